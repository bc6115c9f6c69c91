//! Owns the first of two stages: whether a text can hold an identifier at all and is worth parsing.
//! Never parses; its cost is the same however many models the catalogue holds.

use crate::catalog::Catalog;
use crate::text::Format;
use aho_corasick::AhoCorasick;

/// Words of which one stands in every key that takes a model, in configuration.
const KEY_WORDS: &[&str] = &["model", "llm", "hf_repo", "pretrained", "deployment"];

/// Decides which files are read structurally.
#[derive(Debug)]
pub struct Prefilter {
    stems: Option<AhoCorasick>,
    keys: Option<AhoCorasick>,
}

impl Prefilter {
    /// Builds the searchers over the catalogue's stems.
    #[must_use]
    pub fn new(catalog: &Catalog) -> Self {
        let searcher = |words: &mut dyn Iterator<Item = &str>| {
            AhoCorasick::builder().ascii_case_insensitive(true).build(words.collect::<Vec<_>>()).ok()
        };
        Self { stems: searcher(&mut catalog.search_stems()), keys: searcher(&mut KEY_WORDS.iter().copied()) }
    }

    /// Whether a text may hold an identifier: a stem stands in it or, in configuration, a key that takes a model.
    ///
    /// Without a searcher every text may.
    #[must_use]
    pub fn admits(&self, text: &str, format: Format) -> bool {
        let hit = |searcher: &Option<AhoCorasick>| searcher.as_ref().is_none_or(|searcher| searcher.is_match(text));
        hit(&self.stems) || (format.is_configuration() && hit(&self.keys))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_identifiers_are_read_in_configuration_only() {
        let prefilter = Prefilter::new(&Catalog::embedded());
        assert!(prefilter.admits("model: acme/unheard-of-1", Format::Yaml));
        assert!(!prefilter.admits("model = acme()", Format::Python));
        assert!(prefilter.admits("x = 'Qwen/Qwen3-8B'", Format::Python));
        assert!(!prefilter.admits("replicas: 3", Format::Yaml));
    }
}
