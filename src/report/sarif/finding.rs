//! Owns findings as SARIF gives them.

use super::super::outcome::Outcome;
use super::location::{Artifact, Location, Message};
use crate::context::Reference;
use crate::identify::Confidence;
use crate::lints::{Edit, Finding, Fix, Severity, Status};
use serde::Serialize;
use std::collections::{BTreeMap, HashMap};

/// The name under which GitHub and others find a fingerprint of ours; theirs stays theirs.
const FINGERPRINT: &str = "owlint/v1";

/// A finding.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct FindingResult<'o> {
    rule_id: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule_index: Option<usize>,
    level: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    rank: Option<f64>,
    message: Message<'o>,
    locations: [Location<'o>; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location<'o>>,
    partial_fingerprints: BTreeMap<&'static str, String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suppressions: Vec<Suppression>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fixes: Vec<SarifFix<'o>>,
    properties: Properties<'o>,
}

#[derive(Debug, Serialize)]
struct Suppression {
    kind: &'static str,
}

#[derive(Debug, Serialize)]
struct Properties<'o> {
    severity: Severity,
    confidence: Confidence,
    #[serde(skip_serializing_if = "Option::is_none")]
    model: Option<&'o str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lab: Option<&'o str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tier: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<&'static str>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct SarifFix<'o> {
    description: Message<'o>,
    artifact_changes: Vec<Change<'o>>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Change<'o> {
    artifact_location: Artifact,
    replacements: [Replacement<'o>; 1],
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Replacement<'o> {
    deleted_region: Bytes,
    inserted_content: Message<'o>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Bytes {
    byte_offset: usize,
    byte_length: usize,
}

/// Returns all findings; those that are silenced carry a suppression.
pub(super) fn all<'o>(outcome: &'o Outcome) -> Vec<FindingResult<'o>> {
    let indices: HashMap<&str, usize> =
        outcome.rules.iter().enumerate().map(|(index, rule)| (rule.id.as_str(), index)).collect();
    let prints = outcome.fingerprints.iter().cloned().chain(std::iter::repeat(String::new()));
    let each = outcome.findings.iter().zip(prints);
    each.map(|(finding, print)| result(outcome, finding, indices.get(finding.rule).copied(), print)).collect()
}

fn result<'o>(
    outcome: &'o Outcome,
    finding: &'o Finding,
    rule_index: Option<usize>,
    fingerprint: String,
) -> FindingResult<'o> {
    let related = finding.related.iter().zip(1..);
    let help = if finding.help.is_empty() { String::new() } else { format!("\n\n{}", finding.help) };
    FindingResult {
        rule_id: finding.rule,
        rule_index,
        level: level(finding.severity),
        rank: finding.score.map(f64::from),
        message: Message::new(format!("{}{help}", finding.message)),
        locations: [Location::of(&finding.place)],
        related_locations: related
            .map(|(related, id)| Location::related(&related.place, id, &related.message))
            .collect(),
        partial_fingerprints: BTreeMap::from([(FINGERPRINT, fingerprint)]),
        suppressions: suppression(finding.status).into_iter().collect(),
        fixes: finding.fixes.iter().map(fix).collect(),
        properties: properties(finding, outcome.subject(finding).map(|(_, reference)| reference)),
    }
}

/// Returns the level of a severity (design §4).
fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::High => "error",
        Severity::Medium => "warning",
        Severity::Low | Severity::Info => "note",
    }
}

fn suppression(status: Status) -> Option<Suppression> {
    match status {
        Status::Active => None,
        Status::Suppressed => Some(Suppression { kind: "inSource" }),
        Status::Baselined => Some(Suppression { kind: "external" }),
    }
}

fn properties<'o>(finding: &Finding, reference: Option<&'o Reference>) -> Properties<'o> {
    let model = reference.and_then(|reference| reference.model.as_deref());
    Properties {
        severity: finding.severity,
        confidence: finding.confidence,
        model: model.map(|model| model.id.as_str()),
        lab: model.map(|model| model.lab.as_str()),
        tier: model.map(|model| model.tier().as_str()),
        role: reference.map(|reference| reference.role.as_str()),
    }
}

fn fix(fix: &Fix) -> SarifFix<'_> {
    SarifFix { description: Message::new(&fix.description), artifact_changes: fix.edits.iter().map(change).collect() }
}

fn change(edit: &Edit) -> Change<'_> {
    let deleted_region = Bytes { byte_offset: edit.span.start, byte_length: edit.span.len() };
    Change {
        artifact_location: Artifact::of(edit.path.as_ref()),
        replacements: [Replacement { deleted_region, inserted_content: Message::new(&edit.text) }],
    }
}
