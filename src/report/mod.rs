//! Owns how an outcome is shown: one file a format, each a pure function onto a writer.
//! Never decides what is found, what gates or where the text goes.

mod baseline;
mod bill;
mod block;
mod card;
mod checkstyle;
mod concise;
mod csv;
mod describe;
mod diff;
mod doctor;
mod explain;
mod fault;
mod findings_csv;
mod footer;
mod github;
mod gitlab;
mod glyphs;
mod human;
mod inventory;
mod inventory_csv;
mod json;
mod junit;
mod listed;
mod listing;
mod markdown;
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
mod xml;

pub use baseline::{baseline_json, baseline_table};
pub use bill::{cyclonedx, spdx};
pub use card::card;
pub use diff::unified;
pub use doctor::{Check, State, doctor_human, doctor_json};
pub use explain::{
    Question, explain_exposure, explain_exposure_json, explain_host, explain_host_json, explain_lab, explain_lab_json,
    explain_model, explain_model_json, explain_rule, explain_rule_json, rules_json, rules_table,
};
pub use fault::fault;
pub use glyphs::Glyphs;
pub use inventory::{Extras, inventory_json, inventory_table};
pub use inventory_csv::inventory_csv;
pub use listing::{LabList, ModelList, SortBy, labs_csv, labs_json, labs_table, models_csv, models_json, models_table};
pub use outcome::{Outcome, Rewritten};
pub use paths::Paths;
pub use settings::{Setting, SettingSource, settings_json, settings_table};
pub use summary::{BaselineSummary, Summary};
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
    /// The objects of the JSON report, one a line.
    Jsonl,
    /// A Code Quality report, for merge requests of GitLab.
    Gitlab,
    /// `JUnit` XML, for whatever shows test results.
    Junit,
    /// Checkstyle XML.
    Checkstyle,
    /// A table of comma-separated values.
    Csv,
    /// Markdown within what GitHub takes for the summary of a job.
    Markdown,
    /// The same within what GitHub takes for a comment on a pull request.
    Comment,
}

/// Writes an outcome in the given format. Fails only where the writer does.
pub fn write(outcome: &Outcome, format: Format, view: &View, out: &mut dyn Write) -> io::Result<()> {
    match format {
        Format::Human => human::write(outcome, view, out),
        Format::Concise => concise::write(outcome, view, out),
        Format::Json => json::write(outcome, out),
        Format::Sarif => sarif::write(outcome, out),
        Format::Github => github::write(outcome, out),
        Format::Jsonl => json::write_lines(outcome, out),
        Format::Gitlab => gitlab::write(outcome, out),
        Format::Junit => junit::write(outcome, out),
        Format::Checkstyle => checkstyle::write(outcome, out),
        Format::Markdown => markdown::write_summary(outcome, out),
        Format::Comment => markdown::write_comment(outcome, out),
        Format::Csv => findings_csv::write(outcome, out),
    }
}

/// Returns the address of a rule's page, where the project has a home.
#[must_use]
pub fn rule_url(rule: &LintPage) -> Option<String> {
    let home = env!("CARGO_PKG_REPOSITORY");
    (!home.is_empty()).then(|| format!("{home}/blob/main/rules/lints/{}-{}.md", rule.id, rule.name))
}
