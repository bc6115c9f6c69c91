//! Owns the decision which sites are references: what the names around a value ask for against what the value says.
//! Never parses formats and never says what a reference is for.

use super::candidate::Candidate;
use super::naming::{Naming, naming};
use super::pins::own_pin;
use super::reference::{Confidence, Identified, IdentifiedLabel, Scheme};
use super::resolve::{Grade, Resolution, resolve};
use super::scan::tokens;
use super::scheme::{Around, is_path, scheme_of};
use super::vocabulary::Expectation;
use super::words::words;
use crate::catalog::{Catalog, Weights};
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
        let resolution = resolve(&candidate, self.catalog);
        let plain = span.of(self.document.text()) == &**key;
        if plain && resolution.grade >= Grade::Derived && is_distinctive(key, &candidate, &resolution) {
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
            Expectation::Nothing if !value.contains('/') && !value.bytes().any(|byte| byte.is_ascii_digit()) => {}
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
        let resolution = resolve(&candidate, self.catalog);
        let Some(confidence) = Self::accept(node, value, &candidate, &resolution, naming.expectation) else {
            return false;
        };
        if candidate.stem().starts_with("mmproj-")
            || candidate.file.as_deref().is_some_and(|file| file.starts_with("mmproj-"))
        {
            self.label(id, node, value);
            return true;
        }
        let span = self.outer(node, candidate.span);
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
                    self.outer(node, Span::new(span.start + candidate.span.start, span.start + candidate.span.end));
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
            let resolution = resolve(&candidate, self.catalog);
            let known = resolution.grade >= Grade::Derived && is_distinctive(word, &candidate, &resolution);
            let spelt_out = candidate.is_explicit && is_hub(&candidate);
            if spelt_out || (known && !is_path(word)) {
                let place =
                    self.outer(node, Span::new(span.start + candidate.span.start, span.start + candidate.span.end));
                let text = candidate.text(word).to_owned();
                self.add(id, place, &text, &candidate, resolution, None, Confidence::Medium);
            }
        }
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
    fn outer(&self, node: &Node, range: Span) -> Span {
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

/// Whether an address leads to one repository or library name of a hub.
fn is_hub(candidate: &Candidate) -> bool {
    match candidate.scheme {
        Some(Scheme::Hf | Scheme::Modelscope) => {
            candidate.name.matches('/').count() == 1 && candidate.stem().bytes().any(|byte| byte.is_ascii_digit())
        }
        Some(Scheme::Ollama) => candidate.name.len() > 2,
        _ => false,
    }
}

/// In source code a bare family name counts only where the variable is a model, not the name of one.
fn is_plain_model_key(node: &Node) -> bool {
    match &node.segment {
        Segment::Key(key) if node.kind == SiteKind::Literal => words(key).last().is_some_and(|word| word == "model"),
        _ => true,
    }
}

/// A key called `name` holds the name of anything; a single word under it is a resource's or a title, unless the names
/// around it ask for a model.
fn is_bare_name(node: &Node, value: &str) -> bool {
    matches!(&node.segment, Segment::Key(key) if key.eq_ignore_ascii_case("name")) && !value.contains(['/', ':'])
}

/// The identifier as the file has it; the decoded form where an escape stands in it.
fn span_text(document: &Document, span: Span, text: &str) -> String {
    let written = span.of(document.text());
    if written.is_empty() { text.to_owned() } else { written.to_owned() }
}

/// Whether a text that nobody knows can be a model's name: `organisation/name`, or a word with a number in it.
/// In source code a variable called `model` holds anything: there only `organisation/name` with a number counts.
fn is_plausible(node: &Node, text: &str, candidate: &Candidate) -> bool {
    let digit = text.bytes().any(|byte| byte.is_ascii_digit());
    let repository = candidate.name.matches('/').count() == 1 && !has_file_ending(text);
    let structured =
        matches!(node.kind, SiteKind::MapValue | SiteKind::ListItem | SiteKind::Argument | SiteKind::Assignment);
    if !structured || has_file_ending(text) || text.contains("://") {
        return repository && digit && node.kind == SiteKind::Literal;
    }
    repository || (digit && text.contains('-') && text.len() >= 5)
}

fn names_size(resolution: &Resolution) -> bool {
    resolution.model.as_ref().is_some_and(|model| model.total_b.is_some() || model.active_b.is_some())
}

/// Whether a spelling can only be a model: with a known organisation in front, or of several parts with a number.
/// Vendors write the names of closed models in lower case; capitals make a title of it.
fn is_distinctive(text: &str, candidate: &Candidate, resolution: &Resolution) -> bool {
    let Some(model) = &resolution.model else { return false };
    if model.weights == Weights::Closed && text.bytes().any(|byte| byte.is_ascii_uppercase()) {
        return false;
    }
    if has_file_ending(text) {
        return false;
    }
    let digit = text.bytes().any(|byte| byte.is_ascii_digit());
    let parts = text.contains(['-', ':', '/']) || (text.contains('.') && model.repositories.is_empty());
    (digit && parts) || (candidate.name.contains('/') && resolution.grade == Grade::Exact)
}

/// Whether a text is the name of a file that holds no weights.
fn has_file_ending(text: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "py", "js", "ts", "tsx", "jsx", "go", "rs", "java", "json", "yaml", "yml", "toml", "md", "txt", "sh", "html",
        "css", "png", "jpg", "svg", "jsonl", "csv", "parquet", "jinja", "j2", "mdx", "ipynb", "log", "whl", "zip",
        "gz", "mjs", "cjs", "tf", "c", "h", "cpp", "cu",
    ];
    let last = text.rsplit('/').next().unwrap_or(text);
    last.rsplit_once('.').is_some_and(|(_, ending)| ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known)))
}
