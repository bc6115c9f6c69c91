//! Owns the decision which sites are references: what the names around a value ask for against what the value says.
//! Never parses formats and never says what a reference is for.

mod among_words;
mod left_open;

use super::around::{Around, FileHints};
use super::beside::{is_among_models, is_beside_id, is_name_of_preset, is_of_model_record};
use super::candidate::Candidate;
use super::evidence::{
    is_bare_name, is_distinctive, is_image, is_opening_of_bedrock, is_own_key, is_own_name, is_page_of_model,
    is_respelt, is_word_of_code, may_be_distinctive, span_text,
};
use super::naming::{Naming, is_model_variable, is_within_names, naming};
use super::pins::own_pin;
use super::provider::settled;
use super::reference::{Confidence, Identified, IdentifiedLabel, Reading};
use super::resolve::{Grade, Resolution, resolve, resolve_known};
use super::scheme::Scheme;
use super::scheme_choice::{is_address, is_gguf_repository, is_path, scheme_of};
use super::verdict::accept;
use super::vocabulary::Expectation;
use crate::catalog::{Catalog, Weights};
use crate::extract::{Node, NodeId, Segment, SiteKind, SiteTree};
use crate::text::{Document, Format, Span};
use among_words::{is_aliased, is_renamed, is_single_words};
use std::collections::BTreeMap;

/// Bytes of a value up to which it may be a list of identifiers whatever parts them, rather than prose.
const LONGEST_LIST: usize = 2_000;

/// How far below its title a model may stand: `fast: { settings: { model: … } }`.
const TITLED: usize = 4;

/// What was recognised in one document.
#[derive(Debug, Default)]
pub struct Identification {
    /// Places that select a model, in the order they stand.
    pub references: Vec<Identified>,
    /// Places that stand for one.
    pub labels: Vec<IdentifiedLabel>,
    /// Places that name a model whose version they leave open.
    pub open: Vec<Identified>,
    /// Literals that code seeks in the name of a model.
    pub branches: Vec<Identified>,
}

/// Recognises the identifiers in a document.
#[must_use]
pub fn identify(document: &Document, tree: &SiteTree, catalog: &Catalog) -> Identification {
    let file = FileHints::of(document);
    let mut reader = Reader {
        document,
        tree,
        catalog,
        found: BTreeMap::new(),
        labels: Vec::new(),
        open: Vec::new(),
        branches: Vec::new(),
        file,
    };
    for (id, node) in tree.iter() {
        reader.consider(id, node);
        reader.left_open(id, node);
        reader.branch(id, node);
    }
    reader.release_titles();
    Identification {
        references: reader.found.into_values().collect(),
        labels: reader.labels,
        open: reader.open,
        branches: reader.branches,
    }
}

struct Reader<'a> {
    document: &'a Document,
    tree: &'a SiteTree,
    catalog: &'a Catalog,
    /// By place: one place in the source is one reference, however many readings lead to it.
    found: BTreeMap<Span, Identified>,
    labels: Vec<IdentifiedLabel>,
    open: Vec<Identified>,
    branches: Vec<Identified>,
    file: FileHints<'a>,
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
        if !self.catalog.may_be_named_in(&**key) || is_within_names(self.tree, id) {
            return;
        }
        let Some(candidate) = self.read(id, key) else { return };
        let Some(resolution) = resolve_known(&candidate, self.catalog) else { return };
        let plain = span.of(self.document.text()) == &**key;
        if is_respelt(&candidate, key, &resolution) {
            self.labels.push(IdentifiedLabel { node: id, span, text: key.to_string(), model: None });
        } else if plain && is_distinctive(key, &candidate, &resolution) {
            self.add(id, span, key, &candidate, resolution, None, Confidence::Medium);
        }
    }

    /// Makes labels of the keys of maps whose own values hold the reference: there the key is a title of it,
    /// unless it says the same.
    fn release_titles(&mut self) {
        let values = self.found.values().filter(|found| found.kind != SiteKind::Container);
        let mut within: BTreeMap<NodeId, &str> = BTreeMap::new();
        for found in values {
            for outer in std::iter::once(found.node).chain(self.tree.ancestors(found.node)).take(TITLED) {
                within.entry(outer).or_insert(&found.text);
            }
        }
        let is_title = |found: &Identified| within.get(&found.node).is_some_and(|name| **name != *found.text);
        let titles = self.found.values().filter(|found| found.kind == SiteKind::Container && is_title(found));
        let titles: Vec<Span> = titles.map(|title| title.span).collect();
        for title in titles.into_iter().filter_map(|span| self.found.remove(&span)) {
            self.labels.push(IdentifiedLabel { node: title.node, span: title.span, text: title.text, model: None });
        }
    }

    fn value(&mut self, id: NodeId, node: &Node) {
        let value = self.tree.value(id);
        let holds_several = if value.len() < LONGEST_LIST {
            value.contains([',', ' ', ';', '=']) || is_aliased(value)
        } else {
            is_single_words(value)
        };
        // Most values are no identifier whatever their name asks for; the name is the costlier question.
        let may_be_one = Candidate::may_be(value) || (holds_several && may_be_distinctive(value));
        if !may_be_one {
            return;
        }
        let mut naming = self.naming(id, node);
        if naming.expectation == Expectation::Never && is_page_of_model(value, self.catalog) {
            naming.expectation = Expectation::Nothing;
        }
        match naming.expectation {
            Expectation::Never => {}
            Expectation::Label => self.label(id, node, value),
            _ if value.starts_with("pvc://") || is_own_key(node, value) => {}
            Expectation::May if is_bare_name(node, value) && !self.is_setting(id, value) => {}
            Expectation::Nothing if !may_be_distinctive(value) || !self.catalog.may_be_named_in(value) => {}
            // Images are named as models are: one that holds no name of a model is a program's, but for NVIDIA's.
            Expectation::May if is_image(node) && !value.contains("/nim/") && !self.catalog.may_be_named_in(value) => {}
            // An address says what it is by its form; a bare name only by what is known of it.
            Expectation::May if !value.contains(['/', ':']) && !self.catalog.may_be_named_in(value) => {}
            _ if !is_renamed(value) && self.whole(id, node, value, &naming) => {}
            Expectation::Takes if holds_several => self.list(id, node, value, &naming),
            _ => {}
        }
    }

    /// Whether a bare `name` is that of a preset, of the model whose settings stand beside it, or whose record a call makes.
    fn is_setting(&self, id: NodeId, value: &str) -> bool {
        if is_name_of_preset(self.tree, id) {
            return true;
        }
        let known = || resolve_known(&Candidate::read(value)?, self.catalog);
        let listed = is_among_models(self.tree, id) || is_of_model_record(self.tree, id);
        // Nobody names a resource or a title by the letters that a vendor's interface asks for, unless they stand beside it.
        let is_called = |known: &Resolution| known.model.as_ref().is_some_and(|model| model.weights == Weights::Closed);
        let is_argument =
            matches!(self.tree.ancestors(id).next().map(|outer| &self.tree.get(outer).segment), Some(Segment::Call(_)));
        let in_code = self.tree.get(id).kind == SiteKind::Literal && !is_argument && !is_beside_id(self.tree, id);
        (listed || in_code) && known().is_some_and(|known| known.grade == Grade::Exact && (listed || is_called(&known)))
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
            self.labels.push(IdentifiedLabel { node: id, span: node.span, text: value.to_owned(), model: None });
        }
    }

    /// The whole value as one identifier; `false` where it is none.
    fn whole(&mut self, id: NodeId, node: &Node, value: &str, naming: &Naming) -> bool {
        let Some(mut candidate) = self.read(id, value).filter(|_| !is_opening_of_bedrock(value)) else { return false };
        let told = naming.scheme.filter(|_| !is_path(candidate.text(value)));
        let in_library = || self.file.library(self.tree, id, &candidate, self.catalog);
        candidate.scheme = candidate.scheme.or(told).or_else(in_library);
        let known_only = naming.expectation == Expectation::Nothing && !candidate.is_explicit;
        let resolution = match resolve_known(&candidate, self.catalog) {
            Some(known) => known,
            None if known_only => return false,
            None => resolve(&candidate, self.catalog),
        };
        let accepted = accept(node, value, &candidate, &resolution, naming.expectation);
        let Some(confidence) =
            accepted.filter(|_| !is_word_of_code(candidate.text(value)) || is_model_variable(self.tree, id))
        else {
            return false;
        };
        if is_respelt(&candidate, candidate.text(value), &resolution)
            || candidate.stem().starts_with("mmproj-")
            || candidate.file.as_deref().is_some_and(|file| file.starts_with("mmproj-"))
        {
            self.label(id, node, value);
            return true;
        }
        let span = Self::outer(node, candidate.span);
        let text = candidate.text(value).to_owned();
        self.add(id, span, &text, &candidate, resolution, Some(naming), confidence);
        true
    }

    /// Whether a place is a parameter of LiteLLM, which reads the provider off the front.
    fn is_routed(&self, id: NodeId) -> bool {
        let named =
            |node: NodeId| matches!(&self.tree.get(node).segment, Segment::Key(key) if &**key == "litellm_params");
        self.tree.ancestors(id).any(named)
    }

    /// The identifier in a text of a place, its provider told from an organisation.
    fn read(&self, id: NodeId, text: &str) -> Option<Candidate> {
        let candidate = Candidate::read(text)?;
        let routed = candidate.host.is_some() && self.is_routed(id);
        Some(settled(candidate, text, routed, self.catalog))
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
        naming: Option<&Naming>,
        confidence: Confidence,
    ) {
        // A program's scheme holds for what is written as its names are, not for an address or a file.
        let is_told = candidate.is_explicit || candidate.file.is_some() || is_gguf_repository(candidate);
        let named = naming.and_then(|naming| naming.scheme);
        let own = named.filter(|_| !is_told && !is_address(candidate, text));
        let scheme = own.unwrap_or_else(|| {
            scheme_of(candidate, text, &resolution, &Around::of(self.tree, id, candidate, &self.file, self.catalog))
        });
        let routed = candidate.host.is_some() && self.is_routed(id);
        let scheme = if routed { Scheme::Litellm } else { scheme };
        let is_own = own == Some(Scheme::Modelscope) || is_own_name(candidate, text, scheme, &resolution);
        let host = candidate.host.clone().filter(|_| routed || !is_own);
        let host = host.or_else(|| scheme.cloud().map(str::to_owned));
        let pin = own_pin(candidate, text, scheme, resolution.model.as_deref());
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
            reading: Reading { asked: naming.map(|naming| naming.expectation), grade: resolution.grade },
        };
        match self.found.get(&span) {
            Some(known) if known.confidence >= confidence => {}
            _ => drop(self.found.insert(span, identified)),
        }
    }
}
