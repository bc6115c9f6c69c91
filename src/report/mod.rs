//! Owns how an outcome is shown: one file a format, each a pure function onto a writer.
//! Never decides what is found, what gates or where the text goes.

mod block;
mod concise;
mod csv;
mod describe;
mod diff;
mod explain;
mod fault;
mod footer;
mod github;
mod glyphs;
mod human;
mod inventory;
mod json;
mod listing;
mod outcome;
mod paths;
mod route_graph;
mod sarif;
mod settings;
mod skipped;
mod snippet;
mod summary;
mod table;
mod theme;
mod trend;
mod what_if;
mod why;
mod wrap;

pub use diff::unified;
pub use explain::{
    Question, explain_exposure, explain_exposure_json, explain_host, explain_host_json, explain_lab, explain_lab_json,
    explain_model, explain_model_json, explain_rule, explain_rule_json, rules_json, rules_table,
};
pub use fault::fault;
pub use glyphs::Glyphs;
pub use inventory::{Extras, inventory_json, inventory_table};
pub use listing::{LabList, ModelList, SortBy, labs_csv, labs_json, labs_table, models_csv, models_json, models_table};
pub use outcome::{Advice, Outcome, Rewritten};
pub use paths::Paths;
pub use settings::{Setting, SettingSource, settings_json, settings_table};
pub use summary::Summary;
pub use theme::{Theme, Verbosity, View};
pub use trend::{trend_csv, trend_drawn, trend_json};
pub use what_if::{Played, what_if_human, what_if_json, what_if_markdown};

use crate::lints::LintPage;
use std::io::{self, Write};

/// The formats a report can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    /// Frames with the line, why it scores as it does, and the way out.
    #[default]
    Human,
    /// One line a finding.
    Concise,
    /// One JSON document (`docs/report.schema.json`).
    Json,
    /// SARIF 2.1.0, for code scanning.
    Sarif,
    /// Workflow commands that GitHub Actions turns into annotations.
    Github,
}

/// Writes an outcome in the given format. Fails only where the writer does.
pub fn write(outcome: &Outcome, format: Format, view: &View, out: &mut dyn Write) -> io::Result<()> {
    match format {
        Format::Human => human::write(outcome, view, out),
        Format::Concise => concise::write(outcome, view, out),
        Format::Json => json::write(outcome, out),
        Format::Sarif => sarif::write(outcome, out),
        Format::Github => github::write(outcome, out),
    }
}

/// Returns the address of a rule's page, where the project has a home.
#[must_use]
pub fn rule_url(rule: &LintPage) -> Option<String> {
    let home = env!("CARGO_PKG_REPOSITORY");
    (!home.is_empty()).then(|| format!("{home}/blob/main/rules/lints/{}-{}.md", rule.id, rule.name))
}
