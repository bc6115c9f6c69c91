//! Owns what files of each format look like: a beginning, blocks that follow one another in any number, and an end. Never
//! how many blocks there are, nor which hold a model.

mod code;
mod config;
mod prose;

use crate::random::Random;

/// Writes one block: its number makes its names differ; where an identifier is given it stands on one line of the block.
pub type Block = fn(&mut String, &mut Random, u64, Option<&str>);

/// How files of one format are written.
#[derive(Debug, Clone, Copy)]
pub struct Grammar {
    /// What it is called.
    pub name: &'static str,
    /// What its files are called, around their number.
    pub file: (&'static str, &'static str),
    /// How every file begins.
    pub begin: &'static str,
    /// How every file ends.
    pub end: &'static str,
    /// What stands between.
    pub block: Block,
}

/// All formats.
pub const ALL: [Grammar; 13] = [
    config::YAML,
    config::HELM,
    config::COMPOSE,
    config::TERRAFORM,
    config::JSON,
    config::TOML,
    config::DOTENV,
    code::DOCKERFILE,
    code::PYTHON,
    code::TYPESCRIPT,
    code::GO,
    code::SHELL,
    prose::MARKDOWN,
];
