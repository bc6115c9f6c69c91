//! Owns the step from document to sites: one file a format, one tree for all of them.
//! Never knows models: whether a place holds an identifier is `identify`'s question.

mod code;
mod command;
mod dockerfile;
mod dotenv;
mod handover;
#[cfg(test)]
mod hostile;
mod lines;
mod markdown;
#[cfg(test)]
mod probe;
mod shell;
mod tree;
mod words;

pub use tree::{Node, NodeId, Segment, SiteKind, SiteTree};
