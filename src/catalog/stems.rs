//! Owns the choice of search stems: the few lower-case texts of which every file that names a model holds at least one.
//! Never searches. A name with nothing but ordinary words in it is given up: it counts only behind a key.

use super::compile::{Compiled, Entry};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The packed searcher that uses the stems is fast for so many patterns and no more.
const MOST_STEMS: usize = 120;

/// A stem that adds fewer names than this is not worth its cost to every file scanned.
const LEAST_GAIN: u32 = 3;

/// A near-frontier or flagship model counts for so many ordinary ones: those must not be missed.
const WEIGHT_THAT_MATTERS: u32 = 12;

/// Fewer characters are found everywhere.
const SHORTEST: usize = 3;

/// A window across tokens is no longer than this.
const LONGEST_WINDOW: usize = 18;

/// Chooses stems for a catalogue: greedily the one that adds most names for its cost (Chvátal 1979, weighted set cover).
#[must_use]
pub(crate) fn derive(whole: &Compiled) -> Vec<String> {
    let names = weighted_names(&whole.entries);
    let ordinary: BTreeSet<&str> = whole.ordinary.iter().map(String::as_str).chain(word_stems(whole)).collect();
    let mut holders = holders_of(&names, &ordinary);
    let mut open = vec![true; names.len()];
    let mut stems: BTreeSet<String> = BTreeSet::new();
    while stems.len() < MOST_STEMS {
        let gain = |places: &[usize]| -> u32 {
            places
                .iter()
                .filter(|&&place| open.get(place) == Some(&true))
                .filter_map(|&place| names.get(place))
                .map(|(_, weight)| weight)
                .sum()
        };
        let rated = holders.iter().map(|(stem, places)| (gain(places), stem)).filter(|(gain, _)| *gain >= LEAST_GAIN);
        let best = rated.max_by(|one, other| value(*one).cmp(&value(*other)).then_with(|| other.1.cmp(one.1)));
        let Some(stem) = best.map(|(_, stem)| stem.clone()) else { break };
        for place in holders.remove(&stem).unwrap_or_default() {
            if let Some(is_open) = open.get_mut(place) {
                *is_open = false;
            }
        }
        stems.insert(stem);
    }
    without_covered(&stems)
}

/// What a stem is worth: the names that it adds, less for short stems, which more text holds by chance.
fn value((gain, stem): (u32, &String)) -> u32 {
    let rarity = match stem.len() {
        0..=3 => 2,
        4 => 4,
        5 => 5,
        _ => 6,
    };
    gain * rarity
}

/// All names in lower case, each with its weight, sorted.
fn weighted_names(entries: &[Entry]) -> Vec<(String, u32)> {
    let mut names: BTreeMap<String, u32> = BTreeMap::new();
    for entry in entries {
        let model = &entry.model;
        let matters = model.near_frontier == Some(true) || model.class == Some(super::model::Class::Flagship);
        let weight = if matters { WEIGHT_THAT_MATTERS } else { 1 };
        let own = model.repositories.iter().map(|name| name.rsplit('/').next().unwrap_or(name));
        let others = entry.aliases.iter().chain(&entry.ollama).map(String::as_str);
        for name in std::iter::once(model.id.as_str()).chain(own).chain(others) {
            let known = names.entry(name.to_lowercase()).or_default();
            *known = weight.max(*known);
        }
    }
    names.into_iter().collect()
}

fn word_stems(whole: &Compiled) -> impl Iterator<Item = &str> {
    whole.families.iter().filter(|family| family.word).map(|family| family.stem.as_str())
}

/// Every text that could be a stem, with the places of the names that hold it.
fn holders_of(names: &[(String, u32)], ordinary: &BTreeSet<&str>) -> HashMap<String, Vec<usize>> {
    let mut holders: HashMap<String, Vec<usize>> = HashMap::new();
    for (name, _) in names {
        for candidate in candidates(name, ordinary) {
            holders.entry(candidate.to_owned()).or_default();
        }
    }
    let longest = holders.keys().map(String::len).max().unwrap_or(0);
    for (place, (name, _)) in names.iter().enumerate() {
        for start in 0..name.len() {
            for end in start + SHORTEST..=name.len().min(start + longest) {
                let Some(places) = name.get(start..end).and_then(|part| holders.get_mut(part)) else { continue };
                if places.last() != Some(&place) {
                    places.push(place);
                }
            }
        }
    }
    holders
}

/// What may stand for a name: a run of letters that is no ordinary word, or a window from a run's start to the next
/// digit or the next run's end.
fn candidates<'a>(name: &'a str, ordinary: &BTreeSet<&str>) -> Vec<&'a str> {
    let mut found = Vec::new();
    let runs = runs(name);
    for (index, &(start, end)) in runs.iter().enumerate() {
        let Some(run) = name.get(start..end) else { continue };
        if run.len() > SHORTEST && !ordinary.contains(run) || run.len() == SHORTEST && !ordinary.contains(run) {
            found.push(run);
        }
        let digit = name.get(end..).and_then(|rest| rest.find(|character: char| character.is_ascii_digit()));
        let next_run = runs.get(index + 1).map(|&(_, end)| end);
        let to_digit = digit.map(|digit| (end + digit + 1).max(start + SHORTEST));
        for window_end in to_digit.into_iter().chain(next_run) {
            found.extend(name.get(start..window_end).filter(|window| window.len() <= LONGEST_WINDOW));
        }
    }
    found
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

/// Drops stems that hold another stem: whoever finds that one finds them.
fn without_covered(stems: &BTreeSet<String>) -> Vec<String> {
    let covered = |stem: &String| stems.iter().any(|other| other != stem && stem.contains(other.as_str()));
    stems.iter().filter(|stem| !covered(stem)).cloned().collect()
}
