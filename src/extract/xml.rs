//! Owns XML configuration: elements with text, attributes, CDATA, comments, each below the elements around it.
//! Never resolves namespaces or declared entities, and never refuses a file that is not well-formed.

mod markup;

use super::tree::{NodeId, Segment, SiteKind, SiteTree};
use crate::text::{MappedText, Span};
use markup::{Attribute, Markup};

/// Elements nested deeper than this are read as if they were not there.
const MAX_DEPTH: usize = 256;
/// How many elements one end tag may close where those inside were left open.
const MAX_CLOSED: usize = 8;
/// What the text of an element with attributes is called: the value beside its `name` or `key`.
const VALUE: &str = "value";

/// Reads the elements of an XML file.
pub(super) fn read(tree: &mut SiteTree, parent: NodeId, text: &MappedText<'_>) {
    let mut reader = Reader { tree, parent, text, open: Vec::new() };
    for markup in markup::pieces(text.text()) {
        reader.take(markup);
    }
    while !reader.open.is_empty() {
        reader.close(text.text().len());
    }
}

/// An element that was opened.
#[derive(Debug)]
struct Element {
    name: Span,
    /// Made once something stands in it that is not its text alone.
    node: Option<NodeId>,
    /// Whether other elements stand in it.
    is_parent: bool,
    start: usize,
}

struct Reader<'t> {
    tree: &'t mut SiteTree,
    parent: NodeId,
    text: &'t MappedText<'t>,
    open: Vec<Element>,
}

impl Reader<'_> {
    fn take(&mut self, markup: Markup) {
        match markup {
            Markup::Comment(span) => {
                let value = self.text.slice(span).into_owned();
                self.tree.scalar(self.parent, Segment::Text, SiteKind::Comment, None, value);
            }
            Markup::Open { name, attributes, closes, span } => self.element(name, &attributes, closes, span),
            Markup::Close { name, end } => self.end(name, end),
            Markup::Text { span, raw } => self.content(span, raw),
        }
    }

    fn element(&mut self, name: Span, attributes: &[Attribute], closes: bool, span: Span) {
        if let Some(outer) = self.open.last_mut() {
            outer.is_parent = true;
        }
        if self.open.len() < MAX_DEPTH {
            self.open.push(Element { name, node: None, is_parent: false, start: span.start });
            self.attributes(attributes);
            if closes {
                self.close(span.end);
            }
        }
    }

    fn attributes(&mut self, attributes: &[Attribute]) {
        let told = attributes.iter().filter(|attribute| !attribute.name.of(self.text.text()).starts_with("xmlns"));
        for attribute in told {
            let node = self.node();
            let value = markup::decoded(self.text, attribute.value, false);
            if !value.text().is_empty() {
                let segment = Segment::Key(attribute.name.of(self.text.text()).into());
                let key = Some(self.text.span(attribute.name));
                self.tree.scalar(node, segment, SiteKind::MapValue, key, value);
            }
        }
    }

    fn content(&mut self, span: Span, raw: bool) {
        let source = self.text.text();
        let held = span.of(source);
        let start = span.start + held.len() - held.trim_start().len();
        let place = Span::new(start, start + held.trim().len());
        if place.is_empty() {
            return;
        }
        let value = markup::decoded(self.text, place, raw);
        match self.open.last() {
            None => self.prose(self.parent, value),
            // Beside other elements a text is prose; beside attributes it is their value.
            Some(element) if element.is_parent => {
                let node = self.node();
                self.prose(node, value);
            }
            Some(Element { node: Some(node), .. }) => {
                self.tree.scalar(*node, Segment::Key(VALUE.into()), SiteKind::MapValue, None, value);
            }
            Some(Element { name, node: None, .. }) => {
                let (key, segment) = (self.text.span(*name), Segment::Key(name.of(source).into()));
                let parent = self.outer(self.open.len().saturating_sub(1));
                self.tree.scalar(parent, segment, SiteKind::MapValue, Some(key), value);
            }
        }
    }

    fn prose(&mut self, node: NodeId, value: MappedText<'static>) {
        self.tree.scalar(node, Segment::Text, SiteKind::Text, None, value);
    }

    /// The node of the innermost element.
    fn node(&mut self) -> NodeId {
        self.outer(self.open.len())
    }

    /// The node of the element at `depth`; elements become nodes once something stands in them.
    fn outer(&mut self, depth: usize) -> NodeId {
        let known = self.open.iter().take(depth).rposition(|element| element.node.is_some());
        let mut node = known.and_then(|at| self.open.get(at)?.node).unwrap_or(self.parent);
        let (tree, text) = (&mut *self.tree, self.text);
        for element in self.open.iter_mut().take(depth).skip(known.map_or(0, |at| at + 1)) {
            let place = text.span(Span::new(element.start, element.name.end));
            let segment = Segment::Key(element.name.of(text.text()).into());
            node = tree.container(node, segment, Some(text.span(element.name)), place);
            element.node = Some(node);
        }
        node
    }

    fn end(&mut self, name: Span, end: usize) {
        let source = self.text.text();
        let mut inner = self.open.iter().rev().take(MAX_CLOSED);
        let Some(at) = inner.position(|element| element.name.of(source) == name.of(source)) else { return };
        for _ in 0..=at {
            self.close(end);
        }
    }

    fn close(&mut self, end: usize) {
        let Some(Element { node: Some(node), .. }) = self.open.pop() else { return };
        let end = self.text.span(Span::new(end.saturating_sub(1), end)).end;
        self.tree.close(node, end);
    }
}
