//! Owns the words of `owlint what-if`, as clap reads them. Never plays anything.

use super::args::{ShownArgs, date};
use super::input_args::InputArgs;
use clap::{Args, ValueEnum};
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(super) struct WhatIfArgs {
    #[command(flatten)]
    pub(super) input: InputArgs,
    /// A named scenario; repeatable, and all of them hold at once
    #[arg(long, value_name = "NAME", value_delimiter = ',', help_heading = "What is assumed")]
    pub(super) scenario: Vec<String>,
    /// Labs that publish no further near-frontier weights; repeatable, or joined by commas
    #[arg(long, value_name = "LAB", value_delimiter = ',', help_heading = "What is assumed")]
    pub(super) withdraw: Vec<String>,
    /// Hosts that serve nothing any more; repeatable, or joined by commas
    #[arg(long, value_name = "HOST", value_delimiter = ',', help_heading = "What is assumed")]
    pub(super) drop_host: Vec<String>,
    /// Labs whose open weights come under non-commercial terms; repeatable, or joined by commas
    #[arg(
        long,
        alias = "license-tightens",
        value_name = "LAB",
        value_delimiter = ',',
        help_heading = "What is assumed"
    )]
    pub(super) licence_tightens: Vec<String>,
    /// Judge at this later date, up to which nothing is released that is not known today
    #[arg(long, value_name = "DATE", value_parser = date, help_heading = "What is assumed")]
    pub(super) until: Option<jiff::civil::Date>,
    /// The form of the answer
    #[arg(long, value_name = "FORMAT", default_value = "human", help_heading = "Output")]
    pub(super) format: WhatIfFormat,
    /// Write the answer to this file, all at once or not at all
    #[arg(long, value_name = "FILE", help_heading = "Output")]
    pub(super) output_file: Option<PathBuf>,
    #[command(flatten)]
    pub(super) shown: ShownArgs,
}

/// The form of a scenario's outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum WhatIfFormat {
    Human,
    Json,
    Markdown,
}
