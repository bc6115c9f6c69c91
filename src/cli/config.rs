//! Owns `owlint config`: which settings are in force and where each comes from. Never checks files.

use super::args::{ConfigArgs, ListFormat};
use super::complain::Complaint;
use super::exit::Exit;
use super::output::{Terminal, deliver};
use super::parse::Given;
use super::prepare::{Prepared, prepare};
use crate::catalog::Catalog;
use crate::lints::Change;
use crate::policy::{Config, Settings};
use crate::report::{Setting, SettingSource, settings_json, settings_table};
use crate::text::display_path;
use std::path::Path;

/// Lists the settings in force. Fails as a run would where they are faulty.
pub(super) fn run(
    arguments: &ConfigArgs,
    given: &Given,
    catalog: &Catalog,
    terminal: &Terminal,
) -> Result<Exit, Complaint> {
    let Prepared { settings, config, .. } = prepare(&arguments.input, Some(&arguments.rules), &given.changes, catalog)?;
    let mut rows = plain(&settings, &config, given);
    rows.extend(rest(&config, &rows));
    rows.extend(given.changes.iter().map(|(rule, change)| of_command_line(rule, *change)));
    let file = (!config.path.as_os_str().is_empty()).then(|| seen_from_here(&config.path));
    deliver(None, |out| match arguments.format {
        ListFormat::Table => settings_table(file.as_deref(), &rows, &terminal.plain_view(), out),
        ListFormat::Json => settings_json(file.as_deref(), &rows, out),
    })?;
    Ok(Exit::Clean)
}

/// Returns a path as somebody in the working directory would write it.
pub(super) fn seen_from_here(path: &Path) -> String {
    let here = std::env::current_dir().unwrap_or_default();
    display_path(path.strip_prefix(here).unwrap_or(path))
}

/// Returns the settings that always have a value.
fn plain(settings: &Settings, config: &Config, given: &Given) -> Vec<Setting> {
    let gate = &settings.gate;
    let limit = gate.max_index.map_or_else(|| "none".to_owned(), |limit| limit.to_string());
    let rows = [
        ("fail-on", "fail_on", gate.fail_on.as_str().to_owned()),
        ("max-index", "", limit),
        ("min-severity", "min_severity", settings.min_severity.as_str().to_owned()),
        ("min-confidence", "min_confidence", settings.min_confidence.as_str().to_owned()),
        ("as-of", "as_of", settings.as_of.to_string()),
        ("horizon", "", format!("{} days", settings.levels.horizon_days)),
        ("catalog.max-age", "", format!("{} days", settings.catalog_max_age)),
    ];
    let of_row = |(key, flag, value): (&str, &str, String)| {
        let source = given.source(flag).or_else(|| line_of(key, config)).unwrap_or(SettingSource::Default);
        Setting { key: key.to_owned(), value, source }
    };
    rows.map(of_row).into()
}

/// Returns all that the configuration says beside the settings already told.
fn rest(config: &Config, told: &[Setting]) -> Vec<Setting> {
    let is_told = |key: &str| told.iter().any(|setting| setting.key == key);
    let rest = config.entries.iter().filter(|entry| !is_told(&entry.key));
    let rows = rest.map(|entry| Setting {
        key: entry.key.clone(),
        value: entry.value.clone(),
        source: SettingSource::File { line: entry.line },
    });
    rows.collect()
}

fn line_of(key: &str, config: &Config) -> Option<SettingSource> {
    let entry = config.entries.iter().find(|entry| entry.key == key)?;
    Some(SettingSource::File { line: entry.line })
}

fn of_command_line(rule: &str, change: Change) -> Setting {
    let (flag, value) = match change {
        Change::Allow => ("-A", "allow"),
        Change::Warn => ("-W", "at most medium"),
        Change::Deny => ("-D", "high"),
        Change::Set(_) => ("", "set"),
    };
    Setting { key: format!("rules.{rule}"), value: value.to_owned(), source: SettingSource::Flag(flag.to_owned()) }
}
