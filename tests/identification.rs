//! What is recognised as a model identifier: which places hold one, which model it is, how it is written.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[path = "identification/places.rs"]
mod places;
#[path = "identification/routes.rs"]
mod routes;
#[path = "identification/schemes.rs"]
mod schemes;
#[path = "identification/traps.rs"]
mod traps;

use owlint::catalog::Catalog;
use owlint::extract::extract;
use owlint::identify::{Identification, Identified, identify};
use owlint::text::{Document, Encoding};
use std::path::PathBuf;

fn identification(path: &str, text: &str) -> Identification {
    let document = Document::new(PathBuf::from(path), text.to_owned(), Encoding::Utf8);
    identify(&document, &extract(&document).tree, &Catalog::embedded())
}

/// The references in a file, as they stand there.
fn texts(path: &str, text: &str) -> Vec<String> {
    identification(path, text).references.into_iter().map(|reference| reference.text).collect()
}

/// What stands for a model in a file.
fn labels(path: &str, text: &str) -> Vec<String> {
    identification(path, text).labels.into_iter().map(|label| label.text).collect()
}

/// The only reference in a file.
fn only(path: &str, text: &str) -> Identified {
    let mut references = identification(path, text).references;
    assert_eq!(references.len(), 1, "{text}: {references:?}");
    references.pop().unwrap()
}
