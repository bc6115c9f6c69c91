//! Owns the statements of PowerShell that are command lines. Never reads their options: that is `command`'s.

use super::lexer::{Token, TokenKind};
use super::values;
use crate::extract::command::{self, Word};
use crate::extract::tree::{NodeId, SiteTree};
use crate::text::MappedText;

/// Words that start a statement which is no command.
const KEYWORDS: [&str; 22] = [
    "begin", "break", "catch", "class", "continue", "do", "else", "elseif", "end", "exit", "finally", "for", "foreach",
    "function", "if", "in", "param", "process", "return", "switch", "throw", "while",
];

/// Reads the words of a statement as a command; `false` where they are none.
pub(super) fn read(tree: &mut SiteTree, parent: NodeId, text: &MappedText<'_>, head: &[Token]) -> bool {
    let source = text.text();
    let called = head.iter().skip_while(|token| matches!(token.span.of(source), "&" | "." | "!"));
    let called: Vec<&Token> = called.collect();
    let Some(first) = called.first() else { return false };
    let program = first.span.of(source);
    let is_call = called.len() < head.len();
    let is_program = matches!(first.kind, TokenKind::Word) && !program.starts_with(['$', '-', '@']);
    if !(is_program || is_call) || KEYWORDS.iter().any(|word| word.eq_ignore_ascii_case(program)) {
        return false;
    }
    let words: Vec<Word> = called.into_iter().map(|token| word(text, token)).collect();
    command::read(tree, parent, &words);
    true
}

fn word(text: &MappedText<'_>, token: &Token) -> Word {
    let text = match token.kind {
        TokenKind::Text { body, quote } => values::decoded(text, body, quote),
        _ => text.slice(token.span).into_owned(),
    };
    Word { text, within: None }
}
