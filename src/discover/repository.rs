//! Owns which repository a request is about, and which of its files are meant. Never lists any.

use super::explicit::{self, ExplicitPath};
use super::filter::Filter;
use super::git::Git;
use super::origin::Index;
use super::{DiscoverError, Request, root};
use std::path::{Path, PathBuf};

/// The repository that a request is about.
#[derive(Debug)]
pub(super) struct Repository {
    pub(super) git: Git,
    /// The top folder of its work tree.
    pub(super) top: PathBuf,
    /// The paths of the request, of which some may not exist any more.
    pub(super) paths: Vec<ExplicitPath>,
}

impl Repository {
    /// Finds the repository of the first path, of the working directory where there is none. `flag` is what needs one.
    pub(super) fn of(request: &Request, flag: &'static str) -> Result<Self, DiscoverError> {
        let paths: Vec<ExplicitPath> = request.paths.iter().map(|path| explicit::look_or_name(path)).collect();
        if let Some(Index { git, top, .. }) = &request.origin.index {
            return Ok(Self { git: git.clone(), top: top.clone(), paths });
        }
        let here = explicit::look_or_name(Path::new("."));
        let start = paths.first().unwrap_or(&here).folder();
        let start = start.ancestors().find(|above| above.is_dir()).unwrap_or(start);
        let git = Git::find(root::repository(start).unwrap_or(start), start)?;
        let top = git.top(flag)?;
        Ok(Self { git, top, paths })
    }
}

/// Which of a repository's files a request is about.
#[derive(Debug)]
pub(super) struct Meant {
    paths: Vec<ExplicitPath>,
    force_exclude: bool,
    pub(super) filter: Filter,
}

impl Meant {
    pub(super) fn new(paths: Vec<ExplicitPath>, force_exclude: bool, filter: Filter) -> Self {
        Self { paths, force_exclude, filter }
    }

    /// Whether a file is meant.
    pub(super) fn includes(&self, path: &Path) -> bool {
        let is_below = self.paths.is_empty() || self.paths.iter().any(|given| path.starts_with(&given.resolved));
        let stays = self.names(path) && !self.force_exclude;
        is_below && (stays || !self.filter.leaves_out(path, false))
    }

    /// Whether the request names the file itself.
    pub(super) fn names(&self, path: &Path) -> bool {
        self.paths.iter().any(|given| given.resolved == path)
    }
}
