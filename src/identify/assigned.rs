//! Owns what the words around a name in prose say of it: a setting that was commented out (`# CHAT_MODEL=llama3`), a
//! folder called after a model. Never looks a model up.

use super::vocabulary::{Expectation, keys};
use super::words::words;
use crate::text::Span;

/// Whether what stands at a place of a comment is the value of a variable or of a key that takes a model.
pub(super) fn is_assigned(comment: &str, place: Span) -> bool {
    is_variable_set(comment, place.start) || is_key_set(comment, place)
}

/// Whether a line of a comment is a setting and nothing else: `# model: llama3.1`.
fn is_key_set(comment: &str, place: Span) -> bool {
    let (Some(before), Some(after)) = (comment.get(..place.start), comment.get(place.end..)) else { return false };
    let ends = after.trim_start_matches(['"', '\'']).lines().next().is_none_or(|rest| rest.trim().is_empty());
    let line = before.rsplit('\n').next().unwrap_or_default().trim_end_matches(['"', '\'']);
    let name = line.strip_suffix(": ").map(|name| name.trim_start_matches(['#', '/', '*', '-', ' ', '\t']));
    let is_name = |name: &&str| name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    ends && name.filter(is_name).is_some_and(|name| keys().expectation(&words(name)) == Expectation::Takes)
}

fn is_variable_set(comment: &str, start: usize) -> bool {
    let before = comment.get(..start).map(|before| before.trim_end_matches(['"', '\'']));
    let Some(name) = before.and_then(|before| before.strip_suffix('=')) else { return false };
    let name = name.rsplit(|c: char| !c.is_ascii_alphanumeric() && c != '_').next().unwrap_or_default();
    // Small letters may be prose or code; variables of an environment are written in capitals.
    let is_variable = name.contains('_') && !name.bytes().any(|byte| byte.is_ascii_lowercase());
    is_variable && keys().expectation(&words(name)) == Expectation::Takes
}

/// Words that may stand between a name in prose and the word that says what it is.
const BETWEEN: [&str; 9] = ["as", "is", "the", "your", "a", "current", "working", "root", "in"];

/// Whether the words behind a name in prose say that it is something else than a model: "`llama-3-8b` as your working
/// directory", "the `qwen3` namespace". A sentence that ends first says nothing.
pub(super) fn is_said_of_other(after: &str) -> bool {
    let sentence = after.split(['\n', '.', ',', ';', ':', '(']).next().unwrap_or_default();
    let mut said = sentence.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| !word.is_empty());
    let is_between = |word: &&str| BETWEEN.iter().any(|other| other.eq_ignore_ascii_case(word));
    let word = said.by_ref().take(BETWEEN.len()).find(|word| !is_between(word));
    word.is_some_and(|word| keys().said_of_others.iter().any(|other| other.eq_ignore_ascii_case(word)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_variable_that_takes_a_model_is_told_from_prose() {
        let holds = |comment: &str| {
            let start = comment.find("llama").unwrap_or_default();
            is_assigned(comment, Span::new(start, start + "llama3".len()))
        };
        assert!(holds("# CHAT_MODEL=llama3"));
        assert!(holds("# - APP_CHAT_MODEL_PREF='llama3'"));
        assert!(holds("  # model: llama3"));
        assert!(holds("# - model_id: 'llama3'\n# more"));
        assert!(!holds("# the model: llama3"));
        assert!(!holds("# model: llama3 is old"));
        assert!(!holds("# title: llama3"));
        assert!(!holds("# CHAT_MODEL llama3"));
        assert!(!holds("# the model=llama3 of old"));
        assert!(!holds("# DATA_DIR=llama3"));
    }

    #[test]
    fn words_behind_a_name_say_what_it_is() {
        for other in
            ["` as your working directory, you can", "` folder", "` namespace of the cluster", "` in the directory"]
        {
            assert!(is_said_of_other(other), "{other}");
        }
        for model in ["` in production", "`. The directory", "`, a folder", "` model directory", "` as your model", "`"]
        {
            assert!(!is_said_of_other(model), "{model}");
        }
    }
}
