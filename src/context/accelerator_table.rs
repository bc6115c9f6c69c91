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
}

/// A list of names.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Names {
    /// The names.
    pub names: Vec<String>,
}
