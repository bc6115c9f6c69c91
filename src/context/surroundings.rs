//! Owns the neighbourhood of a reference in its file: the container, service, call or command it belongs to, and what
//! stands beside it there. Never leaves the file.

use super::accelerators::reserves;
use super::shared::Shared;
use crate::extract::{NodeId, Segment, SiteKind, SiteTree};
use crate::identify::{Pattern, command_rule, is_name_of_preset, is_spoken, keys, words};
use std::borrow::Cow;
use std::sync::OnceLock;

/// Names under which the address of a service stands.
pub(super) const BASE_NAMES: &[&str] = &[
    "api base",
    "base url",
    "api url",
    "endpoint",
    "openai api base",
    "openai base url",
    "url",
    "base uri",
    "api endpoint",
    "llm base url",
    "server url",
    "azure endpoint",
];

/// Variables that containers of engines are given their model in.
const ENGINE_VARIABLES: &[&str] = &["hf model id", "vllm model", "nim model name", "option model id"];

/// What the address of weights starts with that an operator loads into an engine.
const LOADED: &[&str] = &["ollama://"];

/// What an image starts with that carries weights and engine: wherever it is named, it is run.
const IMAGES: &[&str] = &["nvcr.io/nim/", "public.ecr.aws/nvidia/nim:"];

/// How many parts of a list's item are looked at for a key.
const NEIGHBOURS: usize = 64;

/// How many maps around a place are looked at for the kind of their resource.
const MAPS: usize = 16;

/// How many maps one may merge.
const MERGES: usize = 8;

/// What a reference belongs to in its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Surroundings {
    /// The smallest map, call or command that makes one unit: a container, a service, a call.
    pub unit: NodeId,
    /// The largest node that still describes the same deployment: a pod, a job, a service, the file.
    pub scope: NodeId,
    /// Whether the unit runs a serving engine.
    pub engine: bool,
    /// Whether the place itself is a setting that only engines read.
    pub is_engine_setting: bool,
    /// Whether the call loads weights into its own process.
    pub loads: bool,
}

impl Surroundings {
    /// Reads the neighbourhood of a node.
    #[must_use]
    pub(super) fn of(tree: &SiteTree, id: NodeId, shared: &Shared) -> Self {
        // Within a call the file is a program, and `image` at its top a variable.
        let in_call = tree.ancestors(id).any(|outer| matches!(tree.get(outer).segment, Segment::Call(_)));
        let is_one = |outer: &NodeId| is_unit(tree, *outer) && !(in_call && tree.get(*outer).segment == Segment::Root);
        let unit = tree.ancestors(id).find(is_one).unwrap_or_else(|| enclosing(tree, id));
        let scope = scope_of(tree, unit);
        let is_engine_setting = is_engine_setting(tree, id);
        let engine = is_engine_setting || shared.engine.get(unit, || runs_engine(tree, unit));
        let loads = shared.loads.get(unit, || is_loading_call(tree, unit));
        Self { unit, scope, engine, is_engine_setting, loads }
    }

    /// Where to look for what belongs to the unit: in it, in what it takes from elsewhere, around it.
    pub(super) fn scopes<'t>(&self, tree: &'t SiteTree) -> impl Iterator<Item = NodeId> + use<'t> {
        let (unit, scope) = (self.unit, self.scope);
        std::iter::once(unit).chain(taken(tree, unit)).chain(std::iter::once(scope))
    }
}

/// A map that describes one container or service.
fn is_unit(tree: &SiteTree, id: NodeId) -> bool {
    child(tree, id, "image").is_some()
        && matches!(tree.get(id).segment, Segment::Key(_) | Segment::Index(_) | Segment::Document(_) | Segment::Root)
}

/// The child under a key, the map's own or one that it merges.
fn child(tree: &SiteTree, id: NodeId, key: &str) -> Option<NodeId> {
    tree.child(id, key).or_else(|| merged(tree, id).find_map(|other| tree.child(other, key)))
}

/// The maps that a map merges into itself: `<<: *base`, `<<: [*a, *b]`.
fn merged(tree: &SiteTree, id: NodeId) -> impl Iterator<Item = NodeId> {
    let merges = !tree.names().is_empty();
    let merge = merges.then(|| tree.child(id, "<<")).flatten().into_iter();
    let names = merge.flat_map(|merge| std::iter::once(merge).chain(tree.children(merge).take(MERGES)));
    names.flat_map(|name| tree.meaning(name))
}

/// What else a map takes from elsewhere in its file: what it merges, and aliases under its keys (`deploy: *gpus`).
fn taken(tree: &SiteTree, id: NodeId) -> impl Iterator<Item = NodeId> {
    let has_names = !tree.names().is_empty();
    let aliases = tree.children(id).take(if has_names { NEIGHBOURS } else { 0 });
    merged(tree, id).chain(aliases.flat_map(|name| tree.meaning(name))).take(MERGES)
}

/// Without a container: the command, call or map that the place stands in.
fn enclosing(tree: &SiteTree, id: NodeId) -> NodeId {
    let outer = tree.ancestors(id).find(|outer| match tree.get(*outer).segment {
        Segment::Call(_) => true,
        Segment::Index(_) => is_entry(tree, *outer),
        Segment::Command(_) | Segment::Key(_) | Segment::Document(_) | Segment::Root => !is_list(tree, *outer),
        _ => false,
    });
    outermost_command(tree, outer.unwrap_or_else(|| tree.root()))
}

/// A command that another one starts belongs to it: `docker run --gpus all image …`, `torchrun --nproc-per-node 8 …`.
fn outermost_command(tree: &SiteTree, id: NodeId) -> NodeId {
    let is_command = |node: &NodeId| matches!(tree.get(*node).segment, Segment::Command(_));
    if !is_command(&id) {
        return id;
    }
    tree.ancestors(id).take_while(is_command).last().unwrap_or(id)
}

/// An item of a list that is a map of its own: one model's part of `modelSpec` is not its neighbour's. Only comments
/// and the like stand before a map's first key.
pub(super) fn is_entry(tree: &SiteTree, id: NodeId) -> bool {
    let is_key = |child: NodeId| matches!(tree.get(child).segment, Segment::Key(_));
    matches!(tree.get(id).segment, Segment::Index(_)) && tree.children(id).take(NEIGHBOURS).any(is_key)
}

fn is_list(tree: &SiteTree, id: NodeId) -> bool {
    tree.children(id).next().is_some_and(|child| matches!(tree.get(child).segment, Segment::Index(_)))
}

/// The document of a multi-document file, the service of a compose file, the whole file otherwise.
fn scope_of(tree: &SiteTree, unit: NodeId) -> NodeId {
    let chain: Vec<NodeId> = std::iter::once(unit).chain(tree.ancestors(unit)).collect();
    let service = chain.windows(2).find(|pair| {
        let [_, outer] = pair else { return false };
        matches!(&tree.get(*outer).segment, Segment::Key(key) if matches!(&**key, "services" | "modelSpec" | "model_list" | "models"))
    });
    let document = || chain.iter().copied().find(|node| matches!(tree.get(*node).segment, Segment::Document(_)));
    service.and_then(|pair| pair.first().copied()).or_else(document).unwrap_or_else(|| tree.root())
}

/// Whether the unit is a container or service of a serving engine, by its image or the accelerators it asks for, or
/// part of a resource that an operator starts one for.
fn runs_engine(tree: &SiteTree, unit: NodeId) -> bool {
    let Some(image) = child(tree, unit, "image") else { return is_of_serving_resource(tree, unit) };
    let name = words(image_name(tree.value(image)));
    engines().iter().any(|engine| engine.is_within(&name)) || reserves(tree, unit)
}

/// The programs that serve models, as their images are named.
fn engines() -> &'static [Pattern] {
    static ENGINES: OnceLock<Vec<Pattern>> = OnceLock::new();
    ENGINES.get_or_init(|| {
        let serving = keys().commands.iter().filter(|rule| rule.role == "serving");
        serving.flat_map(|rule| &rule.program).map(|program| Pattern::new(&words(program).join(" "))).collect()
    })
}

/// Whether a map belongs to a resource of a cluster whose kind an operator starts engines for.
fn is_of_serving_resource(tree: &SiteTree, unit: NodeId) -> bool {
    let named = |outer: NodeId, name: &str| {
        let mut entries = tree.children(outer).take(NEIGHBOURS);
        entries.find(|entry| matches!(&tree.get(*entry).segment, Segment::Key(key) if **key == *name))
    };
    let outer = std::iter::once(unit).chain(tree.ancestors(unit)).take(MAPS);
    let kind = outer.filter(|outer| named(*outer, "apiVersion").is_some()).find_map(|outer| named(outer, "kind"));
    kind.is_some_and(|kind| keys().serving_kinds.iter().any(|known| known == tree.value(kind)))
}

/// An image's name without registry, organisation, tag and digest.
fn image_name(image: &str) -> &str {
    let name = image.rsplit('/').next().unwrap_or(image);
    name.split(['@', ':']).next().unwrap_or(name)
}

/// Whether a place is an option of an engine's command, a variable that only engines read, or an address that only
/// operators load from.
fn is_engine_setting(tree: &SiteTree, id: NodeId) -> bool {
    let command = tree.ancestors(id).find(|outer| matches!(tree.get(*outer).segment, Segment::Command(_)));
    let serves = |command| command_rule(tree, command).is_some_and(|rule| rule.role == "serving");
    let is_setting = matches!(tree.get(id).kind, SiteKind::MapValue | SiteKind::ListItem | SiteKind::Argument);
    let starts = |with: &[&str]| with.iter().any(|start| tree.value(id).starts_with(start));
    let is_loaded = (is_setting && starts(LOADED)) || starts(IMAGES);
    command.is_some_and(serves) || is_loaded || is_name_of_preset(tree, id) || is_named(tree, id, ENGINE_VARIABLES)
}

/// Whether the unit is a call that loads weights: by its name, and without the address of a service.
fn is_loading_call(tree: &SiteTree, unit: NodeId) -> bool {
    let Segment::Call(name) = &tree.get(unit).segment else { return false };
    keys().loads_weights(&words(name)) && find_named(tree, unit, BASE_NAMES).is_none()
}

/// The value of the first of `names` (cut into words) that stands as key, option or variable in `scope`.
#[must_use]
pub(super) fn find_named(tree: &SiteTree, scope: NodeId, names: &[&str]) -> Option<NodeId> {
    tree.descendants(scope).find(|node| is_named(tree, *node, names))
}

/// Whether a node's own name, or the name beside it (`name: X` / `value: …`), is one of `names`.
#[must_use]
pub(super) fn is_named(tree: &SiteTree, id: NodeId, names: &[&str]) -> bool {
    let own = match &tree.get(id).segment {
        Segment::Key(name) => crate::identify::name_beside(tree, id, name).map_or(Cow::Borrowed(&**name), Cow::Owned),
        Segment::Flag(name) => Cow::Borrowed(&**name),
        _ => return false,
    };
    names.iter().any(|name| is_spoken(&own, name))
}
