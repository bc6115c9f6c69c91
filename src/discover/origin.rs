//! Owns where files lie that were not asked for: in the work tree, or in git's index. Never lists what was asked for.

use super::git::{Git, path_from_bytes};
use super::own_file::{self, OwnFile};
use super::repository::Repository;
use super::steering::Steering;
use super::{DiscoverError, Discovery, Request, Source, explicit};
use std::cell::OnceCell;
use std::collections::HashSet;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

/// Where the files beside those of a discovery lie.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Origin {
    /// The index; `None` for the work tree.
    pub(super) index: Option<Index>,
}

/// The index of a repository.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Index {
    pub(super) git: Git,
    /// The top folder of the work tree.
    pub(super) top: PathBuf,
    /// What of it steers a run, once one of all copies was asked for it.
    steering: Arc<OnceLock<Option<Steering>>>,
}

impl Index {
    pub(super) fn new(git: Git, top: PathBuf) -> Self {
        Self { git, top, steering: Arc::default() }
    }

    fn own_file(&self, path: &Path, largest: u64) -> OwnFile {
        let resolved = explicit::resolve(path);
        let Ok(relative) = resolved.strip_prefix(&self.top) else { return own_file::on_disk(path, largest) };
        match self.steering.get_or_init(|| Steering::of(&self.git)) {
            Some(steering) => steering.read(&self.git, path, relative, largest),
            None => OwnFile::Unreadable(ErrorKind::Other),
        }
    }
}

impl Origin {
    /// Returns where a run on staged files has all else from. `paths` are those of the request.
    pub fn staged(paths: &[PathBuf]) -> Result<Self, DiscoverError> {
        let request = Request { paths: paths.to_vec(), source: Source::Staged, ..Request::default() };
        let Repository { git, top, .. } = Repository::of(&request, "--staged")?;
        Ok(Self { index: Some(Index::new(git, top)) })
    }

    /// Reads a file that steers a run, unless it holds more bytes than `largest`. What is not in the index is not there
    /// where the index is asked; a file outside of its repository is read where it lies.
    #[must_use]
    pub fn own_file(&self, path: &Path, largest: u64) -> OwnFile {
        match &self.index {
            None => own_file::on_disk(path, largest),
            Some(index) => index.own_file(path, largest),
        }
    }
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
        let git = &self.found.origin.index.as_ref()?.git;
        let listed = git.ask("ls-files", &["-z", "--full-name", "--", ":/"]).ok()?;
        Some(listed.split(|byte| *byte == 0).map(path_from_bytes).collect())
    }
}
