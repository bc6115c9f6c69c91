//! OW504: a reference to a model, lab, host or licence class that the project's own lists do not let in.

use super::finding::Finding;
use super::judgement::{Judgement, Rule, plain};
use super::lists::Refusal;
use crate::text::sanitise;

/// The rule.
#[derive(Debug)]
pub(super) struct DisallowedModel;

impl Rule for DisallowedModel {
    fn id(&self) -> &'static str {
        "OW504"
    }

    fn check(&self, judgement: &Judgement<'_>, out: &mut Vec<Finding>) {
        let lists = &judgement.levels.lists;
        if lists.is_empty() {
            return;
        }
        for (id, reference) in judgement.references() {
            let Some(refusal) = lists.refusal(reference) else { continue };
            let (message, help) = words(&refusal);
            let mut finding = plain(self.id(), id, reference, message, help);
            finding.score = judgement.score(id).map(|score| score.score);
            out.push(finding);
        }
    }
}

fn words(refusal: &Refusal) -> (String, String) {
    match refusal {
        Refusal::Denied(name, kind, pattern) => (
            format!(
                "`{}` is not to be used here: `{pattern}` is denied by this project's configuration.",
                sanitise(name)
            ),
            format!(
                "Use another one, or change `{kind}` in [deny]; an [[exempt]] with a reason lets a single place be."
            ),
        ),
        Refusal::NotAllowed(name, kind) => (
            format!(
                "`{}` is not among the {} that this project's configuration allows.",
                sanitise(name),
                in_words(kind)
            ),
            format!(
                "Use one that is, or add it to `{kind}` in [allow]; an [[exempt]] with a reason lets a single place be."
            ),
        ),
    }
}

fn in_words(kind: &str) -> String {
    kind.replace('-', " ")
}

#[cfg(test)]
mod tests {
    use crate::context::{Reference, Role};
    use crate::exposure::testing::{Build, deepseek_v3, hosted, kimi_k2, qwen3_32b, serving};
    use crate::lints::testing::said;
    use crate::lints::{Levels, List, Lists};
    use crate::text::Wildcards;

    fn fires(reference: Reference, lists: Lists) -> bool {
        let mut build = Build::default();
        build.add(reference);
        said(build, &Levels { lists, ..Levels::default() }).contains(&"OW504")
    }

    fn names(names: &[&str]) -> Wildcards {
        Wildcards::new(names.iter().map(|name| (*name).to_owned()).collect()).unwrap()
    }

    fn allow(allowed: &[&str]) -> List {
        List { allow: Some(names(allowed)), ..List::default() }
    }

    fn deny(denied: &[&str]) -> List {
        List { deny: names(denied), ..List::default() }
    }

    #[test]
    fn what_is_denied_is_told_by_any_of_its_names() {
        for pattern in ["kimi-k2-instruct", "KIMI-*", "*"] {
            assert!(fires(serving(kimi_k2()), Lists { models: deny(&[pattern]), ..Lists::default() }), "{pattern}");
        }
        assert!(fires(serving(kimi_k2()), Lists { labs: deny(&["moonshotai"]), ..Lists::default() }));
        assert!(fires(serving(kimi_k2()), Lists { licence_classes: deny(&["conditional"]), ..Lists::default() }));
        assert!(!fires(serving(qwen3_32b()), Lists { models: deny(&["kimi-*"]), ..Lists::default() }));
    }

    #[test]
    fn what_is_not_allowed_is_told_and_a_denial_wins() {
        assert!(fires(serving(kimi_k2()), Lists { labs: allow(&["alibaba"]), ..Lists::default() }));
        assert!(!fires(serving(qwen3_32b()), Lists { labs: allow(&["alibaba"]), ..Lists::default() }));
        let both = List { allow: Some(names(&["*"])), deny: names(&["alibaba"]) };
        assert!(fires(serving(qwen3_32b()), Lists { labs: both, ..Lists::default() }));
    }

    #[test]
    fn what_is_not_known_is_on_no_list_of_what_is_allowed() {
        let unknown = Reference { model: None, supply: None, ..serving(qwen3_32b()) };
        assert!(fires(unknown, Lists { labs: allow(&["alibaba"]), ..Lists::default() }));
    }

    #[test]
    fn hosts_are_asked_of_hosted_references_only() {
        let lists = || Lists { hosts: allow(&["fireworks"]), ..Lists::default() };
        assert!(fires(hosted(deepseek_v3(), Role::Client, "together"), lists()));
        assert!(!fires(hosted(deepseek_v3(), Role::Client, "fireworks"), lists()));
        assert!(!fires(serving(deepseek_v3()), lists()));
    }

    #[test]
    fn without_lists_nothing_is_said() {
        assert!(!fires(serving(kimi_k2()), Lists::default()));
    }
}
