//! Owns the ways through a tree: up to the parents, down to the children. Never changes it.

use super::{NodeId, SiteTree};

impl SiteTree {
    /// The parents of a node, nearest first, without the node itself.
    pub fn ancestors(&self, id: NodeId) -> impl Iterator<Item = NodeId> {
        std::iter::successors(self.get(id).parent, |parent| self.get(*parent).parent)
    }

    /// The nodes directly below `id`, in order.
    pub fn children(&self, id: NodeId) -> impl Iterator<Item = NodeId> {
        std::iter::successors(self.entry(id).first_child, |child| self.entry(*child).next_sibling)
    }

    /// The nodes anywhere below `id`, parents before children.
    pub fn descendants(&self, id: NodeId) -> impl Iterator<Item = NodeId> {
        let mut open: Vec<NodeId> = self.children(id).collect();
        open.reverse();
        std::iter::from_fn(move || {
            let next = open.pop()?;
            let at = open.len();
            open.extend(self.children(next));
            if let Some(added) = open.get_mut(at..) {
                added.reverse();
            }
            Some(next)
        })
    }
}
