//! Owns the walk through a folder. Never opens a file and never follows a link.
//!
//! Hidden files are part of a walk. `.gitignore` and `.git/info/exclude` hold as git has them, `.owlintignore` besides;
//! the user's global ignore file does not, nor do `.ignore` files, so that a tree gives the same list on every machine.

use super::explicit::{self, ExplicitPath, Kind};
use super::filter::{Filter, innermost};
use super::found::Found;
use super::skip::IGNORE_FILE;
use super::{Content, Input, apart, notices, root, skip};
use ignore::{DirEntry, Error, Walk, WalkBuilder};
use std::fs::FileType;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// Adds everything below a folder.
pub(super) fn walk(folder: &ExplicitPath, filter: &Filter, gitignore: bool, found: &mut Found) {
    let start = &folder.resolved;
    let repository = root::repository(start).unwrap_or(start);
    let mut above = start.ancestors().take_while(|above| above.starts_with(repository));
    if above.any(apart::is_misled) {
        return apart::walk(start, folder, filter, found);
    }
    let misled = Arc::new(Mutex::new(Vec::new()));
    for entry in entries(start, filter, gitignore, Arc::clone(&misled)) {
        match entry {
            Ok(entry) => visit_entry(&entry, folder, found),
            Err(error) => {
                let path = found.relative_below(folder, path_of(&error).unwrap_or(start));
                let kind = error.io_error().map_or(ErrorKind::Other, std::io::Error::kind);
                found.notices.push(notices::unreadable(path, kind));
            }
        }
    }
    for left in misled.lock().unwrap_or_else(PoisonError::into_inner).iter() {
        apart::walk(left, folder, filter, found);
    }
}

/// Ignore files above `folder` hold where a repository ends their reach. Outside one they do not: a `.gitignore` in a
/// home folder says nothing of a project that happens to lie below it.
///
/// Folders whose ignore file is not to be opened are left out, and kept in `misled`.
fn entries(folder: &Path, filter: &Filter, gitignore: bool, misled: Arc<Mutex<Vec<PathBuf>>>) -> Walk {
    let repository = root::repository(folder);
    let exclude = filter.exclude.clone();
    WalkBuilder::new(folder)
        .hidden(false)
        .ignore(false)
        .git_ignore(gitignore)
        .git_exclude(gitignore)
        .git_global(false)
        .require_git(repository.is_some())
        .parents(repository.is_some_and(|repository| repository != folder))
        .add_custom_ignore_filename(IGNORE_FILE)
        .follow_links(false)
        .filter_entry(move |entry| {
            let is_folder = entry.file_type().is_some_and(|of| of.is_dir());
            let path = entry.path();
            if skip::is_never_entered(path, is_folder) || exclude.matched(path, is_folder).is_ignore() {
                return false;
            }
            let is_misled = is_folder && apart::is_misled(path);
            if is_misled {
                misled.lock().unwrap_or_else(PoisonError::into_inner).push(path.to_owned());
            }
            !is_misled
        })
        .build()
}

fn visit_entry(entry: &DirEntry, folder: &ExplicitPath, found: &mut Found) {
    if let Some(error) = entry.error() {
        let file = path_of(error).map_or_else(|| entry.path().join(IGNORE_FILE), Path::to_owned);
        let relative = found.relative_below(folder, &file);
        found.notices.push(notices::bad_patterns(relative, &innermost(error).to_string()));
    }
    if let Some(of) = entry.file_type() {
        visit(entry.path(), of, folder, found);
    }
}

/// Adds what a walk has come by.
pub(super) fn visit(path: &Path, of: FileType, folder: &ExplicitPath, found: &mut Found) {
    let relative = found.relative_below(folder, path);
    let kind = if of.is_symlink() { link(path, &folder.resolved) } else { Some(explicit::kind(of)) };
    match kind {
        None | Some(Kind::Folder) => {}
        Some(Kind::File) => {
            let path = path.to_owned();
            let below = path.strip_prefix(&folder.resolved).unwrap_or(&relative).to_owned();
            found.add(Input { path, relative, below, explicit: false, content: Content::File });
        }
        Some(Kind::Unfit(why)) => found.notices.push(notices::skipped(relative, why)),
        Some(Kind::Unreadable(kind)) => found.notices.push(notices::unreadable(relative, kind)),
    }
}

/// Returns what is wrong with a link, if anything is. What it leads to inside the walked folder is read at its own
/// place.
fn link(path: &Path, walked: &Path) -> Option<Kind> {
    let target: PathBuf = match path.canonicalize() {
        Ok(target) => target,
        Err(error) => return Some(explicit::broken_link(&error)),
    };
    if path.starts_with(&target) {
        return Some(Kind::Unfit("a link that leads back to a folder above it; not followed"));
    }
    let outside = Kind::Unfit("a link that leads out of the tree; not followed, name it as a path to have it read");
    (!target.starts_with(walked)).then_some(outside)
}

fn path_of(error: &Error) -> Option<&Path> {
    match error {
        Error::WithPath { path, .. } => Some(path),
        Error::WithDepth { err, .. } | Error::WithLineNumber { err, .. } => path_of(err),
        Error::Partial(errors) => errors.iter().find_map(path_of),
        Error::Loop { child, .. } => Some(child),
        _ => None,
    }
}
