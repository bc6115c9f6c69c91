//! Owns how a name that the catalogue lacks is traced to a family, and which names are near to it.
//! Never reads sizes or versions off a name.

use super::binary::{Section, Table};
use super::distance::{distance, tolerance};
use super::lab::Family;
use super::model::ModelNumber;
use super::spelling::normalise;
use super::store::Catalog;

/// No name has more tokens; those beyond are not looked at, which bounds the work on hostile input.
const TOKENS: usize = 24;

/// No stem has more tokens.
const STEM_TOKENS: usize = 8;

/// No mixture has more names.
const MIXTURES: usize = 32;

/// A stem grown together with what stands before it (`AfroLlama`) counts from this length on.
const GROWN_STEM: usize = 5;

/// What has grown onto a stem has at least this length: `ollama` is no Llama.
const GROWN_HEAD: usize = 2;

impl Catalog {
    /// Returns the family to which a normalised spelling belongs: the longest stem that begins the name or stands in it
    /// at a token's start, else one that ends a token. A stem that is an ordinary word counts only before a number, or, where it ends in one
    /// (`o1`), at the name's start.
    #[must_use]
    pub fn family_of(&self, normalised: &str) -> Option<Family> {
        let starts = token_starts(normalised);
        let mut best: Option<(usize, Family)> = None;
        for (place, &start) in starts.iter().enumerate() {
            for &end in starts.iter().skip(place + 1).take(STEM_TOKENS) {
                let stem = normalised.get(start..end.saturating_sub(1)).unwrap_or_default();
                if best.as_ref().is_some_and(|(length, _)| stem.len() <= *length) {
                    continue;
                }
                let Some(family) = self.family_with(stem) else { continue };
                let next_is_digit = normalised.as_bytes().get(end).is_some_and(u8::is_ascii_digit);
                let holds_digit = start == 0 && stem.ends_with(|last: char| last.is_ascii_digit());
                if (start == 0 || family.infix) && (!family.word || next_is_digit || holds_digit) {
                    best = Some((stem.len(), family));
                }
            }
        }
        best.map(|(_, family)| family).or_else(|| self.grown_family(normalised))
    }

    /// Returns the mixture whose name goes on with its active size behind a normalised spelling: `qwen-3-5-122b`. Of
    /// several the one with the shortest name, which adds nothing else.
    #[must_use]
    pub fn find_mixture(&self, normalised: &str) -> Option<ModelNumber> {
        let start = format!("{normalised}-a-");
        let near = self.table(Section::Spellings).starting_with(start).take(MIXTURES);
        near.min_by_key(|(name, _)| name.len()).map(|(_, number)| ModelNumber(number))
    }

    /// Returns models whose names are a slip or two away from a spelling, nearest first, at most `limit`.
    #[must_use]
    pub fn nearest(&self, spelling: &str, limit: usize) -> Vec<ModelNumber> {
        let wanted = normalise(spelling);
        let table = self.table(Section::Spellings);
        let mut near: Vec<(usize, u32)> = table
            .iter()
            .filter_map(|(name, number)| Some((distance(&wanted, name, tolerance(&wanted))?, number)))
            .collect();
        near.sort_unstable();
        let mut found: Vec<ModelNumber> = Vec::new();
        for (_, number) in near {
            if !found.contains(&ModelNumber(number)) {
                found.push(ModelNumber(number));
            }
            if found.len() >= limit {
                break;
            }
        }
        found
    }

    /// The family of a stem that ends a token whose start is something else.
    fn grown_family(&self, normalised: &str) -> Option<Family> {
        let fits = |token: &&str, stem: &str| {
            stem.len() >= GROWN_STEM && token.len() >= stem.len() + GROWN_HEAD && token.ends_with(stem)
        };
        let tokens = normalised.split('-').take(TOKENS).filter(|token| token.len() >= GROWN_STEM + GROWN_HEAD);
        let stems: Table<'_> = self.table(Section::Stems);
        let mut found: Vec<(&str, u32)> = Vec::new();
        for token in tokens {
            found.extend(stems.iter().filter(|(stem, _)| fits(&token, stem)));
        }
        found.sort_by_key(|(stem, _)| std::cmp::Reverse(stem.len()));
        let families =
            found.into_iter().filter_map(|(_, number)| self.records(Section::Families).get::<Family>(number));
        families.into_iter().find(|family| family.infix && !family.word)
    }

    fn family_with(&self, stem: &str) -> Option<Family> {
        self.records(Section::Families).get(self.table(Section::Stems).find(stem)?)
    }
}

/// Where each token begins, and one past the end as if another followed.
fn token_starts(normalised: &str) -> Vec<usize> {
    let after = normalised.match_indices('-').map(|(dash, _)| dash + 1);
    std::iter::once(0).chain(after).chain(std::iter::once(normalised.len() + 1)).take(TOKENS).collect()
}
