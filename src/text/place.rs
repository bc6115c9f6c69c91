//! Owns a place in a file as reports show it: line, column, bytes and the one line it stands in.
//! Outlives the document, so that a run need not keep the texts it has read.

use super::{Document, Position, Span, clip, redact};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// How many bytes of a long line are kept on either side of what is shown.
const AROUND: usize = 160;

/// How far from the range a name may stand that makes a value beside the range a secret.
const NAMED_WITHIN: usize = 1024;

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
    /// About how many characters were left out before the window; 0 for none.
    pub skipped: usize,
}

impl Place {
    /// The place of `span` (in the document's text).
    #[must_use]
    pub fn new(path: &Arc<PathBuf>, document: &Document, span: Span) -> Self {
        let (start, end) = (document.position(span.start), document.position(span.end));
        let excerpt = Excerpt::new(document, span, start.column, document.line_span(start.line));
        Self { path: Arc::clone(path), start, end, span: document.file_span(span), excerpt }
    }

    /// The path relative to the root.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }
}

impl Excerpt {
    fn new(document: &Document, span: Span, column: usize, line: Span) -> Self {
        let text = document.text();
        let end = span.end.min(line.end).max(span.start);
        let from = floor_boundary(text, span.start.saturating_sub(NAMED_WITHIN).max(line.start));
        let to = floor_boundary(text, (end + NAMED_WITHIN).min(line.end));
        let focus = Span::new(span.start - from, end - from);
        let (wide, focus) = redact(Span::new(from, to).of(text), focus, document.format());
        let window = clip(&wide, focus, AROUND);
        let before = Span::new(0, window.focus.start).of(&window.text).chars().count();
        // Masks change the count a little; what matters is whether something was left out.
        let was_cut = from > line.start || window.cut_left;
        let skipped = if was_cut { column.saturating_sub(1 + before).max(1) } else { 0 };
        Self { line: window.text.into_owned(), focus: window.focus, skipped }
    }
}

fn floor_boundary(text: &str, mut at: usize) -> usize {
    while at > 0 && !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Encoding;

    fn place(name: &str, text: &str, needle: &str) -> Place {
        let document = Document::new(name.into(), text.to_owned(), Encoding::Utf8);
        let at = text.find(needle).unwrap();
        Place::new(&Arc::new(name.into()), &document, Span::new(at, at + needle.len()))
    }

    #[test]
    fn a_secret_in_the_line_is_not_kept() {
        let text = format!("a: 1\nMODEL=kimi-k2 # {} TOKEN=hunter2\n", "x".repeat(100));
        let place = place(".env", &text, "kimi-k2");
        assert_eq!((place.start.line, place.start.column), (2, 7));
        assert!(!place.excerpt.line.contains("hunter2"), "{}", place.excerpt.line);
        assert_eq!(place.excerpt.focus.of(&place.excerpt.line), "kimi-k2");
        assert_eq!(place.excerpt.skipped, 0);
    }

    #[test]
    fn a_name_outside_the_window_still_makes_a_secret() {
        let text = format!("{{\"api_key\": \"{}\", \"model\": \"kimi-k2\"}}", "s".repeat(600));
        let place = place("a.json", &text, "kimi-k2");
        assert!(!place.excerpt.line.contains("ss"), "{}", place.excerpt.line);
    }

    #[test]
    fn a_long_line_is_cut_around_the_range() {
        let text = format!("{}kimi{}", "x".repeat(50_000), "y".repeat(50_000));
        let place = place("a.js", &text, "kimi");
        assert_eq!(place.start.column, 50_001);
        assert_eq!(place.excerpt.line.len(), 2 * AROUND + 4);
        assert_eq!(place.excerpt.skipped, 50_000 - AROUND);
    }
}
