//! Owns the splitting of shell text into words, operators, comments and here-documents, each with its place.
//! Accepts half-broken text; never expands variables and never judges what a word means.

mod brackets;
mod heredoc;
mod word;

use crate::extract::plain::line_end;
use crate::text::{MappedText, Span};
use heredoc::Delimiter;
use std::collections::VecDeque;

/// Something inside a word that the shell would compute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Expansion {
    /// The text of a `$( … )` or of backquotes.
    Command(Span),
    /// `${NAME:-VALUE}` or `${NAME:=VALUE}`.
    Default {
        /// Where the variable's name stands.
        name: Span,
        /// Where the default stands, without quotes.
        value: Span,
    },
}

/// A word of a command line. All spans lie in the text that was split.
#[derive(Debug, Clone)]
pub(super) struct ShellWord {
    /// The word as written, with its quotes.
    pub(super) span: Span,
    /// The word without quotes and escapes; `$…` stays as it is.
    pub(super) text: MappedText<'static>,
    /// What in it the shell would compute.
    pub(super) expansions: Vec<Expansion>,
}

/// What ends or bends a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Operator {
    /// `;`, `&`, `&&`, `||`, or a line's end.
    End,
    /// `|`, `|&`: ends a command, and parts the patterns of a `case`.
    Pipe,
    /// `;;`, `;&`, `;;&`: ends a branch of a `case`.
    Branch,
    /// `(`.
    Open,
    /// `)`.
    Close,
    /// `<`, `>`, `>>`, `<<<`, …: the next word is a file, not an argument.
    Redirect {
        /// Whether the command writes there.
        output: bool,
    },
}

/// A piece of shell text.
#[derive(Debug, Clone)]
pub(super) enum Token {
    /// A word.
    Word(ShellWord),
    /// An operator and where it starts.
    Operator(Operator, usize),
    /// A comment, without its marks.
    Comment(Span),
    /// The body of a here-document.
    Heredoc {
        /// The word that ends it.
        tag: Box<str>,
        /// Its lines, without the last line end.
        body: Span,
    },
}

/// Splits `text` piece by piece, in linear time.
///
/// A quote or bracket that never closes ends at its line's end.
pub(super) fn split<'t>(text: &'t MappedText<'t>) -> Splitter<'t> {
    Splitter {
        text,
        source: text.text(),
        at: 0,
        unclosed: word::Unclosed::default(),
        delimiter_next: None,
        open_heredocs: VecDeque::new(),
        ready: VecDeque::new(),
    }
}

/// The iterator behind [`split`].
#[derive(Debug)]
pub(super) struct Splitter<'t> {
    text: &'t MappedText<'t>,
    source: &'t str,
    at: usize,
    unclosed: word::Unclosed,
    /// Set after `<<`: whether tabs are stripped.
    delimiter_next: Option<bool>,
    open_heredocs: VecDeque<Delimiter>,
    ready: VecDeque<Token>,
}

impl Iterator for Splitter<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        loop {
            if let Some(token) = self.ready.pop_front() {
                return Some(token);
            }
            self.skip_blanks();
            match self.byte(0)? {
                b'\n' => return Some(self.line_end()),
                b'#' => return Some(self.comment()),
                _ => {}
            }
            if let Some(token) = self.operator() {
                return Some(token);
            }
            if let Some(token) = self.word() {
                return Some(token);
            }
        }
    }
}

impl Splitter<'_> {
    fn byte(&self, ahead: usize) -> Option<u8> {
        self.source.as_bytes().get(self.at + ahead).copied()
    }

    fn rest(&self) -> &str {
        self.source.get(self.at..).unwrap_or_default()
    }

    fn skip_blanks(&mut self) {
        loop {
            match (self.byte(0), self.byte(1), self.byte(2)) {
                (Some(b' ' | b'\t' | b'\r' | 0x0b | 0x0c), ..) => self.at += 1,
                (Some(b'\\'), Some(b'\n'), _) => self.at += 2,
                (Some(b'\\'), Some(b'\r'), Some(b'\n')) => self.at += 3,
                _ => return,
            }
        }
    }

    fn comment(&mut self) -> Token {
        let start = self.at;
        self.at = line_end(self.source, self.at);
        let body = Span::new(start, self.at).of(self.source).trim_end();
        let inner = body.trim_start_matches(['#', '!']).trim_start();
        Token::Comment(Span::new(start + body.len() - inner.len(), start + body.len()))
    }

    /// Steps over a line's end and reads the here-documents that start behind it.
    fn line_end(&mut self) -> Token {
        let end = Token::Operator(Operator::End, self.at);
        self.at += 1;
        self.delimiter_next = None;
        if self.open_heredocs.is_empty() {
            return end;
        }
        for delimiter in std::mem::take(&mut self.open_heredocs) {
            let (body, next) = heredoc::body(self.source, self.at, &delimiter);
            self.at = next;
            self.ready.push_back(Token::Heredoc { tag: delimiter.tag, body });
        }
        self.ready.push_back(end);
        self.ready.pop_front().unwrap_or(Token::Operator(Operator::End, self.at))
    }

    fn operator(&mut self) -> Option<Token> {
        let start = self.at;
        let (length, operator) = read_operator(self.rest().as_bytes())?;
        self.at += length;
        if operator == (Operator::Redirect { output: false }) && matches!(self.source.get(start..self.at), Some("<<")) {
            let dash = self.byte(0) == Some(b'-');
            self.at += usize::from(dash);
            self.delimiter_next = Some(dash);
        }
        Some(Token::Operator(operator, start))
    }

    /// Reads a word; `None` where it was no more than a file descriptor before a redirection.
    fn word(&mut self) -> Option<Token> {
        let (word, next) = word::read(self.text, self.at, &mut self.unclosed);
        self.at = next.max(self.at + 1);
        while !self.source.is_char_boundary(self.at) {
            self.at += 1;
        }
        if matches!(self.byte(0), Some(b'<' | b'>')) && word.text.text().bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        if let Some(strip_tabs) = self.delimiter_next.take() {
            let tag: Box<str> = word.text.text().into();
            if !tag.is_empty() && !tag.starts_with(|first: char| first.is_ascii_digit()) {
                self.open_heredocs.push_back(Delimiter { tag, strip_tabs });
            }
        }
        Some(Token::Word(word))
    }
}

fn read_operator(rest: &[u8]) -> Option<(usize, Operator)> {
    let redirect = |length, output| Some((length, Operator::Redirect { output }));
    match rest {
        [b';', b';', b'&', ..] => Some((3, Operator::Branch)),
        [b';', b';' | b'&', ..] => Some((2, Operator::Branch)),
        [b'&', b'>', b'>', ..] => redirect(3, true),
        [b'&', b'&', ..] | [b'|', b'|', ..] => Some((2, Operator::End)),
        [b'|', b'&', ..] => Some((2, Operator::Pipe)),
        [b'|', ..] => Some((1, Operator::Pipe)),
        [b'<' | b'>', b'(', ..] => None,
        [b'(', ..] => Some((1, Operator::Open)),
        [b')', ..] => Some((1, Operator::Close)),
        [b'<', b'<', b'<', ..] => redirect(3, false),
        [b'<', b'<' | b'&', ..] => redirect(2, false),
        [b'&', b'>', ..] | [b'>', b'>' | b'&' | b'|', ..] => redirect(2, true),
        [b';' | b'&', ..] => Some((1, Operator::End)),
        [b'<', ..] => redirect(1, false),
        [b'>', ..] => redirect(1, true),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
