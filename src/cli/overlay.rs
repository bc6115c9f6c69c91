//! Owns `--catalog` and `[catalog]`: which files lie over the embedded catalogue, and reading them. Never checks what they say.

use super::complain::Complaint;
use crate::catalog::{Catalog, CatalogError};
use crate::discover::{Origin, OwnFile};
use crate::policy::ConfigError;
use crate::text::{Span, display_path};
use std::ffi::OsStr;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// A catalogue and the files that were laid over the embedded one.
#[derive(Debug)]
pub(super) struct Overlaid {
    /// What is known, the user's own entries included.
    pub(super) catalog: Catalog,
    /// The files, which are never checked themselves.
    pub(super) files: Vec<PathBuf>,
}

/// Lays files, and all `.toml` and `.yaml` files of folders, over a catalogue; where both speak of a model, the user's file wins.
pub(super) fn overlaid(paths: &[PathBuf], catalog: &Catalog) -> Result<Overlaid, Complaint> {
    if paths.is_empty() {
        return Ok(Overlaid { catalog: catalog.clone(), files: Vec::new() });
    }
    let mut sources = Vec::new();
    for path in paths {
        for file in files(path)? {
            let text = text_of(&file)?;
            sources.push((file, text));
        }
    }
    let catalog = catalog
        .with_overlay(&sources)
        .map_err(|faults| Complaint::Overlay(faults.into_iter().map(|fault| placed(fault, &sources)).collect()))?;
    Ok(Overlaid { catalog, files: sources.into_iter().map(|(file, _)| file).collect() })
}

/// What stands in a file of the catalogue; a pipe or a device is not opened.
fn text_of(file: &Path) -> Result<String, Complaint> {
    match Origin::default().own_file(file, u64::MAX) {
        OwnFile::Text(text) => Ok(text),
        OwnFile::Missing => Err(unreadable(file, &ErrorKind::NotFound)),
        OwnFile::Unreadable(kind) => Err(unreadable(file, &kind)),
        OwnFile::Irregular | OwnFile::TooLarge => Err(unreadable(file, &"it is no regular file")),
    }
}

/// A fault with its place in the file, to be shown like one of the configuration.
fn placed(fault: CatalogError, sources: &[(PathBuf, String)]) -> ConfigError {
    let text = sources.iter().find(|(path, _)| *path == fault.path).map_or("", |(_, text)| text);
    ConfigError::at(&fault.path, text, Span::new(fault.start, fault.end), fault.message, String::new())
}

fn files(path: &Path) -> Result<Vec<PathBuf>, Complaint> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut files = Vec::new();
    for entry in WalkDir::new(path).sort_by_file_name() {
        let entry = entry.map_err(|error| Complaint::Other(error.to_string(), String::new()))?;
        if entry.file_type().is_file() && entry.path().extension().is_some_and(is_read) {
            files.push(entry.into_path());
        }
    }
    Ok(files)
}

fn is_read(ending: &OsStr) -> bool {
    ["toml", "yaml", "yml"].iter().any(|form| ending.eq_ignore_ascii_case(form))
}

fn unreadable(path: &Path, why: &dyn std::fmt::Display) -> Complaint {
    let message = format!("cannot read the catalogue file `{}`: {why}", display_path(path));
    Complaint::Other(message, String::new())
}
