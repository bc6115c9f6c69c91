//! Measures owlint: makes trees up whose models are known, runs owlint and other tools over them in turns, and writes
//! what came out as tables. Never judges models itself.

pub mod compare;
pub mod file;
pub mod grammar;
pub mod ids;
pub mod machine;
pub mod measure;
pub mod options;
pub mod preset;
pub mod random;
pub mod run;
pub mod special;
pub mod table;
pub mod target;
pub mod tree;
pub mod truth;
pub mod words;

/// What goes wrong here is told in a sentence and ends the run.
pub type Fault = Box<dyn std::error::Error + Send + Sync>;
