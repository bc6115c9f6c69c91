//! Owns the walk through a folder. Never opens a file and never follows a link.
//!
//! Hidden files are part of a walk. `.gitignore` and `.git/info/exclude` hold as git has them, `.owlintignore` besides;
//! the user's global ignore file does not, nor do `.ignore` files, so that a tree gives the same list on every machine.

use super::explicit::{self, ExplicitPath, Kind};
use super::filter::{Filter, innermost};
use super::found::Found;
use super::skip::IGNORE_FILE;
use super::{Content, Input, apart, notices, root, skip};
use ignore::{DirEntry, Error, WalkBuilder, WalkState};
use std::fs::FileType;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, PoisonError};

/// Adds everything below a folder.
pub(super) fn walk(folder: &ExplicitPath, filter: &Filter, gitignore: bool, found: &mut Found) {
    let start = &folder.resolved;
    let repository = root::repository(start).unwrap_or(start);
    let mut above = start.ancestors().take_while(|above| above.starts_with(repository));
    if above.any(apart::is_misled) {
        return apart::walk(start, folder, filter, found);
    }
    let misled = Misled::default();
    let builder = builder(start, filter, gitignore, misled.clone());
    let walked = in_turn(&builder, folder, found).unwrap_or_else(|| {
        misled.take();
        side_by_side(&builder, folder, found)
    });
    found.take_in(walked);
    for left in misled.take() {
        apart::walk(&left, folder, filter, found);
    }
}

/// A folder of up to so many entries is walked in the time that it takes to start a thread.
const WORTH_THREADS: usize = 512;

/// Walks a folder entry by entry; `None` where there are many and more than one thread may work.
fn in_turn(builder: &WalkBuilder, folder: &ExplicitPath, found: &Found) -> Option<Found> {
    let mut walked = found.apart();
    for (number, entry) in builder.build().enumerate() {
        if number == WORTH_THREADS && rayon::current_num_threads() > 1 {
            return None;
        }
        visit_entry(entry, folder, &mut walked);
    }
    Some(walked)
}

/// Walks a folder on all threads. What each has come by is put in order later.
fn side_by_side(builder: &WalkBuilder, folder: &ExplicitPath, found: &Found) -> Found {
    let (parts, collected) = std::sync::mpsc::channel();
    let mut builder = builder.clone();
    builder.threads(rayon::current_num_threads()).build_parallel().run(|| {
        let mut part = Part { walked: Some(found.apart()), parts: parts.clone() };
        Box::new(move |entry| {
            if let Some(walked) = &mut part.walked {
                visit_entry(entry, folder, walked);
            }
            WalkState::Continue
        })
    });
    drop(parts);
    let mut walked = found.apart();
    for part in collected {
        walked.take_in(part);
    }
    walked
}

/// What one thread has come by; handed on when the thread has done its part.
struct Part {
    walked: Option<Found>,
    parts: Sender<Found>,
}

impl Drop for Part {
    fn drop(&mut self) {
        // The receiver waits until all parts are there, so none is lost.
        let _ = self.walked.take().map(|walked| self.parts.send(walked));
    }
}

/// Folders that a walk has left out because their ignore file is not to be opened.
#[derive(Debug, Clone, Default)]
struct Misled(Arc<Mutex<Vec<PathBuf>>>);

impl Misled {
    fn add(&self, folder: PathBuf) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(folder);
    }

    /// Returns all of them, in order, and forgets them.
    fn take(&self) -> Vec<PathBuf> {
        let mut folders = std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner));
        folders.sort();
        folders
    }
}

/// Ignore files above `folder` hold where a repository ends their reach. Outside one they do not: a `.gitignore` in a
/// home folder says nothing of a project that happens to lie below it.
///
/// Folders whose ignore file is not to be opened are left out, and kept in `misled`.
fn builder(folder: &Path, filter: &Filter, gitignore: bool, misled: Misled) -> WalkBuilder {
    let repository = root::repository(folder);
    let exclude = filter.exclude.clone();
    let mut builder = WalkBuilder::new(folder);
    builder
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
                misled.add(path.to_owned());
            }
            !is_misled
        });
    builder
}

fn visit_entry(entry: Result<DirEntry, Error>, folder: &ExplicitPath, found: &mut Found) {
    match entry {
        Ok(entry) => add_entry(&entry, folder, found),
        Err(error) => {
            let path = found.relative_below(folder, path_of(&error).unwrap_or(&folder.resolved));
            let kind = error.io_error().map_or(ErrorKind::Other, std::io::Error::kind);
            found.notices.push(notices::unreadable(path, kind));
        }
    }
}

fn add_entry(entry: &DirEntry, folder: &ExplicitPath, found: &mut Found) {
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
            let below = path.strip_prefix(&folder.resolved).unwrap_or(&relative);
            let is_all = below.as_os_str().len() == relative.as_os_str().len();
            let parts = |path: &Path| path.components().count();
            let folders_above = if is_all { 0 } else { parts(&relative).saturating_sub(parts(below)) };
            found.add(path, Input { folders_above, ..Input::new(relative, Content::File) });
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
