//! Owns the SARIF 2.1.0 report (OASIS standard of 2020-03-27), made for code scanning: addresses relative to the root,
//! a full table of rules, fingerprints, suppressions. Never goes through the frames for people.

mod finding;
mod location;
mod rule;

use super::outcome::Outcome;
use crate::text::{Notice, NoticeKind};
use finding::FindingResult;
use location::{Location, Message};
use rule::Rule;
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::{self, Write};

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
    semantic_version: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    information_uri: Option<&'static str>,
    rules: Vec<Rule<'o>>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Invocation<'o> {
    execution_successful: bool,
    tool_execution_notifications: Vec<Notification<'o>>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Notification<'o> {
    level: &'static str,
    message: Message<'o>,
    descriptor: Descriptor,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    locations: Vec<Location<'o>>,
}

#[derive(Debug, Serialize)]
struct Descriptor {
    id: NoticeKind,
}

/// Writes the report.
pub(super) fn write(outcome: &Outcome, out: &mut dyn Write) -> io::Result<()> {
    let driver = Driver {
        name: "owlint",
        semantic_version: env!("CARGO_PKG_VERSION"),
        information_uri: Some(env!("CARGO_PKG_REPOSITORY")).filter(|home| !home.is_empty()),
        rules: outcome.rules.iter().map(Rule::of).collect(),
    };
    let base = Base { description: Message::new("The root of the repository.") };
    let run = Run {
        tool: Tool { driver },
        invocations: [Invocation {
            execution_successful: !outcome.notices.iter().any(|notice| notice.kind == NoticeKind::Internal),
            tool_execution_notifications: outcome.notices.iter().map(notification).collect(),
        }],
        original_uri_base_ids: BTreeMap::from([(location::ROOT, base)]),
        column_kind: "unicodeCodePoints",
        results: finding::all(outcome),
        properties: properties(outcome),
    };
    super::json::document(&Log { schema: SCHEMA, version: "2.1.0", runs: [run] }, out)
}

fn notification(notice: &Notice) -> Notification<'_> {
    let is_grave = matches!(notice.kind, NoticeKind::Internal | NoticeKind::Unreadable);
    let has_path = !notice.path.as_os_str().is_empty();
    Notification {
        level: if is_grave { "error" } else { "warning" },
        message: Message::new(&notice.message),
        descriptor: Descriptor { id: notice.kind },
        locations: has_path.then(|| Location::of_file(&notice.path)).into_iter().collect(),
    }
}

fn properties(outcome: &Outcome) -> BTreeMap<&'static str, String> {
    let mut properties = BTreeMap::from([
        ("asOf", outcome.codebase.as_of.to_string()),
        ("catalogDate", outcome.catalog_date.clone()),
        ("filesChecked", outcome.files_checked.to_string()),
        ("filesSkipped", outcome.files_skipped.to_string()),
    ]);
    if let Some(index) = outcome.index {
        properties.insert("exposureIndex", index.index.to_string());
        properties.insert("exposureGrade", index.grade.as_str().to_owned());
    }
    properties
}
