//! Owns the other spellings under which a name is looked up: its openings, without a serial number, with and without
//! tuning suffixes. Never looks a model up by itself.

use super::candidate::Candidate;
use super::scheme::Scheme;
use super::scheme_choice::is_bedrock;
use super::vocabulary::schemes;
use crate::catalog::{Catalog, Weights, normalise};

/// Parts of a name that are tried as its opening; no name has more.
const MOST_OPENINGS: usize = 24;

/// A spelling to look up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Spelling {
    /// Normalised.
    pub(super) text: String,
    /// Whether a tuning suffix was added: makers of open weights leave it out, vendors of closed models never do.
    pub(super) completed: bool,
}

impl Spelling {
    /// A spelling as it is written.
    pub(super) fn written(text: String) -> Self {
        Self { text, completed: false }
    }

    /// Whether a model of such weights can be meant.
    pub(super) fn allows(&self, weights: Weights) -> bool {
        !self.completed || weights != Weights::Closed
    }
}

/// What the name of a file begins with: `DeepSeek-V4-Flash-IQ2XXS-w2Q2K-chat.gguf` adds what its maker likes.
pub(super) fn file_openings(candidate: &Candidate) -> impl Iterator<Item = String> {
    openings(candidate.file.as_deref().unwrap_or_default())
}

/// What a fine-tune's name begins with, longest first: the base comes first, what its maker adds after it.
pub(super) fn slug_openings(stem: &str) -> impl Iterator<Item = String> {
    openings(stem).filter(|opening| opening.contains('-'))
}

fn openings(name: &str) -> impl Iterator<Item = String> {
    let cuts = name.match_indices(['-', '.', '_']).map(|(at, _)| at).filter_map(|at| name.get(..at));
    let named = cuts.filter(|opening| opening.bytes().any(|byte| byte.is_ascii_digit()));
    let mut openings: Vec<&str> = named.take(MOST_OPENINGS).collect();
    openings.reverse();
    openings.into_iter().map(normalise)
}

/// The last part of a name; of NVIDIA's containers without the release written behind it: `llama3-8b-instruct-1.3.3`.
pub(super) fn without_release(candidate: &Candidate) -> &str {
    let stem = candidate.stem();
    let is_release =
        |text: &str| text.matches('.').count() == 2 && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let cut = stem.rsplit_once('-').filter(|(_, release)| candidate.scheme == Some(Scheme::Nim) && is_release(release));
    cut.map_or(stem, |(name, _)| name)
}

/// A Bedrock identifier without its serial number: `meta.llama3-1-405b-instruct-v1`.
pub(super) fn without_serial(stem: &str) -> &str {
    let cut = stem.rsplit_once("-v").filter(|(_, serial)| is_bedrock(stem) && serial.len() == 1);
    cut.map_or(stem, |(name, _)| name)
}

/// A spelling, without a leading organisation, and with other tuning suffixes.
pub(super) fn variants(spelling: &str, catalog: &Catalog) -> Vec<Spelling> {
    let normalised = normalise(spelling);
    let mut names = vec![normalised.clone()];
    let mut rest = normalised.as_str();
    while let Some((first, tail)) = rest.split_once('-') {
        if catalog.lab_of_organisation(first).is_none()
            && !schemes().bedrock_regions.iter().any(|region| region == first)
        {
            break;
        }
        names.push(tail.to_owned());
        rest = tail;
    }
    let mut spellings: Vec<Spelling> = names.iter().cloned().map(Spelling::written).collect();
    for name in &names {
        spellings.extend(schemes().tuning.iter().map(|tuning| retuned(name, tuning)));
    }
    spellings
}

/// A name without a tuning suffix that it has, with one that it lacks.
fn retuned(name: &str, tuning: &str) -> Spelling {
    match name.strip_suffix(tuning).and_then(|head| head.strip_suffix('-')) {
        Some(head) => Spelling::written(head.to_owned()),
        None => Spelling { text: format!("{name}-{tuning}"), completed: true },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_opening_comes_first() {
        let openings: Vec<String> = slug_openings("Llama-3.1-8B-ours").collect();
        assert_eq!(openings, ["llama-3-1-8b", "llama-3-1", "llama-3"]);
    }

    #[test]
    fn an_added_suffix_is_for_open_weights() {
        let spellings = variants("gpt-5.3", &Catalog::embedded());
        let chat = spellings.iter().find(|spelling| spelling.text == "gpt-5-3-chat").unwrap();
        assert!(chat.allows(Weights::Open) && !chat.allows(Weights::Closed));
        assert!(spellings[0].allows(Weights::Closed));
    }
}
