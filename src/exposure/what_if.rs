//! Owns playing a scenario through a codebase: what it changes, and what is left without successor, host or terms.
//! Never decides how likely any of it is.

mod apply;
mod assumed;
mod losses;
mod moved;

pub use assumed::Assumed;
pub use losses::{Loss, Lost, LostRoute};
pub use moved::Moved;

use super::index::{Index, index};
use super::score::Score;
use super::scores;
use crate::context::Codebase;
use std::sync::OnceLock;

use super::scenario::Scenarios;
use std::sync::Arc;

/// What a scenario comes to.
#[derive(Debug)]
pub struct WhatIf {
    /// The scores as they were, parallel to the references.
    pub before: Vec<Option<Arc<Score>>>,
    /// The scores under the scenario.
    pub after: Vec<Option<Arc<Score>>>,
    /// The project's index as it was, and under the scenario.
    pub index: [Index; 2],
    /// The factors that moved, by name.
    pub moved: Vec<Moved>,
    /// The references that lose something, in the order of the codebase.
    pub lost: Vec<Lost>,
    /// The routes that lose something with all their members.
    pub routes: Vec<LostRoute>,
}

/// Plays a scenario through a codebase, whose references are left as the scenario has them.
#[must_use]
pub fn what_if(codebase: &mut Codebase<'_>, assumed: &Assumed) -> WhatIf {
    let before = scores(codebase);
    let index_before = index(codebase, &before);
    let lost = losses::of_references(codebase, assumed);
    let routes = losses::of_routes(codebase, &lost);
    apply::apply(codebase, assumed);
    let after = scores(codebase);
    let index_after = index(codebase, &after);
    let moved = moved::moved(codebase, &before, &after);
    WhatIf { before, after, index: [index_before, index_after], moved, lost, routes }
}

/// Returns the scenarios of this version of owlint.
#[must_use]
pub fn scenarios() -> &'static Scenarios {
    static SCENARIOS: OnceLock<Scenarios> = OnceLock::new();
    SCENARIOS.get_or_init(|| postcard::from_bytes(SCENARIOS_BLOB).unwrap_or_default())
}

/// The scenarios as the build has compiled them.
static SCENARIOS_BLOB: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/scenarios.bin"));

#[cfg(test)]
mod tests;
