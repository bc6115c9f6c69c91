//! Owns what a text inside a configuration is by its own letters, where its key says nothing. Never reads it.

use super::super::{json, template, yaml};
use super::keys;
use crate::text::Format;
use std::path::Path;

/// Letters of a line up to which it can be a key.
const KEY_LIMIT: usize = 80;

/// Tells the format of a text by its first bytes; `None` where it is only a text.
pub(super) fn format(text: &str) -> Option<Format> {
    let trimmed = text.trim();
    if trimmed.starts_with(['{', '[']) && json::is_collection(trimmed) {
        return Some(Format::Json);
    }
    if !trimmed.contains('\n') {
        return keys::is_engine_call(trimmed).then_some(Format::Shell);
    }
    if trimmed.starts_with("#!") {
        let first = trimmed.lines().next().unwrap_or_default();
        return Some(Format::detect(Path::new(""), first)).filter(|format| *format != Format::Text);
    }
    if looks_like_yaml(trimmed) {
        return Some(Format::Yaml);
    }
    if statements(trimmed).all(is_assignment) {
        return Some(Format::Dotenv);
    }
    if statements(trimmed).next().is_some_and(is_python) {
        return Some(Format::Python);
    }
    looks_like_shell(trimmed).then_some(Format::Shell)
}

/// Tells the language of a script: by its `#!` line, else by how its first statement starts.
pub(super) fn script(text: &str) -> Format {
    let shebang = text.trim_start().lines().next().filter(|line| line.starts_with("#!"));
    if let Some(line) = shebang {
        return Some(Format::detect(Path::new(""), line))
            .filter(|format| *format != Format::Text)
            .unwrap_or(Format::Shell);
    }
    let first = statements(text).next().unwrap_or_default();
    let starts = |words: &[&str]| words.iter().any(|word| first.starts_with(word));
    if starts(&["const ", "await ", "//", "/*", "import {", "let "]) {
        Format::JavaScript
    } else if is_python(first) {
        Format::Python
    } else {
        Format::Shell
    }
}

/// The lines that are neither blank nor comments of a shell, of Python or of YAML.
fn statements(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim_end).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn is_python(line: &str) -> bool {
    let imports = line.strip_prefix("import ").is_some_and(|rest| !rest.trim().contains(' ') || rest.contains(" as "));
    let from = line.starts_with("from ") && line.contains(" import ");
    imports || from || (line.starts_with("def ") && line.ends_with(':')) || line.starts_with("print(")
}

/// Whether a text of several lines in a program is YAML: all its outer keys are words of settings, none a speaker's name.
pub(super) fn is_settings(text: &str) -> bool {
    let lines = || text.lines().filter(|line| !line.trim().is_empty());
    let indent = lines().map(|line| line.len() - line.trim_start_matches(' ').len()).min().unwrap_or_default();
    let outer = |line: &str| line.get(indent..).is_some_and(|line| !line.starts_with([' ', '#']));
    let is_setting = |line: &str| {
        let line = line.trim_start().trim_start_matches("- ");
        line.starts_with(|c: char| c.is_ascii_lowercase() || matches!(c, '_' | '"' | '\'')) && is_key(line)
    };
    lines().nth(1).is_some() && lines().filter(|line| outer(line)).all(is_setting) && yaml::parses(text)
}

/// Whether every line that is not indented is a key, a list item or a template, and the whole parses.
fn looks_like_yaml(text: &str) -> bool {
    let mut keys = 0;
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        if line.starts_with([' ', '\t', '#']) || line.starts_with("{{") || line.starts_with("---") {
            continue;
        }
        let item = line.strip_prefix("- ").unwrap_or(line);
        let is_key = is_key(item);
        if !is_key && item.len() == line.len() {
            return false;
        }
        keys += usize::from(is_key);
    }
    keys > 0 && (yaml::parses(text) || (template::has_markers(text) && yaml::parses(template::mask(text).text())))
}

/// Whether a line starts with `key:`, the key being one word.
pub(super) fn is_key(line: &str) -> bool {
    let Some((key, rest)) = line.split_once(':') else { return false };
    let key = key.trim_matches(['"', '\'']);
    let plain = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '-' | '.' | '/' | '$');
    !key.is_empty() && key.len() <= KEY_LIMIT && key.chars().all(plain) && (rest.is_empty() || rest.starts_with(' '))
}

/// Whether a text is `NAME=value`.
pub(super) fn is_assignment(line: &str) -> bool {
    let name = line.split_once('=').map_or("", |(name, _)| name);
    let is_letter = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
    !name.is_empty() && name.chars().all(is_letter) && !line.contains('\n')
}

/// Whether some line starts with a program that scripts call, with something behind it.
fn looks_like_shell(text: &str) -> bool {
    let is_call = |line: &str| {
        let (first, rest) = line.trim().split_once(' ').unwrap_or_default();
        keys::is_engine_call(line.trim())
            || (first == "set" && rest.starts_with('-'))
            || (first == "export" && rest.contains('='))
    };
    text.lines().any(is_call)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_told_by_their_letters() {
        assert_eq!(format(r#"{"model": "a/b"}"#), Some(Format::Json));
        assert_eq!(format("model_list:\n  - a\nother: 1"), Some(Format::Yaml));
        assert_eq!(format("- model: a\n- model: b"), Some(Format::Yaml));
        assert_eq!(format("#!/bin/sh\nrun"), Some(Format::Shell));
        assert_eq!(format("cd /app\nvllm serve a/b --port 1"), Some(Format::Shell));
        assert_eq!(format("# all\nMODEL=a/b\n\nPORT=1"), Some(Format::Dotenv));
        assert_eq!(format("import vllm\n\nllm = vllm.LLM('a/b')"), Some(Format::Python));
        assert_eq!(format("ollama pull kimi --insecure"), Some(Format::Shell));
    }

    #[test]
    fn scripts_are_told_by_their_language() {
        assert_eq!(script("#!/usr/bin/env python3\nrun()"), Format::Python);
        assert_eq!(script("import vllm\nvllm.LLM('a/b')"), Format::Python);
        assert_eq!(script("const a = 'b';\ngithub.rest(a)"), Format::JavaScript);
        assert_eq!(script("set -e\nvllm serve a/b"), Format::Shell);
        assert_eq!(script("python - <<EOF\nimport vllm\nEOF"), Format::Shell);
    }

    #[test]
    fn prose_stays_prose() {
        assert_eq!(format("You are an assistant.\nAnswer: briefly."), None);
        assert_eq!(format("vllm is a fast server"), None);
        assert_eq!(format("[see the docs]"), None);
        assert_eq!(format("{name}"), None);
        assert_eq!(format("one\ntwo"), None);
    }
}
