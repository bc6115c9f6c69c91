//! Owns the backslash escapes of the configuration formats: a quoted scalar's raw letters → its value, mapped.
//! Never finds the quotes: the formats hand over what stands between them.

use crate::text::{MappedText, MappedTextBuilder, Span};

/// Whose escapes are meant where formats differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dialect {
    /// JSON with JSON5's additions (RFC 8259 §7, JSON5 §5.1).
    Json,
    /// TOML basic strings, one line or several (TOML 1.1, "String").
    Toml,
    /// YAML double-quoted scalars (YAML 1.2.2 §5.7), lines already folded.
    Yaml,
}

/// Returns the value of a quoted scalar; an escape that the dialect does not know stands for its letter.
pub(super) fn unescape(raw: &MappedText<'_>, dialect: Dialect) -> MappedText<'static> {
    let text = raw.text();
    let mut backslashes = memchr::memchr_iter(b'\\', text.as_bytes()).peekable();
    if backslashes.peek().is_none() {
        return raw.clone().into_owned();
    }
    let mut builder = MappedTextBuilder::new(raw);
    let mut at = 0;
    for backslash in backslashes {
        // The second of two backslashes was read with the first.
        if backslash < at {
            continue;
        }
        builder.copy(Span::new(at, backslash));
        let after = text.get(backslash + 1..).unwrap_or_default();
        let (length, value) = escape(after, dialect);
        match value {
            Escaped::Char(value) => {
                let range = Span::new(backslash, backslash + 1 + length);
                builder.replace(range, value.encode_utf8(&mut [0; 4]));
            }
            // The letter itself is left to the next copy.
            Escaped::Itself | Escaped::Nothing => {}
        }
        at = backslash + 1 + length;
    }
    builder.copy(Span::new(at, text.len()));
    builder.finish()
}

/// What an escape stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Escaped {
    Char(char),
    Itself,
    Nothing,
}

/// Reads what follows a backslash: how many bytes belong to the escape, and its value.
fn escape(after: &str, dialect: Dialect) -> (usize, Escaped) {
    let Some(letter) = after.chars().next() else { return (0, Escaped::Itself) };
    let simple = |value| (1, Escaped::Char(value));
    match (letter, dialect) {
        ('n', _) => simple('\n'),
        ('t' | '\t', _) => simple('\t'),
        ('r', _) => simple('\r'),
        ('b', _) => simple('\u{8}'),
        ('f', _) => simple('\u{c}'),
        ('"' | '\\' | '/' | '\'', _) => simple(letter),
        ('e', Dialect::Toml | Dialect::Yaml) => simple('\u{1b}'),
        ('v', Dialect::Json | Dialect::Yaml) => simple('\u{b}'),
        ('0', Dialect::Json | Dialect::Yaml) => simple('\0'),
        ('a', Dialect::Yaml) => simple('\u{7}'),
        (' ', Dialect::Yaml) => simple(' '),
        ('N', Dialect::Yaml) => simple('\u{85}'),
        ('_', Dialect::Yaml) => simple('\u{a0}'),
        ('L', Dialect::Yaml) => simple('\u{2028}'),
        ('P', Dialect::Yaml) => simple('\u{2029}'),
        ('x', _) => hexadecimal(after, 2),
        ('u', _) => utf16(after),
        ('U', Dialect::Toml | Dialect::Yaml) => hexadecimal(after, 8),
        _ => line_continuation(after, dialect),
    }
}

/// Reads `x41`, `u0041` or `U00000041`; a number that is no character stands for its letters.
fn hexadecimal(after: &str, digits: usize) -> (usize, Escaped) {
    match code(after, digits).and_then(char::from_u32) {
        Some(value) => (1 + digits, Escaped::Char(value)),
        None => (0, Escaped::Itself),
    }
}

/// Reads `u0041`, or a surrogate pair `uD83D\uDE00` as one character; half a pair becomes a replacement character.
fn utf16(after: &str) -> (usize, Escaped) {
    let Some(high @ 0xD800..=0xDFFF) = code(after, 4) else { return hexadecimal(after, 4) };
    let low = after.get(5..).and_then(|rest| rest.strip_prefix('\\')).and_then(|rest| code(rest, 4));
    let pair = low.filter(|low| high < 0xDC00 && (0xDC00..=0xDFFF).contains(low));
    match pair.and_then(|low| char::from_u32(0x1_0000 + ((high - 0xD800) << 10) + (low - 0xDC00))) {
        Some(value) => (11, Escaped::Char(value)),
        None => (5, Escaped::Char(char::REPLACEMENT_CHARACTER)),
    }
}

/// The number written in `digits` hexadecimal digits after the first letter.
fn code(after: &str, digits: usize) -> Option<u32> {
    let written = after.get(1..=digits)?;
    written.bytes().all(|digit| digit.is_ascii_hexdigit()).then(|| u32::from_str_radix(written, 16).ok()).flatten()
}

/// Reads an escaped line end, which stands for nothing; in TOML and YAML the white space behind it goes too.
fn line_continuation(after: &str, dialect: Dialect) -> (usize, Escaped) {
    let rest = after.trim_start_matches([' ', '\t', '\r']);
    let breaks = rest.starts_with('\n') && (dialect != Dialect::Json || after.starts_with(['\r', '\n']));
    if !breaks {
        return (0, Escaped::Itself);
    }
    let end = match dialect {
        Dialect::Json => rest.get(1..).unwrap_or_default(),
        Dialect::Toml => rest.trim_start_matches([' ', '\t', '\r', '\n']),
        Dialect::Yaml => rest.get(1..).unwrap_or_default().trim_start_matches([' ', '\t']),
    };
    (after.len() - end.len(), Escaped::Nothing)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(raw: &str, dialect: Dialect) -> String {
        unescape(&MappedText::linear(raw, 0), dialect).text().to_owned()
    }

    #[test]
    fn an_escaped_slash_keeps_the_identifier_and_its_place() {
        let raw = MappedText::linear(r"org\/model", 5);
        let text = unescape(&raw, Dialect::Json);
        assert_eq!(text.text(), "org/model");
        assert_eq!(text.span(Span::new(0, 9)), Span::new(5, 15));
        assert_eq!(text.span(Span::new(4, 9)), Span::new(10, 15));
    }

    #[test]
    fn surrogate_pairs_become_one_character_and_lone_ones_a_mark() {
        assert_eq!(value(r"a\ud83d\ude00b", Dialect::Json), "a😀b");
        assert_eq!(value(r"a\ud83db", Dialect::Json), "a\u{fffd}b");
        assert_eq!(value(r"\ud83d\u0041", Dialect::Json), "\u{fffd}A");
        assert_eq!(value(r"\ude00", Dialect::Json), "\u{fffd}");
    }

    #[test]
    fn every_dialect_reads_its_own_escapes() {
        assert_eq!(value(r"\x41\u0042\n\\\'", Dialect::Json), "AB\n\\'");
        assert_eq!(value(r"\U0001F600\e", Dialect::Toml), "😀\u{1b}");
        assert_eq!(value("a\\  \n \n  b", Dialect::Toml), "ab");
        assert_eq!(value("\\a\\_\\N", Dialect::Yaml), "\u{7}\u{a0}\u{85}");
        assert_eq!(value("a\\\n  b", Dialect::Yaml), "ab");
        assert_eq!(value("a\\\r\nb", Dialect::Json), "ab");
    }

    #[test]
    fn broken_escapes_lose_no_letter() {
        assert_eq!(value(r"\q\é\u12", Dialect::Json), "qéu12");
        assert_eq!(value(r"end\", Dialect::Json), "end");
        assert_eq!(value(r"\xg1\U00110000", Dialect::Yaml), "xg1U00110000");
    }
}
