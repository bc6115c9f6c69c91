//! OW503: code does one thing or another by a part of a model's name.

use super::finding::Finding;
use super::judgement::{Judgement, Rule, placed};
use crate::context::Reference;

const HELP: &str = "Keep what differs (template, parser, limits) as settings beside the model's name, and read it from \
                    there.";

/// The rule.
#[derive(Debug)]
pub(super) struct FamilyNameBranching;

impl Rule for FamilyNameBranching {
    fn id(&self) -> &'static str {
        "OW503"
    }

    fn check(&self, judgement: &Judgement<'_>, out: &mut Vec<Finding>) {
        let spoken_of = |one: &&Reference| judgement.levels.include_ungated || one.role.gates();
        for one in judgement.codebase.branches.iter().filter(spoken_of) {
            let message = format!(
                "The code does something else where a model's name holds `{}`: a successor or a replacement under another \
                 name takes the wrong way without an error.",
                one.text
            );
            out.push(placed(self.id(), one, message, HELP.to_owned()));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::context::{Codebase, Reference, Role};
    use crate::exposure::testing::{Build, qwen3_32b, serving, with_role};
    use crate::exposure::{WaysOut, scores};
    use crate::lints::{Change, Levels, judge};

    fn said(reference: Reference, asked: bool) -> Vec<&'static str> {
        let mut levels = Levels::default();
        if asked {
            levels.apply("OW503", Change::Warn).unwrap();
        }
        let branches = vec![Reference { text: "qwen".to_owned(), model: None, supply: None, ..reference }];
        let codebase = Codebase { branches, ..Build::default().done() };
        let ways_out = WaysOut::new(codebase.catalog, codebase.as_of);
        judge(&codebase, &scores(&codebase), &levels, &ways_out).into_iter().map(|finding| finding.rule).collect()
    }

    #[test]
    fn a_branch_is_told_when_asked_for() {
        assert_eq!(said(serving(qwen3_32b()), true), ["OW503"]);
        assert!(said(serving(qwen3_32b()), false).is_empty());
        assert!(said(with_role(Role::Test, serving(qwen3_32b())), true).is_empty());
    }
}
