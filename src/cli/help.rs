//! Owns the long texts of the help. Never parses.

use super::exit::EXIT_TABLE;

/// Examples and exit status, below the help of the whole program and of `check`.
#[must_use]
pub(super) fn after() -> String {
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

{EXIT_TABLE}

Settings come from flags, then OWLINT_* variables, then the nearest owlint.toml (or [tool.owlint] in
pyproject.toml, [package.metadata.owlint] in Cargo.toml), then defaults. A comment silences a rule:
  owlint: ignore[OW101] until=2027-01-01 -- reason
What is silenced still counts in the exposure index: the tree leans on it all the same."
    )
}
