//! Owns how Kubernetes and Kustomize name values for one another: `ConfigMap`s, who reads them, what they are made of.
//! Never leaves the document.

use super::ask::Ask;
use super::space::{Relation, Space, folder, stands_for};
use crate::extract::{NodeId, Segment, SiteTree};
use crate::text::Document;
use std::path::{Component, Path, PathBuf};

/// How many entries of a list are looked at.
const ENTRIES: usize = 256;

/// The `ConfigMap` and the key under which a node is the value: in the map itself, or in a generator's literals.
pub(super) fn config_map_name(tree: &SiteTree, node: NodeId) -> Option<(String, String)> {
    let places: Vec<NodeId> = std::iter::once(node).chain(tree.ancestors(node)).collect();
    let found = places.windows(2).find_map(|pair| {
        let [inner, outer] = pair else { return None };
        match (key(tree, *inner)?, key(tree, *outer)) {
            (name, Some("data")) => {
                let map = tree.get(*outer).parent?;
                let is_map = tree.child(map, "kind").is_some_and(|kind| tree.value(kind) == "ConfigMap");
                let metadata = tree.child(map, "metadata").filter(|_| is_map)?;
                Some((tree.value(tree.child(metadata, "name")?).to_owned(), name.to_owned()))
            }
            _ => None,
        }
    });
    found.or_else(|| literal_name(tree, &places))
}

/// `configMapGenerator: [{ name: N, literals: [KEY=value] }]`.
fn literal_name(tree: &SiteTree, places: &[NodeId]) -> Option<(String, String)> {
    let list = places.iter().position(|place| key(tree, *place) == Some("literals"))?;
    let name = places.get(..list)?.iter().rev().find_map(|place| key(tree, *place))?;
    let entry = places.get(list + 1).filter(|_| is_generator(tree, places.get(list + 2).copied()))?;
    Some((tree.value(tree.child(*entry, "name")?).to_owned(), name.to_owned()))
}

fn is_generator(tree: &SiteTree, list: Option<NodeId>) -> bool {
    list.is_some_and(|list| key(tree, list) == Some("configMapGenerator"))
}

fn key(tree: &SiteTree, node: NodeId) -> Option<&str> {
    match &tree.get(node).segment {
        Segment::Key(key) => Some(key),
        _ => None,
    }
}

/// What a document's containers read out of `ConfigMap`s.
pub(super) fn asks(tree: &SiteTree) -> Vec<Ask> {
    let asks = tree.iter().filter_map(|(id, _)| {
        let name = tree.value(tree.child(id, "name")?).to_owned();
        match key(tree, id)? {
            "configMapKeyRef" => {
                let key = tree.child(id, "key")?;
                Some(Ask { space: Space::ConfigMap(name), name: Some(tree.value(key).to_owned()), node: key })
            }
            "configMapRef" => Some(Ask { space: Space::ConfigMap(name), name: None, node: tree.child(id, "name")? }),
            _ => None,
        }
    });
    asks.collect()
}

/// What a kustomization says: which `ConfigMap`s are made of which environment files.
pub(in crate::context) fn relations(document: &Document, tree: &SiteTree) -> Vec<Relation> {
    let generators = tree.children(tree.root()).filter_map(|document| tree.child(document, "configMapGenerator"));
    let entries = generators.flat_map(|list| tree.children(list).take(ENTRIES));
    let mut relations = Vec::new();
    for entry in entries {
        let Some(name) = tree.child(entry, "name").map(|name| tree.value(name).to_owned()) else { continue };
        let lists = ["envs", "env"].into_iter().filter_map(|key| tree.child(entry, key));
        let files = lists.flat_map(|list| std::iter::once(list).chain(tree.children(list).take(ENTRIES)));
        for file in files.map(|file| tree.value(file)).filter(|file| !file.is_empty()) {
            let from = Space::Environment(stands_for(&joined(document.path(), file)));
            relations.push(Relation { from, to: Space::ConfigMap(name.clone()) });
        }
    }
    relations
}

/// A path that a file names, relative to the file's folder.
pub(super) fn joined(file: &Path, named: &str) -> PathBuf {
    let mut path = folder(file);
    for part in Path::new(named).components() {
        match part {
            Component::ParentDir => _ = path.pop(),
            Component::CurDir => {}
            part => path.push(part),
        }
    }
    path
}
