//! Owns the words of which every text that names a model holds one: the stems that are data (`rules/catalog.toml`), and
//! the beginnings of names that hold none of these. Never searches.

use super::compile::Entry;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeSet, HashMap};

/// A shorter beginning stands in ordinary text too often.
const SHORTEST: usize = 5;

/// So many bytes tell most stems apart.
const BEGINNING: usize = 3;

/// With fewer letters a beginning is little more than a number.
const FEWEST_LETTERS: usize = 3;

/// A word that is searched for, in lower case.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct Stem {
    /// The word.
    pub text: String,
    /// What must not stand around it.
    pub borders: Borders,
}

impl Stem {
    /// A stem of the data: it begins a word unless it stands `within` words too, and ends one where it is a `whole` one.
    pub(super) fn of(text: &str, within: bool, whole: bool) -> Self {
        let before = !within && text.starts_with(|letter: char| letter.is_ascii_alphabetic());
        Self { text: text.to_owned(), borders: Borders { before, behind: whole } }
    }

    /// A name, or how it begins.
    fn of_name(text: &str) -> Self {
        Self::of(text, false, true)
    }
}

/// Stems by their text. An overlay may bring thousands, so that a name is not tried against each of them.
struct Known<'a> {
    /// What each begins with, and how long those are that begin so.
    lengths: HashMap<&'a [u8], BTreeSet<usize>>,
    borders: HashMap<&'a [u8], Vec<Borders>>,
}

impl<'a> Known<'a> {
    fn of(stems: &'a [Stem]) -> Self {
        let mut known = Self { lengths: HashMap::new(), borders: HashMap::new() };
        for stem in stems {
            let text = stem.text.as_bytes();
            let beginning = text.get(..BEGINNING).unwrap_or(text);
            known.lengths.entry(beginning).or_default().insert(text.len());
            known.borders.entry(text).or_default().push(stem.borders);
        }
        known
    }

    /// Whether one of them stands in a name.
    fn stand_in(&self, name: &str) -> bool {
        (0..name.len()).any(|start| (1..=BEGINNING).any(|length| self.stand_at(name.as_bytes(), start, length)))
    }

    /// Whether one whose beginning has that length stands in a name from `start`.
    fn stand_at(&self, name: &[u8], start: usize, beginning: usize) -> bool {
        let lengths = name.get(start..start + beginning).and_then(|text| self.lengths.get(text));
        lengths.into_iter().flatten().any(|length| {
            let end = start + length;
            let borders = name.get(start..end).and_then(|text| self.borders.get(text));
            borders.into_iter().flatten().any(|borders| borders.hold(name, start, end))
        })
    }
}

/// Where a stem touches no other letter: `opt-1` in `prompt-1` is none.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct Borders {
    /// Before it, no letter that goes on into it.
    before: bool,
    /// Behind it, neither letter nor digit.
    behind: bool,
}

impl Borders {
    /// Whether a stem that stands in a text from `start` to `end` has its borders. A capital behind a small letter begins
    /// a word of its own (`myLlava`), and the last letter of an escape (`\n`, `%2F`, `\u002f`) belongs to none.
    pub(crate) fn hold(self, text: &[u8], start: usize, end: usize) -> bool {
        let is_free_before = || match text.get(..start).unwrap_or_default() {
            [.., b'\\', _] | [.., b'%', _, _] | [.., b'\\', b'u', _, _, _, _] => true,
            [.., last] if last.is_ascii_alphabetic() => {
                last.is_ascii_lowercase() && text.get(start).is_some_and(u8::is_ascii_uppercase)
            }
            _ => true,
        };
        let is_free_behind = || text.get(end).is_none_or(|next| !next.is_ascii_alphanumeric());
        (!self.before || is_free_before()) && (!self.behind || is_free_behind())
    }
}

/// Returns all names of an entry in lower case, repositories without their organisations.
pub(super) fn names_of(entry: &Entry) -> impl Iterator<Item = String> {
    let own = entry.model.repositories.iter().map(|name| name.rsplit('/').next().unwrap_or(name));
    let others = entry.aliases.iter().chain(&entry.ollama).map(String::as_str);
    std::iter::once(entry.model.id.as_str()).chain(own).chain(others).map(str::to_lowercase)
}

/// Returns what else is searched for so that names without a stem are found: each up to its first number, or whole where
/// no ordinary word is like it. Those that are like one count only behind a key.
pub(super) fn beginnings(entries: &[Entry], stems: &[Stem]) -> BTreeSet<Stem> {
    let names = unsearched(entries.iter().flat_map(names_of), stems);
    names.iter().filter_map(|name| beginning(name)).map(Stem::of_name).collect()
}

fn beginning(name: &str) -> Option<&str> {
    let is_telling =
        |text: &&str| text.len() >= SHORTEST && text.bytes().filter(u8::is_ascii_alphabetic).count() >= FEWEST_LETTERS;
    let digit = name.find(|letter: char| letter.is_ascii_digit());
    let to_number = digit.and_then(|digit| {
        let rest = name.get(digit..)?;
        name.get(..digit + rest.find(|letter: char| !letter.is_ascii_alphanumeric()).unwrap_or(rest.len()))
    });
    let is_unlike_words = name.contains(['-', '_']) || digit.is_some();
    to_number.filter(is_telling).or_else(|| Some(name).filter(|_| is_unlike_words).filter(is_telling))
}

/// Returns the names that hold none of the stems.
fn unsearched(names: impl Iterator<Item = String>, stems: &[Stem]) -> Vec<String> {
    let known = Known::of(stems);
    names.filter(|name| !known.stand_in(name)).collect()
}

/// Returns what is searched for beside the stems so that names of an overlay are found: each as it stands.
pub(super) fn whole_names(names: impl Iterator<Item = String>, stems: &[Stem]) -> Vec<Stem> {
    unsearched(names, stems).iter().map(|name| Stem::of_name(name)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::compile::Entry;
    use super::super::encode::decode;
    use super::super::store::Catalog;
    use super::super::words::Class;
    use super::names_of;

    fn embedded() -> (Catalog, Vec<Entry>) {
        let catalog = Catalog::embedded();
        let entries = decode(catalog.blob()).entries;
        (catalog, entries)
    }

    /// The names that are found in no text where only they stand.
    fn unsearched(catalog: &Catalog, entries: &[Entry]) -> Vec<String> {
        let names = entries.iter().flat_map(names_of);
        names.filter(|name| !catalog.may_be_named_in(format!("a = {name}\n"))).collect()
    }

    /// Names of two or three characters, as `o1`, are in every file: they count only behind a key.
    const TOO_SHORT: usize = 3;

    #[test]
    fn what_matters_is_searched_for() {
        let (catalog, mut entries) = embedded();
        let matters =
            |entry: &Entry| entry.model.near_frontier == Some(true) || entry.model.class == Some(Class::Flagship);
        entries.retain(matters);
        let mut left = unsearched(&catalog, &entries);
        left.retain(|name| name.len() > TOO_SHORT);
        assert_eq!(left, Vec::<String>::new());
    }

    #[test]
    fn few_names_are_left_to_keys() {
        let (catalog, entries) = embedded();
        let all = entries.iter().flat_map(names_of).count();
        let left = unsearched(&catalog, &entries).len();
        assert!(left * 100 < all * 5, "{left} of {all}");
    }

    #[test]
    fn names_begin_where_they_tell_themselves_from_words() {
        let names =
            ["deepcoder-1.5b-preview", "wav2vec2-base", "bark-small", "starling-lm", "pegasus", "aya:8b", "ab2-x"];
        let expected = ["deepcoder-1", "wav2vec2", "bark-small", "starling-lm", "aya:8b", "ab2-x"];
        assert_eq!(names.into_iter().filter_map(super::beginning).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn what_is_said_of_a_stem_is_said_of_one() {
        let data: toml::Table = include_str!("../../rules/catalog.toml").parse().unwrap();
        let list = |key: &str| data[key].as_array().unwrap().clone();
        let stems = list("stems");
        let unknown: Vec<_> = ["within-words", "whole-words"].map(list).concat();
        let unknown: Vec<_> = unknown.into_iter().filter(|word| !stems.contains(word)).collect();
        assert_eq!(unknown, []);
    }

    #[test]
    fn stems_within_words_are_none() {
        let catalog = Catalog::embedded();
        for text in
            ["prompt-1", "allAvailable", "define-command-args", "earring-2", "stringPtr", "FMAMBAf8", "boto3-1.37"]
        {
            assert!(!catalog.may_be_named_in(text), "{text}");
        }
        for text in
            ["opt-1.3b", "a\\nopt-1.3b", "%2Fopt-1", "a\\u002fopt-1", "myLlava", "my_llava", "'command-a'", "tinyllama"]
        {
            assert!(catalog.may_be_named_in(text), "{text}");
        }
    }
}
