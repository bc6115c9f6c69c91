//! Owns what opening and closing brackets mean: blocks with their labels, objects, lists, calls, indices.
//! Never reads names or values.

use super::frames::{Frame, Holder};
use super::lexer::{Token, TokenKind};
use super::walk::Walk;
use crate::extract::tree::{NodeId, Segment};
use crate::text::Span;

/// Labels of one block.
const MAX_LABELS: usize = 8;
/// Bytes of a label; of longer ones the rest is left out.
const LONGEST_LABEL: usize = 200;
/// Functions that give back what they are given: the name outside says what their arguments are.
const HANDS_ON: [&str; 33] = [
    "@",
    "any",
    "array",
    "base64encode",
    "coalesce",
    "coalescelist",
    "compact",
    "concat",
    "distinct",
    "element",
    "flatten",
    "format",
    "join",
    "jsonencode",
    "lookup",
    "lower",
    "merge",
    "nonsensitive",
    "object",
    "one",
    "param",
    "sensitive",
    "setunion",
    "string",
    "tolist",
    "tomap",
    "toset",
    "tostring",
    "trimspace",
    "try",
    "union",
    "upper",
    "yamlencode",
];

impl Walk<'_> {
    /// Takes a `{`: a block, an object, or a body that only groups.
    pub(super) fn open_brace(&mut self, span: Span) {
        self.settle(false);
        self.next_item(true);
        let (blocks, frame) = (self.table.blocks, self.frames.top());
        let below = frame.below();
        let is_statement = frame.has_keys() && !frame.slot.bound;
        let head = if is_statement { std::mem::take(&mut frame.slot.head) } else { Vec::new() };
        let groups = is_statement || matches!(frame.place().0, Segment::Text);
        let node = match (groups, blocks && !head.is_empty()) {
            (true, true) => self.block(below, &head, span),
            (true, false) => below,
            (false, _) => self.frames.container(span),
        };
        self.frames.open(Frame::new(b'{', Holder::Keys, node, node != below));
    }

    /// Adds `resource "type" "name"` as one container in another. A label is a name that the file gives: it stands for
    /// nothing, so it has no place of its own.
    fn block(&mut self, below: NodeId, head: &[Token], span: Span) -> NodeId {
        let start = head.first().map_or(span.start, |first| first.span.start);
        head.iter().take(MAX_LABELS).fold(below, |outer, token| {
            let place = match token.kind {
                TokenKind::Text { body, .. } => body,
                _ => token.span,
            };
            let name = place.of(self.source);
            let shown = name.char_indices().nth(LONGEST_LABEL).and_then(|(end, _)| name.get(..end)).unwrap_or(name);
            self.frames.add(outer, Segment::Key(shown.into()), None, Span::new(start, span.end))
        })
    }

    /// Takes a `[`: a list, or an index behind a name, or PowerShell's type before one.
    pub(super) fn open_list(&mut self, span: Span) {
        let adjacent = self.last.is_some_and(|last| {
            let is_value = matches!(last.kind, TokenKind::Word) || matches!(last.span.of(self.source), ")" | "]");
            is_value && last.span.end == span.start
        });
        self.settle(false);
        let spaced = self.table.spaced_items && !self.frames.top().has_keys();
        let frame = self.frames.top();
        let is_statement = frame.has_keys() && !frame.slot.bound;
        let below = frame.below();
        if (adjacent && !spaced) || (is_statement && self.table.commands) {
            return self.frames.open(Frame::new(b'[', Holder::Hidden, below, false));
        }
        self.next_item(true);
        let groups = is_statement || matches!(self.frames.top().place().0, Segment::Text);
        let node = if groups { below } else { self.frames.container(span) };
        self.frames.open(Frame::new(b'[', Holder::Items, node, !groups));
    }

    /// Takes a `(`: the arguments of a call, or brackets that only group.
    pub(super) fn open_call(&mut self, span: Span) {
        let name = self.last.filter(|last| matches!(last.kind, TokenKind::Word) && last.span.end == span.start);
        self.settle(false);
        let name = name.map(|name| name.span).filter(|name| {
            let word = name.of(self.source);
            !HANDS_ON.iter().any(|known| known.eq_ignore_ascii_case(word))
        });
        let frame = self.frames.top();
        let below = frame.below();
        let (segment, key) = frame.place();
        let Some(name) = name else {
            // Where the brackets stand for a whole list, what is in them are its items.
            let is_list = self.last_text() == "@" && !matches!(segment, Segment::Text);
            let holder = if is_list { Holder::Items } else { Holder::Through(segment, key) };
            let node = if is_list { self.frames.container(span) } else { below };
            return self.frames.open(Frame::new(b'(', holder, node, is_list));
        };
        let outer = if segment == Segment::Text { below } else { self.frames.container(span) };
        let shown = name.of(self.source).trim_start_matches('@');
        let shown = shown.char_indices().nth(LONGEST_LABEL).and_then(|(end, _)| shown.get(..end)).unwrap_or(shown);
        let call = self.frames.add(outer, Segment::Call(shown.into()), Some(name), Span::new(name.start, span.end));
        self.frames.open(Frame::new(b'(', Holder::Arguments, call, true));
    }

    /// Takes a closing bracket; `open` is the one it belongs to.
    pub(super) fn close(&mut self, open: u8, end: usize) {
        for _ in 0..self.frames.closed_by(open) {
            self.end_statement();
            self.frames.pop(end);
        }
        let frame = self.frames.top();
        frame.slot.filled = true;
        frame.slot.joined = false;
        if open == b'{' && frame.has_keys() && !frame.slot.bound && frame.slot.head.is_empty() {
            self.end_statement();
        }
    }
}
