//! Owns what a repository's own folder may not hold: a pipe or a device, which git, or whoever reads git's files for it,
//! would wait for or read without end. Never asks git, and never opens such a thing.

use super::own_file::{self, OwnFile};
use std::fs::{FileType, Metadata};
use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// A file that only says where a repository lies holds no more bytes.
const LARGEST_POINTER: u64 = 64 * 1024;

/// What git keeps beside a repository and is never asked for here.
const NEVER_ASKED: [&str; 2] = ["modules", "lfs"];

/// Returns what git would wait for in the repository of which `top` is the top folder.
pub(super) fn endless_in(top: &Path) -> Option<PathBuf> {
    let own = top.join(".git");
    let about = own.metadata().ok()?;
    if is_endless(about.file_type()) {
        return Some(own);
    }
    if about.is_dir() {
        return endless_below(&own);
    }
    let folder = top.join(first_line(&own)?.strip_prefix("gitdir: ")?);
    let common = || first_line(&folder.join("commondir")).map(|line| folder.join(line));
    endless_below(&folder).or_else(|| endless_below(&common()?))
}

/// Whether a `.git` that is a file leads a walk to what must not be read: the walk follows it to the ignore file that
/// all work trees of a repository share, relative paths from the working directory, as is done here.
pub(super) fn misleads(pointer: &Path, is_unfit: impl Fn(&Metadata) -> bool) -> bool {
    if !pointer.is_file() {
        return false;
    }
    let Some(line) = first_line(pointer) else { return true };
    let Some(folder) = line.strip_prefix("gitdir: ").map(Path::new) else { return false };
    let common = folder.join("commondir");
    if common.metadata().is_err() {
        return false;
    }
    let Some(line) = first_line(&common) else { return true };
    let shared = if line.starts_with('.') { folder.join(line) } else { PathBuf::from(line) };
    shared.join("info/exclude").metadata().is_ok_and(|about| is_unfit(&about))
}

/// Returns what git would wait for where it reads the rules that lie among the files of a work tree. Links to such a thing
/// it does not follow.
pub(super) fn endless_rules_below(top: &Path) -> Option<PathBuf> {
    let entries = WalkDir::new(top).into_iter().filter_entry(|entry| entry.file_name() != ".git").flatten();
    let are_rules = |entry: &DirEntry| [".gitignore", ".gitattributes"].iter().any(|name| entry.file_name() == *name);
    entries.filter(|entry| is_endless(entry.file_type())).find(are_rules).map(DirEntry::into_path)
}

/// The first line of a small file; `None` for all else.
fn first_line(path: &Path) -> Option<String> {
    match own_file::on_disk(path, LARGEST_POINTER) {
        OwnFile::Text(text) => Some(text.lines().next().unwrap_or_default().to_owned()),
        _ => None,
    }
}

fn endless_below(folder: &Path) -> Option<PathBuf> {
    let is_asked = |entry: &DirEntry| !NEVER_ASKED.iter().any(|name| entry.depth() == 1 && entry.file_name() == *name);
    let entries = WalkDir::new(folder).into_iter().filter_entry(is_asked).flatten();
    let mut endless = entries.filter(|entry| {
        let of = entry.file_type();
        let of = if of.is_symlink() { entry.path().metadata().ok().map(|about| about.file_type()) } else { Some(of) };
        of.is_some_and(is_endless)
    });
    endless.next().map(DirEntry::into_path)
}

/// A socket cannot be opened, and git's own watcher leaves one.
#[cfg(unix)]
fn is_endless(of: FileType) -> bool {
    use std::os::unix::fs::FileTypeExt;
    of.is_fifo() || of.is_char_device() || of.is_block_device()
}

#[cfg(not(unix))]
fn is_endless(_: FileType) -> bool {
    false
}
