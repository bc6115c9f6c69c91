//! Owns variables within one document: where they are given a value, and which places name them. Values reach what
//! stands beside and below them: a script's lines, a container's arguments, a workflow's steps. Never leaves the file.

use super::mention::mention;
use crate::extract::{Node, NodeId, Segment, SiteKind, SiteTree};
use crate::text::{Format, Span};
use std::collections::HashMap;

/// Keys of maps and lists that give variables to what they stand beside.
const ENVIRONMENT: &[&str] = &["env", "environment", "env_vars", "envs", "variables", "vars"];

/// How far up a variable is looked for.
const DEPTH: usize = 64;

/// How many defaults within one value are looked through.
const MOST_DEFAULTS: usize = 8;

/// A variable with a value.
#[derive(Debug, Clone, Copy)]
struct Given<'t> {
    name: &'t str,
    /// What it is known in.
    scope: NodeId,
    value: NodeId,
    span: Span,
    /// Whether only what comes later sees it.
    in_order: bool,
}

/// The places that name a variable, each with the value that it has there.
pub(super) fn links(format: Format, tree: &SiteTree) -> Vec<(NodeId, NodeId)> {
    let is_compose = is_compose(tree);
    let users: Vec<(NodeId, &str)> = tree
        .iter()
        .filter(|(id, node)| holds_variables(node) && !tree.is_reread(*id))
        .filter_map(|(id, _)| Some((id, mention(tree.value(id)).filter(|one| one.escaped || !is_compose)?.name)))
        .collect();
    if users.is_empty() {
        return Vec::new();
    }
    let mut given: Vec<Given<'_>> = tree.iter().filter_map(|(id, node)| given(format, tree, id, node)).collect();
    given.sort_by_key(|one| one.span);
    let mut by_name: HashMap<(NodeId, &str), Vec<usize>> = HashMap::new();
    for (index, one) in given.iter().enumerate() {
        by_name.entry((one.scope, one.name)).or_default().push(index);
    }
    let mut links = Vec::new();
    for (user, name) in users {
        let scopes = tree.ancestors(user).take(DEPTH);
        let at = tree.get(user).span.start;
        let meant = scopes.into_iter().find_map(|scope| {
            let known = by_name.get(&(scope, name))?.iter().rev();
            known.copied().find(|index| given.get(*index).is_some_and(|one| !one.in_order || one.span.start < at))
        });
        links.extend(meant.into_iter().flat_map(|index| with_defaults(&given, index)).map(|value| (user, value)));
    }
    links.retain(|(user, value)| user != value);
    links
}

/// A value, and what stands in it as a default: `MODEL=${OTHER:-org/name}`.
fn with_defaults<'g>(given: &'g [Given<'_>], index: usize) -> impl Iterator<Item = NodeId> + use<'g> {
    let whole = given.get(index).map(|one| one.span).unwrap_or_default();
    let first = given.partition_point(|one| one.span.start < whole.start);
    let within = given.iter().skip(first).take_while(move |one| one.span.start <= whole.end).take(MOST_DEFAULTS);
    within.filter(move |one| whole.contains(one.span)).map(|one| one.value)
}

/// Whether a file sets up services for Compose.
pub(super) fn is_compose(tree: &SiteTree) -> bool {
    tree.children(tree.root()).take(2).any(|document| tree.child(document, "services").is_some())
}

/// Whether variables are put into a value: not into source code, comments or prose.
pub(super) fn holds_variables(node: &Node) -> bool {
    matches!(node.kind, SiteKind::MapValue | SiteKind::ListItem | SiteKind::Argument | SiteKind::Assignment)
        || (node.kind == SiteKind::Text && node.segment != Segment::Text)
}

/// The variable that a node gives a value.
fn given<'t>(format: Format, tree: &'t SiteTree, id: NodeId, node: &'t Node) -> Option<Given<'t>> {
    let Segment::Key(key) = &node.segment else { return None };
    let parent = node.parent?;
    let span = node.span;
    let from_environment = environment(tree, id);
    if let Some(scope) = from_environment {
        let name = match (&**key, node.kind) {
            ("value", SiteKind::MapValue) => tree.child(parent, "name").map(|name| tree.value(name)),
            // A value that a ConfigMap holds.
            ("key", SiteKind::MapValue) => name_of_source(tree, parent),
            (_, SiteKind::MapValue | SiteKind::Assignment) => Some(&**key),
            _ => None,
        };
        return Some(Given { name: name?, scope, value: id, span, in_order: false });
    }
    let is_assigned = node.kind == SiteKind::Assignment || (format == Format::Makefile && node.kind == SiteKind::Text);
    // `MODEL ?= x`, `MODEL := x`.
    let name = key.trim_end_matches([' ', '?', ':', '+']);
    let in_order = format != Format::Makefile;
    is_assigned.then_some(Given { name, scope: parent, value: id, span, in_order })
}

/// The name of the variable around `valueFrom: { configMapKeyRef: { key: … } }`.
fn name_of_source(tree: &SiteTree, reference: NodeId) -> Option<&str> {
    let is_reference = matches!(&tree.get(reference).segment, Segment::Key(key) if &**key == "configMapKeyRef");
    let item = tree.ancestors(reference).nth(1).filter(|_| is_reference)?;
    tree.child(item, "name").map(|name| tree.value(name))
}

/// What the map or list of variables around a node stands in: a container, a service, a job.
fn environment(tree: &SiteTree, id: NodeId) -> Option<NodeId> {
    let list = tree.ancestors(id).take(4).find(|outer| match &tree.get(*outer).segment {
        Segment::Key(key) => ENVIRONMENT.contains(&key.to_ascii_lowercase().as_str()),
        _ => false,
    })?;
    tree.get(list).parent
}
