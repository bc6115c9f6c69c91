//! Owns where strings and here-documents end. Never decodes them; what never closes is looked for once.

use super::dialect::{Escapes, Quote};
use super::lexer::{Lexer, TokenKind};
use crate::extract::plain::{escape_length, line_end};
use crate::text::Span;

/// Here-documents are blocks whose marks are their own.
static HEREDOC: Quote = Quote { open: "<<", close: "", escapes: Escapes::None, block: true, hole: None };

/// Marks that were looked for up to the end of the text in vain.
#[derive(Debug, Default)]
pub(super) struct DeadEnds {
    closers: Vec<&'static str>,
    heredocs: bool,
    /// Holes that open before this offset close nowhere.
    holes: usize,
}

impl DeadEnds {
    /// Where `close` stands at or behind `start`.
    pub(super) fn find(&mut self, source: &str, start: usize, close: &'static str) -> Option<usize> {
        if self.closers.contains(&close) {
            return None;
        }
        let rest = source.as_bytes().get(start..)?;
        let found = memchr::memmem::find(rest, close.as_bytes()).map(|length| start + length);
        if found.is_none() {
            self.closers.push(close);
        }
        found
    }
}

/// Steps over a string; `None` where none opens here, or none that closes.
pub(super) fn text(lexer: &mut Lexer<'_>) -> Option<TokenKind> {
    if lexer.table.heredocs && lexer.rest().starts_with("<<") {
        return heredoc(lexer);
    }
    lexer.table.quotes.iter().find_map(|quote| quoted(lexer, quote))
}

fn quoted(lexer: &mut Lexer<'_>, quote: &'static Quote) -> Option<TokenKind> {
    if !lexer.rest().starts_with(quote.open) || lexer.dead_ends.closers.contains(&quote.open) {
        return None;
    }
    let start = lexer.at + quote.open.len();
    let line = lexer.line_end();
    let body = if quote.block { block_start(lexer.source, start, quote)? } else { start };
    let limit = if quote.block { lexer.source.len() } else { line };
    // A here-string's closing mark may follow its opening line at once.
    let from = if quote.close.starts_with('\n') { body.saturating_sub(1) } else { body };
    let Some(end) = close(lexer, quote, from, limit) else {
        if quote.block {
            lexer.dead_ends.closers.push(quote.open);
        }
        return unclosed(lexer, quote, Span::new(start, line));
    };
    lexer.at = end + quote.close.len();
    Some(TokenKind::Text { body: Span::new(body.min(end), end), quote })
}

/// A plain quote that never closes ends with its line, whatever stands in it: the rest of the file is read, and no
/// line is searched twice.
fn unclosed(lexer: &mut Lexer<'_>, quote: &'static Quote, line: Span) -> Option<TokenKind> {
    let content = line.of(lexer.source).trim_end();
    (!quote.block && !content.is_empty()).then(|| {
        lexer.at = line.end;
        TokenKind::Text { body: Span::new(line.start, line.start + content.len()), quote }
    })
}

/// Where the value of a block starts: behind the line end that follows its mark.
fn block_start(source: &str, start: usize, quote: &Quote) -> Option<usize> {
    let rest = source.get(start..)?;
    let head = rest.trim_start_matches([' ', '\t', '\r', '-']);
    match head.strip_prefix('\n') {
        Some(behind) => Some(source.len() - behind.len()),
        // Only Nix and Bicep let a block's value start on its first line.
        None => (!quote.close.starts_with('\n')).then_some(start),
    }
}

fn close(lexer: &mut Lexer<'_>, quote: &Quote, start: usize, limit: usize) -> Option<usize> {
    let bytes = lexer.source.as_bytes().get(..limit)?;
    let mut at = start;
    while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
        let hole = quote.hole.filter(|hole| rest.starts_with(hole.as_bytes()) && at >= lexer.dead_ends.holes);
        if let Some(hole) = hole {
            if let Some(end) = hole_end(bytes, at + hole.len()) {
                at = end;
                continue;
            }
            lexer.dead_ends.holes = limit;
        }
        if rest.starts_with(quote.close.as_bytes()) {
            match escaped_close(quote, rest.get(quote.close.len()..).unwrap_or_default()) {
                0 => return Some(at),
                skipped => at += quote.close.len() + skipped,
            }
            continue;
        }
        at += match (rest.first(), quote.escapes) {
            (Some(b'\\'), Escapes::Backslash) | (Some(b'`'), Escapes::Backtick) => 2,
            _ => 1,
        };
    }
    None
}

/// How many bytes behind a closing mark make it a letter of the value.
fn escaped_close(quote: &Quote, behind: &[u8]) -> usize {
    match quote.escapes {
        Escapes::Doubled | Escapes::Backtick if behind.starts_with(quote.close.as_bytes()) => quote.close.len(),
        Escapes::Indented if matches!(behind.first(), Some(b'$' | b'\'' | b'\\')) => 1,
        _ => 0,
    }
}

/// Where the hole that was opened before `at` ends; strings in it may hold braces.
fn hole_end(bytes: &[u8], mut at: usize) -> Option<usize> {
    let (mut depth, mut quoted) = (1_usize, false);
    while let Some(byte) = bytes.get(at) {
        let length = if *byte == b'\\' { escape_length(bytes, at) } else { 1 };
        at += length;
        match byte {
            b'"' => quoted = !quoted,
            b'{' | b'(' if !quoted => depth += 1,
            b'}' | b')' if !quoted => depth -= 1,
            b'\n' => return None,
            _ => {}
        }
        if depth == 0 {
            return Some(at);
        }
    }
    None
}

/// Steps over `<<EOT` and its lines; the body ends before the line that holds the tag alone.
fn heredoc(lexer: &mut Lexer<'_>) -> Option<TokenKind> {
    let source = lexer.source;
    let behind = source.get(lexer.at + 2..)?;
    let head = behind.strip_prefix(['-', '~']).unwrap_or(behind);
    let fits = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-');
    let length = head.find(|letter| !fits(letter)).unwrap_or(head.len());
    let tag = head.get(..length).filter(|tag| !tag.is_empty())?;
    let first = lexer.line_end();
    if lexer.dead_ends.heredocs || !head.get(length..)?.trim_start_matches([' ', '\t', '\r']).starts_with('\n') {
        return None;
    }
    let mut at = first + 1;
    while at <= lexer.source.len() {
        let end = line_end(lexer.source, at);
        if Span::new(at, end).of(lexer.source).trim() == tag {
            let body = Span::new(first + 1, at);
            lexer.at = end;
            return Some(TokenKind::Text { body, quote: &HEREDOC });
        }
        at = end + 1;
    }
    lexer.dead_ends.heredocs = true;
    None
}
