//! Owns fallbacks that a program chains on: `ChatOpenAI(…).with_fallbacks([…])`.

use super::RouteSeen;
use crate::extract::{NodeId, Segment, SiteTree};
use crate::identify::{Identified, words};
use std::collections::BTreeMap;

/// How far below the call its models stand: `with_fallbacks([Chat(model="…")])`.
const NEAR: usize = 6;

/// Fallbacks chained on to the call before them.
pub(super) fn routes(tree: &SiteTree, references: &[Identified]) -> Vec<RouteSeen> {
    let mut by_call: BTreeMap<NodeId, Vec<usize>> = BTreeMap::new();
    for (index, one) in references.iter().enumerate() {
        if let Some(call) = tree.ancestors(one.node).take(NEAR).find(|outer| chains(tree, *outer)) {
            by_call.entry(call).or_default().push(index);
        }
    }
    let route = |(call, backing): (NodeId, Vec<usize>)| {
        let first = before(tree, references, call)?;
        Some(RouteSeen::fallback(&[first], &backing, call))
    };
    by_call.into_iter().filter_map(route).collect()
}

fn chains(tree: &SiteTree, id: NodeId) -> bool {
    matches!(&tree.get(id).segment, Segment::Call(name) if words(name).ends_with(&["with".to_owned(), "fallbacks".to_owned()]))
}

/// The last model of the same statement before the call.
fn before(tree: &SiteTree, references: &[Identified], call: NodeId) -> Option<usize> {
    let (start, parent) = (tree.get(call).span.start, tree.get(call).parent?);
    let is_before =
        |one: &Identified| one.span.start < start && tree.ancestors(one.node).take(NEAR).any(|outer| outer == parent);
    references.iter().rposition(is_before)
}
