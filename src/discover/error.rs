//! Owns why a request as a whole cannot be met. What is wrong with one file is a notice instead.

use crate::text::{display_path, sanitise};
use std::path::PathBuf;

/// Why nothing could be listed.
#[derive(Debug, thiserror::Error)]
pub enum DiscoverError {
    /// A path that was given does not exist.
    #[error("`{}` does not exist: check its spelling or leave it out", display_path(path))]
    Missing {
        /// The path as given.
        path: PathBuf,
    },
    /// An `--exclude` pattern that is none.
    #[error("`{}` is no pattern ({}): write it as in a .gitignore file", sanitise(pattern), sanitise(why))]
    Pattern {
        /// The pattern as given.
        pattern: String,
        /// What is wrong with it.
        why: String,
    },
    /// Staged files were asked for outside a git repository.
    #[error(
        "`{}` is in no git repository: staged files need one, leave out --staged to check files",
        display_path(path)
    )]
    NotARepository {
        /// Where a repository was looked for.
        path: PathBuf,
    },
    /// There is no `git` to ask, outside the tree that is checked.
    #[error("git was not found: it must be in a folder that PATH names absolutely, outside `{}`", display_path(tree))]
    NoGit {
        /// The tree that is checked; programs in it are never run.
        tree: PathBuf,
    },
    /// git refused or broke off.
    #[error("`git {command}` failed: {}", sanitise(why))]
    Git {
        /// The subcommand.
        command: &'static str,
        /// git's own words, one line.
        why: String,
    },
}
