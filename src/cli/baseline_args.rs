//! Owns the words of `owlint baseline` and of the flags that choose one, as clap reads them. Never reads a baseline.

use super::args::{Colour, ListFormat, RuleArgs};
use super::input_args::InputArgs;
use crate::policy::{BaselineChoice, Settings};
use clap::{Args, Subcommand};
use std::path::PathBuf;

/// Which baseline holds in a check.
#[derive(Debug, Args)]
#[command(next_help_heading = "Rules")]
pub(super) struct BaselineFlags {
    /// Let the findings that this file accepts not gate [default: .owlint-baseline.json at the root, where there is one]
    #[arg(long, value_name = "FILE", hide_env_values = true, env = "OWLINT_BASELINE", conflicts_with = "no_baseline")]
    pub(super) baseline: Option<PathBuf>,
    /// Let no baseline hold
    #[arg(long)]
    pub(super) no_baseline: bool,
}

impl BaselineFlags {
    /// Says which baseline is to hold; its file is never checked itself.
    pub(super) fn weigh_in(&self, settings: &mut Settings) {
        settings.request.own_files.extend(self.baseline.clone());
        settings.baseline = match &self.baseline {
            _ if self.no_baseline => BaselineChoice::None,
            Some(path) => BaselineChoice::File(path.clone()),
            None => BaselineChoice::Found,
        };
    }
}

#[derive(Debug, Args)]
pub(super) struct BaselineArgs {
    #[command(subcommand)]
    pub(super) command: BaselineCommand,
}

#[derive(Debug, Subcommand)]
pub(super) enum BaselineCommand {
    /// Accept all that is found now
    Write(WriteArgs),
    /// Drop what is not found any more, follow moved files, and lower what has become milder; adds nothing
    Update(UpdateArgs),
    /// Drop what is not found any more, and change nothing else
    Prune(RunArgs),
    /// Count what is accepted, by file and model
    Show(ShowArgs),
}

impl BaselineCommand {
    fn run(&self) -> Option<&RunArgs> {
        match self {
            Self::Write(arguments) => Some(&arguments.run),
            Self::Update(arguments) => Some(&arguments.run),
            Self::Prune(arguments) => Some(arguments),
            Self::Show(_) => None,
        }
    }

    pub(super) fn rules(&self) -> Option<&RuleArgs> {
        self.run().map(|run| &run.rules)
    }

    pub(super) fn input(&self) -> Option<&InputArgs> {
        self.run().map(|run| &run.input)
    }

    pub(super) fn colour(&self) -> Colour {
        match self {
            Self::Show(arguments) => arguments.color,
            Self::Write(_) | Self::Update(_) | Self::Prune(_) => Colour::Auto,
        }
    }
}

#[derive(Debug, Args)]
pub(super) struct WriteArgs {
    /// Replace a baseline that is there already
    #[arg(long)]
    pub(super) force: bool,
    #[command(flatten)]
    pub(super) run: RunArgs,
}

#[derive(Debug, Args)]
pub(super) struct UpdateArgs {
    /// Accept what is new, too
    #[arg(long)]
    pub(super) add: bool,
    #[command(flatten)]
    pub(super) run: RunArgs,
}

/// What is found, and where the baseline lies.
#[derive(Debug, Args)]
pub(super) struct RunArgs {
    /// The baseline's file [default: .owlint-baseline.json at the root]
    #[arg(long, value_name = "FILE", hide_env_values = true, env = "OWLINT_BASELINE")]
    pub(super) baseline: Option<PathBuf>,
    #[command(flatten)]
    pub(super) input: InputArgs,
    #[command(flatten)]
    pub(super) rules: RuleArgs,
}

#[derive(Debug, Args)]
pub(super) struct ShowArgs {
    /// The baseline's file [default: .owlint-baseline.json at the root]
    #[arg(long, value_name = "FILE", hide_env_values = true, env = "OWLINT_BASELINE")]
    pub(super) baseline: Option<PathBuf>,
    /// The form of the list
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    pub(super) format: ListFormat,
    /// When to write colours
    #[arg(long, value_name = "WHEN", hide_env_values = true, env = "OWLINT_COLOR", default_value = "auto")]
    pub(super) color: Colour,
}
