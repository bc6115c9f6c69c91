//! Owns what the file and the names around an identifier say of the scheme it is written in. Never chooses the scheme.

use super::candidate::Candidate;
use super::provider::PROVIDER_KEYS;
use super::scheme::Scheme;
use super::size::{NamedSize, named_size};
use super::tables::Hint;
use super::vocabulary::schemes;
use crate::catalog::Catalog;
use crate::extract::{NodeId, Segment, SiteTree};
use crate::text::Document;
use std::cell::OnceCell;

/// How far up the names around a place bear on it.
const NEAR: usize = 4;

/// Keys beside an identifier whose value tells how its provider writes names, besides those that tell who answers.
const STYLE_KEYS: [&str; 2] = ["vendor", "api_type"];

/// What a file speaks of; looked for once, when first asked.
#[derive(Debug)]
pub(super) struct FileHints<'a> {
    document: &'a Document,
    found: OnceCell<(bool, Vec<Scheme>)>,
}

impl<'a> FileHints<'a> {
    /// Nothing is read before it is asked for.
    #[must_use]
    pub(super) fn of(document: &'a Document) -> Self {
        Self { document, found: OnceCell::new() }
    }

    /// Whether the file speaks of Ollama, and the schemes whose words stand in it.
    fn found(&self) -> &(bool, Vec<Scheme>) {
        self.found.get_or_init(|| {
            let lower = self.document.text().to_ascii_lowercase();
            let stands = |hint: &&Hint| hint.file.iter().any(|word| lower.contains(word.as_str()));
            let mut hints: Vec<&Hint> = schemes().hint.iter().filter(stands).collect();
            if hints.iter().any(|hint| !hint.weak) {
                hints.retain(|hint| !hint.weak);
            }
            (lower.contains("ollama"), hints.iter().map(|hint| hint.scheme).collect())
        })
    }

    /// Ollama's scheme, where the file speaks of it, a bare name is one of its library, and no name around it speaks
    /// of another host.
    #[must_use]
    pub(super) fn library(
        &self,
        tree: &SiteTree,
        id: NodeId,
        candidate: &Candidate,
        catalog: &Catalog,
    ) -> Option<Scheme> {
        let is_one = is_library_name(candidate) && catalog.find_ollama(&candidate.name).is_some() && self.found().0;
        (is_one && hinted(tree, id, |hint| hint.bare).is_none()).then_some(Scheme::Ollama)
    }
}

/// What stands around an identifier and bears on its scheme.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Around {
    /// What the names around the place, or the provider beside it, say of a bare name.
    pub(super) bare: Option<Scheme>,
    /// What they say of `vendor/name`.
    pub(super) slug: Option<Scheme>,
    /// The first part is a name under which a lab publishes.
    pub(super) organisation: bool,
    /// What the file speaks of.
    pub(super) file: Vec<Scheme>,
}

impl Around {
    /// Looks around a place.
    #[must_use]
    pub(super) fn of(
        tree: &SiteTree,
        id: NodeId,
        candidate: &Candidate,
        file: &FileHints<'_>,
        catalog: &Catalog,
    ) -> Self {
        let Some(organisation) = candidate.organisation() else {
            return Self { bare: hinted(tree, id, |hint| hint.bare), ..Self::default() };
        };
        Self {
            bare: None,
            slug: hinted(tree, id, |hint| hint.slug),
            organisation: catalog.lab_of_organisation(organisation).is_some(),
            file: file.found().1.clone(),
        }
    }

    /// The one scheme that the file speaks of; of several none is told.
    pub(super) fn only_in_file(&self) -> Option<Scheme> {
        self.file.first().copied().filter(|_| self.file.len() == 1)
    }
}

/// The scheme of which the names around a place speak.
fn hinted(tree: &SiteTree, id: NodeId, bears: impl Fn(&Hint) -> bool) -> Option<Scheme> {
    let words = words_around(tree, id);
    let speaks = |hint: &&Hint| hint.names.iter().any(|name| words.iter().any(|word| word.contains(name.as_str())));
    schemes().hint.iter().filter(|hint| bears(hint)).find(speaks).map(|hint| hint.scheme)
}

/// The names around a place, the provider named beside it and the value itself, lower case.
fn words_around(tree: &SiteTree, id: NodeId) -> Vec<String> {
    let nodes = std::iter::once(id).chain(tree.ancestors(id)).take(NEAR);
    let names = nodes.filter_map(|node| match &tree.get(node).segment {
        Segment::Key(name) | Segment::Flag(name) | Segment::Call(name) => Some(name.to_ascii_lowercase()),
        // Azure's own command line.
        Segment::Command(name) if &**name == "az" => Some("azure".to_owned()),
        _ => None,
    });
    let beside = tree.get(id).parent.into_iter().flat_map(|parent| {
        let told = move |key: &str| tree.child(parent, key);
        PROVIDER_KEYS.iter().chain(&STYLE_KEYS).filter_map(move |key| told(key)).filter(move |child| *child != id)
    });
    let values = beside.chain(std::iter::once(id)).map(|node| tree.value(node).to_ascii_lowercase());
    names.chain(values).collect()
}

/// Whether a bare name is spelt as those of Ollama's library: small letters, the size and what moves in the tag.
fn is_library_name(candidate: &Candidate) -> bool {
    let name = candidate.name.as_str();
    let spelt = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'.');
    let has_size = named_size(name) != NamedSize::default();
    candidate.scheme.is_none() && name.bytes().all(spelt) && !has_size && !name.ends_with("-latest")
}
