//! Owns what a path given by the user is: a file, a folder, or something that is not read. Opens none of them, so
//! that a named pipe cannot hold up the run.

use super::DiscoverError;
use std::fs::FileType;
use std::io::{Error, ErrorKind};
use std::path::{Path, PathBuf};

/// What stands at a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A regular file, or a link to one.
    File,
    /// A folder, or a link to one.
    Folder,
    /// Neither; the text says what, as a notice's message.
    Unfit(&'static str),
    /// The operating system does not tell.
    Unreadable(ErrorKind),
}

/// A path given by the user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ExplicitPath {
    /// As given.
    pub(super) given: PathBuf,
    /// Absolute, without links and `..`, but a file that is a link keeps its name.
    pub(super) resolved: PathBuf,
    pub(super) kind: Kind,
}

impl ExplicitPath {
    pub(super) fn is_folder(&self) -> bool {
        self.kind == Kind::Folder
    }

    /// A file that is spoken of but not opened, so that it need not exist.
    pub(super) fn unopened(given: &Path) -> Self {
        Self { given: given.to_owned(), resolved: resolve(given), kind: Kind::File }
    }

    /// The folder itself, or the one that the file is in.
    pub(super) fn folder(&self) -> &Path {
        if self.is_folder() { &self.resolved } else { self.resolved.parent().unwrap_or(&self.resolved) }
    }
}

/// Tells what each path is; fails at the first that does not exist.
pub(super) fn classify(paths: &[PathBuf]) -> Result<Vec<ExplicitPath>, DiscoverError> {
    paths.iter().map(|path| look(path)).collect()
}

/// Tells what a path is; one that does not exist is taken for a file's name.
pub(super) fn look_or_name(path: &Path) -> ExplicitPath {
    look(path).unwrap_or_else(|_| ExplicitPath::unopened(path))
}

fn look(given: &Path) -> Result<ExplicitPath, DiscoverError> {
    let kind = match given.symlink_metadata() {
        Ok(found) if found.is_symlink() => {
            given.metadata().map_or_else(|error| broken_link(&error), |m| kind(m.file_type()))
        }
        Ok(found) => kind(found.file_type()),
        Err(error) if is_missing(&error) => return Err(DiscoverError::Missing { path: given.to_owned() }),
        Err(error) => Kind::Unreadable(error.kind()),
    };
    let folder = (kind == Kind::Folder).then(|| given.canonicalize().ok()).flatten();
    Ok(ExplicitPath { given: given.to_owned(), resolved: folder.unwrap_or_else(|| resolve(given)), kind })
}

/// Returns the path absolute, its folder without links and `..` as far as that exists.
pub(super) fn resolve(path: &Path) -> PathBuf {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let folder = absolute.parent().and_then(|folder| folder.canonicalize().ok());
    match (folder, absolute.file_name()) {
        (Some(folder), Some(name)) => folder.join(name),
        _ => absolute.canonicalize().unwrap_or(absolute),
    }
}

/// Returns why a link cannot be followed.
pub(super) fn broken_link(error: &Error) -> Kind {
    match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => Kind::Unfit("a link that leads nowhere; nothing was read"),
        kind @ ErrorKind::PermissionDenied => Kind::Unreadable(kind),
        _ => Kind::Unfit("a link that leads in a circle; nothing was read"),
    }
}

/// Returns what a file of this type is to owlint.
pub(super) fn kind(of: FileType) -> Kind {
    if of.is_dir() {
        return Kind::Folder;
    }
    if of.is_file() { Kind::File } else { Kind::Unfit(special(of)) }
}

#[cfg(unix)]
fn special(of: FileType) -> &'static str {
    use std::os::unix::fs::FileTypeExt;
    if of.is_fifo() {
        "a named pipe, no regular file; not opened"
    } else if of.is_socket() {
        "a socket, no regular file; not opened"
    } else {
        "a device, no regular file; not opened"
    }
}

#[cfg(not(unix))]
fn special(_: FileType) -> &'static str {
    "no regular file; not opened"
}

fn is_missing(error: &Error) -> bool {
    use ErrorKind::{InvalidFilename, InvalidInput, NotADirectory, NotFound};
    matches!(error.kind(), NotFound | NotADirectory | InvalidInput | InvalidFilename)
}
