//! Owns configuration languages of braces (HCL, Bicep, Jsonnet, CUE, Nix, PowerShell): blocks, attributes, lists, calls,
//! each value below its keys. Never evaluates, and never loses what stands behind a broken line.

mod brackets;
mod commands;
mod dialect;
mod frames;
mod keys;
mod lexer;
mod strings;
mod values;
mod walk;

pub(super) use dialect::Dialect;

use super::tree::{NodeId, SiteTree};
use crate::text::MappedText;

/// Reads a text of the dialect below `parent`.
pub(super) fn read(tree: &mut SiteTree, parent: NodeId, text: &MappedText<'_>, dialect: Dialect) {
    let mut walk = walk::Walk::new(tree, parent, text, dialect.table());
    for token in lexer::tokens(text.text(), dialect.table()) {
        walk.take(token);
    }
    walk.finish();
}
