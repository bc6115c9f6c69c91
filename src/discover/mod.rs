//! Owns which files are checked and how their bytes are got: tree walk, staged and changed files, lists, standard input.
//! Never decodes text and never knows models; together with reports it is all that touches the system.
//!
//! [`discover`] lists, [`read_unless`] and [`read_bytes`] read one input, on as many threads as a caller likes.

mod about_git;
mod apart;
mod beside;
mod blobs;
mod changed;
mod error;
mod explicit;
mod files;
mod filter;
mod found;
mod git;
mod git_folder;
mod holding;
mod input;
mod json;
mod listed;
mod notices;
mod origin;
mod own_file;
mod path_patterns;
mod pieces;
mod raw_diff;
mod read;
mod repository;
mod request;
mod root;
mod shape;
mod skip;
mod staged;
mod steering;
mod walk;

pub use about_git::{GitFacts, about_git};
pub use beside::beside;
pub use error::DiscoverError;
pub use files::Files;
pub use holding::holding;
pub use input::{Before, Content, Discovery, Input, Skipped};
pub use origin::{Origin, Presence};
pub use own_file::OwnFile;
pub use path_patterns::PathPatterns;
pub use read::{LARGEST_FILE, Skip, read_bytes, read_unless};
pub use request::{Request, Source};
pub use skip::SkipReason;
pub use steering::STEERING_NAMES;

use explicit::ExplicitPath;
use filter::Filter;
use found::Found;
use std::path::{Path, PathBuf};

/// Lists what a request asks for, sorted by relative path, every file once.
///
/// Fails where the request itself cannot be met: a path that does not exist, a pattern that is none, no repository
/// to ask for staged files, no commit to compare with. What is wrong with a single file is a notice in the result.
pub fn discover(request: &Request) -> Result<Discovery, DiscoverError> {
    match &request.source {
        Source::Paths => from_paths(request),
        Source::Staged => staged::discover(request),
        Source::Changed { reference, compare } => changed::discover(request, reference, *compare),
        Source::Listed { from } => listed::discover(request, from),
        Source::Stdin { filename } => from_text(request, filename, Content::Stdin),
        Source::Buffer { filename, text } => from_text(request, filename, Content::Bytes(text.clone().into_bytes())),
    }
}

/// Returns the root of a request, which all paths in reports relate to, without listing anything.
pub fn root_of(request: &Request) -> Result<PathBuf, DiscoverError> {
    root::of_request(request, &explicit::classify(&request.paths_or_here())?)
}

fn from_paths(request: &Request) -> Result<Discovery, DiscoverError> {
    let paths = explicit::classify(&request.paths_or_here())?;
    let root = root::of_request(request, &paths)?;
    let filter = Filter::new(&root, &request.exclude, request.gitignore)?;
    let mut found = Found::new(root.clone(), request);
    for path in &paths {
        if request.force_exclude && filter.leaves_out(&path.resolved, path.is_folder()) {
            continue;
        }
        if path.is_folder() {
            walk::walk(path, &filter, request.gitignore, &mut found);
        } else {
            found.add_named(path);
        }
    }
    found.add_remarks(&filter);
    let whole_tree = paths.iter().any(|path| path.is_folder() && path.resolved == root);
    Ok(Discovery { whole_tree, ..found.finish(paths.iter().any(ExplicitPath::is_folder)) })
}

fn from_text(request: &Request, filename: &Path, content: Content) -> Result<Discovery, DiscoverError> {
    let path = ExplicitPath::unopened(filename);
    let root = root::of_request(request, std::slice::from_ref(&path))?;
    let filter = Filter::new(&root, &request.exclude, request.gitignore)?;
    let mut found = Found::new(root, request);
    if !(request.force_exclude && filter.leaves_out(&path.resolved, false)) {
        found.add_explicit(&path, content);
    }
    found.add_remarks(&filter);
    Ok(found.finish(false))
}
