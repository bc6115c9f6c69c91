//! Owns settings that were commented out: `# CHAT_MODEL=llama3`. Never looks a model up.

use super::vocabulary::{Expectation, keys};
use super::words::words;

/// Whether what begins at a place of a comment is the value of a variable that takes a model.
pub(super) fn is_assigned(comment: &str, start: usize) -> bool {
    let before = comment.get(..start).map(|before| before.trim_end_matches(['"', '\'']));
    let Some(name) = before.and_then(|before| before.strip_suffix('=')) else { return false };
    let name = name.rsplit(|c: char| !c.is_ascii_alphanumeric() && c != '_').next().unwrap_or_default();
    // Small letters may be prose or code; variables of an environment are written in capitals.
    let is_variable = name.contains('_') && !name.bytes().any(|byte| byte.is_ascii_lowercase());
    is_variable && keys().expectation(&words(name)) == Expectation::Takes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_variable_that_takes_a_model_is_told_from_prose() {
        let holds = |comment: &str| is_assigned(comment, comment.find("llama").unwrap_or_default());
        assert!(holds("# CHAT_MODEL=llama3"));
        assert!(holds("# - APP_CHAT_MODEL_PREF='llama3'"));
        assert!(!holds("# CHAT_MODEL llama3"));
        assert!(!holds("# the model=llama3 of old"));
        assert!(!holds("# DATA_DIR=llama3"));
    }
}
