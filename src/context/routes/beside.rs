//! Owns fallbacks that stand beside a model: `fallback_model: b`, `fallbacks: [b]`, the further `models` of a router's
//! request.

use super::RouteSeen;
use crate::extract::{NodeId, Segment, SiteTree};
use crate::identify::{Identified, words};
use std::collections::BTreeMap;

/// How many nodes above a model are looked at for the name that says what it is.
const NEAR: usize = 4;

/// How far out of its settings for the router a list of models finds the model that it backs.
const REQUEST: usize = 8;

/// Keys below which a request holds what is meant for the router.
const ROUTERS: &[&str] = &["gateway", "extra body", "openrouter", "extra body params"];

/// Fallbacks beside a model.
pub(super) fn routes(tree: &SiteTree, references: &[Identified]) -> Vec<RouteSeen> {
    let mut by_owner: BTreeMap<NodeId, (Vec<usize>, Vec<usize>, NodeId)> = BTreeMap::new();
    for (index, reference) in references.iter().enumerate() {
        let Some(place) = place(tree, reference.node) else { continue };
        let entry = by_owner.entry(place.owner).or_insert_with(|| (Vec::new(), Vec::new(), place.node));
        if place.waits {
            entry.1.push(index);
            entry.2 = place.node;
        } else {
            entry.0.push(index);
        }
    }
    by_owner.into_values().filter_map(|(first, backing, node)| route(&first, &backing, node)).collect()
}

/// One model with those that wait for it; a list of its own has its first for the model.
fn route(first: &[usize], backing: &[usize], node: NodeId) -> Option<RouteSeen> {
    match (first, backing) {
        ([_], [_, ..]) => Some(RouteSeen::fallback(first, backing, node)),
        ([], [first, backing @ ..]) if !backing.is_empty() => Some(RouteSeen::fallback(&[*first], backing, node)),
        _ => None,
    }
}

/// Where a reference stands in a route.
struct Place {
    /// The map or call that holds the model and its fallbacks.
    owner: NodeId,
    /// The key that says so.
    node: NodeId,
    /// Whether it waits for another to fail.
    waits: bool,
}

fn place(tree: &SiteTree, id: NodeId) -> Option<Place> {
    let is_named = |node: &NodeId| matches!(tree.get(*node).segment, Segment::Key(_));
    let node = std::iter::once(id).chain(tree.ancestors(id)).take(NEAR).find(is_named)?;
    let Segment::Key(key) = &tree.get(node).segment else { return None };
    let name = words(key);
    let owner = tree.get(node).parent?;
    if name == ["models"] {
        return routed(tree, node, owner);
    }
    let waits = name.iter().any(|word| matches!(word.as_str(), "fallback" | "fallbacks"));
    let first = name.last().is_some_and(|word| word == "model")
        || name == ["primary"]
        || name.ends_with(&["model".to_owned(), "id".to_owned()]);
    // A list of fallbacks without a model beside it backs something that is set up elsewhere.
    let waits_for = || !waits || has_model(tree, owner);
    (waits || first).then_some(Place { owner, node, waits }).filter(|_| waits_for())
}

/// `models: […]` with `route: fallback` beside it, or among what a request holds for its router.
fn routed(tree: &SiteTree, node: NodeId, owner: NodeId) -> Option<Place> {
    let place = |owner| Some(Place { owner, node, waits: true });
    if tree.child(owner, "route").is_some_and(|route| tree.value(route) == "fallback") {
        return place(owner);
    }
    let is_for_router = |outer: NodeId| match &tree.get(outer).segment {
        Segment::Key(key) => ROUTERS.contains(&words(key).join(" ").as_str()),
        _ => false,
    };
    if !std::iter::once(owner).chain(tree.ancestors(owner)).take(3).any(is_for_router) {
        return None;
    }
    tree.ancestors(owner).take(REQUEST).find(|outer| has_model(tree, *outer)).and_then(place)
}

/// Whether a map or call names a model of its own.
fn has_model(tree: &SiteTree, owner: NodeId) -> bool {
    let is_model = |child: NodeId| match &tree.get(child).segment {
        Segment::Key(key) => {
            let name = words(key);
            name.last().is_some_and(|word| word == "model")
                || name == ["primary"]
                || name.ends_with(&["model".to_owned(), "id".to_owned()])
        }
        _ => false,
    };
    tree.children(owner).take(64).any(is_model)
}
