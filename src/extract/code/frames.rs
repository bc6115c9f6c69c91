//! Owns the open brackets around a place in source code, and the nodes they become once something stands in them.
//! Never reads tokens: [`context`](super::context) opens, binds and closes.

mod defaults;
mod placement;

pub(super) use placement::Stands;

use super::calls::{Manner, manner};
use super::chain::{Chain, Name};
use crate::extract::tree::{NodeId, Segment, SiteKind, SiteTree};
use crate::text::{MappedText, Span};

/// Brackets nested deeper than this are read as if they were not there.
const MAX_DEPTH: usize = 256;

/// What is known of the current item or statement of a frame.
#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "independent facts, most combinations of which occur")]
pub(super) struct Slot {
    /// The name its value is bound to.
    pub(super) key: Option<Name>,
    /// The whole of that name: `self.model`.
    pub(super) target: Option<Box<str>>,
    /// The name left of `??`, `||` or `or`.
    pub(super) fallback: Option<Name>,
    /// The dotted name just read, and the one before it with nothing between.
    pub(super) chain: Option<Chain>,
    pub(super) previous: Option<Chain>,
    /// Behind `==` and the like.
    pub(super) comparing: bool,
    /// Behind `name:`.
    pub(super) annotated: bool,
    /// Behind `=`.
    pub(super) bound: bool,
    /// Open `?` of conditional expressions.
    pub(super) ternaries: u32,
    /// The statement starts with `if`, `for` and the like.
    pub(super) control: bool,
    /// Behind `for`, before `in`.
    pub(super) looping: bool,
    /// Behind the arrow of an arm.
    pub(super) is_arm: bool,
    /// Behind `match` and the like, before the brace.
    pub(super) matches: bool,
    /// The statement starts with `case`: all that it lists is compared.
    pub(super) cases: bool,
    /// Behind `def` and the like.
    pub(super) names_function: bool,
    /// Behind the name of a function that is declared.
    pub(super) declares_function: bool,
    /// Behind `class` and the like.
    pub(super) names_type: bool,
    /// The function that the statement declares.
    pub(super) declared: Option<Name>,
    /// The class or the like that it declares.
    pub(super) type_name: Option<Name>,
    /// What was called last in it: in some languages that is how functions are declared.
    pub(super) called: Option<Name>,
    /// The variable that was looked up in it.
    pub(super) asked: Option<Name>,
    /// Its first word.
    pub(super) head: Option<Span>,
    /// Something was read.
    pub(super) started: bool,
    /// A bracket in a brace without a key: an element, as Go writes them.
    pub(super) is_element: bool,
    /// The key is a string, which may itself be an identifier.
    pub(super) has_string_key: bool,
    /// A node stands below the key.
    pub(super) is_filled: bool,
    key_node: Option<NodeId>,
    comparison_node: Option<NodeId>,
}

/// An open bracket.
#[derive(Debug)]
pub(super) struct Frame {
    /// `(`, `[`, `{`, or 0 for the file.
    pub(super) bracket: u8,
    /// The function called, the type built, the thing indexed.
    pub(super) name: Option<Name>,
    /// The first literal in it that has no key, and as which item it stands.
    pub(super) first: Option<(u32, Span)>,
    /// The last such literal.
    pub(super) latest: Option<(u32, Span)>,
    /// The first word in it.
    pub(super) head: Option<Span>,
    /// What the call does with its arguments.
    pub(super) manner: Option<Manner>,
    /// The name that its arguments stand in for.
    pub(super) stands_for: Option<Name>,
    /// The function whose body it is.
    pub(super) function: Option<Name>,
    /// Its items are patterns and what follows from them.
    pub(super) is_match: bool,
    pub(super) index: u32,
    pub(super) slot: Slot,
    /// The parameters of a function that is declared.
    pub(super) is_parameters: bool,
    start: usize,
    node: Option<NodeId>,
}

/// The open brackets, innermost last.
#[derive(Debug)]
pub(super) struct Frames<'t> {
    tree: &'t mut SiteTree,
    text: &'t MappedText<'t>,
    kind: SiteKind,
    file: Frame,
    stack: Vec<Frame>,
    /// Brackets open beyond [`MAX_DEPTH`].
    beyond: usize,
    pub(super) has_literal: bool,
}

fn frame(bracket: u8, name: Option<Name>, start: usize) -> Frame {
    let manner = name.as_ref().filter(|_| bracket == b'(').and_then(|name| manner(&name.text));
    Frame {
        bracket,
        name,
        first: None,
        latest: None,
        head: None,
        manner,
        stands_for: None,
        function: None,
        is_match: false,
        index: 0,
        slot: Slot::default(),
        is_parameters: false,
        start,
        node: None,
    }
}

impl<'t> Frames<'t> {
    pub(super) fn new(tree: &'t mut SiteTree, parent: NodeId, text: &'t MappedText<'t>, kind: SiteKind) -> Self {
        let file = Frame { node: Some(parent), ..frame(0, None, 0) };
        Self { tree, text, kind, file, stack: Vec::new(), beyond: 0, has_literal: false }
    }

    pub(super) fn source(&self) -> &'t str {
        self.text.text()
    }

    pub(super) fn top(&self) -> &Frame {
        self.stack.last().unwrap_or(&self.file)
    }

    pub(super) fn top_mut(&mut self) -> &mut Frame {
        self.stack.last_mut().unwrap_or(&mut self.file)
    }

    /// The frame around the innermost one.
    pub(super) fn outer(&self) -> &Frame {
        self.frame(self.stack.len().saturating_sub(1))
    }

    pub(super) fn slot(&mut self) -> &mut Slot {
        &mut self.top_mut().slot
    }

    pub(super) fn is_at_file_level(&self) -> bool {
        self.stack.is_empty()
    }

    pub(super) fn open(&mut self, bracket: u8, name: Option<Name>, start: usize) {
        if self.stack.len() >= MAX_DEPTH {
            self.beyond += 1;
        } else {
            self.stack.push(frame(bracket, name, start));
        }
    }

    /// Closes the innermost bracket of that kind, if it is among the last three; returns its frame.
    pub(super) fn close(&mut self, bracket: u8, end: usize) -> Option<Frame> {
        if self.beyond > 0 {
            self.beyond -= 1;
            return None;
        }
        let fits = self.stack.iter().rev().take(3).position(|open| open.bracket == bracket)?;
        let mut closed = None;
        for _ in 0..=fits {
            self.note_key();
            closed = self.stack.pop();
            let own = closed.as_ref().filter(|frame| frame.name.is_some()).and_then(|frame| frame.node);
            if let Some(node) = own {
                let end = self.text.span(Span::new(end.saturating_sub(1), end)).end;
                self.tree.close(node, end);
            }
        }
        closed
    }

    /// Binds the current item to `key`.
    pub(super) fn bind(&mut self, key: Option<Name>) {
        self.note_key();
        let slot = self.slot();
        slot.key = key;
        (slot.key_node, slot.comparison_node, slot.target) = (None, None, None);
        slot.has_string_key = false;
        slot.is_filled = false;
    }

    /// Ends the current item or statement.
    pub(super) fn end_item(&mut self) {
        self.note_key();
        *self.slot() = Slot::default();
    }

    /// Ends the current item behind a comma; `names = "a", "b"` without brackets goes on with what is assigned.
    pub(super) fn end_member(&mut self, may_go_on: bool) {
        let slot = self.slot();
        let goes_on = may_go_on && slot.bound;
        let key = slot.key.clone().filter(|_| goes_on);
        self.end_item();
        if key.is_some() {
            self.bind(key);
            (self.slot().bound, self.slot().started) = (true, true);
        }
    }

    /// Adds a key whose value is no text: the key itself may be an identifier (`{"org/name": 8192}`).
    fn note_key(&mut self) {
        let slot = self.slot();
        if slot.has_string_key && !slot.is_filled {
            self.holder(self.stack.len());
        }
    }

    /// The function whose body the current place is in.
    pub(super) fn function(&self) -> Option<&Name> {
        self.stack.iter().rev().find_map(|frame| frame.function.as_ref())
    }

    pub(super) fn comment(&mut self, span: Span) {
        if !span.is_empty() {
            let parent = self.file.node.unwrap_or(self.tree.root());
            let value = self.text.slice(span).into_owned();
            self.tree.scalar(parent, Segment::Text, SiteKind::Comment, None, value);
        }
    }
}
