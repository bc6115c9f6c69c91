//! Owns the account of each reference: how it was found, how it was read, what it was resolved to and why it is used as
//! it is. Never judges and never looks anything up again.

use super::describe;
use super::outcome::Outcome;
use super::theme::View;
use super::wrap::pad;
use crate::context::Reference;
use crate::identify::{Expectation, Grade};
use crate::text::{redact_identifier, sanitise};
use serde::Serialize;
use std::io::{self, Write};

/// The account of one reference, in sentences.
#[derive(Debug, Serialize)]
pub(super) struct WhyObject {
    /// What made the place count.
    found: String,
    /// How the identifier led to its model.
    resolved: String,
    /// Where the facts about the model come from.
    source: Option<String>,
    /// What the role rests on.
    role: String,
}

impl WhyObject {
    pub(super) fn of(reference: &Reference) -> Self {
        Self {
            found: found(reference),
            resolved: resolved(reference),
            source: reference.model.as_deref().map(|model| model.source.clone()).filter(|source| !source.is_empty()),
            role: role(reference),
        }
    }
}

fn found(reference: &Reference) -> String {
    let (format, kind) = (reference.format.as_str(), reference.kind.as_str());
    let place = match reference.key.as_str() {
        "" => String::new(),
        key => format!(" at `{key}`"),
    };
    let counts = match reference.reading.asked {
        Some(Expectation::Takes) => "whose name takes a model",
        Some(Expectation::May) => "whose name may take a model, and the text is known to be one",
        _ => "whose text can only be a model's identifier, whatever its name says",
    };
    format!("{format} {kind}{place}, {counts}")
}

fn resolved(reference: &Reference) -> String {
    let scheme = reference.scheme;
    let id = reference.model.as_deref().map_or("nothing known", |model| model.id.as_str());
    let how = match reference.reading.grade {
        Grade::Exact => format!("stands in the catalogue as `{id}`"),
        Grade::Derived => format!("stands in the catalogue as `{id}` once what hosts and copies add is taken off"),
        Grade::Named | Grade::Family => "is not in the catalogue: family and size are read off the name".to_owned(),
        Grade::Organisation => "is not in the catalogue: only its organisation is known".to_owned(),
        Grade::Unknown => "is not in the catalogue, and nothing can be read off the name".to_owned(),
    };
    let quantisation = reference.quantisation.as_deref().map(|added| format!("; quantised {added}"));
    let publisher = reference.publisher.as_deref().map(|name| format!("; published by {name}"));
    format!("written as {scheme}, it {how}{}{}", quantisation.unwrap_or_default(), publisher.unwrap_or_default())
}

fn role(reference: &Reference) -> String {
    let (role, channel) = (reference.role.as_str(), &reference.channel);
    let rests = if reference.role_is_told { "as what stands around it says" } else { "a guess from how it is written" };
    format!("{role}, {rests}; channel {channel}; {}", describe::pin(reference))
}

/// Writes the account of every reference.
pub(super) fn why(outcome: &Outcome<'_>, view: &View, out: &mut dyn Write) -> io::Result<()> {
    for reference in &outcome.codebase.references {
        let (path, start) = (view.paths.shown(reference.place.path()), reference.place.start);
        let text = redact_identifier(&reference.text);
        let head = format!("{path}:{}:{} {}", start.line, start.column, sanitise(&text));
        writeln!(out, "{}", view.theme().strong(&head))?;
        let account = WhyObject::of(reference);
        let uses = describe::uses(reference, &view.paths);
        let lines = [
            ("found", Some(account.found)),
            ("resolved", Some(account.resolved)),
            ("source", account.source),
            ("role", Some(account.role)),
            ("used by", uses),
        ];
        for (name, text) in lines {
            if let Some(text) = text {
                writeln!(out, "  {}  {}", pad(name, "resolved".len()), sanitise(&text))?;
            }
        }
        writeln!(out)?;
    }
    Ok(())
}
