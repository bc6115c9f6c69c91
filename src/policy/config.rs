//! Owns the configuration file: which keys there are and what they mean. Never looks for the file.

use super::error::ConfigError;
use super::gate::FailOn;
use super::table::{Reader, Value, parse};
use crate::context::Role;
use crate::identify::Confidence;
use crate::lints::{Change, Level, Severity, rules_of};
use crate::text::sanitise;
use std::path::{Path, PathBuf};
use toml::de::DeTable;

/// All keys, as errors list them.
const KEYS: [&str; 9] =
    ["all-unpinned", "as-of", "catalog", "exclude", "fail-on", "gate-roles", "min-confidence", "min-severity", "rules"];

const SEVERITIES: [(&str, Severity); 4] =
    [("info", Severity::Info), ("low", Severity::Low), ("medium", Severity::Medium), ("high", Severity::High)];

const LEVELS: [(&str, Level); 5] = [
    ("allow", Level::Allow),
    ("info", Level::Info),
    ("low", Level::Low),
    ("medium", Level::Medium),
    ("high", Level::High),
];

const CONFIDENCES: [(&str, Confidence); 3] =
    [("low", Confidence::Low), ("medium", Confidence::Medium), ("high", Confidence::High)];

/// The roles that do not gate by themselves.
const ROLES: [(&str, Role); 4] =
    [("comment", Role::Comment), ("doc", Role::Doc), ("registry", Role::Registry), ("test", Role::Test)];

/// What a configuration file says; what it does not say is empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Config {
    /// The file.
    pub path: PathBuf,
    /// Catalogue files and folders to lay over the embedded catalogue, relative to the file's folder.
    pub overlays: Vec<PathBuf>,
    /// Patterns of files to leave out, relative to the file's folder.
    pub exclude: Vec<String>,
    /// From which severity a finding makes the run fail.
    pub fail_on: Option<FailOn>,
    /// Findings below are not shown.
    pub min_severity: Option<Severity>,
    /// Findings below are not shown.
    pub min_confidence: Option<Confidence>,
    /// The date to judge at.
    pub as_of: Option<jiff::civil::Date>,
    /// What rules and groups are set to: groups before single rules.
    pub levels: Vec<(String, Change)>,
    /// Whether OW106 is to speak of all open weights rather than exposed models only.
    pub all_unpinned: bool,
    /// Roles whose findings are to gate as well.
    pub gate_roles: Vec<Role>,
}

impl Config {
    /// Reads a configuration from the text of the file at `path`.
    ///
    /// Returns `None` where the file is a manifest (`pyproject.toml`, `Cargo.toml`) that does not speak of owlint, and
    /// all faults where there are any.
    pub fn read(path: &Path, text: &str) -> Result<Option<Self>, Vec<ConfigError>> {
        let document = parse(path, text).map_err(|error| vec![error])?;
        let mut reader = Reader { path, text, faults: Vec::new() };
        let Some(table) = own_table(path, document.get_ref(), &mut reader) else {
            return if reader.faults.is_empty() { Ok(None) } else { Err(reader.faults) };
        };
        let mut config = Self { path: path.to_owned(), ..Self::default() };
        for (key, value) in table {
            config.set(key.get_ref(), key.span(), value, &mut reader);
        }
        if reader.faults.is_empty() { Ok(Some(config)) } else { Err(reader.faults) }
    }

    fn set(&mut self, key: &str, key_span: std::ops::Range<usize>, value: Value<'_, '_>, reader: &mut Reader) {
        match key {
            "exclude" => self.exclude = reader.texts(value).into_iter().map(|(text, _)| text.to_owned()).collect(),
            "fail-on" => self.fail_on = fail_on(value, reader),
            "min-severity" => self.min_severity = reader.choice(value, "severity", &SEVERITIES),
            "min-confidence" => self.min_confidence = reader.choice(value, "confidence", &CONFIDENCES),
            "all-unpinned" => self.all_unpinned = reader.flag(value).unwrap_or_default(),
            "as-of" => self.as_of = date(value, reader),
            "catalog" => self.overlays = overlays(value, &self.path, reader),
            "rules" => self.levels = levels(value, reader),
            "gate-roles" => self.gate_roles = roles(value, reader),
            _ => reader.unknown(key_span, "key", key, &KEYS),
        }
    }
}

/// Returns the table that is ours: the whole file, or its section in a manifest.
fn own_table<'a, 'i>(path: &Path, whole: &'a DeTable<'i>, reader: &mut Reader) -> Option<&'a DeTable<'i>> {
    let section: &[&str] = match path.file_name().and_then(|name| name.to_str()) {
        Some("pyproject.toml") => &["tool", "owlint"],
        Some("Cargo.toml") => &["package", "metadata", "owlint"],
        _ => &[],
    };
    section.iter().try_fold(whole, |table, key| reader.table(table.get(*key)?))
}

fn fail_on(value: Value<'_, '_>, reader: &mut Reader) -> Option<FailOn> {
    let mut known: Vec<(&str, FailOn)> = SEVERITIES.map(|(name, severity)| (name, FailOn::From(severity))).into();
    known.push(("never", FailOn::Never));
    reader.choice(value, "severity", &known)
}

/// Reads a date, which TOML has without quotes and people write with them.
fn date(value: Value<'_, '_>, reader: &mut Reader) -> Option<jiff::civil::Date> {
    let text = match value.get_ref().as_datetime() {
        Some(datetime) => datetime.to_string(),
        None => reader.text(value)?.to_owned(),
    };
    let date = text.parse().ok().filter(|_| text.len() == 10);
    if date.is_none() {
        reader.fault(value.span(), "this is no date".to_owned(), "write it as YYYY-MM-DD".to_owned());
    }
    date
}

/// Reads `[catalog]`, whose `overlay` lists files and folders from where the configuration stands.
fn overlays(value: Value<'_, '_>, path: &Path, reader: &mut Reader) -> Vec<PathBuf> {
    let folder = path.parent().unwrap_or(Path::new(""));
    let mut overlays = Vec::new();
    for (name, value) in reader.table(value).into_iter().flatten() {
        if name.get_ref() == "overlay" {
            overlays.extend(reader.texts(value).into_iter().map(|(text, _)| folder.join(text)));
        } else {
            reader.unknown(name.span(), "key", name.get_ref(), &["overlay"]);
        }
    }
    overlays
}

/// Reads `[rules]`: groups first, so that a single rule wins over its group wherever it stands.
fn levels(value: Value<'_, '_>, reader: &mut Reader) -> Vec<(String, Change)> {
    let mut levels = Vec::new();
    for (name, value) in reader.table(value).into_iter().flatten() {
        match rules_of(name.get_ref()) {
            Ok(ids) => {
                let level = reader.choice(value, "level", &LEVELS);
                levels.extend(level.map(|level| (ids.len(), name.get_ref().to_string(), Change::Set(level))));
            }
            Err(unknown) => {
                let help = match unknown.suggestion {
                    Some(meant) => format!("did you mean `{meant}`?"),
                    None => "`owlint rules` lists them all".to_owned(),
                };
                reader.fault(name.span(), format!("unknown rule or group `{}`", sanitise(name.get_ref())), help);
            }
        }
    }
    levels.sort_by_key(|(count, ..)| std::cmp::Reverse(*count));
    levels.into_iter().map(|(_, name, change)| (name, change)).collect()
}

fn roles(value: Value<'_, '_>, reader: &mut Reader) -> Vec<Role> {
    let words = reader.texts(value);
    words.into_iter().filter_map(|(word, span)| reader.choice_of(word, span, "role", &ROLES)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(name: &str, text: &str) -> Result<Option<Config>, Vec<ConfigError>> {
        Config::read(Path::new(name), text)
    }

    #[test]
    fn every_key_is_read() {
        let text = "exclude = ['docs/**']\nfail-on = 'never'\nmin-severity = 'low'\nmin-confidence = 'medium'\n\
                    as-of = 2026-11-23\ngate-roles = ['doc']\nall-unpinned = true\n[rules]\nOW103 = 'allow'\nsupply = 'medium'\n\
                    [catalog]\noverlay = ['house.yaml']\n";
        let config = read("owlint.toml", text).unwrap().unwrap();
        assert_eq!(config.exclude, ["docs/**"]);
        assert_eq!(config.overlays, [PathBuf::from("house.yaml")]);
        assert_eq!(config.fail_on, Some(FailOn::Never));
        assert_eq!(config.min_severity, Some(Severity::Low));
        assert_eq!(config.min_confidence, Some(Confidence::Medium));
        assert_eq!(config.as_of, Some(jiff::civil::date(2026, 11, 23)));
        assert_eq!(config.gate_roles, [Role::Doc]);
        assert!(config.all_unpinned);
        let set = |name: &str, level| (name.to_owned(), Change::Set(level));
        let expected = [set("supply", Level::Medium), set("OW103", Level::Allow)];
        assert_eq!(config.levels, expected, "a rule wins over its group wherever it stands");
    }

    #[test]
    fn manifests_have_a_section() {
        let text = "[tool.owlint]\nfail-on = 'low'\n[tool.ruff]\nline-length = 1\n";
        assert_eq!(read("pyproject.toml", text).unwrap().unwrap().fail_on, Some(FailOn::From(Severity::Low)));
        let text = "[package]\nname = 'x'\n[package.metadata.owlint]\nfail-on = 'low'\n";
        assert!(read("Cargo.toml", text).unwrap().is_some());
        assert_eq!(read("Cargo.toml", "[package]\nname = 'x'\n"), Ok(None));
        assert_eq!(read("pyproject.toml", "[tool.ruff]\n"), Ok(None));
    }

    #[test]
    fn faults_point_at_their_place_and_say_what_was_meant() {
        for (text, line, column, message, help) in [
            ("\nfail_on = 'high'\n", 2, 1, "unknown key `fail_on`", "did you mean `fail-on`?"),
            ("fail-on = 'hihg'", 1, 11, "unknown severity `hihg`", "did you mean `high`?"),
            ("fail-on = 3", 1, 11, "this is of type integer", "write a string here"),
            ("all-unpinned = 'yes'", 1, 16, "this is of type string", "write `true` or `false` here"),
            ("exclude = 'a'", 1, 11, "this is of type string", "write a list of strings here"),
            ("[rules]\nOW1O3 = 'allow'", 2, 1, "unknown rule or group `OW1O3`", "did you mean `OW103`?"),
            ("[rules]\nOW103 = 'deny'", 2, 9, "unknown level `deny`", "use one of `allow`, `info`"),
            ("gate-roles = ['docs']", 1, 15, "unknown role `docs`", "did you mean `doc`?"),
            ("as-of = 'soon'", 1, 9, "this is no date", "YYYY-MM-DD"),
            ("[catalog]\noverlays = ['a']", 2, 1, "unknown key `overlays`", "did you mean `overlay`?"),
            ("exclude = [", 1, 12, "this is not TOML", ""),
        ] {
            let faults = read("owlint.toml", text).unwrap_err();
            let [fault] = faults.as_slice() else { panic!("{text}: {faults:?}") };
            let place = fault.place.as_ref().unwrap();
            assert_eq!((place.start.line, place.start.column), (line, column), "{text}");
            assert!(fault.message.contains(message), "{text}: {}", fault.message);
            assert!(fault.help.contains(help), "{text}: {}", fault.help);
        }
    }

    #[test]
    fn all_faults_are_told_at_once() {
        assert_eq!(read("owlint.toml", "a = 1\nb = 2\n[rules]\nc = 'high'\n").unwrap_err().len(), 3);
    }
}
