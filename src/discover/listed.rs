//! Owns lists of files that something else has made. Never looks for files that are not in the list.
//!
//! A list may be older than the tree, as `git diff --name-only` names what was deleted: what is not there is remarked
//! on, and the rest is checked.

use super::explicit::{self, ExplicitPath};
use super::filter::Filter;
use super::found::Found;
use super::git::path_from_bytes;
use super::{DiscoverError, Discovery, Request, notices, root};
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// Lists are names; a larger one, in bytes, is none.
const LARGEST_LIST: u64 = 64 * 1024 * 1024;

/// Lists the files that a list names.
pub(super) fn discover(request: &Request, from: &Path) -> Result<Discovery, DiscoverError> {
    let refused = |why: String| DiscoverError::List { path: from.to_owned(), why };
    let bytes = read(from).map_err(|error| refused(error.kind().to_string()))?;
    if bytes.len() as u64 > LARGEST_LIST {
        return Err(refused("it is larger than 64 MB".to_owned()));
    }
    let paths: Vec<ExplicitPath> = names(&bytes).iter().map(|path| explicit::look_or_name(path)).collect();
    let here = [explicit::look_or_name(Path::new("."))];
    let root = root::of_request(request, if paths.is_empty() { &here } else { &paths })?;
    let filter = Filter::new(&root, &request.exclude, request.gitignore)?;
    let mut found = Found::new(root, request);
    for path in &paths {
        if request.force_exclude && filter.leaves_out(&path.resolved, path.is_folder()) {
            continue;
        }
        if path.given.symlink_metadata().is_err_and(|error| error.kind() == io::ErrorKind::NotFound) {
            found.notices.push(notices::not_there(found.relative(path)));
        } else {
            found.add_named(path);
        }
    }
    found.add_remarks(&filter);
    Ok(found.finish(false))
}

fn read(from: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    if from == Path::new("-") {
        io::stdin().lock().take(LARGEST_LIST + 1).read_to_end(&mut bytes)?;
    } else {
        File::open(from)?.take(LARGEST_LIST + 1).read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}

/// A NUL anywhere says that names end with one, and may hold any other byte.
fn names(bytes: &[u8]) -> Vec<PathBuf> {
    let end = if bytes.contains(&0) { 0 } else { b'\n' };
    let names = bytes.split(|byte| *byte == end);
    let names = names.map(|name| if end == 0 { name } else { name.strip_suffix(b"\r").unwrap_or(name) });
    names.filter(|name| !name.is_empty()).map(path_from_bytes).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_end_with_lines_or_with_nuls() {
        let paths = |names: &[&str]| names.iter().map(PathBuf::from).collect::<Vec<_>>();
        assert_eq!(names(b"a.yaml\nb c.yaml\r\n\nd"), paths(&["a.yaml", "b c.yaml", "d"]));
        assert_eq!(names(b"a\nb.yaml\0c\r\0"), paths(&["a\nb.yaml", "c\r"]));
        assert_eq!(names(b""), paths(&[]));
        assert_eq!(names(b"\n\n"), paths(&[]));
    }
}
