//! Owns the pin that stands beside a reference: `revision:`, `--revision`, `revision=`.
//! The pin in the identifier itself is `identify`'s.

use super::role::is_loadable;
use super::shared::Shared;
use super::surroundings::{is_entry, is_named};
use crate::extract::{NodeId, Segment, SiteTree};
use crate::identify::{Identified, Pin, PinKind, schemes};

const NAMES: &[&str] =
    &["revision", "model revision", "commit hash", "commit", "sha", "hf revision", "commit sha", "ref", "revision id"];

/// The pin of a reference: its own, else the nearest beside it.
#[must_use]
pub(super) fn pin_of(tree: &SiteTree, identified: &Identified, shared: &Shared) -> Pin {
    if identified.pin.is_immutable() || !is_loadable(identified.scheme) {
        return identified.pin.clone();
    }
    let is_pin = |node: &NodeId| is_named(tree, *node, NAMES) && is_revision(tree.value(*node));
    let around = surrounding(tree, identified.node);
    let beside = around.and_then(|outer| shared.pin.get(outer, || tree.children(outer).find(is_pin)));
    match beside {
        Some(node) => read(tree.value(node)),
        None => identified.pin.clone(),
    }
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
