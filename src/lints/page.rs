//! Owns the form of a rule's page: its metadata and its text, as `rules/lints/*.md` give them. Never knows a rule.

use serde::{Deserialize, Serialize};

/// One rule's page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LintPage {
    /// As in reports: `OW101`.
    pub id: String,
    /// As in reports: `near-frontier-open-weight`.
    pub name: String,
    /// The group under which it can be set.
    pub group: String,
    /// Its severity where nobody sets one.
    pub default: String,
    /// The version that brought it.
    pub since: String,
    /// What it finds, in one sentence.
    pub summary: String,
    /// The page below the front matter, in Markdown.
    #[serde(default)]
    pub body: String,
}
