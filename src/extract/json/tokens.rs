//! Owns the scanner behind `json`: tokens of our own with byte spans, going on with the next line after an error.
//! Never judges the order of tokens.

use crate::text::Span;
use jsonc_parser::tokens::Token as Scanned;
use jsonc_parser::{Scanner, ScannerOptions};

/// How many strings and lines that do not scan are skipped one by one before the rest is given up.
const RESTARTS: usize = 32;

/// What stands next in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token {
    /// `{` or `[`.
    Open(Bracket),
    /// `}` or `]`.
    Close(Bracket),
    Comma,
    Colon,
    /// In quotes, which the span includes.
    Text,
    /// A number, `true`, `false`.
    Plain,
    Null,
    /// Letters without quotes: a key in JSON5, out of place elsewhere.
    Word,
    /// The span leaves the marks out.
    Comment,
    /// Does not scan; the span reaches to the end of the line.
    Unscanned,
}

/// The two kinds of brackets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bracket {
    Brace,
    Square,
}

/// Reads tokens out of a text.
pub(super) struct Tokens<'a> {
    text: &'a str,
    scanner: Scanner<'a>,
    /// Where the scanner's text starts in `text`.
    base: usize,
    restarts: usize,
    /// Where the scanner failed first, and what it said.
    pub failure: Option<(usize, String)>,
}

impl<'a> Tokens<'a> {
    /// Starts at the beginning of `text`.
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, scanner: scanner(text), base: 0, restarts: 0, failure: None }
    }

    /// The next token and its span; `None` at the end.
    pub(super) fn next(&mut self) -> Option<(Token, Span)> {
        let scanned = self.scanner.scan();
        let start = self.base + self.scanner.token_start();
        match scanned {
            Ok(None) => None,
            Ok(Some(token)) => {
                let end = self.base + self.scanner.token_end();
                Some(translate(&token, Span::new(start, end)))
            }
            Err(error) => {
                self.failure.get_or_insert_with(|| (start, error.kind().to_string()));
                Some(self.skip(start))
            }
        }
    }

    /// Takes a string with a broken escape, or a word, whole; starts again on the next line where that is no way on.
    fn skip(&mut self, start: usize) -> (Token, Span) {
        let rest = self.text.as_bytes().get(start..).unwrap_or_default();
        let (token, end) = match word_end(rest) {
            Some(end) => (Token::Word, start + end),
            None => self.skip_line(start, rest),
        };
        self.base = end;
        self.scanner = scanner(self.text.get(end..).unwrap_or_default());
        (token, Span::new(start, end))
    }

    fn skip_line(&mut self, start: usize, rest: &[u8]) -> (Token, usize) {
        // Each of these may have cost the scanner the whole rest.
        self.restarts += 1;
        if self.restarts >= RESTARTS {
            return (Token::Unscanned, self.text.len());
        }
        let newline = memchr::memchr(b'\n', rest);
        let line = rest.get(..newline.unwrap_or(rest.len())).unwrap_or_default();
        match string_end(line) {
            Some(end) => (Token::Text, start + end),
            None => (Token::Unscanned, newline.map_or(self.text.len(), |newline| start + newline + 1)),
        }
    }
}

/// Behind the word that a text starts with; a path, an address or a tag holds marks that end JSON's own words.
fn word_end(rest: &[u8]) -> Option<usize> {
    rest.first().filter(|byte| byte.is_ascii_graphic() && !b"{}[],:\"'/\\".contains(byte))?;
    let ends = |byte: &u8| byte.is_ascii_whitespace() || b"{}[],\"'".contains(byte);
    Some(rest.iter().position(ends).unwrap_or(rest.len()))
}

/// Behind the string that a line starts with.
fn string_end(line: &[u8]) -> Option<usize> {
    let quote = *line.first().filter(|byte| matches!(byte, b'"' | b'\''))?;
    let mut at = 1;
    while let Some(byte) = line.get(at) {
        match byte {
            b'\\' => at += 1,
            byte if *byte == quote => return Some(at + 1),
            _ => {}
        }
        at += 1;
    }
    None
}

fn scanner(text: &str) -> Scanner<'_> {
    Scanner::new(text, &ScannerOptions::default())
}

fn translate(token: &Scanned<'_>, span: Span) -> (Token, Span) {
    let token = match token {
        Scanned::OpenBrace => Token::Open(Bracket::Brace),
        Scanned::CloseBrace => Token::Close(Bracket::Brace),
        Scanned::OpenBracket => Token::Open(Bracket::Square),
        Scanned::CloseBracket => Token::Close(Bracket::Square),
        Scanned::Comma => Token::Comma,
        Scanned::Colon => Token::Colon,
        Scanned::String(_) => Token::Text,
        Scanned::Word(_) => Token::Word,
        Scanned::Boolean(_) | Scanned::Number(_) => Token::Plain,
        Scanned::Null => Token::Null,
        Scanned::CommentLine(_) => return (Token::Comment, Span::new(span.start + 2, span.end)),
        Scanned::CommentBlock(_) => return (Token::Comment, Span::new(span.start + 2, span.end.saturating_sub(2))),
    };
    (token, span)
}
