//! Owns places whose name of a model leaves the version open. Never says what fills it.

use super::super::left_open::left_open;
use super::super::reference::{Confidence, Identified, Pin, Reading};
use super::super::scheme::Scheme;
use super::super::vocabulary::Expectation;
use super::Reader;
use crate::extract::{Node, NodeId, SiteKind};
use crate::text::Span;

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
        self.open.push(Identified {
            node: id,
            span,
            text: value.to_owned(),
            scheme: naming.scheme.unwrap_or(Scheme::Unknown),
            kind: node.kind,
            publisher: None,
            quantisation: None,
            pin: Pin::none(),
            host: None,
            model: None,
            confidence,
            reading: Reading { asked: Some(naming.expectation), ..Reading::default() },
        });
    }
}
