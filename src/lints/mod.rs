//! Owns the rules: one file each, named as the rule. Never prints and never decides what fails a run.

mod finding;
mod page;

pub use finding::{Edit, Finding, Fix, Related, Severity, Status};
pub use page::LintPage;
