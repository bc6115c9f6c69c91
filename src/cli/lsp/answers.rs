//! Owns what the editor is told of a file: diagnostics, a model's card, actions. Never reads or changes a file.

use super::engine::standing;
use super::text::{OpenFile, Point, points, touch};
use crate::Reread;
use crate::catalog::Catalog;
use crate::context::ReferenceId;
use crate::lints::{Edit, Finding, Severity};
use crate::policy::add_ignores;
use crate::report::{Outcome, card, rule_url};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// The reason that a suppression is written with; whoever takes it puts the own one in its place.
const REASON: &str = "say why";

/// Returns the diagnostics of a file.
pub(super) fn diagnostics(outcome: &Outcome<'_>, file: &OpenFile) -> Vec<Value> {
    standing(outcome, file).map(|finding| diagnostic(outcome, file, finding)).collect()
}

fn diagnostic(outcome: &Outcome<'_>, file: &OpenFile, finding: &Finding) -> Value {
    let severity = match finding.severity {
        Severity::High => 1,
        Severity::Medium => 2,
        Severity::Low => 3,
        Severity::Info => 4,
    };
    let help = if finding.help.is_empty() { String::new() } else { format!("\n{}", finding.help) };
    let mut diagnostic = json!({
        "range": range(file, finding),
        "severity": severity,
        "code": finding.rule,
        "source": "owlint",
        "message": format!("{}{help}", finding.message),
    });
    let fields = diagnostic.as_object_mut();
    if let Some((fields, url)) = fields.zip(outcome.rule(finding.rule).and_then(rule_url)) {
        fields.insert("codeDescription".to_owned(), json!({ "href": url }));
    }
    diagnostic
}

fn range(file: &OpenFile, finding: &Finding) -> Value {
    file.range(finding.place.start, finding.place.end)
}

/// Returns the card of the model at a place, with the range that it speaks of.
pub(super) fn hover(outcome: &Outcome<'_>, file: &OpenFile, at: Point) -> Option<Value> {
    let here = |place: &crate::text::Place| {
        let range = file.range(place.start, place.end);
        let (start, end) = points(&range)?;
        (outcome.root.join(place.path()) == file.path && start <= at && at <= end).then_some(range)
    };
    outcome.codebase.references.iter().enumerate().find_map(|(index, reference)| {
        let range = here(&reference.place)?;
        Some(json!({ "contents": { "kind": "markdown", "value": card(outcome, ReferenceId(index))? }, "range": range }))
    })
}

/// Returns what can be done about the findings in a range: the fixes, and a suppression of each rule.
pub(super) fn actions(
    outcome: &Outcome<'_>,
    file: &OpenFile,
    uri: &str,
    wanted: &Value,
    catalog: &Catalog,
) -> Vec<Value> {
    let mut actions = Vec::new();
    let here = standing(outcome, file).filter(|finding| touch(&range(file, finding), wanted));
    for finding in here {
        let told = diagnostic(outcome, file, finding);
        for fix in &finding.fixes {
            let title = if fix.safe { fix.description.clone() } else { format!("{} (another model)", fix.description) };
            actions.push(action(file, uri, &title, fix.safe, &told, fix.edits.iter()));
        }
        if let Some(edits) = suppression(outcome, file, finding, catalog) {
            actions.push(action(file, uri, &format!("Suppress {} here", finding.rule), false, &told, edits.iter()));
        }
    }
    actions
}

fn suppression(outcome: &Outcome<'_>, file: &OpenFile, finding: &Finding, catalog: &Catalog) -> Option<Vec<Edit>> {
    let path = finding.place.path();
    let before = Reread::of(path, &file.text, catalog);
    let is_same = |new: &str| before.says_the_same(&Reread::of(path, new, catalog));
    let needed = BTreeMap::from([(finding.place.start.line, BTreeSet::from([finding.rule]))]);
    let plan = add_ignores(path, &file.text, &needed, REASON, outcome.codebase.as_of, &is_same).ok()?;
    let edits: Vec<Edit> = plan.edits().cloned().collect();
    (!edits.is_empty()).then_some(edits)
}

fn action<'e>(
    file: &OpenFile,
    uri: &str,
    title: &str,
    is_preferred: bool,
    told: &Value,
    edits: impl Iterator<Item = &'e Edit>,
) -> Value {
    let edits: Vec<Value> =
        edits.map(|edit| json!({ "range": file.range_of(edit.span), "newText": edit.text })).collect();
    json!({
        "title": title,
        "kind": "quickfix",
        "isPreferred": is_preferred,
        "diagnostics": [told],
        "edit": { "changes": { uri: edits } },
    })
}
