//! Owns the groups of rules as a taxonomy of SARIF, to which rules and results point. Never decides what belongs to what.

use super::location::Message;
use crate::lints::LintPage;
use serde::Serialize;

/// The name of the taxonomy.
pub(super) const NAME: &str = "owlint groups";

/// The taxonomy with its groups.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Taxonomy<'o> {
    name: &'static str,
    short_description: Message<'static>,
    is_comprehensive: bool,
    taxa: Vec<Taxon<'o>>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Taxon<'o> {
    id: &'o str,
    name: &'o str,
    short_description: Message<'static>,
}

/// Points at a group.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Pointer<'o> {
    id: &'o str,
    tool_component: Component,
}

#[derive(Debug, Clone, Serialize)]
struct Component {
    name: &'static str,
    index: usize,
}

/// A rule's group.
#[derive(Debug, Serialize)]
pub(super) struct Relationship<'o> {
    target: Pointer<'o>,
    kinds: [&'static str; 1],
}

/// Returns the taxonomy of the groups that the rules belong to, in their order.
pub(super) fn of(rules: &[LintPage]) -> Taxonomy<'_> {
    let mut groups: Vec<&str> = Vec::new();
    for rule in rules {
        if !groups.contains(&rule.group.as_str()) {
            groups.push(&rule.group);
        }
    }
    let taxon = |id| Taxon { id, name: id, short_description: Message::new(description(id)) };
    let taxa = groups.into_iter().map(taxon).collect();
    let description = Message::new("What the rules of owlint are about.");
    Taxonomy { name: NAME, short_description: description, is_comprehensive: true, taxa }
}

/// Returns a rule's pointer at its group.
pub(super) fn pointer(rule: &LintPage) -> Pointer<'_> {
    Pointer { id: &rule.group, tool_component: Component { name: NAME, index: 0 } }
}

/// Returns a rule's relationship with its group: it is a special case of it.
pub(super) fn relationship(rule: &LintPage) -> Relationship<'_> {
    Relationship { target: pointer(rule), kinds: ["superset"] }
}

fn description(group: &str) -> &'static str {
    match group {
        "supply" => "How a deployment comes by its weights.",
        "parity" => "Open weights expected to match a closed flagship.",
        "concentration" => "Exposure that lies with one lab.",
        "lifecycle" => "Models that end, age or restrict.",
        "hygiene" => "Where and how models are named in code.",
        "owlint" => "Suppressions of owlint itself.",
        _ => "A group of rules.",
    }
}
