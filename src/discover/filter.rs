//! Owns whether a path that no walk came by would have been left out of one: excludes, ignore files, folders that are
//! never entered. Never lists files. What it says agrees with the walk; a test holds them together.

use super::{DiscoverError, root, skip};
use ignore::Match;
use ignore::gitignore::{Gitignore, GitignoreBuilder};
use std::cell::RefCell;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;

/// The ignore file of owlint's own, in every folder where it is wanted.
pub(super) const IGNORE_FILE: &str = ".owlintignore";

/// The rules that leave paths out below one root.
#[derive(Debug)]
pub(super) struct Filter {
    root: PathBuf,
    /// The patterns of `--exclude`.
    pub(super) exclude: Gitignore,
    gitignore: bool,
    /// Patterns by the file they stand in, as far as looked at.
    known: RefCell<HashMap<PathBuf, Rc<Gitignore>>>,
}

impl Filter {
    pub(super) fn new(root: &Path, exclude: &[String], gitignore: bool) -> Result<Self, DiscoverError> {
        let mut builder = GitignoreBuilder::new(root);
        for pattern in exclude {
            builder.add_line(None, pattern).map_err(|error| refused(pattern, &error))?;
        }
        let exclude = builder.build().map_err(|error| refused(&exclude.join(" "), &error))?;
        Ok(Self { root: root.to_owned(), exclude, gitignore, known: RefCell::default() })
    }

    /// Returns whether a walk from the root would not have come by `path`, which is resolved.
    pub(super) fn leaves_out(&self, path: &Path, is_folder: bool) -> bool {
        let Ok(below) = path.strip_prefix(&self.root) else {
            return self.exclude.matched(path, is_folder).is_ignore();
        };
        let mut stage = self.root.clone();
        let mut rest = below.components();
        while let Some(name) = rest.next() {
            stage.push(name);
            let is_folder = is_folder || !rest.as_path().as_os_str().is_empty();
            if skip::is_never_entered(&stage, is_folder) || self.is_ignored(&stage, is_folder) {
                return true;
            }
        }
        false
    }

    /// Nearer files outrank farther ones, and `.owlintignore` outranks git's.
    fn is_ignored(&self, path: &Path, is_folder: bool) -> bool {
        if self.exclude.matched(path, is_folder).is_ignore() {
            return true;
        }
        let Some(folder) = path.parent() else { return false };
        let in_files = |base: &Path, name: &str| {
            let above = folder.ancestors().take_while(|above| above.starts_with(base));
            above.map(|above| self.verdict(above, name, path, is_folder)).find(|verdict| !verdict.is_none())
        };
        let own = in_files(&self.root, IGNORE_FILE);
        let repository = root::repository(folder).unwrap_or(&self.root);
        let git = || in_files(repository, ".gitignore").or_else(|| in_files(repository, ".git/info/exclude"));
        own.or_else(|| self.gitignore.then(git).flatten()).is_some_and(|verdict| verdict.is_ignore())
    }

    fn verdict(&self, folder: &Path, name: &str, path: &Path, is_folder: bool) -> Match<()> {
        let file = folder.join(name);
        let known = self.known.borrow().get(&file).cloned();
        let patterns = known.unwrap_or_else(|| {
            let patterns = Rc::new(read(folder, &file));
            self.known.borrow_mut().insert(file, Rc::clone(&patterns));
            patterns
        });
        patterns.matched(path, is_folder).map(|_| ())
    }
}

/// Lines that are no patterns are left out, as in the walk.
fn read(folder: &Path, file: &Path) -> Gitignore {
    if !file.is_file() {
        return Gitignore::empty();
    }
    let mut builder = GitignoreBuilder::new(folder);
    builder.add(file);
    builder.build().unwrap_or_else(|_| Gitignore::empty())
}

fn refused(pattern: &str, error: &ignore::Error) -> DiscoverError {
    DiscoverError::Pattern { pattern: pattern.to_owned(), why: error.to_string() }
}
