//! Owns the walk through folders whose ignore file must not be opened: a pipe would be waited for without end, a device
//! read without end. All other ignore files hold there as anywhere. Never follows a link.

use super::explicit::ExplicitPath;
use super::filter::{Filter, LARGEST_IGNORE_FILE};
use super::found::Found;
use super::skip::IGNORE_FILE;
use super::walk::visit;
use super::{git_folder, notices};
use std::fs::Metadata;
use std::io::ErrorKind;
use std::path::Path;
use walkdir::WalkDir;

/// Files that leave paths out, below the folder that they speak of.
const IGNORE_FILES: [&str; 3] = [".gitignore", IGNORE_FILE, ".git/info/exclude"];

/// Whether what stands at the place of a folder's ignore file is no file to be opened, or one too large to be meant.
pub(super) fn is_misled(folder: &Path) -> bool {
    IGNORE_FILES.into_iter().any(|name| match folder.join(name).metadata() {
        Ok(about) => is_unfit(&about),
        // `.git` is a file.
        Err(error) if error.kind() == ErrorKind::NotADirectory => git_folder::misleads(&folder.join(".git"), is_unfit),
        Err(_) => false,
    })
}

fn is_unfit(about: &Metadata) -> bool {
    !about.is_dir() && (!about.is_file() || about.len() > LARGEST_IGNORE_FILE)
}

/// Adds everything below `start`, which lies in the walked folder.
pub(super) fn walk(start: &Path, folder: &ExplicitPath, filter: &Filter, found: &mut Found) {
    let entries = WalkDir::new(start).follow_links(false).into_iter();
    for entry in entries.filter_entry(|entry| !filter.leaves_out(entry.path(), entry.file_type().is_dir())) {
        match entry {
            Ok(entry) => visit(entry.path(), entry.file_type(), folder, found),
            Err(error) => {
                let path = found.relative_below(folder, error.path().unwrap_or(start));
                let kind = error.io_error().map_or(ErrorKind::Other, std::io::Error::kind);
                found.notices.push(notices::unreadable(path, kind));
            }
        }
    }
}
