//! Owns the rules: one file each, named as the rule. Never prints and never decides what fails a run.

mod finding;

pub use finding::{Edit, Finding, Fix, Related, Severity, Status};
