//! OW501: an identifier stands in source code rather than in configuration.

use super::finding::Finding;
use super::judgement::{Judgement, Rule, plain};
use crate::extract::SiteKind;

/// The rule.
#[derive(Debug)]
pub(super) struct HardCodedModel;

impl Rule for HardCodedModel {
    fn id(&self) -> &'static str {
        "OW501"
    }

    fn check(&self, judgement: &Judgement<'_>, out: &mut Vec<Finding>) {
        for (id, reference) in judgement.references().filter(|(_, reference)| reference.kind == SiteKind::Literal) {
            let message = format!(
                "`{}` stands in source code: whoever runs this cannot change the model without changing the code.",
                reference.text
            );
            let help = "Read it from configuration or the environment, in one place.".to_owned();
            let mut finding = plain(self.id(), id, reference, message, help);
            finding.score = judgement.score(id).map(|score| score.score);
            out.push(finding);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::context::{Reference, Role};
    use crate::exposure::testing::{Build, qwen3_32b, serving, with_role};
    use crate::extract::SiteKind;
    use crate::lints::testing::said;
    use crate::lints::{Change, Levels};

    fn fires(reference: Reference) -> bool {
        let mut levels = Levels::default();
        levels.apply("OW501", Change::Warn).unwrap();
        let mut build = Build::default();
        build.add(reference);
        assert!(!said(build.clone(), &Levels::default()).contains(&"OW501"));
        said(build, &levels).contains(&"OW501")
    }

    #[test]
    fn a_literal_is_told_when_asked_for() {
        assert!(fires(Reference { kind: SiteKind::Literal, ..serving(qwen3_32b()) }));
    }

    #[test]
    fn configuration_commands_and_tests_are_not_its_business() {
        for kind in [SiteKind::MapValue, SiteKind::Argument, SiteKind::Assignment] {
            assert!(!fires(Reference { kind, ..serving(qwen3_32b()) }));
        }
        assert!(!fires(Reference { kind: SiteKind::Literal, ..with_role(Role::Test, serving(qwen3_32b())) }));
    }
}
