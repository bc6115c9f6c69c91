//! Owns the decision which sites are references: what the names around a value ask for against what the value says.
//! Never parses formats and never says what a reference is for.

use super::candidate::Candidate;
use super::evidence::{
    is_bare_name, is_distinctive, is_hub, is_plain_model_key, is_plausible, may_be_distinctive, names_size, span_text,
};
use super::naming::{Naming, naming};
use super::pins::own_pin;
use super::reference::{Confidence, Identified, IdentifiedLabel};
use super::resolve::{Grade, Resolution, resolve, resolve_known};
use super::scan::tokens;
use super::scheme::Scheme;
use super::scheme_choice::{Around, is_path, scheme_of};
use super::vocabulary::Expectation;
use crate::catalog::Catalog;
use crate::extract::{Node, NodeId, Segment, SiteKind, SiteTree};
use crate::text::{Document, Format, Span};
use std::collections::BTreeMap;

/// Bytes of a value up to which it may be a list of identifiers rather than prose.
const LONGEST_LIST: usize = 2_000;

/// What was recognised in one document.
#[derive(Debug, Default)]
pub struct Identification {
    /// Places that select a model, in the order they stand.
    pub references: Vec<Identified>,
    /// Places that stand for one.
    pub labels: Vec<IdentifiedLabel>,
}

/// Recognises the identifiers in a document.
#[must_use]
pub fn identify(document: &Document, tree: &SiteTree, catalog: &Catalog) -> Identification {
    let mut reader = Reader { document, tree, catalog, found: BTreeMap::new(), labels: Vec::new() };
    for (id, node) in tree.iter() {
        reader.consider(id, node);
    }
    Identification { references: reader.found.into_values().collect(), labels: reader.labels }
}

struct Reader<'a> {
    document: &'a Document,
    tree: &'a SiteTree,
    catalog: &'a Catalog,
    /// By place: one place in the source is one reference, however many readings lead to it.
    found: BTreeMap<Span, Identified>,
    labels: Vec<IdentifiedLabel>,
}

impl Reader<'_> {
    fn consider(&mut self, id: NodeId, node: &Node) {
        match node.kind {
            SiteKind::Container => self.container_key(id, node),
            SiteKind::Comment => self.prose(id, node),
            SiteKind::Text | SiteKind::DocCode if node.segment == Segment::Text => self.prose(id, node),
            _ if self.tree.is_reread(id) => {}
            _ => self.value(id, node),
        }
    }

    /// A key that opens a map of its own names what the map describes: price tables, menus, per-model settings.
    fn container_key(&mut self, id: NodeId, node: &Node) {
        let (Segment::Key(key), Some(span)) = (&node.segment, node.key_span) else { return };
        let Some(candidate) = Candidate::read(key) else { return };
        let Some(resolution) = resolve_known(&candidate, self.catalog) else { return };
        let plain = span.of(self.document.text()) == &**key;
        if plain && is_distinctive(key, &candidate, &resolution) {
            self.add(id, span, key, &candidate, resolution, None, Confidence::Medium);
        }
    }

    fn value(&mut self, id: NodeId, node: &Node) {
        let value = self.tree.value(id);
        let holds_several = value.len() < LONGEST_LIST && value.contains([',', ' ', ';']);
        // Most values are no identifier whatever their name asks for; the name is the costlier question.
        if !holds_several && Candidate::read(value).is_none() {
            return;
        }
        let naming = self.naming(id, node);
        match naming.expectation {
            Expectation::Never => {}
            Expectation::Label => self.label(id, node, value),
            _ if value.starts_with("pvc://") => {}
            Expectation::May if is_bare_name(node, value) => {}
            Expectation::Nothing if !may_be_distinctive(value) => {}
            _ if self.whole(id, node, value, &naming) => {}
            Expectation::Takes if holds_several => self.list(id, node, value, &naming),
            _ => {}
        }
    }

    /// What stands around a place; `FROM` selects a model in a Modelfile, an image in a Dockerfile.
    fn naming(&self, id: NodeId, node: &Node) -> Naming {
        let naming = naming(self.tree, id);
        let is_from = matches!(&node.segment, Segment::Key(key) if key.eq_ignore_ascii_case("from"));
        match self.document.format() {
            Format::Modelfile if is_from => Naming { expectation: Expectation::Takes, scheme: Some(Scheme::Ollama) },
            _ => naming,
        }
    }

    fn label(&mut self, id: NodeId, node: &Node, value: &str) {
        if Candidate::read(value).is_some() {
            self.labels.push(IdentifiedLabel { node: id, span: node.span, text: value.to_owned() });
        }
    }

    /// The whole value as one identifier; `false` where it is none.
    fn whole(&mut self, id: NodeId, node: &Node, value: &str, naming: &Naming) -> bool {
        let Some(candidate) = Candidate::read(value) else { return false };
        let mut candidate = candidate;
        candidate.scheme = candidate.scheme.or(naming.scheme);
        let known_only = naming.expectation == Expectation::Nothing && !candidate.is_explicit;
        let resolution = match resolve_known(&candidate, self.catalog) {
            Some(known) => known,
            None if known_only => return false,
            None => resolve(&candidate, self.catalog),
        };
        let Some(confidence) = Self::accept(node, value, &candidate, &resolution, naming.expectation) else {
            return false;
        };
        if candidate.stem().starts_with("mmproj-")
            || candidate.file.as_deref().is_some_and(|file| file.starts_with("mmproj-"))
        {
            self.label(id, node, value);
            return true;
        }
        let span = Self::outer(node, candidate.span);
        let text = candidate.text(value).to_owned();
        self.add(id, span, &text, &candidate, resolution, naming.scheme, confidence);
        true
    }

    /// A value that holds several identifiers: `MODELS=a,b`, `"model-a model-b"`.
    fn list(&mut self, id: NodeId, node: &Node, value: &str, naming: &Naming) {
        for span in tokens(value) {
            let word = span.of(value);
            let Some(candidate) = Candidate::read(word) else { continue };
            let resolution = resolve(&candidate, self.catalog);
            if resolution.grade >= Grade::Named && is_distinctive(word, &candidate, &resolution) {
                let place =
                    Self::outer(node, Span::new(span.start + candidate.span.start, span.start + candidate.span.end));
                let text = candidate.text(word).to_owned();
                self.add(id, place, &text, &candidate, resolution, naming.scheme, Confidence::Medium);
            }
        }
    }

    fn prose(&mut self, id: NodeId, node: &Node) {
        let value = self.tree.value(id);
        for span in tokens(value) {
            let word = span.of(value);
            let Some(candidate) = Candidate::read(word) else { continue };
            let Some(resolution) = self.certain(word, &candidate) else { continue };
            let inside = Span::new(span.start + candidate.span.start, span.start + candidate.span.end);
            let text = candidate.text(word).to_owned();
            self.add(id, Self::outer(node, inside), &text, &candidate, resolution, None, Confidence::Medium);
        }
    }

    /// What a word leads to that can only be an identifier, whatever stands around it.
    fn certain(&self, word: &str, candidate: &Candidate) -> Option<Resolution> {
        if candidate.is_explicit && is_hub(candidate) {
            return Some(resolve(candidate, self.catalog));
        }
        if !may_be_distinctive(word) || is_path(word) {
            return None;
        }
        resolve_known(candidate, self.catalog).filter(|resolution| is_distinctive(word, candidate, resolution))
    }

    /// Whether a value is a reference under what its names ask for, and how sure that is.
    fn accept(
        node: &Node,
        value: &str,
        candidate: &Candidate,
        resolution: &Resolution,
        expectation: Expectation,
    ) -> Option<Confidence> {
        let text = candidate.text(value);
        let distinctive = is_distinctive(text, candidate, resolution);
        let address = candidate.scheme == Some(Scheme::Url) || is_path(text);
        match (expectation, resolution.grade) {
            (_, Grade::Exact | Grade::Derived | Grade::Named)
                if address && !names_size(resolution) && candidate.file.is_none() =>
            {
                None
            }
            (Expectation::Takes, Grade::Exact | Grade::Derived) => Some(Confidence::High),
            (Expectation::Takes, Grade::Named) => Some(Confidence::Medium),
            (Expectation::Takes, Grade::Family) if !address && is_plain_model_key(node) => Some(Confidence::Medium),
            (Expectation::Takes, Grade::Organisation) if !address && candidate.name.contains('/') => {
                Some(Confidence::Medium)
            }
            (Expectation::Takes, _) if !address && is_plausible(node, text, candidate) => Some(Confidence::Low),
            (Expectation::May, Grade::Exact | Grade::Derived) if distinctive => Some(Confidence::High),
            (Expectation::May, Grade::Named) if distinctive && (names_size(resolution) || candidate.file.is_some()) => {
                Some(Confidence::Medium)
            }
            (Expectation::May | Expectation::Nothing, _) if candidate.is_explicit && is_hub(candidate) => {
                Some(Confidence::Medium)
            }
            (Expectation::Nothing, Grade::Exact | Grade::Derived) if distinctive && !address => {
                Some(Confidence::Medium)
            }
            _ => None,
        }
    }

    fn around(&self, id: NodeId, candidate: &Candidate) -> Around {
        let azure = |text: &str| text.to_ascii_lowercase().contains("azure");
        let named =
            std::iter::once(id).chain(self.tree.ancestors(id)).take(4).any(|node| match &self.tree.get(node).segment {
                Segment::Key(name) | Segment::Flag(name) | Segment::Call(name) => azure(name),
                _ => false,
            });
        let has_ollama = || self.document.text().to_ascii_lowercase().contains("ollama");
        let in_library = candidate.scheme.is_none() && self.catalog.find_ollama(&candidate.name).is_some();
        Around { azure: named || azure(self.tree.value(id)), ollama: in_library && has_ollama() }
    }

    /// Whether a place is a parameter of LiteLLM, which reads the provider off the front.
    fn is_routed(&self, id: NodeId) -> bool {
        let named =
            |node: NodeId| matches!(&self.tree.get(node).segment, Segment::Key(key) if &**key == "litellm_params");
        self.tree.ancestors(id).any(named)
    }

    /// The place in the document of a range of a node's value.
    fn outer(node: &Node, range: Span) -> Span {
        node.value.as_ref().map_or(node.span, |value| value.span(range))
    }

    #[expect(clippy::too_many_arguments, reason = "the parts of one reading, put together here and nowhere else")]
    fn add(
        &mut self,
        id: NodeId,
        span: Span,
        text: &str,
        candidate: &Candidate,
        resolution: Resolution,
        scheme: Option<Scheme>,
        confidence: Confidence,
    ) {
        let own = scheme.filter(|_| candidate.file.is_none());
        let scheme = own.unwrap_or_else(|| scheme_of(candidate, text, &resolution, self.around(id, candidate)));
        let routed = candidate.host.is_some() && self.is_routed(id);
        let scheme = if routed { Scheme::Litellm } else { scheme };
        // A repository's organisation that is also a provider's name names no host.
        let host = candidate.host.clone().filter(|_| routed || scheme != Scheme::Hf || candidate.name != text);
        let pin = own_pin(candidate, text, scheme);
        let identified = Identified {
            node: id,
            span,
            text: span_text(self.document, span, text),
            scheme,
            kind: self.tree.get(id).kind,
            publisher: resolution.publisher,
            quantisation: resolution.quantisation,
            pin,
            host,
            model: resolution.model,
            confidence,
        };
        match self.found.get(&span) {
            Some(known) if known.confidence >= confidence => {}
            _ => drop(self.found.insert(span, identified)),
        }
    }
}
