//! Owns routes by names: LiteLLM's groups of one `model_name`, and its fallbacks over these names.

use super::{MOST_MEMBERS, RouteSeen};
use crate::extract::{NodeId, Segment, SiteTree};
use crate::identify::{Identified, words};
use std::collections::{BTreeMap, BTreeSet};

/// Groups and their fallbacks.
pub(super) fn routes(tree: &SiteTree, references: &[Identified]) -> Vec<RouteSeen> {
    let groups = groups(tree, references);
    let several = groups.values().filter(|group| group.members.len() > 1);
    let mut routes: Vec<RouteSeen> = several.map(|group| RouteSeen::group(group.members.clone(), group.node)).collect();
    if groups.is_empty() {
        return routes;
    }
    let lists: Vec<NodeId> = tree.iter().map(|(id, _)| id).filter(|id| is_fallbacks(tree, *id)).collect();
    let named = lists.iter().flat_map(|list| tree.descendants(*list));
    let fallbacks: Vec<RouteSeen> = named.filter_map(|item| fallback(tree, &groups, item)).collect();
    // What backs all backs those that nothing else is said of.
    let spoken_of: BTreeSet<usize> = fallbacks.iter().flat_map(|route| route.members.iter().copied()).collect();
    routes.extend(fallbacks);
    routes.extend(lists.iter().flat_map(|list| default_fallbacks(tree, &groups, *list, &spoken_of)));
    routes
}

/// A name that a router gives, and the references behind it.
struct Group {
    members: Vec<usize>,
    node: NodeId,
}

/// Entries of `model_list` by their `model_name`.
fn groups(tree: &SiteTree, references: &[Identified]) -> BTreeMap<String, Group> {
    let mut groups: BTreeMap<String, Group> = BTreeMap::new();
    for (index, reference) in references.iter().enumerate() {
        let entry = tree.ancestors(reference.node).find(|outer| tree.child(*outer, "litellm_params").is_some());
        let name = entry.and_then(|entry| tree.child(entry, "model_name"));
        // What else stands in the entry (`model_info`) describes the model and is no second one.
        let Some(name) = name.filter(|_| is_in_params(tree, reference.node)) else { continue };
        let group =
            groups.entry(tree.value(name).to_owned()).or_insert_with(|| Group { members: Vec::new(), node: name });
        if group.members.len() < MOST_MEMBERS {
            group.members.push(index);
        }
    }
    groups
}

fn is_in_params(tree: &SiteTree, id: NodeId) -> bool {
    tree.ancestors(id).any(|outer| matches!(&tree.get(outer).segment, Segment::Key(key) if &**key == "litellm_params"))
}

/// `fallbacks: [{"gpt-4o": ["kimi"]}]`: an item that names a group and those that back it.
fn fallback(tree: &SiteTree, groups: &BTreeMap<String, Group>, item: NodeId) -> Option<RouteSeen> {
    let Segment::Key(primary) = &tree.get(item).segment else { return None };
    let primary = groups.get(&**primary)?;
    let backing = backing(tree, groups, item);
    (!backing.is_empty()).then(|| RouteSeen::fallback(&primary.members, &backing, item))
}

/// `default_fallbacks: ["kimi"]`: those that back every group without a fallback of its own.
fn default_fallbacks(
    tree: &SiteTree,
    groups: &BTreeMap<String, Group>,
    list: NodeId,
    spoken_of: &BTreeSet<usize>,
) -> Vec<RouteSeen> {
    let backing = backing(tree, groups, list);
    let is_open = |group: &&Group| !backing.contains(&first(group)) && !spoken_of.contains(&first(group));
    let open = groups.values().filter(|_| !backing.is_empty()).filter(is_open).take(MOST_MEMBERS);
    open.map(|group| RouteSeen::fallback(&group.members, &backing, list)).collect()
}

fn first(group: &Group) -> usize {
    group.members.first().copied().unwrap_or(usize::MAX)
}

/// The references behind the names in a list.
fn backing(tree: &SiteTree, groups: &BTreeMap<String, Group>, list: NodeId) -> Vec<usize> {
    let named = tree.children(list).filter_map(|name| groups.get(tree.value(name)));
    named.flat_map(|group| group.members.iter().copied()).take(MOST_MEMBERS).collect()
}

fn is_fallbacks(tree: &SiteTree, id: NodeId) -> bool {
    matches!(&tree.get(id).segment, Segment::Key(key) if words(key).last().is_some_and(|word| word == "fallbacks" || word == "fallback"))
}
