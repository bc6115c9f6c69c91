//! Owns `owlint rules`. Never explains one rule at length.

use super::args::{ListFormat, RulesArgs};
use super::complain::Complaint;
use super::exit::Exit;
use super::output::{Terminal, deliver};
use crate::lints::pages;
use crate::report::{rules_json, rules_table};

/// Lists all rules.
pub(super) fn run(arguments: &RulesArgs, terminal: &Terminal) -> Result<Exit, Complaint> {
    let view = terminal.plain_view();
    deliver(None, |out| match arguments.format {
        ListFormat::Table => rules_table(pages(), &view, out),
        ListFormat::Json => rules_json(pages(), out),
    })?;
    Ok(Exit::Clean)
}
