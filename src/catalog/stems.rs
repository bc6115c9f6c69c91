//! Owns which names the search stems leave out. The stems themselves are data (`rules/catalog.toml`).

use super::compile::Entry;

/// Returns all names of an entry in lower case, repositories without their organisations.
fn names_of(entry: &Entry) -> impl Iterator<Item = String> {
    let own = entry.model.repositories.iter().map(|name| name.rsplit('/').next().unwrap_or(name));
    let others = entry.aliases.iter().chain(&entry.ollama).map(String::as_str);
    std::iter::once(entry.model.id.as_str()).chain(own).chain(others).map(str::to_lowercase)
}

/// Returns the names that hold none of the stems: an overlay's are searched for as they stand.
pub(super) fn unsearched(entries: &[Entry], stems: &[String]) -> Vec<String> {
    let is_found = |name: &String| stems.iter().any(|stem| name.contains(stem.as_str()));
    entries.iter().flat_map(names_of).filter(|name| !is_found(name)).collect()
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
        let mut left = unsearched(&entries, &stems);
        left.retain(|name| name.len() > TOO_SHORT);
        assert_eq!(left, Vec::<String>::new());
    }

    #[test]
    fn few_names_are_left_to_keys() {
        let (entries, stems) = embedded();
        let all = entries.iter().flat_map(names_of).count();
        let left = unsearched(&entries, &stems).len();
        assert!(left * 100 < all * 30, "{left} of {all}");
    }
}
