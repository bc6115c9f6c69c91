//! Owns made-up trees on disk: written once, known by the hash of all they hold. Never reads what owlint says of them.

use crate::Fault;
use crate::file::MadeFile;
use crate::ids::Ids;
use crate::preset::Preset;
use crate::special;
use crate::truth::Model;
use std::fs;
use std::path::{Path, PathBuf};

/// A tree and what is in it.
#[derive(Debug, Clone)]
pub struct Tree {
    /// What it is called.
    pub name: String,
    /// Where it stands.
    pub path: PathBuf,
    /// Every model, sorted; unknown for trees that were not made here.
    pub truth: Option<Vec<Model>>,
    /// A hash of all paths and bytes.
    pub manifest: String,
    /// How many files it has.
    pub files: u64,
    /// How many bytes.
    pub bytes: u64,
}

/// The root of the repository.
#[must_use]
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// All files of a preset, one by one.
pub fn files<'a>(preset: &'a Preset, ids: &'a Ids, seed: u64) -> impl Iterator<Item = MadeFile> + 'a {
    let odd = if preset.odd { special::files(ids, seed, preset.files) } else { Vec::new() };
    (0..preset.files).map(move |index| MadeFile::of(preset, ids, seed, index)).chain(odd)
}

impl Tree {
    /// Makes a tree in a folder, anew if it is there.
    pub fn make(preset: &Preset, ids: &Ids, seed: u64, folder: &Path) -> Result<Self, Fault> {
        let path = folder.join(&preset.name);
        if path.exists() {
            fs::remove_dir_all(&path)?;
        }
        // Ignore files hold only where a repository is.
        fs::create_dir_all(path.join(".git"))?;
        let mut tree = Self::empty(&preset.name, &path);
        let (mut manifest, mut truth) = (Manifest::new(), Vec::new());
        for file in files(preset, ids, seed) {
            let to = path.join(&file.path);
            if let Some(parent) = to.parent() {
                fs::create_dir_all(parent)?;
            }
            fs::write(&to, &file.bytes)?;
            manifest.add(&file);
            tree.files += 1;
            tree.bytes += file.bytes.len() as u64;
            truth.extend(file.models.into_iter().map(|(line, text)| Model { path: file.path.clone(), line, text }));
        }
        #[cfg(unix)]
        if preset.odd {
            std::os::unix::fs::symlink("..", path.join("odd/loop"))?;
        }
        truth.sort();
        Ok(Self { truth: Some(truth), manifest: manifest.told(), ..tree })
    }

    /// A tree that somebody else made.
    pub fn named(path: &Path) -> Result<Self, Fault> {
        let path = path.canonicalize().map_err(|error| format!("{}: {error}", path.display()))?;
        let name = path.file_name().map_or_else(|| "tree".to_owned(), |name| name.to_string_lossy().into_owned());
        let mut tree = Self::empty(&name, &path);
        for entry in ignore::WalkBuilder::new(&path).hidden(false).build().flatten() {
            let is_file = entry.file_type().is_some_and(|kind| kind.is_file());
            if let Some(metadata) = entry.metadata().ok().filter(|_| is_file) {
                tree.files += 1;
                tree.bytes += metadata.len();
            }
        }
        Ok(tree)
    }

    fn empty(name: &str, path: &Path) -> Self {
        let (name, path) = (name.to_owned(), path.to_owned());
        Self { name, path, truth: None, manifest: "not made here".to_owned(), files: 0, bytes: 0 }
    }
}

/// A hash of files in order: FNV-1a, which any language has in three lines.
struct Manifest(u64);

impl Manifest {
    fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    fn add(&mut self, file: &MadeFile) {
        for byte in file.path.bytes().chain([0]).chain(file.bytes.iter().copied()).chain([0]) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn told(&self) -> String {
        format!("{:016x}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest(seed: u64, files: u64) -> String {
        let ids = Ids::read(&root()).unwrap();
        let mut manifest = Manifest::new();
        super::files(&Preset::tiny(files), &ids, seed).for_each(|file| manifest.add(&file));
        manifest.told()
    }

    #[test]
    fn the_same_seed_makes_the_same_tree() {
        assert_eq!(manifest(1, 300), manifest(1, 300));
        assert_ne!(manifest(1, 300), manifest(2, 300));
    }

    #[test]
    fn paths_are_told_apart() {
        let ids = Ids::read(&root()).unwrap();
        let preset = Preset::tiny(1_000);
        let mut paths: Vec<String> = files(&preset, &ids, 1).map(|file| file.path).collect();
        let all = paths.len();
        paths.sort();
        paths.dedup();
        assert_eq!(paths.len(), all);
    }

    #[test]
    fn shares_of_files_with_models_are_as_named() {
        let ids = Ids::read(&root()).unwrap();
        let preset = Preset { sizes: vec![(0, 100), (10_000, 200)], odd: false, ..Preset::dense(4_000) };
        let hit = files(&preset, &ids, 1).filter(|file| !file.models.is_empty()).count();
        assert!((520..680).contains(&hit), "{hit} of 4,000 for 15 %");
    }
}
