//! Owns what stands in every text that asks for values of other files, so that all others need not be parsed.
//! Never says that a text asks: that is `ask`'s.

use super::space::Space;
use crate::text::WordSearch;
use std::collections::BTreeSet;

/// Shorter names are not searched for.
const SHORTEST: usize = 3;

/// With more names than these, nearly every text holds one.
const MOST: usize = 10_000;

/// The words to be searched for.
#[derive(Debug)]
pub(super) struct Marks {
    /// `None` where any text may ask.
    words: Option<WordSearch<()>>,
}

impl Marks {
    /// Returns what texts hold that ask for names in one of these spaces.
    pub(super) fn of<'s>(spaces: impl Iterator<Item = &'s Space>) -> Self {
        let words: BTreeSet<&str> = spaces.flat_map(of_space).collect();
        let is_searchable = words.len() <= MOST && words.iter().all(|word| word.len() >= SHORTEST);
        Self { words: is_searchable.then(|| WordSearch::new(words.into_iter().map(|word| (word, ())))) }
    }

    /// Whether one of them stands in a text.
    pub(super) fn stand_in(&self, text: &[u8]) -> bool {
        self.words.as_ref().is_none_or(|words| words.finds(text, |_| true))
    }
}

fn of_space(space: &Space) -> Vec<&str> {
    match space {
        // What makes a Compose file; no other asks for variables.
        Space::Environment(_) => vec!["services"],
        Space::Values(_) => vec![".Values"],
        Space::Module(_) => vec!["var.", "local."],
        Space::ConfigMap(name) => vec![name],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;

    fn stand_in(space: Space, text: &str) -> bool {
        Marks::of([space].iter()).stand_in(text.as_bytes())
    }

    #[test]
    fn texts_without_a_mark_are_passed_over() {
        assert!(stand_in(Space::Values(PathBuf::new()), "a: {{ .Values.model }}"));
        assert!(!stand_in(Space::Values(PathBuf::new()), "a: {{ include \"name\" . }}"));
        assert!(stand_in(Space::Module(PathBuf::new()), "a = local.model"));
        assert!(stand_in(Space::ConfigMap("chat".to_owned()), "name: chat"));
        assert!(!stand_in(Space::ConfigMap("chat".to_owned()), "name: mail"));
    }

    #[test]
    fn names_too_short_to_be_searched_for_are_never_missed() {
        assert!(stand_in(Space::ConfigMap("a".to_owned()), "name: b"));
    }
}
