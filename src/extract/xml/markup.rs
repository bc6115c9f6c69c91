//! Owns how the letters of an XML file part into tags, text and comments, in linear time. Never nests them.

use crate::text::{MappedText, MappedTextBuilder, Span};

/// The longest entity that is looked for, with its marks.
const LONGEST_ENTITY: usize = 12;

/// One attribute of a tag.
#[derive(Debug, Clone, Copy)]
pub(super) struct Attribute {
    pub(super) name: Span,
    /// Without quotes.
    pub(super) value: Span,
}

/// A piece of the file.
#[derive(Debug)]
pub(super) enum Markup {
    /// Without its marks.
    Comment(Span),
    /// A start tag; `closes` where it ends itself (`<x/>`).
    Open {
        name: Span,
        attributes: Vec<Attribute>,
        closes: bool,
        span: Span,
    },
    Close {
        name: Span,
        end: usize,
    },
    /// Text between tags; `raw` in CDATA, where `&` is a letter.
    Text {
        span: Span,
        raw: bool,
    },
}

/// Parts `source` into its pieces.
pub(super) fn pieces(source: &str) -> Pieces<'_> {
    Pieces { source, at: 0, unclosed: Vec::new() }
}

#[derive(Debug)]
pub(super) struct Pieces<'s> {
    source: &'s str,
    at: usize,
    /// Closing marks that stand nowhere any more.
    unclosed: Vec<&'static str>,
}

impl Iterator for Pieces<'_> {
    type Item = Markup;

    fn next(&mut self) -> Option<Markup> {
        while let Some(rest) = self.source.get(self.at..).filter(|rest| !rest.is_empty()) {
            let found = if rest.starts_with('<') { self.markup() } else { Some(self.text()) };
            if found.is_some() {
                return found;
            }
        }
        None
    }
}

impl Pieces<'_> {
    fn rest(&self) -> &str {
        self.source.get(self.at..).unwrap_or_default()
    }

    /// Steps over a text; a `<` that opens nothing is part of it.
    fn text(&mut self) -> Markup {
        let start = self.at;
        let bytes = self.source.as_bytes();
        let mut at = start + 1;
        while let Some(found) = bytes.get(at..).and_then(|rest| memchr::memchr(b'<', rest)) {
            at += found;
            if bytes.get(at + 1).is_some_and(|next| next.is_ascii_alphabetic() || b"/!?_".contains(next)) {
                break;
            }
            at += 1;
        }
        let is_last = bytes.get(at) != Some(&b'<') || at >= bytes.len();
        self.at = if is_last { self.source.len() } else { at };
        Markup::Text { span: Span::new(start, self.at), raw: false }
    }

    /// Reads what a `<` opens; `None` for what holds nothing (declarations, instructions).
    fn markup(&mut self) -> Option<Markup> {
        let start = self.at;
        if let Some(body) = self.between("<!--", "-->") {
            let text = body.of(self.source);
            let from = body.start + text.len() - text.trim_start().len();
            return Some(Markup::Comment(Span::new(from, from + text.trim().len())));
        }
        if let Some(span) = self.between("<![CDATA[", "]]>") {
            return Some(Markup::Text { span, raw: true });
        }
        if self.rest().starts_with("<!--") {
            return Some(self.text());
        }
        if self.between("<?", "?>").is_some() || self.between("<!", ">").is_some() {
            return None;
        }
        let close = self.rest().starts_with("</");
        let from = start + if close { 2 } else { 1 };
        let name = self.name(from);
        if name.is_empty() {
            return Some(self.text());
        }
        self.at = name.end;
        if close {
            let end = self.rest().find(['>', '<']).map_or(self.source.len(), |length| self.at + length);
            self.at = if self.source.as_bytes().get(end) == Some(&b'>') { end + 1 } else { end };
            return Some(Markup::Close { name, end: self.at });
        }
        let (attributes, closes) = self.attributes();
        Some(Markup::Open { name, attributes, closes, span: Span::new(start, self.at) })
    }

    /// What stands between two marks, and steps over it.
    fn between(&mut self, open: &str, close: &'static str) -> Option<Span> {
        if !self.rest().starts_with(open) || self.unclosed.contains(&close) {
            return None;
        }
        let start = self.at + open.len();
        let rest = self.source.as_bytes().get(start..)?;
        let Some(length) = memchr::memmem::find(rest, close.as_bytes()) else {
            self.unclosed.push(close);
            return None;
        };
        self.at = start + length + close.len();
        Some(Span::new(start, start + length))
    }

    fn name(&self, from: usize) -> Span {
        let rest = self.source.get(from..).unwrap_or_default();
        let fits = |letter: char| letter.is_alphanumeric() || "_-.:".contains(letter);
        Span::new(from, from + rest.find(|letter| !fits(letter)).unwrap_or(rest.len()))
    }

    /// Reads attributes up to the tag's end; returns whether the element ends with it.
    fn attributes(&mut self) -> (Vec<Attribute>, bool) {
        let mut found = Vec::new();
        loop {
            let rest = self.rest();
            let blank = rest.len() - rest.trim_start().len();
            self.at += blank;
            let rest = self.rest();
            let Some(first) = rest.chars().next() else { return (found, false) };
            if rest.starts_with("/>") {
                self.at += 2;
                return (found, true);
            }
            // A tag that was never closed ends where the next one starts.
            if first == '>' || first == '<' {
                self.at += usize::from(first == '>');
                return (found, false);
            }
            let name = self.name(self.at);
            if name.is_empty() {
                self.at += first.len_utf8();
            } else {
                found.extend(self.attribute(name));
            }
        }
    }

    /// Reads what stands behind an attribute's name, and steps over it; `None` where it has no value (`<input disabled>`).
    fn attribute(&mut self, name: Span) -> Option<Attribute> {
        self.at = name.end;
        let behind = self.rest().trim_start();
        let value = behind.strip_prefix('=')?.trim_start();
        let at = self.source.len() - value.len();
        let quote = value.chars().next().filter(|first| matches!(first, '"' | '\''));
        let inner = value.get(quote.map_or(0, char::len_utf8)..)?;
        let start = at + usize::from(quote.is_some());
        // A value holds no `<`: behind a quote that never closes the next tag is still one.
        let length = match quote {
            Some(quote) => inner.find([quote, '<'])?,
            None => inner.find(|letter: char| letter.is_whitespace() || "<>/".contains(letter)).unwrap_or(inner.len()),
        };
        let closed = quote.is_some_and(|quote| inner.get(length..).is_some_and(|rest| rest.starts_with(quote)));
        self.at = start + length + usize::from(closed);
        Some(Attribute { name, value: Span::new(start, start + length) })
    }
}

/// The value of a text, its entities resolved.
pub(super) fn decoded(text: &MappedText<'_>, span: Span, raw: bool) -> MappedText<'static> {
    let source = span.of(text.text());
    if raw || !source.contains('&') {
        return text.slice(span).into_owned();
    }
    let mut built = MappedTextBuilder::new(text);
    let mut at = 0;
    for (found, _) in source.match_indices('&') {
        let entity = source.get(found + 1..).unwrap_or_default();
        let length = entity.bytes().take(LONGEST_ENTITY).position(|byte| byte == b';');
        let Some(length) = length else { continue };
        let Some(letter) = entity.get(..length).and_then(letter) else { continue };
        built.copy(Span::new(span.start + at, span.start + found));
        let end = found + length + 2;
        built.replace(Span::new(span.start + found, span.start + end), letter.encode_utf8(&mut [0; 4]));
        at = end;
    }
    built.copy(Span::new(span.start + at, span.end));
    built.finish()
}

/// The letter that an entity stands for.
fn letter(name: &str) -> Option<char> {
    let code = name.strip_prefix('#');
    let number = code.map(|code| match code.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16),
        None => code.parse(),
    });
    match (number, name) {
        (Some(number), _) => number.ok().and_then(char::from_u32),
        (None, "amp") => Some('&'),
        (None, "lt") => Some('<'),
        (None, "gt") => Some('>'),
        (None, "quot") => Some('"'),
        (None, "apos") => Some('\''),
        (None, _) => None,
    }
}
