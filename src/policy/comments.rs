//! Owns where directives stand in a document and which lines they cover. Never reads their words.

#![deny(clippy::indexing_slicing)]

use super::directive::MARK;
use crate::extract::{NodeId, Segment, SiteKind, SiteTree};
use crate::text::{Document, Span};
use std::cell::Cell;
use std::collections::{HashMap, HashSet};
use std::ops::RangeInclusive;

/// What may stand before a directive on a line of its own.
const MARKERS: [char; 10] = ['#', '/', '*', '-', '<', '!', ';', '%', '"', '\''];

/// What begins a comment in files of which only the lines are known.
const OPENERS: [&str; 8] = ["#", "//", "/*", "*", "--", "<!--", ";", "%"];

/// The comments of a document, and the values that a comment above them covers.
#[derive(Debug)]
pub(super) struct Comments<'d> {
    document: &'d Document,
    /// Sorted; empty where the file was only read line by line.
    spans: Vec<Span>,
    /// Whether the tree tells what is a comment.
    known: bool,
    /// Lines that hold nothing but a comment.
    own_lines: HashSet<usize>,
    /// The line from which code was looked for last, and where it was found: in a block of directives each would step
    /// over all that follow.
    stepped: Cell<(usize, Option<usize>)>,
    /// Whole values with their keys, sorted by start, the widest first.
    values: Vec<Span>,
}

/// A place where a directive may stand.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    /// What stands behind the mark, up to the end of its line or comment.
    pub(super) words: Span,
    /// From 1.
    pub(super) line: usize,
}

impl<'d> Comments<'d> {
    /// Collects the comments and values of a tree.
    pub(super) fn of(tree: &SiteTree, document: &'d Document) -> Self {
        let nodes = tree.iter().filter(|(_, node)| node.kind == SiteKind::Comment);
        let mut spans: Vec<Span> = nodes.map(|(_, node)| node.span).collect();
        spans.sort_unstable();
        let known = tree.structured && !spans.is_empty();
        let (own_lines, stepped) = (HashSet::new(), Cell::default());
        let mut comments = Self { document, spans, known, own_lines, stepped, values: values(tree) };
        let alone = comments.spans.iter().filter(|span| comments.stands_alone(span.start));
        comments.own_lines = alone.map(|span| document.position(span.start).line).collect();
        comments
    }

    /// Returns the places of all marks that stand in comments.
    pub(super) fn marks(&self) -> Vec<Mark> {
        let text = self.document.text();
        memchr::memmem::find_iter(text.as_bytes(), MARK.as_bytes()).filter_map(|start| self.mark(start)).collect()
    }

    fn mark(&self, start: usize) -> Option<Mark> {
        let comment = self.comment_at(start);
        if comment.is_none() && (self.known || !self.follows_opener(start)) {
            return None;
        }
        let line = self.document.position(start).line;
        let line_end = self.document.line_span(line).end;
        let words = Span::new(start + MARK.len(), comment.map_or(line_end, |span| span.end.min(line_end)));
        let text = words.of(self.document.text());
        let closing = ["*/", "-->"].iter().filter_map(|closing| text.find(closing)).min();
        let end = closing.map_or(words.end, |length| words.start + length);
        Some(Mark { words: Span::new(words.start, end), line })
    }

    fn comment_at(&self, offset: usize) -> Option<Span> {
        let after = self.spans.partition_point(|span| span.start <= offset);
        self.spans.get(after.checked_sub(1)?).copied().filter(|span| offset < span.end)
    }

    /// Returns the lines that a directive in `line` covers: its own, or the value below where it stands alone.
    pub(super) fn covered(&self, mark: Mark) -> RangeInclusive<usize> {
        let start = mark.words.start.saturating_sub(MARK.len());
        if !self.stands_alone(start) {
            return mark.line..=mark.line;
        }
        let target = self.code_from(mark.line + 1);
        target..=self.value_end(target).max(target)
    }

    /// The first line with code at or below `line`; `line` itself where there is none.
    fn code_from(&self, line: usize) -> usize {
        let (first, mut found) = self.stepped.get();
        if first == 0 || !(first..=found.unwrap_or(usize::MAX)).contains(&line) {
            let last = self.document.position(self.document.text().len()).line;
            let is_code = |line: &usize| !self.own_lines.contains(line) && !self.is_blank(*line);
            found = (line..=last).find(is_code);
            self.stepped.set((line, found));
        }
        found.unwrap_or(line)
    }

    /// The last line of the outermost value that begins in `line`.
    fn value_end(&self, line: usize) -> usize {
        let on_line = self.document.line_span(line);
        let first = self.values.partition_point(|value| value.start < on_line.start);
        let value = self.values.get(first).filter(|value| value.start < on_line.end);
        let last = value.map(|value| {
            let whole = value.of(self.document.text()).trim_end();
            value.start + whole.len().saturating_sub(1)
        });
        last.map_or(line, |last| self.document.position(last).line)
    }

    /// Whether nothing but markers stands before `offset` in its line.
    fn stands_alone(&self, offset: usize) -> bool {
        self.before(offset).chars().all(|c| c.is_whitespace() || MARKERS.contains(&c))
    }

    /// Whether what begins a comment stands right before `offset`.
    fn follows_opener(&self, offset: usize) -> bool {
        let before = self.before(offset).trim_end();
        OPENERS.iter().any(|opener| before.ends_with(opener))
    }

    /// The part of its line before `offset`.
    fn before(&self, offset: usize) -> &str {
        let line = self.document.line_span(self.document.position(offset).line);
        Span::new(line.start, offset).of(self.document.text())
    }

    fn is_blank(&self, line: usize) -> bool {
        self.document.line_span(line).of(self.document.text()).trim().is_empty()
    }
}

/// Returns all values of a tree with their keys and all that hangs below them, sorted by start, the widest first.
fn values(tree: &SiteTree) -> Vec<Span> {
    let nodes: Vec<_> = tree.iter().collect();
    let mut ends: HashMap<NodeId, usize> = HashMap::new();
    // Children come after their parents: from the back, every end is known before it is asked for.
    for (id, node) in nodes.iter().rev() {
        let end = ends.get(id).copied().unwrap_or_default().max(node.span.end);
        ends.insert(*id, end);
        if let Some(parent) = node.parent {
            let above = ends.entry(parent).or_default();
            *above = (*above).max(end);
        }
    }
    let is_value = |kind: SiteKind, segment: &Segment| {
        kind != SiteKind::Comment && !matches!(segment, Segment::Root | Segment::Document(_) | Segment::Text)
    };
    let own = nodes.iter().filter(|(_, node)| is_value(node.kind, &node.segment));
    let mut values: Vec<Span> = own
        .map(|(id, node)| {
            let start = node.key_span.map_or(node.span.start, |key| key.start.min(node.span.start));
            Span::new(start, ends.get(id).copied().unwrap_or(node.span.end))
        })
        .collect();
    values.sort_unstable_by_key(|value| (value.start, std::cmp::Reverse(value.end)));
    values
}
