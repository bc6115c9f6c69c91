//! Owns what a rule says: a finding, how grave it is and how sure. Never decides what fails a run.

use crate::context::ReferenceId;
use crate::identify::Confidence;
use crate::text::{Place, Span};
use serde::{Deserialize, Serialize};
use std::path::Path;
use std::sync::Arc;

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Good to know.
    Info,
    /// Worth a look.
    Low,
    /// Plan for it.
    Medium,
    /// Not undone by editing one line.
    High,
}

impl Severity {
    /// The band of a score (design §4): high from 60, medium from 35, low from 15.
    #[must_use]
    pub fn of_score(score: u8) -> Self {
        match score {
            60.. => Self::High,
            35.. => Self::Medium,
            15.. => Self::Low,
            _ => Self::Info,
        }
    }

    /// The word used in reports.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
        }
    }
}

/// Whether a finding still stands after suppressions and baseline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// It stands.
    Active,
    /// A comment or the configuration silences it.
    Suppressed,
    /// The baseline covers it.
    Baselined,
}

impl Status {
    /// The word used in reports.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Suppressed => "suppressed",
            Self::Baselined => "baselined",
        }
    }
}

/// A place that bears on a finding without being its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    /// Where.
    pub place: Place,
    /// What stands there, in a few words.
    pub message: String,
}

/// A replacement of bytes in a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Edit {
    /// Relative to the root.
    pub path: String,
    /// Byte offsets in the file.
    pub span: Span,
    /// What to put there.
    pub text: String,
    /// What has to stand there, or the edit is none.
    #[serde(skip)]
    pub replaces: String,
}

impl Edit {
    /// Makes an edit of the file at a path relative to the root: `text` takes the place of `replaces`.
    #[must_use]
    pub fn new(path: &Path, span: Span, replaces: &str, text: String) -> Self {
        let path = path.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/");
        Self { path, span, text, replaces: replaces.to_owned() }
    }
}

/// A way to mend a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fix {
    /// Whether the weights in use stay the same.
    pub safe: bool,
    /// What it does, imperative.
    pub description: String,
    /// The edits, which do not overlap.
    pub edits: Vec<Edit>,
}

/// A rule's statement about one or more references.
#[derive(Debug, Clone)]
pub struct Finding {
    /// `OW101`.
    pub rule: &'static str,
    /// How grave.
    pub severity: Severity,
    /// How sure.
    pub confidence: Confidence,
    /// The score of the (first) reference, 0–100; `None` for references without one.
    pub score: Option<u8>,
    /// The assumption and the dated fact against it, with its source.
    pub message: Arc<str>,
    /// The way out.
    pub help: Arc<str>,
    /// Where.
    pub place: Place,
    /// The references it speaks of; the first is the one whose place it has.
    pub references: Vec<ReferenceId>,
    /// Hardware, routes, uses elsewhere.
    pub related: Vec<Related>,
    /// Ways to mend it.
    pub fixes: Vec<Fix>,
    /// Whether it stands.
    pub status: Status,
}
