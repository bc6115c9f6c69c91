//! owlint finds hard-coded AI model identifiers and flags infrastructure that leans on near-frontier open weights.

pub mod catalog;
pub mod discover;
pub mod extract;
pub mod text;
