//! Stand-in: every line a text.
use super::{NodeId, Segment, SiteKind, SiteTree};
use crate::text::{MappedText, Span};

pub(super) fn read(tree: &mut SiteTree, parent: NodeId, text: &MappedText<'_>) {
    let mut start = 0;
    for line in text.text().split_inclusive('\n') {
        let content = line.trim();
        if !content.is_empty() {
            let at = start + (line.len() - line.trim_start().len());
            let value = text.slice(Span::new(at, at + content.len())).into_owned();
            tree.scalar(parent, Segment::Text, SiteKind::Text, None, value);
        }
        start += line.len();
    }
}
