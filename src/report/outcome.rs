//! Owns what a run has come to, as every report takes it. Never computes any of it.

use crate::context::{Codebase, Reference, ReferenceId};
use crate::discover::Skipped;
use crate::exposure::{Concentration, Index, Score, Substitute, Substitutes};
use crate::lints::{Finding, LintPage, Status};
use crate::policy::{BaselineUse, FailOn};
use crate::text::Notice;
use serde::Serialize;
use std::path::PathBuf;
use std::sync::Arc;

/// What a run has written to the files it checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Rewritten {
    /// Findings that were mended.
    pub fixed: usize,
    /// Findings that got a suppression.
    pub silenced: usize,
    /// Findings that should have got one and could not.
    pub left: usize,
}

/// All that a run has found, judged and counted.
#[derive(Debug)]
pub struct Outcome<'a> {
    /// What all paths are relative to; absolute.
    pub root: PathBuf,
    /// What was found.
    pub codebase: Codebase<'a>,
    /// Parallel to the references; `None` for those without a score.
    pub scores: Vec<Option<Arc<Score>>>,
    /// Parallel to the references; empty where nothing needs to be replaced.
    pub advice: Vec<Substitutes>,
    /// Sorted by path, place and rule, without those below what is to be shown.
    pub findings: Vec<Finding>,
    /// Parallel to the findings: whether each makes the run fail.
    pub gates: Vec<bool>,
    /// Parallel to the findings: by what each is known again. Counted before those that are not shown were left out.
    pub fingerprints: Vec<String>,
    /// The commit whose findings were left out, where only what has changed since is told.
    pub compared_with: Option<String>,
    /// The baseline that holds; `None` where there is none.
    pub baseline: Option<BaselineUse>,
    /// Findings that make the run fail, those that are not shown included.
    pub gating: usize,
    /// How the exposure is spread; `None` where only a part of the tree was looked at.
    pub concentration: Option<Concentration>,
    /// The highest index that the project may have, where it lies above.
    pub index_limit: Option<u8>,
    /// The project's index; `None` where only a part of the tree was looked at.
    pub index: Option<Index>,
    /// What could not be read as it stands, and what was left out for a reason worth a word.
    pub notices: Vec<Notice>,
    /// All rules.
    pub rules: &'a [LintPage],
    /// Files that were read.
    pub files_checked: usize,
    /// Files left out for what they are. Sorted.
    pub skipped: Vec<Skipped>,
    /// Files that were listed and not read, those that could not be read included.
    pub files_skipped: usize,
    /// Whether a folder was to be checked, so that finding nothing in it is worth an exit status.
    pub asked_for_directory: bool,
    /// Findings that lie below the severity or the confidence asked for.
    pub hidden: usize,
    /// From which severity a finding makes the run fail.
    pub fail_on: FailOn,
    /// What was written to files before this was found; `None` where nobody asked for it.
    pub rewritten: Option<Rewritten>,
    /// The day up to which the catalogue was kept, as `2026-11-20`.
    pub catalog_date: String,
}

impl Outcome<'_> {
    /// Whether anything makes the run fail: a finding, or the index.
    #[must_use]
    pub fn gates(&self) -> bool {
        self.gating > 0 || self.index_limit.is_some()
    }

    /// Whether there was nothing to read.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.files_checked == 0
    }

    /// Returns the page of a rule by its id.
    #[must_use]
    pub fn rule(&self, id: &str) -> Option<&LintPage> {
        self.rules.iter().find(|rule| rule.id == id)
    }

    /// Returns the name of a rule by its id, the id itself for one that has no page.
    #[must_use]
    pub fn rule_name<'s>(&'s self, id: &'s str) -> &'s str {
        self.rule(id).map_or(id, |rule| &rule.name)
    }

    /// Returns the reference at whose place a finding stands.
    #[must_use]
    pub fn subject(&self, finding: &Finding) -> Option<(ReferenceId, &Reference)> {
        let id = *finding.references.first()?;
        Some((id, self.codebase.reference(id)?))
    }

    /// Returns the score of a reference.
    #[must_use]
    pub fn score(&self, id: ReferenceId) -> Option<&Score> {
        self.scores.get(id.0)?.as_deref()
    }

    /// Returns what to plan around instead of a reference's model.
    #[must_use]
    pub fn advice(&self, id: ReferenceId) -> &[Substitute] {
        self.advice.get(id.0).map_or(&[], |found| &**found)
    }

    /// Returns how many findings have the given status.
    #[must_use]
    pub fn count(&self, status: Status) -> usize {
        self.findings.iter().filter(|finding| finding.status == status).count()
    }
}
