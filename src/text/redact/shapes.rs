//! Owns secrets that give themselves away: well-known token shapes and credentials in addresses.

use super::super::Span;

/// How well-known tokens begin, and how many characters they have at least.
const TOKENS: [(&str, usize); 22] = [
    ("sk-", 16),
    ("sk_", 16),
    ("hf_", 16),
    ("ghp_", 20),
    ("gho_", 20),
    ("ghu_", 20),
    ("ghs_", 20),
    ("github_pat_", 24),
    ("glpat-", 20),
    ("xoxb-", 16),
    ("xoxp-", 16),
    ("AKIA", 20),
    ("ASIA", 20),
    ("AIza", 30),
    ("gsk_", 20),
    ("nvapi-", 20),
    ("r8_", 20),
    ("pplx-", 20),
    ("xai-", 24),
    ("fw_", 16),
    ("dapi", 32),
    ("eyJ", 40),
];

/// Returns the spans of words that have the shape of a well-known token.
pub(super) fn tokens(line: &str) -> Vec<Span> {
    let is_token = |span: &Span| {
        let word = span.of(line);
        TOKENS.iter().any(|(prefix, length)| word.len() >= *length && word.starts_with(prefix)) && has_entropy(word)
    };
    let mut found = Vec::new();
    let mut start = 0;
    for (at, c) in line.char_indices().chain(std::iter::once((line.len(), ' '))) {
        if c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.') {
            continue;
        }
        found.push(Span::new(start, at));
        start = at + c.len_utf8();
    }
    found.retain(is_token);
    found
}

/// Whether a word mixes letters and digits, as made-up names seldom do.
fn has_entropy(word: &str) -> bool {
    word.bytes().any(|byte| byte.is_ascii_digit()) && word.bytes().any(|byte| byte.is_ascii_alphabetic())
}

/// Returns the spans of user names and passwords in addresses (`https://user:pass@host`), and of secret query values.
pub(super) fn credentials(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = memchr::memmem::find(text.as_bytes().get(from..).unwrap_or_default(), b"://") {
        let start = from + at + 3;
        let rest = text.get(start..).unwrap_or_default();
        let end = start + rest.find(is_end).unwrap_or(rest.len());
        found.extend(user_information(text, start, end));
        from = end.max(start);
    }
    found
}

/// The part of an address' authority before `@`.
fn user_information(text: &str, start: usize, end: usize) -> Option<Span> {
    let authority = Span::new(start, end).of(text);
    let authority = authority.split(['/', '?', '#']).next().unwrap_or_default();
    authority.rfind('@').filter(|at| *at > 0).map(|at| Span::new(start, start + at))
}

fn is_end(c: char) -> bool {
    c.is_whitespace() || matches!(c, '"' | '\'' | '`' | '<' | '>')
}
