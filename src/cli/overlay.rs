//! Owns `--catalog`: which files lie over the embedded catalogue, and reading them. Never checks what they say.

use super::complain::Complaint;
use crate::catalog::Catalog;
use crate::text::display_path;
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

/// Lays files, and all `.toml` files of folders, over a catalogue; where both speak of a model, the user's file wins.
pub(super) fn overlaid(paths: &[PathBuf], catalog: &Catalog) -> Result<Overlaid, Complaint> {
    if paths.is_empty() {
        return Ok(Overlaid { catalog: catalog.clone(), files: Vec::new() });
    }
    let mut sources = Vec::new();
    for path in paths {
        for file in files(path)? {
            let text = std::fs::read_to_string(&file).map_err(|error| unreadable(&file, &error))?;
            sources.push((file, text));
        }
    }
    let catalog = catalog.with_overlay(&sources).map_err(|faults| {
        let told: Vec<String> = faults.iter().map(ToString::to_string).collect();
        Complaint::Other(told.join("\n"), "the form of these files is that of `rules/models/*.toml`".to_owned())
    })?;
    Ok(Overlaid { catalog, files: sources.into_iter().map(|(file, _)| file).collect() })
}

fn files(path: &Path) -> Result<Vec<PathBuf>, Complaint> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut files = Vec::new();
    for entry in WalkDir::new(path).sort_by_file_name() {
        let entry = entry.map_err(|error| Complaint::Other(error.to_string(), String::new()))?;
        if entry.file_type().is_file() && entry.path().extension().is_some_and(|ending| ending == "toml") {
            files.push(entry.into_path());
        }
    }
    Ok(files)
}

fn unreadable(path: &Path, error: &std::io::Error) -> Complaint {
    Complaint::Other(
        format!("cannot read the catalogue file `{}`: {}", display_path(path), error.kind()),
        String::new(),
    )
}
