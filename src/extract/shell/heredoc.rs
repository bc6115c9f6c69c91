//! Owns the guess at what a here-document holds. Never reads it.

use crate::extract::words::ShellWord;
use crate::extract::{command, handover};

/// How many words of the command are looked at.
const MAX_LOOK: usize = 16;

/// A file name that tells what a here-document holds: the file written, else what its reader takes, else its tag.
pub(super) fn hint(words: &[ShellWord], target: Option<&str>, tag: &str) -> String {
    let named = target.into_iter().chain(words.iter().rev().take(MAX_LOOK).map(|word| word.text.text()));
    if let Some(name) = named.into_iter().find(|name| handover::knows_file_name(name)) {
        return name.to_owned();
    }
    if words.is_empty() && target.is_none() {
        return "heredoc.sh".to_owned();
    }
    for word in words.iter().take(4) {
        let program = command::base_name(word.text.text());
        let hint = match program.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.') {
            "python" => "heredoc.py",
            "bash" | "sh" | "zsh" | "ssh" => "heredoc.sh",
            "node" => "heredoc.js",
            "kubectl" | "oc" => "heredoc.yaml",
            _ => continue,
        };
        return hint.to_owned();
    }
    let tag = tag.to_ascii_lowercase();
    let formats = [("json", "json"), ("ya", "yaml"), ("py", "py"), ("toml", "toml"), ("sql", "sql"), ("env", "env")];
    let known = formats.iter().find(|(start, _)| tag.starts_with(start) || tag.ends_with(start));
    known.map_or(String::new(), |(_, extension)| format!("heredoc.{extension}"))
}
