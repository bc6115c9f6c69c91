//! Owns the JSON report, schema version 1 (design §7, `docs/report.schema.json`). Fields are added, never renamed.

mod array;
mod clean;
mod finding;
mod lines;
mod links;
mod reference;

pub(super) use clean::clean_document;
pub(super) use lines::write as write_lines;
pub(super) use links::{DeploymentObject, RouteObject, deployments, routes};
pub(super) use reference::{LabelObject, ReferenceObject, SubstituteObject, id};

use super::listed::listed;
use super::outcome::Outcome;
use super::paths::plain;
use super::summary::Summary;
use crate::context::{Reference, ReferenceId};
use crate::exposure::Concentration;
use jiff::civil::Date;
use serde::Serialize;
use std::io::{self, Write};

/// The version of the report's form.
const SCHEMA_VERSION: u8 = 1;

/// What the report ends with, behind its lists.
#[derive(Debug, Serialize)]
struct Tail<'o> {
    concentration: Option<&'o Concentration>,
    notices: Vec<NoticeObject<'o>>,
    summary: Summary,
}

/// What every JSON document of owlint begins with.
#[derive(Debug, Serialize)]
pub(super) struct Head<'o> {
    schema_version: u8,
    tool: Tool<'o>,
    as_of: String,
}

impl<'o> Head<'o> {
    pub(super) fn of(outcome: &'o Outcome) -> Self {
        Self::at(&outcome.catalog_date, outcome.codebase.as_of)
    }

    /// The head of a document that tells of the catalogue alone.
    pub(super) fn at(catalog_date: &'o str, as_of: Date) -> Self {
        let tool = Tool { name: "owlint", version: env!("CARGO_PKG_VERSION"), catalog_date };
        Self { schema_version: SCHEMA_VERSION, tool, as_of: as_of.to_string() }
    }
}

#[derive(Debug, Serialize)]
struct Tool<'o> {
    name: &'static str,
    version: &'static str,
    catalog_date: &'o str,
}

/// A notice.
#[derive(Debug, Serialize)]
pub(super) struct NoticeObject<'o> {
    path: String,
    kind: crate::text::NoticeKind,
    message: &'o str,
}

/// Writes the report.
pub(super) fn write(outcome: &Outcome, out: &mut dyn Write) -> io::Result<()> {
    let references: Vec<(ReferenceId, &Reference)> = outcome.codebase.iter().collect();
    let tail = Tail {
        concentration: outcome.concentration.as_ref(),
        notices: notices(outcome),
        summary: Summary::of(outcome),
    };
    write!(out, "{{\n{}", array::fields(&Head::of(outcome))?)?;
    list("references", &references, |(id, reference)| ReferenceObject::of(outcome, *id, reference), out)?;
    list("findings", &listed(outcome), |one| finding::object(outcome, *one), out)?;
    list("labels", &outcome.codebase.labels, LabelObject::of, out)?;
    list("routes", &outcome.codebase.routes, links::route, out)?;
    list("deployments", &outcome.codebase.deployments, links::deployment, out)?;
    writeln!(out, ",\n{}\n}}", array::fields(&tail)?)
}

/// Writes a list as the next field of the document.
fn list<'o, I: Sync, T: Serialize>(
    name: &str,
    items: &'o [I],
    object: impl Fn(&'o I) -> T + Sync,
    out: &mut dyn Write,
) -> io::Result<()> {
    write!(out, ",\n  \"{name}\": ")?;
    let item = |number: usize, text: &mut array::Text| match items.get(number) {
        Some(item) => text.add(&object(item)),
        None => Ok(()),
    };
    array::array(items.len(), &item, out)
}

/// Writes one document, indented, with a line end.
pub(super) fn document(value: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, value)?;
    writeln!(out)
}

pub(super) fn references<'o>(outcome: &'o Outcome<'o>) -> impl Iterator<Item = ReferenceObject<'o>> {
    outcome.codebase.iter().map(|(id, reference)| ReferenceObject::of(outcome, id, reference))
}

pub(super) fn labels<'o>(outcome: &'o Outcome) -> Vec<LabelObject<'o>> {
    outcome.codebase.labels.iter().map(LabelObject::of).collect()
}

pub(super) fn notices<'o>(outcome: &'o Outcome) -> Vec<NoticeObject<'o>> {
    let notices = outcome.notices.iter();
    notices
        .map(|notice| NoticeObject { path: plain(&notice.path), kind: notice.kind, message: &notice.message })
        .collect()
}
