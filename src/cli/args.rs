//! Owns the words of the command line, as clap reads them. Never weighs them against the configuration.

use super::baseline_args::{BaselineArgs, BaselineFlags};
use super::fix_args::FixArgs;
use super::input_args::InputArgs;
use super::list_args::{ExplainArgs, LabsArgs, ModelsArgs, TrendArgs};
use super::lsp::LspArgs;
pub(super) use super::option_words::{
    Colour, ConfidenceWord, FailOnWord, FormatWord, InventoryFormat, ListFormat, SeverityWord,
};
use super::setup_args::{CompletionsArgs, DoctorArgs, InitArgs, ManArgs};
use super::what_if_args::WhatIfArgs;
use clap::{Args, Parser, Subcommand};
use std::path::PathBuf;

/// Finds hard-coded AI models, and infrastructure that leans on near-frontier open weights
#[derive(Debug, Parser)]
#[command(name = "owlint", subcommand_required = true, max_term_width = 100)]
pub(super) struct Cli {
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Check files and folders; what runs where no command is named
    Check(CheckArgs),
    /// List every model reference, resolved
    Inventory(InventoryArgs),
    /// Explain a rule, a model in any spelling, a lab or a host
    Explain(ExplainArgs),
    /// Play a future through this tree: what is left without successor, host or terms
    WhatIf(WhatIfArgs),
    /// List all rules
    Rules(RulesArgs),
    /// List the models of the catalogue, with filters
    Models(ModelsArgs),
    /// List the labs: what they do with their weights, and how likely they are to go on
    Labs(LabsArgs),
    /// Tell who releases near-frontier weights and who keeps them, by lab and half-year
    Trend(TrendArgs),
    /// Accept what is found today, so that only what comes on top is told
    Baseline(BaselineArgs),
    /// Show the settings in force, and where each comes from
    Config(ConfigArgs),
    /// Write a first configuration, and a hook or a pipeline where asked for
    Init(InitArgs),
    /// Say what owlint finds here: git, settings, baseline, catalogue, terminal
    Doctor(DoctorArgs),
    /// Serve an editor: findings as you type, on standard input and output
    Lsp(LspArgs),
    /// Print what makes a shell complete owlint's commands, options and rules
    Completions(CompletionsArgs),
    /// Print a manual page
    Man(ManArgs),
}

impl Command {
    /// Returns which files it reads, where it reads a tree.
    pub(super) fn input(&self) -> Option<&InputArgs> {
        match self {
            Self::Check(arguments) => Some(&arguments.input),
            Self::Inventory(arguments) => Some(&arguments.input),
            Self::WhatIf(arguments) => Some(&arguments.input),
            Self::Config(arguments) => Some(&arguments.input),
            Self::Lsp(arguments) => Some(&arguments.input),
            Self::Baseline(arguments) => arguments.command.input(),
            // The others read the catalogue, or nothing.
            _ => None,
        }
    }

    /// Returns when colours are wanted.
    pub(super) fn colour(&self) -> Colour {
        match self {
            Self::Check(arguments) => arguments.shown.color,
            Self::Inventory(arguments) => arguments.shown.color,
            Self::Explain(arguments) => arguments.list.color,
            Self::WhatIf(arguments) => arguments.shown.color,
            Self::Rules(arguments) => arguments.color,
            Self::Models(arguments) => arguments.list.color,
            Self::Labs(arguments) => arguments.list.color,
            Self::Trend(arguments) => arguments.list.color,
            Self::Baseline(arguments) => arguments.command.colour(),
            Self::Config(arguments) => arguments.color,
            Self::Doctor(arguments) => arguments.color,
            Self::Lsp(_) | Self::Init(_) | Self::Completions(_) | Self::Man(_) => Colour::Auto,
        }
    }
}

#[derive(Debug, Args)]
pub(super) struct CheckArgs {
    #[command(flatten)]
    pub(super) input: InputArgs,
    #[command(flatten)]
    pub(super) rules: RuleArgs,
    #[command(flatten)]
    pub(super) baseline: BaselineFlags,
    #[command(flatten)]
    pub(super) output: OutputArgs,
    #[command(flatten)]
    pub(super) shown: ShownArgs,
    #[command(flatten)]
    pub(super) fixing: FixArgs,
}

/// Which rules, and what they do.
#[derive(Debug, Args)]
#[command(next_help_heading = "Rules")]
pub(super) struct RuleArgs {
    /// Silence a rule or group; repeatable, and the last of -A, -W, -D wins
    #[arg(short = 'A', long = "allow", value_name = "RULE|GROUP")]
    pub(super) allow: Vec<String>,
    /// Cap a rule or group at medium
    #[arg(short = 'W', long = "warn", value_name = "RULE|GROUP")]
    pub(super) warn: Vec<String>,
    /// Make a rule or group high
    #[arg(short = 'D', long = "deny", value_name = "RULE|GROUP")]
    pub(super) deny: Vec<String>,
    /// Let suppressions in comments hold nothing back
    #[arg(long)]
    pub(super) no_ignores: bool,
    /// Fail from this severity [default: high]
    #[arg(long, value_name = "LEVEL", hide_env_values = true, env = "OWLINT_FAIL_ON")]
    pub(super) fail_on: Option<FailOnWord>,
    /// Show from this severity [default: info]
    #[arg(long, value_name = "LEVEL", hide_env_values = true, env = "OWLINT_MIN_SEVERITY")]
    pub(super) min_severity: Option<SeverityWord>,
    /// Show from this confidence [default: low]
    #[arg(long, value_name = "LEVEL", hide_env_values = true, env = "OWLINT_MIN_CONFIDENCE")]
    pub(super) min_confidence: Option<ConfidenceWord>,
    /// Exit with 0 although findings gate
    #[arg(long)]
    pub(super) exit_zero: bool,
}

/// In which form, and where to.
#[derive(Debug, Args)]
#[command(next_help_heading = "Output")]
pub(super) struct OutputArgs {
    /// The form of the report; repeatable, each with an --output-file, one of them without
    #[arg(long, value_name = "FORMAT", hide_env_values = true, env = "OWLINT_FORMAT", default_value = "human")]
    pub(super) format: Vec<FormatWord>,
    /// Write the report to this file, all at once or not at all; `-` is standard output
    #[arg(long, value_name = "FILE", hide_env_values = true, env = "OWLINT_OUTPUT_FILE")]
    pub(super) output_file: Vec<PathBuf>,
}

/// How much, and in which colours.
#[derive(Debug, Args)]
#[command(next_help_heading = "Output")]
pub(super) struct ShownArgs {
    /// When to write colours
    #[arg(long, value_name = "WHEN", hide_env_values = true, env = "OWLINT_COLOR", default_value = "auto")]
    pub(super) color: Colour,
    /// When to make rules links to their pages; by itself on terminals known to open them
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    pub(super) hyperlinks: Colour,
    /// Write findings only
    #[arg(short, long, conflicts_with = "verbose")]
    pub(super) quiet: bool,
    /// Tell all reasons and notices
    #[arg(short, long)]
    pub(super) verbose: bool,
}

#[derive(Debug, Args)]
pub(super) struct InventoryArgs {
    #[command(flatten)]
    pub(super) input: InputArgs,
    /// Tell how each reference was found and resolved
    #[arg(long, help_heading = "Output")]
    pub(super) why: bool,
    /// Draw which models stand in for one another, and what is reserved for each
    #[arg(long, conflicts_with = "why", help_heading = "Output")]
    pub(super) routes: bool,
    /// List what was not read, and why
    #[arg(long, help_heading = "Output")]
    pub(super) show_skipped: bool,
    /// The form of the list; repeatable, each with an --output-file, one of them without
    #[arg(long, value_name = "FORMAT", default_value = "table", help_heading = "Output")]
    pub(super) format: Vec<InventoryFormat>,
    /// Write the list to this file, all at once or not at all; `-` is standard output
    #[arg(long, value_name = "FILE", help_heading = "Output")]
    pub(super) output_file: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) shown: ShownArgs,
}

#[derive(Debug, Args)]
pub(super) struct ConfigArgs {
    #[command(flatten)]
    pub(super) input: InputArgs,
    #[command(flatten)]
    pub(super) rules: RuleArgs,
    /// The form of the list
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    pub(super) format: ListFormat,
    /// When to write colours
    #[arg(long, value_name = "WHEN", hide_env_values = true, env = "OWLINT_COLOR", default_value = "auto")]
    pub(super) color: Colour,
}

#[derive(Debug, Args)]
pub(super) struct RulesArgs {
    /// The form of the list
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    pub(super) format: ListFormat,
    /// When to write colours
    #[arg(long, value_name = "WHEN", hide_env_values = true, env = "OWLINT_COLOR", default_value = "auto")]
    pub(super) color: Colour,
}

/// Reads `YYYY-MM-DD` and nothing looser.
pub(super) fn date(text: &str) -> Result<jiff::civil::Date, String> {
    let parsed = text.parse().ok().filter(|_| text.len() == 10);
    parsed.ok_or_else(|| "write it as YYYY-MM-DD".to_owned())
}
