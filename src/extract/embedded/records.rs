//! Owns records in a literal, one a line: JSON Lines, and the `data:` lines of an event stream (HTML standard, "Server-sent
//! events"). Never reads a line that is no record.

use super::super::{NodeId, Segment, SiteTree, json};
use crate::text::{MappedText, Span};

/// Whether a text of several lines begins as one of records.
pub(super) fn begins(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let first = lines.next().unwrap_or_default();
    let is_stream = ["data:", "event:"].iter().any(|field| first.starts_with(field));
    lines.next().is_some() && (is_stream || (first.starts_with('{') && first.ends_with('}')))
}

/// Reads each record below `parent`; returns whether there was one.
pub(super) fn read(tree: &mut SiteTree, parent: NodeId, text: &MappedText<'_>) -> bool {
    let (mut at, mut count) = (0, 0);
    for line in text.text().split_inclusive('\n') {
        let (start, trimmed) = (at + line.len() - line.trim_start().len(), line.trim());
        at += line.len();
        let record = trimmed.strip_prefix("data:").map_or(trimmed, str::trim_start);
        if !record.starts_with('{') || !json::is_collection(record) {
            continue;
        }
        let start = start + trimmed.len() - record.len();
        let span = Span::new(start, start + record.len());
        let document = tree.container(parent, Segment::Document(count), None, text.span(span));
        // What is a collection holds to its format.
        let _ = json::read(tree, document, &text.slice(span));
        count += 1;
    }
    count > 0
}
