//! Owns a place in a file as reports show it: line, column, bytes and the one line it stands in.
//! Outlives the document, so that a run need not keep the texts it has read.

use super::{Document, Position, Span};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// How many bytes of a long line are kept on either side of what is shown.
const AROUND: usize = 160;

/// A range in a file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Relative to the root.
    pub path: Arc<PathBuf>,
    /// First character.
    pub start: Position,
    /// First character after the range.
    pub end: Position,
    /// Byte offsets in the file as it lies on disk.
    pub span: Span,
    /// The line the range begins in.
    pub excerpt: Excerpt,
}

/// The line of a place, cut to a window and with secrets masked.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Excerpt {
    /// The text shown; control characters are still in it.
    pub line: String,
    /// The range in `line`.
    pub focus: Span,
    /// Characters left out before the window.
    pub skipped: usize,
}

impl Place {
    /// The place of `span` (in the document's text).
    #[must_use]
    pub fn new(path: &Arc<PathBuf>, document: &Document, span: Span) -> Self {
        let (start, end) = (document.position(span.start), document.position(span.end));
        let excerpt = Excerpt::new(document, span, document.line_span(start.line));
        Self { path: Arc::clone(path), start, end, span: document.file_span(span), excerpt }
    }

    /// The path relative to the root.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }
}

impl Excerpt {
    fn new(document: &Document, span: Span, line: Span) -> Self {
        let text = document.text();
        let end = span.end.min(line.end).max(span.start);
        let from = floor_boundary(text, span.start.saturating_sub(AROUND).max(line.start));
        let to = floor_boundary(text, (end + AROUND).min(line.end));
        let skipped = Span::new(line.start, from).of(text).chars().count();
        let line = Span::new(from, to).of(text).to_owned();
        Self { line, focus: Span::new(span.start - from, end - from), skipped }
    }
}

fn floor_boundary(text: &str, mut at: usize) -> usize {
    while at > 0 && !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
