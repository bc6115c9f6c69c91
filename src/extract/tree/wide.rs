//! Owns the look-up of children by key where a node has so many that walking them for every question would cost.
//! Never changes the tree.

use super::{NodeId, Segment, SiteTree};
use std::collections::HashMap;

/// How many children are walked before the index is asked.
pub(super) const WALKED: usize = 32;

/// The children that have keys, of all nodes with more than [`WALKED`] children: sorted by key, then by place.
#[derive(Debug, Clone, Default)]
pub(super) struct WideNodes(HashMap<NodeId, Vec<NodeId>>);

impl WideNodes {
    /// Collects them from a tree that is whole.
    pub(super) fn of(tree: &SiteTree) -> Self {
        let parents = tree.iter().map(|(id, _)| id).filter(|id| tree.children(*id).nth(WALKED).is_some());
        let sorted = |parent| {
            let mut named: Vec<NodeId> = tree.children(parent).filter(|id| key(tree, *id).is_some()).collect();
            named.sort_by_key(|id| (key(tree, *id), *id));
            (parent, named)
        };
        Self(parents.map(sorted).collect())
    }

    /// The first child of `parent` under `name`.
    pub(super) fn find(&self, tree: &SiteTree, parent: NodeId, name: &str) -> Option<NodeId> {
        let named = self.0.get(&parent)?;
        let at = named.partition_point(|id| key(tree, *id) < Some(name));
        named.get(at).copied().filter(|id| key(tree, *id) == Some(name))
    }
}

fn key(tree: &SiteTree, id: NodeId) -> Option<&str> {
    match &tree.get(id).segment {
        Segment::Key(name) => Some(name),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    #[test]
    fn many_children_are_found_as_few_are() {
        let mut tree = SiteTree::new("");
        let root = tree.root();
        let mut add = |name: &str| tree.container(root, Segment::Key(name.into()), None, Span::default());
        let first = add("model");
        let keys: Vec<(String, NodeId)> =
            (0..200).map(|n| format!("key{n}")).map(|name| (name.clone(), add(&name))).collect();
        add("model");
        let last = add("last");
        for (name, id) in keys {
            assert_eq!(tree.child(root, &name), Some(id));
        }
        assert_eq!((tree.child(root, "model"), tree.child(root, "last")), (Some(first), Some(last)));
        assert_eq!(tree.child(root, "nothing"), None);
        let later = tree.container(root, Segment::Key("later".into()), None, Span::default());
        assert_eq!(tree.child(root, "later"), Some(later), "a tree may grow after it was asked");
    }
}
