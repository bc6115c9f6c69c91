//! Owns the SARIF 2.1.0 report (OASIS standard of 2020-03-27), made for code scanning: addresses relative to the root,
//! a full table of rules, fingerprints, suppressions. Never goes through the frames for people.

mod finding;
mod flow;
mod invocation;
mod location;
mod rule;
mod taxonomy;

use super::listed::{gravest_first, listed};
use super::outcome::Outcome;
use crate::lints::Status;
use finding::FindingResult;
use invocation::Invocation;
use location::Message;
use rule::Rule;
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::{self, Write};
use taxonomy::Taxonomy;

/// GitHub refuses a run with more results, and shows 5,000 of them.
const MOST_RESULTS: usize = 25_000;

/// Where the schema of the format lies.
const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Log<'o> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'o>; 1],
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'o> {
    tool: Tool<'o>,
    invocations: [Invocation<'o>; 1],
    original_uri_base_ids: BTreeMap<&'static str, Base>,
    column_kind: &'static str,
    taxonomies: [Taxonomy<'o>; 1],
    results: Vec<FindingResult<'o>>,
    properties: BTreeMap<&'static str, String>,
}

#[derive(Debug, Serialize)]
struct Base {
    description: Message<'static>,
}

#[derive(Debug, Serialize)]
struct Tool<'o> {
    driver: Driver<'o>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver<'o> {
    name: &'static str,
    full_name: String,
    semantic_version: &'static str,
    supported_taxonomies: [Supported; 1],
    #[serde(skip_serializing_if = "Option::is_none")]
    information_uri: Option<&'static str>,
    rules: Vec<Rule<'o>>,
}

#[derive(Debug, Serialize)]
struct Supported {
    name: &'static str,
    index: usize,
}

/// Writes the report.
pub(super) fn write(outcome: &Outcome, out: &mut dyn Write) -> io::Result<()> {
    let driver = Driver {
        name: "owlint",
        full_name: format!("owlint {} (catalogue of {})", env!("CARGO_PKG_VERSION"), outcome.catalog_date),
        supported_taxonomies: [Supported { name: taxonomy::NAME, index: 0 }],
        semantic_version: env!("CARGO_PKG_VERSION"),
        information_uri: Some(env!("CARGO_PKG_REPOSITORY")).filter(|home| !home.is_empty()),
        rules: outcome.rules.iter().map(Rule::of).collect(),
    };
    let base = Base { description: Message::new("The root of the repository.") };
    let mut findings = listed(outcome);
    let left_out = findings.len().saturating_sub(MOST_RESULTS);
    if left_out > 0 {
        gravest_first(&mut findings);
        findings.truncate(MOST_RESULTS);
    }
    let run = Run {
        tool: Tool { driver },
        invocations: [Invocation::of(outcome, left_out)],
        original_uri_base_ids: BTreeMap::from([(location::ROOT, base)]),
        column_kind: "unicodeCodePoints",
        taxonomies: [taxonomy::of(outcome.rules)],
        results: finding::results(outcome, findings),
        properties: properties(outcome),
    };
    super::json::document(&Log { schema: SCHEMA, version: "2.1.0", runs: [run] }, out)
}

fn properties(outcome: &Outcome) -> BTreeMap<&'static str, String> {
    let mut properties = BTreeMap::from([
        ("asOf", outcome.codebase.as_of.to_string()),
        ("catalogDate", outcome.catalog_date.clone()),
        ("filesChecked", outcome.files_checked.to_string()),
        ("filesSkipped", outcome.files_skipped.to_string()),
        ("suppressed", outcome.count(Status::Suppressed).to_string()),
        ("baselined", outcome.count(Status::Baselined).to_string()),
        ("hidden", outcome.hidden.to_string()),
        ("gating", outcome.gating.to_string()),
    ]);
    if let Some(index) = outcome.index {
        properties.insert("exposureIndex", index.index.to_string());
        properties.insert("exposureGrade", index.grade.as_str().to_owned());
    }
    properties
}
