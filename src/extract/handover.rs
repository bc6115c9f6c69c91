//! Owns the hand-over of text inside text to the reader of its format, and how deep that may go.
//! Never parses: it tells a format from a hint (a file name, a fence's word, the first letters) and calls its reader.

use super::tree::{NodeId, Segment, SiteTree};
use super::{lines, read_as};
use crate::text::{Format, MappedText};
use std::path::Path;

/// How many values inside values are read as text of their own.
const MAX_DEPTH: usize = 8;

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
        None if looks_like_json(text.text()) => read(tree, parent, text, Format::Json),
        None => lines::read(tree, parent, text),
    }
}

/// Reads a fenced block of prose by its info string; line by line where it names no known format.
pub(super) fn fenced_text(tree: &mut SiteTree, parent: NodeId, text: &MappedText<'_>, info: &str) {
    let word: String = info.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '+' | '#')).collect();
    match by_fence(&word.to_ascii_lowercase()) {
        Some(format) => read(tree, parent, text, format),
        None if looks_like_json(text.text()) => read(tree, parent, text, Format::Json),
        None => lines::read(tree, parent, text),
    }
}

/// Reads the YAML between the `---` lines at a file's start.
pub(super) fn front_matter(tree: &mut SiteTree, parent: NodeId, text: &MappedText<'_>) {
    read(tree, parent, text, Format::Yaml);
}

/// Reads the value of `node` as JSON where it looks like it (`--speculative-config '{"model": "x"}'`, `curl -d`).
pub(super) fn structured_value(tree: &mut SiteTree, node: NodeId, text: &MappedText<'_>) {
    if looks_like_json(text.text()) && !is_too_deep(tree, node) {
        read(tree, node, text, Format::Json);
    }
}

/// Whether a file of this name is read by a format of its own.
pub(super) fn knows_file_name(name: &str) -> bool {
    by_file_name(name).is_some()
}

fn read(tree: &mut SiteTree, parent: NodeId, text: &MappedText<'_>, format: Format) {
    if is_too_deep(tree, parent) {
        return lines::read(tree, parent, text);
    }
    // What does not hold to its format has been read line by line; the file around it is intact.
    let _ = read_as(tree, parent, text, format);
}

fn looks_like_json(text: &str) -> bool {
    let Some(inner) = text.trim().strip_prefix(['{', '[']) else { return false };
    let inner = inner.trim_start();
    let opens = inner.starts_with(['"', '\'', '{', '}', ']']) || (text.trim().starts_with('{') && is_bare_key(inner));
    opens && text.trim_end().ends_with(['}', ']'])
}

/// Whether a text starts with a key that needs no quotes, as in JSON5 and in the filters of `jq`: `model: …`.
fn is_bare_key(text: &str) -> bool {
    let behind = text.trim_start_matches(|letter: char| letter.is_ascii_alphanumeric() || letter == '_');
    let is_key = behind.len() < text.len() && text.starts_with(|first: char| first.is_ascii_alphabetic());
    is_key && behind.strip_prefix(':').is_some_and(|value| value.starts_with([' ', '"', '\n', '\r', '\'']))
}

fn by_file_name(name: &str) -> Option<Format> {
    Some(Format::detect(Path::new(name), "")).filter(|format| *format != Format::Text)
}

/// The format that the word behind a fence names: a file ending, or a language in full.
fn by_fence(word: &str) -> Option<Format> {
    let ending = match word {
        "" => return None,
        "console" | "shell" | "terminal" | "shell-session" => "sh",
        "python3" | "python" | "ipython" => "py",
        "javascript" | "node" => "js",
        "typescript" => "ts",
        "golang" => "go",
        "rust" => "rs",
        "csharp" | "c#" => "cs",
        "kotlin" => "kt",
        "terraform" => "tf",
        "docker" | "containerfile" => "dockerfile",
        "dotenv" => "env",
        "make" | "makefile" => "mk",
        "powershell" | "pwsh" => "ps1",
        "systemd" => "service",
        other => other,
    };
    by_file_name(&format!("block.{ending}"))
}
