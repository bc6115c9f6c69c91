//! Owns holding a baseline against a run: one that a file holds, or what an earlier state of the tree had. Never says
//! what fits what.

use super::{Baseline, BaselineFile, Covering, Scope};
use crate::context::Codebase;
use crate::discover::{Before, Discovery, Presence};
use crate::lints::{Finding, Levels, Severity, Status};
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

impl Baseline {
    /// Leaves out of the findings, and of the fingerprints parallel to them, what an earlier state of the tree had at
    /// least as grave: `self` is what was found there. Files that were renamed since are followed.
    pub fn leave_out(
        self,
        before: &Before,
        findings: &mut Vec<Finding>,
        fingerprints: &mut Vec<String>,
        codebase: &Codebase,
        levels: &Levels,
        found: &Discovery,
    ) {
        let mut entries = self.entries;
        for entry in &mut entries {
            if let Some(new) = before.renames.get(Path::new(&entry.path)) {
                entry.path = plain(new);
            }
        }
        entries.sort();
        let earlier = BaselineFile { path: PathBuf::new(), baseline: Self { entries } };
        let _ = earlier.hold(findings, fingerprints, codebase, levels, found);
        let is_meant = |path: &Path| before.within.is_empty() || before.within.iter().any(|one| path.starts_with(one));
        let stays = |finding: &Finding| finding.status != Status::Baselined && is_meant(finding.place.path());
        let mut staying = findings.iter().map(stays);
        fingerprints.retain(|_| staying.next().unwrap_or_default());
        findings.retain(stays);
    }
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
