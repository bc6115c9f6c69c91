//! Owns what is searched for beside the stems that are data (`rules/catalog.toml`): the beginnings of names that hold
//! none of these. Never searches.

use super::compile::Entry;
use std::collections::BTreeSet;

/// A shorter beginning stands in ordinary text too often.
const SHORTEST: usize = 5;

/// With fewer letters a beginning is little more than a number.
const FEWEST_LETTERS: usize = 3;

/// Returns all names of an entry in lower case, repositories without their organisations.
pub(super) fn names_of(entry: &Entry) -> impl Iterator<Item = String> {
    let own = entry.model.repositories.iter().map(|name| name.rsplit('/').next().unwrap_or(name));
    let others = entry.aliases.iter().chain(&entry.ollama).map(String::as_str);
    std::iter::once(entry.model.id.as_str()).chain(own).chain(others).map(str::to_lowercase)
}

/// Returns what else is searched for so that names without a stem are found: each up to its first digit, or whole where
/// no ordinary word is like it. Those that are like one count only behind a key.
pub(super) fn beginnings(entries: &[Entry], stems: &[String]) -> BTreeSet<String> {
    unsearched(entries.iter().flat_map(names_of), stems)
        .iter()
        .filter_map(|name| beginning(name))
        .map(str::to_owned)
        .collect()
}

fn beginning(name: &str) -> Option<&str> {
    let is_telling =
        |text: &&str| text.len() >= SHORTEST && text.bytes().filter(u8::is_ascii_alphabetic).count() >= FEWEST_LETTERS;
    let digit = name.find(|letter: char| letter.is_ascii_digit());
    let to_digit = digit.and_then(|digit| name.get(..=digit)).filter(is_telling);
    to_digit.or_else(|| Some(name).filter(|name| name.contains(['-', '_']) || digit.is_some()).filter(is_telling))
}

/// Returns the names that hold none of the stems: an overlay's are searched for as they stand.
pub(super) fn unsearched(names: impl Iterator<Item = String>, stems: &[String]) -> Vec<String> {
    let is_found = |name: &String| stems.iter().any(|stem| name.contains(stem.as_str()));
    names.filter(|name| !is_found(name)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::compile::Entry;
    use super::super::encode::decode;
    use super::super::store::Catalog;
    use super::super::words::Class;
    use super::{names_of, unsearched};

    fn embedded() -> (Vec<Entry>, Vec<String>) {
        let catalog = Catalog::embedded();
        let stems = catalog.search_stems().map(str::to_owned).collect();
        (decode(catalog.blob()).entries, stems)
    }

    /// Names of two or three characters, as `o1`, are in every file: they count only behind a key.
    const TOO_SHORT: usize = 3;

    #[test]
    fn what_matters_is_searched_for() {
        let (mut entries, stems) = embedded();
        let matters =
            |entry: &Entry| entry.model.near_frontier == Some(true) || entry.model.class == Some(Class::Flagship);
        entries.retain(matters);
        let mut left = unsearched(entries.iter().flat_map(names_of), &stems);
        left.retain(|name| name.len() > TOO_SHORT);
        assert_eq!(left, Vec::<String>::new());
    }

    #[test]
    fn few_names_are_left_to_keys() {
        let (entries, stems) = embedded();
        let all = entries.iter().flat_map(names_of).count();
        let left = unsearched(entries.iter().flat_map(names_of), &stems).len();
        assert!(left * 100 < all * 5, "{left} of {all}");
    }

    #[test]
    fn names_begin_where_they_tell_themselves_from_words() {
        let beginnings = ["deepcoder-1.5b-preview", "wav2vec2-base", "bark-small", "starling-lm", "pegasus", "aya:8b"];
        let expected = ["deepcoder-1", "wav2vec2-base", "bark-small", "starling-lm", "aya:8"];
        assert_eq!(beginnings.into_iter().filter_map(super::beginning).collect::<Vec<_>>(), expected);
    }
}
