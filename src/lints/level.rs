//! Stand-in for what a user sets a rule to.

/// What a user sets a rule to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// Silent.
    Allow,
    /// Medium at most.
    Warn,
    /// That severity.
    Set(super::Severity),
}

/// What rules are set to; what is set later wins.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Levels {
    set: Vec<(String, Level)>,
}

impl Levels {
    /// Sets a rule by its id.
    pub fn set(&mut self, rule: &str, level: Level) {
        self.set.push((rule.to_owned(), level));
    }

    /// What a rule was set to.
    #[must_use]
    pub fn get(&self, rule: &str) -> Option<Level> {
        self.set.iter().rev().find(|(id, _)| id == rule).map(|(_, level)| *level)
    }
}
