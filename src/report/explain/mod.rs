//! Owns the answers of `owlint explain` and `owlint rules`: pages of rules, what is known of models and labs.
//! Never looks anything up by a spelling.

mod lab;
mod markdown;
mod model;
mod rules;

pub use lab::explain_lab;
pub use model::explain_model;
pub use rules::{explain_rule, rules_json, rules_table};

use super::theme::View;
use super::wrap::wrap;
use crate::text::sanitise;
use std::io::{self, Write};

/// The column at which what is known begins.
const COLUMN: usize = 14;

/// Writes a named fact, broken to the width.
fn fact(name: &str, text: &str, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let mut lines = wrap(&sanitise(text), view.width.saturating_sub(COLUMN)).into_iter();
    let name = super::wrap::pad(name, COLUMN);
    writeln!(out, "{}{}", view.theme().label(&name), lines.next().unwrap_or_default())?;
    lines.try_for_each(|line| writeln!(out, "{}{line}", " ".repeat(COLUMN)))
}
