//! Owns the way of a value through files as SARIF gives it: from where it is named to where it is used.

use super::location::Location;
use crate::context::{Reference, Use};
use serde::Serialize;

/// GitHub refuses a result with more steps than 10,000 and shows 1,000 of them.
const MOST_STEPS: usize = 1_000;

/// One way.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct CodeFlow<'o> {
    thread_flows: [ThreadFlow<'o>; 1],
}

#[derive(Debug, Serialize)]
struct ThreadFlow<'o> {
    locations: Vec<Step<'o>>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Step<'o> {
    location: Location<'o>,
    importance: &'static str,
}

/// Returns a way for each place that uses the reference's value; none where it is used where it stands.
pub(super) fn of(reference: &Reference) -> Vec<CodeFlow<'_>> {
    let named = || step(Location::step(&reference.place, "named here".to_owned()));
    // Two steps each.
    let uses = reference.uses.iter().take(MOST_STEPS / 2);
    uses.map(|one| CodeFlow { thread_flows: [ThreadFlow { locations: vec![named(), used(one)] }] }).collect()
}

fn used(one: &Use) -> Step<'static> {
    step(Location::step(&one.place, format!("used here: {}", one.role.as_str())))
}

fn step(location: Location<'_>) -> Step<'_> {
    Step { location, importance: "essential" }
}
