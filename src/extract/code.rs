//! Owns the string literals and comments of source code, each with the name it stands under.
//! Never parses a grammar: a lexer and a light walk over brackets serve all languages.

mod calls;
mod chain;
mod context;
mod decode;
mod frames;
mod languages;
mod lexer;
mod scopes;

pub(super) use languages::Language;

use super::tree::{NodeId, SiteKind, SiteTree};
use crate::text::{MappedText, Span};

/// Reads source code: literals below keys, calls and lists as they stand in it.
pub(super) fn read(tree: &mut SiteTree, parent: NodeId, text: &MappedText<'_>, language: Language) {
    if tree.may_read(text.text()) {
        read_as(tree, parent, text, language, SiteKind::Literal);
    }
}

/// Like [`read`], with a kind of its own for the literals: a line of unknown text is no source code.
///
/// Returns whether there was a literal.
pub(super) fn read_as(
    tree: &mut SiteTree,
    parent: NodeId,
    text: &MappedText<'_>,
    language: Language,
    kind: SiteKind,
) -> bool {
    let mut walk = context::Walk::new(frames::Frames::new(tree, parent, text, kind), language);
    for token in lexer::tokens(text.text(), language) {
        walk.take(token);
    }
    walk.finish()
}

/// Returns what stands between the strings of a line in an unknown language.
pub(super) fn between_strings(line: &str) -> Vec<Span> {
    let mut gaps = Vec::new();
    let mut at = 0;
    for token in lexer::tokens(line, Language::Unknown) {
        if matches!(token.kind, lexer::TokenKind::Literal { .. }) {
            gaps.push(Span::new(at, token.span.start));
            at = token.span.end;
        }
    }
    gaps.push(Span::new(at, line.len()));
    gaps
}

/// Returns the strings of `["a", "b"]`, decoded; `None` where the text is anything else.
pub(super) fn string_list(text: &MappedText<'_>) -> Option<Vec<MappedText<'static>>> {
    let source = text.text();
    let inner = source.trim().strip_prefix('[')?.strip_suffix(']')?;
    let start = source.len() - source.trim_start().len() + 1;
    let mut items = Vec::new();
    for token in lexer::tokens(inner, Language::Json) {
        match token.kind {
            lexer::TokenKind::Literal { body, escapes } => {
                let place = Span::new(start + body.start, start + body.end);
                items.push(decode::literal(text, place, escapes));
            }
            lexer::TokenKind::Newline => {}
            lexer::TokenKind::Operator if token.span.of(inner) == "," => {}
            _ => return None,
        }
    }
    Some(items)
}

#[cfg(test)]
mod tests;
