//! Owns which lists of models are menus, price tables or leaderboards. Never changes a role that does not gate anyway.

use super::reference::{Reference, Role};
use super::shared::Shared;
use crate::extract::{NodeId, Segment, SiteTree};
use crate::identify::Identified;
use crate::text::Document;
use std::collections::{BTreeMap, BTreeSet};

/// How many references of how many labs make a list a registry rather than a choice (OW202).
const REGISTRY: (usize, usize) = (10, 3);

/// How many references of as many labs make a source file a registry.
const REGISTRY_FILE: usize = 30;

/// Marks what stands in a long list of models of many labs, or in a program that is little else, whatever it is for.
pub(super) fn mark_registries(
    document: &Document,
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
        mark(identified, references, &members);
    }
    if document.format().is_source() && references.len() >= REGISTRY_FILE {
        let all: Vec<usize> = (0..identified.len()).collect();
        mark(identified, references, &all);
    }
}

/// Makes registry entries of references of enough labs.
fn mark(identified: &[Identified], references: &mut [Reference], members: &[usize]) {
    let lab = |index: &usize| identified.get(*index)?.model.as_ref().map(|model| model.lab.as_str());
    let labs: BTreeSet<&str> = members.iter().filter_map(lab).collect();
    if labs.len() < REGISTRY.1 {
        return;
    }
    for index in members {
        if let Some(reference) = references.get_mut(*index).filter(|one| one.role.gates()) {
            reference.role = Role::Registry;
        }
    }
}

fn is_long(tree: &SiteTree, list: NodeId) -> bool {
    let is_item = |child: &NodeId| matches!(tree.get(*child).segment, Segment::Index(_));
    tree.children(list).filter(is_item).nth(REGISTRY.0 - 1).is_some()
}
