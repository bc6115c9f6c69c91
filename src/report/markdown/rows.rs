//! Owns one reference and one notice as Markdown. Never decides which are shown.

use super::super::block::Block;
use super::super::outcome::Outcome;
use super::super::snippet::short;
use super::super::{describe, paths};
use super::{cell, code, prose};
use crate::identify::Confidence;
use crate::lints::Finding;
use crate::text::Notice;

/// The longest text of one finding, in characters.
const LONGEST: usize = 600;

/// The longest path or name, in characters.
const LONGEST_NAME: usize = 160;

/// Returns the row of a block: what is gravest, where, and every rule's word on it.
pub(super) fn row(outcome: &Outcome, block: &Block) -> String {
    let place = block.place();
    let at = format!("{}:{}", short(&paths::plain(place.path()), LONGEST_NAME), place.start.line);
    let model = block
        .subject
        .map(|(_, reference)| format!("{}<br>{}", cell(&describe::name(reference)), cell(&describe::model(reference))));
    let score = block.subject.and_then(|(id, _)| outcome.score(id)).map(|score| score.score.to_string());
    let gates = if block.gates { ", gates" } else { "" };
    let mut lines: Vec<String> = block.findings().map(|finding| line(outcome, finding)).collect();
    if !block.head.help.is_empty() {
        lines.push(format!("<i>help</i>: {}", prose(&short(&block.head.help, LONGEST))));
    }
    lines.extend(ways_out(outcome, block));
    format!(
        "| **{}**{gates} | {}{} | {} | {} | {} |",
        block.head.severity.as_str(),
        code(&at),
        uses(block),
        model.unwrap_or_default(),
        score.unwrap_or_default(),
        lines.join("<br>"),
    )
}

fn line(outcome: &Outcome, finding: &Finding) -> String {
    let name = outcome.rule_name(finding.rule);
    let doubt = match finding.confidence {
        Confidence::High => String::new(),
        confidence => format!(", {} confidence", confidence.as_str()),
    };
    let severity = finding.severity.as_str();
    format!("<b>{}</b> {name} ({severity}{doubt}): {}", finding.rule, prose(&short(&finding.message, LONGEST)))
}

/// Where else the value is used.
fn uses(block: &Block) -> String {
    let here = paths::Paths::default();
    let uses = block.subject.and_then(|(_, reference)| describe::uses(reference, &here));
    uses.map(|uses| format!("<br>used by {}", code(&short(&uses, LONGEST_NAME)))).unwrap_or_default()
}

fn ways_out(outcome: &Outcome, block: &Block) -> Option<String> {
    let (id, _) = block.subject?;
    let advice = outcome.advice(id).iter().filter(|advice| !block.head.help.contains(&advice.model.name));
    let around: Vec<String> = advice.map(describe::substitute).collect();
    (!around.is_empty()).then(|| format!("<i>plan around</i>: {}", prose(&short(&around.join("; "), LONGEST))))
}

/// Returns a notice as one line.
pub(super) fn notice(notice: &Notice) -> String {
    let path = paths::plain(&notice.path);
    let message = prose(&short(&notice.message, LONGEST));
    if path.is_empty() { message } else { format!("{}: {message}", code(&short(&path, LONGEST_NAME))) }
}
