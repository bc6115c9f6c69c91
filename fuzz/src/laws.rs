//! Owns the laws that every tree of places and every report for people keeps. Never parses.

use owlint::extract::SiteTree;
use owlint::text::{Span, sanitise};

/// Fails unless a span is a part of the text, from one character to another.
pub fn assert_fits(text: &str, span: Span, what: &dyn std::fmt::Debug) {
    assert!(span.start <= span.end, "{span:?} of {what:?} ends before it begins");
    assert!(text.get(span.start..span.end).is_some(), "{span:?} of {what:?} is no part of {} bytes", text.len());
}

/// Fails unless all spans of a tree are parts of the text, every letter of a value leads back into it, and a node stands
/// behind its parent and is one of its children.
pub fn assert_tree(text: &str, tree: &SiteTree) {
    for (id, node) in tree.iter() {
        assert_fits(text, node.span, node);
        node.key_span.iter().for_each(|span| assert_fits(text, *span, node));
        match node.parent {
            Some(parent) => assert!(parent < id, "{node:?} stands before its parent"),
            None => assert_eq!(id, tree.root(), "{node:?} has no parent"),
        }
        assert!(node.within.is_none_or(|outer| outer < id), "{node:?} stands before what it was read out of");
        let Some(value) = &node.value else { continue };
        for (at, letter) in value.text().char_indices() {
            let start = value.offset(at);
            assert!(text.is_char_boundary(start), "{letter:?} of {node:?} leads into a character or out of the text");
            // The end may lie inside a character only where the letter stands for an escape of several bytes.
            let span = value.span(Span::new(at, at + letter.len_utf8()));
            assert!(span.end <= text.len(), "{letter:?} of {node:?} ends behind the text");
        }
    }
    // Each node is met once on the way down from the root: the links between siblings have neither gaps nor loops.
    assert_eq!(tree.descendants(tree.root()).count() + 1, tree.iter().count(), "nodes that cannot be reached");
}

/// Fails where a text for people holds what steers a terminal, turns the reading order or stays unseen.
pub fn assert_shown(text: &str) {
    let lines = text.replace('\n', "");
    assert_eq!(sanitise(&lines), lines, "what steers is shown");
}
