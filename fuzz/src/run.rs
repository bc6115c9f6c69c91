//! Owns a whole run over texts at hand, in a folder of its own that holds nothing. Never judges what is found.

use crate::{AS_OF, catalog};
use owlint::context::Mirrors;
use owlint::discover::{Request, Source};
use owlint::identify::Confidence;
use owlint::lints::{Levels, Severity};
use owlint::policy::{BaselineChoice, Gate, STALE_DAYS, Settings};
use owlint::report::Outcome;
use owlint::text::NoticeKind;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use tempfile::TempDir;

/// An empty folder that is the root of all runs.
pub fn scratch() -> &'static Path {
    static FOLDER: LazyLock<TempDir> = LazyLock::new(|| tempfile::tempdir().unwrap());
    FOLDER.path()
}

/// The settings of a run with no configuration that shows all there is.
pub fn settings(request: Request) -> Settings {
    Settings {
        request,
        overlays: Vec::new(),
        as_of: AS_OF,
        levels: Levels::default(),
        gate: Gate::default(),
        min_severity: Severity::Info,
        min_confidence: Confidence::Low,
        mirrors: Mirrors::default(),
        scenarios: BTreeMap::new(),
        exemptions: Vec::new(),
        catalog_max_age: STALE_DAYS,
        suppressions: true,
        baseline: BaselineChoice::None,
    }
}

/// Checks a text as the file at a path relative to the root.
pub fn check_text(path: &Path, text: &str) -> Outcome<'static> {
    let source = Source::Buffer { filename: scratch().join(path), text: text.to_owned() };
    let request = Request { source, root: Some(scratch().to_owned()), gitignore: false, ..Request::default() };
    owlint::check(&settings(request), catalog()).unwrap()
}

/// Checks a folder whose files, by their names in it, hold these bytes.
pub fn check_texts(folder: &Path, drafts: &BTreeMap<PathBuf, Vec<u8>>) -> Outcome<'static> {
    let paths = vec![folder.to_owned()];
    let request = Request { paths, root: Some(folder.to_owned()), gitignore: false, ..Request::default() };
    owlint::check_drafts(&settings(request), catalog(), drafts).unwrap()
}

/// What a run had to say of files, without the words.
pub fn notices_of(outcome: &Outcome) -> Vec<NoticeKind> {
    outcome.notices.iter().map(|notice| notice.kind).collect()
}
