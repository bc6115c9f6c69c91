//! Owns how a comment is written in each format, and whether one may stand behind a line. Never reads one.

use crate::text::Format;
use std::path::Path;

/// How a comment of one line is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct CommentSyntax {
    /// What begins it.
    pub(super) open: &'static str,
    /// What ends it.
    pub(super) close: &'static str,
    /// Whether it may stand behind a value in the same line.
    pub(super) trails: bool,
    /// Whether two blanks are usual before it.
    pub(super) wide_gap: bool,
}

const SLASHES: (&str, &str, bool) = ("// ", "", true);

/// Returns how a file's comments are written; `None` where it has none, or none that all its readers pass over.
pub(super) fn of_file(path: &Path, format: Format) -> Option<CommentSyntax> {
    let (open, close, trails) = match format {
        Format::Yaml
        | Format::Toml
        | Format::Hcl
        | Format::Nix
        | Format::Shell
        | Format::PowerShell
        | Format::Python
        | Format::Ruby
        | Format::Elixir => ("# ", "", true),
        // Docker takes what stands behind a value in an environment file for a part of it, and so do readers of INI files.
        Format::Dotenv | Format::Ini | Format::Dockerfile | Format::Modelfile | Format::Makefile => ("# ", "", false),
        Format::Bicep
        | Format::Jsonnet
        | Format::Cue
        | Format::JavaScript
        | Format::Go
        | Format::Java
        | Format::Kotlin
        | Format::CSharp
        | Format::Rust
        | Format::Cpp
        | Format::Php
        | Format::Swift
        | Format::Scala => SLASHES,
        Format::Json if has_comments(path) => SLASHES,
        Format::Xml | Format::Markdown => ("<!-- ", " -->", true),
        Format::Json | Format::Notebook | Format::Template | Format::Text => return None,
    };
    Some(CommentSyntax { open, close, trails, wide_gap: format == Format::Python })
}

/// Whether a file's name says that its JSON has comments.
fn has_comments(path: &Path) -> bool {
    let extension = path.extension().unwrap_or_default();
    ["jsonc", "json5"].iter().any(|known| extension.eq_ignore_ascii_case(known))
}
