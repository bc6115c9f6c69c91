//! Owns places that say something of models without naming one: a version left open, a part of names that code seeks.
//! Never says what fills it or what the code does.

use super::super::branch::is_branch;
use super::super::left_open::left_open;
use super::super::reference::{Confidence, Identified, Pin, Reading};
use super::super::scheme::Scheme;
use super::super::vocabulary::Expectation;
use super::Reader;
use crate::catalog::normalise;
use crate::extract::{Node, NodeId, SiteKind};
use crate::text::Span;

/// No part of a name that code seeks is longer.
const LONGEST: usize = 60;

impl Reader<'_> {
    /// Keeps a value that takes a model, or begins on an organisation that publishes some, and leaves the version open.
    pub(super) fn left_open(&mut self, id: NodeId, node: &Node) {
        let value = self.tree.value(id);
        let is_prose =
            matches!(node.kind, SiteKind::Comment | SiteKind::Text | SiteKind::DocCode | SiteKind::Container);
        if is_prose || left_open(value, self.catalog).is_none() {
            return;
        }
        let naming = self.naming(id, node);
        let is_owned = value.split('/').next().is_some_and(|owner| self.catalog.lab_of_organisation(owner).is_some());
        let confidence = match naming.expectation {
            Expectation::Takes => Confidence::Medium,
            Expectation::May | Expectation::Nothing if is_owned && value.contains('/') => Confidence::Medium,
            Expectation::May | Expectation::Nothing | Expectation::Never | Expectation::Label => return,
        };
        let span = Self::outer(node, Span::new(0, value.len()));
        self.open.push(nameless(id, node, span, value, confidence));
    }

    /// Keeps a literal that code seeks in the name of a model, where a family's name is what is sought.
    pub(super) fn branch(&mut self, id: NodeId, node: &Node) {
        if node.kind != SiteKind::Literal || !is_branch(self.document.text(), node.span) {
            return;
        }
        let value = self.tree.value(id);
        let is_name = value.len() <= LONGEST && value.bytes().all(|byte| byte.is_ascii_graphic());
        if is_name && self.catalog.family_of(&normalise(value)).is_some() {
            self.branches.push(nameless(id, node, node.span, value, Confidence::Medium));
        }
    }
}

/// What is said at a place, without a model.
fn nameless(id: NodeId, node: &Node, span: Span, value: &str, confidence: Confidence) -> Identified {
    Identified {
        node: id,
        span,
        text: value.to_owned(),
        scheme: Scheme::Unknown,
        kind: node.kind,
        publisher: None,
        quantisation: None,
        pin: Pin::none(),
        host: None,
        model: None,
        confidence,
        reading: Reading::default(),
    }
}
