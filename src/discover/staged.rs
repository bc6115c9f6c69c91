//! Owns the staged files: what of git's index differs from the last commit, and its bytes as staged. Never reads the
//! work tree, except where a conflict leaves nothing staged.

#![deny(clippy::indexing_slicing)]

use super::blobs::{Blob, Blobs};
use super::explicit::ExplicitPath;
use super::filter::Filter;
use super::found::Found;
use super::git::{Git, path_from_bytes};
use super::origin::{Index, Origin};
use super::read::LARGEST_FILE;
use super::repository::{Meant, Repository};
use super::{Content, DiscoverError, Discovery, Input, Request, notices, root};
use std::path::{Path, PathBuf};

/// Renames show as an addition and a deletion, so that each entry has one path. Without a commit yet git compares
/// with nothing.
const LIST: &[&str] = &[
    "--cached",
    "--raw",
    "-z",
    "--no-abbrev",
    "--no-renames",
    "--no-ext-diff",
    "--no-textconv",
    "--ignore-submodules=all",
    "--diff-filter=ACMRTUD",
];

/// Lists the staged files with their staged bytes.
pub(super) fn discover(request: &Request) -> Result<Discovery, DiscoverError> {
    let Repository { git, top, paths } = Repository::of(request, "--staged")?;
    let entries = parse(&git.ask("diff", LIST)?);
    if let Some(unknown) = paths.iter().find(|path| !is_known(path, &top, &entries)) {
        return Err(DiscoverError::Missing { path: unknown.given.clone() });
    }
    let root = if request.root.is_some() { root::of_request(request, &paths)? } else { top.clone() };
    // What is staged is in git's hands, whatever .gitignore says.
    let index = request.origin.index.clone().unwrap_or_else(|| Index::new(git.clone(), top.clone()));
    let origin = Origin { index: Some(index) };
    let filter = Filter::new(&root, &request.exclude, false)?.with_ignore_files_of(origin.clone());
    let meant = Meant::new(paths, request.force_exclude, filter);
    let mut listing = Listing { found: Found::new(root, request), git, blobs: None };
    for entry in entries.iter().filter(|entry| matches!(entry.state, State::Staged | State::Unmerged)) {
        let path = top.join(&entry.path);
        if meant.includes(&path) {
            let is_explicit = meant.names(&path);
            listing.add(entry, &path, is_explicit)?;
        }
    }
    listing.found.add_remarks(&meant.filter);
    Ok(Discovery { origin, ..listing.found.finish(false) })
}

fn is_known(path: &ExplicitPath, top: &Path, entries: &[Entry]) -> bool {
    path.given.symlink_metadata().is_ok()
        || entries.iter().any(|entry| top.join(&entry.path).starts_with(&path.resolved))
}

/// The listing in the making, with the process that hands out blobs once one is needed.
struct Listing {
    found: Found,
    git: Git,
    blobs: Option<Blobs>,
}

impl Listing {
    fn add(&mut self, entry: &Entry, path: &Path, explicit: bool) -> Result<(), DiscoverError> {
        let relative = self.found.relative_to_root(path);
        if self.found.skip_by_name(path, &relative) {
            return Ok(());
        }
        let content = match entry.state {
            State::Staged => self.blob(&entry.object, &relative)?,
            State::Unmerged => self.in_work_tree(path, &relative),
            State::Deleted | State::NoFile => None,
        };
        if let Some(content) = content {
            self.found.add(path, Input { explicit, ..Input::new(relative, content) });
        }
        Ok(())
    }

    fn blob(&mut self, object: &str, relative: &Path) -> Result<Option<Content>, DiscoverError> {
        let mut blobs = self.blobs.take().map_or_else(|| Blobs::start(&self.git), Ok)?;
        let blob = blobs.get(object)?;
        self.blobs = Some(blobs);
        let notice = match blob {
            Blob::Bytes(bytes) => return Ok(Some(Content::Bytes(bytes))),
            Blob::TooLarge => notices::too_large(relative.to_owned(), LARGEST_FILE),
            Blob::Missing => notices::no_blob(relative.to_owned()),
        };
        self.found.notices.push(notice);
        Ok(None)
    }

    /// With a conflict nothing is staged; what a user is about to stage is the file with the conflict in it.
    fn in_work_tree(&mut self, path: &Path, relative: &Path) -> Option<Content> {
        let is_file = path.symlink_metadata().is_ok_and(|found| found.is_file());
        is_file.then(|| {
            self.found.notices.push(notices::unmerged(relative.to_owned()));
            Content::File
        })
    }
}

/// What the index holds under a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// A file.
    Staged,
    /// Nothing any more.
    Deleted,
    /// Several forms that are in conflict.
    Unmerged,
    /// A link or a submodule.
    NoFile,
}

/// One line of `git diff --raw`.
#[derive(Debug, PartialEq, Eq)]
struct Entry {
    path: PathBuf,
    object: String,
    state: State,
}

/// Reads `:<old mode> <mode> <old object> <object> <status>`, NUL, path, NUL, over and over.
fn parse(raw: &[u8]) -> Vec<Entry> {
    let mut fields = raw.split(|byte| *byte == 0);
    let mut entries = Vec::new();
    while let (Some(head), Some(path)) = (fields.next(), fields.next()) {
        let head = String::from_utf8_lossy(head);
        let mut words = head.split(' ').skip(1);
        let (mode, object, status) = (words.next(), words.nth(1), words.next());
        let (Some(mode), Some(object), Some(status)) = (mode, object, status) else { continue };
        let state = match (status, mode) {
            ("U", _) => State::Unmerged,
            ("D", _) => State::Deleted,
            (_, "100644" | "100755" | "100664") => State::Staged,
            _ => State::NoFile,
        };
        entries.push(Entry { path: path_from_bytes(path), object: object.to_owned(), state });
    }
    entries
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_carry_any_name() {
        let raw = b":000000 100644 000 abc A\0a\nb.yaml\0:100644 120000 abc def T\0link\0:100644 000000 abc 000 D\0x\0";
        let entries = parse(raw);
        let states: Vec<State> = entries.iter().map(|entry| entry.state).collect();
        assert_eq!(states, [State::Staged, State::NoFile, State::Deleted]);
        assert_eq!(entries[0].path, Path::new("a\nb.yaml"));
        assert_eq!(entries[0].object, "abc");
    }

    #[test]
    fn what_git_never_says_gives_nothing() {
        assert_eq!(parse(b""), []);
        assert_eq!(parse(b":100644\0path\0nonsense"), []);
    }
}
