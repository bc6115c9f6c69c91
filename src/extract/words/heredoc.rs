//! Owns where the body of a here-document ends. Never reads the body.

use super::line_end;
use crate::text::Span;

/// The word after `<<`.
#[derive(Debug)]
pub(super) struct Delimiter {
    /// The line that ends the body.
    pub(super) tag: Box<str>,
    /// Whether leading tabs do not count (`<<-`).
    pub(super) strip_tabs: bool,
}

/// Returns the body that starts at `start`, and where the text goes on behind its last line.
///
/// A body that never ends runs to the end of the text.
pub(super) fn body(source: &str, start: usize, delimiter: &Delimiter) -> (Span, usize) {
    let mut at = start;
    while at < source.len() {
        let end = line_end(source, at);
        let line = Span::new(at, end).of(source);
        let line = line.strip_suffix('\r').unwrap_or(line);
        let line = if delimiter.strip_tabs { line.trim_start_matches('\t') } else { line };
        if line == &*delimiter.tag {
            let body = Span::new(start, at).of(source);
            let body = body.strip_suffix('\n').unwrap_or(body);
            return (Span::new(start, start + body.len()), (end + 1).min(source.len()));
        }
        at = end + 1;
    }
    (Span::new(start.min(source.len()), source.len()), source.len())
}
