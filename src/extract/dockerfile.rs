//! Stand-in: lines.
use super::{NodeId, SiteTree, lines};
use crate::text::MappedText;

pub(super) fn read(tree: &mut SiteTree, parent: NodeId, text: &MappedText<'_>) {
    lines::read(tree, parent, text);
}
