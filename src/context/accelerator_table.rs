//! Owns the form of `rules/accelerators.toml`, for the build that compiles it and the run that reads it. Never applies it.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The whole file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AcceleratorTable {
    /// Memory in gigabytes, by lower-case name.
    pub memory_gb: BTreeMap<String, u32>,
    /// Resources that count accelerators of one node, as written.
    pub resources: Names,
    /// Keys and options that split one model over accelerators, in words.
    pub parallel: Names,
    /// Keys that count accelerators outright, in words.
    pub counts: Names,
    /// Maps in which such keys count layers instead, in words.
    pub layers: Names,
    /// Keys and variables that list accelerators by number, in words.
    pub lists: Names,
    /// Maps in which a `count` counts accelerators, in words.
    pub devices: Names,
    /// Options that say on how many nodes each of these accelerators is, in words.
    pub nodes: Names,
    /// Machines of clouds, by lower-case name.
    pub machines: BTreeMap<String, Machine>,
}

/// What a machine of a cloud has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Machine {
    /// How many accelerators.
    pub count: u32,
    /// Which, as in `memory_gb`.
    pub accelerator: String,
}

/// A list of names.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Names {
    /// The names.
    pub names: Vec<String>,
}
