//! Owns the card of a reference that an editor shows beside it, in Markdown. Never decides where it is shown.

use super::describe;
use super::markdown::{cell, code};
use super::outcome::Outcome;
use crate::context::ReferenceId;
use std::fmt::Write as _;

/// Returns what is known of a reference's model, how it is used, and why it scores as it does; `None` for one that there
/// is not.
#[must_use]
pub fn card(outcome: &Outcome, id: ReferenceId) -> Option<String> {
    let reference = outcome.codebase.reference(id)?;
    let mut card = format!("**{}** {}\n\n", cell(&describe::name(reference)), code(&reference.text));
    let mut line = |name: &str, text: &str| {
        // Writing to a string does not fail.
        let _ = writeln!(card, "- {name}: {}", cell(text));
    };
    line("model", &describe::model(reference));
    line("used", &describe::usage(reference));
    if let Some(supply) = &reference.supply {
        if let Some(posture) = &supply.posture {
            line(
                "posture",
                &format!("{}, since {}: {} ({})", posture.is.as_str(), posture.since, posture.why, posture.source),
            );
        }
        if let Some(outlook) = &supply.outlook {
            line(
                "outlook",
                &format!("{}, since {}: {} ({})", outlook.is.as_str(), outlook.since, outlook.why, outlook.source),
            );
        }
    }
    if let Some(score) = outcome.score(id) {
        line("exposure", &format!("{} of 100: {}", score.score, describe::factors(score)));
    }
    for substitute in outcome.advice(id) {
        line("plan around", &describe::substitute(substitute));
    }
    Some(card)
}
