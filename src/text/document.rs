//! Owns one file's decoded text and its line index. Never opens the file.

use super::{Format, Span};
use std::path::{Path, PathBuf};

/// How the file's bytes became text, which decides how offsets lead back to bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8 as it stands.
    Utf8,
    /// UTF-8 behind a byte order mark of three bytes.
    Utf8Bom,
    /// UTF-16, little endian, behind a byte order mark.
    Utf16Le,
    /// UTF-16, big endian, behind a byte order mark.
    Utf16Be,
    /// Not valid UTF-8: every byte that does not fit became one `?`, so offsets are the file's.
    Lossy,
}

/// A place as people name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Counted from 1.
    pub line: usize,
    /// Counted from 1, in characters.
    pub column: usize,
}

/// One file's text, decoded, with its line index and its format.
#[derive(Debug, Clone)]
pub struct Document {
    path: PathBuf,
    text: String,
    encoding: Encoding,
    format: Format,
    /// Byte offset in `text` at which each line starts.
    line_starts: Vec<usize>,
}

impl Document {
    /// Makes a document of decoded text. `path` is relative to the root and decides the format.
    #[must_use]
    pub fn new(path: PathBuf, text: String, encoding: Encoding) -> Self {
        let format = Format::detect(&path, text.lines().next().unwrap_or_default());
        let newlines = memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1);
        let line_starts = std::iter::once(0).chain(newlines).collect();
        Self { path, text, encoding, format, line_starts }
    }

    /// The path relative to the root.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The decoded text, without a byte order mark.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How the bytes became text.
    #[must_use]
    pub fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// The format told from the path.
    #[must_use]
    pub fn format(&self) -> Format {
        self.format
    }

    /// Line and column of a byte offset in [`Self::text`].
    #[must_use]
    pub fn position(&self, offset: usize) -> Position {
        let line = self.line_starts.partition_point(|start| *start <= offset);
        let start = self.line_starts.get(line.saturating_sub(1)).copied().unwrap_or_default();
        let before = Span::new(start, offset).of(&self.text);
        Position { line, column: before.chars().count() + 1 }
    }

    /// The span of a line without its line end; `line` counts from 1. An unknown line gives an empty span.
    #[must_use]
    pub fn line_span(&self, line: usize) -> Span {
        let Some(start) = line.checked_sub(1).and_then(|index| self.line_starts.get(index)).copied() else {
            return Span::default();
        };
        let next = self.line_starts.get(line).copied().unwrap_or(self.text.len());
        let content = Span::new(start, next).of(&self.text).trim_end_matches(['\n', '\r']);
        Span::new(start, start + content.len())
    }

    /// Where a span of [`Self::text`] stands in the file's bytes.
    #[must_use]
    pub fn file_span(&self, span: Span) -> Span {
        match self.encoding {
            Encoding::Utf8 | Encoding::Lossy => span,
            Encoding::Utf8Bom => Span::new(span.start + 3, span.end + 3),
            Encoding::Utf16Le | Encoding::Utf16Be => {
                Span::new(self.utf16_offset(span.start), self.utf16_offset(span.end))
            }
        }
    }

    fn utf16_offset(&self, offset: usize) -> usize {
        let units: usize = Span::new(0, offset).of(&self.text).chars().map(char::len_utf16).sum();
        2 + 2 * units
    }
}
