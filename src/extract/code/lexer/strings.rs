//! Owns the forms of string literals: prefixes, raw strings, holes, character literals, regular expressions.
//! Never decodes: that is [`decode`](super::super::decode).

use super::{Escapes, Language, Lexer, TokenKind, delimited, heredoc, is_word_byte, line_end};
use crate::extract::code::languages::Quote;
use crate::text::Span;

/// Up to where something is known to close nowhere, so that the search is not made again for each of them.
#[derive(Debug, Default)]
pub(super) struct DeadEnds {
    quotes: Vec<(&'static str, usize)>,
    hole: usize,
    regex: usize,
}

impl DeadEnds {
    pub(super) fn reach(&self, mark: &str) -> usize {
        self.quotes.iter().find(|(known, _)| *known == mark).map_or(0, |(_, reach)| *reach)
    }

    pub(super) fn set(&mut self, mark: &'static str, reach: usize) {
        self.quotes.retain(|(known, _)| *known != mark);
        self.quotes.push((mark, reach));
    }
}

/// What stands for raw strings among the [`DeadEnds`].
const RAW: &str = "raw";

/// Reads the literal that starts here, if one does; the lexer then stands behind it.
pub(super) fn literal(lexer: &mut Lexer<'_>) -> Option<TokenKind> {
    let start = lexer.at;
    let found =
        raw(lexer).or_else(|| heredoc::read(lexer)).or_else(|| delimited::read(lexer)).or_else(|| prefixed(lexer));
    if found.is_none() {
        lexer.at = start;
    }
    found
}

/// Reads the letters before a quote, then the quote.
fn prefixed(lexer: &mut Lexer<'_>) -> Option<TokenKind> {
    let letters = prefix(lexer);
    let is_raw = letters.contains(['r', 'R']) && lexer.language == Language::Python;
    let is_verbatim = letters.contains('@');
    let length = letters.len();
    lexer.at += length;
    let table = lexer.table;
    let quote = table.quotes.iter().find(|quote| lexer.rest().starts_with(quote.mark))?;
    let mut quote = *quote;
    if is_verbatim {
        quote = Quote { escapes: Escapes::Doubled, multiline: true, ..quote };
    }
    let body = body(lexer, &quote)?;
    // A raw string keeps its backslashes, though one still hides the quote behind it.
    let escapes = if is_raw { Escapes::None } else { quote.escapes };
    Some(if quote.is_character { TokenKind::Value } else { TokenKind::Literal { body, escapes } })
}

/// The prefix of a literal that starts here, or `""`.
fn prefix<'s>(lexer: &Lexer<'s>) -> &'s str {
    let rest = lexer.source.get(lexer.at..).unwrap_or_default();
    let fits: fn(char) -> bool = match lexer.language {
        Language::Python => |c| matches!(c, 'r' | 'R' | 'b' | 'B' | 'f' | 'F' | 'u' | 'U' | 't' | 'T'),
        Language::CSharp => |c| matches!(c, '$' | '@'),
        Language::Rust => |c| matches!(c, 'b' | 'c'),
        Language::Cpp => |c| matches!(c, 'u' | 'U' | 'L' | '8'),
        Language::Scala => |c| c.is_ascii_lowercase(),
        _ => return "",
    };
    let length = rest.chars().take(4).take_while(|c| fits(*c)).count();
    let quoted = rest.as_bytes().get(length).is_some_and(|byte| matches!(byte, b'"' | b'\''));
    rest.get(..length).filter(|_| quoted).unwrap_or_default()
}

/// Steps over `quote` and what it holds; returns the body.
fn body(lexer: &mut Lexer<'_>, quote: &Quote) -> Option<Span> {
    if quote.is_character && lexer.language == Language::Rust && is_lifetime(lexer.rest()) {
        return None;
    }
    if lexer.at < lexer.dead_ends.reach(quote.mark) {
        return None;
    }
    let start = lexer.at + quote.mark.len();
    let Some(end) = closing(lexer, start, quote) else {
        let line = line_end(lexer.source, lexer.at);
        if quote.mark == "\"" && !quote.multiline {
            // Somebody forgot the closing quote: what it opens is still a string.
            let written = Span::new(start, line).of(lexer.source).trim_end_matches([',', ';', ' ', '\r']);
            lexer.at = line;
            return Some(Span::new(start, start + written.len()));
        }
        lexer.dead_ends.set(quote.mark, if quote.multiline { lexer.source.len() } else { line });
        return None;
    };
    lexer.at = end + quote.mark.len();
    Some(Span::new(start, end))
}

/// Returns where the quote opened before `start` closes.
fn closing(lexer: &mut Lexer<'_>, start: usize, quote: &Quote) -> Option<usize> {
    let mark = quote.mark.as_bytes();
    let first = *mark.first()?;
    let hole = quote.hole.map(str::as_bytes);
    let hole_start = hole.and_then(|hole| hole.first()).copied().unwrap_or(b'\\');
    let bytes = lexer.source.as_bytes();
    let mut at = start;
    loop {
        let is_special = |byte: &u8| *byte == first || matches!(byte, b'\\' | b'\n') || *byte == hole_start;
        at += bytes.get(at..)?.iter().position(is_special)?;
        let rest = bytes.get(at..)?;
        if rest.starts_with(mark) {
            let doubled = quote.escapes == Escapes::Doubled && rest.get(mark.len()) == Some(&first);
            if !doubled {
                return Some(at);
            }
            at += 2;
        } else if rest.starts_with(b"\\") && quote.escapes == Escapes::Backslash {
            at += 1 + escaped(rest);
        } else if rest.starts_with(b"\n") && !quote.multiline {
            return None;
        } else if hole.is_some_and(|hole| rest.starts_with(hole)) && at >= lexer.dead_ends.hole {
            match past_hole(bytes, at + 2) {
                Ok(end) => at = end,
                Err(reached) => lexer.dead_ends.hole = reached,
            }
        } else {
            at += 1;
        }
    }
}

/// How many bytes the backslash takes that `rest` starts with: one, or both of a line's end.
fn escaped(rest: &[u8]) -> usize {
    if rest.starts_with(b"\\\r\n") { 2 } else { 1 }
}

/// Returns where the hole opened before `start` ends, or how far the search got that found no end.
///
/// Strings, templates and braces inside are stepped over.
fn past_hole(bytes: &[u8], start: usize) -> Result<usize, usize> {
    let mut nesting = vec![b'{'];
    let mut at = start;
    while let Some(inner) = nesting.last().copied() {
        let byte = *bytes.get(at).ok_or(at)?;
        let next = bytes.get(at + 1).copied();
        match (inner, byte) {
            (_, b'\\') => at += escaped(bytes.get(at..).unwrap_or_default()),
            (b'{', b'{' | b'"' | b'\'' | b'`') => nesting.push(byte),
            (b'{', b'}') => _ = nesting.pop(),
            (b'"' | b'\'', b'\n') => return Err(at),
            (b'"' | b'`', b'$' | b'#') if next == Some(b'{') => {
                nesting.push(b'{');
                at += 1;
            }
            (quote, _) if quote != b'{' && quote == byte => _ = nesting.pop(),
            _ => {}
        }
        at += 1;
    }
    Ok(at)
}

/// `'a` without a closing quote right behind it.
fn is_lifetime(rest: &str) -> bool {
    let mut letters = rest.chars().skip(1);
    let first = letters.next();
    first.is_some_and(|c| c.is_alphabetic() || c == '_') && letters.next() != Some('\'')
}

/// How many of `mark` the text starts with; 256 stands for too many.
fn count(text: &str, mark: char) -> usize {
    text.chars().take(256).take_while(|c| *c == mark).count()
}

/// Reads `r#"…"#`, `R"x(…)x"`, and C# and Swift strings with marks of any length.
fn raw(lexer: &mut Lexer<'_>) -> Option<TokenKind> {
    let rest = lexer.source.get(lexer.at..)?;
    let (open, close) = match lexer.language {
        Language::Rust => {
            let marks = rest.trim_start_matches(['b', 'c']).strip_prefix('r').filter(|_| rest.len() > 1)?;
            let hashes = count(marks, '#');
            marks.get(hashes..)?.strip_prefix('"')?;
            let prefix = rest.len() - marks.len();
            (prefix + hashes + 1, format!("\"{}", "#".repeat(hashes)))
        }
        Language::Swift => {
            let hashes = count(rest, '#');
            let marks = rest.get(hashes..).filter(|_| (1..=255).contains(&hashes))?;
            let quotes = if marks.starts_with("\"\"\"") { 3 } else { 1 };
            marks.strip_prefix('"')?;
            (hashes + quotes, format!("{}{}", "\"".repeat(quotes), "#".repeat(hashes)))
        }
        Language::CSharp => {
            let marks = rest.trim_start_matches('$');
            let quotes = count(marks, '"');
            (3..=255).contains(&quotes).then_some(())?;
            (rest.len() - marks.len() + quotes, "\"".repeat(quotes))
        }
        Language::Cpp => {
            let at = rest.bytes().take(3).position(|byte| byte == b'R')?;
            let (prefix, marks) = rest.split_at_checked(at)?;
            prefix.chars().all(|c| "uUL8".contains(c)).then_some(())?;
            let marks = marks.strip_prefix("R\"")?;
            let delimiter = marks.get(..marks.bytes().take(17).position(|byte| byte == b'(')?)?;
            (prefix.len() + 2 + delimiter.len() + 1, format!("){delimiter}\""))
        }
        _ => return None,
    };
    raw_body(lexer, open, &close)
}

fn raw_body(lexer: &mut Lexer<'_>, open: usize, close: &str) -> Option<TokenKind> {
    let start = lexer.at + open;
    let is_dead = lexer.at < lexer.dead_ends.reach(RAW);
    let rest = lexer.source.as_bytes().get(start..).filter(|_| !is_dead)?;
    let Some(length) = memchr::memmem::find(rest, close.as_bytes()) else {
        lexer.dead_ends.set(RAW, lexer.source.len());
        return None;
    };
    lexer.at = start + length + close.len();
    Some(TokenKind::Literal { body: Span::new(start, start + length), escapes: Escapes::None })
}

/// Steps over a regular expression that starts here; one that does not end on its line is a division.
pub(super) fn regex(lexer: &mut Lexer<'_>) -> bool {
    if lexer.at < lexer.dead_ends.regex {
        return false;
    }
    let bytes = lexer.source.as_bytes();
    let mut in_class = false;
    let mut at = lexer.at + 1;
    loop {
        match bytes.get(at) {
            None | Some(b'\n') => {
                lexer.dead_ends.regex = at;
                return false;
            }
            Some(b'\\') if bytes.get(at + 1) != Some(&b'\n') => at += 1,
            Some(b'[') => in_class = true,
            Some(b']') => in_class = false,
            Some(b'/') if !in_class => break,
            Some(_) => {}
        }
        at += 1;
    }
    at += 1;
    while bytes.get(at).is_some_and(|byte| is_word_byte(*byte)) {
        at += 1;
    }
    lexer.at = at;
    true
}
