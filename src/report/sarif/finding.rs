//! Owns findings as SARIF gives them.

use super::super::listed::{Listed, level};
use super::super::outcome::Outcome;
use super::flow::{self, CodeFlow};
use super::location::{Artifact, Location, Message};
use super::taxonomy::{self, Pointer};
use crate::context::Reference;
use crate::identify::Confidence;
use crate::lints::{Edit, Finding, Fix, Severity, Status};
use serde::Serialize;
use std::collections::{BTreeMap, HashMap};

/// The name under which GitHub and others find a fingerprint of ours; theirs stays theirs.
const FINGERPRINT: &str = "owlint/v1";

/// GitHub refuses a result with more places than that.
const MOST_LOCATIONS: usize = 1_000;

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
    #[serde(skip_serializing_if = "Vec::is_empty")]
    code_flows: Vec<CodeFlow<'o>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    taxa: Vec<Pointer<'o>>,
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
    status: &'static str,
    justification: &'static str,
}

#[derive(Debug, Serialize)]
struct Properties<'o> {
    severity: Severity,
    confidence: Confidence,
    gates: bool,
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

/// Returns results for findings; those that are silenced carry a suppression.
pub(super) fn results<'o>(outcome: &'o Outcome, findings: Vec<Listed<'o>>) -> Vec<FindingResult<'o>> {
    let indices: HashMap<&str, usize> =
        outcome.rules.iter().enumerate().map(|(index, rule)| (rule.id.as_str(), index)).collect();
    findings.into_iter().map(|one| result(outcome, one, &indices)).collect()
}

fn result<'o>(outcome: &'o Outcome, one: Listed<'o>, indices: &HashMap<&str, usize>) -> FindingResult<'o> {
    let finding = one.finding;
    let reference = one.subject.map(|(_, reference)| reference);
    let related = finding.related.iter().take(MOST_LOCATIONS).zip(1..);
    let help = if finding.help.is_empty() { String::new() } else { format!("\n\n{}", finding.help) };
    FindingResult {
        rule_id: finding.rule,
        rule_index: indices.get(finding.rule).copied(),
        level: level(finding.severity, ["error", "warning", "note"]),
        rank: finding.score.map(f64::from),
        message: Message::foreign(&format!("{}{help}", finding.message)),
        locations: [Location::of(&finding.place)],
        related_locations: related
            .map(|(related, id)| Location::related(&related.place, id, &related.message))
            .collect(),
        code_flows: reference.map(flow::of).unwrap_or_default(),
        taxa: outcome.rule(finding.rule).map(taxonomy::pointer).into_iter().collect(),
        partial_fingerprints: BTreeMap::from([(FINGERPRINT, one.fingerprint.to_owned())]),
        suppressions: suppression(finding.status).into_iter().collect(),
        fixes: finding.fixes.iter().map(fix).collect(),
        properties: properties(finding, one.gates, reference),
    }
}

fn suppression(status: Status) -> Option<Suppression> {
    let (kind, justification) = match status {
        Status::Active => return None,
        Status::Suppressed => ("inSource", "a comment or the configuration of owlint"),
        Status::Baselined => ("external", "the baseline of owlint"),
    };
    Some(Suppression { kind, status: "accepted", justification })
}

fn properties<'o>(finding: &Finding, gates: bool, reference: Option<&'o Reference>) -> Properties<'o> {
    let model = reference.and_then(|reference| reference.model.as_deref());
    Properties {
        severity: finding.severity,
        confidence: finding.confidence,
        gates,
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
