//! OW502: one model stands in five or more files outside tests, documentation and registries.

use super::finding::{Finding, Related};
use super::judgement::{Judgement, Rule, plain};
use crate::context::{Reference, ReferenceId};
use std::collections::BTreeMap;
use std::path::Path;

/// From so many files on.
const FILES: usize = 5;

/// So many other places are shown.
const MOST_PLACES: usize = 20;

/// The first reference to a model in each file.
type ByFile<'a> = BTreeMap<&'a Path, (ReferenceId, &'a Reference)>;

/// The rule.
#[derive(Debug)]
pub(super) struct ScatteredModel;

impl Rule for ScatteredModel {
    fn id(&self) -> &'static str {
        "OW502"
    }

    fn check(&self, judgement: &Judgement<'_>, out: &mut Vec<Finding>) {
        if judgement.levels.is_partial {
            return;
        }
        let mut models: BTreeMap<&str, ByFile<'_>> = BTreeMap::new();
        for (id, reference) in judgement.references().filter(|(_, reference)| reference.role.gates()) {
            let Some(model) = reference.model.as_deref() else { continue };
            let files = models.entry(model.id.as_str()).or_default();
            files.entry(reference.place.path.as_path()).or_insert((id, reference));
        }
        for files in models.values().filter(|files| files.len() >= FILES) {
            out.extend(self.finding(files, judgement));
        }
    }
}

impl ScatteredModel {
    fn finding(&self, files: &ByFile<'_>, judgement: &Judgement<'_>) -> Option<Finding> {
        let (id, reference) = files.values().next()?;
        let name = reference.model.as_deref().map_or(reference.text.as_str(), |model| model.name.as_str());
        let message = format!(
            "{name} stands in {} files: when it has to go, each of them has to be found and changed.",
            files.len()
        );
        let help = "Name it in one place, and let the others read it from there.".to_owned();
        let mut finding = plain(self.id(), *id, reference, message, help);
        finding.score = judgement.score(*id).map(|score| score.score);
        finding.references.extend(files.values().skip(1).map(|(id, _)| *id));
        let others = files.values().skip(1).take(MOST_PLACES);
        Some(finding.beside(
            others.map(|(_, reference)| Related { place: reference.place.clone(), message: "here, too".to_owned() }),
        ))
    }
}

#[cfg(test)]
mod tests {
    use crate::context::Role;
    use crate::exposure::testing::{Build, place, qwen3_32b, serving, with_role};
    use crate::lints::testing::{found_with, said};
    use crate::lints::{Change, Levels};

    fn asked_for() -> Levels {
        let mut levels = Levels::default();
        levels.apply("OW502", Change::Warn).unwrap();
        levels
    }

    fn in_files(count: usize, role: Role) -> Build {
        let mut build = Build::default();
        for number in 0..count {
            let mut reference = with_role(role, serving(qwen3_32b()));
            reference.place = place(&format!("app/{number}.yaml"), 1);
            build.add(reference);
        }
        build
    }

    #[test]
    fn five_files_are_one_finding_that_names_the_others() {
        let found = found_with("OW502", in_files(5, Role::Client), &asked_for());
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].references.len(), found[0].related.len()), (5, 4));
        assert!(found[0].message.contains("stands in 5 files"), "{}", found[0].message);
    }

    #[test]
    fn four_files_many_lines_tests_and_a_part_of_the_tree_are_not_its_business() {
        let mut lines = Build::default();
        for _ in 0..9 {
            lines.add(serving(qwen3_32b()));
        }
        for build in [in_files(4, Role::Client), in_files(9, Role::Test), lines] {
            assert!(!said(build, &asked_for()).contains(&"OW502"));
        }
        let partial = Levels { is_partial: true, ..asked_for() };
        assert!(!said(in_files(5, Role::Client), &partial).contains(&"OW502"));
    }
}
