//! Owns the escapes in string literals. Never finds where literals end.

use super::languages::Escapes;
use crate::text::{MappedText, MappedTextBuilder, Span};

/// Returns the value of the literal whose body stands at `body`. Unknown escapes stay as they are written.
pub(super) fn literal(text: &MappedText<'_>, body: Span, escapes: Escapes) -> MappedText<'static> {
    let source = body.of(text.text());
    let special = match escapes {
        Escapes::Backslash => '\\',
        Escapes::Doubled => '"',
        Escapes::None => return text.slice(body).into_owned(),
    };
    if !source.contains(special) {
        return text.slice(body).into_owned();
    }
    let mut built = MappedTextBuilder::new(text);
    let mut at = 0;
    while let Some(plain) = source.get(at..).and_then(|rest| rest.find(special)) {
        let place = |from: usize, to: usize| Span::new(body.start + from, body.start + to);
        if plain > 0 {
            built.copy(place(at, at + plain));
        }
        at += plain;
        let (length, decoded) = escape(source.get(at..).unwrap_or_default(), escapes);
        match decoded {
            Decoded::Text(value) if value.is_empty() => {}
            Decoded::Text(value) => built.replace(place(at, at + length), &value),
            Decoded::Itself(skipped) => built.copy(place(at + skipped, at + length)),
        }
        at += length;
    }
    if at < source.len() {
        built.copy(Span::new(body.start + at, body.end));
    }
    built.finish()
}

enum Decoded {
    /// The escape stands for this text.
    Text(String),
    /// The letters from this offset on stand for themselves.
    Itself(usize),
}

/// Reads the escape at the start of `rest`: its length and what it stands for.
fn escape(rest: &str, escapes: Escapes) -> (usize, Decoded) {
    let mut letters = rest.chars();
    letters.next();
    let Some(next) = letters.next() else { return (rest.len(), Decoded::Itself(0)) };
    let whole = 1 + next.len_utf8();
    if escapes == Escapes::Doubled {
        return (whole, Decoded::Itself(1));
    }
    let text = |value: &str| (whole, Decoded::Text(value.to_owned()));
    match next {
        'n' => text("\n"),
        't' => text("\t"),
        'r' => text("\r"),
        '\n' => text(""),
        '\r' if rest.starts_with("\\\r\n") => (3, Decoded::Text(String::new())),
        '\\' | '\'' | '"' | '`' | '/' | '$' | '#' | '{' | '}' => (whole, Decoded::Itself(1)),
        'x' => code_point(rest, 2).unwrap_or((whole, Decoded::Itself(0))),
        'u' => code_point(rest, 4).unwrap_or((whole, Decoded::Itself(0))),
        'U' => code_point(rest, 8).unwrap_or((whole, Decoded::Itself(0))),
        _ => (whole, Decoded::Itself(0)),
    }
}

/// Reads `\xHH`, `\uHHHH`, `\u{…}` or `\UHHHHHHHH`.
fn code_point(rest: &str, digits: usize) -> Option<(usize, Decoded)> {
    let behind = rest.get(2..)?;
    let (hex, length) = match behind.strip_prefix('{') {
        Some(braced) => {
            let hex = braced.get(..braced.bytes().take(9).position(|byte| byte == b'}')?)?;
            (hex, 2 + hex.len() + 2)
        }
        None => (behind.get(..digits)?, 2 + digits),
    };
    let value = char::from_u32(u32::from_str_radix(hex, 16).ok()?)?;
    Some((length, Decoded::Text(value.to_string())))
}
