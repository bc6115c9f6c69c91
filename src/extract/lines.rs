//! Owns text of which no more is known than its lines: key and value, options, list items, comments, plain lines.
//! The fallback for everything that does not parse; never fails and never keeps a long line in one piece.

mod line;

use super::code::{self, Language};
use super::command::{self, Word};
use super::tree::{NodeId, Segment, SiteKind, SiteTree};
use super::words::{self, Token};
use crate::text::{MappedText, Span};
use line::Shape;

/// Longer lines, and what stands behind [`MAX_LINES`], are kept in pieces of at most this many bytes.
const WINDOW: usize = 4096;
/// Lines that are looked at one by one; the memory of a huge file is bounded by its windows.
const MAX_LINES: usize = 200_000;
/// Keys that may be open around a line.
const MAX_OPEN: usize = 64;

/// Reads any text line by line.
pub(super) fn read(tree: &mut SiteTree, parent: NodeId, text: &MappedText<'_>) {
    let source = text.text();
    let base = Open { indent: 0, node: parent, items: 0 };
    let mut reader = Reader { tree, text, parent, base, open: Vec::new() };
    let mut at = 0;
    for count in 0.. {
        let Some(rest) = source.get(at..).filter(|rest| !rest.is_empty()) else { return };
        if count == MAX_LINES {
            return reader.windows(Span::new(at, source.len()));
        }
        let length = memchr::memchr(b'\n', rest.as_bytes()).unwrap_or(rest.len());
        let line = Span::new(at, at + length);
        if length > WINDOW {
            reader.windows(line);
        } else {
            reader.line(line);
        }
        at = line.end + 1;
    }
}

/// A key whose value stands on the lines below.
#[derive(Debug, Clone, Copy)]
struct Open {
    indent: usize,
    node: NodeId,
    /// List items met below it.
    items: u32,
}

struct Reader<'t> {
    tree: &'t mut SiteTree,
    text: &'t MappedText<'t>,
    parent: NodeId,
    /// The section, or the whole text before the first.
    base: Open,
    open: Vec<Open>,
}

impl Reader<'_> {
    fn line(&mut self, line: Span) {
        let source = self.text.text();
        let content = line::trimmed(source, line);
        if content.is_empty() {
            return;
        }
        if let Some(comment) = line::comment(source, content) {
            return self.comment(comment);
        }
        let behind = line::trailing_comment(content.of(source)).map(|at| content.start + at);
        let body = line::trimmed(source, Span::new(content.start, behind.unwrap_or(content.end)));
        let indent = content.start - line.start;
        if let Some(offset) = line::item(body.of(source)) {
            self.item(indent, Span::new(body.start + offset, body.end), offset);
        } else {
            self.close_until(|open| open.indent < indent);
            let parent = self.innermost().node;
            self.content(parent, body, Segment::Text, indent);
        }
        if let Some(comment) = behind.and_then(|at| line::comment(source, Span::new(at, content.end))) {
            self.comment(comment);
        }
    }

    fn comment(&mut self, span: Span) {
        if !span.is_empty() {
            let value = self.text.slice(span).into_owned();
            self.tree.scalar(self.base.node, Segment::Text, SiteKind::Comment, None, value);
        }
    }

    fn innermost(&mut self) -> &mut Open {
        self.open.last_mut().unwrap_or(&mut self.base)
    }

    fn close_until(&mut self, stays: impl Fn(&Open) -> bool) {
        while self.open.last().is_some_and(|open| !stays(open)) {
            self.open.pop();
        }
    }

    fn enter(&mut self, node: NodeId, indent: usize) {
        if self.open.len() < MAX_OPEN {
            self.open.push(Open { indent, node, items: 0 });
        }
    }

    /// Reads a list item whose content stands `offset` bytes behind the line's indentation.
    fn item(&mut self, indent: usize, content: Span, offset: usize) {
        self.close_until(|open| open.indent <= indent);
        let holder = self.innermost();
        let (parent, index) = (holder.node, holder.items);
        holder.items = holder.items.saturating_add(1);
        let segment = Segment::Index(index);
        match line::shape(content.of(self.text.text())) {
            Shape::Key { .. } | Shape::Opens { .. } => {
                let node = self.tree.container(parent, segment, None, self.text.span(content));
                self.enter(node, indent + offset - 1);
                self.content(node, content, Segment::Text, indent + offset);
            }
            _ => self.content(parent, content, segment, indent + offset),
        }
    }

    /// Adds what `content` holds below `parent`; `segment` is for content without a name.
    fn content(&mut self, parent: NodeId, content: Span, segment: Segment, indent: usize) {
        let within = |span: Span| Span::new(content.start + span.start, content.start + span.end);
        match line::shape(content.of(self.text.text())) {
            Shape::Section { name } => {
                self.open.clear();
                let name = within(name);
                let place = self.text.span(content);
                let node = self.tree.container(self.parent, self.key(name), Some(self.text.span(name)), place);
                self.base = Open { indent: 0, node, items: 0 };
            }
            Shape::Opens { key } => {
                let key = within(key);
                let place = self.text.span(content);
                let node = self.tree.container(parent, self.key(key), Some(self.text.span(key)), place);
                self.enter(node, indent);
            }
            Shape::Key { key, value } => self.pair(parent, within(key), within(value)),
            Shape::Quoted => self.quoted(parent, content, segment),
            Shape::Command => self.command(parent, content),
            Shape::Plain => {
                let value = line::unquoted(self.text.text(), content);
                self.scalar(parent, segment, None, value);
            }
            Shape::Nothing => {}
        }
    }

    /// Reads a line with strings as source code, and keeps words between the strings that could be more than code.
    fn quoted(&mut self, parent: NodeId, content: Span, segment: Segment) {
        let text = self.text.slice(content);
        if !code::read_as(self.tree, parent, &text, Language::Unknown, SiteKind::Text) {
            self.scalar(parent, segment, None, content);
            return;
        }
        for gap in code::between_strings(text.text()) {
            let gap = line::trimmed(text.text(), gap);
            if line::may_name(gap.of(text.text())) {
                let place = Span::new(content.start + gap.start, content.start + gap.end);
                self.scalar(parent, Segment::Text, None, place);
            }
        }
    }

    fn key(&self, span: Span) -> Segment {
        Segment::Key(span.of(self.text.text()).into())
    }

    fn scalar(&mut self, parent: NodeId, segment: Segment, key: Option<Span>, value: Span) -> NodeId {
        let key = key.map(|key| self.text.span(key));
        let held = self.text.slice(value).into_owned();
        self.tree.scalar(parent, segment, SiteKind::Text, key, held)
    }

    fn pair(&mut self, parent: NodeId, key: Span, value: Span) {
        let value = line::unquoted(self.text.text(), value);
        let node = self.scalar(parent, self.key(key), Some(key), value);
        if command::looks_like_command(value.of(self.text.text())) {
            self.command(node, value);
        }
    }

    fn command(&mut self, parent: NodeId, content: Span) {
        let text = self.text.slice(content);
        let mut found: Vec<Word> = Vec::new();
        for token in words::split(&text) {
            match token {
                Token::Word(word) => found.push(Word { text: word.text, within: None }),
                Token::Operator(..) => self.flush(parent, &mut found),
                Token::Comment(span) => {
                    let value = text.slice(span).into_owned();
                    self.tree.scalar(self.base.node, Segment::Text, SiteKind::Comment, None, value);
                }
                Token::Heredoc { .. } => {}
            }
        }
        self.flush(parent, &mut found);
    }

    fn flush(&mut self, parent: NodeId, words: &mut Vec<Word>) {
        if !words.is_empty() {
            command::read_as(self.tree, parent, words, SiteKind::Text);
            words.clear();
        }
    }

    /// Cuts `span` at white space or quotes into pieces of at most [`WINDOW`] bytes, as far as there are any.
    fn windows(&mut self, span: Span) {
        let source = self.text.text();
        let mut at = span.start;
        while at < span.end {
            let end = line::window_end(source, Span::new(at, span.end), WINDOW);
            let piece = line::trimmed(source, Span::new(at, end));
            if !piece.is_empty() {
                let parent = self.base.node;
                self.scalar(parent, Segment::Text, None, piece);
            }
            at = end;
        }
    }
}

#[cfg(test)]
mod tests;
