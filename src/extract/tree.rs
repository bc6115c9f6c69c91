//! Owns the tree of places in a document: what every format is turned into, so that nobody after it needs to know
//! formats. Never parses and never judges whether a place holds a model.

mod allowance;
mod names;
mod path;
mod walk;
mod wide;

use crate::text::{MappedText, Span};
use allowance::Allowance;
use std::sync::OnceLock;
use wide::{WALKED, WideNodes};

/// Points at a [`Node`] of one [`SiteTree`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(u32);

/// How a node is reached from its parent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Segment {
    /// The whole file.
    Root,
    /// One document of several in the file (YAML), counted from 0. Not part of a key path.
    Document(u32),
    /// A key of a map, a variable's name, a keyword argument's name.
    Key(Box<str>),
    /// An item of a list, or a positional argument of a call in source code, counted from 0.
    Index(u32),
    /// A call in source code or a declaration block, by its dotted name (`AutoModel.from_pretrained`).
    Call(Box<str>),
    /// A command line, by its program (`vllm`, `ollama`, `vllm.entrypoints.openai.api_server`; without path and without
    /// wrappers such as `sudo` or `python -m`), or empty where only arguments are given. Not part of a key path.
    Command(Box<str>),
    /// The value of an option on a command line, by the option as written (`--model`, `-m`). Not part of a key path.
    Flag(Box<str>),
    /// A word of a command line that is no option, counted from 0 after the program. Not part of a key path.
    Positional(u32),
    /// A comment, a line without structure, prose. Not part of a key path.
    Text,
}

/// What kind of place a node is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SiteKind {
    /// A map, list, call, command or file: holds nodes, no value of its own.
    Container,
    /// The value of a key in a configuration format.
    MapValue,
    /// An item of a list in a configuration format.
    ListItem,
    /// A word of a command line.
    Argument,
    /// The value of an environment variable (`.env`, shell, Dockerfile).
    Assignment,
    /// A string literal in source code.
    Literal,
    /// A name that stands for a value: a constant in source code, an alias in YAML. Holds no value of its own.
    Name,
    /// A comment, without its markers.
    Comment,
    /// A line, or part of one, of which only the letters are known: fallback, prose.
    Text,
    /// Code inside prose (Markdown fences and inline code).
    DocCode,
}

impl SiteKind {
    /// The name used in reports.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Container => "container",
            Self::MapValue => "map-value",
            Self::ListItem => "list-item",
            Self::Argument => "argument",
            Self::Assignment => "assignment",
            Self::Literal => "literal",
            Self::Name => "name",
            Self::Comment => "comment",
            Self::Text => "text",
            Self::DocCode => "doc-code",
        }
    }
}

/// One place in a document.
#[derive(Debug, Clone)]
pub struct Node {
    /// `None` for the root only.
    pub parent: Option<NodeId>,
    /// How the parent reaches this node.
    pub segment: Segment,
    /// What kind of place it is.
    pub kind: SiteKind,
    /// Where the key, option or variable name stands, if it has one.
    pub key_span: Option<Span>,
    /// Where the value stands, without quotes; for a container the whole of it as far as known.
    pub span: Span,
    /// The decoded value and the way back into the document; `None` for containers.
    pub value: Option<MappedText<'static>>,
    /// The value whose text this node was read out of, where that is not its parent: an option's value that stands
    /// in a list item of `args:` hangs below its command, and stands within the item.
    pub within: Option<NodeId>,
}

/// A node and its links.
#[derive(Debug, Clone)]
struct Entry {
    node: Node,
    first_child: Option<NodeId>,
    last_child: Option<NodeId>,
    next_sibling: Option<NodeId>,
    reread: bool,
}

impl Entry {
    fn new(node: Node) -> Self {
        Self { node, first_child: None, last_child: None, next_sibling: None, reread: false }
    }
}

/// All places of one document.
///
/// Text inside text (a script in a YAML block scalar, JSON in a variable) hangs below the node that holds it.
#[derive(Debug, Clone)]
pub struct SiteTree {
    entries: Vec<Entry>,
    allowance: Allowance,
    /// Names with what they stand for.
    names: Vec<(NodeId, NodeId)>,
    /// Made when first asked for.
    wide: OnceLock<WideNodes>,
    /// Whether the format's own parser understood the file; `false` after a fallback to lines.
    pub structured: bool,
}

impl SiteTree {
    /// A tree that holds only the root, for a document of that text.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let root = Node {
            parent: None,
            segment: Segment::Root,
            kind: SiteKind::Container,
            key_span: None,
            span: Span::new(0, text.len()),
            value: None,
            within: None,
        };
        let (entries, allowance) = (vec![Entry::new(root)], Allowance::of(text));
        Self { entries, allowance, names: Vec::new(), wide: OnceLock::new(), structured: true }
    }

    /// The node of the whole file.
    #[must_use]
    #[expect(clippy::unused_self, reason = "an id means nothing without its tree")]
    pub fn root(&self) -> NodeId {
        NodeId(0)
    }

    /// Adds a node below its parent and returns its id.
    pub fn push(&mut self, node: Node) -> NodeId {
        let id = NodeId(u32::try_from(self.entries.len()).unwrap_or(u32::MAX));
        let (parent, within) = (node.parent, node.within);
        self.entries.push(Entry::new(node));
        self.wide = OnceLock::new();
        if let Some(parent) = parent.and_then(|parent| self.entry_mut(parent)) {
            parent.reread = parent.node.value.is_some();
            parent.first_child.get_or_insert(id);
            if let Some(last) = parent.last_child.replace(id).and_then(|last| self.entry_mut(last)) {
                last.next_sibling = Some(id);
            }
        }
        if let Some(outer) = within.and_then(|outer| self.entry_mut(outer)) {
            outer.reread = true;
        }
        id
    }

    /// Adds a container below `parent`.
    pub fn container(&mut self, parent: NodeId, segment: Segment, key_span: Option<Span>, span: Span) -> NodeId {
        let kind = SiteKind::Container;
        self.push(Node { parent: Some(parent), segment, kind, key_span, span, value: None, within: None })
    }

    /// Adds a value below `parent`; its span is the value's own place.
    pub fn scalar(
        &mut self,
        parent: NodeId,
        segment: Segment,
        kind: SiteKind,
        key_span: Option<Span>,
        value: MappedText<'static>,
    ) -> NodeId {
        let span = value.span(Span::new(0, value.text().len()));
        self.push(Node { parent: Some(parent), segment, kind, key_span, span, value: Some(value), within: None })
    }

    /// Sets the end of a container once it is known.
    pub fn close(&mut self, id: NodeId, end: usize) {
        if let Some(entry) = self.entry_mut(id) {
            entry.node.span = Span::new(entry.node.span.start, end);
        }
    }

    /// Grows the containers among the nodes from the `first`th on over what hangs below them.
    pub(super) fn enclose(&mut self, first: usize) {
        for index in (first..self.entries.len()).rev() {
            let Some(Node { parent: Some(parent), span, .. }) = self.entries.get(index).map(|entry| &entry.node) else {
                continue;
            };
            let (parent, end) = (*parent, span.end);
            if let Some(entry) = self.entry_mut(parent).filter(|_| parent.0 as usize >= first) {
                entry.node.span.end = entry.node.span.end.max(end);
            }
        }
    }

    /// Makes nodes of the kinds `from`, beginning with the `first`th node, nodes of the kind `to`.
    pub(super) fn retype(&mut self, first: usize, from: &[SiteKind], to: SiteKind) {
        for entry in self.entries.iter_mut().skip(first).filter(|entry| from.contains(&entry.node.kind)) {
            entry.node.kind = to;
        }
    }

    /// How many nodes there are.
    pub(super) fn count(&self) -> usize {
        self.entries.len()
    }

    /// The node that was added as the `index`th, the root being the first.
    pub(super) fn at(&self, index: usize) -> Option<NodeId> {
        self.entries.get(index).and_then(|_| u32::try_from(index).ok()).map(NodeId)
    }

    /// The node behind an id; an id of another tree gives the root.
    #[must_use]
    pub fn get(&self, id: NodeId) -> &Node {
        &self.entry(id).node
    }

    /// Whether the node's value was read once more as a format of its own (a command line, a script, JSON): what
    /// stands in it is then found below it, not in it.
    #[must_use]
    pub fn is_reread(&self, id: NodeId) -> bool {
        self.entry(id).reread
    }

    /// All nodes with their ids, in the order they were added.
    pub fn iter(&self) -> impl Iterator<Item = (NodeId, &Node)> {
        let ids = (0..).map(NodeId);
        ids.zip(self.entries.iter().map(|entry| &entry.node))
    }

    /// The decoded value of a node, `""` for containers.
    #[must_use]
    pub fn value(&self, id: NodeId) -> &str {
        self.get(id).value.as_ref().map_or("", |value| value.text())
    }

    fn entry(&self, id: NodeId) -> &Entry {
        static NOTHING: Entry = Entry {
            node: Node {
                parent: None,
                segment: Segment::Root,
                kind: SiteKind::Container,
                key_span: None,
                span: Span { start: 0, end: 0 },
                value: None,
                within: None,
            },
            first_child: None,
            last_child: None,
            next_sibling: None,
            reread: false,
        };
        self.entries.get(id.0 as usize).unwrap_or(&NOTHING)
    }

    fn entry_mut(&mut self, id: NodeId) -> Option<&mut Entry> {
        self.entries.get_mut(id.0 as usize)
    }

    /// The child of `id` under the key `key` (letter case as given), the first where there are several.
    #[must_use]
    pub fn child(&self, id: NodeId, key: &str) -> Option<NodeId> {
        let mut children = self.children(id);
        let is_meant = |child: &NodeId| matches!(&self.get(*child).segment, Segment::Key(name) if &**name == key);
        let near = children.by_ref().take(WALKED).find(is_meant);
        near.or_else(|| {
            let wide = children.next().map(|_| self.wide.get_or_init(|| WideNodes::of(self)));
            wide.and_then(|wide| wide.find(self, id, key))
        })
    }
}
