//! Owns the step from document to sites: one file a format, one tree for all of them.
//! Never knows models: whether a place holds an identifier is `identify`'s question.

mod tree;

pub use tree::{Node, NodeId, Segment, SiteKind, SiteTree};
