//! Owns routes that one file sets up: LiteLLM's fallbacks and groups, a fallback beside a model.
//! Never leaves the file and never judges.

use super::deployment::RouteKind;
use crate::extract::{NodeId, Segment, SiteTree};
use crate::identify::{Identified, words};
use std::collections::BTreeMap;

/// How many members a group has, and how many stand in for it, at most: in a generated table of thousands, each backing
/// each, the others would say nothing new.
const MOST_MEMBERS: usize = 64;

/// A route by places in the tree; the caller knows the references.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct RouteSeen {
    /// How the members stand to each other.
    pub kind: RouteKind,
    /// Positions in the file's list of references.
    pub members: Vec<usize>,
    /// Where it is set up.
    pub node: NodeId,
}

/// The routes of a file.
#[must_use]
pub(super) fn routes_of(tree: &SiteTree, references: &[Identified]) -> Vec<RouteSeen> {
    let groups = groups(tree, references);
    let mut routes = group_routes(&groups);
    routes.extend(named_fallbacks(tree, &groups));
    routes.extend(fallbacks_beside(tree, references));
    routes
}

/// A name that a router gives, and the references behind it.
struct Group {
    members: Vec<usize>,
    node: NodeId,
}

/// LiteLLM: entries of `model_list` by their `model_name`.
fn groups(tree: &SiteTree, references: &[Identified]) -> BTreeMap<String, Group> {
    let mut groups: BTreeMap<String, Group> = BTreeMap::new();
    for (index, reference) in references.iter().enumerate() {
        let entry = tree.ancestors(reference.node).find(|outer| tree.child(*outer, "litellm_params").is_some());
        let name = entry.and_then(|entry| tree.child(entry, "model_name"));
        let Some(name) = name else { continue };
        let group =
            groups.entry(tree.value(name).to_owned()).or_insert_with(|| Group { members: Vec::new(), node: name });
        if group.members.len() < MOST_MEMBERS {
            group.members.push(index);
        }
    }
    groups
}

fn group_routes(groups: &BTreeMap<String, Group>) -> Vec<RouteSeen> {
    let several = groups.values().filter(|group| group.members.len() > 1);
    several
        .map(|group| RouteSeen { kind: RouteKind::Group, members: group.members.clone(), node: group.node })
        .collect()
}

/// LiteLLM: `fallbacks: [{"gpt-4o": ["kimi"]}]` over names of groups.
fn named_fallbacks(tree: &SiteTree, groups: &BTreeMap<String, Group>) -> Vec<RouteSeen> {
    let mut routes = Vec::new();
    for (id, _) in tree.iter().filter(|(id, _)| is_fallbacks(tree, *id)) {
        for item in tree.descendants(id) {
            let Segment::Key(primary) = &tree.get(item).segment else { continue };
            let stand_in = tree.children(item).filter_map(|name| groups.get(tree.value(name)));
            let backing: Vec<usize> =
                stand_in.flat_map(|group| group.members.iter().copied()).take(MOST_MEMBERS).collect();
            let Some(primary) = groups.get(&**primary).filter(|_| !backing.is_empty()) else { continue };
            let members = primary.members.iter().copied().chain(backing).collect();
            routes.push(RouteSeen { kind: RouteKind::Fallback, members, node: item });
        }
    }
    routes
}

fn is_fallbacks(tree: &SiteTree, id: NodeId) -> bool {
    matches!(&tree.get(id).segment, Segment::Key(key) if words(key).last().is_some_and(|word| word == "fallbacks" || word == "fallback"))
}

/// `model: a` beside `fallbacks: [b]`, `model="a", fallbacks=["b"]`, `fallback_model: b`.
fn fallbacks_beside(tree: &SiteTree, references: &[Identified]) -> Vec<RouteSeen> {
    let mut by_parent: BTreeMap<NodeId, (Vec<usize>, Vec<usize>, NodeId)> = BTreeMap::new();
    for (index, reference) in references.iter().enumerate() {
        let Some((parent, node, steps_in)) = owner(tree, reference.node) else { continue };
        let entry = by_parent.entry(parent).or_insert_with(|| (Vec::new(), Vec::new(), node));
        if steps_in {
            entry.1.push(index);
            entry.2 = node;
        } else {
            entry.0.push(index);
        }
    }
    let complete = by_parent.into_values().filter(|(first, backing, _)| first.len() == 1 && !backing.is_empty());
    complete
        .map(|(first, backing, node)| RouteSeen {
            kind: RouteKind::Fallback,
            members: first.into_iter().chain(backing).collect(),
            node,
        })
        .collect()
}

/// The map or call in which a reference is the model or one of its fallbacks, and the key that says so.
fn owner(tree: &SiteTree, id: NodeId) -> Option<(NodeId, NodeId, bool)> {
    let named = std::iter::once(id)
        .chain(tree.ancestors(id))
        .take(4)
        .find(|node| matches!(tree.get(*node).segment, Segment::Key(_)))?;
    let Segment::Key(key) = &tree.get(named).segment else { return None };
    let name = words(key);
    let steps_in = name.iter().any(|word| matches!(word.as_str(), "fallback" | "fallbacks"));
    let first = name.last().is_some_and(|word| word == "model")
        || name == ["primary"]
        || name.ends_with(&["model".to_owned(), "id".to_owned()]);
    (steps_in || first).then(|| tree.get(named).parent.map(|parent| (parent, named, steps_in))).flatten()
}
