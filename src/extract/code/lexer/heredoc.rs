//! Owns here-documents in source code: `<<EOF` of Terraform, `<<~EOF` of Ruby, `<<<EOF` of PHP. The rest of the line on
//! which one opens is code; the lexer steps over the body at that line's end. Never decodes.

use super::{Escapes, Language, Lexer, TokenKind, line_end};
use crate::text::Span;

/// What stands for here-documents among the dead ends.
const HEREDOC: &str = "heredoc";

/// Reads the mark that opens a here-document; the body is the literal.
pub(super) fn read(lexer: &mut Lexer<'_>) -> Option<TokenKind> {
    let rest = lexer.source.get(lexer.at..)?.strip_prefix("<<")?;
    if !matches!(lexer.language, Language::Hcl | Language::Ruby | Language::Php)
        || lexer.at < lexer.dead_ends.reach(HEREDOC)
    {
        return None;
    }
    let marked = rest.strip_prefix(['-', '~', '<']).unwrap_or(rest).trim_start_matches(['"', '\'', ' ']);
    let length = marked.bytes().take(64).position(|byte| !byte.is_ascii_alphanumeric() && byte != b'_')?;
    let tag = marked.get(..length).filter(|tag| tag.starts_with(|c: char| c.is_ascii_uppercase()))?;
    let mark_end = lexer.source.len() - marked.len() + length;
    let start = lexer.heredocs_end.unwrap_or_else(|| line_end(lexer.source, lexer.at) + 1);
    let mut at = start;
    while at < lexer.source.len() {
        let end = line_end(lexer.source, at);
        let line = Span::new(at, end).of(lexer.source).trim();
        if line.strip_prefix(tag).is_some_and(|behind| !behind.starts_with(|c: char| c.is_alphanumeric() || c == '_')) {
            let body = Span::new(start, at.max(start + 1) - 1);
            // Code may go on behind the closing mark.
            lexer.heredocs_end = Some(at + Span::new(at, end).of(lexer.source).find(tag)? + tag.len());
            lexer.at = mark_end
                + usize::from(lexer.source.as_bytes().get(mark_end).is_some_and(|b| matches!(b, b'"' | b'\'')));
            return Some(TokenKind::Literal { body, escapes: Escapes::None });
        }
        at = end + 1;
    }
    lexer.dead_ends.set(HEREDOC, lexer.source.len());
    None
}
