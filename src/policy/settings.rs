//! Owns what one run is to do, once flags, environment, configuration and defaults have been weighed. Never weighs them.

use super::baseline::BaselineChoice;
use super::config::Exemption;
use super::gate::Gate;
use crate::context::Mirrors;
use crate::discover::Request;
use crate::exposure::Scenario;
use crate::identify::Confidence;
use crate::lints::{Finding, Levels, Severity};
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// What one run is to do.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Which files.
    pub request: Request,
    /// What is laid over the embedded catalogue: the configuration's before the command line's, which wins.
    pub overlays: Vec<PathBuf>,
    /// The date everything is judged at.
    pub as_of: Date,
    /// What rules are set to.
    pub levels: Levels,
    /// Which findings make the run fail.
    pub gate: Gate,
    /// Findings below are counted and not shown.
    pub min_severity: Severity,
    /// Findings below are counted and not shown.
    pub min_confidence: Confidence,
    /// What the project says of copies that its tree does not show.
    pub mirrors: Mirrors,
    /// Futures of the project's own, by name.
    pub scenarios: BTreeMap<String, Scenario>,
    /// Findings that are let be.
    pub exemptions: Vec<Exemption>,
    /// After how many days the catalogue counts as old.
    pub catalog_max_age: u32,
    /// Whether suppressions in comments and exemptions hold.
    pub suppressions: bool,
    /// Which baseline holds.
    pub baseline: BaselineChoice,
}

impl Settings {
    /// Whether a finding is grave and sure enough to be shown.
    #[must_use]
    pub fn shows(&self, finding: &Finding) -> bool {
        finding.severity >= self.min_severity && finding.confidence >= self.min_confidence
    }
}
