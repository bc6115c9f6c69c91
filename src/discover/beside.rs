//! Owns the listing of files that were not asked for but may say what those that were are used for. Never checks them:
//! they are context, and lie in folders that the caller names.

use super::blobs::{Blob, Blobs};
use super::git::{Git, path_from_bytes};
use super::origin::Index;
use super::{Content, DiscoverError, Discovery, Input, skip};
use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

/// How many entries of one folder are looked at.
const MOST_ENTRIES: usize = 512;

/// Lists the files directly in `folders` (relative to the root) that are not among the inputs, sorted. Where the inputs
/// come from git's index, so do these.
#[must_use]
pub fn beside(found: &Discovery, folders: &[PathBuf]) -> Vec<Input> {
    let known: HashSet<&PathBuf> = found.inputs.iter().map(|input| &input.relative).collect();
    let is_new = |relative: &Path| !known.contains(&relative.to_path_buf()) && skip::by_name(relative).is_none();
    let mut inputs: Vec<Input> = match &found.origin.index {
        // Without what git tells there is no context: that of the work tree may be another.
        Some(Index { git, .. }) if !folders.is_empty() => {
            let mut left: HashMap<&Path, usize> = folders.iter().map(|folder| (&**folder, MOST_ENTRIES)).collect();
            let mut is_wanted = |path: &Path| {
                let left = path.parent().and_then(|folder| left.get_mut(folder)).filter(|left| **left > 0);
                left.map(|left| *left -= 1).is_some() && is_new(path)
            };
            in_index(git, &mut is_wanted).unwrap_or_default()
        }
        Some(_) => Vec::new(),
        None => folders.iter().flat_map(|folder| files_in(found, folder, is_new)).collect(),
    };
    inputs.sort_by(|one, other| one.relative.cmp(&other.relative));
    inputs.dedup_by(|one, other| one.relative == other.relative);
    inputs
}

fn files_in(found: &Discovery, folder: &Path, is_new: impl Fn(&Path) -> bool) -> Vec<Input> {
    let Ok(entries) = std::fs::read_dir(found.root.join(folder)) else { return Vec::new() };
    let files = entries.take(MOST_ENTRIES).flatten().filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file()));
    let listed = files.map(|entry| folder.join(entry.file_name())).filter(|relative| is_new(relative));
    listed.map(|relative| Input::new(relative, Content::File)).collect()
}

/// The files of the index that are wanted, with what is staged of them.
pub(super) fn in_index(git: &Git, is_wanted: &mut dyn FnMut(&Path) -> bool) -> Result<Vec<Input>, DiscoverError> {
    let listed = git.ask("ls-files", &["-z", "--stage", "--full-name", "--", ":/"])?;
    let mut blobs = Blobs::start(git)?;
    let mut inputs = Vec::new();
    for (object, path) in listed.split(|byte| *byte == 0).filter_map(staged_file) {
        if is_wanted(&path)
            && let Blob::Bytes(bytes) = blobs.get(&object)?
        {
            inputs.push(Input::new(path, Content::Bytes(bytes)));
        }
    }
    Ok(inputs)
}

/// Reads `<mode> <object> <stage>`, tab, path; `None` for what is no file or has a conflict.
fn staged_file(entry: &[u8]) -> Option<(String, PathBuf)> {
    let tab = memchr::memchr(b'\t', entry)?;
    let head = std::str::from_utf8(entry.get(..tab)?).ok()?;
    let mut words = head.split(' ');
    let (mode, object, stage) = (words.next()?, words.next()?, words.next()?);
    (mode.starts_with("100") && stage == "0").then_some(())?;
    Some((object.to_owned(), path_from_bytes(entry.get(tab + 1..)?)))
}
