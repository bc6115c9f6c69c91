//! Stand-in for the registry of rules.

use super::level::Level;
use super::page::LintPage;
use std::sync::OnceLock;

/// Returns the pages of all rules, by id.
#[must_use]
pub fn pages() -> &'static [LintPage] {
    static PAGES: OnceLock<Vec<LintPage>> = OnceLock::new();
    PAGES.get_or_init(|| {
        let page = |id: &str, name: &str, group: &str, default: &str| LintPage {
            id: id.to_owned(),
            name: name.to_owned(),
            group: group.to_owned(),
            default: default.to_owned(),
            since: "0.1.0".to_owned(),
            summary: format!("Stand-in for {name}."),
            body: "## What it says\n\nStand-in.\n".to_owned(),
        };
        vec![
            page("OW101", "near-frontier-open-weight", "supply", "scored"),
            page("OW103", "floating-open-weight", "supply", "low"),
            page("OW105", "unmirrored-weights", "supply", "medium"),
            page("OW106", "unpinned-weights", "supply", "low"),
            page("OW201", "closed-parity-fallback", "parity", "high"),
            page("OW404", "unknown-model", "lifecycle", "info"),
        ]
    })
}

/// Returns the page of a rule, by its id.
#[must_use]
pub fn page(id: &str) -> Option<&'static LintPage> {
    pages().iter().find(|page| page.id == id)
}

/// Returns the most that a rule says of itself.
#[must_use]
pub fn default_of(id: &str) -> Option<Level> {
    match page(id)?.default.as_str() {
        "info" => Some(Level::Info),
        "low" => Some(Level::Low),
        "medium" => Some(Level::Medium),
        _ => Some(Level::High),
    }
}
