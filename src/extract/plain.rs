//! Owns lines of plain text files: where they end, whether they go on, what stands in them without its quotes.
//! Never adds nodes.

use crate::text::Span;

/// The end of the line that `at` stands in, without its line end.
pub(super) fn line_end(source: &str, at: usize) -> usize {
    let rest = source.as_bytes().get(at..).unwrap_or_default();
    memchr::memchr(b'\n', rest).map_or(source.len(), |length| at + length)
}

/// The span without white space around it.
pub(super) fn trimmed(source: &str, span: Span) -> Span {
    let content = span.of(source);
    let start = span.start + content.len() - content.trim_start().len();
    Span::new(start, start + content.trim().len())
}

/// The span without the quotes that stand around all of it.
pub(super) fn unquoted(source: &str, span: Span) -> Span {
    let text = span.of(source);
    let is_quoted = ['"', '\''].into_iter().any(|quote| {
        let inner = text.strip_prefix(quote).and_then(|inner| inner.strip_suffix(quote));
        inner.is_some_and(|inner| !inner.contains(quote))
    });
    if is_quoted { Span::new(span.start + 1, span.end - 1) } else { span }
}

/// How many bytes an escape takes that starts at `at`, where none reaches over the end of its line: the letter behind its
/// mark too, but never an LF. Were that one taken, a line would go on that does not where it ends on CRLF.
pub(super) fn escape_length(bytes: &[u8], at: usize) -> usize {
    if bytes.get(at + 1) == Some(&b'\n') { 1 } else { 2 }
}

/// Whether the last backslash of a line, itself not escaped, carries it over to the next.
pub(super) fn goes_on(line: &str) -> bool {
    let kept = line.trim_end_matches('\\');
    (line.len() - kept.len()) % 2 == 1
}
