//! Owns names that stand for values given elsewhere in the same document: aliases, constants. Never looks names up.

use super::{Node, NodeId, Segment, SiteKind, SiteTree};
use crate::text::Span;

impl SiteTree {
    /// Adds a name below `parent` that stands for the nodes `meant`; none of them where another file says what it means.
    pub fn name(
        &mut self,
        parent: NodeId,
        segment: Segment,
        key_span: Option<Span>,
        span: Span,
        meant: &[NodeId],
    ) -> NodeId {
        let kind = SiteKind::Name;
        let id = self.push(Node { parent: Some(parent), segment, kind, key_span, span, value: None, within: None });
        self.names.extend(meant.iter().map(|meant| (id, *meant)));
        id
    }

    /// The nodes that a name stands for.
    pub fn meaning(&self, name: NodeId) -> impl Iterator<Item = NodeId> {
        let first = self.names.partition_point(|(id, _)| *id < name);
        self.names.iter().skip(first).take_while(move |(id, _)| *id == name).map(|(_, meant)| *meant)
    }

    /// All names with the nodes that they stand for, in the order they were added.
    #[must_use]
    pub fn names(&self) -> &[(NodeId, NodeId)] {
        &self.names
    }
}
