//! Owns the findings as a table of comma-separated values, one row a finding and one a notice, those that are silenced
//! included. Never decides what a spreadsheet may take for a formula: `csv` does.

use super::csv;
use super::listed::{Listed, listed};
use super::outcome::Outcome;
use super::paths::plain;
use crate::text::{Notice, redact_identifier};
use std::io::{self, Write};

const HEADS: [&str; 22] = [
    "type",
    "path",
    "line",
    "column",
    "end_line",
    "end_column",
    "rule",
    "rule_name",
    "severity",
    "confidence",
    "score",
    "status",
    "gates",
    "identifier",
    "role",
    "model",
    "lab",
    "tier",
    "provider",
    "message",
    "help",
    "fingerprint",
];

/// Writes the report.
pub(super) fn write(outcome: &Outcome, out: &mut dyn Write) -> io::Result<()> {
    csv::row(&HEADS, out)?;
    for one in &listed(outcome) {
        csv::row(&of_finding(outcome, one), out)?;
    }
    outcome.notices.iter().try_for_each(|notice| csv::row(&of_notice(notice), out))
}

fn of_finding(outcome: &Outcome, one: &Listed) -> [String; 22] {
    let finding = one.finding;
    let (start, end) = (finding.place.start, finding.place.end);
    let reference = one.subject.map(|(_, reference)| reference);
    let model = reference.and_then(|reference| reference.model.as_deref());
    let known = |text: Option<&str>| text.unwrap_or_default().to_owned();
    [
        "finding".to_owned(),
        one.path(),
        start.line.to_string(),
        start.column.to_string(),
        end.line.to_string(),
        end.column.to_string(),
        finding.rule.to_owned(),
        outcome.rule_name(finding.rule).to_owned(),
        finding.severity.as_str().to_owned(),
        finding.confidence.as_str().to_owned(),
        finding.score.map(|score| score.to_string()).unwrap_or_default(),
        finding.status.as_str().to_owned(),
        one.gates.to_string(),
        reference.map(|reference| redact_identifier(&reference.text).into_owned()).unwrap_or_default(),
        known(reference.map(|reference| reference.role.as_str())),
        known(model.map(|model| model.id.as_str())),
        known(model.map(|model| model.lab.as_str())),
        known(model.map(|model| model.tier().as_str())),
        known(reference.and_then(|reference| reference.provider.as_deref())),
        finding.message.to_string(),
        finding.help.to_string(),
        one.fingerprint.to_owned(),
    ]
}

fn of_notice(notice: &Notice) -> [String; 22] {
    let mut row = [const { String::new() }; 22];
    let told = [
        (0, "notice".to_owned()),
        (1, plain(&notice.path)),
        (6, notice.kind.as_str().to_owned()),
        (19, notice.message.clone()),
    ];
    for (column, text) in told {
        if let Some(cell) = row.get_mut(column) {
            *cell = text;
        }
    }
    row
}
