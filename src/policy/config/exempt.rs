//! Owns `[[exempt]]`: findings that a project lets be, with a reason and a last day. Never reports.

use super::lists::compiled;
use super::words;
use crate::context::Codebase;
use crate::discover::PathPatterns;
use crate::lints::{Finding, Status};
use crate::policy::table::{Reader, Value};
use crate::text::{Place, Wildcards};
use jiff::civil::Date;
use std::path::{Path, PathBuf};

const KEYS: [&str; 5] = ["models", "paths", "reason", "rules", "until"];

/// Findings that are let be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exemption {
    /// The rules' ids.
    pub rules: Vec<&'static str>,
    /// The models, by id, by repository or as they stand in the file; `None` for all.
    pub models: Option<Wildcards>,
    /// The files; `None` for all.
    pub paths: Option<PathPatterns>,
    /// Why.
    pub reason: String,
    /// The last day on which it holds.
    pub until: Date,
    /// Where its rules stand in the configuration.
    pub rules_at: Place,
    /// Where `until` stands in the configuration.
    pub until_at: Place,
    /// The folder whose files it is about.
    pub folder: PathBuf,
}

impl Exemption {
    /// Silences the findings it covers and returns whether there are any. `root` is what their paths are relative to.
    pub fn apply(&self, findings: &mut [Finding], codebase: &Codebase<'_>, root: &Path) -> bool {
        let mut is_used = false;
        for finding in findings.iter_mut().filter(|finding| self.covers(finding, codebase, root)) {
            is_used = true;
            if finding.status == Status::Active {
                finding.status = Status::Suppressed;
            }
        }
        is_used
    }

    /// Whether its last day lies before `as_of`.
    #[must_use]
    pub fn has_expired(&self, as_of: Date) -> bool {
        self.until < as_of
    }

    fn covers(&self, finding: &Finding, codebase: &Codebase<'_>, root: &Path) -> bool {
        let names_model = |patterns: &Wildcards| {
            let reference = finding.references.first().and_then(|id| codebase.reference(*id));
            reference.is_some_and(|reference| reference.names().any(|name| patterns.naming(name).is_some()))
        };
        self.rules.contains(&finding.rule)
            && self.models.as_ref().is_none_or(names_model)
            && self.paths.as_ref().is_none_or(|patterns| patterns.pick(&root.join(&*finding.place.path)))
    }
}

/// Reads one `[[exempt]]`.
pub(super) fn read(value: Value<'_, '_>, folder: &Path, reader: &mut Reader) -> Option<Exemption> {
    let table = reader.table(value)?;
    let (mut rules, mut models, mut paths, mut reason, mut until) = (Vec::new(), None, None, None, None);
    let mut rules_at = value.span();
    for (name, value) in table {
        match name.get_ref().as_ref() {
            "rules" => {
                rules_at = value.span();
                for (rule, span) in reader.texts(value) {
                    rules.extend(words::rules(rule, span, reader));
                }
            }
            "models" => {
                let patterns: Vec<_> =
                    reader.texts(value).into_iter().map(|(text, span)| (text.to_owned(), span)).collect();
                models = Some(compiled(&patterns, reader));
            }
            "paths" => paths = reader.paths(value, folder),
            "reason" => reason = reader.text(value).map(str::to_owned),
            "until" => until = words::date(value, reader).map(|date| (date, value.span())),
            other => reader.unknown(name.span(), "key", other, &KEYS),
        }
    }
    let missing = [
        ("rules", rules.is_empty() && !table.contains_key("rules")),
        ("reason", reason.as_ref().is_none_or(|reason: &String| reason.trim().is_empty())),
        ("until", until.is_none() && !table.contains_key("until")),
    ];
    for (key, _) in missing.iter().filter(|(_, is_missing)| *is_missing) {
        let help = "an exemption names rules, a reason and its last day".to_owned();
        reader.fault(value.span(), format!("`{key}` is missing"), help);
    }
    let (until, until_at) = until?;
    let (rules_at, until_at) = (reader.place(rules_at), reader.place(until_at));
    Some(Exemption { rules, models, paths, reason: reason?, until, rules_at, until_at, folder: folder.to_owned() })
}
