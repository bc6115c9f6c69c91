//! Owns what a reference is for: told by its kind, the names around it, its command, its file's place.
//! Never changes what was recognised.

mod beside;
mod place;
mod program;

#[cfg(test)]
mod tests;

pub(super) use beside::{Beside, is_entry_of_table};
pub(super) use program::Program;

use super::looked_up::{is_looked_up, is_looked_up_here};
use super::reference::Role;
use super::shared::Shared;
use super::surroundings::Surroundings;
use crate::catalog::{Purpose, Weights};
use crate::extract::{NodeId, Segment, SiteKind, SiteTree};
use crate::identify::{Identified, RolePattern, Scheme, command_rule, is_menu_constant, keys, words};
use crate::text::{Document, Format};
use beside::{around_tells, beside, is_switched_off};
use place::{path_roles, program_role};
use program::program;
use std::path::Path;
use std::rc::Rc;

/// What the reference at a node is for, and whether something says so; else it is a guess from how it is written.
#[must_use]
pub(super) fn role_of(
    document: &Document,
    below: &Path,
    tree: &SiteTree,
    identified: &Identified,
    around: &Surroundings,
    shared: &Shared,
) -> (Role, bool) {
    let path = shared.path.get(tree.root(), || path_roles(below, document.format()).into());
    let question = Question { document, tree, identified, around, shared, path };
    let told = question.apart().or_else(|| question.by_switch());
    let told = told.or_else(|| question.by_purpose_of_place()).or_else(|| question.by_use());
    if let Some(role) = told {
        return (role, true);
    }
    let by_path = question.by_path(program(document, tree, shared));
    let guess = by_path.unwrap_or_else(|| question.by_scheme());
    (guess, around.loads && matches!(guess, Role::Serving | Role::Finetune))
}

/// One reference and all that bears on its role.
struct Question<'a> {
    document: &'a Document,
    tree: &'a SiteTree,
    identified: &'a Identified,
    around: &'a Surroundings,
    shared: &'a Shared,
    path: Rc<[Role]>,
}

impl Question<'_> {
    /// What selects no model to run, whatever the names around it say: comments, tests, comparisons, records, prose.
    fn apart(&self) -> Option<Role> {
        let (tree, node, format) = (self.tree, self.identified.node, self.document.format());
        if self.identified.kind == SiteKind::Comment || is_under_comment(tree, node) {
            return Some(Role::Comment);
        }
        if self.path.contains(&Role::Test) {
            return Some(Role::Test);
        }
        if is_compared(tree, node) {
            return Some(Role::Unknown);
        }
        if is_looked_up_here(self.document, tree, node) {
            return Some(Role::Registry);
        }
        let beside = beside(tree, node, self.shared);
        if let Some(role) = beside.tells(&[Role::Doc, Role::Registry]) {
            return Some(role);
        }
        // Settings in front of prose are settings: a model's card names its base there, an agent the model that runs it.
        if format == Format::Markdown && is_front_matter(self.document, tree, node) {
            return None;
        }
        // A manifest in a folder of documentation is an example that people deploy; prose is documentation anywhere.
        let is_prose = format == Format::Text && self.path.contains(&Role::Doc);
        let in_prose_cell = format == Format::Notebook && self.identified.kind == SiteKind::DocCode;
        (format == Format::Markdown || is_prose || in_prose_cell).then_some(Role::Doc)
    }

    /// What is switched off is on offer, whatever would use it.
    fn by_switch(&self) -> Option<Role> {
        is_switched_off(self.tree, self.identified.node, self.shared).then_some(Role::Registry)
    }

    /// What the names around it, and the model's own purpose, say.
    fn by_purpose_of_place(&self) -> Option<Role> {
        let purpose = self.identified.model.as_ref().map(|model| model.purpose);
        name_role(self.tree, self.identified.node).or(match purpose {
            Some(Purpose::Embedding) => Some(Role::Embedding),
            Some(Purpose::Rerank) => Some(Role::Rerank),
            _ => None,
        })
    }

    /// What its command, its engine, its settings and its program say.
    fn by_use(&self) -> Option<Role> {
        let (tree, node) = (self.tree, self.identified.node);
        let is_listed = || is_menu_constant(tree, node) || is_looked_up(self.document, tree, node, self.shared);
        let registry = || (self.path.contains(&Role::Registry) || is_listed()).then_some(Role::Registry);
        // A container with accelerators may ask another service, whose address stands beside the name.
        let asks = || !self.around.is_engine_setting && self.has_address();
        let engine = || (self.around.engine && !asks()).then_some(Role::Serving);
        let program = program(self.document, self.tree, self.shared);
        let trained = self.around.loads && program.trains;
        registry()
            .or_else(|| command_role(self.tree, self.identified.node))
            .or_else(engine)
            .or_else(|| (self.document.format() == Format::Modelfile).then_some(Role::Serving))
            .or_else(|| self.around_tells(&[Role::Finetune, Role::Eval]))
            .or_else(|| trained.then_some(Role::Finetune))
    }

    /// What its folder says; a client in a folder of engines is none of them.
    fn by_path(&self, program: Program) -> Option<Role> {
        let mut told = self.path.iter().copied().filter(|role| *role != Role::Doc);
        let role = told.find(|role| *role != Role::Serving || self.is_loadable())?;
        let asks = role == Role::Serving && !self.around.loads && (program.asks() || self.has_address());
        Some(if asks { Role::Client } else { role })
    }

    fn around_tells(&self, roles: &[Role]) -> Option<Role> {
        around_tells(self.tree, self.identified.node, roles, self.shared)
    }

    /// Whether it is weights on a disk, in a bucket or in an image rather than a name that a service knows.
    fn is_file(&self) -> bool {
        matches!(self.identified.scheme, Scheme::Path | Scheme::Url | Scheme::Gguf | Scheme::DockerModel)
    }

    fn beside_tells(&self, role: Role) -> bool {
        beside(self.tree, self.identified.node, self.shared).tells(&[role]).is_some()
    }

    /// Whether the address of a service stands beside it.
    fn has_address(&self) -> bool {
        // Nobody asks a service for a folder or a file.
        if self.is_file() {
            return false;
        }
        let Segment::Key(key) = &self.tree.get(self.identified.node).segment else { return false };
        // The address of the weights themselves is none of a service: `modelURL: organisation/name`.
        if keys().addresses.iter().any(|address| address.matches(&words(key))) {
            return false;
        }
        beside(self.tree, self.identified.node, self.shared).is_served_elsewhere(&words(key))
    }

    /// Whether an engine of one's own loads it; NVIDIA's images carry a tag or its registry, its hosted interface takes
    /// the bare name.
    fn is_loadable(&self) -> bool {
        let is_image =
            || self.identified.text.contains(':') || self.tree.value(self.identified.node).contains("nvcr.io");
        is_loadable(self.identified.scheme) && (self.identified.scheme != Scheme::Nim || is_image())
    }

    fn by_scheme(&self) -> Role {
        let (format, scheme) = (self.document.format(), self.identified.scheme);
        let node = self.tree.get(self.identified.node);
        let closed = self.identified.model.as_ref().is_some_and(|model| model.weights == Weights::Closed);
        match scheme {
            Scheme::Unknown => Role::Unknown,
            // Of a line without structure only the letters are known.
            _ if self.identified.kind == SiteKind::Text && node.segment == Segment::Text => Role::Unknown,
            _ if closed || !self.is_loadable() => Role::Client,
            _ if self.around.loads && self.identified.host.is_none() => Role::Serving,
            _ if format.is_source()
                && self.identified.host.is_none()
                && program(self.document, self.tree, self.shared).trains =>
            {
                Role::Finetune
            }
            // What a program's own settings name is asked for: engines are started by commands and manifests.
            _ if format.is_source() || is_properties(self.document) || self.has_address() => Role::Client,
            Scheme::Ollama => Role::Client,
            // Further out a provider is whoever made the weights, or a kind of plug-in.
            _ if !self.is_file() && self.beside_tells(Role::Client) => Role::Client,
            _ if program(self.document, self.tree, self.shared).asks() => Role::Client,
            _ => Role::Serving,
        }
    }
}

/// Whether a file holds the properties of a Java program.
fn is_properties(document: &Document) -> bool {
    document.path().extension().is_some_and(|extension| extension == "properties")
}

fn is_under_comment(tree: &SiteTree, id: NodeId) -> bool {
    tree.ancestors(id).any(|outer| tree.get(outer).kind == SiteKind::Comment)
}

/// Whether a place stands in the settings before a text rather than in the text: only their mark stands before them.
fn is_front_matter(document: &Document, tree: &SiteTree, id: NodeId) -> bool {
    let is_setting = matches!(tree.get(id).segment, Segment::Key(_) | Segment::Index(_));
    let block = tree.ancestors(id).filter(|outer| tree.get(*outer).segment == Segment::Text).last();
    let start = block.map(|block| tree.get(block).span.start);
    let before = start.and_then(|start| document.text().get(..start)).map(str::trim);
    is_setting && matches!(before, Some("---" | "+++"))
}

/// Whether a name is compared with, so that nothing is selected.
fn is_compared(tree: &SiteTree, id: NodeId) -> bool {
    std::iter::once(id).chain(tree.ancestors(id)).take(3).any(|node| match &tree.get(node).segment {
        Segment::Key(name) | Segment::Call(name) => matches!(&**name, "==" | "!=" | "in" | "not in" | "===" | "!=="),
        _ => false,
    })
}

/// The role that the nearest telling name around a place gives.
fn name_role(tree: &SiteTree, id: NodeId) -> Option<Role> {
    let beside = match &tree.get(id).segment {
        Segment::Key(key) => crate::identify::name_beside(tree, id, key),
        _ => None,
    };
    let chain = std::iter::once(id).chain(tree.ancestors(id)).take(8);
    let names = chain.filter_map(|node| match &tree.get(node).segment {
        Segment::Key(name) | Segment::Flag(name) => Some((words(name), false)),
        Segment::Call(name) => Some((words(name), true)),
        _ => None,
    });
    let names = beside.map(|name| (words(&name), false)).into_iter().chain(names);
    let mut loads = false;
    let mut told = None;
    for (depth, (name, is_call)) in names.enumerate() {
        loads |= is_call && keys().loads_weights(&name);
        // `model, tokenizer = load("…")` fills both, and loads weights.
        let role = told_by(&name).filter(|role| !(loads && *role == Role::Unknown));
        match (told, role) {
            // A column of a table is no use, whatever it is called: `model_info: { base_model: … }`.
            (Some(_), Some(Role::Registry)) if depth == 1 => return role,
            (None, Some(_)) if depth == 0 => told = role,
            (None, Some(_)) => return role,
            _ => {}
        }
        if told.is_some() && depth > 0 {
            return told;
        }
    }
    told
}

/// The role that a name tells.
fn told_by(name: &[String]) -> Option<Role> {
    let is_told = |rule: &&RolePattern| rule.patterns.iter().any(|pattern| pattern.is_within(name));
    keys().roles.iter().find(is_told).map(|rule| Role::parse(&rule.role))
}

/// The role that the command line around a place gives, else the name of the script that it runs.
fn command_role(tree: &SiteTree, id: NodeId) -> Option<Role> {
    let mut commands = std::iter::once(id).chain(tree.ancestors(id));
    let command = commands.find(|outer| matches!(tree.get(*outer).segment, Segment::Command(_)))?;
    let told = command_rule(tree, command).map(|rule| Role::parse(&rule.role));
    told.or_else(|| match &tree.get(command).segment {
        Segment::Command(program) => program_role(program),
        _ => None,
    })
}

/// Whether weights under this scheme are loaded by an engine of one's own.
#[must_use]
pub(super) fn is_loadable(scheme: Scheme) -> bool {
    matches!(
        scheme,
        Scheme::Hf
            | Scheme::Modelscope
            | Scheme::Gguf
            | Scheme::Ollama
            | Scheme::DockerModel
            | Scheme::Nim
            | Scheme::Path
            | Scheme::Url
    )
}
