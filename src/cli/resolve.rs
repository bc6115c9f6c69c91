//! Owns precedence: flags and environment (which clap has put together) before the nearest configuration before
//! defaults. Never runs anything.

use super::args::RuleArgs;
use super::complain::Complaint;
use super::input_args::InputArgs;
use super::parse::Changes;
use crate::discover::{Origin, Request, Source};
use crate::identify::Confidence;
use crate::lints::{Levels, Severity};
use crate::policy::{BaselineChoice, Config, Gate, STALE_DAYS, Settings, locate};
use std::path::{Path, PathBuf};

/// Weighs what was asked for against the configuration, which is found or named by `input`.
pub(super) fn settings(
    input: &InputArgs,
    rules: Option<&RuleArgs>,
    changes: &Changes,
    config: Config,
) -> Result<Settings, Complaint> {
    let levels = levels(&config, changes)?;
    let default = Gate::default();
    let fail_on = rules.and_then(|rules| rules.fail_on).map(Into::into).or(config.fail_on).unwrap_or(default.fail_on);
    let min_severity = rules.and_then(|rules| rules.min_severity).map(Into::into).or(config.min_severity);
    let min_confidence = rules.and_then(|rules| rules.min_confidence).map(Into::into).or(config.min_confidence);
    Ok(Settings {
        request: request(input, &config, rules.is_some()),
        overlays: config.overlays.iter().chain(&input.catalog).cloned().collect(),
        as_of: input.as_of.or(config.as_of).unwrap_or_else(today),
        levels,
        min_severity: min_severity.unwrap_or(Severity::Info),
        min_confidence: min_confidence.unwrap_or(Confidence::Low),
        mirrors: config.mirrors,
        exemptions: config.exemptions,
        scenarios: config.scenarios,
        catalog_max_age: config.catalog_max_age.unwrap_or(STALE_DAYS),
        suppressions: !rules.is_some_and(|rules| rules.no_ignores),
        baseline: BaselineChoice::None,
        gate: Gate { fail_on, roles: config.gate_roles, max_index: config.max_index },
    })
}

/// Puts the levels of rules together: the configuration's, those for some paths, the command line's.
fn levels(config: &Config, changes: &Changes) -> Result<Levels, Complaint> {
    let mut levels = Levels::default();
    for (name, change) in &config.levels {
        levels.apply(name, *change)?;
    }
    for one in &config.overrides {
        levels.apply_at(one.paths.clone(), &one.levels)?;
    }
    for (name, change) in changes {
        levels.apply(name, *change)?;
    }
    levels.include_all_unpinned = config.all_unpinned;
    levels.include_ungated = !config.gate_roles.is_empty();
    levels.horizon_days = config.horizon.unwrap_or(levels.horizon_days);
    levels.lists = config.lists.clone();
    Ok(levels)
}

/// Returns the date of today in UTC, so that a run says the same everywhere.
pub(super) fn today() -> jiff::civil::Date {
    jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date()
}

/// Sets how many threads read files. Called once, before anything is read.
pub(super) fn set_threads(input: &InputArgs) {
    if let Some(threads) = input.threads {
        // Fails only where the pool exists already, which then does as well.
        let _ = rayon::ThreadPoolBuilder::new().num_threads(usize::from(threads)).build_global();
    }
}

/// Reads the configuration that `input` names, or the nearest one, and returns where it was looked for.
pub(super) fn configuration(input: &InputArgs) -> Result<(Config, Origin), Complaint> {
    if input.no_config {
        return Ok(Default::default());
    }
    if let Some(path) = &input.config {
        return Ok((Config::from_file(path)?, Origin::default()));
    }
    let here = PathBuf::from(".");
    let start = input.stdin().or(input.paths.first().map(PathBuf::as_path)).unwrap_or(&here);
    let origin =
        if input.staged { Origin::staged(&input.paths).map_err(crate::Error::from)? } else { Origin::default() };
    Ok((locate(start, &origin)?.unwrap_or_default(), origin))
}

/// Which files. Rules are asked where findings are wanted, and those of two states can be held against one another.
fn request(input: &InputArgs, config: &Config, compare: bool) -> Request {
    let source = match (input.stdin(), &input.files_from, &input.changed) {
        (Some(filename), ..) => Source::Stdin { filename: filename.to_owned() },
        (_, Some(from), _) => Source::Listed { from: from.clone() },
        (.., Some(reference)) => Source::Changed { reference: reference.clone(), compare },
        _ if input.staged => Source::Staged,
        _ => Source::Paths,
    };
    let is_own = !config.path.as_os_str().is_empty() && !is_manifest(&config.path);
    Request {
        paths: input.paths.clone(),
        source,
        exclude: config.exclude.iter().chain(&input.exclude).cloned().collect(),
        gitignore: !input.no_gitignore,
        force_exclude: input.force_exclude,
        root: None,
        own_files: if is_own { vec![config.path.clone()] } else { Vec::new() },
        origin: Origin::default(),
    }
}

/// Whether a configuration stands in a file that is about more than owlint, and is checked like any other.
fn is_manifest(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name == "pyproject.toml" || name == "Cargo.toml")
}
