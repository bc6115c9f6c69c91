//! Owns what one line of an INI or properties file is made of: section, key, value, comment. Never adds nodes.

use crate::extract::plain::{trimmed, unquoted};
use crate::text::{MappedText, MappedTextBuilder, Span};

/// Keys longer than this are sentences.
const MAX_KEY: usize = 200;

/// Whether a line opens a block of braces, as nginx and HOCON have them.
pub(super) fn opens_block(line: &str) -> bool {
    line.strip_suffix('{').is_some_and(|head| {
        let last = head.trim_end().chars().next_back();
        !head.starts_with(['#', ';']) && !head.contains('"') && last.is_some_and(|last| last != '=' && last != '$')
    })
}

/// What stands in a comment line.
pub(super) fn comment(source: &str, content: Span) -> Option<Span> {
    let text = content.of(source);
    let body = text.strip_prefix(['#', ';', '!'])?;
    let body = body.trim_start_matches(['#', ';']).trim_start();
    Some(Span::new(content.end - body.len(), content.end))
}

/// The name in `[name]`.
pub(super) fn section(source: &str, content: Span) -> Option<Span> {
    let text = content.of(source);
    let inner = text.strip_prefix('[')?;
    let length = inner.rfind(']')?;
    let behind = inner.get(length + 1..)?.trim_start();
    let fits = length > 0 && length <= MAX_KEY && (behind.is_empty() || behind.starts_with(['#', ';']));
    fits.then(|| trimmed(source, Span::new(content.start + 1, content.start + 1 + length)))
}

/// Whether a line binds a value to a key: a requirement (`a==1`) and an address do not.
pub(super) fn is_pair(text: &str) -> bool {
    separator(text).is_some()
}

/// The key and the value of a line.
pub(super) fn pair(source: &str, content: Span) -> Option<(Span, Span)> {
    let text = content.of(source);
    let at = separator(text)?;
    let key = trimmed(source, Span::new(content.start, content.start + at));
    let key = key.of(source).strip_suffix('+').map_or(key, |kept| Span::new(key.start, key.start + kept.len()));
    let key = key.of(source).strip_prefix("export ").map_or(key, |kept| Span::new(key.end - kept.len(), key.end));
    let value = trimmed(source, Span::new(content.start + at + 1, content.end));
    Some((unquoted(source, key), value))
}

/// Where the `=` or `:` stands that parts key and value.
fn separator(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\\' => at += 1,
            b'=' if bytes.get(at + 1) != Some(&b'=') => break,
            b':' if bytes.get(at + 1) != Some(&b'/') => break,
            b'=' | b'(' | b'<' | b'{' | b'!' => return None,
            _ => {}
        }
        at += 1;
    }
    let key = text.get(..at).filter(|_| at < text.len())?.trim_end();
    let is_name = |letter: char| letter.is_alphanumeric() || "_-./*@$%+[]\"'~\\".contains(letter);
    let (words, colon) = (key.split_whitespace().count(), bytes.get(at) == Some(&b':'));
    let fits = !key.is_empty() && key.len() <= MAX_KEY && key.chars().all(|letter| is_name(letter) || letter == ' ');
    (fits && words <= if colon { 1 } else { 4 }).then_some(at)
}

/// The value in a text without quotes around it, and the comment behind it.
pub(super) fn value(source: &str, span: Span) -> (Span, Option<Span>) {
    let text = span.of(source);
    let quote = text.chars().next().filter(|first| matches!(first, '"' | '\''));
    let close = quote.and_then(|quote| text.get(1..)?.find(quote)).map_or(0, |length| length + 2);
    let mut from = close;
    while let Some(mark) = text.get(from..).and_then(|rest| rest.find(['#', ';'])).map(|length| from + length) {
        let before = text.get(..mark).unwrap_or_default();
        if before.ends_with([' ', '\t']) || before.is_empty() {
            let kept = trimmed(source, Span::new(span.start, span.start + mark));
            let behind = comment(source, Span::new(span.start + mark, span.end));
            return (unquoted(source, kept), behind.filter(|comment| !comment.is_empty()));
        }
        from = mark + 1;
    }
    (unquoted(source, span), None)
}

/// The value with the escapes of Java's properties resolved; other backslashes are letters (paths of Windows).
pub(super) fn unescaped(text: &MappedText<'_>, span: Span) -> MappedText<'static> {
    let source = span.of(text.text());
    if !source.contains('\\') {
        return text.slice(span).into_owned();
    }
    let mut built = MappedTextBuilder::new(text);
    let mut at = 0;
    for (found, _) in source.match_indices('\\') {
        let after = source.get(found + 1..).unwrap_or_default();
        let place = |from: usize, to: usize| Span::new(span.start + from, span.start + to);
        if found < at {
            continue;
        }
        if after.starts_with([':', '=', '#', '!', ' ', '\\']) {
            built.copy(place(at, found));
            built.copy(place(found + 1, found + 2));
            at = found + 2;
        } else if let Some(letter) = unicode(after) {
            built.copy(place(at, found));
            built.replace(place(found, found + 6), letter.encode_utf8(&mut [0; 4]));
            at = found + 6;
        }
    }
    built.copy(Span::new(span.start + at, span.end));
    built.finish()
}

fn unicode(after: &str) -> Option<char> {
    let digits = after.strip_prefix('u')?.get(..4)?;
    u32::from_str_radix(digits, 16).ok().and_then(char::from_u32)
}
