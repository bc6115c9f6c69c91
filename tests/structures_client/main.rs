//! What structures of clients mean: routers, libraries, editors, evaluations, trainings, retrieval. Each is written after
//! the tool's documented form and read as one file: which models it selects, what for, how they are reached, which names
//! only stand for them, and which stand in for one another.

#![allow(clippy::indexing_slicing, reason = "a test fails by panicking")]

mod editors;
mod evaluation;
mod libraries;
mod near_misses;
mod registries;
mod retrieval;
mod routers;
mod training;

use owlint::catalog::Catalog;
use owlint::context::{FileContext, RouteKind, file_context};
use owlint::extract::extract;
use owlint::identify::identify;
use owlint::text::{Document, Encoding};
use std::path::{Path, PathBuf};

fn read(path: &str, text: &str) -> FileContext {
    let catalog = Catalog::embedded();
    let document = Document::new(PathBuf::from(path), text.to_owned(), Encoding::Utf8);
    let tree = extract(&document).tree;
    let identification = identify(&document, &tree, &catalog);
    let as_of = jiff::civil::date(2026, 11, 23);
    file_context(&document, Path::new(path), &tree, identification, &catalog, as_of)
}

/// One line a reference: text, role and scheme.
fn references(path: &str, text: &str) -> Vec<String> {
    let found = read(path, text).references.into_iter();
    found
        .map(|one| format!("{} {} {}", one.text, one.role.as_str(), format!("{:?}", one.scheme).to_lowercase()))
        .collect()
}

/// One line a reference: text and role.
fn roles(path: &str, text: &str) -> Vec<String> {
    let found = read(path, text).references.into_iter();
    found.map(|one| format!("{} {}", one.text, one.role.as_str())).collect()
}

/// One line a reference: text and channel.
fn channels(path: &str, text: &str) -> Vec<String> {
    read(path, text).references.into_iter().map(|one| format!("{} {}", one.text, one.channel)).collect()
}

/// One line a label: the text and what it stands for.
fn labels(path: &str, text: &str) -> Vec<String> {
    let found = read(path, text).labels.into_iter();
    found.map(|one| format!("{} = {}", one.text, one.stands_for.unwrap_or_default())).collect()
}

/// One line a route: its kind and its members, in order.
fn routes(path: &str, text: &str) -> Vec<String> {
    let file = read(path, text);
    let name = |kind: RouteKind| if kind == RouteKind::Fallback { "fallback" } else { "group" };
    let routes = file.routes.iter().map(|route| {
        let members: Vec<&str> = route.members.iter().map(|id| file.references[id.0].text.as_str()).collect();
        format!("{}: {}", name(route.kind), members.join(" "))
    });
    routes.collect()
}
