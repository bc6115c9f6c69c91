//! Owns whether a path that no walk came by would have been left out of one: excludes, ignore files, folders that are
//! never entered. Never lists files. What it says agrees with the walk; a test holds them together.

use super::own_file::OwnFile;
use super::{DiscoverError, Origin, notices, root, skip};
use crate::text::Notice;
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
    /// What is to be said of ignore files that were asked; paths as they lie on the disk.
    remarks: RefCell<Vec<Notice>>,
}

impl Filter {
    pub(super) fn new(root: &Path, exclude: &[String], gitignore: bool) -> Result<Self, DiscoverError> {
        let mut builder = GitignoreBuilder::new(root);
        for pattern in exclude {
            builder.add_line(None, pattern).map_err(|error| refused(pattern, &error))?;
        }
        let exclude = builder.build().map_err(|error| refused(&exclude.join(" "), &error))?;
        let (patterns, repositories, folders) = (Known::default(), Known::default(), Known::default());
        let (root, origin, remarks) = (root.to_owned(), Origin::default(), RefCell::default());
        Ok(Self { root, exclude, gitignore, origin, patterns, repositories, folders, remarks })
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

    /// Returns what is to be said of the ignore files that were asked so far.
    pub(super) fn remarks(&self) -> Vec<Notice> {
        self.remarks.borrow().clone()
    }

    fn verdict(&self, folder: &Path, name: &str, path: &Path, is_folder: bool) -> Match<()> {
        let file = folder.join(name);
        let patterns = self.patterns.get(&file, || self.read(folder, &file).into());
        patterns.matched(path, is_folder).map(|_| ())
    }

    /// Lines that are no patterns are left out, as in the walk.
    fn read(&self, folder: &Path, file: &Path) -> Gitignore {
        let mut builder = GitignoreBuilder::new(folder);
        let of_index = self.origin.index.is_some().then(|| self.origin.own_file(file, LARGEST_IGNORE_FILE));
        let remark = match of_index.unwrap_or_else(|| look(file)) {
            // Read as the walk reads it, up to bytes that are no text.
            OwnFile::Text(_) if self.origin.index.is_none() => {
                builder.add(file).map(|error| notices::bad_patterns(file.to_owned(), &innermost(&error).to_string()))
            }
            OwnFile::Text(text) => {
                let refused = text.lines().filter_map(|line| builder.add_line(None, line).err()).last();
                refused.map(|error| notices::bad_patterns(file.to_owned(), &error.to_string()))
            }
            OwnFile::Irregular => Some(notices::no_ignore_file(file.to_owned())),
            OwnFile::TooLarge => Some(notices::ignore_file_too_large(file.to_owned(), LARGEST_IGNORE_FILE)),
            OwnFile::Unreadable(kind) => Some(notices::unreadable(file.to_owned(), kind)),
            OwnFile::Missing => None,
        };
        self.remarks.borrow_mut().extend(remark);
        builder.build().unwrap_or_else(|_| Gitignore::empty())
    }
}

/// What stands at the place of an ignore file on the disk, without its text. A folder of that name is none.
fn look(file: &Path) -> OwnFile {
    match file.metadata() {
        Ok(about) if about.is_dir() => OwnFile::Missing,
        Ok(about) if !about.is_file() => OwnFile::Irregular,
        Ok(about) if about.len() > LARGEST_IGNORE_FILE => OwnFile::TooLarge,
        Ok(_) => OwnFile::Text(String::new()),
        Err(_) => OwnFile::Missing,
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

fn refused(pattern: &str, error: &ignore::Error) -> DiscoverError {
    DiscoverError::Pattern { pattern: pattern.to_owned(), why: error.to_string() }
}

/// What is wrong, without the places around it.
pub(super) fn innermost(error: &ignore::Error) -> &ignore::Error {
    match error {
        ignore::Error::WithPath { err, .. } | ignore::Error::WithDepth { err, .. } => innermost(err),
        ignore::Error::Partial(errors) => errors.first().map_or(error, innermost),
        _ => error,
    }
}
