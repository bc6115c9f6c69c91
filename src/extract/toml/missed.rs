//! Owns which parts of a broken TOML file the parser's partial tree does not show. Never reads them.

use crate::text::Span;

/// Returns the parts of `text` that hold letters and became no node; `read` holds the keys (`false`), the values and
/// the comments (`true`) that did.
///
/// A line of which no value was read is returned whole, so that its key stands beside what was lost.
pub(super) fn find(text: &str, mut read: Vec<(Span, bool)>) -> Vec<Span> {
    read.sort_unstable();
    let mut read = read.into_iter().peekable();
    let mut missed = Vec::new();
    let (mut start, mut covered) = (0, 0);
    for line in text.split_inclusive('\n') {
        let span = Span::new(start, start + line.len());
        start = span.end;
        let mut gaps = Vec::new();
        let mut at = span.start.max(covered);
        let mut shown = covered > span.start;
        while let Some((next, value)) = read.next_if(|(next, _)| next.start < span.end) {
            gaps.push(Span::new(at, next.start));
            at = at.max(next.end);
            shown |= value;
        }
        covered = covered.max(at);
        gaps.push(Span::new(at, span.end));
        gaps.retain(|gap| gap.of(text).contains(char::is_alphanumeric));
        match gaps.is_empty() || is_header(line) {
            true => {}
            false if shown => missed.extend(gaps),
            false => missed.push(span),
        }
    }
    missed
}

/// Whether a line is a table's header, of whose keys the parser shows the last one only.
fn is_header(line: &str) -> bool {
    let line = line.trim();
    line.starts_with('[') && line.ends_with(']') && !line.contains(['"', '\'', '='])
}
