//! Owns the whole command line as one definition: what help, manual pages and completions are made from. Never reads
//! arguments.

use super::args::Cli;
use super::help;
use crate::catalog::Catalog;
use clap::{Arg, Command, CommandFactory};
use std::sync::OnceLock;

/// What runs where the first word is no command.
pub(super) const DEFAULT: &str = "check";

/// The options of the default command that the short help of the program tells; the long one tells all.
const OFTEN_USED: &[&str] = &["paths", "staged", "changed", "format", "fail_on", "fix"];

/// Returns the whole command line with the texts that are only known at run time.
///
/// The program itself takes what its default command takes, so that help and completions need no word before it.
pub(super) fn definition(catalog: &Catalog) -> Command {
    static VERSION: OnceLock<String> = OnceLock::new();
    let version = VERSION.get_or_init(|| {
        let date = catalog.date().map(|date| format!(" (catalogue of {date})")).unwrap_or_default();
        format!("{}{date}", env!("CARGO_PKG_VERSION"))
    });
    let command = Cli::command()
        .mut_subcommand(DEFAULT, |check| check.after_help(help::AFTER_SHORT).after_long_help(help::after_long()));
    let default = command.find_subcommand(DEFAULT);
    let of_default: Vec<Arg> = default.into_iter().flat_map(Command::get_arguments).cloned().collect();
    command
        .version(version.as_str())
        .override_usage("owlint [check] [OPTIONS] [PATH]...\n       owlint <COMMAND> --help")
        .args(of_default)
        .after_help(help::AFTER_SHORT)
        .after_long_help(help::after_long())
}

/// Returns the definition as its help shows it: the commands in groups, which clap itself does not know, and of the
/// default command's options only some where the help is short.
pub(super) fn with_grouped_help(definition: Command) -> Command {
    let template = help::template(&definition);
    let is_rare =
        |option: &Arg| !(option.get_help_heading().is_none() || OFTEN_USED.contains(&option.get_id().as_str()));
    definition
        .mut_args(|option| {
            let rare = is_rare(&option);
            option.hide_short_help(rare)
        })
        .mut_subcommands(|command| command.hide(true))
        .help_template(template)
}
