//! Owns the configuration file: which keys there are and what they mean. Never looks for the file.

use super::error::ConfigError;
use super::gate::FailOn;
use super::selector::Selector;
use super::table::{Reader, Value, parse};
use crate::context::Role;
use crate::identify::Confidence;
use crate::lints::{Level, LintPage, Severity};
use std::path::{Path, PathBuf};
use toml::de::DeTable;

/// All keys, as errors list them.
const KEYS: [&str; 7] = ["as-of", "exclude", "fail-on", "gate-roles", "min-confidence", "min-severity", "rules"];

const SEVERITIES: [(&str, Severity); 4] =
    [("info", Severity::Info), ("low", Severity::Low), ("medium", Severity::Medium), ("high", Severity::High)];

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
    /// What rules are set to, by id, in the order of the file: groups before single rules.
    pub levels: Vec<(String, Level)>,
    /// Roles whose findings are to gate as well.
    pub gate_roles: Vec<Role>,
}

impl Config {
    /// Reads a configuration from the text of the file at `path`.
    ///
    /// Returns `None` where the file is a manifest (`pyproject.toml`, `Cargo.toml`) that does not speak of owlint, and
    /// all faults where there are any.
    pub fn read(path: &Path, text: &str, rules: &[LintPage]) -> Result<Option<Self>, Vec<ConfigError>> {
        let document = parse(path, text).map_err(|error| vec![error])?;
        let mut reader = Reader { path, text, faults: Vec::new() };
        let Some(table) = own_table(path, document.get_ref(), &mut reader) else {
            return if reader.faults.is_empty() { Ok(None) } else { Err(reader.faults) };
        };
        let mut config = Self { path: path.to_owned(), ..Self::default() };
        for (key, value) in table {
            config.set(key.get_ref(), key.span(), value, &mut reader, Selector::new(rules));
        }
        if reader.faults.is_empty() { Ok(Some(config)) } else { Err(reader.faults) }
    }

    fn set(
        &mut self,
        key: &str,
        key_span: std::ops::Range<usize>,
        value: Value<'_, '_>,
        reader: &mut Reader,
        selector: Selector,
    ) {
        match key {
            "exclude" => self.exclude = reader.texts(value).into_iter().map(|(text, _)| text.to_owned()).collect(),
            "fail-on" => self.fail_on = fail_on(value, reader),
            "min-severity" => self.min_severity = reader.choice(value, "severity", &SEVERITIES),
            "min-confidence" => self.min_confidence = reader.choice(value, "confidence", &CONFIDENCES),
            "as-of" => self.as_of = date(value, reader),
            "rules" => self.levels = levels(value, reader, selector),
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

/// Reads `[rules]`: groups first, so that a single rule wins over its group wherever it stands.
fn levels(value: Value<'_, '_>, reader: &mut Reader, selector: Selector) -> Vec<(String, Level)> {
    let mut known: Vec<(&str, Level)> = SEVERITIES.map(|(name, severity)| (name, Level::Set(severity))).into();
    known.insert(0, ("allow", Level::Allow));
    let mut levels = Vec::new();
    for (name, value) in reader.table(value).into_iter().flatten() {
        match selector.select(name.get_ref()) {
            Ok(ids) => {
                let level = reader.choice(value, "level", &known);
                levels.extend(level.map(|level| (ids.len(), ids, level)));
            }
            Err(unknown) => reader.fault(name.span(), unknown.to_string(), unknown.help()),
        }
    }
    levels.sort_by_key(|(count, ..)| std::cmp::Reverse(*count));
    let each = levels.into_iter().flat_map(|(_, ids, level)| ids.into_iter().map(move |id| (id.to_owned(), level)));
    each.collect()
}

fn roles(value: Value<'_, '_>, reader: &mut Reader) -> Vec<Role> {
    let words = reader.texts(value);
    words.into_iter().filter_map(|(word, span)| reader.choice_of(word, span, "role", &ROLES)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules() -> Vec<LintPage> {
        let page = |id: &str, name: &str| LintPage {
            id: id.to_owned(),
            name: name.to_owned(),
            group: "supply".to_owned(),
            default: String::new(),
            since: String::new(),
            summary: String::new(),
            body: String::new(),
        };
        vec![page("OW101", "near-frontier-open-weight"), page("OW103", "floating-open-weight")]
    }

    fn read(name: &str, text: &str) -> Result<Option<Config>, Vec<ConfigError>> {
        Config::read(Path::new(name), text, &rules())
    }

    #[test]
    fn every_key_is_read() {
        let text = "exclude = ['docs/**']\nfail-on = 'never'\nmin-severity = 'low'\nmin-confidence = 'medium'\n\
                    as-of = 2026-11-23\ngate-roles = ['doc']\n[rules]\nOW103 = 'allow'\nsupply = 'medium'\n";
        let config = read("owlint.toml", text).unwrap().unwrap();
        assert_eq!(config.exclude, ["docs/**"]);
        assert_eq!(config.fail_on, Some(FailOn::Never));
        assert_eq!(config.min_severity, Some(Severity::Low));
        assert_eq!(config.min_confidence, Some(Confidence::Medium));
        assert_eq!(config.as_of, Some(jiff::civil::date(2026, 11, 23)));
        assert_eq!(config.gate_roles, [Role::Doc]);
        let medium = Level::Set(Severity::Medium);
        let expected = [("OW101", medium), ("OW103", medium), ("OW103", Level::Allow)];
        assert_eq!(config.levels, expected.map(|(id, level)| (id.to_owned(), level)), "the rule wins over its group");
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
            ("exclude = 'a'", 1, 11, "this is of type string", "write a list of strings here"),
            ("[rules]\nOW130 = 'allow'", 2, 1, "no rule or group is called `OW130`", "did you mean `OW103`?"),
            ("[rules]\nOW103 = 'deny'", 2, 9, "unknown level `deny`", "use one of `allow`, `info`"),
            ("gate-roles = ['docs']", 1, 15, "unknown role `docs`", "did you mean `doc`?"),
            ("as-of = 'soon'", 1, 9, "this is no date", "YYYY-MM-DD"),
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
