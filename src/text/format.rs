//! Owns which format a file has, told from its name and its first line. Never parses.

use std::path::Path;

/// The format of a document, as far as extraction tells formats apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// YAML, also templated (Helm, Jinja).
    Yaml,
    /// JSON, JSONC, JSON5, JSON Lines.
    Json,
    /// TOML.
    Toml,
    /// `.env` files.
    Dotenv,
    /// Shell scripts.
    Shell,
    /// Dockerfile, Containerfile.
    Dockerfile,
    /// Python source.
    Python,
    /// JavaScript, TypeScript and their JSX forms.
    JavaScript,
    /// Go source.
    Go,
    /// Jupyter notebooks.
    Notebook,
    /// Markdown and other prose.
    Markdown,
    /// Any other text: read line by line.
    Text,
}

impl Format {
    /// Tells the format from a path; `first_line` decides where the name says nothing (a `#!` line).
    #[must_use]
    pub fn detect(path: &Path, first_line: &str) -> Self {
        let name = path.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
        let stem = name.strip_suffix(".tpl").unwrap_or(&name);
        match stem.rsplit('.').next().filter(|_| stem.contains('.')).unwrap_or_default() {
            "yaml" | "yml" => Self::Yaml,
            "json" | "jsonc" | "json5" | "jsonl" | "ndjson" => Self::Json,
            "toml" => Self::Toml,
            "env" => Self::Dotenv,
            "sh" | "bash" => Self::Shell,
            "py" => Self::Python,
            "js" | "ts" => Self::JavaScript,
            "go" => Self::Go,
            "ipynb" => Self::Notebook,
            "md" => Self::Markdown,
            _ if first_line.starts_with("#!") && first_line.contains("python") => Self::Python,
            _ if first_line.starts_with("#!") => Self::Shell,
            _ => Self::Text,
        }
    }

    /// The name used in reports.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Yaml => "yaml",
            Self::Json => "json",
            Self::Toml => "toml",
            Self::Dotenv => "env",
            Self::Shell => "shell",
            Self::Dockerfile => "dockerfile",
            Self::Python => "python",
            Self::JavaScript => "javascript",
            Self::Go => "go",
            Self::Notebook => "notebook",
            Self::Markdown => "markdown",
            Self::Text => "text",
        }
    }

    /// Whether files of this format are configuration: there a key that takes a model is reason enough to read them.
    #[must_use]
    pub fn is_configuration(self) -> bool {
        matches!(self, Self::Yaml | Self::Json | Self::Toml | Self::Dotenv)
    }

    /// Whether files of this format are program source.
    #[must_use]
    pub fn is_source(self) -> bool {
        matches!(self, Self::Python | Self::JavaScript | Self::Go)
    }
}
