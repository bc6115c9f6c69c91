//! Owns what names are looked up in across files, and which values of a document have a name there.
//! Never follows a name: that is [`Known`](super::Known)'s.

use super::manifest;
use crate::extract::{NodeId, Segment, SiteKind, SiteTree};
use crate::identify::Identified;
use crate::text::{Document, Format};
use std::path::{Path, PathBuf};

/// What names are looked up in, across files.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Space {
    /// The variables of an environment file. A committed sample (`.env.example`) stands for the file it is copied to.
    Environment(PathBuf),
    /// The values of the Helm chart in a folder.
    Values(PathBuf),
    /// The variables and locals of the Terraform module in a folder.
    Module(PathBuf),
    /// The keys of the `ConfigMap`s of that name.
    ConfigMap(String),
}

/// A value that places in other files may use.
#[derive(Debug, Clone)]
pub struct Definition {
    /// What its name is looked up in.
    pub space: Space,
    /// Its name there.
    pub name: String,
    /// The reference in it, by position in its file.
    pub reference: usize,
    /// What was recognised there.
    pub identified: Identified,
}

/// What a third file says: the names of one space are names of another (`configMapGenerator` with `envs`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relation {
    /// Where the values are.
    pub from: Space,
    /// Where they are looked up.
    pub to: Space,
}

/// Words that mark a file as a sample of the one that is used.
const SAMPLE: &[&str] = &["example", "sample", "template", "dist", "default", "defaults"];

/// The names that a document gives to what was recognised in it.
pub(in crate::context) fn definitions(document: &Document, tree: &SiteTree, found: &[Identified]) -> Vec<Definition> {
    let named = found.iter().enumerate().filter_map(|(reference, one)| {
        let (space, name) = name_of(document, tree, one.node)?;
        Some(Definition { space, name, reference, identified: one.clone() })
    });
    named.collect()
}

fn name_of(document: &Document, tree: &SiteTree, node: NodeId) -> Option<(Space, String)> {
    let path = document.path();
    let folder = folder(path);
    match document.format() {
        Format::Dotenv => Some((Space::Environment(stands_for(path)), variable(tree, node)?)),
        Format::Hcl => Some((Space::Module(folder), terraform_name(path, tree, node)?)),
        Format::Yaml if is_values(path) => Some((Space::Values(folder), keys(tree, node).join("."))),
        Format::Yaml | Format::Json => {
            manifest::config_map_name(tree, node).map(|(map, key)| (Space::ConfigMap(map), key))
        }
        _ => None,
    }
}

/// The folder of a file.
pub(super) fn folder(path: &Path) -> PathBuf {
    path.parent().map(Path::to_path_buf).unwrap_or_default()
}

/// The environment file that a path stands for: `.env.example`, `env.example` and `example.env` for `.env`.
pub(super) fn stands_for(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let parts: Vec<&str> = name.split('.').filter(|part| !SAMPLE.contains(part)).collect();
    let is_sample = parts.len() < name.split('.').count();
    let kept = match parts.as_slice() {
        ["env"] if is_sample => ".env".to_owned(),
        _ if is_sample => parts.join("."),
        _ => name,
    };
    path.with_file_name(kept)
}

/// Whether a file holds the values of a chart: `values.yaml`, `values-prod.yaml`, `prod.values.yaml`.
fn is_values(path: &Path) -> bool {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    stem.split(['-', '.', '_']).any(|part| part == "values")
}

/// The variable that a node is the value of, or stands in the value of.
fn variable(tree: &SiteTree, node: NodeId) -> Option<String> {
    let mut places = std::iter::once(node).chain(tree.ancestors(node));
    places.find_map(|place| match (&tree.get(place).segment, tree.get(place).kind) {
        (Segment::Key(key), SiteKind::Assignment) => Some(key.to_string()),
        _ => None,
    })
}

/// The keys from the top of the document down to a node, without positions in lists.
fn keys(tree: &SiteTree, node: NodeId) -> Vec<String> {
    let places = std::iter::once(node).chain(tree.ancestors(node));
    let mut keys: Vec<String> = places
        .filter_map(|place| match &tree.get(place).segment {
            Segment::Key(key) => Some(key.to_string()),
            _ => None,
        })
        .collect();
    keys.reverse();
    keys
}

/// `var.x` of `variable "x" { default = … }` and of `x = …` in a `.tfvars` file, `local.x` of `locals { x = … }`.
fn terraform_name(path: &Path, tree: &SiteTree, node: NodeId) -> Option<String> {
    let keys = keys(tree, node);
    let is_settings = path.extension().is_some_and(|extension| extension == "tfvars");
    let words: Vec<&str> = keys.iter().map(String::as_str).collect();
    let (kind, parts) = match words.as_slice() {
        all if is_settings => ("var", all.to_vec()),
        ["locals", rest @ ..] => ("local", rest.to_vec()),
        ["variable", name, "default", rest @ ..] => {
            ("var", std::iter::once(*name).chain(rest.iter().copied()).collect())
        }
        _ => return None,
    };
    Some(format!("{kind}.{}", parts.join(".")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn samples_stand_for_what_they_are_copied_to() {
        for (sample, file) in [
            ("a/.env.example", "a/.env"),
            ("a/env.example", "a/.env"),
            ("example.env", ".env"),
            (".env.prod.sample", ".env.prod"),
            ("a/compose.env", "a/compose.env"),
            ("env", "env"),
            (".env", ".env"),
        ] {
            assert_eq!(stands_for(Path::new(sample)), Path::new(file), "{sample}");
        }
    }
}
