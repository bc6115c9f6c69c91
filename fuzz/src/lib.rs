//! Owns what the fuzz targets share: the names of files, how bytes become a document, a run over one text, and the laws
//! of a tree. Never looks for faults by itself, and never reads or writes a file of the user's.

mod laws;
mod run;

pub use laws::{assert_fits, assert_shown, assert_tree};
pub use run::{check_text, check_texts, notices_of, scratch, settings};

use jiff::civil::Date;
use owlint::catalog::Catalog;
use owlint::identify::Prefilter;
use owlint::text::{Decoded, Document, decode};
use std::path::PathBuf;
use std::sync::LazyLock;

/// The day everything is judged at.
pub const AS_OF: Date = jiff::civil::date(2026, 11, 23);

/// Names of files, at least one for each reader. The first byte of an input chooses one, `0` the first, `1` the second
/// and so on: only add at the end, or the seeds change their meaning.
pub const PATHS: [&str; 45] = [
    "deploy/values.yaml",
    "b.json",
    "c.toml",
    ".env",
    "d.ini",
    "main.tf",
    "serve.sh",
    "Dockerfile",
    "Modelfile",
    "Makefile",
    "app.py",
    "app.ts",
    "app.go",
    "app.rs",
    "App.java",
    "eval.ipynb",
    "README.md",
    "pom.xml",
    "run.ps1",
    "main.bicep",
    "flake.nix",
    "templates/deployment.yaml",
    "notes.txt",
    "data.jsonl",
    "app.kt",
    "App.cs",
    "app.cpp",
    "app.rb",
    "app.php",
    "App.swift",
    "App.scala",
    "app.ex",
    "a.jsonnet",
    "a.cue",
    "a.tpl",
    "values.yaml.j2",
    "app.properties",
    "vllm.service",
    "docker-compose.yml",
    ".github/workflows/ci.yml",
    "litellm/config.yaml",
    "tests/test_app.py",
    "conf.jsonc",
    "a.prompty",
    "no-extension",
];

/// The catalogue that is part of the binary.
pub fn catalog() -> &'static Catalog {
    static CATALOG: LazyLock<Catalog> = LazyLock::new(Catalog::embedded);
    &CATALOG
}

/// The first of the two stages, over [`catalog`].
pub fn prefilter() -> &'static Prefilter<'static> {
    static PREFILTER: LazyLock<Prefilter<'static>> = LazyLock::new(|| Prefilter::new(catalog()));
    &PREFILTER
}

/// The name of a file that a byte chooses.
pub fn path_of(choice: u8) -> PathBuf {
    PathBuf::from(PATHS[usize::from(choice.wrapping_sub(b'0')) % PATHS.len()])
}

/// Reads an input as a run would: the first byte chooses the name, the rest are the file's bytes. `None` for a binary
/// file, which no run reads.
pub fn document(data: &[u8]) -> Option<Document> {
    let (choice, bytes) = data.split_first()?;
    match decode(bytes.to_vec()) {
        Decoded::Text { text, encoding } => Some(Document::new(path_of(*choice), text, encoding)),
        Decoded::Binary => None,
    }
}

/// The same for what a caller has as text: the name and the text; `None` where the bytes are not UTF-8.
pub fn named_text(data: &[u8]) -> Option<(PathBuf, &str)> {
    let (choice, bytes) = data.split_first()?;
    Some((path_of(*choice), std::str::from_utf8(bytes).ok()?))
}
