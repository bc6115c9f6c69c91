//! Owns what is never checked by its name alone, each for a reason that is counted. Never opens a file; what only
//! content tells is in `shape`.
//!
//! The list is short on purpose: a file that is left out is a finding that is never made. It holds for paths given
//! explicitly too, because hooks hand over every file of a commit.

use std::ffi::OsStr;
use std::path::Path;

/// Why a file is not checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SkipReason {
    /// Written by a package manager.
    LockFile,
    /// Configuration, baseline or overlay of owlint.
    OwnFile,
    /// Not text: by its extension, or by a NUL byte.
    Binary,
    /// A description of somebody else's programming interface.
    ApiSpecification,
    /// A report that owlint wrote.
    OwnReport,
}

impl SkipReason {
    /// Returns the reason in words.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::LockFile => "lock file",
            Self::OwnFile => "file of owlint",
            Self::Binary => "binary",
            Self::ApiSpecification => "vendored API specification",
            Self::OwnReport => "report of owlint",
        }
    }
}

/// The ignore file of owlint's own, in every folder where it is wanted.
pub(super) const IGNORE_FILE: &str = ".owlintignore";

const OWN_FILES: &[&str] = &["owlint.toml", ".owlint-baseline.json", IGNORE_FILE];

/// Only names that one tool writes: any `*.lock` may be a file that somebody keeps by hand.
#[rustfmt::skip]
const LOCK_FILES: &[&str] = &[
    "package-lock.json", "npm-shrinkwrap.json", "yarn.lock", "pnpm-lock.yaml", "bun.lock", "bun.lockb", "deno.lock",
    "Cargo.lock", "poetry.lock", "uv.lock", "Pipfile.lock", "pdm.lock", "pixi.lock", "pylock.toml", "conda-lock.yml",
    "go.sum", "go.work.sum", "composer.lock", "Gemfile.lock", "flake.lock", "gradle.lockfile", "packages.lock.json",
    "mix.lock", "pubspec.lock", "Podfile.lock", "Package.resolved", "Chart.lock", "MODULE.bazel.lock", "renv.lock",
    "stack.yaml.lock", "rebar.lock", "shard.lock", "paket.lock", "buildscript-gradle.lockfile", "requirements.lock",
];

const LOCK_FILE_ENDINGS: &[&str] = &[".lock.hcl"];

#[rustfmt::skip]
const BINARY_EXTENSIONS: &[&str] = &[
    // weights
    "gguf", "ggml", "safetensors", "onnx", "pt", "pth", "ckpt", "tflite", "h5", "keras", "npy", "npz", "pkl",
    "mlmodel",
    // images
    "png", "jpg", "jpeg", "gif", "webp", "ico", "icns", "bmp", "tif", "tiff", "avif", "heic", "psd", "ai", "eps",
    // sound and film
    "mp3", "mp4", "m4a", "wav", "flac", "ogg", "opus", "mov", "avi", "mkv", "webm",
    // archives and packages
    "zip", "gz", "tgz", "bz2", "xz", "zst", "7z", "rar", "tar", "jar", "war", "whl", "deb", "rpm", "dmg", "iso",
    // fonts
    "woff", "woff2", "ttf", "otf", "eot",
    // programs and their parts
    "exe", "dll", "so", "dylib", "a", "o", "lib", "class", "pyc", "pyo", "wasm", "node", "pdb",
    // data and documents
    "parquet", "arrow", "feather", "sqlite", "sqlite3", "pdf", "docx", "xlsx", "pptx",
];

/// Folders that hold no source of the project, wherever they stand.
const NEVER_ENTERED: &[&str] =
    &[".git", ".hg", ".svn", ".jj", "node_modules", "__pycache__", ".tox", ".nox", ".mypy_cache", ".ruff_cache"];

/// Names under which Python environments are kept; the file `pyvenv.cfg` in them makes them one.
const ENVIRONMENTS: &[&str] = &[".venv", "venv", ".virtualenv", "virtualenv", "env", ".env"];

/// Returns why a file of this name is never checked.
pub(super) fn by_name(path: &Path) -> Option<SkipReason> {
    let name = path.file_name()?;
    if is_one_of(OWN_FILES, name) {
        return Some(SkipReason::OwnFile);
    }
    let ends = |ending: &&str| name.as_encoded_bytes().ends_with(ending.as_bytes());
    if is_one_of(LOCK_FILES, name) || LOCK_FILE_ENDINGS.iter().any(ends) {
        return Some(SkipReason::LockFile);
    }
    let extension = path.extension()?;
    BINARY_EXTENSIONS.iter().any(|known| extension.eq_ignore_ascii_case(known)).then_some(SkipReason::Binary)
}

/// Returns whether a walk stops at this path whatever the ignore files say. `.git` stops it as a file too, as it
/// stands in linked work trees.
pub(super) fn is_never_entered(path: &Path, is_folder: bool) -> bool {
    let Some(name) = path.file_name() else { return false };
    if !is_folder {
        return name == ".git";
    }
    is_one_of(NEVER_ENTERED, name) || (is_one_of(ENVIRONMENTS, name) && path.join("pyvenv.cfg").is_file())
}

fn is_one_of(names: &[&str], name: &OsStr) -> bool {
    names.iter().any(|known| name == *known)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reason(path: &str) -> Option<SkipReason> {
        by_name(Path::new(path))
    }

    #[test]
    fn lock_files_are_told_by_their_full_name() {
        assert_eq!(reason("web/package-lock.json"), Some(SkipReason::LockFile));
        assert_eq!(reason(".terraform.lock.hcl"), Some(SkipReason::LockFile));
        assert_eq!(reason("models.lock"), None);
        assert_eq!(reason("lock.hcl"), None);
    }

    #[test]
    fn what_cannot_be_text_is_left_out_in_any_letter_case() {
        assert_eq!(reason("kimi-k2-Q4_K_M.GGUF"), Some(SkipReason::Binary));
        assert_eq!(reason("logo.svg"), None, "text");
        assert_eq!(reason("weights.bin"), None, "its bytes decide");
    }

    #[test]
    fn owlint_does_not_check_itself() {
        assert_eq!(reason("ops/owlint.toml"), Some(SkipReason::OwnFile));
        assert_eq!(reason(".owlint-baseline.json"), Some(SkipReason::OwnFile));
    }
}
