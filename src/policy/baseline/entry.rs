//! Owns what the baseline keeps of one finding, and by what a finding is known. Never reads files.

use crate::context::{Codebase, Reference};
use crate::lints::{Finding, Severity};
use crate::policy::fingerprint::plain;
use crate::text::redact_identifier;
use serde::{Deserialize, Serialize};

/// An accepted finding. The order of fields is the order of entries.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct BaselineEntry {
    /// The file, relative to the root, with forward slashes.
    pub path: String,
    /// The id of the rule.
    pub rule: String,
    /// The identifier as it stands in the file, credentials masked; empty where the finding is about none.
    pub identifier: String,
    /// The keys that lead to it: which of several equal ones is meant. What fits but for the key is covered as well.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub key: String,
    /// The model's id, where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub model: Option<String>,
    /// How grave it was: what is graver now is not covered.
    pub severity: Severity,
    /// As reports give it.
    pub fingerprint: String,
}

impl BaselineEntry {
    /// Describes a finding.
    pub(super) fn of(finding: &Finding, fingerprint: &str, codebase: &Codebase) -> Self {
        let reference = finding.references.first().and_then(|id| codebase.reference(*id));
        let model = reference.and_then(|reference| reference.model.as_ref()).map(|model| model.id.clone());
        Self {
            path: plain(finding.place.path()),
            rule: finding.rule.to_owned(),
            identifier: reference.map(identifier).unwrap_or_default(),
            key: reference.map(|reference| reference.key.clone()).unwrap_or_default(),
            model,
            severity: finding.severity,
            fingerprint: fingerprint.to_owned(),
        }
    }

    /// What finding it is about, wherever in the file that stands.
    pub(super) fn subject(&self) -> Subject {
        [self.rule.clone(), self.path.clone(), self.identifier.clone()]
    }
}

/// Rule, path, identifier.
pub(super) type Subject = [String; 3];

/// What else a finding may be known by: one that speaks of several references may stand at any of them.
pub(super) fn other_subjects(finding: &Finding, codebase: &Codebase) -> Vec<Subject> {
    let others = finding.references.iter().skip(1).filter_map(|id| codebase.reference(*id));
    others.map(|one| [finding.rule.to_owned(), plain(one.place.path()), identifier(one)]).collect()
}

fn identifier(reference: &Reference) -> String {
    redact_identifier(&reference.text).into_owned()
}
