//! Owns the score of one reference and the words that explain it. Never weighs: the weights are data.

use serde::Serialize;

/// One named part of a score.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Factor {
    /// As in `rules/exposure.toml`.
    pub name: String,
    /// What it adds to supply or dependence; negative where it lessens.
    pub value: f32,
    /// Why, in a few words, with the date where there is one.
    pub why: String,
}

/// How much of a codebase's footing a reference puts on the open frontier.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Score {
    /// 0–100.
    pub score: u8,
    /// The parts, supply before dependence.
    pub factors: Vec<Factor>,
    /// Whether a factor was not known and counted as the middle of its range.
    #[serde(skip)]
    pub has_unknowns: bool,
}
