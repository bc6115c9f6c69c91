//! Owns where directives stand in a document and which lines they cover. Never reads their words.

#![deny(clippy::indexing_slicing)]

use super::directive::MARK;
use crate::extract::{Node, NodeId, Segment, SiteKind, SiteTree};
use crate::text::{Document, Format, Span};
use std::cell::Cell;
use std::collections::{HashMap, HashSet};
use std::ops::RangeInclusive;

/// What may stand before a directive on a line of its own.
const MARKERS: [char; 10] = ['#', '/', '*', '-', '<', '!', ';', '%', '"', '\''];

/// What begins a comment in files of which only the lines are known.
/// One that ends like another stands before it.
const OPENERS: [&str; 11] = ["<!--", "{{- /*", "{{/*", "/*", "{#", "//", "#", "--", "*", ";", "%"];

/// What ends a comment within its line, the longest first.
const CLOSERS: [&str; 7] = ["*/ -}}", "*/ }}", "*/}}", "*/", "-->", "#}", "-#}"];

/// What has to end a comment that begins so, if anything has to.
fn closers(opener: &str) -> Option<&'static [&'static str]> {
    match opener {
        "<!--" => Some(&["-->"]),
        "{{- /*" | "{{/*" => Some(&["*/ -}}", "*/ }}", "*/}}"]),
        "/*" => Some(&["*/"]),
        "{#" => Some(&["#}", "-#}"]),
        _ => None,
    }
}

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
        let is_prose = document.format() == Format::Markdown;
        // What stands in the code of a text is shown there: only the text's own comments speak to us.
        let is_own = |node: &Node| node.parent == Some(tree.root()) && !is_quoted(document, node.span);
        let speaks = |node: &Node| node.kind == SiteKind::Comment && (!is_prose || is_own(node));
        let mut spans: Vec<Span> = tree.iter().filter(|(_, node)| speaks(node)).map(|(_, node)| node.span).collect();
        spans.sort_unstable();
        let known = is_prose || tree.structured && document.format() != Format::Text;
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
        if !self.begins(start, comment) || (comment.is_none() && self.known) {
            return None;
        }
        let line = self.document.position(start).line;
        let line_end = self.document.line_span(line).end;
        let words = Span::new(start + MARK.len(), comment.map_or(line_end, |span| span.end.min(line_end)));
        let text = words.of(self.document.text());
        // A mark that is only spoken of does not hide the directive behind it.
        let mut marks = memchr::memmem::find_iter(text.as_bytes(), MARK.as_bytes());
        let next = marks.find(|next| self.begins(words.start + next, comment)).map(|next| {
            let before = text.get(..next).unwrap_or_default().trim_end();
            // What begins the comment of the next directive is that one's, all of it.
            let before = without_opener(before).map_or(before, |(_, before)| before.trim_end());
            before.trim_end_matches(MARKERS).len()
        });
        // What closes behind the next directive closes that one: looked for in the whole line, many would cost the square.
        let own = next.and_then(|next| text.get(..next)).unwrap_or(text);
        let closing = CLOSERS.iter().filter_map(|closing| own.find(closing)).min();
        let length = closing.into_iter().chain(next).min().unwrap_or(text.len());
        Some(Mark { words: Span::new(words.start, words.start + length), line })
    }

    /// Whether a directive may begin at `start`: at the beginning of its comment or line, or right behind what begins a
    /// comment. In the midst of a sentence the mark is spoken of.
    fn begins(&self, start: usize, comment: Option<Span>) -> bool {
        let line = self.document.line_span(self.document.position(start).line);
        let from = comment.map_or(line.start, |comment| comment.start.max(line.start));
        let before = Span::new(from, start).of(self.document.text());
        let is_first = comment.is_some() && before.chars().all(|c| c.is_whitespace() || MARKERS.contains(&c));
        is_first || follows_opener(before)
    }

    /// Returns what is to be cut out for a directive to go: with its line where nothing else stands in it, and nothing
    /// where its comment goes on.
    pub(super) fn removal(&self, mark: Mark) -> Option<Span> {
        let text = self.document.text();
        let line = self.document.line_span(mark.line);
        let start = mark.words.start.saturating_sub(MARK.len());
        let head = Span::new(line.start, start).of(text).trim_end();
        let (opener, kept) = without_opener(head)?;
        let behind = Span::new(mark.words.end, line.end).of(text);
        let closer = behind.trim_start();
        let closer = match closers(opener) {
            Some(known) => known.iter().find(|known| closer.starts_with(**known))?,
            None => "",
        };
        // `##` and `///` begin comments, too.
        let repeated = opener.chars().next().filter(|first| matches!(first, '#' | '/' | ';') && closer.is_empty());
        let kept = repeated.map_or(kept, |first| kept.trim_end_matches(first));
        let end = mark.words.end + behind.find(closer).unwrap_or_default() + closer.len();
        let rest = Span::new(end, line.end).of(text);
        if kept.trim().is_empty() && rest.trim().is_empty() {
            return Some(Span::new(line.start, self.next_line(line)));
        }
        let is_last = rest.trim().is_empty();
        let kept = if is_last { kept.trim_end() } else { kept };
        let blanks = if is_last { rest.len() } else { rest.len() - rest.trim_start().len() };
        Some(Span::new(line.start + kept.len(), end + blanks))
    }

    /// Where the line behind a line begins.
    fn next_line(&self, line: Span) -> usize {
        let behind = self.document.text().get(line.end..).unwrap_or_default();
        line.end + behind.find('\n').map_or(behind.len(), |at| at + 1)
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

    /// Returns the lines above one in which values begin that reach over it, the innermost first.
    pub(super) fn around(&self, on_line: Span, most: usize) -> Vec<usize> {
        let reach = |value: &&Span| value.start < on_line.start && value.end > on_line.start;
        let mut lines: Vec<usize> =
            self.values.iter().filter(reach).map(|value| self.document.position(value.start).line).collect();
        lines.sort_unstable();
        lines.dedup();
        lines.into_iter().rev().take(most).collect()
    }

    /// Whether nothing but markers stands before `offset` in its line.
    fn stands_alone(&self, offset: usize) -> bool {
        let before = self.before(offset).trim_start();
        let inner = ["{{-", "{{", "{#"].iter().find_map(|opener| before.strip_prefix(opener)).unwrap_or(before);
        inner.chars().all(|c| c.is_whitespace() || MARKERS.contains(&c))
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

/// Whether a comment of a text stands in its code.
fn is_quoted(document: &Document, span: Span) -> bool {
    let before = document.text().get(..span.start).unwrap_or_default().trim_end();
    before.strip_suffix("<!--").is_some_and(|before| before.ends_with('`'))
}

/// What begins a comment at the end of a text, and the text before it.
fn without_opener(text: &str) -> Option<(&'static str, &str)> {
    OPENERS.iter().find_map(|opener| Some((*opener, text.strip_suffix(opener)?)))
}

/// Whether a text ends with what begins a comment, which is not quoted.
fn follows_opener(before: &str) -> bool {
    let before = before.trim_end();
    OPENERS.iter().filter_map(|opener| before.strip_suffix(opener)).any(|rest| {
        let last = rest.chars().next_back();
        last.is_none_or(|last| !last.is_alphanumeric() && !matches!(last, '`' | '"' | '\''))
    })
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
