//! Owns findings as the JSON report gives them.

use super::super::listed::{Listed, listed};
use super::super::outcome::Outcome;
use super::reference::{Location, id};
use crate::identify::Confidence;
use crate::lints::{Fix, Severity, Status};
use serde::Serialize;

/// A finding.
#[derive(Debug, Serialize)]
pub(super) struct FindingObject<'o> {
    rule: &'static str,
    rule_name: &'o str,
    severity: Severity,
    confidence: Confidence,
    score: Option<u8>,
    message: &'o str,
    help: &'o str,
    url: Option<String>,
    location: Location,
    references: Vec<String>,
    related: Vec<RelatedObject<'o>>,
    fingerprint: &'o str,
    status: Status,
    gates: bool,
    fixes: &'o [Fix],
}

/// Another place that bears on a finding.
#[derive(Debug, Serialize)]
struct RelatedObject<'o> {
    #[serde(flatten)]
    location: Location,
    message: &'o str,
}

/// Returns all findings, also those that are suppressed or baselined.
pub(super) fn all<'o>(outcome: &'o Outcome<'o>) -> impl Iterator<Item = FindingObject<'o>> {
    listed(outcome).into_iter().map(|one| object(outcome, one))
}

pub(super) fn object<'o>(outcome: &'o Outcome, one: Listed<'o>) -> FindingObject<'o> {
    let finding = one.finding;
    let related = finding.related.iter();
    FindingObject {
        rule: finding.rule,
        rule_name: outcome.rule_name(finding.rule),
        severity: finding.severity,
        confidence: finding.confidence,
        score: finding.score,
        message: &finding.message,
        help: &finding.help,
        url: outcome.rule(finding.rule).and_then(super::super::rule_url),
        location: Location::of(&finding.place),
        references: finding.references.iter().map(|reference| id(*reference)).collect(),
        related: related
            .map(|related| RelatedObject { location: Location::of(&related.place), message: &related.message })
            .collect(),
        fingerprint: one.fingerprint,
        status: finding.status,
        gates: one.gates,
        fixes: &finding.fixes,
    }
}
