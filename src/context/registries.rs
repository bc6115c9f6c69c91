//! Owns which lists of models are menus, price tables or leaderboards. Never changes a role that does not gate anyway.

use super::reference::{Reference, Role};
use super::shared::Shared;
use crate::extract::{NodeId, Segment, SiteTree};
use crate::identify::Identified;
use std::collections::{BTreeMap, BTreeSet};

/// How many references of how many labs make a list a registry rather than a choice (OW202).
const REGISTRY: (usize, usize) = (10, 3);

/// Marks what stands in a long list of models of many labs, whatever the list is for.
pub(super) fn mark_registries(
    tree: &SiteTree,
    identified: &[Identified],
    references: &mut [Reference],
    shared: &Shared,
) {
    let mut lists: BTreeMap<NodeId, Vec<usize>> = BTreeMap::new();
    for (index, one) in identified.iter().enumerate() {
        let is_long = |outer: &NodeId| shared.long_list.get(*outer, || is_long(tree, *outer));
        if let Some(list) = tree.ancestors(one.node).find(is_long) {
            lists.entry(list).or_default().push(index);
        }
    }
    for members in lists.into_values().filter(|members| members.len() >= REGISTRY.0) {
        let labs: BTreeSet<&str> = members
            .iter()
            .filter_map(|index| identified.get(*index)?.model.as_ref().map(|model| model.lab.as_str()))
            .collect();
        if labs.len() < REGISTRY.1 {
            continue;
        }
        for index in members {
            if let Some(reference) = references.get_mut(index).filter(|one| one.role.gates()) {
                reference.role = Role::Registry;
            }
        }
    }
}

fn is_long(tree: &SiteTree, list: NodeId) -> bool {
    let is_item = |child: &NodeId| matches!(tree.get(*child).segment, Segment::Index(_));
    tree.children(list).filter(is_item).nth(REGISTRY.0 - 1).is_some()
}
