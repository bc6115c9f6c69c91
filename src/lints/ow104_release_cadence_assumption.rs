//! OW104: a hole, range or wildcard stands where the version of an open line stands, whatever its size.

use super::finding::Finding;
use super::judgement::{Judgement, Rule, placed};
use super::wording::{fact_of, lab_name};
use crate::catalog::Family;
use crate::context::Reference;
use crate::identify::left_open;

const HELP: &str = "Name the version that you have tested, and move to the next by a change that a test goes with.";

/// The rule.
#[derive(Debug)]
pub(super) struct ReleaseCadenceAssumption;

impl Rule for ReleaseCadenceAssumption {
    fn id(&self) -> &'static str {
        "OW104"
    }

    fn check(&self, judgement: &Judgement<'_>, out: &mut Vec<Finding>) {
        let spoken_of = |one: &&Reference| judgement.levels.include_ungated || one.role.gates();
        for one in judgement.codebase.open.iter().filter(spoken_of) {
            let Some(family) = left_open(&one.text, judgement.codebase.catalog) else { continue };
            out.push(self.finding(one, &family, judgement));
        }
    }
}

impl ReleaseCadenceAssumption {
    fn finding(&self, one: &Reference, family: &Family, judgement: &Judgement<'_>) -> Finding {
        let codebase = judgement.codebase;
        let lab = codebase.catalog.lab(&family.lab);
        let posture = lab.as_ref().and_then(|lab| lab.posture_of(family.line.as_deref(), codebase.as_of));
        let outlook = lab.as_ref().and_then(|lab| lab.outlook_of(family.line.as_deref(), codebase.as_of));
        let message = format!(
            "`{}` leaves the version open: whatever fills it presumes that the next release comes, comes with open \
             weights and keeps this name and size. {}",
            one.text,
            fact_of(&lab_name(codebase, &family.lab), posture, outlook)
        );
        placed(self.id(), one, message, HELP.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use crate::context::{Codebase, Reference, Role};
    use crate::exposure::testing::{Build, qwen3_32b, serving, with_role};
    use crate::exposure::{WaysOut, scores};
    use crate::lints::{Finding, Levels, Severity, judge};

    fn found(reference: Reference) -> Vec<Finding> {
        let open =
            vec![Reference { text: "Qwen/Qwen{version}-72B".to_owned(), model: None, supply: None, ..reference }];
        let codebase = Codebase { open, ..Build::default().done() };
        let ways_out = WaysOut::new(codebase.catalog, codebase.as_of);
        judge(&codebase, &scores(&codebase), &Levels::default(), &ways_out)
    }

    #[test]
    fn an_open_version_is_low_and_told_with_what_is_known_of_the_lab() {
        let findings = found(serving(qwen3_32b()));
        assert_eq!((findings[0].rule, findings[0].severity), ("OW104", Severity::Low));
        let message = &findings[0].message;
        assert!(message.starts_with("`Qwen/Qwen{version}-72B` leaves the version open"), "{message}");
        assert!(message.contains(", since 20") && message.contains("Alibaba"), "{message}");
    }

    #[test]
    fn tests_and_pages_are_not_its_business() {
        for role in [Role::Test, Role::Doc, Role::Registry] {
            assert!(found(with_role(role, serving(qwen3_32b()))).is_empty(), "{role:?}");
        }
    }
}
