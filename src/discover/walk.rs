//! Owns the walk through a folder. Never opens a file and never follows a link.
//!
//! Hidden files are part of a walk. `.gitignore` and `.git/info/exclude` hold as git has them, `.owlintignore` besides;
//! the user's global ignore file does not, nor do `.ignore` files, so that a tree gives the same list on every machine.

use super::explicit::{self, ExplicitPath, Kind};
use super::filter::Filter;
use super::found::Found;
use super::skip::IGNORE_FILE;
use super::{Content, Input, notices, root, skip};
use ignore::{DirEntry, Error, Walk, WalkBuilder};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// Adds everything below a folder.
pub(super) fn walk(folder: &ExplicitPath, filter: &Filter, gitignore: bool, found: &mut Found) {
    for entry in entries(&folder.resolved, filter, gitignore) {
        match entry {
            Ok(entry) => visit(&entry, folder, found),
            Err(error) => {
                let path = found.relative_below(folder, path_of(&error).unwrap_or(&folder.resolved));
                let kind = error.io_error().map_or(ErrorKind::Other, std::io::Error::kind);
                found.notices.push(notices::unreadable(path, kind));
            }
        }
    }
}

/// Ignore files above `folder` hold where a repository ends their reach. Outside one they do not: a `.gitignore` in a
/// home folder says nothing of a project that happens to lie below it.
fn entries(folder: &Path, filter: &Filter, gitignore: bool) -> Walk {
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
            !skip::is_never_entered(entry.path(), is_folder) && !exclude.matched(entry.path(), is_folder).is_ignore()
        })
        .build()
}

fn visit(entry: &DirEntry, folder: &ExplicitPath, found: &mut Found) {
    if let Some(error) = entry.error() {
        let file = path_of(error).map_or_else(|| entry.path().join(IGNORE_FILE), Path::to_owned);
        let relative = found.relative_below(folder, &file);
        found.notices.push(notices::bad_patterns(relative, &innermost(error).to_string()));
    }
    let Some(of) = entry.file_type() else { return };
    let relative = found.relative_below(folder, entry.path());
    let kind = if of.is_symlink() { link(entry.path(), &folder.resolved) } else { Some(explicit::kind(of)) };
    match kind {
        None | Some(Kind::Folder) => {}
        Some(Kind::File) => {
            let path = entry.path().to_owned();
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

fn innermost(error: &Error) -> &Error {
    match error {
        Error::WithPath { err, .. } | Error::WithDepth { err, .. } => innermost(err),
        Error::Partial(errors) => errors.first().map_or(error, innermost),
        _ => error,
    }
}
