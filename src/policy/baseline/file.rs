//! Owns the baseline's file: where it lies, how it is read and how it is written, one entry a line so that git merges
//! it. Never decides what is in it.

use super::{Baseline, BaselineEntry};
use crate::discover::{Origin, OwnFile};
use crate::policy::ConfigError;
use crate::text::{Span, sanitise};
use serde::Deserialize;
use std::path::{Path, PathBuf};

/// The name under which a baseline at the root is found by itself.
pub const BASELINE_NAME: &str = ".owlint-baseline.json";

/// A larger file is neither read nor written, in bytes: 32 MB, a hundred thousand entries.
pub const LARGEST_BASELINE: u64 = 32 * 1024 * 1024;

/// The version of the file's form (`docs/baseline.schema.json`).
const SCHEMA_VERSION: u64 = 1;

/// Which baseline holds in a run.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum BaselineChoice {
    /// None.
    #[default]
    None,
    /// The one at the root, where there is one.
    Found,
    /// This file, which has to be there.
    File(PathBuf),
}

/// A baseline and where it lies.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BaselineFile {
    /// The file.
    pub path: PathBuf,
    /// What is in it.
    pub baseline: Baseline,
}

/// The file as it stands.
#[derive(Debug, Deserialize)]
struct Form {
    entries: Vec<BaselineEntry>,
}

/// What every version of the form has.
#[derive(Debug, Deserialize)]
struct Head {
    schema_version: u64,
}

impl BaselineChoice {
    /// Returns the file that a run below `root` means; `None` where no baseline holds.
    #[must_use]
    pub fn path(&self, root: &Path) -> Option<PathBuf> {
        match self {
            Self::None => None,
            Self::Found => Some(root.join(BASELINE_NAME)),
            Self::File(path) => Some(path.clone()),
        }
    }

    /// Reads the baseline that holds below `root`. Fails where the file that was named is missing, and where one is
    /// faulty: a baseline that cannot be read is never taken for an empty one. The one that is found by itself is read
    /// at `origin`; a named one from the disk.
    pub fn read(&self, root: &Path, origin: &Origin) -> Result<Option<BaselineFile>, ConfigError> {
        let Some(path) = self.path(root) else { return Ok(None) };
        let disk = Origin::default();
        match text_of(&path, if *self == Self::Found { origin } else { &disk })? {
            Some(text) => Baseline::read(&path, &text).map(|baseline| Some(BaselineFile { path, baseline })),
            None if *self == Self::Found => Ok(None),
            None => Err(ConfigError::of_file(
                &path,
                "there is no such baseline".to_owned(),
                "`owlint baseline write` makes one".to_owned(),
            )),
        }
    }
}

/// Returns the text of a baseline's file; `None` where there is none.
fn text_of(path: &Path, origin: &Origin) -> Result<Option<String>, ConfigError> {
    let fault = |message: String, help: &str| Err(ConfigError::of_file(path, message, help.to_owned()));
    match origin.own_file(path, LARGEST_BASELINE) {
        OwnFile::Text(text) => Ok(Some(text)),
        OwnFile::Missing => Ok(None),
        OwnFile::Irregular => fault("it is no regular file".to_owned(), ""),
        OwnFile::TooLarge => fault("it is larger than 32 MB".to_owned(), "write it anew from --min-severity medium on"),
        OwnFile::Unreadable(kind) => fault(format!("it cannot be read: {kind}"), "check its permissions and encoding"),
    }
}

impl Baseline {
    /// Reads a baseline from the text of the file at `path`.
    pub fn read(path: &Path, text: &str) -> Result<Self, ConfigError> {
        const ANEW: &str = "mend it, or make it anew with `owlint baseline write --force`";
        if let Some(start) = conflict(text) {
            let (message, help) = ("a merge has left a conflict here", "resolve it: keep the entries of both sides");
            return Err(ConfigError::at(path, text, Span::new(start, start + 7), message.to_owned(), help.to_owned()));
        }
        let faulty = |error: serde_json::Error| {
            let message = format!("this is no baseline: {}", sanitise(&words(&error)));
            ConfigError::at(path, text, place(&error, text), message, ANEW.to_owned())
        };
        let Head { schema_version } = serde_json::from_str(text).map_err(faulty)?;
        if schema_version != SCHEMA_VERSION {
            let at = text.find("schema_version").unwrap_or_default();
            let message = format!("this is version {schema_version} of the form, which this owlint does not know");
            let help = "update owlint, or make the baseline anew with `owlint baseline write --force`".to_owned();
            return Err(ConfigError::at(path, text, Span::new(at, at + "schema_version".len()), message, help));
        }
        let form: Form = serde_json::from_str(text).map_err(faulty)?;
        Ok(Self::new(form.entries))
    }

    /// Returns the text of the file.
    #[must_use]
    pub fn text(&self) -> String {
        // The tool's name is what a file of ours is told by, wherever it lies and whatever it is called.
        let head = format!("{{\n  \"schema_version\": {SCHEMA_VERSION},\n  \"tool\": {{\"name\": \"owlint\"}},\n");
        // An entry is strings under fixed names: serialising it cannot fail.
        let lines: Vec<String> = self
            .entries
            .iter()
            .filter_map(|entry| serde_json::to_string(entry).ok())
            .map(|line| format!("    {line}"))
            .collect();
        if lines.is_empty() {
            return format!("{head}  \"entries\": []\n}}\n");
        }
        format!("{head}  \"entries\": [\n{}\n  ]\n}}\n", lines.join(",\n"))
    }
}

/// Where a conflict begins that a merge has left.
fn conflict(text: &str) -> Option<usize> {
    let mut lines = text.split_inclusive('\n').scan(0, |end, line| {
        let start = *end;
        *end += line.len();
        Some((start, line))
    });
    lines.find(|(_, line)| line.starts_with("<<<<<<< ") || line.starts_with(">>>>>>> ")).map(|(start, _)| start)
}

/// The reason alone: the place is shown with the line.
fn words(error: &serde_json::Error) -> String {
    let whole = error.to_string();
    let end = whole.rfind(" at line ").unwrap_or(whole.len());
    whole.get(..end).unwrap_or_default().to_owned()
}

/// The letter at which reading stopped.
fn place(error: &serde_json::Error, text: &str) -> Span {
    let line_start: usize = text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
    let at = (line_start + error.column().saturating_sub(1)).min(text.len());
    let at = (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default();
    let letter = text.get(at..).and_then(|rest| rest.chars().next());
    Span::new(at, at + letter.map_or(0, char::len_utf8))
}
