//! Owns what a configuration file says, entry by entry, for `owlint config`. Never knows what it means.

use crate::policy::table::Value;
use toml::de::{DeTable, DeValue};

/// One value of a configuration file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its keys, joined by points: `rules.OW101`, `exempt[0].until`.
    pub key: String,
    /// As it stands in the file, in one line.
    pub value: String,
    /// The line it begins in, from 1.
    pub line: usize,
}

/// Lists all values below a table, in the order of the file.
pub(super) fn entries(table: &DeTable<'_>, text: &str) -> Vec<Entry> {
    let mut found = Vec::new();
    below(table, "", text, &mut found);
    found.sort_by_key(|(at, _)| *at);
    found.into_iter().map(|(_, entry)| entry).collect()
}

fn below(table: &DeTable<'_>, above: &str, text: &str, found: &mut Vec<(usize, Entry)>) {
    for (name, value) in table {
        let key = if above.is_empty() { name.get_ref().to_string() } else { format!("{above}.{}", name.get_ref()) };
        of_value(value, key, text, found);
    }
}

fn of_value(value: Value<'_, '_>, key: String, text: &str, found: &mut Vec<(usize, Entry)>) {
    match value.get_ref() {
        DeValue::Table(table) => below(table, &key, text, found),
        DeValue::Array(items) if items.iter().any(|item| item.get_ref().is_table()) => {
            for (number, item) in items.iter().enumerate() {
                of_value(item, format!("{key}[{number}]"), text, found);
            }
        }
        _ => {
            let span = value.span();
            let raw = text.get(span.clone()).unwrap_or_default();
            let value = raw.split_whitespace().collect::<Vec<_>>().join(" ");
            let line = text.get(..span.start).map_or(1, |before| 1 + before.matches('\n').count());
            found.push((span.start, Entry { key, value, line }));
        }
    }
}
