//! What is read out of YAML, JSON, TOML and notebooks: values, exact places, key paths; and what broken files cost.

#![allow(clippy::indexing_slicing, reason = "a test fails by panicking")]

mod commands;
mod hostile;
mod json;
mod matrix;
mod notebook;
mod properties;
mod templates;
mod text_in_text;
mod toml;
mod yaml;

use owlint::extract::{Extraction, NodeId, Segment, SiteKind, SiteTree, extract};
use owlint::text::{Document, Encoding, NoticeKind, Span};
use std::fmt::Write as _;
use std::path::PathBuf;

const MODEL: &str = "moonshotai/Kimi-K2-Instruct";

struct Read {
    text: String,
    extraction: Extraction,
}

fn read(path: &str, text: &str) -> Read {
    let document = Document::new(PathBuf::from(path), text.to_owned(), Encoding::Utf8);
    Read { text: text.to_owned(), extraction: extract(&document) }
}

impl Read {
    fn tree(&self) -> &SiteTree {
        &self.extraction.tree
    }

    /// The innermost places whose value is `value`, as key path, kind and letters in the file.
    fn places(&self, value: &str) -> Vec<(String, SiteKind, &str)> {
        let tree = self.tree();
        let found = tree.iter().filter(|(id, _)| tree.value(*id) == value && !tree.is_reread(*id));
        found.map(|(id, node)| (tree.key_path(id), node.kind, node.span.of(&self.text))).collect()
    }

    /// The one place whose value is `value`.
    fn place(&self, value: &str) -> (String, SiteKind, &str) {
        let places = self.places(value);
        assert_eq!(places.len(), 1, "places of {value:?}: {places:?} in\n{}", self.show());
        places[0].clone()
    }

    fn paths(&self, value: &str) -> Vec<String> {
        self.places(value).into_iter().map(|(path, ..)| path).collect()
    }

    fn values(&self, kind: SiteKind) -> Vec<&str> {
        let tree = self.tree();
        tree.iter().filter(|(_, node)| node.kind == kind).map(|(id, _)| tree.value(id)).collect()
    }

    fn is_clean(&self) -> bool {
        self.extraction.notices.is_empty() && self.tree().structured
    }

    /// Whether some node that stands for itself holds the letters of `value` in the file.
    fn shows(&self, value: &str) -> bool {
        let tree = self.tree();
        tree.iter()
            .any(|(id, node)| !tree.is_reread(id) && tree.value(id).contains(value) && node.kind != SiteKind::Container)
    }

    fn show(&self) -> String {
        let tree = self.tree();
        let line = |(id, _): (NodeId, _)| {
            let node = tree.get(id);
            format!(
                "{:indent$}{:?} {:?} {:?}",
                "",
                node.segment,
                node.kind,
                tree.value(id),
                indent = 2 * tree.ancestors(id).count()
            )
        };
        tree.iter().map(|node| line(node) + "\n").collect()
    }
}

fn argument(path: &str, letters: &'static str) -> (String, SiteKind, &'static str) {
    (path.to_owned(), SiteKind::Argument, letters)
}

fn value(path: &str, letters: &'static str) -> (String, SiteKind, &'static str) {
    (path.to_owned(), SiteKind::MapValue, letters)
}

fn check(read: &Read) {
    let tree = read.tree();
    for (id, node) in tree.iter() {
        let Span { start, end } = node.span;
        assert!(start <= end && end <= read.text.len(), "{:?} of {}", node, read.text.len());
        assert!(read.text.is_char_boundary(start) && read.text.is_char_boundary(end), "{node:?}");
        if let Some(key) = node.key_span {
            assert!(key.end <= read.text.len() && read.text.get(key.start..key.end).is_some(), "{node:?}");
        }
        if let Some(value) = &node.value {
            let letters = value.text();
            for (at, letter) in letters.char_indices() {
                let span = value.span(Span::new(at, at + letter.len_utf8()));
                assert!(
                    span.end <= read.text.len() && read.text.is_char_boundary(span.start),
                    "{letter:?} of {node:?}"
                );
            }
            assert_ne!(node.kind, SiteKind::Container);
        }
        if let Some(parent) = node.parent {
            assert!(tree.children(parent).any(|child| child == id));
        }
    }
}
