//! Owns the open brackets around a place in source code, and the nodes they become once something stands in them.
//! Never reads tokens: [`context`](super::context) opens, binds and closes.

mod placement;

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
    /// Behind `def` and the like.
    pub(super) names_function: bool,
    /// Behind the name of a function that is declared.
    pub(super) declares_function: bool,
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
    /// The first literal in it.
    pub(super) first: Option<Span>,
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
    Frame { bracket, name, first: None, index: 0, slot: Slot::default(), is_parameters: false, start, node: None }
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

    /// Adds a key whose value is no text: the key itself may be an identifier (`{"org/name": 8192}`).
    fn note_key(&mut self) {
        let slot = self.slot();
        if slot.has_string_key && !slot.is_filled {
            self.holder(self.stack.len());
        }
    }

    pub(super) fn comment(&mut self, span: Span) {
        if !span.is_empty() {
            let parent = self.file.node.unwrap_or(self.tree.root());
            let value = self.text.slice(span).into_owned();
            self.tree.scalar(parent, Segment::Text, SiteKind::Comment, None, value);
        }
    }
}

impl Frame {
    /// The name asked for in calls that take a default: `os.getenv("MODEL", "x")`.
    pub(super) fn default_of(&self, source: &str) -> Option<Name> {
        let key = self.slot.key.as_ref().map_or("", |key| &*key.text);
        if self.index == 0 || !matches!(key, "" | "default" | "defaultValue" | "fallback") {
            return None;
        }
        self.asked(source)
    }

    /// The name that a call asks for: `MODEL` in `os.getenv("MODEL")`.
    pub(super) fn asked(&self, source: &str) -> Option<Name> {
        let name = Name::at(source, self.first?)?;
        let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-');
        (self.bracket == b'(' && asks(&self.name.as_ref()?.text) && name.text.chars().all(fits)).then_some(name)
    }
}

/// Whether a function of this name looks a value up by name.
fn asks(function: &str) -> bool {
    let function = function.to_ascii_lowercase().replace('_', "");
    let last = function.rsplit('.').next().unwrap_or_default();
    function.contains("env")
        || matches!(
            last,
            "get" | "getattr" | "setdefault" | "pop" | "fetch" | "getordefault" | "getproperty" | "config"
        )
}
