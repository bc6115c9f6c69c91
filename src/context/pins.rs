//! Owns the pin that stands beside a reference: `revision:`, `--revision`, `revision=`.
//! The pin in the identifier itself is `identify`'s.

use super::role::is_loadable;
use super::surroundings::is_named;
use crate::extract::{NodeId, Segment, SiteTree};
use crate::identify::{Identified, Pin, PinKind, schemes};

const NAMES: &[&str] =
    &["revision", "model revision", "commit hash", "commit", "sha", "hf revision", "commit sha", "ref", "revision id"];

/// The pin of a reference: its own, else the nearest beside it.
#[must_use]
pub(super) fn pin_of(tree: &SiteTree, identified: &Identified) -> Pin {
    if identified.pin.is_immutable() || !is_loadable(identified.scheme) {
        return identified.pin.clone();
    }
    let beside =
        neighbours(tree, identified.node).find(|node| is_named(tree, *node, NAMES) && is_revision(tree.value(*node)));
    match beside {
        Some(node) => read(tree.value(node)),
        None => identified.pin.clone(),
    }
}

/// Whether a value can name a revision: no expression, no placeholder.
fn is_revision(value: &str) -> bool {
    !value.trim().is_empty() && !value.contains(|c: char| c.is_whitespace() || "${}()<>".contains(c))
}

/// The values in the same map, call or command.
fn neighbours(tree: &SiteTree, id: NodeId) -> impl Iterator<Item = NodeId> {
    let outer = tree
        .ancestors(id)
        .find(|outer| !matches!(tree.get(*outer).segment, Segment::Index(_)) || has_keys(tree, *outer));
    outer.into_iter().flat_map(|outer| tree.children(outer))
}

fn has_keys(tree: &SiteTree, id: NodeId) -> bool {
    tree.children(id).any(|child| matches!(tree.get(child).segment, Segment::Key(_)))
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
