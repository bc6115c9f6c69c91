//! Owns the rules: one file each, named as the rule. Never prints and never decides what fails a run.

mod finding;
mod level;
mod page;

pub use finding::{Edit, Finding, Fix, Related, Severity, Status};
pub use level::{Level, Levels};
pub use page::LintPage;
