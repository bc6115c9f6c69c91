//! Owns what the file and the names around an identifier say of the scheme it is written in. Never chooses the scheme.

use super::candidate::Candidate;
use super::scheme::Scheme;
use super::size::{NamedSize, named_size};
use crate::catalog::Catalog;
use crate::extract::{NodeId, Segment, SiteTree};
use crate::text::Document;

/// How far up the names around a place bear on it.
const NEAR: usize = 4;

/// What a file speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct FileHints {
    ollama: bool,
    openrouter: bool,
}

impl FileHints {
    /// Reads a file once.
    #[must_use]
    pub(super) fn of(document: &Document) -> Self {
        let lower = document.text().to_ascii_lowercase();
        Self { ollama: lower.contains("ollama"), openrouter: lower.contains("openrouter") }
    }

    /// Ollama's scheme, where the file speaks of it and a bare name is one of its library.
    #[must_use]
    pub(super) fn library(self, candidate: &Candidate, catalog: &Catalog) -> Option<Scheme> {
        let is_one = self.ollama && is_library_name(candidate) && catalog.find_ollama(&candidate.name).is_some();
        is_one.then_some(Scheme::Ollama)
    }
}

/// What stands around an identifier and bears on its scheme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "independent observations, each with a name")]
pub(super) struct Around {
    /// The names around the place speak of Azure.
    pub(super) azure: bool,
    /// They speak of `ModelScope`.
    pub(super) modelscope: bool,
    /// The first part is a name under which a lab publishes.
    pub(super) organisation: bool,
    /// The file speaks of OpenRouter.
    pub(super) openrouter: bool,
}

impl Around {
    /// Looks around a place.
    #[must_use]
    pub(super) fn of(tree: &SiteTree, id: NodeId, candidate: &Candidate, file: FileHints, catalog: &Catalog) -> Self {
        let organisation = candidate.organisation().is_some_and(|name| catalog.lab_of_organisation(name).is_some());
        let azure = is_named(tree, id, "azure") || tree.value(id).to_ascii_lowercase().contains("azure");
        Self { azure, organisation, modelscope: is_named(tree, id, "modelscope"), openrouter: file.openrouter }
    }
}

/// Whether one of the names around a place holds a word.
fn is_named(tree: &SiteTree, id: NodeId, word: &str) -> bool {
    let mut nodes = std::iter::once(id).chain(tree.ancestors(id)).take(NEAR);
    nodes.any(|node| match &tree.get(node).segment {
        Segment::Key(name) | Segment::Flag(name) | Segment::Call(name) => name.to_ascii_lowercase().contains(word),
        _ => false,
    })
}

/// Whether a bare name is spelt as those of Ollama's library: small letters, the size in the tag.
fn is_library_name(candidate: &Candidate) -> bool {
    let name = candidate.name.as_str();
    let spelt = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'.');
    let has_size = named_size(name) != NamedSize::default();
    candidate.scheme.is_none() && name.bytes().all(spelt) && !has_size
}
