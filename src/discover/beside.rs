//! Owns the listing of files that were not asked for but may say what those that were are used for. Never checks them:
//! they are context, and lie in folders that the caller names.

use super::{Content, Discovery, Input, skip};
use std::collections::HashSet;
use std::path::{Path, PathBuf};

/// How many entries of one folder are looked at.
const MOST_ENTRIES: usize = 512;

/// Lists the files directly in `folders` (relative to the root) that are not among the inputs, sorted.
#[must_use]
pub fn beside(found: &Discovery, folders: &[PathBuf]) -> Vec<Input> {
    let mut inputs: Vec<Input> = folders.iter().flat_map(|folder| files_in(found, folder)).collect();
    let known: HashSet<&PathBuf> = found.inputs.iter().map(|input| &input.relative).collect();
    inputs.retain(|one| !known.contains(&one.relative));
    inputs.sort_by(|one, other| one.relative.cmp(&other.relative));
    inputs.dedup_by(|one, other| one.relative == other.relative);
    inputs
}

fn files_in(found: &Discovery, folder: &Path) -> Vec<Input> {
    let Ok(entries) = std::fs::read_dir(found.root.join(folder)) else { return Vec::new() };
    let files = entries.take(MOST_ENTRIES).flatten().filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file()));
    let listed = files.map(|entry| (entry.path(), folder.join(entry.file_name())));
    let fit = listed.filter(|(_, relative)| skip::by_name(relative).is_none());
    let input = |(path, relative): (PathBuf, PathBuf)| {
        let below = relative.clone();
        Input { path, relative, below, explicit: false, content: Content::File }
    };
    fit.map(input).collect()
}
