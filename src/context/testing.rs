//! Owns reading a text as one file of a codebase, for the tests of this layer.

use super::{Reference, file_context};
use crate::catalog::Catalog;
use crate::text::{Decoded, Document, decode};
use std::path::{Path, PathBuf};

/// The references in a file at `path`.
pub(super) fn references(path: &str, text: &str) -> Vec<Reference> {
    let catalog = Catalog::embedded();
    let Decoded::Text { text, encoding } = decode(text.as_bytes().to_vec()) else { return Vec::new() };
    let document = Document::new(PathBuf::from(path), text, encoding);
    let tree = crate::extract::extract(&document).tree;
    let identification = crate::identify::identify(&document, &tree, &catalog);
    let as_of = jiff::civil::date(2026, 11, 23);
    file_context(&document, Path::new(path), &tree, identification, &catalog, as_of, |_| Vec::new()).references
}
