//! Owns the step from source text to tokens: words, literals, comments, operators. One lexer for all languages, in
//! linear time. Never builds a syntax tree; an unclosed quote ends with its line or is a plain character.

mod delimited;
mod heredoc;
mod strings;

use super::languages::{Escapes, Language, Table};
use crate::extract::plain::line_end;
use crate::text::Span;

/// What a token is. Its span is in [`Token::span`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// A name or a keyword.
    Word,
    /// A number, a character, a regular expression: a value without interest.
    Value,
    /// A string.
    Literal {
        /// Between the quotes.
        body: Span,
        escapes: Escapes,
    },
    /// A list of words in one pair of marks (`%w[a b]`).
    Words {
        /// Between the marks.
        body: Span,
    },
    /// A comment; the span is without its markers.
    Comment,
    Newline,
    Operator,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: TokenKind,
    pub(super) span: Span,
}

/// Operators of more than one character, the longest first.
const OPERATORS: [&str; 23] = [
    "===", "!==", "??=", "||=", "&&=", "...", "==", "!=", ":=", "=>", "->", "::", "?.", "??", "||", "&&", "<=", ">=",
    "+=", "-=", "*=", "/=", "|>",
];

/// Splits `source` into tokens.
pub(super) fn tokens(source: &str, language: Language) -> Lexer<'_> {
    Lexer {
        source,
        language,
        table: language.table(),
        at: 0,
        after_value: false,
        heredocs_end: None,
        dead_ends: strings::DeadEnds::default(),
    }
}

#[derive(Debug)]
pub(super) struct Lexer<'s> {
    source: &'s str,
    language: Language,
    table: &'static Table,
    at: usize,
    /// Whether the last token ended a value, so that `/` divides.
    after_value: bool,
    /// Where the here-documents end that were opened on this line.
    heredocs_end: Option<usize>,
    dead_ends: strings::DeadEnds,
}

impl Iterator for Lexer<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        self.skip_blanks();
        let start = self.at;
        let first = self.byte()?;
        let kind = self.read(first);
        // Whatever was read, the lexer moves on and stays between characters.
        self.at = self.at.max(start + 1).min(self.source.len());
        while !self.source.is_char_boundary(self.at) {
            self.at += 1;
        }
        let span = kind.1.unwrap_or(Span::new(start, self.at));
        self.remember(kind.0, span);
        Some(Token { kind: kind.0, span })
    }
}

impl Lexer<'_> {
    fn byte(&self) -> Option<u8> {
        self.source.as_bytes().get(self.at).copied()
    }

    fn rest(&self) -> &str {
        self.source.get(self.at..).unwrap_or_default()
    }

    fn skip_blanks(&mut self) {
        while matches!(self.byte(), Some(b' ' | b'\t' | b'\r' | 0x0b | 0x0c)) {
            self.at += 1;
        }
    }

    /// Reads one token; the span is given where it is not all that was read.
    fn read(&mut self, first: u8) -> (TokenKind, Option<Span>) {
        if first == b'\n' {
            self.at = self.heredocs_end.take().unwrap_or(self.at + 1);
            return (TokenKind::Newline, None);
        }
        if let Some(comment) = self.comment(first) {
            return (TokenKind::Comment, Some(comment));
        }
        if let Some(kind) = strings::literal(self) {
            return (kind, None);
        }
        if first == b'/' && self.table.has_regex && !self.after_value && strings::regex(self) {
            return (TokenKind::Value, None);
        }
        if first.is_ascii_digit() {
            self.at = self.past(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.'));
            return (TokenKind::Value, None);
        }
        if is_word_byte(first) {
            self.at = self.past(|byte| is_word_byte(byte) || byte.is_ascii_digit());
            // `start_with?("x")`.
            let asks = matches!(self.rest().as_bytes(), [b'?' | b'!', b'(', ..]);
            self.at += usize::from(asks && matches!(self.language, Language::Ruby | Language::Elixir));
            return (TokenKind::Word, None);
        }
        let operator = OPERATORS.iter().find(|operator| self.stands(first, operator));
        self.at += operator.map_or(1, |operator| operator.len());
        (TokenKind::Operator, None)
    }

    /// Whether a mark stands here, where the byte `first` does: most are told from that alone.
    fn stands(&self, first: u8, mark: &str) -> bool {
        mark.as_bytes().first() == Some(&first) && self.rest().starts_with(mark)
    }

    fn past(&self, fits: impl Fn(u8) -> bool) -> usize {
        let rest = self.source.as_bytes().get(self.at..).unwrap_or_default();
        rest.iter().position(|byte| !fits(*byte)).map_or(self.source.len(), |length| self.at + length)
    }

    /// Steps over a comment and returns what stands between its markers.
    fn comment(&mut self, first: u8) -> Option<Span> {
        let table = self.table;
        let is_attribute = self.language == Language::Php && self.stands(first, "#[");
        let mark = table.line_comments.iter().find(|mark| self.stands(first, mark));
        if let Some(mark) = mark.filter(|_| !is_attribute) {
            let start = self.at + mark.len();
            self.at = line_end(self.source, self.at);
            return Some(trimmed(self.source, Span::new(start, self.at)));
        }
        let (open, close) = table.block_comment.filter(|(open, _)| self.stands(first, open))?;
        if self.language == Language::Ruby
            && self.at.checked_sub(1).is_some_and(|at| self.source.as_bytes().get(at) != Some(&b'\n'))
        {
            return None;
        }
        let start = self.at + open.len();
        let body = self.source.as_bytes().get(start..).unwrap_or_default();
        let length = memchr::memmem::find(body, close.as_bytes());
        let end = length.map_or(self.source.len(), |length| start + length);
        self.at = length.map_or(end, |_| end + close.len());
        Some(trimmed(self.source, Span::new(start, end)))
    }

    fn remember(&mut self, kind: TokenKind, span: Span) {
        self.after_value = match kind {
            TokenKind::Word => !matches!(span.of(self.source), "return" | "case" | "typeof" | "in" | "of" | "await"),
            TokenKind::Value | TokenKind::Literal { .. } | TokenKind::Words { .. } => true,
            TokenKind::Operator => matches!(span.of(self.source), ")" | "]" | "}"),
            TokenKind::Comment | TokenKind::Newline => self.after_value,
        };
    }
}

/// Letters, `_`, `$`, `@`, and everything beyond ASCII.
fn is_word_byte(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || matches!(byte, b'_' | b'$' | b'@') || byte >= 0x80
}

/// The span without white space and without the stars and slashes that dress a comment up.
fn trimmed(source: &str, span: Span) -> Span {
    let body = span.of(source);
    let inner = body.trim_start_matches(['*', '/', '!', '#']).trim_start();
    let start = span.start + body.len() - inner.len();
    Span::new(start, start + inner.trim_end_matches(|c: char| c.is_whitespace() || c == '*').len())
}
