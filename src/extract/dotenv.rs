//! Stand-in: `KEY=value` lines.
use super::{NodeId, Segment, SiteKind, SiteTree};
use crate::text::{MappedText, Span};

pub(super) fn read(tree: &mut SiteTree, parent: NodeId, text: &MappedText<'_>) {
    let mut start = 0;
    for line in text.text().split_inclusive('\n') {
        let content = line.trim_end();
        if let Some(equals) = content.find('=') {
            let key: Box<str> = content.get(..equals).unwrap_or_default().trim().into();
            let value = text.slice(Span::new(start + equals + 1, start + content.len())).into_owned();
            let key_span = text.span(Span::new(start, start + equals));
            tree.scalar(parent, Segment::Key(key), SiteKind::Assignment, Some(key_span), value);
        }
        start += line.len();
    }
}
