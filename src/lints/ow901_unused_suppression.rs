//! OW901: a suppression or an exemption that holds nothing back.

use super::finding::Finding;
use super::judgement::{Judgement, Rule, at};
use crate::text::Place;
use crate::text::sanitise;

/// The rule.
#[derive(Debug)]
pub(super) struct UnusedSuppression;

impl Rule for UnusedSuppression {
    fn id(&self) -> &'static str {
        "OW901"
    }

    /// Says nothing by itself: what suppressions are worth is known once they have been applied to all other findings.
    fn check(&self, _: &Judgement<'_>, _: &mut Vec<Finding>) {}
}

/// Returns the finding on a suppression, or an exemption, at a place. `names` are the rules and groups that it names for
/// nothing; none means all of it.
#[must_use]
pub fn unused(place: Place, what: &str, names: &[&str]) -> Finding {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{}`", sanitise(name))).collect();
    let (message, help) = match quoted.as_slice() {
        [] => {
            (format!("This {what} holds nothing back: no finding it covers is left."), format!("Take the {what} out."))
        }
        names => {
            let listed = names.join(", ");
            (
                format!("This {what} names {listed} for nothing: no such finding is left."),
                format!("Take {listed} out of its list."),
            )
        }
    };
    at("OW901", place, message, help)
}
