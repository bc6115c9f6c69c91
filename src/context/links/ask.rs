//! Owns which places of a document ask for values given in other files, and under which names. Never finds the values.

use super::mention::mention;
use super::space::{Space, folder, stands_for};
use super::variables::{holds_variables, is_compose};
use super::{helm, manifest};
use crate::extract::{NodeId, Segment, SiteKind, SiteTree};
use crate::identify::may_take_model;
use crate::text::{Document, Format};
use std::path::Path;

/// A place that asks for a value by name.
#[derive(Debug, Clone)]
pub(super) struct Ask {
    /// What the name is looked up in.
    pub space: Space,
    /// The name; `None` for all names there are (`env_file`, `envFrom`).
    pub name: Option<String>,
    /// The place.
    pub node: NodeId,
}

/// What a document asks for.
pub(super) fn asks(document: &Document, tree: &SiteTree) -> Vec<Ask> {
    let path = document.path();
    match document.format() {
        Format::Hcl => terraform(document, tree),
        Format::Yaml | Format::Template => match chart_of(path) {
            Some(chart) => helm::asks(document, tree, &Space::Values(chart.to_path_buf())),
            None if is_compose(tree) => compose(path, tree),
            None => manifest::asks(tree),
        },
        _ => Vec::new(),
    }
}

/// The chart whose template a file is.
pub(super) fn chart_of(path: &Path) -> Option<&Path> {
    path.ancestors().skip(1).find(|folder| folder.ends_with("templates")).and_then(Path::parent)
}

/// `${X}` anywhere, from the `.env` beside the file; `env_file:`, whose variables the service is given.
fn compose(path: &Path, tree: &SiteTree) -> Vec<Ask> {
    let beside = Space::Environment(folder(path).join(".env"));
    let is_taken = |id: NodeId| may_take_model(tree, id);
    let named = tree.iter().filter(|(id, node)| holds_variables(node) && !tree.is_reread(*id)).filter_map(|(id, _)| {
        let mention = mention(tree.value(id)).filter(|one| !one.escaped && is_taken(id))?;
        Some(Ask { space: beside.clone(), name: Some(mention.name.to_owned()), node: id })
    });
    let files = tree.iter().filter(|(id, node)| node.value.is_some() && is_env_file(tree, *id)).map(|(id, _)| {
        let space = Space::Environment(stands_for(&manifest::joined(path, tree.value(id))));
        Ask { space, name: None, node: id }
    });
    named.chain(files).collect()
}

fn is_env_file(tree: &SiteTree, id: NodeId) -> bool {
    std::iter::once(id).chain(tree.ancestors(id)).take(3).any(|place| match &tree.get(place).segment {
        Segment::Key(key) => &**key == "env_file",
        _ => false,
    })
}

/// `var.x` and `local.x`, as values and in strings.
fn terraform(document: &Document, tree: &SiteTree) -> Vec<Ask> {
    let space = Space::Module(folder(document.path()));
    let asks = tree.iter().filter_map(|(id, node)| {
        let name = match node.kind {
            SiteKind::Name => node.span.of(document.text()),
            SiteKind::Literal => tree.value(id).strip_prefix("${")?.strip_suffix('}')?.trim(),
            _ => return None,
        };
        let is_name = name.starts_with("var.") || name.starts_with("local.");
        (is_name && may_take_model(tree, id)).then(|| Ask {
            space: space.clone(),
            name: Some(name.to_owned()),
            node: id,
        })
    });
    asks.collect()
}
