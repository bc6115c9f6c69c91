//! Owns the choice of search stems: the few lower-case texts of which every file that names a model holds at least one.
//! Never searches. A name that holds no stem is too ordinary, or too rare, to be searched for: it counts only behind a key.

use super::compile::{Compiled, Entry};
use super::words::Class;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};

/// So many patterns a packed searcher takes with little loss of speed.
const MOST_STEMS: usize = 120;

/// A near-frontier or flagship model counts for so many others: those must not be missed.
const WEIGHT_THAT_MATTERS: u32 = 12;

/// A family counts for so many models: its stem finds members that the catalogue lacks.
const WEIGHT_OF_FAMILY: u32 = 6;

/// Anything shorter is found everywhere.
const SHORTEST: usize = 3;

/// A part of a family's stem has at least this length.
const SHORTEST_PART: usize = 4;

/// A window across tokens is no longer than this.
const LONGEST: usize = 14;

/// Chooses stems for a catalogue, the one that adds most for its cost first (Chvátal 1979, weighted set cover).
///
/// Candidates are parts of families' stems, and windows of names that reach from letters to a digit or to the next
/// letters (`phi-4`, `step3`, `command-r`). A candidate that stands in an ordinary word is none. Names that hold one of
/// the `known` stems need no other.
#[must_use]
pub(crate) fn derive(whole: &Compiled, known: &[&str]) -> Vec<String> {
    let mut names = weighted_names(whole);
    names.retain(|(name, _)| !known.iter().any(|stem| name.contains(stem)));
    let mut holders = holders_of(&names, &candidates(whole, &names));
    let mut weights: Vec<u32> = names.iter().map(|(_, weight)| *weight).collect();
    let mut stems: Vec<String> = Vec::new();
    while stems.len() < MOST_STEMS {
        let gain = |places: &[usize]| places.iter().filter_map(|&place| weights.get(place)).sum::<u32>();
        let rated = holders.iter().map(|(stem, places)| (gain(places), stem)).filter(|(gain, _)| *gain > 0);
        let best = rated.max_by_key(|(gain, stem)| (gain * rarity(stem), readable(stem), Reverse(*stem)));
        let Some(stem) = best.map(|(_, stem)| stem.clone()) else { break };
        for place in holders.remove(&stem).unwrap_or_default() {
            if let Some(weight) = weights.get_mut(place) {
                *weight = 0;
            }
        }
        stems.retain(|known| !known.contains(stem.as_str()));
        stems.push(stem);
    }
    stems
}

/// Returns all names of an entry in lower case, repositories without their organisations.
pub(crate) fn names_of(entry: &Entry) -> impl Iterator<Item = String> {
    let own = entry.model.repositories.iter().map(|name| name.rsplit('/').next().unwrap_or(name));
    let others = entry.aliases.iter().chain(&entry.ollama).map(String::as_str);
    std::iter::once(entry.model.id.as_str()).chain(own).chain(others).map(str::to_lowercase)
}

/// Whether a model is one that must be found wherever it stands.
pub(crate) fn matters(entry: &Entry) -> bool {
    entry.model.near_frontier == Some(true) || entry.model.class == Some(Class::Flagship)
}

/// How rare a text is by its form alone, as a factor: anything but letters counts thrice, what is beyond six not at all.
fn rarity(stem: &str) -> u32 {
    let counts = stem.chars().map(|character| if character.is_alphabetic() { 1 } else { 3 });
    counts.sum::<u32>().min(6) - 1
}

/// Which of two equal candidates is taken: whole words before windows, the longest word, the shortest window.
fn readable(stem: &str) -> (bool, usize) {
    let is_word = stem.chars().all(char::is_alphabetic);
    (is_word, if is_word { stem.len() } else { LONGEST.saturating_sub(stem.len()) })
}

/// All names, and the longest letters of each family's stem, each with its weight.
fn weighted_names(whole: &Compiled) -> Vec<(String, u32)> {
    let mut names: BTreeMap<String, u32> = BTreeMap::new();
    let mut add = |name: String, weight: u32| {
        let known = names.entry(name).or_default();
        *known = weight.max(*known);
    };
    for entry in &whole.entries {
        let weight = if matters(entry) { WEIGHT_THAT_MATTERS } else { 1 };
        names_of(entry).for_each(|name| add(name, weight));
    }
    for family in whole.families.iter().filter(|family| !family.word) {
        let longest = family.stem.split(|character: char| !character.is_alphabetic()).max_by_key(|run| run.len());
        add(longest.unwrap_or_default().to_owned(), WEIGHT_OF_FAMILY);
    }
    names.into_iter().collect()
}

/// All texts that may be chosen.
fn candidates(whole: &Compiled, names: &[(String, u32)]) -> HashSet<String> {
    let mut found = HashSet::new();
    for family in whole.families.iter().filter(|family| !family.word) {
        for &(start, end) in &runs(&family.stem) {
            let run = family.stem.get(start..end).unwrap_or_default();
            found.extend(parts(run, SHORTEST_PART).map(str::to_owned));
            found.insert(run.to_owned());
        }
    }
    for (name, _) in names {
        found.extend(windows(name).map(str::to_owned));
    }
    let ordinary: HashSet<&str> = whole.ordinary.iter().flat_map(|word| parts(word, SHORTEST)).collect();
    found.retain(|text| text.len() >= SHORTEST && !ordinary.contains(text.as_str()));
    found
}

/// All parts of a text that are at least `shortest` and at most `LONGEST` long.
fn parts(text: &str, shortest: usize) -> impl Iterator<Item = &str> {
    let ends = move |start: usize| start + shortest..=text.len().min(start + LONGEST);
    (0..text.len()).flat_map(move |start| ends(start).filter_map(move |end| text.get(start..end)))
}

/// From the start of each run of letters to the next digit, and to the end of the next run.
fn windows(name: &str) -> impl Iterator<Item = &str> {
    let runs = runs(name);
    let next_ends: Vec<Option<usize>> = runs.iter().skip(1).map(|&(_, end)| Some(end)).chain([None]).collect();
    runs.into_iter().zip(next_ends).flat_map(move |((start, end), next_end)| {
        let digit = name.get(end..).and_then(|rest| rest.find(|character: char| character.is_ascii_digit()));
        let to_digit = digit.map(|digit| (end + digit + 1).max(start + SHORTEST));
        // One letter and a hyphen are found everywhere; one letter and a digit (`o1-`, `e5-`) are not.
        let ends = if end > start + 1 || digit == Some(0) { [to_digit, next_end] } else { [None, None] };
        let ends = ends.into_iter().flatten().filter(move |end| *end <= start + LONGEST);
        ends.filter_map(move |end| name.get(start..end))
    })
}

/// Start and end of each run of letters.
fn runs(name: &str) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for (place, character) in name.char_indices().filter(|(_, character)| character.is_alphabetic()) {
        match runs.last_mut() {
            Some((_, end)) if *end == place => *end += character.len_utf8(),
            _ => runs.push((place, place + character.len_utf8())),
        }
    }
    runs
}

/// The places of the names that hold each candidate.
fn holders_of(names: &[(String, u32)], candidates: &HashSet<String>) -> HashMap<String, Vec<usize>> {
    let mut holders: HashMap<String, Vec<usize>> = HashMap::new();
    for (place, (name, _)) in names.iter().enumerate() {
        let held: HashSet<&str> = parts(name, SHORTEST).filter(|part| candidates.contains(*part)).collect();
        for part in held {
            holders.entry(part.to_owned()).or_default().push(place);
        }
    }
    holders
}

#[cfg(test)]
mod tests {
    use super::super::compile::Compiled;
    use super::super::encode::decode;
    use super::super::store::Catalog;
    use super::{derive, matters, names_of};

    fn embedded() -> Compiled {
        decode(Catalog::embedded().blob())
    }

    /// Names of two or three characters, as `o1`, are in every file: they count only behind a key.
    const TOO_SHORT: usize = 2;

    #[test]
    fn what_matters_holds_a_stem() {
        let (whole, catalog) = (embedded(), Catalog::embedded());
        let stems: Vec<&str> = catalog.search_stems().collect();
        for entry in whole.entries.iter().filter(|entry| matters(entry)) {
            for name in names_of(entry).filter(|name| name.len() > TOO_SHORT) {
                assert!(stems.iter().any(|stem| name.contains(stem)), "{name}");
            }
        }
    }

    #[test]
    fn few_names_are_left_to_keys() {
        let (whole, catalog) = (embedded(), Catalog::embedded());
        let stems: Vec<&str> = catalog.search_stems().collect();
        let names: Vec<String> = whole.entries.iter().flat_map(names_of).collect();
        let found = names.iter().filter(|name| stems.iter().any(|stem| name.contains(stem))).count();
        assert!(found * 100 >= names.len() * 80, "{found} of {}", names.len());
    }

    #[test]
    fn no_stem_stands_in_an_ordinary_word() {
        let whole = embedded();
        for stem in derive(&whole, &[]) {
            let word = whole.ordinary.iter().find(|word| word.contains(&stem));
            assert_eq!(word, None, "{stem}");
        }
    }
}
