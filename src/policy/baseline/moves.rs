//! Owns who inherits the entries of files that are gone where only a part of the tree is looked at: a file outside of
//! that part may have done so before. Never searches the tree.

use super::cover::Fate;
use super::entry::BaselineEntry;
use super::{Baseline, BaselineFile};
use crate::context::Codebase;
use crate::discover::{Discovery, Presence};
use crate::lints::{Finding, Levels, Status};
use std::collections::{BTreeSet, HashSet};
use std::path::Path;

impl Baseline {
    /// Returns the identifiers for which findings may claim entries of files that are gone. Mostly there are none.
    #[must_use]
    pub fn wanted_from_gone(&self, findings: &[Finding], codebase: &Codebase, found: &Discovery) -> Vec<String> {
        let presence = Presence::of(found);
        let paths: HashSet<&str> = self.entries.iter().map(|entry| entry.path.as_str()).collect();
        let gone: HashSet<&str> = paths.into_iter().filter(|path| !presence.holds(Path::new(path))).collect();
        let is_gone = |entry: &&BaselineEntry| gone.contains(entry.path.as_str());
        let lost: HashSet<(&str, &str)> =
            self.entries.iter().filter(is_gone).map(|entry| (entry.rule.as_str(), entry.identifier.as_str())).collect();
        if lost.is_empty() {
            return Vec::new();
        }
        let active = findings.iter().filter(|finding| finding.status == Status::Active);
        let asked = active.map(|finding| BaselineEntry::of(finding, "", codebase));
        let wanted = asked.filter(|one| lost.contains(&(one.rule.as_str(), one.identifier.as_str())));
        let wanted: BTreeSet<String> = wanted.map(|one| one.identifier).filter(|text| !text.is_empty()).collect();
        wanted.into_iter().collect()
    }
}

impl BaselineFile {
    /// Takes out the entries of files that are gone which `others` have inherited: findings in files that were not
    /// looked at in the run itself.
    #[must_use]
    pub fn without_claimed(
        self,
        others: &[Finding],
        fingerprints: &[String],
        codebase: &Codebase,
        found: &Discovery,
    ) -> Self {
        let mut others = others.to_vec();
        let Self { path, baseline } = self;
        let whole = Self { path: path.clone(), baseline: baseline.clone() };
        let used = whole.hold(&mut others, fingerprints, codebase, &Levels::default(), found);
        let is_claimed = |entry: &BaselineEntry, fate: &Fate| match fate {
            Fate::Covers(now) => now.path != entry.path,
            Fate::Stale | Fate::NotJudged => false,
        };
        let left = baseline.entries.into_iter().zip(&used.covering.fates);
        let entries = left.filter(|(entry, fate)| !is_claimed(entry, fate)).map(|(entry, _)| entry).collect();
        Self { path, baseline: Baseline { entries } }
    }
}
