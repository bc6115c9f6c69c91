//! Owns what one line looks like. Never adds nodes.

use crate::extract::command::looks_like_command;
use crate::text::Span;

/// Keys longer than this are sentences.
const MAX_KEY: usize = 120;

/// What a line, or what is left of it, looks like. Spans lie in the content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// `[name]`.
    Section { name: Span },
    /// `key:` with its value on the lines below.
    Opens { key: Span },
    /// `key: value`, `key = value`, `<key>value</key>`.
    Key { key: Span, value: Span },
    /// Quoted strings as in source code.
    Quoted,
    /// A program or option with options.
    Command,
    /// Letters.
    Plain,
    /// Numbers, brackets, punctuation: nothing that could be read.
    Nothing,
}

/// Returns what `content`, which has no white space around it, looks like.
pub(super) fn shape(content: &str) -> Shape {
    if !content.contains(|c: char| c.is_alphabetic()) {
        return Shape::Nothing;
    }
    if let Some(shape) = section(content).or_else(|| element(content)) {
        return shape;
    }
    if is_one_string(content) {
        return Shape::Plain;
    }
    let pair = pair(content);
    if content.starts_with('-') && looks_like_command(content) {
        return Shape::Command;
    }
    if let Some((key, value)) = pair {
        return keyed(content, key, value);
    }
    if looks_like_command(content) {
        return Shape::Command;
    }
    if has_quoted(content) { Shape::Quoted } else { Shape::Plain }
}

fn keyed(content: &str, key: Span, value: Span) -> Shape {
    let held = value.of(content);
    if matches!(held, "" | "{" | "[" | "|" | ">" | "|-" | ">-" | "(") {
        return Shape::Opens { key };
    }
    let is_script = content.get(key.end..).is_some_and(|behind| behind.starts_with('='))
        && key.of(content).bytes().all(|byte| !byte.is_ascii_lowercase())
        && looks_like_command(held);
    if is_script {
        return Shape::Command;
    }
    let is_nested = held.starts_with(['"', '\'', '`', '{', '[']) && !is_one_string(held);
    if has_closed_quote(held) && (is_nested || held.contains("(\"") || held.contains("('")) {
        return Shape::Quoted;
    }
    Shape::Key { key, value }
}

/// Whether a quote in the value is followed by its like.
fn has_closed_quote(value: &str) -> bool {
    let open = value.find(['"', '\'', '`']).and_then(|at| value.get(at..));
    open.is_some_and(|open| {
        open.chars().next().is_some_and(|quote| open.get(1..).is_some_and(|rest| rest.contains(quote)))
    })
}

/// `"x"`, `"x",`, `'x';`.
fn is_one_string(value: &str) -> bool {
    let value = value.trim_end_matches([',', ';']);
    let quote = value.chars().next().unwrap_or_default();
    let inner = value.strip_prefix(quote).and_then(|inner| inner.strip_suffix(quote));
    matches!(quote, '"' | '\'' | '`') && inner.is_some_and(|inner| !inner.contains(quote) && !inner.contains('\\'))
}

fn section(content: &str) -> Option<Shape> {
    let inner = content.strip_prefix('[')?.strip_suffix(']')?;
    let inner = inner.trim_start_matches('[').trim_end_matches(']');
    let fits = |c: char| c.is_alphanumeric() || "_-./: ".contains(c);
    let start = content.len() - content.trim_start_matches('[').len();
    let name = Span::new(start, start + inner.len());
    (!inner.is_empty() && inner.len() <= MAX_KEY && inner.chars().all(fits)).then_some(Shape::Section { name })
}

/// `<key …>value</key>` on one line.
fn element(content: &str) -> Option<Shape> {
    let inner = content.strip_prefix('<')?;
    let length = inner.find(|c: char| !c.is_alphanumeric() && !"_-.:".contains(c))?;
    let open = inner.find('>')? + 2;
    let close = content.rfind("</").filter(|close| *close >= open)?;
    let value = Span::new(open, close);
    let is_text = length > 0 && !value.is_empty() && !value.of(content).contains('<');
    is_text.then(|| Shape::Key { key: Span::new(1, 1 + length), value: trimmed(content, value) })
}

/// Splits `key: value`, `key = value`, `"key": "value"` and the like.
fn pair(content: &str) -> Option<(Span, Span)> {
    let content_bare = content.strip_prefix("export ").unwrap_or(content);
    let lead = content.len() - content_bare.len();
    let quote = content_bare.chars().next().filter(|first| matches!(first, '"' | '\''));
    let (key, behind) = if let Some(quote) = quote {
        let length = content_bare.get(1..)?.find(quote)?;
        (Span::new(lead + 1, lead + 1 + length), lead + length + 2)
    } else {
        let fits = |c: char| c.is_alphanumeric() || "_-./$@+".contains(c);
        let length = content_bare.find(|c: char| !fits(c))?;
        let length = content_bare.get(..length)?.trim_end_matches('+').len();
        (Span::new(lead, lead + length), lead + length)
    };
    let name = key.of(content);
    let is_name = name.starts_with(|first: char| first.is_alphabetic() || "_$@./".contains(first) || quote.is_some());
    if !is_name || name.len() > MAX_KEY {
        return None;
    }
    let rest = content.get(behind..)?;
    let padded = rest.trim_start();
    let mark = [":=", "?=", "+=", "=>", "=", ":"].into_iter().find(|mark| padded.starts_with(mark))?;
    let value = padded.get(mark.len()..)?;
    let is_colon = mark == ":";
    let fits = if is_colon {
        value.is_empty() || value.starts_with([' ', '\t', '"', '\'', '{', '['])
    } else {
        !value.starts_with('=')
    };
    let start = content.len() - value.trim_start().len();
    fits.then(|| (key, Span::new(start, content.trim_end().len().max(start))))
}

/// The offset of what a list item holds: behind `- `, `* `.
pub(super) fn item(content: &str) -> Option<usize> {
    let behind = ["- ", "* ", "+ "].iter().find_map(|mark| content.strip_prefix(mark))?;
    let held = behind.trim_start();
    (!held.is_empty()).then(|| content.len() - held.len())
}

/// Whether quotes stand where source code has them: behind an operator or a bracket, or around a key or an item.
fn has_quoted(content: &str) -> bool {
    let bytes = content.as_bytes();
    let mut before = None;
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        if matches!(byte, b'"' | b'\'' | b'`') {
            let behind = bytes.get(at + 1..).unwrap_or_default();
            let Some(length) = memchr::memchr(byte, behind) else { return false };
            let mut after = behind.iter().skip(length + 1);
            let after = after.find(|byte| !byte.is_ascii_whitespace());
            let opens = before.is_some_and(|before| b"=:([{,>|!&+?<".contains(&before));
            let closes = before.is_none() && after.is_none_or(|after| b":,=])};.".contains(after));
            if opens || closes {
                return true;
            }
            at += length + 1;
        }
        if !byte.is_ascii_whitespace() {
            before = Some(byte);
        }
        at += 1;
    }
    false
}

/// Whether code between strings may hold a name with a path or a version: `org/name`, `name-7b`.
pub(super) fn may_name(gap: &str) -> bool {
    let mut words = gap.split(|c: char| !c.is_alphanumeric() && !"/-_.:@".contains(c));
    words.any(|word| word.len() > 4 && word.contains(char::is_alphabetic) && word.contains(|c: char| "/-:".contains(c)))
}

/// What stands in a comment line; `None` for other lines.
pub(super) fn comment(source: &str, content: Span) -> Option<Span> {
    let text = content.of(source);
    let marks = ["<!--", "//", "/*", "#", ";", "-- "];
    let mark = marks.into_iter().find(|mark| text.starts_with(mark))?;
    let inner = text.trim_start_matches(|c: char| mark.contains(c) && c != ' ');
    let inner = inner.trim_end_matches("-->").trim_end_matches("*/");
    let start = content.end - text.trim_start_matches(|c: char| mark.contains(c) && c != ' ').len();
    Some(trimmed(source, Span::new(start, start + inner.len())))
}

/// Where a comment starts behind the content of a line.
pub(super) fn trailing_comment(content: &str) -> Option<usize> {
    let bytes = content.as_bytes();
    let mut quote = None;
    let mut before = b' ';
    for (at, byte) in bytes.iter().copied().enumerate() {
        match (quote, byte) {
            (Some(open), _) if open == byte => quote = None,
            (None, b'"' | b'\'' | b'`') => quote = Some(byte),
            (None, b'#') if before.is_ascii_whitespace() && is_comment_text(bytes.get(at + 1)) => return Some(at),
            (None, b'/') if before.is_ascii_whitespace() && bytes.get(at + 1) == Some(&b'/') => return Some(at),
            (None, b'<') if bytes.get(at..).is_some_and(|rest| rest.starts_with(b"<!--")) => return Some(at),
            _ => {}
        }
        before = byte;
    }
    None
}

/// Whether this may follow a `#` that starts a comment: other languages have `#(`, `#{`, `#"`.
fn is_comment_text(next: Option<&u8>) -> bool {
    next.is_none_or(|next| next.is_ascii_whitespace() || next.is_ascii_alphanumeric() || b"#!-".contains(next))
}

/// The span without white space around it.
pub(super) fn trimmed(source: &str, span: Span) -> Span {
    let content = span.of(source);
    let start = span.start + content.len() - content.trim_start().len();
    Span::new(start, start + content.trim().len())
}

/// The value without quotes and without the comma or semicolon behind it; a quote that never closes goes too.
pub(super) fn unquoted(source: &str, value: Span) -> Span {
    let content = value.of(source).trim_end_matches([',', ';']).trim_end();
    let Some(quote) = content.chars().next().filter(|first| matches!(first, '"' | '\'' | '`')) else {
        return Span::new(value.start, value.start + content.len());
    };
    let inner = content.get(1..).unwrap_or_default();
    let inner = inner.strip_suffix(quote).unwrap_or(inner);
    Span::new(value.start + 1, value.start + 1 + inner.len())
}

/// Where to cut the text under `span` so that the first piece is at most `limit` bytes long: behind the last white
/// space or quote, else between characters.
pub(super) fn window_end(source: &str, span: Span, limit: usize) -> usize {
    if span.len() <= limit {
        return span.end;
    }
    let mut hard = span.start + limit;
    while !source.is_char_boundary(hard) {
        hard -= 1;
    }
    let piece = Span::new(span.start, hard).of(source);
    let cut = piece.rfind(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '`'));
    let behind = cut.and_then(|at| piece.get(at..)?.chars().next().map(|c| span.start + at + c.len_utf8()));
    behind.unwrap_or(hard)
}
