//! Owns the inventory: every reference, resolved, as a table or as JSON. Never shows findings.

use super::describe;
use super::json::{self, DeploymentObject, Head, LabelObject, ReferenceObject, RouteObject};
use super::outcome::Outcome;
use super::route_graph::route_graph;
use super::skipped::{SkippedObject, skipped, skipped_table};
use super::snippet::short;
use super::summary::Summary;
use super::theme::View;
use super::why::why;
use super::wrap::pad;
use crate::catalog::Standing;
use crate::context::Reference;
use serde::Serialize;
use std::io::{self, Write};
use unicode_width::UnicodeWidthStr;

const HEADS: [&str; 9] = ["PLACE", "IDENTIFIER", "MODEL", "LAB", "TIER", "WEIGHTS", "STANDING", "USE", "PIN"];

/// The longest text shown in a cell.
const LONGEST_CELL: usize = 48;

/// What an inventory shows beside references.
#[derive(Debug, Clone, Copy, Default)]
pub struct Extras {
    /// What was not read, and why.
    pub skipped: bool,
    /// How each reference was found and resolved, in place of the table.
    pub why: bool,
    /// What stands in for what and what is reserved for it, in place of the table.
    pub routes: bool,
}

/// Writes one row for each reference, what else is asked for, and a line that counts them.
pub fn inventory_table(outcome: &Outcome, extras: Extras, view: &View, out: &mut dyn Write) -> io::Result<()> {
    match (extras.why, extras.routes) {
        (true, _) => why(outcome, view, out),
        (false, true) => route_graph(outcome, view, out),
        (false, false) => table(outcome, view, out),
    }?;
    if extras.skipped {
        skipped_table(outcome, view, out)?;
    }
    if view.is_quiet() { Ok(()) } else { super::footer::tally(outcome, view, out) }
}

fn table(outcome: &Outcome, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let rows: Vec<[String; 9]> = outcome.codebase.references.iter().map(|reference| row(reference, view)).collect();
    if rows.is_empty() {
        return Ok(());
    }
    let widths = widths(&rows);
    let heads = HEADS.map(str::to_owned);
    writeln!(out, "{}", view.theme().strong(&line(&heads, &widths)))?;
    for row in &rows {
        writeln!(out, "{}", line(row, &widths))?;
    }
    writeln!(out)
}

/// Writes references and labels as the JSON report gives them, and what was not read where that is asked for.
pub fn inventory_json(outcome: &Outcome, extras: Extras, out: &mut dyn Write) -> io::Result<()> {
    #[derive(Serialize)]
    struct Inventory<'o> {
        #[serde(flatten)]
        head: Head<'o>,
        references: Vec<ReferenceObject<'o>>,
        labels: Vec<LabelObject<'o>>,
        routes: Vec<RouteObject>,
        deployments: Vec<DeploymentObject<'o>>,
        notices: Vec<json::NoticeObject<'o>>,
        #[serde(skip_serializing_if = "Option::is_none")]
        skipped: Option<Vec<SkippedObject<'o>>>,
        summary: Summary,
    }
    let accounts = json::references(outcome).zip(&outcome.codebase.references);
    let references =
        accounts.map(|(object, reference)| if extras.why { object.accounted_for(reference) } else { object }).collect();
    let inventory = Inventory {
        head: Head::of(outcome),
        references,
        labels: json::labels(outcome),
        routes: json::routes(outcome),
        deployments: json::deployments(outcome),
        notices: json::notices(outcome),
        skipped: extras.skipped.then(|| skipped(outcome)),
        summary: Summary::of(outcome),
    };
    json::document(&inventory, out)
}

fn row(reference: &Reference, view: &View) -> [String; 9] {
    let model = reference.model.as_deref();
    let known = |text: Option<&str>| short(text.unwrap_or("–"), LONGEST_CELL);
    let standing = reference.supply.as_ref().map_or(Standing::Unknown, |supply| supply.standing);
    [
        trail(reference, view),
        short(&crate::text::redact_identifier(&reference.text), LONGEST_CELL),
        known(model.map(|model| model.name.as_str())),
        known(model.map(|model| model.lab.as_str())),
        known(model.and_then(describe::size).as_deref()),
        known(model.map(|model| model.weights.as_str())),
        known(model.map(|_| standing.as_str())),
        short(&format!("{} {}", reference.role.as_str(), channel(reference)), LONGEST_CELL),
        describe::pin(reference),
    ]
}

/// Returns where a reference stands, and where its value is used: `.env:2, used by compose.yaml:4`.
fn trail(reference: &Reference, view: &View) -> String {
    let place = format!("{}:{}", view.paths.shown(reference.place.path()), reference.place.start.line);
    match describe::uses(reference, &view.paths) {
        Some(uses) => format!("{place}, used by {}", short(&uses, LONGEST_CELL)),
        None => place,
    }
}

/// Returns how the model is reached, with who serves it where the channel does not say.
fn channel(reference: &Reference) -> String {
    let channel = reference.channel.to_string();
    match reference.provider.as_deref() {
        Some(provider) if provider != "self" && !channel.contains(provider) => format!("{channel} ({provider})"),
        _ => channel,
    }
}

fn widths(rows: &[[String; 9]]) -> [usize; 9] {
    let mut widths = HEADS.map(str::width);
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.width());
        }
    }
    widths
}

fn line(cells: &[String; 9], widths: &[usize; 9]) -> String {
    let padded: Vec<String> = cells.iter().zip(widths).map(|(cell, width)| pad(cell, *width)).collect();
    padded.join("  ").trim_end().to_owned()
}
