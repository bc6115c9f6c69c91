//! Owns the baseline: the findings that a project has accepted, so that only what comes on top is told. Never finds
//! anything; where it is kept and how it is read is in `file`, what it covers in `cover`, how it shrinks in `shrink`.

mod cover;
mod entry;
mod file;
mod hold;
mod moves;
mod pool;
mod shrink;

pub use cover::{Covering, Fate, Scope};
pub use entry::BaselineEntry;
pub use file::{BASELINE_NAME, BaselineChoice, BaselineFile, LARGEST_BASELINE};
pub use hold::BaselineUse;
pub use shrink::Shrunk;

use crate::context::Codebase;
use crate::lints::{Finding, Status};

/// The findings that a project has accepted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Baseline {
    /// Sorted; none has another's fingerprint.
    entries: Vec<BaselineEntry>,
}

impl Baseline {
    /// Puts entries in order. Of two with one fingerprint, as a merge leaves them, the milder one stays.
    #[must_use]
    pub fn new(mut entries: Vec<BaselineEntry>) -> Self {
        entries.sort_by(|one, other| (&one.fingerprint, one.severity).cmp(&(&other.fingerprint, other.severity)));
        entries.dedup_by(|later, first| later.fingerprint == first.fingerprint);
        entries.sort();
        Self { entries }
    }

    /// Accepts the findings that stand. `fingerprints` are parallel to them.
    #[must_use]
    pub fn of(findings: &[Finding], fingerprints: &[String], codebase: &Codebase) -> Self {
        let standing = findings.iter().zip(fingerprints).filter(|(finding, _)| finding.status == Status::Active);
        Self::new(standing.map(|(finding, print)| BaselineEntry::of(finding, print, codebase)).collect())
    }

    /// Returns the entries, sorted by path, rule, identifier and key.
    #[must_use]
    pub fn entries(&self) -> &[BaselineEntry] {
        &self.entries
    }
}
