//! Owns reading one file that steers a run (configuration, baseline, ignore file), from the disk.
//! Never knows what is in it.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

/// What stands at the path of a file that steers a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OwnFile {
    /// Its text, without a byte order mark.
    Text(String),
    /// Nothing.
    Missing,
    /// A folder, a pipe or the like. It is not opened: opening a pipe would wait for ever.
    Irregular,
    /// More bytes than were wanted.
    TooLarge,
    /// Something that cannot be read, text that is not UTF-8 included.
    Unreadable(ErrorKind),
}

impl OwnFile {
    pub(super) fn of(bytes: Vec<u8>) -> Self {
        match String::from_utf8(bytes) {
            Ok(text) => Self::Text(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text)),
            Err(_) => Self::Unreadable(ErrorKind::InvalidData),
        }
    }

    fn failed(kind: ErrorKind) -> Self {
        match kind {
            ErrorKind::NotFound | ErrorKind::NotADirectory => Self::Missing,
            kind => Self::Unreadable(kind),
        }
    }
}

/// Reads a file of the work tree, or from anywhere.
pub(super) fn on_disk(path: &Path, largest: u64) -> OwnFile {
    match fs::metadata(path) {
        Err(error) => OwnFile::failed(error.kind()),
        Ok(about) if !about.is_file() => OwnFile::Irregular,
        Ok(about) if about.len() > largest => OwnFile::TooLarge,
        Ok(_) => fs::read(path).map_or_else(|error| OwnFile::failed(error.kind()), OwnFile::of),
    }
}
