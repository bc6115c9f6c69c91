//! Owns the table of rules as SARIF gives it.

use super::super::rule_url;
use super::location::Message;
use super::taxonomy::{self, Relationship};
use crate::lints::LintPage;
use serde::Serialize;

/// A rule with its page.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Rule<'o> {
    id: &'o str,
    name: &'o str,
    short_description: Message<'o>,
    full_description: Message<'o>,
    help: Help<'o>,
    #[serde(skip_serializing_if = "Option::is_none")]
    help_uri: Option<String>,
    default_configuration: Configuration,
    relationships: [Relationship<'o>; 1],
    properties: Properties<'o>,
}

#[derive(Debug, Serialize)]
struct Help<'o> {
    text: &'o str,
    markdown: &'o str,
}

#[derive(Debug, Serialize)]
struct Configuration {
    enabled: bool,
    level: &'static str,
}

#[derive(Debug, Serialize)]
struct Properties<'o> {
    tags: [&'o str; 1],
    precision: &'static str,
    #[serde(rename = "problem.severity")]
    problem_severity: &'static str,
    since: &'o str,
}

impl<'o> Rule<'o> {
    pub(super) fn of(page: &'o LintPage) -> Self {
        // A page may have no body; the standard wants a text that says something.
        let body = if page.body.trim().is_empty() { &page.summary } else { &page.body };
        Self {
            id: &page.id,
            name: &page.name,
            short_description: Message::new(&page.summary),
            full_description: Message::new(&page.summary),
            help: Help { text: body, markdown: body },
            help_uri: rule_url(page),
            default_configuration: Configuration { enabled: page.default != "allow", level: level(&page.default) },
            relationships: [taxonomy::relationship(page)],
            properties: Properties {
                tags: [&page.group],
                precision: "high",
                problem_severity: problem(&page.default),
                since: &page.since,
            },
        }
    }
}

/// Returns the level of a rule's default: of those that are scored, the middle one.
fn level(default: &str) -> &'static str {
    match default {
        "high" => "error",
        "low" | "info" => "note",
        _ => "warning",
    }
}

/// Returns the word for it by which code scanning sorts rules.
fn problem(default: &str) -> &'static str {
    match level(default) {
        "note" => "recommendation",
        level => level,
    }
}
