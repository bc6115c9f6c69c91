//! Stand-in: double-quoted literals.
use super::{NodeId, Segment, SiteKind, SiteTree};
use crate::text::{MappedText, Span};

/// The languages whose literals are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Language {
    Python,
    JavaScript,
    Go,
}

pub(super) fn read(tree: &mut SiteTree, parent: NodeId, text: &MappedText<'_>, _language: Language) {
    let quotes: Vec<usize> = text.text().match_indices('"').map(|(at, _)| at).collect();
    for pair in quotes.chunks_exact(2) {
        if let [start, end] = pair {
            let value = text.slice(Span::new(start + 1, *end)).into_owned();
            tree.scalar(parent, Segment::Text, SiteKind::Literal, None, value);
        }
    }
}
