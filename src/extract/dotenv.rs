//! Owns `.env` files: `NAME=VALUE` lines, quotes, comments. Never expands `${…}`.

use super::handover;
use super::tree::{NodeId, Segment, SiteKind, SiteTree};
use crate::text::{MappedText, MappedTextBuilder, Span};

/// Reads the assignments of a `.env` file; lines that are none become text.
pub(super) fn read(tree: &mut SiteTree, parent: NodeId, text: &MappedText<'_>) {
    let mut reader = Reader { tree, parent, text, source: text.text(), at: 0, unclosed: [false; 3] };
    while reader.at < reader.source.len() {
        reader.line();
    }
}

struct Reader<'t> {
    tree: &'t mut SiteTree,
    parent: NodeId,
    text: &'t MappedText<'t>,
    source: &'t str,
    at: usize,
    /// Which of the quotes `"`, `'` and `` ` `` are known to close nowhere.
    unclosed: [bool; 3],
}

impl Reader<'_> {
    fn line(&mut self) {
        let rest = self.source.get(self.at..).unwrap_or_default();
        let end = self.at + rest.find('\n').unwrap_or(rest.len());
        let line = trimmed(self.source, Span::new(self.at, end));
        self.at = end + 1;
        let content = line.of(self.source);
        if content.starts_with('#') {
            return self.comment(line);
        }
        match name(content) {
            _ if content.is_empty() => {}
            None => self.plain(line),
            Some((name, value)) => {
                let place = |span: Span| Span::new(line.start + span.start, line.start + span.end);
                let start = line.start + value;
                let value = trimmed(self.source, Span::new(start, end));
                self.value(place(name), value, end);
            }
        }
    }

    fn value(&mut self, name: Span, value: Span, line_end: usize) {
        let quote = value.of(self.source).chars().next().filter(|first| matches!(first, '"' | '\'' | '`'));
        let close = quote.and_then(|quote| self.closing(quote, value.start + 1, line_end));
        let (held, end) = match (quote, close) {
            (Some('"'), Some(close)) => (unescaped(self.text, Span::new(value.start + 1, close)), close + 1),
            (Some(_), Some(close)) => (self.text.slice(Span::new(value.start + 1, close)).into_owned(), close + 1),
            _ => {
                let plain = plain_end(self.source, value);
                (self.text.slice(plain).into_owned(), plain.end)
            }
        };
        let rest = self.source.get(end..).unwrap_or_default();
        let behind = Span::new(end, end + rest.find('\n').unwrap_or(rest.len()));
        self.at = behind.end + 1;
        let segment = Segment::Key(name.of(self.source).into());
        let inner = held.clone();
        let key = Some(self.text.span(name));
        let node = self.tree.scalar(self.parent, segment, SiteKind::Assignment, key, held);
        handover::structured_value(self.tree, node, &inner);
        let behind = trimmed(self.source, behind);
        match behind.of(self.source) {
            "" => {}
            rest if rest.starts_with('#') => self.comment(behind),
            _ => self.plain(behind),
        }
    }

    fn plain(&mut self, span: Span) {
        let value = self.text.slice(span).into_owned();
        self.tree.scalar(self.parent, Segment::Text, SiteKind::Text, None, value);
    }

    /// Where the quote closes, on this line or a later one; a quote that closes nowhere is a letter.
    fn closing(&mut self, quote: char, start: usize, line_end: usize) -> Option<usize> {
        let slot = match quote {
            '"' => 0,
            '\'' => 1,
            _ => 2,
        };
        let is_unclosed = self.unclosed.get_mut(slot)?;
        let limit = if *is_unclosed { line_end } else { self.source.len() };
        let bytes = self.source.as_bytes().get(start..limit)?;
        let mut at = 0;
        while let Some(found) = bytes.get(at..).and_then(|rest| memchr::memchr2(quote as u8, b'\\', rest)) {
            at += found;
            match bytes.get(at) {
                Some(b'\\') if quote == '"' => at += 2,
                Some(b'\\') => at += 1,
                _ => return Some(start + at),
            }
        }
        *is_unclosed = true;
        None
    }

    fn comment(&mut self, span: Span) {
        let marked = span.of(self.source);
        let body = marked.trim_start_matches('#').trim_start();
        let span = Span::new(span.end - body.len(), span.end);
        if !body.is_empty() {
            let value = self.text.slice(span).into_owned();
            self.tree.scalar(self.parent, Segment::Text, SiteKind::Comment, None, value);
        }
    }
}

/// The span without white space around it.
fn trimmed(source: &str, span: Span) -> Span {
    let content = span.of(source);
    let start = span.start + content.len() - content.trim_start().len();
    Span::new(start, start + content.trim().len())
}

/// The name of an assignment and the offset behind its `=` or `:`.
fn name(line: &str) -> Option<(Span, usize)> {
    let bare = line.strip_prefix("export ").unwrap_or(line).trim_start();
    let start = line.len() - bare.len();
    let length = bare.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '_' | '.' | '-'))?;
    let behind = bare.get(length..)?;
    let padded = behind.trim_start_matches([' ', '\t']);
    let is_assignment = padded.starts_with('=') || padded.starts_with(": ");
    let value = line.len() - padded.len() + 1;
    (length > 0 && is_assignment).then(|| (Span::new(start, start + length), value))
}

/// A plain value ends before ` #`.
fn plain_end(source: &str, value: Span) -> Span {
    let content = value.of(source);
    if content.starts_with('#') {
        return Span::new(value.start, value.start);
    }
    let comment = content
        .match_indices('#')
        .find(|(at, _)| content.get(..*at).is_some_and(|before| before.ends_with([' ', '\t'])));
    let end = comment.map_or(content.len(), |(at, _)| at);
    let kept = content.get(..end).unwrap_or_default().trim_end();
    Span::new(value.start, value.start + kept.len())
}

/// What a value in double quotes stands for.
fn unescaped(text: &MappedText<'_>, span: Span) -> MappedText<'static> {
    let source = span.of(text.text());
    if !source.contains('\\') {
        return text.slice(span).into_owned();
    }
    let mut built = MappedTextBuilder::new(text);
    let mut at = 0;
    while let Some(length) = source.get(at..).and_then(|rest| rest.find('\\')) {
        let escape = at + length;
        let place = |from: usize, to: usize| Span::new(span.start + from, span.start + to);
        built.copy(place(at, escape));
        let next = source.get(escape + 1..).and_then(|rest| rest.chars().next());
        at = escape + 1 + next.map_or(0, char::len_utf8);
        match next {
            Some('n') => built.replace(place(escape, at), "\n"),
            Some('t') => built.replace(place(escape, at), "\t"),
            Some('r') => built.replace(place(escape, at), "\r"),
            Some('"' | '\\' | '$' | '\'') => built.copy(place(escape + 1, at)),
            _ => built.copy(place(escape, at)),
        }
    }
    built.copy(Span::new(span.start + at, span.end));
    built.finish()
}

#[cfg(test)]
mod tests;
