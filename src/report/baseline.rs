//! Owns how the counts of a baseline are shown: by file, model, rule and severity. Never reads one.

use super::describe::counted;
use super::paths::plain;
use super::snippet::short;
use super::summary::count;
use super::theme::View;
use crate::policy::{Baseline, BaselineEntry};
use crate::text::sanitise;
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::Path;

/// The counts as JSON gives them.
#[derive(Debug, Serialize)]
struct Counts {
    schema_version: u8,
    path: String,
    entries: usize,
    by_path: BTreeMap<String, usize>,
    by_model: BTreeMap<String, usize>,
    by_rule: BTreeMap<String, usize>,
    by_severity: BTreeMap<String, usize>,
}

impl Counts {
    fn of(path: &Path, baseline: &Baseline) -> Self {
        let entries = baseline.entries();
        let model = |entry: &BaselineEntry| entry.model.clone().unwrap_or_else(|| "unknown".to_owned());
        Self {
            schema_version: 1,
            path: plain(path),
            entries: entries.len(),
            by_path: count(entries, |entry| entry.path.clone()),
            by_model: count(entries, model),
            by_rule: count(entries, |entry| entry.rule.clone()),
            by_severity: count(entries, |entry| entry.severity.as_str().to_owned()),
        }
    }
}

/// Writes the counts for people.
pub fn baseline_table(name: &str, baseline: &Baseline, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let counts = Counts::of(Path::new(name), baseline);
    let severities: Vec<String> = ["high", "medium", "low", "info"]
        .iter()
        .filter_map(|severity| Some(format!("{} {severity}", counts.by_severity.get(*severity)?)))
        .collect();
    let severities = if severities.is_empty() { String::new() } else { format!(": {}", severities.join(", ")) };
    let accepted = counted(counts.entries, "accepted finding", "accepted findings");
    writeln!(out, "{}: {accepted}{severities}", view.theme().strong(name))?;
    for (by, counts) in [("file", &counts.by_path), ("model", &counts.by_model), ("rule", &counts.by_rule)] {
        if !counts.is_empty() {
            writeln!(out, "\n{}", view.theme().label(&format!("by {by}")))?;
        }
        for (name, count) in counts {
            writeln!(out, "{count:>6}  {}", short(&sanitise(name), view.width.saturating_sub(8)))?;
        }
    }
    Ok(())
}

/// Writes the counts for programs.
pub fn baseline_json(path: &Path, baseline: &Baseline, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, &Counts::of(path, baseline))?;
    writeln!(out)
}
