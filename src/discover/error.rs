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
    /// What only git tells was asked for outside a git repository.
    #[error("`{}` is in no git repository, which {flag} needs: leave out {flag} to check files", display_path(path))]
    NotARepository {
        /// Where a repository was looked for.
        path: PathBuf,
        /// What asked for it.
        flag: &'static str,
    },
    /// A name that no commit has.
    #[error(
        "`{}` names no commit of this repository: check its spelling, or fetch it first (`git fetch origin NAME`)",
        sanitise(reference)
    )]
    NoCommit {
        /// As given.
        reference: String,
    },
    /// A branch without a commit.
    #[error("nothing was committed yet, so that nothing can have changed: leave out --changed, or use --staged")]
    NoHead,
    /// Two commits without a common one.
    #[error(
        "`{}` and HEAD have no common commit{}",
        sanitise(reference),
        if *is_shallow {
            " in this shallow clone: fetch deeper (`git fetch --unshallow`; `fetch-depth: 0` for actions/checkout; `GIT_DEPTH: 0` in GitLab)"
        } else {
            ": name one that HEAD goes back to"
        }
    )]
    NoMergeBase {
        /// As given.
        reference: String,
        /// Whether the history was cut off.
        is_shallow: bool,
    },
    /// A list of files that cannot be read.
    #[error("the list of files `{}` cannot be read: {}", display_path(path), sanitise(why))]
    List {
        /// Where it was looked for.
        path: PathBuf,
        /// What is wrong with it.
        why: String,
    },
    /// There is no `git` to ask, outside the tree that is checked.
    #[error("git was not found: it must be in a folder that PATH names absolutely, outside `{}`", display_path(tree))]
    NoGit {
        /// The tree that is checked; programs in it are never run.
        tree: PathBuf,
    },
    /// A repository that git would not come to an end with.
    #[error("git was not run: `{}` is a pipe or a device, which it would wait for without end", display_path(path))]
    Endless {
        /// What stands in the place of one of git's files.
        path: PathBuf,
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
