//! Owns the rules: one file each, named as the rule. Never prints and never decides what fails a run.

mod finding;
mod level;
mod page;
mod registry;

pub use finding::{Edit, Finding, Fix, Related, Severity, Status};
pub use level::{Change, GROUPS, Level, Levels, UnknownRule, rules_of};
pub use page::LintPage;
pub use registry::{default_of, page, pages};
