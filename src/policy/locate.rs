//! Owns where a configuration is looked for. Reads the files on the way up, and nothing else.

use super::config::Config;
use super::error::ConfigError;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

/// The files that may hold a configuration, in the order in which one wins over the other.
const NAMES: [&str; 3] = ["owlint.toml", "pyproject.toml", "Cargo.toml"];

/// Configuration files are small; a larger one is not ours to read.
const LARGEST: u64 = 1024 * 1024;

/// Returns the nearest configuration at or above `start`, up to the repository's root (the folder with `.git`).
///
/// `start` is a path that is to be checked; a manifest without a section of ours does not end the search. Fails where
/// the file that was found is faulty.
pub fn locate(start: &Path) -> Result<Option<Config>, Vec<ConfigError>> {
    let Ok(start) = std::path::absolute(start) else { return Ok(None) };
    let folder = if start.is_dir() { Some(start.as_path()) } else { start.parent() };
    for folder in folder.into_iter().flat_map(Path::ancestors) {
        for name in NAMES {
            if let Some(config) = read_at(&folder.join(name))? {
                return Ok(Some(config));
            }
        }
        if folder.join(".git").exists() {
            break;
        }
    }
    Ok(None)
}

impl Config {
    /// Reads the file that `--config` names. Fails where it is missing, faulty, or a manifest without our section.
    pub fn from_file(path: &Path) -> Result<Self, Vec<ConfigError>> {
        let fault = |message: &str, help: &str| vec![ConfigError::of_file(path, message.to_owned(), help.to_owned())];
        if !path.is_file() {
            return Err(fault("there is no such file", "check the path given to --config"));
        }
        let missing = "it has no section for owlint";
        read_at(path)?.ok_or_else(|| fault(missing, "add `[tool.owlint]` or `[package.metadata.owlint]`"))
    }
}

fn read_at(path: &Path) -> Result<Option<Config>, Vec<ConfigError>> {
    // A folder or a pipe of that name is not read: opening a pipe would wait for ever.
    let Ok(about) = fs::metadata(path) else { return Ok(None) };
    if !about.is_file() {
        return Ok(None);
    }
    let fault = |message: String, help: &str| vec![ConfigError::of_file(path, message, help.to_owned())];
    if about.len() > LARGEST {
        return Err(fault("it is larger than 1 MB".to_owned(), "a configuration is a few lines"));
    }
    match fs::read_to_string(path) {
        Ok(text) => Config::read(path, text.strip_prefix('\u{feff}').unwrap_or(&text)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(fault(format!("it cannot be read: {}", error.kind()), "check its permissions and encoding")),
    }
}
