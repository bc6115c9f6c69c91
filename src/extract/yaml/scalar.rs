//! Owns how YAML scalars are decoded: quotes, escapes, folding and the indentation of blocks, all mapped.
//! Never parses: where a scalar stands and how it is written comes from the events.

use super::events::Style;
use crate::extract::quoted::{self, Dialect};
use crate::text::{MappedText, MappedTextBuilder, Span};

/// Returns the value of the scalar at `span`; `parsed` is the text as the parser saw it (templates masked).
pub(super) fn decode(text: &MappedText<'_>, parsed: &str, span: Span, style: Style) -> MappedText<'static> {
    match style {
        Style::Null => text.slice(Span::new(span.start, span.start)).into_owned(),
        Style::Plain if matches!(span.of(parsed), "~" | "null" | "Null" | "NULL") => {
            text.slice(Span::new(span.start, span.start)).into_owned()
        }
        Style::Plain => fold(&text.slice(span), false),
        Style::Single => single(&fold(&text.slice(inside(span)), false)),
        Style::Double => quoted::unescape(&fold(&text.slice(inside(span)), true), Dialect::Yaml),
        Style::Block { folded, lead } => {
            let indent = indentation(span.of(parsed)).saturating_sub(lead);
            block(&text.slice(span), indent, folded)
        }
    }
}

/// What stands between the quotes.
pub(super) fn inside(span: Span) -> Span {
    Span::new(span.start + 1, span.end.saturating_sub(1))
}

/// Joins the lines of a plain or quoted scalar (YAML 1.2.2 §6.5, flow folding); escaped line ends are left alone.
fn fold(raw: &MappedText<'_>, escapes: bool) -> MappedText<'static> {
    let text = raw.text();
    let mut builder = MappedTextBuilder::new(raw);
    let mut copied = 0;
    for newline in memchr::memchr_iter(b'\n', text.as_bytes()) {
        let line = Span::new(copied, newline).of(text);
        if newline < copied || (escapes && ends_escaped(line)) {
            continue;
        }
        let content_end = copied + line.trim_end_matches([' ', '\t', '\r']).len();
        let rest = text.get(newline..).unwrap_or_default();
        let next = text.len() - rest.trim_start_matches([' ', '\t', '\r', '\n']).len();
        let breaks = Span::new(newline, next).of(text).matches('\n').count();
        builder.copy(Span::new(copied, content_end));
        builder.replace(Span::new(content_end, next), &joint(breaks, true));
        copied = next;
    }
    if copied == 0 {
        return raw.clone().into_owned();
    }
    builder.copy(Span::new(copied, text.len()));
    builder.finish()
}

/// Whether a line's last letter is an escaping backslash.
fn ends_escaped(line: &str) -> bool {
    let line = line.trim_end_matches('\r');
    (line.len() - line.trim_end_matches('\\').len()) % 2 == 1
}

/// What stands for a number of line ends.
fn joint(breaks: usize, folded: bool) -> String {
    match (breaks, folded) {
        (1, true) => " ".to_owned(),
        (_, true) => "\n".repeat(breaks.saturating_sub(1)),
        (_, false) => "\n".repeat(breaks),
    }
}

/// Resolves `''` in a single-quoted scalar.
fn single(raw: &MappedText<'_>) -> MappedText<'static> {
    let text = raw.text();
    let mut builder = MappedTextBuilder::new(raw);
    let mut copied = 0;
    for (at, _) in text.match_indices("''") {
        builder.copy(Span::new(copied, at));
        builder.replace(Span::new(at, at + 2), "'");
        copied = at + 2;
    }
    if copied == 0 {
        return raw.clone().into_owned();
    }
    builder.copy(Span::new(copied, text.len()));
    builder.finish()
}

/// The spaces before the first line with letters.
fn indentation(block: &str) -> usize {
    let line = block.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    line.len() - line.trim_start_matches(' ').len()
}

/// Takes the indentation off a block scalar's lines; line ends at the end are dropped whatever the header says.
fn block(raw: &MappedText<'_>, indent: usize, folded: bool) -> MappedText<'static> {
    let text = raw.text();
    let mut builder = MappedTextBuilder::new(raw);
    let (mut start, mut breaks, mut deeper) = (0, 0, true);
    let mut gap = None;
    for line in text.split_inclusive('\n') {
        let content = content(line, indent);
        if !content.of(line).trim().is_empty() {
            let here = Span::new(start + content.start, start + content.end);
            let indented = content.of(line).starts_with([' ', '\t']);
            if let Some(gap) = gap {
                // Lines that stand deeper keep their line ends in folded blocks (YAML 1.2.2 §8.1.3).
                builder.replace(Span::new(gap, here.start), &joint(breaks, folded && !indented && !deeper));
            }
            builder.copy(here);
            (gap, breaks, deeper) = (Some(here.end), 0, indented);
        }
        breaks += 1;
        start += line.len();
    }
    if gap.is_none() {
        return raw.slice(Span::new(0, 0)).into_owned();
    }
    builder.finish()
}

/// A line of a block scalar without indentation and line end.
fn content(line: &str, indent: usize) -> Span {
    let spaces = line.len() - line.trim_start_matches(' ').len();
    Span::new(spaces.min(indent), line.trim_end_matches(['\n', '\r']).len())
}
