//! Owns the open brackets around a place, and where a value that stands there hangs in the tree. Never reads tokens.

use super::lexer::Token;
use crate::extract::tree::{NodeId, Segment, SiteTree};
use crate::text::{MappedText, Span};

/// Brackets nested deeper than this are read as if they were not there.
const MAX_DEPTH: usize = 256;
/// How many brackets a closing one may close at once where some in between were left open.
const MAX_CLOSED: usize = 3;

/// What a value is bound to.
#[derive(Debug, Clone)]
pub(super) struct Key {
    pub(super) text: Box<str>,
    /// Where the name stands in the text.
    pub(super) place: Span,
}

/// How the values of a frame are reached.
#[derive(Debug, Clone)]
pub(super) enum Holder {
    /// A block, an object, the file: by their keys.
    Keys,
    /// A list: by their place.
    Items,
    /// A call that says nothing of its arguments: by their place.
    Arguments,
    /// Brackets that only group, and calls that hand on what they are given: as the value outside.
    Through(Segment, Option<Span>),
    /// An index or a type: what stands there selects nothing.
    Hidden,
}

/// What was read of the current statement or item.
#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "independent facts, most combinations of which occur")]
pub(super) struct Slot {
    /// Words and strings before the statement's `=`.
    pub(super) head: Vec<Token>,
    pub(super) key: Option<Key>,
    /// What the statement hangs below where its key has several parts, and how many there are.
    pub(super) base: Option<NodeId>,
    pub(super) parts: u32,
    pub(super) bound: bool,
    pub(super) comparing: bool,
    /// A value of which it is not yet known whether it is compared with or a key.
    pub(super) pending: Option<Token>,
    /// A value was added.
    pub(super) filled: bool,
    /// An operator stands behind the last value.
    pub(super) joined: bool,
}

/// An open bracket.
#[derive(Debug)]
pub(super) struct Frame {
    pub(super) bracket: u8,
    pub(super) holder: Holder,
    /// What the values hang below.
    pub(super) node: NodeId,
    /// Whether the node is this frame's own, to be closed with it.
    pub(super) owned: bool,
    pub(super) index: u32,
    pub(super) slot: Slot,
}

impl Frame {
    pub(super) fn new(bracket: u8, holder: Holder, node: NodeId, owned: bool) -> Self {
        Self { bracket, holder, node, owned, index: 0, slot: Slot::default() }
    }

    /// What the next value hangs below.
    pub(super) fn below(&self) -> NodeId {
        self.slot.base.unwrap_or(self.node)
    }

    /// Whether statements stand in it.
    pub(super) fn has_keys(&self) -> bool {
        matches!(self.holder, Holder::Keys)
    }

    /// How the next value is reached from the frame's node, and where its name stands.
    pub(super) fn place(&self) -> (Segment, Option<Span>) {
        if let Some(key) = &self.slot.key {
            return (Segment::Key(key.text.clone()), Some(key.place));
        }
        match &self.holder {
            Holder::Items | Holder::Arguments => (Segment::Index(self.index), None),
            Holder::Through(segment, key) => (segment.clone(), *key),
            Holder::Keys | Holder::Hidden => (Segment::Text, None),
        }
    }
}

/// The open brackets, innermost last.
#[derive(Debug)]
pub(super) struct Frames<'t> {
    pub(super) tree: &'t mut SiteTree,
    pub(super) text: &'t MappedText<'t>,
    file: Frame,
    stack: Vec<Frame>,
    /// Brackets open beyond [`MAX_DEPTH`].
    beyond: usize,
}

impl<'t> Frames<'t> {
    pub(super) fn new(tree: &'t mut SiteTree, parent: NodeId, text: &'t MappedText<'t>) -> Self {
        Self { tree, text, file: Frame::new(0, Holder::Keys, parent, false), stack: Vec::new(), beyond: 0 }
    }

    pub(super) fn top(&mut self) -> &mut Frame {
        self.stack.last_mut().unwrap_or(&mut self.file)
    }

    /// The node of the whole text.
    pub(super) fn root(&self) -> NodeId {
        self.file.node
    }

    pub(super) fn open(&mut self, frame: Frame) {
        if self.stack.len() >= MAX_DEPTH {
            self.beyond += 1;
        } else {
            self.stack.push(frame);
        }
    }

    /// How many brackets `bracket` closes: itself, and those inside that were left open.
    pub(super) fn closed_by(&mut self, bracket: u8) -> usize {
        if self.beyond > 0 {
            self.beyond -= 1;
            return 0;
        }
        let open = self.stack.iter().rev().take(MAX_CLOSED).position(|frame| frame.bracket == bracket);
        open.map_or(0, |inner| inner + 1)
    }

    /// Takes the innermost bracket off; its node ends at `end`.
    pub(super) fn pop(&mut self, end: usize) {
        let Some(frame) = self.stack.pop() else { return };
        if frame.owned {
            let end = self.text.span(Span::new(end.saturating_sub(1), end)).end;
            self.tree.close(frame.node, end);
        }
    }

    pub(super) fn is_open(&self) -> bool {
        !self.stack.is_empty()
    }

    /// Adds the container that `bracket` opens at `span` where the next value would hang.
    pub(super) fn container(&mut self, span: Span) -> NodeId {
        let (segment, key) = self.top().place();
        let node = self.top().below();
        self.add(node, segment, key, span)
    }

    /// Adds a container below `parent`, which starts with its name where it has one.
    pub(super) fn add(&mut self, parent: NodeId, segment: Segment, key: Option<Span>, span: Span) -> NodeId {
        let (key, place) = (key.map(|key| self.text.span(key)), self.text.span(span));
        let start = key.map_or(place.start, |key| key.start.min(place.start));
        self.tree.container(parent, segment, key, Span::new(start, place.end.max(start)))
    }
}
