//! Owns what the counts of open releases were checked against (`rules/trend.toml`), and each difference with its
//! source. Never changes a count.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A list collected apart from the catalogue, and how the catalogue differs from it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Checked {
    /// What the list is, with its date.
    pub against: String,
    /// How many releases it has, by half-year.
    pub half_years: BTreeMap<String, usize>,
    /// Releases that the catalogue counts and the list leaves out.
    pub differences: Vec<Difference>,
    /// Sizes that the catalogue has and the list leaves open, which moves medians.
    pub sizes: Vec<Difference>,
}

/// What the list leaves out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Difference {
    /// Where it counts.
    pub half_year: String,
    /// The id of a model of it.
    pub model: String,
    /// What the catalogue has there, and why.
    pub why: String,
    /// Where that is said.
    pub source: String,
}

/// Returns what the counts were checked against. Read when it is asked for, since only one command asks.
#[must_use]
pub fn checked() -> Checked {
    toml::from_str(include_str!("../../../rules/trend.toml")).unwrap_or_default()
}
