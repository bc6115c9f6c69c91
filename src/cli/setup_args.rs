//! Owns the words of the commands that set owlint up, as clap reads them. Never writes anything.

use super::args::Colour;
use super::input_args::InputArgs;
use super::list_args::AnswerFormat;
use clap::{Args, ValueEnum};
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(super) struct CompletionsArgs {
    /// The shell that is to complete owlint's words
    #[arg(value_name = "SHELL")]
    pub(super) shell: Shell,
}

#[derive(Debug, Args)]
pub(super) struct ManArgs {
    /// The command whose page is wanted, as `check` or `baseline write` [default: the whole program]
    #[arg(value_name = "COMMAND", conflicts_with = "output_dir", help_heading = "Arguments")]
    pub(super) command: Vec<String>,
    /// Write all pages to this folder, which must exist, instead of one to standard output
    #[arg(long, value_name = "DIR", help_heading = "Output")]
    pub(super) output_dir: Option<PathBuf>,
}

/// A shell that completes words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Shell {
    Bash,
    Zsh,
    Fish,
    #[value(alias = "pwsh")]
    Powershell,
    Elvish,
}

#[derive(Debug, Args)]
pub(super) struct InitArgs {
    /// Where owlint.toml is to stand [default: the repository's root, else the working directory]
    #[arg(value_name = "DIR")]
    pub(super) folder: Option<PathBuf>,
    /// Add a pre-commit hook, or print what to add where there are hooks already
    #[arg(long)]
    pub(super) hook: bool,
    /// Add a pipeline, or print what to add where there is one already
    #[arg(long, value_name = "WHOSE")]
    pub(super) ci: Option<Pipeline>,
    /// Print all and write nothing
    #[arg(long)]
    pub(super) print: bool,
}

/// Whose pipelines run owlint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Pipeline {
    Github,
    Gitlab,
    Azure,
}

#[derive(Debug, Args)]
pub(super) struct DoctorArgs {
    #[command(flatten)]
    pub(super) input: InputArgs,
    /// The form of the answer
    #[arg(long, value_name = "FORMAT", default_value = "human", help_heading = "Output")]
    pub(super) format: AnswerFormat,
    /// When to write colours
    #[arg(
        long,
        value_name = "WHEN",
        hide_env_values = true,
        env = "OWLINT_COLOR",
        default_value = "auto",
        help_heading = "Output"
    )]
    pub(super) color: Colour,
}
