//! OW903: a comment that was meant to silence a rule and does not.

use super::finding::Finding;
use super::judgement::{Judgement, Rule, at};
use crate::text::Place;

/// The rule.
#[derive(Debug)]
pub(super) struct MalformedSuppression;

impl Rule for MalformedSuppression {
    fn id(&self) -> &'static str {
        "OW903"
    }

    /// Says nothing by itself: what suppressions are worth is known once they have been applied to all other findings.
    fn check(&self, _: &Judgement<'_>, _: &mut Vec<Finding>) {}
}

/// Returns the finding on a suppression at a place, with what is wrong with it.
#[must_use]
pub fn malformed(place: Place, why: &str) -> Finding {
    let message = format!("This suppression does not hold: {why}.");
    let help = "Write `owlint: ignore[RULE] -- reason`, or `ignore-file` for the whole file; `until=YYYY-MM-DD` before \
                `--` gives it a last day.";
    at("OW903", place, message, help.to_owned())
}
