//! Owns how grave users want each rule to be: the changes of `-A`, `-W`, `-D` and of the configuration, in order.
//! Never reads them from anywhere.

use super::finding::Severity;
use super::lists::Lists;
use super::registry::{default_of, pages};
use crate::catalog::closest;
use crate::discover::PathPatterns;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The groups of rules, by the digit after `OW`.
pub const GROUPS: [&str; 6] = ["supply", "parity", "concentration", "lifecycle", "hygiene", "owlint"];

/// How many days ahead an end is told, unless told otherwise.
const HORIZON_DAYS: u32 = 90;

/// Rules that a part of the tree cannot answer, or answers otherwise.
const WHOLE_TREE: [&str; 4] = ["OW102", "OW301", "OW404", "OW502"];

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
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Levels {
    pub(super) layers: Vec<Layer>,
    /// What the paths of findings are relative to.
    pub(super) root: PathBuf,
    /// How many days ahead an end is told.
    pub horizon_days: u32,
    /// Models, labs, hosts and licence classes that are to be used or not.
    pub lists: Lists,
    /// Whether references in comments, documentation, tests and registries give findings, too.
    pub include_ungated: bool,
    /// Whether OW106 speaks of all open weights rather than exposed models only.
    pub include_all_unpinned: bool,
    /// Whether only a part of the tree was looked at, so that nothing can be said of the whole.
    pub is_partial: bool,
}

/// Changes that hold together: everywhere, or for some paths only.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Layer {
    paths: Option<PathPatterns>,
    changes: BTreeMap<&'static str, Change>,
}

impl Layer {
    fn covers(&self, path: &Path) -> bool {
        self.paths.as_ref().is_none_or(|patterns| patterns.pick(path))
    }
}

impl Default for Levels {
    fn default() -> Self {
        Self {
            layers: Vec::new(),
            root: PathBuf::new(),
            horizon_days: HORIZON_DAYS,
            lists: Lists::default(),
            include_ungated: false,
            include_all_unpinned: false,
            is_partial: false,
        }
    }
}

impl Levels {
    /// Changes a rule or a group, named by id, name or group's name in any letter case; the last change wins.
    pub fn apply(&mut self, target: &str, change: Change) -> Result<(), UnknownRule> {
        let ids = rules_of(target)?;
        if self.layers.last().is_none_or(|layer| layer.paths.is_some()) {
            self.layers.push(Layer::default());
        }
        if let Some(layer) = self.layers.last_mut() {
            layer.changes.extend(ids.into_iter().map(|id| (id, change)));
        }
        Ok(())
    }

    /// Changes rules and groups for the files that `paths` picks; changes applied later win there, too.
    pub fn apply_at(&mut self, paths: PathPatterns, changes: &[(String, Change)]) -> Result<(), UnknownRule> {
        let mut layer = Layer { paths: Some(paths), ..Layer::default() };
        for (target, change) in changes {
            layer.changes.extend(rules_of(target)?.into_iter().map(|id| (id, *change)));
        }
        self.layers.push(layer);
        Ok(())
    }

    /// Says what the paths of findings are relative to.
    #[must_use]
    pub fn seen_from(mut self, root: &Path) -> Self {
        root.clone_into(&mut self.root);
        self
    }

    /// Returns how grave a finding in a file is after all changes, `None` where its rule is silent there.
    ///
    /// `judged` is what the rule itself says, within the band of the score.
    #[must_use]
    pub fn severity(&self, rule: &str, judged: Severity, path: &Path) -> Option<Severity> {
        let is_silent = default_of(rule) == Some(Level::Allow);
        match self.change(rule, path) {
            None if is_silent => None,
            None => Some(judged),
            Some(Change::Allow) => None,
            Some(Change::Warn) => Some(judged.min(Severity::Medium)),
            Some(Change::Deny) => Some(Severity::High),
            Some(Change::Set(level)) => level.severity(),
        }
    }

    /// Returns whether a rule has been listened to in a file; `None` where nobody has asked for one that is silent by
    /// default, and `Some(false)` where it was silenced or needs more of the tree than was looked at.
    #[must_use]
    pub fn was_heard(&self, rule: &str, path: &Path) -> Option<bool> {
        if self.is_partial && WHOLE_TREE.contains(&rule) {
            return Some(false);
        }
        match self.severity(rule, Severity::High, path) {
            None if default_of(rule) == Some(Level::Allow) => None,
            severity => Some(severity.is_some()),
        }
    }

    /// Returns the last change of a rule that holds for a file.
    fn change(&self, rule: &str, path: &Path) -> Option<Change> {
        let speaking = self.layers.iter().rev().filter_map(|layer| Some((layer, *layer.changes.get(rule)?)));
        let path = self.root.join(path);
        speaking.into_iter().find(|(layer, _)| layer.covers(&path)).map(|(_, change)| change)
    }

    /// Whether a rule cannot say anything, wherever.
    #[must_use]
    pub fn is_silent(&self, rule: &str) -> bool {
        let mut changes = self.layers.iter().rev().filter_map(|layer| Some((&layer.paths, layer.changes.get(rule)?)));
        let is_mute = |change: &Change| matches!(change, Change::Allow | Change::Set(Level::Allow));
        let everywhere = changes.clone().find(|(paths, _)| paths.is_none()).map(|(_, change)| is_mute(change));
        let by_default = default_of(rule) == Some(Level::Allow);
        everywhere.unwrap_or(by_default) && changes.all(|(paths, change)| paths.is_none() || is_mute(change))
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
    use crate::discover::PathPatterns;
    use crate::lints::Severity::{self, High, Info, Low, Medium};
    use std::path::Path;

    fn severity(changes: &[(&str, Change)], rule: &str, judged: Severity) -> Option<Severity> {
        let mut levels = Levels::default();
        for (target, change) in changes {
            levels.apply(target, *change).unwrap();
        }
        levels.severity(rule, judged, Path::new("a.yaml"))
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
    fn a_change_for_some_paths_holds_there_only_and_what_comes_later_wins() {
        let staging = || PathPatterns::new(Path::new("/house/deploy"), vec!["/staging".to_owned()]).unwrap();
        let mut levels = Levels::default().seen_from(Path::new("/house"));
        levels.apply("supply", Change::Set(Level::Allow)).unwrap();
        assert!(levels.is_silent("OW101"));
        levels.apply_at(staging(), &[("OW101".to_owned(), Change::Set(Level::Low))]).unwrap();
        assert!(!levels.is_silent("OW101") && levels.is_silent("OW106"));
        assert_eq!(levels.severity("OW101", High, Path::new("deploy/staging/a.yaml")), Some(Low));
        assert_eq!(levels.severity("OW101", High, Path::new("deploy/live/a.yaml")), None);
        levels.apply("OW101", Change::Deny).unwrap();
        assert_eq!(levels.severity("OW101", High, Path::new("deploy/staging/a.yaml")), Some(High));
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
