//! Owns what a rule's page says of it: the front matter and the text. Never finds pages and never renders them.

use serde::{Deserialize, Serialize};

/// A page under `rules/lints/`, the only source of a rule's metadata.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LintPage {
    /// `OW101`.
    pub id: String,
    /// `near-frontier-open-weight`.
    pub name: String,
    /// `supply`, `parity`, `concentration`, `lifecycle`, `hygiene` or `owlint`.
    pub group: String,
    /// `scored`, `by-use`, `allow`, `info`, `low`, `medium` or `high`.
    pub default: String,
    /// The version that brought the rule.
    pub since: String,
    /// What it says, in one sentence.
    pub summary: String,
    /// The text below the front matter, Markdown.
    pub body: String,
}

impl LintPage {
    /// Reads a page: `key: value` lines between two lines of `---`, then the text.
    ///
    /// The error names the key that is missing or not known.
    pub fn read(text: &str) -> Result<Self, String> {
        let rest = text.strip_prefix("---\n").ok_or("the page begins with a line of `---`")?;
        let (front, body) = rest.split_once("\n---\n").ok_or("the front matter ends with a line of `---`")?;
        let mut fields = std::collections::BTreeMap::new();
        for line in front.lines() {
            let (key, value) = line.split_once(": ").ok_or_else(|| format!("`{line}` is not `key: value`"))?;
            fields.insert(key, value.trim().trim_matches('"').to_owned());
        }
        let mut take = |key: &str| fields.remove(key).ok_or_else(|| format!("`{key}` is missing"));
        let page = Self {
            id: take("id")?,
            name: take("name")?,
            group: take("group")?,
            default: take("default")?,
            since: take("since")?,
            summary: take("summary")?,
            body: body.trim_start().to_owned(),
        };
        match fields.keys().next() {
            Some(unknown) => Err(format!("`{unknown}` is not known")),
            None => Ok(page),
        }
    }
}
