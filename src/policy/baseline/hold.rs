//! Owns holding a baseline's file against a run. Never says what fits what.

use super::{Baseline, BaselineFile, Covering, Scope};
use crate::context::Codebase;
use crate::discover::{Discovery, Presence};
use crate::lints::{Finding, Levels, Severity};
use crate::policy::fingerprint::plain;
use std::collections::HashSet;
use std::path::{Path, PathBuf};

/// A baseline that holds in a run, and what it covers there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaselineUse {
    /// The file.
    pub path: PathBuf,
    /// What is in it.
    pub baseline: Baseline,
    /// What became of its entries.
    pub covering: Covering,
}

impl BaselineFile {
    /// Marks the findings that the baseline covers. `fingerprints` are parallel to the findings.
    #[must_use]
    pub fn hold(
        self,
        findings: &mut [Finding],
        fingerprints: &[String],
        codebase: &Codebase,
        levels: &Levels,
        found: &Discovery,
    ) -> BaselineUse {
        let checked: HashSet<String> = found.inputs.iter().map(|input| plain(&input.relative)).collect();
        let presence = Presence::of(found);
        let scope = Scope {
            is_whole: found.whole_tree,
            exists: &|path| checked.contains(path) || presence.holds(Path::new(path)),
            was_checked: &|path| checked.contains(path),
            is_on: &|rule, path| levels.severity(rule, Severity::High, Path::new(path)).is_some(),
        };
        let covering = self.baseline.cover(findings, fingerprints, codebase, &scope);
        BaselineUse { path: self.path, baseline: self.baseline, covering }
    }
}
