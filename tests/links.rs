//! What a reference is for is told by where its value is used, in its own file and in others; and nothing is linked by
//! its name alone.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::format_push_string,
    reason = "a test fails by panicking"
)]

#[path = "links/across.rs"]
mod across;
#[path = "links/within.rs"]
mod within;

use owlint::catalog::Catalog;
use owlint::context::{Codebase, Reference, ReferenceId};
use owlint::discover::{Request, discover};
use std::fs;

/// Lays out files in a folder of their own and reads them, or one of them.
fn told<T>(files: &[(&str, &str)], only: Option<&str>, tell: impl FnOnce(&Codebase<'_>) -> T) -> T {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let (root, catalog) = (folder.path().to_path_buf(), Catalog::embedded());
    let asked = only.map_or(root.clone(), |only| root.join(only));
    let found = discover(&Request { paths: vec![asked], root: Some(root), ..Request::default() }).unwrap();
    tell(&owlint::survey(&found, &catalog, jiff::civil::date(2026, 11, 23)).codebase)
}

/// One line a reference: where it stands, what for, its pin, its accelerators, and where it is used.
fn lines(files: &[(&str, &str)]) -> Vec<String> {
    lines_of(files, None)
}

fn lines_of(files: &[(&str, &str)], only: Option<&str>) -> Vec<String> {
    told(files, only, |codebase| codebase.iter().map(|(id, reference)| line(codebase, id, reference)).collect())
}

fn line(codebase: &Codebase<'_>, id: ReferenceId, reference: &Reference) -> String {
    let place = |place: &owlint::text::Place| format!("{}:{}", place.path().display(), place.start.line);
    let mut parts = vec![place(&reference.place), reference.role.as_str().to_owned()];
    parts.extend(reference.pin.value.as_ref().map(|value| format!("@{value}")));
    let deployments = codebase.deployments.iter().filter(|one| one.references.contains(&id));
    let most = deployments.filter_map(|one| one.accelerators.as_ref()).map(|one| one.count).max();
    parts.extend(most.map(|count| format!("{count} gpus")));
    let uses: Vec<String> = reference.uses.iter().map(|one| place(&one.place)).collect();
    if !uses.is_empty() {
        parts.push(format!("<- {}", uses.join(", ")));
    }
    parts.join(" ")
}

fn line_of(path: &str, text: &str) -> String {
    let lines = lines(&[(path, text)]);
    assert_eq!(lines.len(), 1, "{lines:?}\n{text}");
    lines.into_iter().next().unwrap()
}
