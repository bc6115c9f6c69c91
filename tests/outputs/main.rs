//! What other programs read of a run: each form by the rules of those who read it.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

#[path = "../reports/sample.rs"]
mod sample;

#[path = "../cli/project.rs"]
#[allow(dead_code, reason = "each suite uses a part of it")]
mod project;

mod bills;
mod command;
mod hostile;
mod limits;
mod lines;
mod markdown;
mod markup;
mod scanning;

use owlint::catalog::Catalog;
use owlint::report::{Format, Outcome, View, write};
use sample::{outcome, pages};
use serde_json::Value;

/// All forms of a report.
const FORMATS: [Format; 12] = [
    Format::Human,
    Format::Concise,
    Format::Json,
    Format::Jsonl,
    Format::Sarif,
    Format::Github,
    Format::Gitlab,
    Format::Junit,
    Format::Checkstyle,
    Format::Csv,
    Format::Markdown,
    Format::Comment,
];

/// The report on the sample after `change`.
fn report_with(format: Format, change: impl Fn(&mut Outcome)) -> String {
    let (catalog, rules) = (Catalog::embedded(), pages());
    let mut outcome = outcome(&catalog, &rules);
    change(&mut outcome);
    outcome.fingerprints = owlint::policy::fingerprints(&outcome.findings, &outcome.codebase);
    let mut out = Vec::new();
    write(&outcome, format, &View::default(), &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn report(format: Format) -> String {
    report_with(format, |_| ())
}

fn json(format: Format) -> Value {
    serde_json::from_str(&report(format)).unwrap()
}

/// What a document breaks of a schema.
fn faults(schema: &Value, document: &Value) -> Vec<String> {
    let validator = jsonschema::validator_for(schema).unwrap();
    validator.iter_errors(document).map(|error| format!("{}: {error}", error.instance_path())).take(10).collect()
}
