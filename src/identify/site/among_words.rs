//! Owns identifiers among the words of a text: a value that lists several, comments and prose.
//! Never looks at the names around a place.

use super::super::assigned::{is_assigned, is_said_of_other};
use super::super::candidate::Candidate;
use super::super::evidence::{
    has_file_ending, is_code_word, is_distinctive, is_hub, is_owned, is_placeholder, may_be_distinctive,
};
use super::super::naming::Naming;
use super::super::reference::Confidence;
use super::super::resolve::{Grade, Resolution, resolve, resolve_known};
use super::super::scan::{is_set_to_no_model, tokens};
use super::super::scheme_choice::is_address;
use super::Reader;
use crate::extract::{Node, NodeId, SiteKind};
use crate::text::Span;

/// Whether a text is single words with commas or semicolons between, as no prose is, however long it may be.
pub(super) fn is_single_words(value: &str) -> bool {
    let parts = value.split([',', ';']).map(str::trim);
    value.contains([',', ';']) && parts.into_iter().all(|part| !part.contains(char::is_whitespace))
}

impl Reader<'_> {
    /// A value that holds several identifiers: `MODELS=a,b`, `"model-a model-b"`.
    pub(super) fn list(&mut self, id: NodeId, node: &Node, value: &str, naming: &Naming) {
        for span in tokens(value) {
            let span = behind_alias(value, span);
            let word = span.of(value);
            let Some(candidate) = self.read(id, word) else { continue };
            let resolution = resolve(&candidate, self.catalog);
            if resolution.grade >= Grade::Named && is_distinctive(word, &candidate, &resolution) {
                let place =
                    Self::outer(node, Span::new(span.start + candidate.span.start, span.start + candidate.span.end));
                let text = candidate.text(word).to_owned();
                self.add(id, place, &text, &candidate, resolution, Some(naming), Confidence::Medium);
            }
        }
    }

    /// Text without structure: only what can be nothing else counts.
    pub(super) fn prose(&mut self, id: NodeId, node: &Node) {
        let value = self.tree.value(id);
        if !self.catalog.may_be_named_in(value) {
            return;
        }
        for span in tokens(value) {
            let word = span.of(value);
            // A name goes on behind it: `davinci<N>`, `gpt-4-`.
            if value.get(span.end..).is_some_and(|rest| rest.starts_with(['<', '-', '{'])) {
                continue;
            }
            if is_set_to_no_model(value.get(..span.start).unwrap_or_default()) {
                continue;
            }
            if span.end == value.len() && node.kind == SiteKind::DocCode && self.is_other(node) {
                continue;
            }
            let Some(candidate) = self.read(id, word) else { continue };
            if is_plain(node, self.document.text()) && self.catalog.find_repository(&candidate.name).is_none() {
                continue;
            }
            let inside = Span::new(span.start + candidate.span.start, span.start + candidate.span.end);
            let is_set = node.kind == SiteKind::Comment && is_assigned(value, inside);
            let assigned = || is_set.then(|| self.assigned(word, &candidate)).flatten();
            let Some(resolution) = self.certain(word, &candidate).or_else(assigned) else { continue };
            let text = candidate.text(word).to_owned();
            self.add(id, Self::outer(node, inside), &text, &candidate, resolution, None, Confidence::Medium);
        }
    }

    /// Whether the sentence around inline code says that it is something else than a model.
    fn is_other(&self, node: &Node) -> bool {
        self.document.text().get(node.span.end..).is_some_and(is_said_of_other)
    }

    /// What a word leads to that can only be an identifier, whatever stands around it.
    fn certain(&self, word: &str, candidate: &Candidate) -> Option<Resolution> {
        if candidate.is_explicit && is_hub(candidate) {
            return Some(resolve(candidate, self.catalog));
        }
        // A name of one part is distinctive nowhere, and most words are one.
        let may_be_named = word.contains(['-', ':', '/', '.']) && may_be_distinctive(word);
        if !may_be_named || is_address(candidate, word) {
            return None;
        }
        let stands = |resolution: &Resolution| is_owned(candidate, resolution, self.catalog) && !is_code_word(word);
        resolve_known(candidate, self.catalog)
            .filter(|resolution| is_distinctive(word, candidate, resolution) && stands(resolution))
    }

    /// What a word leads to that a variable for models is set to: there a family with its version is enough.
    fn assigned(&self, word: &str, candidate: &Candidate) -> Option<Resolution> {
        let is_other = is_address(candidate, word) || has_file_ending(word) || is_placeholder(candidate);
        let resolution = (!is_other).then(|| resolve(candidate, self.catalog))?;
        Some(resolution).filter(|resolution| resolution.grade >= Grade::Named)
    }
}

/// Whether a value gives a repository a name of one's own: `fast:org/name`.
pub(super) fn is_aliased(value: &str) -> bool {
    let is_name = |name: &str| name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    let named = value.split_once(':').filter(|(name, _)| !name.is_empty() && is_name(name));
    named.is_some_and(|(_, rest)| rest.contains('/') && !rest.starts_with('/'))
}

/// Whether a value is a repository behind a name of one's own, which no router or hub reads.
pub(super) fn is_renamed(value: &str) -> bool {
    let whole = Span::new(0, value.len());
    !value.contains([',', ' ', ';', '=']) && behind_alias(value, whole) != whole
}

/// Without the name of one's own before a repository; what a router or a hub reads there belongs to the identifier.
fn behind_alias(value: &str, span: Span) -> Span {
    let word = span.of(value);
    let told = || Candidate::read(word).is_some_and(|one| one.host.is_some() || one.scheme.is_some());
    if !is_aliased(word) || told() {
        return span;
    }
    let length = word.find(':').map_or(0, |at| at + 1);
    Span::new(span.start + length, span.end)
}

/// Whether a word of prose stands there without marks of code or of a link around it.
fn is_plain(node: &Node, source: &str) -> bool {
    let before = source.get(..node.span.start).and_then(|before| before.chars().next_back());
    let after = source.get(node.span.end..).and_then(|after| after.chars().next());
    let marked = matches!((before, after), (Some('`'), Some('`')) | (Some('"'), Some('"')))
        || (before == Some('(') && source.get(..node.span.start).is_some_and(|head| head.ends_with("](")));
    node.kind == SiteKind::DocCode
        && !marked
        && !node.span.of(source).contains("://")
        && !node.span.of(source).contains(char::is_whitespace)
}
