//! Owns the words that settings take, and reading them. Never knows which settings there are.

use crate::context::Role;
use crate::identify::Confidence;
use crate::lints::{Change, Level, Severity, rules_of};
use crate::policy::gate::FailOn;
use crate::policy::table::{Reader, Value};
use crate::text::sanitise;
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

pub(super) const SEVERITIES: [(&str, Severity); 4] =
    [("info", Severity::Info), ("low", Severity::Low), ("medium", Severity::Medium), ("high", Severity::High)];

const LEVELS: [(&str, Level); 5] = [
    ("allow", Level::Allow),
    ("info", Level::Info),
    ("low", Level::Low),
    ("medium", Level::Medium),
    ("high", Level::High),
];

pub(super) const CONFIDENCES: [(&str, Confidence); 3] =
    [("low", Confidence::Low), ("medium", Confidence::Medium), ("high", Confidence::High)];

/// The roles that do not gate by themselves.
const ROLES: [(&str, Role); 4] =
    [("comment", Role::Comment), ("doc", Role::Doc), ("registry", Role::Registry), ("test", Role::Test)];

/// Reads from which severity on a run fails.
pub(super) fn fail_on(value: Value<'_, '_>, reader: &mut Reader) -> Option<FailOn> {
    let mut known: Vec<(&str, FailOn)> = SEVERITIES.map(|(name, severity)| (name, FailOn::From(severity))).into();
    known.push(("never", FailOn::Never));
    reader.choice(value, "severity", &known)
}

/// Reads a date, which TOML has without quotes and people write with them.
pub(super) fn date(value: Value<'_, '_>, reader: &mut Reader) -> Option<Date> {
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

/// Reads roles that are to gate.
pub(super) fn roles(value: Value<'_, '_>, reader: &mut Reader) -> Vec<Role> {
    let words = reader.texts(value);
    words.into_iter().filter_map(|(word, span)| reader.choice_of(word, span, "role", &ROLES)).collect()
}

/// Reads files and folders, which count from where the configuration stands.
pub(super) fn files(value: Value<'_, '_>, path: &Path, reader: &mut Reader) -> Vec<PathBuf> {
    let folder = path.parent().unwrap_or(Path::new(""));
    reader.texts(value).into_iter().map(|(text, _)| folder.join(text)).collect()
}

/// Returns the ids of the rules that a name stands for; adds a fault where there are none.
pub(super) fn rules(name: &str, span: std::ops::Range<usize>, reader: &mut Reader) -> Vec<&'static str> {
    rules_of(name).unwrap_or_else(|unknown| {
        let help = match unknown.suggestion {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => "`owlint rules` lists them all".to_owned(),
        };
        reader.fault(span, format!("unknown rule or group `{}`", sanitise(name)), help);
        Vec::new()
    })
}

/// Reads a table of rules and their levels: groups first, so that a single rule wins over its group wherever it stands.
/// The same rule under two names is a fault.
pub(super) fn levels(value: Value<'_, '_>, reader: &mut Reader) -> Vec<(String, Change)> {
    let mut levels = Vec::new();
    let mut seen: BTreeMap<Vec<&str>, &str> = BTreeMap::new();
    for (name, value) in reader.table(value).into_iter().flatten() {
        let ids = rules(name.get_ref(), name.span(), reader);
        let level = reader.choice(value, "level", &LEVELS);
        let count = ids.len();
        if count == 0 {
            continue;
        }
        if let Some(other) = seen.insert(ids, name.get_ref()) {
            let message = format!("`{}` and `{}` are one rule", sanitise(other), sanitise(name.get_ref()));
            reader.fault(name.span(), message, "set it once".to_owned());
        }
        levels.extend(level.map(|level| (count, name.get_ref().to_string(), Change::Set(level))));
    }
    levels.sort_by_key(|(count, ..)| std::cmp::Reverse(*count));
    levels.into_iter().map(|(_, name, change)| (name, change)).collect()
}
