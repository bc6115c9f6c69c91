//! Owns how grave users want each rule to be: the changes of `-A`, `-W`, `-D` and of the configuration, in order.
//! Never reads them from anywhere.

use super::finding::Severity;
use super::registry::{default_of, pages};
use crate::catalog::closest;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The groups of rules, by the digit after `OW`.
pub const GROUPS: [&str; 6] = ["supply", "parity", "concentration", "lifecycle", "hygiene", "owlint"];

/// What a configuration may say of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// Silent.
    Allow,
    /// Good to know.
    Info,
    /// Worth a look.
    Low,
    /// Plan for it.
    Medium,
    /// Fails a run by default.
    High,
}

impl Level {
    /// Returns the severity of that level, `None` for silence.
    #[must_use]
    pub fn severity(self) -> Option<Severity> {
        match self {
            Self::Allow => None,
            Self::Info => Some(Severity::Info),
            Self::Low => Some(Severity::Low),
            Self::Medium => Some(Severity::Medium),
            Self::High => Some(Severity::High),
        }
    }
}

/// How a rule's level is changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Change {
    /// `-A`: silent.
    Allow,
    /// `-W`: as it is, at most medium; a rule that is silent by default speaks at medium.
    Warn,
    /// `-D`: high, whatever the score.
    Deny,
    /// A configuration: exactly that, whatever the score.
    Set(Level),
}

/// A name that is neither a rule's id or name nor a group's.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown rule or group `{name}`{}", .suggestion.as_ref().map(|meant| format!(": did you mean `{meant}`?")).unwrap_or_default())]
pub struct UnknownRule {
    /// As it was given.
    pub name: String,
    /// The nearest id, name or group, where one is near.
    pub suggestion: Option<String>,
}

/// The levels of all rules, and what else was asked of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Levels {
    pub(super) changes: BTreeMap<&'static str, Change>,
    /// Whether references in comments, documentation, tests and registries give findings, too.
    pub include_ungated: bool,
    /// Whether OW106 speaks of all open weights rather than exposed models only.
    pub include_all_unpinned: bool,
    /// Offers that end within that many days are spoken of; `None` is [`Levels::HORIZON_DAYS`].
    pub horizon_days: Option<u32>,
    /// Whether only a part of the tree was looked at, so that nothing can be said of the whole.
    pub is_partial: bool,
}

impl Levels {
    /// How far ahead ends of offers are looked for where nobody says.
    pub const HORIZON_DAYS: u32 = 90;

    /// Returns how many days ahead ends of offers are looked for.
    #[must_use]
    pub fn horizon(&self) -> u32 {
        self.horizon_days.unwrap_or(Self::HORIZON_DAYS)
    }

    /// Changes a rule or a group, named by id, name or group's name in any letter case; the last change wins.
    pub fn apply(&mut self, target: &str, change: Change) -> Result<(), UnknownRule> {
        for id in rules_of(target)? {
            self.changes.insert(id, change);
        }
        Ok(())
    }

    /// Returns how grave a finding is after all changes, `None` where its rule is silent.
    ///
    /// `judged` is what the rule itself says, within the band of the score.
    #[must_use]
    pub fn severity(&self, rule: &str, judged: Severity) -> Option<Severity> {
        let is_silent = default_of(rule) == Some(Level::Allow);
        match self.changes.get(rule) {
            None if is_silent => None,
            None => Some(judged),
            Some(Change::Allow) => None,
            Some(Change::Warn) if is_silent => Some(Severity::Medium),
            Some(Change::Warn) => Some(judged.min(Severity::Medium)),
            Some(Change::Deny) => Some(Severity::High),
            Some(Change::Set(level)) => level.severity(),
        }
    }

    /// Whether a rule cannot say anything.
    #[must_use]
    pub fn is_silent(&self, rule: &str) -> bool {
        self.severity(rule, Severity::High).is_none()
    }
}

/// Returns the ids of the rules that a name stands for: one rule by id or name, or all of a group.
pub fn rules_of(name: &str) -> Result<Vec<&'static str>, UnknownRule> {
    let wanted = name.trim().to_lowercase();
    if let Some(page) = pages().iter().find(|page| page.id.to_lowercase() == wanted || page.name == wanted) {
        return Ok(vec![page.id.as_str()]);
    }
    if GROUPS.contains(&wanted.as_str()) {
        let of_group = pages().iter().filter(|page| page.group == wanted);
        return Ok(of_group.map(|page| page.id.as_str()).collect());
    }
    let ids: Vec<String> = pages().iter().map(|page| page.id.to_lowercase()).collect();
    let names = pages().iter().map(|page| page.name.as_str()).chain(GROUPS);
    let near = closest(&wanted, ids.iter().map(String::as_str).chain(names));
    let suggestion = near.map(|near| if near.starts_with("ow") { near.to_uppercase() } else { near.to_owned() });
    let suggestion = suggestion.map(|near| if near == "OWLINT" { near.to_lowercase() } else { near });
    Err(UnknownRule { name: name.to_owned(), suggestion })
}

#[cfg(test)]
mod tests {
    use super::{Change, Level, Levels, UnknownRule, rules_of};
    use crate::lints::Severity::{self, High, Info, Low, Medium};

    fn severity(changes: &[(&str, Change)], rule: &str, judged: Severity) -> Option<Severity> {
        let mut levels = Levels::default();
        for (target, change) in changes {
            levels.apply(target, *change).unwrap();
        }
        levels.severity(rule, judged)
    }

    #[test]
    fn a_rule_says_what_it_judges_until_told_otherwise() {
        assert_eq!(severity(&[], "OW101", High), Some(High));
        assert_eq!(severity(&[("OW101", Change::Allow)], "OW101", High), None);
        assert_eq!(severity(&[("OW101", Change::Warn)], "OW101", High), Some(Medium));
        assert_eq!(severity(&[("OW101", Change::Warn)], "OW101", Info), Some(Info));
        assert_eq!(severity(&[("OW101", Change::Deny)], "OW101", Low), Some(High));
        assert_eq!(severity(&[("OW101", Change::Set(Level::Medium))], "OW101", Low), Some(Medium));
        assert_eq!(severity(&[("OW101", Change::Set(Level::Allow))], "OW101", High), None);
    }

    #[test]
    fn the_last_change_wins_be_it_of_a_rule_or_of_its_group() {
        assert_eq!(severity(&[("supply", Change::Deny), ("OW106", Change::Allow)], "OW106", Low), None);
        assert_eq!(severity(&[("OW106", Change::Allow), ("supply", Change::Deny)], "OW106", Low), Some(High));
        assert_eq!(severity(&[("supply", Change::Deny)], "OW201", Low), Some(Low));
    }

    #[test]
    fn rules_go_by_id_name_and_group() {
        assert_eq!(rules_of("ow101"), Ok(vec!["OW101"]));
        assert_eq!(rules_of("unpinned-weights"), Ok(vec!["OW106"]));
        assert_eq!(rules_of("parity"), Ok(vec!["OW201", "OW202", "OW203", "OW204"]));
        assert!(rules_of("hygiene").is_ok());
    }

    #[test]
    fn a_slip_is_an_error_that_names_what_was_meant() {
        for (slip, meant) in
            [("OW1O1", "OW101"), ("suply", "supply"), ("unpined-weights", "unpinned-weights"), ("owlnt", "owlint")]
        {
            let error = rules_of(slip).unwrap_err();
            assert_eq!(error.suggestion.as_deref(), Some(meant));
            assert_eq!(error.to_string(), format!("unknown rule or group `{slip}`: did you mean `{meant}`?"));
        }
        assert_eq!(rules_of("temperature"), Err(UnknownRule { name: "temperature".to_owned(), suggestion: None }));
    }
}
