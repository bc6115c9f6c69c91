//! Owns the names under which rules are set and silenced: id, name, group. Never knows what a rule does.

use crate::catalog::closest;
use crate::lints::LintPage;
use std::fmt;

/// The rules there are, by the names that people give them.
#[derive(Debug, Clone, Copy)]
pub struct Selector<'a> {
    rules: &'a [LintPage],
}

/// A name that no rule and no group has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownRule {
    /// As it was written.
    pub name: String,
    /// The nearest name there is.
    pub meant: Option<String>,
}

impl fmt::Display for UnknownRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no rule or group is called `{}`", crate::text::sanitise(&self.name))
    }
}

impl std::error::Error for UnknownRule {}

impl UnknownRule {
    /// Returns what to do about it.
    #[must_use]
    pub fn help(&self) -> String {
        match &self.meant {
            Some(meant) => format!("did you mean `{meant}`? `owlint rules` lists them all"),
            None => "`owlint rules` lists them all".to_owned(),
        }
    }
}

impl<'a> Selector<'a> {
    /// Makes a selector over these rules.
    #[must_use]
    pub fn new(rules: &'a [LintPage]) -> Self {
        Self { rules }
    }

    /// Returns the ids of the rules that a name means: an id or a group in any case, or a rule's name.
    pub fn select(&self, name: &str) -> Result<Vec<&'a str>, UnknownRule> {
        let is_meant = |page: &&LintPage| {
            let own = [&page.id, &page.name, &page.group];
            own.iter().any(|known| known.eq_ignore_ascii_case(name))
        };
        let found: Vec<&str> = self.rules.iter().filter(is_meant).map(|page| page.id.as_str()).collect();
        if found.is_empty() { Err(self.unknown(name)) } else { Ok(found) }
    }

    fn unknown(&self, name: &str) -> UnknownRule {
        let lower = name.to_ascii_lowercase();
        let names = self.rules.iter().flat_map(|page| [&page.name, &page.group]);
        let meant = closest(&lower, names.map(String::as_str)).map(str::to_owned);
        let ids =
            || closest(&name.to_ascii_uppercase(), self.rules.iter().map(|page| page.id.as_str())).map(str::to_owned);
        UnknownRule { name: name.to_owned(), meant: meant.or_else(ids) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(id: &str, name: &str, group: &str) -> LintPage {
        let text = String::new;
        LintPage {
            id: id.to_owned(),
            name: name.to_owned(),
            group: group.to_owned(),
            default: text(),
            since: text(),
            summary: text(),
            body: text(),
        }
    }

    #[test]
    fn rules_go_by_id_name_and_group() {
        let rules = [page("OW101", "near-frontier", "supply"), page("OW102", "no-fallback", "supply")];
        let selector = Selector::new(&rules);
        assert_eq!(selector.select("ow101"), Ok(vec!["OW101"]));
        assert_eq!(selector.select("no-fallback"), Ok(vec!["OW102"]));
        assert_eq!(selector.select("supply"), Ok(vec!["OW101", "OW102"]));
        let unknown = selector.select("no-falback").unwrap_err();
        assert_eq!(unknown.meant.as_deref(), Some("no-fallback"));
        assert_eq!(selector.select("OW191").unwrap_err().meant.as_deref(), Some("OW101"));
        assert_eq!(selector.select("zzz").unwrap_err().meant, None);
    }
}
