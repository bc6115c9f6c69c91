//! Owns how settings in force are listed. Never weighs them.

use super::theme::View;
use crate::text::sanitise;
use serde::Serialize;
use std::io::{self, Write};

/// One setting in force.
#[derive(Debug, Clone, Serialize)]
pub struct Setting {
    /// Its keys, joined by points.
    pub key: String,
    /// As a configuration would say it.
    pub value: String,
    /// Where it comes from.
    pub source: SettingSource,
}

/// Where a setting comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SettingSource {
    /// Nobody has set it.
    Default,
    /// The configuration file.
    File {
        /// The line, from 1.
        line: usize,
    },
    /// A variable of the environment.
    Variable(String),
    /// The command line.
    Flag(String),
}

/// Writes settings for people.
pub fn settings_table(file: Option<&str>, settings: &[Setting], view: &View, out: &mut dyn Write) -> io::Result<()> {
    match file {
        Some(file) => writeln!(out, "configuration: {}", view.theme().strong(file))?,
        None => writeln!(out, "configuration: none found, defaults hold")?,
    }
    let width = settings.iter().map(|setting| setting.key.chars().count()).max().unwrap_or_default();
    for setting in settings {
        let source = in_words(&setting.source, file.unwrap_or_default());
        let (key, value) = (sanitise(&setting.key), sanitise(&setting.value));
        writeln!(out, "{key:width$}  {value}  {}", view.theme().faint(&format!("({source})")))?;
    }
    Ok(())
}

/// Writes settings for programs: `{"schema_version": 1, "file": …, "settings": […]}`.
pub fn settings_json(file: Option<&str>, settings: &[Setting], out: &mut dyn Write) -> io::Result<()> {
    let whole = serde_json::json!({ "schema_version": 1, "file": file, "settings": settings });
    serde_json::to_writer_pretty(&mut *out, &whole)?;
    writeln!(out)
}

fn in_words(source: &SettingSource, file: &str) -> String {
    match source {
        SettingSource::Default => "default".to_owned(),
        SettingSource::File { line } => format!("{file}:{line}"),
        SettingSource::Variable(name) => format!("variable {name}"),
        SettingSource::Flag(name) => format!("flag {name}"),
    }
}
