//! Owns how a fault in a catalogue file is told: file, line, what is wrong and what to do. Never finds one.

use std::fmt;
use std::ops::Range;
use std::path::{Path, PathBuf};

/// A fault in a catalogue file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct CatalogError {
    /// The file as it was named to the reader.
    pub path: PathBuf,
    /// The line, from 1.
    pub line: usize,
    /// Where it begins, in bytes of the text.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// What is wrong and what to do about it.
    pub message: String,
}

impl fmt::Display for CatalogError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.path.display(), self.line, self.message)
    }
}

impl std::error::Error for CatalogError {}

/// The text of one file under its name, and the faults found in it so far.
#[derive(Debug)]
pub(crate) struct Faults<'a> {
    /// The file as it was named to the reader.
    pub path: &'a Path,
    /// Its text.
    pub text: &'a str,
    /// What was found.
    pub found: Vec<CatalogError>,
}

impl Faults<'_> {
    /// Adds a fault at the line in which `span`, in bytes of the text, begins.
    pub(crate) fn add(&mut self, span: &Range<usize>, message: impl Into<String>) {
        let line = self.line(span);
        let (start, end) = (span.start, span.end);
        self.found.push(CatalogError { path: self.path.to_owned(), line, start, end, message: message.into() });
    }

    /// Returns the line, from 1, in which `span` begins.
    #[must_use]
    pub(crate) fn line(&self, span: &Range<usize>) -> usize {
        let before = self.text.get(..span.start.min(self.text.len())).unwrap_or_default();
        1 + before.matches('\n').count()
    }
}
