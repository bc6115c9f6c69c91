//! Owns the pin that stands beside a reference: `revision:`, `--revision`, `revision=`.
//! The pin in the identifier itself is `identify`'s.

use super::role::is_loadable;
use super::shared::Shared;
use super::surroundings::{is_entry, is_named};
use crate::extract::{NodeId, Segment, SiteTree};
use crate::identify::{Identified, Pin, PinKind, Scheme, schemes};

const NAMES: &[&str] =
    &["revision", "model revision", "commit hash", "commit", "sha", "hf revision", "commit sha", "ref", "revision id"];

/// Variables that engines read the revision of their model from.
const VARIABLES: &[&str] = &["revision", "model revision", "hf revision", "hf model revision"];

/// How many entries of a map or list are looked at.
const NEIGHBOURS: usize = 64;

/// The pin of a reference: its own, else the nearest beside it.
#[must_use]
pub(super) fn pin_of(tree: &SiteTree, identified: &Identified, shared: &Shared) -> Pin {
    if identified.pin.is_immutable() || !is_loadable(identified.scheme) {
        return identified.pin.clone();
    }
    let is_pin = |node: &NodeId| is_named(tree, *node, NAMES) && is_revision(tree.value(*node));
    let around = surrounding(tree, identified.node);
    let beside = around.and_then(|outer| shared.pin.get(outer, || tree.children(outer).find(is_pin)));
    let is_image = identified.scheme == Scheme::Nim && identified.pin.kind == PinKind::None;
    let tag = || tree.get(identified.node).parent.filter(|_| is_image).and_then(|image| image_tag(tree, image));
    let variable =
        || variables(tree, identified.node).and_then(|list| shared.pin.get(list, || variable_pin(tree, list)));
    match beside.or_else(tag).or_else(variable) {
        Some(node) => read(tree.value(node)),
        None => identified.pin.clone(),
    }
}

/// The tag or digest beside the repository of an image: `repository: …`, `tag: 1.3`.
fn image_tag(tree: &SiteTree, image: NodeId) -> Option<NodeId> {
    let children = || tree.children(image).take(NEIGHBOURS);
    let named = |name: &str| children().find(|node| is_named(tree, *node, &[name]) && is_revision(tree.value(*node)));
    named("digest").or_else(|| named("tag"))
}

/// The list of variables that a `name` and its `value` are an entry of.
fn variables(tree: &SiteTree, id: NodeId) -> Option<NodeId> {
    let entry = tree.get(id).parent.filter(|entry| is_entry(tree, *entry) && tree.child(*entry, "name").is_some())?;
    tree.get(entry).parent
}

/// The revision among variables: `name: REVISION` / `value: …`.
fn variable_pin(tree: &SiteTree, list: NodeId) -> Option<NodeId> {
    let values = tree.children(list).take(NEIGHBOURS).filter_map(|entry| tree.child(entry, "value"));
    let is_pin = |node: &NodeId| is_named(tree, *node, VARIABLES) && is_revision(tree.value(*node));
    values.into_iter().find(is_pin)
}

/// Whether a value can name a revision: no expression, no placeholder.
fn is_revision(value: &str) -> bool {
    !value.trim().is_empty() && !value.contains(|c: char| c.is_whitespace() || "${}()<>".contains(c))
}

/// The map, call or command that a place stands in.
fn surrounding(tree: &SiteTree, id: NodeId) -> Option<NodeId> {
    tree.ancestors(id).find(|outer| !matches!(tree.get(*outer).segment, Segment::Index(_)) || is_entry(tree, *outer))
}

fn read(value: &str) -> Pin {
    let value = value.trim();
    let hex = value.len() >= 7 && value.bytes().all(|byte| byte.is_ascii_hexdigit());
    let moving = schemes().moving.iter().any(|word| word.eq_ignore_ascii_case(value));
    let kind = match (hex, moving) {
        (true, _) => PinKind::Revision,
        (_, true) => PinKind::Floating,
        _ => PinKind::Tag,
    };
    Pin { kind, value: Some(value.to_owned()) }
}
