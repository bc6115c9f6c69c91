//! Owns the other spellings under which a name is looked up: its openings, without a serial number, with and without
//! tuning suffixes. Never looks a model up by itself.

use super::candidate::Candidate;
use super::scheme::Scheme;
use super::scheme_choice::is_bedrock;
use super::tables::Opening;
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

/// The same where a number alone stands before the colon: `openai.gpt-oss-120b-1:0`.
pub(super) fn without_number<'a>(candidate: &Candidate, stem: &'a str) -> &'a str {
    let is_digit = |text: &str| text.len() == 1 && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_numbered = candidate.tag.as_deref().is_some_and(is_digit) && is_bedrock(stem);
    let cut = stem.rsplit_once('-').filter(|(_, serial)| is_numbered && is_digit(serial));
    cut.map_or(without_serial(stem), |(name, _)| name)
}

/// What a host puts in front of a bare name, and the name without it.
pub(super) fn opening_of(name: &str) -> Option<(&'static Opening, String)> {
    let lower = name.to_ascii_lowercase();
    schemes().opening.iter().find_map(|opening| {
        let text = opening.text.iter().find(|text| lower.len() > text.len() && lower.starts_with(text.as_str()))?;
        let rest = name.get(opening.strip.as_ref().unwrap_or(text).len()..)?;
        Some((opening, format!("{}{rest}", opening.lead.as_deref().unwrap_or_default())))
    })
}

/// A name without the day behind it: `seed-1-8-251228`, `qwen3.5-plus-2026-04-20`, `qwen3.5-plus-02-15`.
pub(super) fn undated(name: &str) -> Option<&str> {
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let (head, last) = name.rsplit_once('-').filter(|(_, last)| digits(last))?;
    if matches!(last.len(), 6 | 8) {
        return Some(head);
    }
    let (start, _) = head.rsplit_once('-').filter(|(_, month)| month.len() == 2 && digits(month))?;
    let year = start.rsplit_once('-').filter(|(_, year)| year.len() == 4 && digits(year));
    (last.len() == 2).then(|| year.map_or(start, |(name, _)| name))
}

/// The name of what somebody has altered: `GLM-4.6-Derestricted-v5`.
pub(super) fn unaltered(name: &str) -> Option<&str> {
    let lower = name.to_ascii_lowercase();
    let is_word = |at: usize, word: &str| {
        let around = [at.checked_sub(1), Some(at + word.len())];
        around
            .iter()
            .all(|place| place.is_none_or(|at| !lower.as_bytes().get(at).is_some_and(u8::is_ascii_alphanumeric)))
    };
    let words = schemes().alterations.iter().filter_map(|word| Some((lower.find(word.as_str())?, word)));
    let at = words.filter(|(at, word)| *at > 0 && is_word(*at, word)).map(|(at, _)| at).min()?;
    name.get(..at - 1).filter(|base| !base.is_empty())
}

/// A name with points where two digits are run together with what stands before them: `qwen35-122b`, `minimax-m27`.
/// `Yi-15-6B` stays as it is.
pub(super) fn unsquashed(name: &str) -> Option<String> {
    let bytes = name.as_bytes();
    let class = |at: usize| bytes.get(at).copied().unwrap_or(b' ');
    let is_run = |at: &usize| {
        let (before, first, second, after) = (class(*at), class(at + 1), class(at + 2), class(at + 3));
        let letter = before.is_ascii_alphabetic() && !after.is_ascii_alphanumeric() && after != b'.';
        letter && first.is_ascii_digit() && second.is_ascii_digit()
    };
    let at = (0..bytes.len()).find(is_run)? + 2;
    Some(format!("{}.{}", name.get(..at)?, name.get(at..)?))
}

/// Parts of a name that an owner's name in front of it has at most.
const OWNER_PARTS: usize = 3;

/// Owners in front of one another that are taken off: region, vendor, organisation.
const OWNERS: usize = 4;

/// A normalised name, and the same without the regions, hosts and organisations in front of it:
/// `us-gov-anthropic-claude-…`, `zai-org-glm-4-6`.
pub(super) fn without_owners(normalised: &str, catalog: &Catalog) -> Vec<String> {
    let mut names = vec![normalised.to_owned()];
    let mut at = 0;
    while let Some(name) = names.get(at).filter(|_| at < OWNERS).cloned() {
        for cut in name.match_indices('-').take(OWNER_PARTS).map(|(cut, _)| cut) {
            let (Some(owner), Some(rest)) = (name.get(..cut), name.get(cut + 1..)) else { continue };
            if is_owner(owner, catalog) && !names.iter().any(|known| known == rest) {
                names.push(rest.to_owned());
            }
        }
        at += 1;
    }
    names
}

fn is_owner(name: &str, catalog: &Catalog) -> bool {
    schemes().bedrock_regions.iter().any(|region| region == name)
        || catalog.lab_of_organisation(name).is_some()
        || (name.contains('-') && catalog.lab_of_organisation(&name.replace('-', "")).is_some())
}

/// A spelling, without a leading organisation, and with other tuning suffixes.
pub(super) fn variants(spelling: &str, catalog: &Catalog) -> Vec<Spelling> {
    let names = without_owners(&normalise(spelling), catalog);
    let mut spellings: Vec<Spelling> = names.iter().cloned().map(Spelling::written).collect();
    for name in &names {
        // Most words begin no name at all: these are not worth being looked up with each suffix.
        let is_opening = catalog.is_opening(name);
        spellings.extend(schemes().tuning.iter().filter_map(|tuning| retuned(name, tuning, is_opening)));
    }
    spellings
}

/// A name without a tuning suffix that it has or, where that may be one, with one that it lacks.
fn retuned(name: &str, tuning: &str, is_opening: bool) -> Option<Spelling> {
    match name.strip_suffix(tuning).and_then(|head| head.strip_suffix('-')) {
        Some(head) => Some(Spelling::written(head.to_owned())),
        None => is_opening.then(|| Spelling { text: format!("{name}-{tuning}"), completed: true }),
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
    fn days_and_alterations_are_taken_off() {
        for (name, base) in [
            ("seed-1-8-251228", Some("seed-1-8")),
            ("qwen3.5-plus-20260420", Some("qwen3.5-plus")),
            ("qwen3.5-plus-2026-04-20", Some("qwen3.5-plus")),
            ("qwen3.5-plus-02-15", Some("qwen3.5-plus")),
            ("Qwen3-235B-A22B-Instruct-2507", None),
            ("yi-34", None),
        ] {
            assert_eq!(undated(name), base, "{name}");
        }
        assert_eq!(unaltered("GLM-4.6-Derestricted-v5"), Some("GLM-4.6"));
        assert_eq!(unaltered("qwen3.8-27b-uncensored"), Some("qwen3.8-27b"));
        assert_eq!(unaltered("venice-uncensoredness"), None);
        assert_eq!(unaltered("uncensored"), None);
    }

    #[test]
    fn only_digits_grown_onto_letters_are_a_squashed_version() {
        assert_eq!(unsquashed("qwen35-122b").as_deref(), Some("qwen3.5-122b"));
        assert_eq!(unsquashed("minimax-m27").as_deref(), Some("minimax-m2.7"));
        for name in ["Yi-15-6B", "gemma27b", "kimi-k2.5", "gpt-4", "o1", "llama3.1-405b"] {
            assert_eq!(unsquashed(name), None, "{name}");
        }
    }

    #[test]
    fn owners_of_several_parts_are_taken_off() {
        let catalog = Catalog::embedded();
        assert!(without_owners("zai-org-glm-4-6", &catalog).contains(&"glm-4-6".to_owned()));
        assert!(without_owners("us-gov-anthropic-claude-opus-5", &catalog).contains(&"claude-opus-5".to_owned()));
        assert_eq!(without_owners("mixtral-8x7b", &catalog), ["mixtral-8x7b"]);
        assert!(without_owners(&"us-".repeat(10_000), &catalog).len() < 20);
    }

    #[test]
    fn an_added_suffix_is_for_open_weights() {
        let spellings = variants("gpt-5.3", &Catalog::embedded());
        let chat = spellings.iter().find(|spelling| spelling.text == "gpt-5-3-chat").unwrap();
        assert!(chat.allows(Weights::Open) && !chat.allows(Weights::Closed));
        assert!(spellings[0].allows(Weights::Closed));
    }
}
