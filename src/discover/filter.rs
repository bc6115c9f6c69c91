//! Owns whether a path that no walk came by would have been left out of one: excludes, ignore files, folders that are
//! never entered. Never lists files. What it says agrees with the walk; a test holds them together.

use super::own_file::OwnFile;
use super::{DiscoverError, Origin, root, skip};
use ignore::Match;
use ignore::gitignore::{Gitignore, GitignoreBuilder};
use std::cell::RefCell;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;

/// An ignore file that holds more bytes is none.
pub(super) const LARGEST_IGNORE_FILE: u64 = 4 * 1024 * 1024;

/// The rules that leave paths out below one root.
///
/// Hooks hand over every file of a repository, so what was found out about a folder is kept.
#[derive(Debug)]
pub(super) struct Filter {
    root: PathBuf,
    /// The patterns of `--exclude`.
    pub(super) exclude: Gitignore,
    gitignore: bool,
    /// Where ignore files are read.
    origin: Origin,
    /// Patterns by the file they stand in.
    patterns: Known<Rc<Gitignore>>,
    /// Where the reach of `.gitignore` ends, by folder.
    repositories: Known<Rc<Path>>,
    /// Whether a folder itself is left out, whatever holds for those above it.
    folders: Known<bool>,
}

impl Filter {
    pub(super) fn new(root: &Path, exclude: &[String], gitignore: bool) -> Result<Self, DiscoverError> {
        let mut builder = GitignoreBuilder::new(root);
        for pattern in exclude {
            builder.add_line(None, pattern).map_err(|error| refused(pattern, &error))?;
        }
        let exclude = builder.build().map_err(|error| refused(&exclude.join(" "), &error))?;
        let (patterns, repositories, folders) = (Known::default(), Known::default(), Known::default());
        let origin = Origin::default();
        Ok(Self { root: root.to_owned(), exclude, gitignore, origin, patterns, repositories, folders })
    }

    /// Takes ignore files from somewhere else than the work tree.
    pub(super) fn with_ignore_files_of(self, origin: Origin) -> Self {
        Self { origin, ..self }
    }

    /// Returns whether a walk from the root would not have come by `path`, which is resolved.
    pub(super) fn leaves_out(&self, path: &Path, is_folder: bool) -> bool {
        if !path.starts_with(&self.root) {
            return self.exclude.matched(path, is_folder).is_ignore();
        }
        let mut folders = path.ancestors().skip(usize::from(!is_folder)).take_while(|folder| *folder != self.root);
        let stops_at = |folder: &Path| self.folders.get(folder, || self.stops_at(folder, true));
        folders.any(stops_at) || (!is_folder && self.stops_at(path, false))
    }

    /// Nearer files outrank farther ones, `.owlintignore` outranks git's, and `--exclude` outranks all.
    fn stops_at(&self, path: &Path, is_folder: bool) -> bool {
        if skip::is_never_entered(path, is_folder) || self.exclude.matched(path, is_folder).is_ignore() {
            return true;
        }
        let Some(folder) = path.parent() else { return false };
        let in_files = |base: &Path, name: &str| {
            let above = folder.ancestors().take_while(|above| above.starts_with(base));
            above.map(|above| self.verdict(above, name, path, is_folder)).find(|verdict| !verdict.is_none())
        };
        let own = in_files(&self.root, skip::IGNORE_FILE);
        let git = || {
            let base = self.repositories.get(folder, || root::repository(folder).unwrap_or(&self.root).into());
            in_files(&base, ".gitignore").or_else(|| in_files(&base, ".git/info/exclude"))
        };
        own.or_else(|| self.gitignore.then(git).flatten()).is_some_and(|verdict| verdict.is_ignore())
    }

    fn verdict(&self, folder: &Path, name: &str, path: &Path, is_folder: bool) -> Match<()> {
        let file = folder.join(name);
        let patterns = self.patterns.get(&file, || read(folder, &file, &self.origin).into());
        patterns.matched(path, is_folder).map(|_| ())
    }
}

/// What was found out about paths.
#[derive(Debug)]
struct Known<T>(RefCell<HashMap<PathBuf, T>>);

impl<T> Default for Known<T> {
    fn default() -> Self {
        Self(RefCell::default())
    }
}

impl<T: Clone> Known<T> {
    fn get(&self, path: &Path, find_out: impl FnOnce() -> T) -> T {
        let known = self.0.borrow().get(path).cloned();
        known.unwrap_or_else(|| {
            let found = find_out();
            self.0.borrow_mut().insert(path.to_owned(), found.clone());
            found
        })
    }
}

/// Lines that are no patterns are left out, as in the walk.
fn read(folder: &Path, file: &Path, origin: &Origin) -> Gitignore {
    let mut builder = GitignoreBuilder::new(folder);
    if origin.index.is_none() {
        if !file.metadata().is_ok_and(|about| about.is_file() && about.len() <= LARGEST_IGNORE_FILE) {
            return Gitignore::empty();
        }
        builder.add(file);
    } else if let OwnFile::Text(text) = origin.own_file(file, LARGEST_IGNORE_FILE) {
        for line in text.lines() {
            // As in the walk, a line that is no pattern says nothing.
            let _ = builder.add_line(None, line);
        }
    }
    builder.build().unwrap_or_else(|_| Gitignore::empty())
}

fn refused(pattern: &str, error: &ignore::Error) -> DiscoverError {
    DiscoverError::Pattern { pattern: pattern.to_owned(), why: error.to_string() }
}
