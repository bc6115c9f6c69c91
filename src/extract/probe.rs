//! Owns how tests look at a tree: one line a node, and the laws that every tree keeps.

use super::tree::{NodeId, Segment, SiteTree};
use crate::text::{MappedText, Span};

/// Reads `text` and returns the tree after checking its laws.
pub(super) fn tree_of(text: &str, read: impl FnOnce(&mut SiteTree, NodeId, &MappedText<'_>)) -> SiteTree {
    let mut tree = SiteTree::new(text);
    let root = tree.root();
    read(&mut tree, root, &MappedText::linear(text, 0));
    for (id, node) in tree.iter() {
        let spans = [Some(node.span), node.key_span];
        for span in spans.into_iter().flatten() {
            assert!(text.get(span.start..span.end).is_some(), "{span:?} of {:?} in {text:?}", tree.get(id));
        }
    }
    tree
}

/// One line a value: where it stands, its kind, its value.
pub(super) fn sites(text: &str, read: impl FnOnce(&mut SiteTree, NodeId, &MappedText<'_>)) -> Vec<String> {
    let tree = tree_of(text, read);
    let values = tree.iter().filter(|(_, node)| node.value.is_some());
    values.map(|(id, node)| format!("{} {} {}", path(&tree, id), node.kind.as_str(), tree.value(id))).collect()
}

/// Like [`sites`], without the kinds and the numbers of documents, which are another format's.
pub(super) fn places(text: &str, read: impl FnOnce(&mut SiteTree, NodeId, &MappedText<'_>)) -> Vec<String> {
    let tree = tree_of(text, read);
    let values = tree.iter().filter(|(_, node)| node.value.is_some());
    values.map(|(id, _)| format!("{} {}", path(&tree, id).replace("/doc0", ""), tree.value(id))).collect()
}

/// The parts of the path to a node, with commands and options, which key paths leave out.
pub(super) fn path(tree: &SiteTree, id: NodeId) -> String {
    let mut parts: Vec<String> =
        std::iter::once(id).chain(tree.ancestors(id)).map(|id| part(&tree.get(id).segment)).collect();
    parts.reverse();
    parts.concat()
}

fn part(segment: &Segment) -> String {
    match segment {
        Segment::Root => String::new(),
        Segment::Document(number) => format!("/doc{number}"),
        Segment::Key(key) => format!("/{key}"),
        Segment::Index(index) => format!("[{index}]"),
        Segment::Call(name) => format!("/{name}()"),
        Segment::Command(program) => format!("/${program}"),
        Segment::Flag(flag) => format!("/{flag}"),
        Segment::Positional(index) => format!("/#{index}"),
        Segment::Text => "/~".to_owned(),
    }
}

/// Asserts that a node holds `value`, and that its span covers just these letters in `text`.
pub(super) fn assert_exact(text: &str, tree: &SiteTree, value: &str) {
    let found: Vec<Span> = tree.iter().filter(|(id, _)| tree.value(*id) == value).map(|(_, node)| node.span).collect();
    assert!(!found.is_empty(), "no node holds {value:?}");
    for span in found {
        assert_eq!(&text[span.start..span.end], value);
    }
}
