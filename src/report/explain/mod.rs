//! Owns the answers of `owlint explain` and `owlint rules`: pages of rules, what is known of models, labs and hosts.
//! Never looks anything up by a spelling.

mod answer;
mod exposure;
mod host;
mod host_json;
mod hosted;
mod lab;
mod lab_json;
mod lines;
mod markdown;
mod model;
mod model_json;
mod rules;

pub use exposure::{explain_exposure, explain_exposure_json};
pub use host::explain_host;
pub use host_json::explain_host_json;
pub use lab::explain_lab;
pub use lab_json::explain_lab_json;
pub use model::explain_model;
pub use model_json::explain_model_json;
pub use rules::{explain_rule, explain_rule_json, rules_json, rules_table};

use super::theme::View;
use super::wrap::wrap;
use crate::catalog::Catalog;
use crate::text::sanitise;
use jiff::civil::Date;
use std::io::{self, Write};

/// The column at which what is known begins.
const COLUMN: usize = 14;

/// What is to be explained, by what, and how fully.
#[derive(Debug, Clone, Copy)]
pub struct Question<'q> {
    /// As it was asked.
    pub what: &'q str,
    /// What is known.
    pub catalog: &'q Catalog,
    /// The date at which it is told.
    pub as_of: Date,
    /// Whether everything is told.
    pub all: bool,
}

impl Question<'_> {
    /// How many lines are written where there may be many.
    fn most(&self, usual: usize) -> usize {
        if self.all { usize::MAX } else { usual }
    }
}

/// Writes a named fact, broken to the width. A longer name stands on a line of its own.
fn fact(name: &str, text: &str, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let mut lines = wrap(&sanitise(text), view.width.saturating_sub(COLUMN)).into_iter();
    let name = super::wrap::pad(&sanitise(name), COLUMN);
    let label = view.theme().label(&name);
    let margin = " ".repeat(COLUMN);
    let first = lines.next().unwrap_or_default();
    if name.ends_with(' ') {
        writeln!(out, "{}", format!("{label}{first}").trim_end())?;
    } else {
        writeln!(out, "{label}\n{margin}{first}")?;
    }
    lines.try_for_each(|line| writeln!(out, "{margin}{line}"))
}

/// Writes the head of a part, a blank line before it.
fn heading(text: &str, view: &View, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "\n{}", view.theme().strong(&sanitise(text)))
}

/// Says how many were left out, and how to see them.
fn rest(all: usize, shown: usize, what: &str, out: &mut dyn Write) -> io::Result<()> {
    match all.saturating_sub(shown) {
        0 => Ok(()),
        left => writeln!(out, "{}and {left} more {what} (--all)", " ".repeat(COLUMN)),
    }
}

/// Returns what is known, or says that it is not.
fn or_not_known(value: Option<&String>) -> String {
    value.cloned().unwrap_or_else(|| "not known".to_owned())
}
