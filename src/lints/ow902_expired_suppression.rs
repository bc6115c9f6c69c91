//! OW902: a suppression or an exemption whose last day has passed, and which holds nothing back any more.

use super::finding::Finding;
use super::judgement::{Judgement, Rule, at};
use crate::text::Place;
use jiff::civil::Date;

/// The rule.
#[derive(Debug)]
pub(super) struct ExpiredSuppression;

impl Rule for ExpiredSuppression {
    fn id(&self) -> &'static str {
        "OW902"
    }

    /// Says nothing by itself: what suppressions are worth is known once they have been applied to all other findings.
    fn check(&self, _: &Judgement<'_>, _: &mut Vec<Finding>) {}
}

/// Returns the finding on a suppression, or an exemption, at a place.
#[must_use]
pub fn expired(place: Place, what: &str, until: Date, as_of: Date) -> Finding {
    let message = format!("This {what} ended on {until}, before {as_of}: it holds nothing back any more.");
    let help = format!("Take the {what} out and mend what it covered, or agree on a new last day.");
    at("OW902", place, message, help)
}
