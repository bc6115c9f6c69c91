//! Owns the step from text to tokens: words, strings, comments, line ends, marks; in linear time. Never builds a tree;
//! a string that never closes is a stray mark.

use super::dialect::{Quote, Table};
use super::strings::{self, DeadEnds};
use crate::extract::plain::line_end;
use crate::text::Span;

/// What a token is.
#[derive(Debug, Clone, Copy)]
pub(super) enum TokenKind {
    /// A name, a path of names, a keyword, a number.
    Word,
    /// A string or a here-document; the body is what stands between its marks.
    Text {
        body: Span,
        quote: &'static Quote,
    },
    /// The span is without the comment's marks.
    Comment,
    Newline,
    /// A bracket or an operator.
    Mark,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Token {
    pub(super) kind: TokenKind,
    pub(super) span: Span,
}

/// Marks of more than one character, the longest first.
const MARKS: [&str; 16] =
    [":::", "...", "::", "==", "!=", "<=", ">=", "&&", "||", "??", "=>", "->", "+=", "+:", "=~", "?:"];

/// Splits `source` into tokens.
pub(super) fn tokens<'s>(source: &'s str, table: &'static Table) -> Lexer<'s> {
    Lexer { source, table, at: 0, line: None, dead_ends: DeadEnds::default() }
}

#[derive(Debug)]
pub(super) struct Lexer<'s> {
    pub(super) source: &'s str,
    pub(super) table: &'static Table,
    pub(super) at: usize,
    /// The end of the line last asked for.
    line: Option<usize>,
    pub(super) dead_ends: DeadEnds,
}

impl Iterator for Lexer<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        self.skip_blanks();
        let start = self.at;
        let first = self.byte(0)?;
        let token = self.read(first, start);
        // Whatever was read, the lexer moves on and stays between characters.
        self.at = self.at.max(start + 1).min(self.source.len());
        while !self.source.is_char_boundary(self.at) {
            self.at += 1;
        }
        let (kind, place) = token;
        Some(Token { kind, span: place.unwrap_or(Span::new(start, self.at)) })
    }
}

impl Lexer<'_> {
    fn byte(&self, ahead: usize) -> Option<u8> {
        self.source.as_bytes().get(self.at + ahead).copied()
    }

    pub(super) fn rest(&self) -> &str {
        self.source.get(self.at..).unwrap_or_default()
    }

    /// The end of the line that is being read; looked for once a line.
    pub(super) fn line_end(&mut self) -> usize {
        let known = self.line.filter(|end| *end >= self.at);
        let end = known.unwrap_or_else(|| line_end(self.source, self.at));
        self.line = Some(end);
        end
    }

    fn skip_blanks(&mut self) {
        loop {
            let continues = if self.table.commands { b'`' } else { 0 };
            match (self.byte(0), self.byte(1), self.byte(2)) {
                (Some(b' ' | b'\t' | b'\r' | 0x0b | 0x0c), ..) => self.at += 1,
                (Some(mark), Some(b'\n'), _) if mark == continues => self.at += 2,
                (Some(mark), Some(b'\r'), Some(b'\n')) if mark == continues => self.at += 3,
                _ => return,
            }
        }
    }

    fn read(&mut self, first: u8, start: usize) -> (TokenKind, Option<Span>) {
        if first == b'\n' {
            self.at += 1;
            return (TokenKind::Newline, None);
        }
        if let Some(comment) = self.comment() {
            return (TokenKind::Comment, Some(comment));
        }
        if let Some(kind) = strings::text(self) {
            return (kind, None);
        }
        if self.is_word(first) {
            // An option of a command line goes on over its `=`.
            let option = self.table.commands && first == b'-';
            while self.byte(0).is_some_and(|byte| self.is_word(byte) || (option && byte == b'=')) {
                self.at += 1;
            }
            return (TokenKind::Word, None);
        }
        let mark = MARKS.iter().find(|mark| self.rest().starts_with(**mark));
        self.at = start + mark.map_or(1, |mark| mark.len());
        (TokenKind::Mark, None)
    }

    fn is_word(&self, byte: u8) -> bool {
        byte.is_ascii_alphanumeric()
            || matches!(byte, b'_' | b'-' | b'.' | b'$' | b'@')
            || byte >= 0x80
            || self.table.word.as_bytes().contains(&byte)
    }

    /// Steps over a comment and returns what stands between its marks.
    fn comment(&mut self) -> Option<Span> {
        let block = self.table.block_comment.filter(|(open, _)| self.rest().starts_with(open));
        if let Some((open, close)) = block {
            let start = self.at + open.len();
            let length = self.dead_ends.find(self.source, start, close);
            let end = length.unwrap_or_else(|| self.line_end());
            self.at = length.map_or(end, |end| end + close.len());
            return Some(trimmed(self.source, Span::new(start.min(end), end)));
        }
        let mark = self.table.line_comments.iter().find(|mark| self.rest().starts_with(**mark))?;
        let start = self.at + mark.len();
        self.at = self.line_end();
        Some(trimmed(self.source, Span::new(start, self.at)))
    }
}

/// The span without white space and without the stars and slashes that dress a comment up.
fn trimmed(source: &str, span: Span) -> Span {
    let body = span.of(source);
    let inner = body.trim_start_matches(['*', '/', '!', '#']).trim_start();
    let start = span.start + body.len() - inner.len();
    Span::new(start, start + inner.trim_end_matches(|c: char| c.is_whitespace() || c == '*').len())
}
