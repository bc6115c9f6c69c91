//! Owns which names of source code stand for literals, and where: constants, attributes, defaults of parameters.
//! Never reads tokens; tables and computed values define nothing.

use crate::extract::tree::NodeId;
use std::collections::HashMap;

/// How many meanings of one name are kept: the branches of a choice.
const MOST_MEANINGS: usize = 8;

/// Blocks nested deeper than this are read as if they were not there.
const MAX_DEPTH: usize = 256;

/// What a block of statements is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) enum BlockKind {
    /// The body of `if`, `for` and the like, whose names are those of the function around it.
    #[default]
    Control,
    /// The body of a function: its names end with it.
    Function,
    /// The body of a class of that name.
    Class(Box<str>),
}

#[derive(Debug)]
struct Block {
    kind: BlockKind,
    /// Where its lines start, where that tells its end.
    column: usize,
    /// Counted over the text from 1; the file itself is 0.
    id: usize,
    /// How many definitions stood before it.
    from: usize,
}

/// What a name was given; `None` for a value that is no literal.
#[derive(Debug, Clone, Copy)]
struct Definition {
    meant: Option<NodeId>,
    /// The block that the name belongs to.
    owner: usize,
    at: usize,
}

/// The names that are known at a place.
#[derive(Debug, Default)]
pub(super) struct Scopes {
    names: HashMap<Box<str>, Vec<Definition>>,
    open: Vec<Block>,
    /// Blocks open beyond [`MAX_DEPTH`].
    beyond: usize,
    blocks: usize,
    definitions: usize,
    /// What the next block is, and the parameters that are its first names.
    next: BlockKind,
    parameters: Vec<(Box<str>, Option<NodeId>)>,
}

impl Scopes {
    /// Says what the next block is.
    pub(super) fn expect(&mut self, kind: BlockKind) {
        self.parameters.clear();
        self.next = kind;
    }

    /// Starts a line at a column, in languages whose blocks are indented.
    pub(super) fn line(&mut self, column: usize) {
        while self.open.last().is_some_and(|block| block.column > column) {
            self.open.pop();
        }
        if column > self.open.last().map_or(0, |block| block.column) && self.open.len() < MAX_DEPTH {
            self.enter(BlockKind::Control, column);
        }
        self.expect(BlockKind::Control);
    }

    /// Opens a block; `kind` is what it is where nothing else was expected.
    pub(super) fn enter(&mut self, kind: BlockKind, column: usize) {
        if self.open.len() >= MAX_DEPTH {
            self.beyond += 1;
            return;
        }
        self.blocks += 1;
        let expected = std::mem::take(&mut self.next);
        let kind = if expected == BlockKind::Control { kind } else { expected };
        self.open.push(Block { kind, column, id: self.blocks, from: self.definitions });
        for (name, meant) in std::mem::take(&mut self.parameters) {
            self.add(&name, meant);
        }
    }

    /// Closes the innermost block.
    pub(super) fn leave(&mut self) {
        match self.beyond.checked_sub(1) {
            Some(beyond) => self.beyond = beyond,
            None => _ = self.open.pop(),
        }
        self.expect(BlockKind::Control);
    }

    /// Notes a parameter of the function whose block follows.
    pub(super) fn parameter(&mut self, name: &str, meant: Option<NodeId>) {
        if meant.is_some() || self.names.contains_key(name) {
            self.parameters.push((name.into(), meant));
        }
    }

    /// Notes that a name is given a new value: what it meant in this block, and in blocks within it, ends.
    pub(super) fn assign(&mut self, name: &str) {
        let from = self.open.last().map_or(0, |block| block.from);
        if let Some(known) = self.names.get_mut(name) {
            known.retain(|definition| definition.at <= from);
            self.add(name, None);
        }
    }

    /// Notes that the value last assigned to a name is, or may be, a literal.
    pub(super) fn define(&mut self, name: &str, meant: NodeId) {
        self.add(name, Some(meant));
        let scope = self.open.iter().rev().find(|block| block.kind != BlockKind::Control);
        if let Some(Block { kind: BlockKind::Class(class), id, .. }) = scope {
            let (class, id) = (class.clone(), *id);
            for own in ["self", "cls", "this"] {
                self.insert(&format!("{own}.{name}"), Some(meant), id);
            }
            let outer = self.owner(|block| block.id < id && block.kind != BlockKind::Control);
            self.insert(&format!("{class}.{name}"), Some(meant), outer);
        }
    }

    /// The literals that a name may stand for here: those of the innermost scope that gives it any value.
    pub(super) fn meaning(&self, name: &str) -> Vec<NodeId> {
        let is_open = |owner: usize| owner == 0 || self.open.binary_search_by_key(&owner, |block| block.id).is_ok();
        let known = self.names.get(name).map_or(&[] as &[Definition], Vec::as_slice);
        let live = || known.iter().filter(|definition| is_open(definition.owner));
        let innermost = live().map(|definition| definition.owner).max();
        live().filter(|one| Some(one.owner) == innermost).filter_map(|definition| definition.meant).collect()
    }

    fn add(&mut self, name: &str, meant: Option<NodeId>) {
        let of_object = name.starts_with("self.") || name.starts_with("this.");
        let owner = self.owner(|block| match block.kind {
            BlockKind::Control => false,
            BlockKind::Function => !of_object,
            BlockKind::Class(_) => true,
        });
        self.insert(name, meant, owner);
    }

    /// The innermost block that fits, 0 for the file.
    fn owner(&self, fits: impl Fn(&Block) -> bool) -> usize {
        self.open.iter().rev().find(|block| fits(block)).map_or(0, |block| block.id)
    }

    fn insert(&mut self, name: &str, meant: Option<NodeId>, owner: usize) {
        self.definitions += 1;
        let known = self.names.entry(name.into()).or_default();
        if known.len() >= MOST_MEANINGS {
            known.remove(0);
        }
        known.push(Definition { meant, owner, at: self.definitions });
    }
}
