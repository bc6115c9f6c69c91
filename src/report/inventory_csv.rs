//! Owns the inventory as a table of comma-separated values, one row a reference. Never decides what a spreadsheet may take
//! for a formula: `csv` does.

use super::csv;
use super::outcome::Outcome;
use super::paths::plain;
use crate::context::{Reference, ReferenceId};
use crate::text::redact_identifier;
use std::io::{self, Write};

const HEADS: [&str; 31] = [
    "path",
    "line",
    "column",
    "end_line",
    "end_column",
    "key",
    "kind",
    "identifier",
    "scheme",
    "role",
    "channel",
    "provider",
    "ends_on",
    "confidence",
    "pin",
    "pin_value",
    "publisher",
    "quantisation",
    "model",
    "name",
    "lab",
    "weights",
    "tier",
    "total_b",
    "active_b",
    "licence",
    "licence_class",
    "released",
    "standing",
    "exposure",
    "used_by",
];

/// Writes the inventory.
pub fn inventory_csv(outcome: &Outcome, out: &mut dyn Write) -> io::Result<()> {
    csv::row(&HEADS, out)?;
    outcome.codebase.iter().try_for_each(|(id, reference)| csv::row(&row(outcome, id, reference), out))
}

fn row(outcome: &Outcome, id: ReferenceId, reference: &Reference) -> [String; 31] {
    let (start, end) = (reference.place.start, reference.place.end);
    let model = reference.model.as_deref();
    let known = |text: Option<&str>| text.unwrap_or_default().to_owned();
    let number = |billions: Option<f32>| billions.map(|billions| billions.to_string()).unwrap_or_default();
    let ends_on = outcome.codebase.offer(reference).and_then(|offer| offer.ends_on);
    let uses = reference.uses.iter().map(|one| format!("{}:{}", plain(one.place.path()), one.place.start.line));
    [
        plain(reference.place.path()),
        start.line.to_string(),
        start.column.to_string(),
        end.line.to_string(),
        end.column.to_string(),
        reference.key.clone(),
        reference.kind.as_str().to_owned(),
        redact_identifier(&reference.text).into_owned(),
        reference.scheme.to_string(),
        reference.role.as_str().to_owned(),
        reference.channel.to_string(),
        known(reference.provider.as_deref()),
        ends_on.map(|end| end.to_string()).unwrap_or_default(),
        reference.confidence.as_str().to_owned(),
        reference.pin.kind.as_str().to_owned(),
        known(reference.pin.value.as_deref()),
        known(reference.publisher.as_deref()),
        known(reference.quantisation.as_deref()),
        known(model.map(|model| model.id.as_str())),
        known(model.map(|model| model.name.as_str())),
        known(model.map(|model| model.lab.as_str())),
        known(model.map(|model| model.weights.as_str())),
        known(model.map(|model| model.tier().as_str())),
        number(model.and_then(|model| model.total_b)),
        number(model.and_then(|model| model.active_b)),
        known(model.and_then(|model| model.licence.as_deref())),
        known(model.map(|model| model.licence_class.as_str())),
        model.and_then(|model| model.released).map(|released| released.to_string()).unwrap_or_default(),
        known(reference.supply.as_ref().map(|supply| supply.standing.as_str())),
        outcome.score(id).map(|score| score.score.to_string()).unwrap_or_default(),
        uses.collect::<Vec<_>>().join(csv::LIST),
    ]
}
