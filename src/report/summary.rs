//! Owns what is counted over an outcome. Never lays it out.

use super::outcome::{Outcome, Rewritten};
use super::paths::plain;
use crate::catalog::Tier;
use crate::context::Reference;
use crate::lints::{Severity, Status};
use crate::policy::BaselineUse;
use serde::Serialize;
use std::collections::BTreeMap;
use std::path::Path;

/// The counts of a run, as the JSON report gives them (design §7).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// Files that were read.
    pub files_checked: usize,
    /// Files that were listed and not read.
    pub files_skipped: usize,
    /// References found.
    pub references: usize,
    /// References by size tier; closed models count as `unknown` where their size is not known.
    pub by_tier: BTreeMap<String, usize>,
    /// References by lab.
    pub by_lab: BTreeMap<String, usize>,
    /// References by who serves them.
    pub by_provider: BTreeMap<String, usize>,
    /// References by role.
    pub by_role: BTreeMap<String, usize>,
    /// Findings that stand, by severity.
    pub by_severity: BTreeMap<String, usize>,
    /// Findings silenced by a comment or the configuration.
    pub suppressed: usize,
    /// Findings that the baseline covers.
    pub baselined: usize,
    /// The commit whose findings were left out; null where all are told.
    pub compared_with: Option<String>,
    /// The baseline that holds; null where none does.
    pub baseline: Option<BaselineSummary>,
    /// Findings below the severity or the confidence asked for.
    pub hidden: usize,
    /// Findings that make the run fail.
    pub gating: usize,
    /// What was written to files before the rest was found; null where nobody asked for it.
    pub rewritten: Option<Rewritten>,
    /// The project's index, 0–100; null where only a part of the tree was looked at.
    pub exposure_index: Option<u8>,
    /// A to E.
    pub exposure_grade: Option<&'static str>,
}

/// What is told of the baseline that holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BaselineSummary {
    /// The file, relative to the root where it lies below it.
    pub path: String,
    /// How many findings it accepts.
    pub entries: usize,
    /// How many of them are not found any more; null where only a part of the tree was looked at.
    pub stale: Option<usize>,
}

impl BaselineSummary {
    fn of(used: &BaselineUse, root: &Path) -> Self {
        let path = plain(used.path.strip_prefix(root).unwrap_or(&used.path));
        Self { path, entries: used.baseline.entries().len(), stale: used.covering.stale() }
    }
}

impl Summary {
    /// Counts an outcome.
    #[must_use]
    pub fn of(outcome: &Outcome) -> Self {
        let references = &outcome.codebase.references;
        let known = |word: Option<&str>| word.unwrap_or("unknown").to_owned();
        let tier = |reference: &Reference| reference.model.as_ref().map_or(Tier::Unknown, |model| model.tier());
        Self {
            files_checked: outcome.files_checked,
            files_skipped: outcome.files_skipped,
            references: references.len(),
            by_tier: count(references, |reference| tier(reference).as_str().to_owned()),
            by_lab: count(references, |reference| known(reference.model.as_ref().map(|model| model.lab.as_str()))),
            by_provider: count(references, |reference| known(reference.provider.as_deref())),
            by_role: count(references, |reference| reference.role.as_str().to_owned()),
            by_severity: by_severity(outcome),
            suppressed: outcome.count(Status::Suppressed),
            baselined: outcome.count(Status::Baselined),
            compared_with: outcome.compared_with.clone(),
            baseline: outcome.baseline.as_ref().map(|used| BaselineSummary::of(used, &outcome.root)),
            hidden: outcome.hidden,
            gating: outcome.gating,
            rewritten: outcome.rewritten,
            exposure_index: outcome.index.map(|index| index.index),
            exposure_grade: outcome.index.map(|index| index.grade.as_str()),
        }
    }
}

fn by_severity(outcome: &Outcome) -> BTreeMap<String, usize> {
    let all = [Severity::Info, Severity::Low, Severity::Medium, Severity::High];
    let mut counts: BTreeMap<_, _> = all.into_iter().map(|severity| (severity.as_str().to_owned(), 0)).collect();
    for finding in outcome.findings.iter().filter(|finding| finding.status == Status::Active) {
        *counts.entry(finding.severity.as_str().to_owned()).or_default() += 1;
    }
    counts
}

/// Counts by a word; words that do not occur are left out.
pub(super) fn count<T>(things: &[T], word: impl Fn(&T) -> String) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for thing in things {
        *counts.entry(word(thing)).or_default() += 1;
    }
    counts
}
