//! Owns the first of two stages: whether a text can hold an identifier at all and is worth parsing.
//! Never parses; its cost is the same however many models the catalogue holds.

use super::vocabulary::keys;
use crate::catalog::Catalog;
use crate::text::Format;
use aho_corasick::{AhoCorasick, AhoCorasickKind};

/// Words of which one stands in every key that takes a model, in configuration.
const KEY_WORDS: &[&str] = &["model", "llm", "hf_repo", "pretrained", "deployment"];

/// Up to so many files a run is over before a faster searcher is built.
const FEW_FILES: usize = 200;

/// Decides which files are read structurally.
#[derive(Debug)]
pub struct Prefilter {
    stems: Option<AhoCorasick>,
    keys: Option<AhoCorasick>,
    engines: Option<AhoCorasick>,
}

impl Prefilter {
    /// Builds the searchers over the catalogue's stems, for a run over so many files.
    #[must_use]
    pub fn new(catalog: &Catalog, files: usize) -> Self {
        // A full automaton searches at twice the speed and takes milliseconds to build.
        let kind = (files > FEW_FILES).then_some(AhoCorasickKind::DFA);
        let engines = engine_commands();
        Self {
            stems: searcher(catalog.search_stems(), kind),
            keys: searcher(KEY_WORDS.iter().copied(), None),
            engines: searcher(engines.iter().map(String::as_str), None),
        }
    }

    /// Whether a text may hold an identifier: a stem stands in it or, in configuration, a key that takes a model or, in
    /// scripts, the command of an engine that serves one.
    ///
    /// Without a searcher every text may.
    #[must_use]
    pub fn admits(&self, text: &str, format: Format) -> bool {
        let hit = |searcher: &Option<AhoCorasick>| searcher.as_ref().is_none_or(|searcher| searcher.is_match(text));
        let is_script = matches!(format, Format::Shell | Format::Makefile);
        hit(&self.stems) || (format.is_configuration() && hit(&self.keys)) || (is_script && hit(&self.engines))
    }
}

fn searcher<'w>(words: impl Iterator<Item = &'w str>, kind: Option<AhoCorasickKind>) -> Option<AhoCorasick> {
    AhoCorasick::builder().ascii_case_insensitive(true).kind(kind).build(words).ok()
}

/// Programs that serve models, with the word that makes them do it where there is one: `vllm`, `docker model`.
fn engine_commands() -> Vec<String> {
    let serving = keys().commands.iter().filter(|rule| rule.role == "serving");
    let spelt = serving.flat_map(|rule| {
        let words = rule.words.first().map_or("", String::as_str);
        let of_program = |program: &'static String| words.split('|').map(move |word| format!("{program} {word}"));
        rule.program.iter().flat_map(of_program).map(|spelt| spelt.trim_end().to_owned())
    });
    spelt.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_identifiers_are_read_in_configuration_only() {
        let prefilter = Prefilter::new(&Catalog::embedded(), 1);
        assert!(prefilter.admits("model: acme/unheard-of-1", Format::Yaml));
        assert!(!prefilter.admits("model = acme()", Format::Python));
        assert!(prefilter.admits("x = 'Qwen/Qwen3-8B'", Format::Python));
        assert!(!prefilter.admits("replicas: 3", Format::Yaml));
    }

    #[test]
    fn scripts_are_read_where_they_start_an_engine() {
        let prefilter = Prefilter::new(&Catalog::embedded(), 1);
        for command in ["vllm serve acme/unheard-of-1", "exec docker model run acme/unheard-of-1"] {
            assert!(prefilter.admits(command, Format::Shell), "{command}");
            assert!(prefilter.admits(command, Format::Makefile), "{command}");
            assert!(!prefilter.admits(command, Format::Go), "{command}");
        }
        assert!(!prefilter.admits("docker run acme/app\npython train.py --model acme/unheard-of-1", Format::Shell));
    }
}
