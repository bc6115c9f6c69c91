//! Owns where a configuration is looked for. Reads the files on the way up, and nothing else.

use super::config::Config;
use super::error::ConfigError;
use crate::discover::{Origin, OwnFile};
use std::path::Path;

/// The file that holds nothing else than a configuration.
const OWN_NAME: &str = "owlint.toml";

/// The files that may hold a configuration, in the order in which one wins over the other.
const NAMES: [&str; 3] = [OWN_NAME, "pyproject.toml", "Cargo.toml"];

/// Configuration files are small; a larger one is not ours to read.
const LARGEST: u64 = 1024 * 1024;

/// Returns the nearest configuration at or above `start`, up to the repository's root (the folder with `.git`).
///
/// `start` is a path that is to be checked; a manifest without a section of ours does not end the search. Fails where
/// the file that was found is faulty. `origin` is where files are read: what is staged goes by the staged configuration.
pub fn locate(start: &Path, origin: &Origin) -> Result<Option<Config>, Vec<ConfigError>> {
    let Ok(start) = std::path::absolute(start) else { return Ok(None) };
    let folder = if start.is_dir() { Some(start.as_path()) } else { start.parent() };
    for folder in folder.into_iter().flat_map(Path::ancestors) {
        for name in NAMES {
            if let Some(config) = read_at(&folder.join(name), origin)? {
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
        read_at(path, &Origin::default())?
            .ok_or_else(|| fault(missing, "add `[tool.owlint]` or `[package.metadata.owlint]`"))
    }
}

fn read_at(path: &Path, origin: &Origin) -> Result<Option<Config>, Vec<ConfigError>> {
    let fault = |message: String, help: &str| Err(vec![ConfigError::of_file(path, message, help.to_owned())]);
    match origin.own_file(path, LARGEST) {
        OwnFile::Text(text) => Config::read(path, &text),
        // Settings that were meant to be in force must not be passed over; manifests are somebody else's.
        OwnFile::Irregular if path.ends_with(OWN_NAME) => fault("it is no file".to_owned(), "settings stand in a file"),
        OwnFile::Missing | OwnFile::Irregular => Ok(None),
        OwnFile::TooLarge => fault("it is larger than 1 MB".to_owned(), "a configuration is a few lines"),
        OwnFile::Unreadable(kind) => fault(format!("it cannot be read: {kind}"), "check its permissions and encoding"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::discover::STEERING_NAMES;
    use crate::policy::BASELINE_NAME;

    #[test]
    fn all_that_steers_a_run_is_read_as_staged() {
        assert!(NAMES.iter().chain([&BASELINE_NAME]).all(|name| STEERING_NAMES.contains(name)));
    }
}
