//! Owns where files lie that were not asked for: in the work tree, or in git's index. Never lists what was asked for.

use super::Discovery;
use super::git::{Git, path_from_bytes};
use std::cell::OnceCell;
use std::collections::HashSet;
use std::path::{Path, PathBuf};

/// Where the files beside those of a discovery lie.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Origin {
    /// Of the repository whose index it is; `None` for the work tree.
    pub(super) index: Option<Git>,
}

/// Answers whether files are there that were not asked for.
#[derive(Debug)]
pub struct Presence<'d> {
    found: &'d Discovery,
    /// What the index holds, once it was asked for; `None` where files are looked for in the work tree.
    indexed: OnceCell<Option<HashSet<PathBuf>>>,
}

impl<'d> Presence<'d> {
    /// Looks where the inputs of a discovery come from.
    #[must_use]
    pub fn of(found: &'d Discovery) -> Self {
        Self { found, indexed: OnceCell::new() }
    }

    /// Returns whether there is a file of that path, relative to the root.
    #[must_use]
    pub fn holds(&self, path: &Path) -> bool {
        match self.indexed.get_or_init(|| self.index()) {
            Some(indexed) => indexed.contains(path),
            None => self.found.root.join(path).symlink_metadata().is_ok(),
        }
    }

    /// What the index holds; nothing where git does not tell.
    fn index(&self) -> Option<HashSet<PathBuf>> {
        let git = self.found.origin.index.as_ref()?;
        let listed = git.ask("ls-files", &["-z", "--full-name", "--", ":/"]).ok()?;
        Some(listed.split(|byte| *byte == 0).map(path_from_bytes).collect())
    }
}
