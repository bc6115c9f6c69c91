//! owlint finds hard-coded AI model identifiers and flags infrastructure that leans on near-frontier open weights.

pub mod catalog;
pub mod context;
pub mod discover;
pub mod exposure;
pub mod extract;
pub mod identify;
pub mod lints;
pub mod policy;
pub mod report;
pub mod text;
