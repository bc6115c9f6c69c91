//! Owns the hand-over of text inside text to the reader of its format, and how deep that may go.
//! Never parses: it tells a format from a hint (a file name, a fence's word, the first letters) and calls its reader.

use super::code::{self, Language};
use super::tree::{NodeId, Segment, SiteTree};
use super::{dockerfile, dotenv, lines, shell};
use crate::text::MappedText;

/// How many values inside values are read as text of their own.
const MAX_DEPTH: usize = 8;

/// A format that text inside text may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Embedded {
    Yaml,
    Json,
    Toml,
    Dotenv,
    Shell,
    Dockerfile,
    Code(Language),
}

/// Whether `node` stands in so many values inside values that its own text is not read again.
pub(super) fn is_too_deep(tree: &SiteTree, node: NodeId) -> bool {
    let nested = |outer: &NodeId| {
        let outer = tree.get(*outer);
        outer.value.is_some() || outer.segment == Segment::Text
    };
    std::iter::once(node).chain(tree.ancestors(node)).filter(nested).take(MAX_DEPTH).count() == MAX_DEPTH
}

/// Reads `text` below `parent` by the format that `hint`, a file name, promises; line by line where it says nothing.
pub(super) fn embedded_text(tree: &mut SiteTree, parent: NodeId, text: &MappedText<'_>, hint: &str) {
    match by_file_name(hint) {
        Some(format) => read(tree, parent, text, format),
        None if looks_like_json(text.text()) => read(tree, parent, text, Embedded::Json),
        None => lines::read(tree, parent, text),
    }
}

/// Reads a fenced block of prose by its info string; line by line where it names no known format.
pub(super) fn fenced_text(tree: &mut SiteTree, parent: NodeId, text: &MappedText<'_>, info: &str) {
    let word: String = info.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '+' | '#')).collect();
    match by_fence(&word.to_ascii_lowercase()) {
        Some(format) => read(tree, parent, text, format),
        None if looks_like_json(text.text()) => read(tree, parent, text, Embedded::Json),
        None => lines::read(tree, parent, text),
    }
}

/// Reads the YAML between the `---` lines at a file's start.
pub(super) fn front_matter(tree: &mut SiteTree, parent: NodeId, text: &MappedText<'_>) {
    read(tree, parent, text, Embedded::Yaml);
}

/// Reads the value of `node` as JSON where it looks like it (`--speculative-config '{"model": "x"}'`, `curl -d`).
pub(super) fn structured_value(tree: &mut SiteTree, node: NodeId, text: &MappedText<'_>) {
    if looks_like_json(text.text()) && !is_too_deep(tree, node) {
        read(tree, node, text, Embedded::Json);
    }
}

/// Whether a file of this name is read by a format of its own.
pub(super) fn knows_file_name(name: &str) -> bool {
    by_file_name(name).is_some()
}

// HOOK: `Yaml`, `Json` and `Toml` go to the literal lexer and the line reader until the parsers of these formats are
// called here.
fn read(tree: &mut SiteTree, parent: NodeId, text: &MappedText<'_>, format: Embedded) {
    if is_too_deep(tree, parent) {
        return lines::read(tree, parent, text);
    }
    match format {
        Embedded::Json => code::read(tree, parent, text, Language::Json),
        Embedded::Yaml | Embedded::Toml => lines::read(tree, parent, text),
        Embedded::Dotenv => dotenv::read(tree, parent, text),
        Embedded::Shell => shell::read(tree, parent, text),
        Embedded::Dockerfile => dockerfile::read(tree, parent, text),
        Embedded::Code(language) => code::read(tree, parent, text, language),
    }
}

fn looks_like_json(text: &str) -> bool {
    let Some(inner) = text.trim().strip_prefix(['{', '[']) else { return false };
    inner.trim_start().starts_with(['"', '\'', '{', '}', ']']) && text.trim_end().ends_with(['}', ']'])
}

fn by_file_name(name: &str) -> Option<Embedded> {
    let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
    if name.starts_with("Dockerfile") || name.starts_with("Containerfile") {
        return Some(Embedded::Dockerfile);
    }
    if name == ".env" || name.starts_with(".env.") {
        return Some(Embedded::Dotenv);
    }
    let (stem, extension) = name.rsplit_once('.')?;
    (!stem.is_empty()).then(|| by_fence(&extension.to_ascii_lowercase())).flatten()
}

fn by_fence(word: &str) -> Option<Embedded> {
    Some(match word {
        "yaml" | "yml" => Embedded::Yaml,
        "json" | "jsonc" | "json5" | "jsonl" | "ndjson" => Embedded::Json,
        "toml" => Embedded::Toml,
        "env" | "dotenv" => Embedded::Dotenv,
        "sh" | "bash" | "shell" | "zsh" | "console" | "shell-session" | "terminal" => Embedded::Shell,
        "dockerfile" | "docker" | "containerfile" => Embedded::Dockerfile,
        _ => Embedded::Code(Language::from_name(word)?),
    })
}
