//! Owns how tests look at a tree: one line a node, and the laws that every tree keeps.

use super::tree::{NodeId, Segment, SiteTree};
use crate::text::{MappedText, Span};

/// Reads `text` and returns the tree after checking its laws.
pub(super) fn tree_of(text: &str, read: impl FnOnce(&mut SiteTree, NodeId, &MappedText<'_>)) -> SiteTree {
    let mut tree = SiteTree::new(text.len());
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

/// What stands in the text under the span of the one node with that value.
pub(super) fn span_of(tree: &SiteTree, value: &str) -> Span {
    let found: Vec<Span> = tree.iter().filter(|(id, _)| tree.value(*id) == value).map(|(_, node)| node.span).collect();
    assert!(!found.is_empty(), "no node holds {value:?}");
    found[0]
}

#[test]
fn try_it() {
    let Ok(dir) = std::fs::read_dir("/tmp/owlint_try") else { return };
    let mut files: Vec<_> = dir.map(|e| e.unwrap().path()).collect();
    files.sort();
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        let name = file.file_name().unwrap().to_str().unwrap().to_owned();
        eprintln!("== {name}");
        let lines = sites(&text, |tree, parent, text| match name.as_str() {
            n if n.starts_with("sh") => super::shell::read(tree, parent, text),
            n if n.starts_with("env") => super::dotenv::read(tree, parent, text),
            n if n.starts_with("docker") => super::dockerfile::read(tree, parent, text),
            n if n.starts_with("md") => super::markdown::read(tree, parent, text),
            _ => super::lines::read(tree, parent, text),
        });
        for line in lines {
            eprintln!("  {line}");
        }
    }
}
