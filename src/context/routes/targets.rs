//! Owns routes over a list of targets: Portkey's `targets` under a `strategy`, an AI gateway's `backendRefs`.

use super::{MOST_MEMBERS, RouteSeen};
use crate::extract::{NodeId, Segment, SiteTree};
use crate::identify::Identified;
use std::collections::BTreeMap;

/// How far below its target a model stands: `targets[0].override_params.model`.
const NEAR: usize = 4;

/// How many targets are looked at for their priority.
const TARGETS: usize = 64;

/// Routes over lists of targets.
pub(super) fn routes(tree: &SiteTree, references: &[Identified]) -> Vec<RouteSeen> {
    let mut lists: BTreeMap<NodeId, Vec<usize>> = BTreeMap::new();
    for (index, one) in references.iter().enumerate() {
        let list = tree.ancestors(one.node).take(NEAR).find(|outer| is_list(tree, *outer));
        let members = list.map(|list| lists.entry(list).or_default());
        if let Some(members) = members.filter(|members| members.len() < MOST_MEMBERS) {
            members.push(index);
        }
    }
    let several = lists.into_iter().filter(|(_, members)| members.len() > 1);
    several.filter_map(|(list, members)| route(tree, list, members)).collect()
}

fn is_list(tree: &SiteTree, id: NodeId) -> bool {
    matches!(&tree.get(id).segment, Segment::Key(key) if matches!(&**key, "targets" | "backendRefs"))
}

fn route(tree: &SiteTree, list: NodeId, members: Vec<usize>) -> Option<RouteSeen> {
    let is_ordered = match &tree.get(list).segment {
        Segment::Key(key) if &**key == "backendRefs" => has_priorities(tree, list),
        _ => match mode(tree, list)? {
            "fallback" => true,
            "loadbalance" => false,
            _ => return None,
        },
    };
    match members.split_first() {
        Some((first, backing)) if is_ordered => Some(RouteSeen::fallback(&[*first], backing, list)),
        _ => Some(RouteSeen::group(members, list)),
    }
}

/// `strategy: { mode: fallback }`, or `strategy: fallback`, beside the targets.
fn mode(tree: &SiteTree, list: NodeId) -> Option<&str> {
    let strategy = tree.child(tree.get(list).parent?, "strategy")?;
    let mode = tree.child(strategy, "mode").unwrap_or(strategy);
    Some(tree.value(mode))
}

/// Whether the targets are used one after the other: some have a later turn.
fn has_priorities(tree: &SiteTree, list: NodeId) -> bool {
    let priority = |target: NodeId| tree.child(target, "priority").map(|node| tree.value(node));
    tree.children(list).take(TARGETS).filter_map(priority).any(|turn| turn != "0")
}
