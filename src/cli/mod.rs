//! Owns the command line: words, exit status, where text goes. Never finds or judges anything itself.

mod args;
mod baseline;
mod baseline_args;
mod check;
mod colour;
mod complain;
mod completions;
mod config;
mod definition;
mod destinations;
mod doctor;
mod exit;
mod explain;
mod fix;
mod fix_args;
mod fix_diff;
mod help;
mod init;
mod input_args;
mod inventory;
mod known;
mod labs;
mod links;
mod list_args;
mod locale;
mod lsp;
mod man;
mod models;
mod option_words;
mod output;
mod overlay;
mod parse;
mod prepare;
mod progress;
mod resolve;
mod rewrite;
mod rules;
mod setup_args;
mod trend;
mod what_if;
mod what_if_args;
mod word;
mod write_atomic;

pub use exit::Exit;

use crate::catalog::Catalog;
use args::Command;
use complain::Complaint;
use output::Terminal;
use std::ffi::OsString;

/// Runs one command and returns its exit status. Writes to standard output and standard error.
#[must_use]
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Exit {
    let catalog = Catalog::embedded();
    let (command, given) = match parse::parse(arguments, &catalog) {
        Ok(parsed) => parsed,
        Err(error) => return parse::tell(&error),
    };
    let terminal = Terminal::new(command.colour());
    let done = match &command {
        Command::Check(arguments) => check::run(arguments, &given, &catalog, &terminal),
        Command::Inventory(arguments) => inventory::run(arguments, &given, &catalog, &terminal),
        Command::Explain(arguments) => explain::run(arguments, &catalog, &terminal),
        Command::Baseline(arguments) => baseline::run(arguments, &given.changes, &catalog, &terminal),
        Command::Config(arguments) => config::run(arguments, &given, &catalog, &terminal),
        Command::WhatIf(arguments) => what_if::run(arguments, &catalog, &terminal),
        Command::Rules(arguments) => rules::run(arguments, &terminal),
        Command::Models(arguments) => models::run(arguments, &catalog, &terminal),
        Command::Labs(arguments) => labs::run(arguments, &catalog, &terminal),
        Command::Trend(arguments) => trend::run(arguments, &catalog, &terminal),
        Command::Doctor(arguments) => doctor::run(arguments, &catalog, &terminal),
        Command::Lsp(arguments) => lsp::run(arguments, &given.changes, &catalog),
        Command::Init(arguments) => init::run(arguments),
        Command::Completions(arguments) => completions::run(arguments, &catalog),
        Command::Man(arguments) => man::run(arguments, &catalog),
    };
    done.unwrap_or_else(|complaint: Complaint| complaint.tell(&terminal))
}
