//! Owns how a fault in a configuration file is told: where it stands, what is wrong, what to do. Never finds one.

use crate::text::{Document, Encoding, Place, Span, display_path};
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A fault in a configuration file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigError {
    /// The file.
    pub path: PathBuf,
    /// Where in it; `None` where the file as a whole is at fault.
    pub place: Option<Box<Place>>,
    /// What is wrong, lower case, without a full stop.
    pub message: String,
    /// What to do about it.
    pub help: String,
}

impl ConfigError {
    /// Makes an error about the file as a whole.
    #[must_use]
    pub fn of_file(path: &Path, message: String, help: String) -> Self {
        Self { path: path.to_owned(), place: None, message, help }
    }

    /// Makes an error at `span` of the file's text.
    #[must_use]
    pub fn at(path: &Path, text: &str, span: Span, message: String, help: String) -> Self {
        let document = Document::new(path.to_owned(), text.to_owned(), Encoding::Utf8);
        let place = Place::new(&Arc::new(path.to_owned()), &document, span);
        Self { path: path.to_owned(), place: Some(Box::new(place)), message, help }
    }
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&display_path(&self.path))?;
        if let Some(place) = &self.place {
            write!(f, ":{}:{}", place.start.line, place.start.column)?;
        }
        write!(f, ": {}", self.message)
    }
}

impl std::error::Error for ConfigError {}
