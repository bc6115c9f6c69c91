//! Owns the words of the commands that tell what the catalogue holds, as clap reads them. Never looks anything up.

use super::args::{Colour, date};
use super::word::Word;
use crate::catalog::{HalfYear, LicenceClass, Outlook, PartialDate, Posture, Purpose, Standing, Tier, Weights};
use crate::report::SortBy;
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// What is known, at which date, and where the answer goes.
#[derive(Debug, Args)]
#[command(next_help_heading = "Output")]
pub(super) struct ListArgs {
    /// Lay this file, or all .toml and .yaml files of this folder, over the catalogue; repeatable
    #[arg(long, value_name = "FILE|DIR", help_heading = "Input")]
    pub(super) catalog: Vec<PathBuf>,
    /// Tell what holds at this date [default: today]
    #[arg(long, value_name = "DATE", hide_env_values = true, env = "OWLINT_AS_OF", value_parser = date, help_heading = "Input")]
    pub(super) as_of: Option<jiff::civil::Date>,
    /// Write to this file, all at once or not at all
    #[arg(long, value_name = "FILE")]
    pub(super) output_file: Option<PathBuf>,
    /// When to write colours
    #[arg(long, value_name = "WHEN", hide_env_values = true, env = "OWLINT_COLOR", default_value = "auto")]
    pub(super) color: Colour,
}

/// The form of an answer from the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum DataFormat {
    #[value(alias = "table")]
    Human,
    Json,
    Csv,
}

/// The form of one answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum AnswerFormat {
    Human,
    Json,
}

#[derive(Debug, Args)]
pub(super) struct ModelsArgs {
    /// A part of a name in any spelling, or a pattern with `*` and `?` for a whole one
    #[arg(value_name = "NAME", help_heading = "Arguments")]
    pub(super) named: Option<String>,
    #[command(flatten)]
    pub(super) filters: ModelFilters,
    /// Sort by this; what is not known comes last
    #[arg(long, value_name = "FIELD", default_value = "id", value_parser = Word::new("field to sort by", SortBy::ALL, SortBy::as_str), help_heading = "Output")]
    pub(super) sort: SortBy,
    /// Turn the order round
    #[arg(long, help_heading = "Output")]
    pub(super) reverse: bool,
    /// The form of the list
    #[arg(long, value_name = "FORMAT", default_value = "human", help_heading = "Output")]
    pub(super) format: DataFormat,
    #[command(flatten)]
    pub(super) list: ListArgs,
}

/// Which models. Options that name several values take them repeated or parted by commas.
#[derive(Debug, Args)]
#[command(next_help_heading = "Filters")]
pub(super) struct ModelFilters {
    /// Of these labs: id, name or a name they publish under
    #[arg(long, value_name = "LAB", value_delimiter = ',')]
    pub(super) lab: Vec<String>,
    /// Of these sizes, by total parameters
    #[arg(long, value_name = "TIER", value_delimiter = ',', value_parser = Word::new("tier", Tier::ALL, Tier::as_str))]
    pub(super) tier: Vec<Tier>,
    /// With such weights
    #[arg(long, value_name = "WEIGHTS", value_delimiter = ',', value_parser = Word::new("kind of weights", Weights::ALL, Weights::as_str))]
    pub(super) weights: Vec<Weights>,
    /// Under such terms
    #[arg(long, alias = "license-class", value_name = "CLASS", value_delimiter = ',', value_parser = Word::new("class of licence", LicenceClass::ALL, LicenceClass::as_str))]
    pub(super) licence_class: Vec<LicenceClass>,
    /// Standing like that at the date
    #[arg(long, value_name = "STANDING", value_delimiter = ',', value_parser = Word::new("standing", Standing::ALL, Standing::as_str))]
    pub(super) standing: Vec<Standing>,
    /// Made for that
    #[arg(long, value_name = "PURPOSE", value_delimiter = ',', value_parser = Word::new("purpose", Purpose::ALL, Purpose::as_str))]
    pub(super) purpose: Vec<Purpose>,
    /// At or near the open frontier when released
    #[arg(long)]
    pub(super) near_frontier: bool,
    /// Exposed: open, near the frontier when released, and above the band to plan around
    #[arg(long)]
    pub(super) exposed: bool,
    /// Released on this day (or in this month or year) or later
    #[arg(long, value_name = "DATE")]
    pub(super) released_after: Option<PartialDate>,
    /// Released before this day (or month or year)
    #[arg(long, value_name = "DATE")]
    pub(super) released_before: Option<PartialDate>,
}

#[derive(Debug, Args)]
pub(super) struct LabsArgs {
    #[command(flatten)]
    pub(super) filters: LabFilters,
    /// The form of the list
    #[arg(long, value_name = "FORMAT", default_value = "human", help_heading = "Output")]
    pub(super) format: DataFormat,
    #[command(flatten)]
    pub(super) list: ListArgs,
}

/// Which labs. Each takes several values, repeated or parted by commas.
#[derive(Debug, Args)]
#[command(next_help_heading = "Filters")]
pub(super) struct LabFilters {
    /// That do this with their best weights at the date
    #[arg(long, value_name = "POSTURE", value_delimiter = ',', value_parser = Word::new("posture", Posture::ALL, Posture::as_str))]
    pub(super) posture: Vec<Posture>,
    /// That are this likely to go on at the date
    #[arg(long, value_name = "OUTLOOK", value_delimiter = ',', value_parser = Word::new("outlook", Outlook::ALL, Outlook::as_str))]
    pub(super) outlook: Vec<Outlook>,
    /// Of this kind (startup, big-tech, company, non-profit, academic, public, community)
    #[arg(long, value_name = "KIND", value_delimiter = ',')]
    pub(super) kind: Vec<String>,
    /// Of this country, by its ISO 3166 code
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    pub(super) country: Vec<String>,
}

#[derive(Debug, Args)]
pub(super) struct TrendArgs {
    /// Of these labs, repeated or parted by commas: id, name or a name they publish under
    #[arg(long, value_name = "LAB", value_delimiter = ',', help_heading = "Filters")]
    pub(super) lab: Vec<String>,
    /// Begin with this half-year, as 2025H1 [default: that of the first open release]
    #[arg(long, value_name = "HALF-YEAR", help_heading = "Filters")]
    pub(super) since: Option<HalfYear>,
    /// The form: drawn for people, JSON with all counts and releases, or CSV with a row for each release
    #[arg(long, value_name = "FORMAT", default_value = "human", help_heading = "Output")]
    pub(super) format: DataFormat,
    #[command(flatten)]
    pub(super) list: ListArgs,
}

#[derive(Debug, Args)]
pub(super) struct ExplainArgs {
    /// A rule (OW101 or its name), a model in any spelling, a lab, a host, or `exposure` for the scores; `lab:`, `host:`, `model:` or `rule:` in
    /// front says which is meant
    #[arg(value_name = "WHAT", help_heading = "Arguments")]
    pub(super) what: String,
    /// The form of the answer
    #[arg(long, value_name = "FORMAT", default_value = "human", help_heading = "Output")]
    pub(super) format: AnswerFormat,
    /// Tell everything: all spellings, offers and models
    #[arg(short = 'v', long, visible_alias = "verbose", help_heading = "Output")]
    pub(super) all: bool,
    #[command(flatten)]
    pub(super) list: ListArgs,
}
