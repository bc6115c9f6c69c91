//! Owns the question whether a name is of a version that the catalogue does not reach. Never guesses at sizes or dates.

use super::binary::Section;
use super::model::Model;
use super::spelling::normalise;
use super::store::Catalog;
use super::words::Basis;
use jiff::civil::Date;

/// Longer numbers are dates, context lengths or counts of tokens.
const VERSION_DIGITS: usize = 2;

impl Catalog {
    /// Whether the catalogue's sources reach to a date.
    #[must_use]
    pub fn covers(&self, as_of: Date) -> bool {
        self.date().is_some_and(|date| date.days_until(as_of) <= 0)
    }

    /// Whether a model that was read off its name is of a higher version than any name of its family here: it may have
    /// come out after the catalogue.
    #[must_use]
    pub fn is_newer_than_known(&self, model: &Model) -> bool {
        if model.basis != Basis::Name {
            return false;
        }
        let name = normalise(&model.id);
        let Some(family) = self.family_of(&name) else { return false };
        let Some((series, own)) = version_after(&family.stem, &name) else { return false };
        let known = self.table(Section::Spellings).starting_with(family.stem.clone());
        let versions = known.filter_map(|(name, _)| version_after(&family.stem, name));
        versions
            .filter(|(other, _)| *other == series)
            .map(|(_, version)| version)
            .max()
            .is_some_and(|newest| own > newest)
    }
}

/// The major and minor number right behind a family's stem, and the letter of the series (`k` of Kimi K3) between the two.
fn version_after<'n>(stem: &str, name: &'n str) -> Option<(&'n str, (u32, u32))> {
    let begin = name.find(stem)?;
    let rest = name.get(begin.checked_add(stem.len())?..)?.strip_prefix('-')?;
    let is_letter = |first: &&str| first.len() == 1 && first.bytes().all(|byte| byte.is_ascii_alphabetic());
    let letter = rest.split('-').next().filter(is_letter).unwrap_or_default();
    let mut tokens = rest.split('-').skip(letter.len());
    let number = |token: &str| token.parse().ok().filter(|_| token.len() <= VERSION_DIGITS);
    Some((letter, (number(tokens.next()?)?, tokens.next().and_then(number).unwrap_or(0))))
}

#[cfg(test)]
mod tests {
    use super::version_after;

    #[test]
    fn a_version_stands_right_behind_the_stem() {
        for (stem, name, expected) in [
            ("llama", "meta-llama-3-1-405b-instruct", Some(("", (3, 1)))),
            ("llama", "llama-9-900b", Some(("", (9, 0)))),
            ("kimi", "kimi-k-3", Some(("k", (3, 0)))),
            ("mistral-large", "mistral-large-2411", None),
            ("glm", "glm-flash-5", None),
            ("glm", "chat", None),
        ] {
            assert_eq!(version_after(stem, name), expected, "{name}");
        }
    }
}
