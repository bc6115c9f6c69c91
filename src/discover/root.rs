//! Owns where the root of a request lies, which all shown paths relate to. Never lists files.

use super::explicit::ExplicitPath;
use super::{DiscoverError, Request};
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// Returns the root of a request: the nearest folder with `.git` at or above its path, else the path itself, for a
/// file its folder. Where several paths have different roots it is the nearest folder above all of them.
pub(super) fn of_request(request: &Request, paths: &[ExplicitPath]) -> Result<PathBuf, DiscoverError> {
    if let Some(root) = &request.root {
        return root.canonicalize().map_err(|_| DiscoverError::Missing { path: root.clone() });
    }
    let mut known: HashMap<&Path, PathBuf> = HashMap::new();
    for path in paths {
        let folder = path.folder();
        known.entry(folder).or_insert_with(|| repository(folder).unwrap_or(folder).to_owned());
    }
    Ok(known.into_values().reduce(|a, b| common(&a, &b)).unwrap_or_default())
}

/// Returns the nearest folder with `.git` (a folder, or a file in a linked work tree) at or above `folder`.
pub(super) fn repository(folder: &Path) -> Option<&Path> {
    folder.ancestors().find(|above| above.join(".git").symlink_metadata().is_ok())
}

fn common(a: &Path, b: &Path) -> PathBuf {
    a.components().zip(b.components()).take_while(|(a, b)| a == b).map(|(a, _)| a).collect()
}
