//! Owns what is said about a file that could not be read or understood as it stands.
//! A notice never stops a run; errors that do live where they arise.

use serde::Serialize;
use std::path::PathBuf;

/// Why a file was not read, or not read the way its name promises.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoticeKind {
    /// The file does not parse in its format; its lines were scanned instead.
    Unparsed,
    /// Not a regular file, a dangling link, a link loop: nothing was read.
    Skipped,
    /// Past the size that is read at all.
    TooLarge,
    /// Past the size that is parsed; its lines were scanned instead.
    LineScanned,
    /// The operating system refused to open or read it.
    Unreadable,
    /// Bytes that are not valid in the file's encoding were replaced.
    Encoding,
    /// owlint failed on this file; the rest of the run is intact.
    Internal,
    /// A fix that was asked for was not made.
    Unfixed,
    /// The catalogue is older than 90 days at the as-of date.
    StaleCatalog,
}

impl NoticeKind {
    /// The word used in reports.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Unparsed => "unparsed",
            Self::Skipped => "skipped",
            Self::TooLarge => "too-large",
            Self::LineScanned => "line-scanned",
            Self::Unreadable => "unreadable",
            Self::Encoding => "encoding",
            Self::Internal => "internal",
            Self::Unfixed => "unfixed",
            Self::StaleCatalog => "stale-catalog",
        }
    }
}

/// A remark about one file, shown in every report and counted.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Notice {
    /// Relative to the root where the file lies below it; empty for the whole run.
    pub path: PathBuf,
    /// What happened.
    pub kind: NoticeKind,
    /// One sentence, lower case, without a full stop: what happened and what was done instead.
    pub message: String,
}
