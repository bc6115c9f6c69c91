//! Owns the long texts of the help. Never parses.

use super::exit::Exit;
use clap::Command;

/// The commands in groups, as the help shows them. What is named nowhere here stands in the last group.
const GROUPS: &[(&str, &[&str])] = &[
    ("Check a tree", &["check", "inventory", "what-if", "baseline"]),
    ("Look something up", &["explain", "rules", "models", "labs", "trend"]),
    ("Set up", &["init", "doctor", "config", "lsp", "completions", "man"]),
];

/// Below the short help of the whole program and of `check`.
pub(super) const AFTER_SHORT: &str = "\
Examples:
  owlint                               check the working directory
  owlint --staged --fail-on medium     before a commit
  owlint explain OW101                 what a rule says, and why
  owlint init                          start a configuration, a hook and a pipeline

`--help` tells all options, where settings come from, and the exit status.";

/// Examples, exit status and settings, below the long help of the whole program and of `check`.
#[must_use]
pub(super) fn after_long() -> String {
    let statuses: Vec<String> = Exit::ALL.iter().map(|exit| format!("  {}  {}", *exit as u8, exit.meaning())).collect();
    let statuses = statuses.join("\n");
    format!(
        "Examples:
  owlint                               check the working directory
  owlint deploy/ .env                  check a folder and a file
  owlint --staged --fail-on medium     before a commit
  owlint --changed origin/main         only what a pull request adds
  owlint baseline write                accept what is there, and gate on what comes on top
  owlint --format sarif --output-file owlint.sarif --exit-zero
  owlint -A OW103 -D parity            silence a rule, deny a group
  owlint inventory --format json       every model this tree refers to
  owlint explain OW101                 what a rule says, and why
  owlint trend --since 2025H1          who releases near-frontier weights, and who keeps them
  owlint explain moonshotai/Kimi-K2    what is known of a model, with dates and sources
  owlint models --exposed --standing current --sort released --reverse
  owlint labs --outlook precarious     who may not go on, since when, and what says so

Exit status:
{statuses}

Settings come from flags, then OWLINT_* variables, then the nearest owlint.toml (or [tool.owlint] in
pyproject.toml, [package.metadata.owlint] in Cargo.toml), then defaults. A comment silences a rule:
  owlint: ignore[OW101] until=2027-01-01 -- reason
What is silenced still counts in the exposure index: the tree leans on it all the same."
    )
}

/// Returns how the help of the whole program is laid out: its commands in groups, then its options.
#[must_use]
pub(super) fn template(definition: &Command) -> String {
    let header = definition.get_styles().get_header();
    let literal = definition.get_styles().get_literal();
    let width = definition.get_subcommands().map(|command| command.get_name().len()).max().unwrap_or_default();
    let mut commands = String::new();
    for (title, group) in groups(definition) {
        commands += &format!("{header}{title}:{header:#}\n");
        for command in group {
            let (name, about) = (command.get_name(), command.get_about().cloned().unwrap_or_default());
            commands += &format!("  {literal}{name}{literal:#}{:1$}  {about}\n", "", width - name.len());
        }
        commands.push('\n');
    }
    format!("{{about-with-newline}}\n{{usage-heading}} {{usage}}\n\n{commands}{{all-args}}{{after-help}}")
}

/// Puts the commands into their groups, each in the order in which it is named.
fn groups(definition: &Command) -> Vec<(&'static str, Vec<&Command>)> {
    let mut groups: Vec<(&str, Vec<&Command>)> = Vec::new();
    for (title, names) in GROUPS {
        groups.push((title, names.iter().filter_map(|name| definition.find_subcommand(name)).collect()));
    }
    let is_named = |command: &&Command| GROUPS.iter().any(|(_, names)| names.contains(&command.get_name()));
    if let Some((_, last)) = groups.last_mut() {
        last.extend(definition.get_subcommands().filter(|command| !is_named(command)));
    }
    groups
}
