//! Owns findings as machine formats take them: each with its fingerprint, whether it gates and its reference. Never
//! leaves one out.

use super::outcome::Outcome;
use crate::context::{Reference, ReferenceId};
use crate::lints::{Finding, Severity, Status};
use std::cmp::Reverse;

/// A finding with what only the whole run can tell of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Listed<'o> {
    /// What was found.
    pub(super) finding: &'o Finding,
    /// The same as long as rule, path and identifier are; unique within the run.
    pub(super) fingerprint: &'o str,
    /// Whether it makes the run fail.
    pub(super) gates: bool,
    /// The reference it speaks of first.
    pub(super) subject: Option<(ReferenceId, &'o Reference)>,
}

impl Listed<'_> {
    /// Whether it stands, neither suppressed nor baselined.
    pub(super) fn is_active(&self) -> bool {
        self.finding.status == Status::Active
    }

    /// Whether its reference's role keeps it from failing the run (a mention in a document, a price table, a test).
    pub(super) fn is_aside(&self) -> bool {
        !self.gates && self.subject.is_some_and(|(_, reference)| !reference.role.gates())
    }

    /// The path of its place, as machines read it.
    pub(super) fn path(&self) -> String {
        super::paths::plain(self.finding.place.path())
    }
}

/// Returns all findings by path, place and rule.
pub(super) fn listed<'o>(outcome: &'o Outcome) -> Vec<Listed<'o>> {
    let gates = outcome.gates.iter().copied().chain(std::iter::repeat(false));
    let prints = outcome.fingerprints.iter().map(String::as_str).chain(std::iter::repeat(""));
    let each = outcome.findings.iter().zip(prints).zip(gates);
    let one = |finding, fingerprint, gates| Listed { finding, fingerprint, gates, subject: outcome.subject(finding) };
    each.map(|((finding, fingerprint), gates)| one(finding, fingerprint, gates)).collect()
}

/// Puts what must not be cut off first: what stands, then what gates, then the gravest; else the order stays.
pub(super) fn gravest_first(findings: &mut [Listed]) {
    findings.sort_by_key(|one| Reverse((one.is_active(), one.gates, one.finding.severity, one.finding.score)));
}

/// Returns the level of a severity as SARIF, Checkstyle and GitHub have it: for high, medium and below.
pub(super) fn level(severity: Severity, words: [&'static str; 3]) -> &'static str {
    let [error, warning, note] = words;
    match severity {
        Severity::High => error,
        Severity::Medium => warning,
        Severity::Low | Severity::Info => note,
    }
}
