//! Owns what the folders and the name of a file, and the name of a script, say of the role. Never looks into the file.

use crate::context::reference::Role;
use crate::identify::{Pattern, RolePattern, keys, words};
use crate::text::Format;
use std::path::Path;

/// All roles that the folders and the name of a file tell, the nearest to the file first.
///
/// Engines and trainings are told by folders only: a file is named after its model, and `…-lora.yaml` or `vllm_….py` may
/// be part of that name. Of a program's folders only one that is called so in full tells a training: `lora_kernels` is code.
pub(super) fn path_roles(path: &Path, format: Format) -> Vec<Role> {
    let parts: Vec<Vec<String>> = path.iter().map(|part| words(&part.to_string_lossy())).collect();
    let is_told = |rule: &RolePattern, part: &Vec<String>| {
        let in_full = format.is_source() && Role::parse(&rule.role) == Role::Finetune;
        let tells = |pattern: &Pattern| pattern.is_within(part) && (!in_full || pattern.len() == part.len());
        rule.patterns.iter().any(tells)
    };
    let mut roles = Vec::new();
    for (depth, part) in parts.iter().enumerate().rev() {
        let is_file = depth + 1 == parts.len();
        let tellable = |role: Role| {
            !(is_file && matches!(role, Role::Serving | Role::Finetune)) && !(role == Role::Test && is_main(&parts))
        };
        let rules = keys().paths.iter().filter(|rule| tellable(Role::parse(&rule.role)) && is_told(rule, part));
        roles.extend(rules.map(|rule| Role::parse(&rule.role)));
    }
    without_nearer_evaluation(roles)
}

/// Java's builds keep a program below `src/main` and its tests below `src/test`, however their files are called.
fn is_main(parts: &[Vec<String>]) -> bool {
    parts.windows(2).any(|pair| pair == [["src"], ["main"]])
}

/// An evaluation in a folder of tests is an evaluation; tests of an evaluation are tests.
fn without_nearer_evaluation(mut roles: Vec<Role>) -> Vec<Role> {
    let first = |role: Role| roles.iter().position(|told| *told == role);
    if let (Some(eval), Some(test)) = (first(Role::Eval), first(Role::Test))
        && eval < test
    {
        roles.retain(|role| *role != Role::Test);
    }
    roles
}

/// What the name of a script says of the models it is given: `gpu_benchmark.py`, `train_sft.py`.
pub(super) fn program_role(program: &str) -> Option<Role> {
    let name = words(program);
    let is_one = |rule: &&RolePattern| {
        matches!(Role::parse(&rule.role), Role::Eval | Role::Finetune)
            && rule.patterns.iter().any(|pattern| pattern.is_within(&name))
    };
    keys().paths.iter().find(is_one).map(|rule| Role::parse(&rule.role))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn roles(path: &str) -> Vec<Role> {
        path_roles(Path::new(path), Format::Yaml)
    }

    #[test]
    fn the_nearest_folder_tells() {
        assert_eq!(roles("benchmarks/servers/vllm/main.tf"), [Role::Serving, Role::Eval]);
        assert_eq!(roles("vllm/benchmarks/values.yaml"), [Role::Eval, Role::Serving]);
    }

    #[test]
    fn an_evaluation_among_tests_is_one_and_tests_of_an_evaluation_are_tests() {
        assert_eq!(roles("tests/answer_evaluation.yaml"), [Role::Eval]);
        assert_eq!(roles("evals/tests/case.yaml").first(), Some(&Role::Test));
        assert_eq!(roles("tests/training/a.yaml"), [Role::Finetune, Role::Test]);
    }

    #[test]
    fn programs_of_java_are_no_tests() {
        assert_eq!(roles("app/src/main/java/ChatModelTest.java"), []);
        assert_eq!(roles("app/src/test/java/ChatModelTest.java"), [Role::Test, Role::Test]);
    }

    #[test]
    fn a_model_that_is_served_end_to_end_is_no_test() {
        assert_eq!(roles("samples/e2e-gpt-oss/service.yaml"), []);
        assert_eq!(roles("e2e/service.yaml"), [Role::Test]);
    }
}
