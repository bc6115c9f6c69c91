//! Owns the question to the engine: what it finds in a file as the editor has it. Never words an answer.

use super::text::OpenFile;
use crate::catalog::Catalog;
use crate::cli::args::RuleArgs;
use crate::cli::complain::Complaint;
use crate::cli::input_args::InputArgs;
use crate::cli::parse::Changes;
use crate::cli::prepare::{Prepared, prepare};
use crate::discover::Source;
use crate::lints::{Finding, Status};
use crate::policy::BaselineChoice;
use crate::report::Outcome;

/// How every file of a session is looked at.
#[derive(Debug, Clone, Copy)]
pub(super) struct Engine<'a> {
    pub(super) input: &'a InputArgs,
    pub(super) rules: &'a RuleArgs,
    pub(super) changes: &'a Changes,
    pub(super) catalog: &'a Catalog,
}

impl Engine<'_> {
    /// Checks a file as a run on this file alone would, with the configuration that lies nearest, and asks for something
    /// of what came of it. What is excluded is left out here, too.
    pub(super) fn ask<T>(
        self,
        file: &OpenFile,
        question: impl FnOnce(&Outcome<'_>, &Catalog) -> T,
    ) -> Result<T, Complaint> {
        let input = InputArgs { paths: Vec::new(), stdin_filename: Some(file.path.clone()), ..self.input.clone() };
        let Prepared { mut settings, catalog, .. } = prepare(&input, Some(self.rules), self.changes, self.catalog)?;
        settings.request.source = Source::Buffer { filename: file.path.clone(), text: file.text.clone() };
        settings.request.force_exclude = true;
        settings.baseline = BaselineChoice::Found;
        let outcome = crate::check(&settings, &catalog)?;
        Ok(question(&outcome, &catalog))
    }
}

/// Returns what stands in the file itself: its neighbours were only read for what they say of it.
pub(super) fn standing<'o>(outcome: &'o Outcome<'_>, file: &OpenFile) -> impl Iterator<Item = &'o Finding> {
    let path = file.path.clone();
    let is_here = move |finding: &&Finding| outcome.root.join(finding.place.path()) == path;
    outcome.findings.iter().filter(|finding| finding.status == Status::Active).filter(is_here)
}
