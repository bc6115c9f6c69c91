//! Owns constants of programs that are called after their values, as lists of models are written. Never looks a model up.

use super::vocabulary::{Expectation, keys};
use super::words::words;
use crate::extract::{NodeId, Segment, SiteKind, SiteTree};

/// Whether a place is one of the constants in which a program lists models: `ModelNameGemma3 = "gemma-3"`.
#[must_use]
pub fn is_menu_constant(tree: &SiteTree, id: NodeId) -> bool {
    let Segment::Key(key) = &tree.get(id).segment else { return false };
    let before = named_after(key, tree.value(id)).filter(|before| !before.is_empty());
    tree.get(id).kind == SiteKind::Literal
        && before.is_some_and(|before| keys().expectation(&words(before)) == Expectation::Takes)
}

/// Whether a constant in a program is called after its value, alone (`LLAMA_3_1 = "llama3.1"`) or behind a name that
/// takes a model (`ModelNameGemma3 = "gemma-3"`).
pub(super) fn takes_by_name(tree: &SiteTree, id: NodeId, key: &str) -> bool {
    let is_literal = tree.get(id).kind == SiteKind::Literal;
    let before = is_literal.then(|| named_after(key, tree.value(id))).flatten();
    before.is_some_and(|before| before.is_empty() || keys().expectation(&words(before)) == Expectation::Takes)
}

/// What stands before the value's own letters in the name of a constant that is called after its value: `ModelName` in
/// `ModelNameGemma3 = "gemma-3"`, nothing in `LLAMA_3_1 = "llama3.1"`.
pub(super) fn named_after<'k>(key: &'k str, value: &str) -> Option<&'k str> {
    let mut left = key;
    for letter in value.chars().rev().filter(char::is_ascii_alphanumeric) {
        left = left.trim_end_matches(|c: char| !c.is_ascii_alphanumeric());
        left = left.strip_suffix(|c: char| c.eq_ignore_ascii_case(&letter))?;
    }
    let constant =
        || key.bytes().all(|byte| !byte.is_ascii_lowercase()) && key.bytes().any(|byte| byte.is_ascii_digit());
    (left.len() < key.len() && (!left.is_empty() || constant())).then_some(left)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn constants_are_called_after_their_values() {
        assert_eq!(named_after("ModelNameERNIEBot", "ERNIE-Bot"), Some("ModelName"));
        assert_eq!(named_after("LLAMA_3_1", "llama3.1"), Some(""));
        assert_eq!(named_after("llama31", "llama3.1"), None);
        assert_eq!(named_after("MODEL", "llama3.1"), None);
        assert_eq!(named_after("GEMMA", "gemma"), None);
    }
}
