//! Owns the configuration file: which keys there are and what they mean. Never looks for the file.

mod entries;
mod exempt;
mod lists;
mod named;
mod overrides;
mod scenarios;
mod words;

pub use entries::Entry;
pub use exempt::Exemption;
pub use overrides::Override;

use super::error::ConfigError;
use super::gate::FailOn;
use super::table::{Reader, Value, parse};
use crate::catalog::Catalog;
use crate::context::{Mirrors, Role};
use crate::exposure::Scenario;
use crate::identify::Confidence;
use crate::lints::{Change, Lists, Severity};
use jiff::civil::Date;
use named::Named;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use toml::de::DeTable;
use words::{CONFIDENCES, SEVERITIES};

/// All keys, as errors list them.
const KEYS: [&str; 17] = [
    "all-unpinned",
    "allow",
    "as-of",
    "catalog",
    "deny",
    "exclude",
    "exempt",
    "fail-on",
    "gate-roles",
    "horizon",
    "max-index",
    "min-confidence",
    "min-severity",
    "mirrors",
    "overrides",
    "rules",
    "scenarios",
];

/// The keys of `[catalog]`.
const CATALOG_KEYS: [&str; 3] = ["max-age", "overlay", "refuse-stale"];

/// The keys of `[mirrors]`.
const MIRROR_KEYS: [&str; 2] = ["addresses", "models"];

/// What a configuration file says; what it does not say is empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Config {
    /// The file.
    pub path: PathBuf,
    /// Catalogue files and folders to lay over the embedded catalogue, relative to the file's folder.
    pub overlays: Vec<PathBuf>,
    /// After how many days the catalogue counts as old.
    pub catalog_max_age: Option<u32>,
    /// Whether an old catalogue stops the run.
    pub refuse_stale: bool,
    /// Patterns of files to leave out, relative to the file's folder.
    pub exclude: Vec<String>,
    /// From which severity a finding makes the run fail.
    pub fail_on: Option<FailOn>,
    /// From above which index of the project the run fails.
    pub max_index: Option<u8>,
    /// Findings below are not shown.
    pub min_severity: Option<Severity>,
    /// Findings below are not shown.
    pub min_confidence: Option<Confidence>,
    /// The date to judge at.
    pub as_of: Option<Date>,
    /// How many days ahead an end is told.
    pub horizon: Option<u32>,
    /// What rules and groups are set to: groups before single rules.
    pub levels: Vec<(String, Change)>,
    /// The same for some paths only, in order.
    pub overrides: Vec<Override>,
    /// Models, labs, hosts and licence classes that are to be used or not.
    pub lists: Lists,
    /// Findings that are let be.
    pub exemptions: Vec<Exemption>,
    /// Copies of one's own that the tree does not show.
    pub mirrors: Mirrors,
    /// Futures of the project's own, by name.
    pub scenarios: BTreeMap<String, Scenario>,
    /// Whether OW106 is to speak of all open weights rather than exposed models only.
    pub all_unpinned: bool,
    /// Roles whose findings are to gate as well.
    pub gate_roles: Vec<Role>,
    /// All that the file says, value by value.
    pub entries: Vec<Entry>,
    text: String,
    named: Vec<Named>,
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
        let mut config = Self { path: path.to_owned(), text: text.to_owned(), ..Self::default() };
        let mut lists = lists::Read::default();
        for (key, value) in table {
            config.set(key.get_ref(), key.span(), value, &mut lists, &mut reader);
        }
        config.lists = lists.done(&mut config.named, &mut reader);
        config.entries = entries::entries(table, text);
        if reader.faults.is_empty() { Ok(Some(config)) } else { Err(reader.faults) }
    }

    fn set(
        &mut self,
        key: &str,
        key_span: std::ops::Range<usize>,
        value: Value<'_, '_>,
        lists: &mut lists::Read,
        reader: &mut Reader,
    ) {
        let folder = reader.path.parent().unwrap_or(Path::new(""));
        match key {
            "exclude" => self.exclude = reader.texts(value).into_iter().map(|(text, _)| text.to_owned()).collect(),
            "fail-on" => self.fail_on = words::fail_on(value, reader),
            "max-index" => self.max_index = reader.number(value, 0, 100).and_then(|index| u8::try_from(index).ok()),
            "min-severity" => self.min_severity = reader.choice(value, "severity", &SEVERITIES),
            "min-confidence" => self.min_confidence = reader.choice(value, "confidence", &CONFIDENCES),
            "all-unpinned" => self.all_unpinned = reader.flag(value).unwrap_or_default(),
            "as-of" => self.as_of = words::date(value, reader),
            "horizon" => self.horizon = reader.number(value, 0, 3650),
            "catalog" => self.set_catalog(value, reader),
            "mirrors" => self.mirrors = mirrors(value, reader),
            "rules" => self.levels = words::levels(value, reader),
            "overrides" => {
                let items = reader.items(value);
                self.overrides = items.iter().filter_map(|item| overrides::read(item, folder, reader)).collect();
            }
            "exempt" => {
                let items = reader.items(value);
                self.exemptions = items.iter().filter_map(|item| exempt::read(item, folder, reader)).collect();
            }
            "scenarios" => self.scenarios = scenarios::read(value, &mut self.named, reader),
            "allow" | "deny" => lists.table(key == "allow", value, reader),
            "gate-roles" => self.gate_roles = words::roles(value, reader),
            _ => reader.unknown(key_span, "key", key, &KEYS),
        }
    }

    fn set_catalog(&mut self, value: Value<'_, '_>, reader: &mut Reader) {
        for (name, value) in reader.table(value).into_iter().flatten() {
            match name.get_ref().as_ref() {
                "overlay" => self.overlays = words::files(value, &self.path, reader),
                "max-age" => self.catalog_max_age = reader.number(value, 1, 3650),
                "refuse-stale" => self.refuse_stale = reader.flag(value).unwrap_or_default(),
                other => reader.unknown(name.span(), "key", other, &CATALOG_KEYS),
            }
        }
    }

    /// Returns what only the catalogue can tell to be wrong: names that nobody knows.
    #[must_use]
    pub fn faults(&self, catalog: &Catalog) -> Vec<ConfigError> {
        self.named.iter().filter_map(|named| named.fault(catalog, &self.path, &self.text)).collect()
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

/// Reads `[mirrors]`.
fn mirrors(value: Value<'_, '_>, reader: &mut Reader) -> Mirrors {
    let mut mirrors = Mirrors::default();
    for (name, value) in reader.table(value).into_iter().flatten() {
        let mut texts = reader.texts(value).into_iter().map(|(text, span)| (text.to_owned(), span));
        match name.get_ref().as_ref() {
            "models" => mirrors.models = lists::compiled(&texts.collect::<Vec<_>>(), reader),
            "addresses" => {
                let empty = texts.clone().find(|(text, _)| text.trim().is_empty());
                mirrors.addresses = texts.by_ref().map(|(text, _)| text).collect();
                if let Some((_, span)) = empty {
                    reader.fault(span, "this is empty".to_owned(), "an empty address would stand for all".to_owned());
                }
            }
            other => reader.unknown(name.span(), "key", other, &MIRROR_KEYS),
        }
    }
    mirrors
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::Level;

    fn read(name: &str, text: &str) -> Result<Option<Config>, Vec<ConfigError>> {
        Config::read(Path::new(name), text)
    }

    #[test]
    fn every_key_is_read() {
        let text = "exclude = ['docs/**']\nfail-on = 'never'\nmin-severity = 'low'\nmin-confidence = 'medium'\n\
                    as-of = 2026-11-23\ngate-roles = ['doc']\nall-unpinned = true\nhorizon = 30\nmax-index = 60\n[rules]\nOW103 = 'allow'\nsupply = 'medium'\n\
                    [catalog]\noverlay = ['house.yaml']\nmax-age = 30\nrefuse-stale = true\n\
                    [mirrors]\nmodels = ['kimi-*']\naddresses = ['s3://ours/']\n[allow]\nlabs = ['alibaba']\n\
                    [deny]\nmodels = ['glm-*']\n[[overrides]]\npaths = ['/live']\nrules = { OW101 = 'high' }\n\
                    [[exempt]]\nrules = ['parity']\nmodels = ['kimi-*']\npaths = ['x']\nreason = 'agreed'\nuntil = 2027-01-01\n";
        let config = read("owlint.toml", text).unwrap().unwrap();
        assert_eq!(config.exclude, ["docs/**"]);
        assert_eq!((config.horizon, config.max_index), (Some(30), Some(60)));
        assert_eq!((config.catalog_max_age, config.refuse_stale), (Some(30), true));
        assert_eq!(config.mirrors.models.patterns(), ["kimi-*"]);
        assert_eq!(config.mirrors.addresses, ["s3://ours/"]);
        assert!(config.lists.labs.allow.as_ref().is_some_and(|allowed| allowed.naming("alibaba").is_some()));
        assert_eq!(config.lists.models.deny.patterns(), ["glm-*"]);
        let [one] = config.overrides.as_slice() else { panic!("{:?}", config.overrides) };
        assert_eq!(one.levels, [("OW101".to_owned(), Change::Set(Level::High))]);
        let [one] = config.exemptions.as_slice() else { panic!("{:?}", config.exemptions) };
        assert!(one.rules.contains(&"OW201") && one.models.is_some() && one.paths.is_some());
        assert_eq!((one.reason.as_str(), one.until), ("agreed", jiff::civil::date(2027, 1, 1)));
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
            ("horizon = -1", 1, 11, "out of range", "write 0 to 3650"),
            ("max-index = 'low'", 1, 13, "this is of type string", "write a whole number here"),
            ("[allow]\nlab = ['x']", 2, 1, "unknown key `lab`", "did you mean `labs`?"),
            ("[deny]\nmodels = 'x'", 2, 10, "this is of type string", "write a list of strings here"),
            ("[deny]\nmodels = ['a', 'b[']", 2, 16, "this is no pattern", "stand for more"),
            ("[deny]\nlicence-classes = ['permisive']", 2, 20, "unknown licence class", "did you mean `permissive`?"),
            ("[allow]\nlabs = ['x']\n[deny]\nlabs = ['X']", 4, 9, "allowed and denied", "a denial wins"),
            ("[rules]\nOW106 = 'low'\nunpinned-weights = 'high'", 3, 1, "are one rule", "set it once"),
            ("overrides = [{ paths = ['a'] }]", 1, 14, "`rules` is missing", "names paths"),
            ("overrides = [{ paths = ['a{'], rules = {} }]", 1, 25, "this is no pattern", ".gitignore"),
            ("exempt = [{ rules = ['OW101'], until = 2027-01-01 }]", 1, 11, "`reason` is missing", "its last day"),
            ("exempt = [{ rules = ['OW101'], reason = ' ', until = 2027-01-01 }]", 1, 11, "`reason` is missing", ""),
            ("exempt = [{ rules = ['OW101'], reason = 'x' }]", 1, 11, "`until` is missing", "its last day"),
            ("exempt = 1", 1, 10, "this is of type integer", "write a list of tables here"),
            ("[mirrors]\naddresses = ['']", 2, 14, "this is empty", "stand for all"),
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
    fn names_that_nobody_knows_are_faults() {
        let catalog = Catalog::embedded();
        for (text, line, column, message, help) in [
            ("[deny]\nlabs = ['moonshotia']", 2, 9, "unknown lab `moonshotia`", "did you mean `moonshotai`?"),
            ("[allow]\nhosts = ['z*', 'togehter']", 2, 16, "unknown host `togehter`", "did you mean `together`?"),
        ] {
            let config = read("owlint.toml", text).unwrap().unwrap();
            let faults = config.faults(&catalog);
            let [fault] = faults.as_slice() else { panic!("{text}: {faults:?}") };
            let place = fault.place.as_ref().unwrap();
            assert_eq!((place.start.line, place.start.column), (line, column), "{text}");
            assert!(fault.message.contains(message) && fault.help.contains(help), "{text}: {fault:?}");
        }
        let fine = "[deny]\nlabs = ['moonshotai', 'moon*']\nhosts = ['together']\n[[exempt]]\nrules = ['OW101']\n\
                    reason = 'x'\nuntil = 2026-11-23";
        assert_eq!(read("owlint.toml", fine).unwrap().unwrap().faults(&catalog), []);
    }

    #[test]
    fn values_are_listed_with_their_lines() {
        let config = read("owlint.toml", "fail-on = 'low'\n\n[rules]\nOW103 = 'allow'\n").unwrap().unwrap();
        let entry = |key: &str, value: &str, line| Entry { key: key.to_owned(), value: value.to_owned(), line };
        assert_eq!(config.entries, [entry("fail-on", "'low'", 1), entry("rules.OW103", "'allow'", 4)]);
    }

    #[test]
    fn all_faults_are_told_at_once() {
        assert_eq!(read("owlint.toml", "a = 1\nb = 2\n[rules]\nc = 'high'\n").unwrap_err().len(), 3);
    }
}
