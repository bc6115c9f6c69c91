//! What is read out of the command lines and manifests that serve models: which texts are references, what they are
//! for, how they reach the model, how firmly they hold it, and what is reserved for it.

mod cloud;
mod commands;
mod compose;

mod evaluation;
mod hubs;
mod kubernetes;
mod local;
mod mirrors;
mod operators;
mod others;
mod wrappers;

use owlint::catalog::Catalog;
use owlint::context::{Accelerators, FileContext, Mirror, Reference, ReferenceId, file_context};
use owlint::extract::extract;
use owlint::identify::{PinKind, identify};
use owlint::text::{Document, Encoding};
use std::path::{Path, PathBuf};

/// A file's path, its text, and what is to be told of it: a line a reference, then a line a label behind `~`.
type Case = (&'static str, &'static str, &'static [&'static str]);

fn context(path: &str, text: &str) -> FileContext {
    let catalog = Catalog::embedded();
    let document = Document::new(PathBuf::from(path), text.to_owned(), Encoding::Utf8);
    let tree = extract(&document).tree;
    let identification = identify(&document, &tree, &catalog);
    file_context(&document, Path::new(path), &tree, identification, &catalog, jiff::civil::date(2026, 11, 23))
}

/// `text role scheme channel pin`, then what is reserved (`8x80`) and where the weights come from, where that is told.
fn told(path: &str, text: &str) -> Vec<String> {
    let context = context(path, text);
    let ids = (0..).map(ReferenceId);
    let references = ids.zip(&context.references).map(|(id, reference)| line(&context, id, reference));
    let labels = context.labels.iter().map(|label| format!("~{}", label.text));
    references.chain(labels).collect()
}

fn line(context: &FileContext, id: ReferenceId, reference: &Reference) -> String {
    let Reference { text, role, scheme, channel, pin, .. } = reference;
    let mut line = format!("{text} {} {} {channel} {}", role.as_str(), word(scheme), word(&pin.kind));
    if matches!(pin.kind, PinKind::Revision | PinKind::Tag | PinKind::Digest) {
        line = line + "=" + pin.value.as_deref().unwrap_or("?");
    }
    let Some(deployment) = context.deployments.iter().find(|one| one.references.contains(&id)) else { return line };
    if let Some(Accelerators { count, memory_gb, .. }) = &deployment.accelerators {
        line = format!("{line} {count}x{}", memory_gb.map_or("?".to_owned(), |memory| memory.to_string()));
    }
    match deployment.mirror {
        Mirror::Cache => line += " cache",
        Mirror::Own => line += " own",
        Mirror::None => {}
    }
    if deployment.offline { line + " offline" } else { line }
}

/// A value as reports write it.
fn word(value: &impl serde::Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

/// Compares every case of a table and shows all that differ at once.
fn check(cases: &[Case]) {
    let mut faults = String::new();
    for (path, text, expected) in cases {
        let told = told(path, text);
        if told != *expected {
            let (expected, told) = (expected.join("\n  "), told.join("\n  "));
            faults += &format!("{path}:\n{text}\nexpected\n  {expected}\ntold\n  {told}\n\n");
        }
    }
    assert!(faults.is_empty(), "\n{faults}");
}
