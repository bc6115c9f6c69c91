//! Owns `owlint completions`: scripts that make a shell complete owlint's words. Never decides which words there are.

use super::complain::Complaint;
use super::definition::definition;
use super::exit::Exit;
use super::output::deliver;
use super::setup_args::{CompletionsArgs, Shell};
use crate::catalog::Catalog;
use crate::lints::pages;
use clap::builder::PossibleValuesParser;
use clap::{Arg, Command};
use clap_complete::{generate, shells};
use std::collections::BTreeSet;

/// Options whose value is a rule or a group.
const TAKE_A_RULE: &[&str] = &["allow", "warn", "deny"];

/// Prints a shell's script.
pub(super) fn run(arguments: &CompletionsArgs, catalog: &Catalog) -> Result<Exit, Complaint> {
    let script = script(arguments.shell, catalog);
    deliver(None, |out| out.write_all(&script))?;
    Ok(Exit::Clean)
}

fn script(shell: Shell, catalog: &Catalog) -> Vec<u8> {
    let mut command = with_rules(definition(catalog)).mut_subcommands(with_rules);
    let (name, mut script) = (command.get_name().to_owned(), Vec::new());
    match shell {
        Shell::Bash => generate(shells::Bash, &mut command, name, &mut script),
        Shell::Zsh => generate(shells::Zsh, &mut command, name, &mut script),
        Shell::Fish => generate(shells::Fish, &mut command, name, &mut script),
        Shell::Powershell => generate(shells::PowerShell, &mut command, name, &mut script),
        Shell::Elvish => generate(shells::Elvish, &mut command, name, &mut script),
    }
    script
}

/// Lets the options that take a rule complete rules and groups. A run itself also knows rules by name.
fn with_rules(command: Command) -> Command {
    let groups: BTreeSet<&str> = pages().iter().map(|page| page.group.as_str()).collect();
    let words: Vec<&str> = pages().iter().map(|page| page.id.as_str()).chain(groups).collect();
    let names_rule = |option: &Arg| TAKE_A_RULE.contains(&option.get_id().as_str());
    command.mut_args(|option| {
        if names_rule(&option) { option.value_parser(PossibleValuesParser::new(words.clone())) } else { option }
    })
}
