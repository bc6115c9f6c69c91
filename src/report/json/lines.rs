//! Owns the JSON report one object a line, each tagged with its `type`: the same objects as in the one document, the head
//! first and the summary last. Never adds a field of its own but the tag.

use super::super::outcome::Outcome;
use super::super::summary::Summary;
use super::{Head, deployments, finding, labels, notices, references, routes};
use serde::Serialize;
use std::io::{self, Write};

#[derive(Debug, Serialize)]
struct Tagged<'a, T> {
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(flatten)]
    object: &'a T,
}

/// Writes the report.
pub(in crate::report) fn write(outcome: &Outcome, out: &mut dyn Write) -> io::Result<()> {
    line("header", &Head::of(outcome), out)?;
    lines("reference", references(outcome), out)?;
    lines("finding", finding::all(outcome), out)?;
    lines("label", labels(outcome), out)?;
    lines("route", routes(outcome), out)?;
    lines("deployment", deployments(outcome), out)?;
    outcome.concentration.iter().try_for_each(|one| line("concentration", one, out))?;
    lines("notice", notices(outcome), out)?;
    line("summary", &Summary::of(outcome), out)
}

fn lines<T: Serialize>(
    kind: &'static str,
    objects: impl IntoIterator<Item = T>,
    out: &mut dyn Write,
) -> io::Result<()> {
    objects.into_iter().try_for_each(|object| line(kind, &object, out))
}

fn line<T: Serialize>(kind: &'static str, object: &T, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer(&mut *out, &Tagged { kind, object })?;
    out.write_all(b"\n")
}
