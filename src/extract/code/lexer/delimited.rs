//! Owns literals whose marks are chosen by the writer: `%w[a b]` and `%q(a)` of Ruby, the sigils of Elixir.
//! Never decodes.

use super::{Escapes, Language, Lexer, TokenKind};
use crate::text::Span;

/// What opens and closes, the longest first.
const MARKS: [(&str, &str); 10] = [
    ("\"\"\"", "\"\"\""),
    ("'''", "'''"),
    ("(", ")"),
    ("[", "]"),
    ("{", "}"),
    ("<", ">"),
    ("|", "|"),
    ("/", "/"),
    ("!", "!"),
    ("\"", "\""),
];

/// Reads the literal that starts here, if one does.
pub(super) fn read(lexer: &mut Lexer<'_>) -> Option<TokenKind> {
    let sign = match lexer.language {
        Language::Ruby if !lexer.after_value || follows_blank(lexer) => '%',
        Language::Elixir => '~',
        _ => return None,
    };
    let marked = lexer.source.get(lexer.at..)?.strip_prefix(sign)?;
    let letters = marked.bytes().take(4).take_while(u8::is_ascii_alphabetic).count();
    let (letter, opening) = (marked.get(..letters)?, marked.get(letters..)?);
    let (open, close) = marks(lexer.language, letter, opening)?;
    if lexer.at < lexer.dead_ends.reach(close) {
        return None;
    }
    let start = lexer.at + 1 + letters + open.len();
    let Some(length) = length(lexer.source.as_bytes().get(start..)?, open, close) else {
        lexer.dead_ends.set(close, lexer.source.len());
        return None;
    };
    let body = Span::new(start, start + length);
    lexer.at = body.end + close.len();
    let is_list = letter.eq_ignore_ascii_case("w") || letter.eq_ignore_ascii_case("i");
    Some(match letter {
        _ if is_list => TokenKind::Words { body },
        "r" | "x" if lexer.language == Language::Ruby => TokenKind::Value,
        "s" | "Q" | "" => TokenKind::Literal { body, escapes: Escapes::Backslash },
        "S" | "q" | "c" | "C" => TokenKind::Literal { body, escapes: Escapes::None },
        _ => TokenKind::Value,
    })
}

/// `x %w` may be a list, `x %y` a division: what follows the sign decides, and the blank before it.
fn follows_blank(lexer: &Lexer<'_>) -> bool {
    lexer.at.checked_sub(1).and_then(|at| lexer.source.as_bytes().get(at)).is_some_and(u8::is_ascii_whitespace)
}

/// The marks that open and close, where the letters and what follows make a literal.
fn marks(language: Language, letters: &str, opening: &str) -> Option<(&'static str, &'static str)> {
    let known = match language {
        Language::Ruby => matches!(letters, "" | "w" | "W" | "i" | "I" | "q" | "Q" | "r" | "x" | "s"),
        _ => matches!(letters, "s" | "S" | "w" | "W" | "c" | "C" | "r" | "R"),
    };
    let brackets = || MARKS.iter().find(|(open, _)| opening.starts_with(open)).copied();
    // Without a letter only brackets are no operator: `%(a)`.
    let fits = |open: &str| known && (!letters.is_empty() || matches!(open, "(" | "[" | "{"));
    brackets().filter(|(open, _)| fits(open))
}

/// How far `close` stands off; brackets of the same kind inside are stepped over.
fn length(rest: &[u8], open: &str, close: &str) -> Option<usize> {
    if close.len() > 1 {
        return memchr::memmem::find(rest, close.as_bytes());
    }
    let (open, close) = (*open.as_bytes().first()?, *close.as_bytes().first()?);
    let mut depth = 0_usize;
    let mut at = 0;
    while let Some(byte) = rest.get(at) {
        match *byte {
            b'\\' => at += 1,
            byte if byte == close && depth == 0 => return Some(at),
            byte if byte == close => depth -= 1,
            byte if byte == open => depth += 1,
            _ => {}
        }
        at += 1;
    }
    None
}
