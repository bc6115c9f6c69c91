//! Owns the wording of what discovery says about single files. Never decides whether to say it.

use crate::text::{Notice, NoticeKind};
use std::io::ErrorKind;
use std::path::PathBuf;

/// Returns the notice that a path was not read because of what it is.
pub(super) fn skipped(path: PathBuf, why: &str) -> Notice {
    Notice { path, kind: NoticeKind::Skipped, message: why.to_owned() }
}

/// Returns the notice that the operating system did not let a file or folder be read.
pub(super) fn unreadable(path: PathBuf, kind: ErrorKind) -> Notice {
    Notice { path, kind: NoticeKind::Unreadable, message: format!("could not be read ({kind}) and was left out") }
}

/// Returns the notice that a file is past `limit` bytes.
pub(super) fn too_large(path: PathBuf, limit: u64) -> Notice {
    let megabytes = limit / (1024 * 1024);
    Notice { path, kind: NoticeKind::TooLarge, message: format!("larger than {megabytes} MB and left out") }
}

/// Returns the notice that a list names a folder.
pub(super) fn folder(path: PathBuf) -> Notice {
    skipped(path, "a folder; of a list, only files are read")
}

/// Returns the notice that a list names what is not there.
pub(super) fn not_there(path: PathBuf) -> Notice {
    let is_quoted = path.to_string_lossy().starts_with('"');
    let more = if is_quoted { " (quoted by git? hand the names over with -z)" } else { "" };
    skipped(path, &format!("is in the list and does not exist{more}"))
}

/// Returns the notice that a file's form in an earlier commit is not in the repository.
pub(super) fn no_earlier_blob(path: PathBuf) -> Notice {
    let message = "its earlier form is not in this repository (a partial clone?): all in it counts as new".to_owned();
    Notice { path, kind: NoticeKind::Unreadable, message }
}

/// Returns the notice that a file has unresolved conflicts in git's index.
pub(super) fn unmerged(path: PathBuf) -> Notice {
    skipped(path, "has unresolved conflicts in the index; the file in the work tree was read instead")
}

/// Returns the notice that a staged form is not in the repository.
pub(super) fn no_blob(path: PathBuf) -> Notice {
    let message = "its staged form is not in this repository (a partial clone?) and was left out".to_owned();
    Notice { path, kind: NoticeKind::Unreadable, message }
}

/// Returns the notice that lines of an ignore file were left out.
pub(super) fn bad_patterns(path: PathBuf, why: &str) -> Notice {
    Notice { path, kind: NoticeKind::Unparsed, message: format!("has lines that are no patterns, left out: {why}") }
}

/// Returns the notice that an ignore file is past `limit` bytes.
pub(super) fn ignore_file_too_large(path: PathBuf, limit: u64) -> Notice {
    let megabytes = limit / (1024 * 1024);
    let message = format!("larger than {megabytes} MB: as an ignore file it leaves nothing out");
    Notice { path, kind: NoticeKind::TooLarge, message }
}

/// Returns the notice that a pipe or a device stands in the place of an ignore file.
pub(super) fn no_ignore_file(path: PathBuf) -> Notice {
    skipped(path, "not a regular file: not opened, and as an ignore file it leaves nothing out")
}
