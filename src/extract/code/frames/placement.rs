//! Owns where a literal hangs in the tree, and how open brackets become nodes once something stands in them.
//! Never opens or closes brackets.

use super::{Frame, Frames};
use crate::extract::code::chain::Name;
use crate::extract::code::decode;
use crate::extract::code::languages::Escapes;
use crate::extract::tree::{NodeId, Segment};
use crate::text::Span;

/// Digits of a number that counts something.
const MAX_DIGITS: usize = 6;

/// How a literal stands in its statement.
#[derive(Debug, Default)]
pub(in crate::extract::code) struct Stands {
    /// It is compared with.
    pub(in crate::extract::code) comparing: bool,
    /// It is looked for in something.
    pub(in crate::extract::code) is_part: bool,
    /// A bracket that only groups ends behind it.
    pub(in crate::extract::code) grouped: bool,
    /// The function whose result it is, in languages whose last expression is one.
    pub(in crate::extract::code) result: Option<Name>,
}

/// The name and the default of `${name:default}`, where that is the whole text.
fn placeholder(text: &str) -> Option<(Span, Span)> {
    let inner = text.strip_prefix("${")?.strip_suffix('}')?;
    let colon = inner.find(':')?;
    let is_inside = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-');
    let name = Span::new(0, colon).of(inner);
    let fits = !name.is_empty() && name.chars().all(is_inside) && colon + 1 < inner.len();
    fits.then(|| (Span::new(2, 2 + colon), Span::new(3 + colon, 2 + inner.len())))
}

impl Frames<'_> {
    /// Adds a literal.
    pub(in crate::extract::code) fn literal(&mut self, body: Span, escapes: Escapes, stands: Stands) -> NodeId {
        let mut value = decode::literal(self.text, body, escapes);
        let (parent, segment, name) = self.place(body, stands);
        let mut segment = segment;
        let mut key = name.map(|place| self.text.span(place));
        if let Some((name, default)) = matches!(segment, Segment::Index(_)).then(|| placeholder(value.text())).flatten()
        {
            // Spring's `@Value("${app.model:x}")`.
            segment = Segment::Key(name.of(value.text()).into());
            key = Some(value.span(name));
            value = value.slice(default).into_owned();
        }
        self.slot().is_filled = true;
        self.has_literal = true;
        self.tree.scalar(parent, segment, self.kind, key, value)
    }

    /// Whether what stands at a place is the default of a call that looks something up.
    pub(in crate::extract::code) fn is_default(&self, place: Span) -> bool {
        self.default_of(self.stack.len(), place).is_some()
    }

    /// Adds a name that stands for a value; `None` where it is a statement of its own.
    pub(in crate::extract::code) fn name(&mut self, place: Span, meant: &[NodeId]) -> Option<NodeId> {
        let (parent, segment, key) = self.place(place, Stands::default());
        if segment == Segment::Text {
            return None;
        }
        let (key, span) = (key.map(|place| self.text.span(place)), self.text.span(place));
        self.slot().is_filled = true;
        Some(self.tree.name(parent, segment, key, span, meant))
    }

    /// Adds a whole number that a call takes under a name, where something else stands in the call already: how many
    /// accelerators, beside which model.
    pub(in crate::extract::code) fn number(&mut self, place: Span) {
        let top = self.top();
        let is_beside = top.bracket == b'(' && top.node.is_some() && top.slot.bound && !top.slot.is_filled;
        if is_beside && place.len() <= MAX_DIGITS && place.of(self.source()).bytes().all(|byte| byte.is_ascii_digit()) {
            self.literal(place, Escapes::None, Stands::default());
        }
    }

    /// Whether the innermost bracket is a brace around values rather than statements.
    pub(in crate::extract::code) fn is_in_table(&self) -> bool {
        self.top().bracket == b'{' && !self.is_block(self.stack.len())
    }

    /// Where the next literal hangs, how it is reached from there, and where its name stands.
    fn place(&mut self, body: Span, stands: Stands) -> (NodeId, Segment, Option<Span>) {
        let depth = self.stack.len();
        let keyed = |node, name: Name| (node, Segment::Key(name.text), name.place);
        if stands.is_part {
            return keyed(self.node(depth), Name::part());
        }
        if stands.comparing {
            return keyed(self.node(depth), Name::comparison());
        }
        let fallback = self.top().slot.fallback.clone();
        if let Some(name) = self.default_of(depth, body) {
            return keyed(self.node(depth), name);
        }
        if let Some(name) = fallback {
            return keyed(self.holder(depth), name);
        }
        if let Some((outer, name)) = self.bound(stands.grouped) {
            let name = if outer == depth { None } else { self.default_of(outer, body) }.unwrap_or(name);
            return keyed(self.node(outer), name);
        }
        let top = self.top();
        let (index, is_statement) = (top.index, top.bracket == 0 || top.bracket == b'{' && self.is_block(depth));
        match stands.result.filter(|_| is_statement || top.is_match || top.bracket == b'{') {
            Some(function) => keyed(self.node(depth), function),
            None if is_statement => (self.node(depth), Segment::Text, None),
            None => (self.node(depth), Segment::Index(index), None),
        }
    }

    /// Whether the frame at `depth` is a block of statements rather than a value.
    fn is_block(&self, depth: usize) -> bool {
        let outer = depth.checked_sub(1).map(|outer| self.frame(outer));
        outer.is_some_and(|outer| matches!(outer.bracket, 0 | b'{') && outer.slot.key.is_none())
    }

    /// The frame at `depth`, 0 being the file.
    pub(super) fn frame(&self, depth: usize) -> &Frame {
        depth.checked_sub(1).and_then(|at| self.stack.get(at)).unwrap_or(&self.file)
    }

    fn frame_mut(&mut self, depth: usize) -> &mut Frame {
        depth.checked_sub(1).and_then(|at| self.stack.get_mut(at)).unwrap_or(&mut self.file)
    }

    /// The node of the frame at `depth`; frames become nodes only when something stands in them.
    fn node(&mut self, depth: usize) -> NodeId {
        let known = (0..=depth).rev().find(|depth| self.frame(*depth).node.is_some()).unwrap_or(0);
        for depth in known + 1..=depth {
            let parent = self.holder_below(depth - 1);
            let frame = self.frame(depth);
            let start =
                self.text.offset(frame.name.as_ref().and_then(|name| name.place).map_or(frame.start, |n| n.start));
            let place = frame.name.as_ref().and_then(|name| name.place).map(|place| self.text.span(place));
            let end = self.text.offset(frame.start) + 1;
            let node = match frame.name.clone() {
                Some(name) => self.tree.container(parent, Segment::Call(name.text), place, Span::new(start, end)),
                None => parent,
            };
            self.frame_mut(depth).node = Some(node);
        }
        self.frame(depth).node.unwrap_or(self.tree.root())
    }

    /// The node that stands for the current item of the frame at `depth`.
    pub(super) fn holder(&mut self, depth: usize) -> NodeId {
        self.node(depth);
        self.holder_below(depth)
    }

    /// Like [`Self::holder`], for a frame that is a node already.
    fn holder_below(&mut self, depth: usize) -> NodeId {
        let frame = self.frame(depth);
        let node = frame.node.unwrap_or(self.tree.root());
        let (slot, index) = (&frame.slot, frame.index);
        let known = if slot.comparing { slot.comparison_node } else { slot.key_node };
        if let Some(known) = known {
            return known;
        }
        let is_list =
            slot.is_element || frame.bracket == b'[' || frame.bracket == b'(' && (frame.name.is_some() || index > 0);
        let name = if slot.comparing { Some(Name::comparison()) } else { slot.key.clone() };
        let (segment, place) = match name {
            Some(name) => (Segment::Key(name.text), name.place),
            None if is_list => (Segment::Index(index), None),
            None => return node,
        };
        let key_span = place.map(|place| self.text.span(place));
        let start = self.text.offset(frame.start);
        let span = key_span.unwrap_or(Span::new(start, start));
        let holder = self.tree.container(node, segment, key_span, span);
        let slot = &mut self.frame_mut(depth).slot;
        let known = if slot.comparing { &mut slot.comparison_node } else { &mut slot.key_node };
        *known = Some(holder);
        slot.is_filled = true;
        holder
    }
}
