//! Owns text inside the string literals of source code: JSON, YAML, command lines, lists of words.
//! Never reads what is only a sentence: in programs most texts are.

use super::super::{NodeId, Segment, SiteKind, SiteTree, json, read_as};
use super::{argv, guess, is_too_deep, keys, records};
use crate::text::{Format, Span};

/// Bytes below which a literal holds no text of its own.
const SHORTEST: usize = 8;
/// Words up to which a literal of one word a line is looked through.
const LONGEST_LIST: usize = 20_000;

/// Calls that show a text to somebody, by their last part in lower case.
const SHOWING: [&str; 16] = [
    "print", "println", "printf", "log", "info", "warn", "warning", "error", "errorf", "debug", "fail", "echo", "puts",
    "write", "describe", "it",
];

/// Whether a literal is too short for a text of its own; lines that end on CRLF make none longer.
fn is_short(value: &str) -> bool {
    value.bytes().filter(|byte| *byte != b'\r').nth(SHORTEST - 1).is_none()
}

/// Reads a literal once more where it holds a format of its own.
pub(super) fn read_value(tree: &mut SiteTree, id: NodeId) {
    let value = tree.value(id);
    if is_short(value) || !value.contains(['{', '[', ' ', '\n']) || tree.is_reread(id) {
        return;
    }
    if records::begins(value) {
        return read_records(tree, id);
    }
    let is_list = value.contains('\n') && is_words(value);
    let commands = matches!(&tree.get(id).segment, Segment::Key(key) if keys::is_command(key)) && value.contains(" --");
    let told = || if commands { Some(Format::Shell) } else { reading(value) };
    let format = if is_list { None } else { told().filter(|format| *format != Format::Shell || runs(tree, id)) };
    if (format.is_none() && !is_list) || is_too_deep(tree, id) {
        return;
    }
    let Some(text) = tree.get(id).value.clone() else { return };
    let first = tree.count();
    match format {
        Some(format) => {
            // What does not hold to its format is read line by line; the program around it is intact.
            let _ = read_as(tree, id, &text, format);
            retype(tree, first);
        }
        None => read_words(tree, id, text.text(), |span| text.slice(span).into_owned()),
    }
}

/// Reads a literal of records; one that only begins so is a text.
fn read_records(tree: &mut SiteTree, id: NodeId) {
    let Some(text) = tree.get(id).value.clone().filter(|_| !is_too_deep(tree, id)) else { return };
    let first = tree.count();
    if records::read(tree, id, &text) {
        retype(tree, first);
    }
}

/// A program holds examples and payloads of all kinds: its settings are no more telling than its literals.
fn retype(tree: &mut SiteTree, first: usize) {
    tree.retype(first, &[SiteKind::MapValue, SiteKind::ListItem], SiteKind::Literal);
}

/// The format of a literal, where it is more than a text.
fn reading(value: &str) -> Option<Format> {
    let trimmed = value.trim();
    if trimmed.starts_with(['{', '[']) {
        let keyed = trimmed.contains('{') && trimmed.contains(':') && trimmed.contains('"');
        return (keyed && json::is_collection(trimmed)).then_some(Format::Json);
    }
    if !trimmed.contains('\n') {
        return keys::is_engine_call(trimmed).then_some(Format::Shell);
    }
    if guess::is_settings(value) {
        return Some(Format::Yaml);
    }
    let first = trimmed.lines().next().unwrap_or_default();
    let is_script = keys::is_engine_call(first) || first.starts_with("set -") || first.starts_with("#!");
    is_script.then(|| guess::script(trimmed))
}

/// Whether a command in a literal is for running: it is not shown to somebody and not compared with.
fn runs(tree: &SiteTree, id: NodeId) -> bool {
    let compared = matches!(&tree.get(id).segment, Segment::Key(key) if &**key == "==");
    let call = tree.ancestors(id).find_map(|outer| match &tree.get(outer).segment {
        Segment::Call(name) => Some(name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase()),
        _ => None,
    });
    !compared && !call.is_some_and(|call| SHOWING.contains(&call.as_str()) || call.ends_with("error"))
}

/// Whether a text is one word a line, and more than one.
fn is_words(value: &str) -> bool {
    let mut lines = value.lines().map(str::trim).filter(|line| !line.is_empty());
    value.len() <= LONGEST_LIST
        && lines.clone().nth(1).is_some()
        && lines
            .all(|line| line.starts_with(|c: char| c.is_ascii_alphanumeric()) && !line.contains(char::is_whitespace))
}

fn read_words(tree: &mut SiteTree, id: NodeId, value: &str, slice: impl Fn(Span) -> crate::text::MappedText<'static>) {
    let (mut at, mut index) = (0, 0);
    for line in value.split_inclusive('\n') {
        let start = at + line.len() - line.trim_start().len();
        let span = Span::new(start, start + line.trim().len());
        at += line.len();
        if !span.is_empty() {
            tree.scalar(id, Segment::Index(index), SiteKind::Literal, None, slice(span));
            index += 1;
        }
    }
}

/// Reads a list or the arguments of a call as a command line: `run(["vllm", "serve", "x"])`, `Command("ollama", "run", "x")`.
///
/// Returns whether it was one.
pub(super) fn read_list(tree: &mut SiteTree, list: NodeId) -> bool {
    let Some(first) = tree.children(list).find(|child| matches!(tree.get(*child).segment, Segment::Index(_))) else {
        return false;
    };
    if tree.get(first).kind != SiteKind::Literal {
        return false;
    }
    let is_call = matches!(tree.get(list).segment, Segment::Call(_));
    let starts_program = keys::is_engine(tree.value(first)) && tree.children(list).nth(1).is_some();
    if !(starts_program || !is_call && has_option(tree, list)) || is_too_deep(tree, list) {
        return false;
    }
    argv::read_literals(tree, list);
    true
}

/// Whether a list holds an option and something behind it.
fn has_option(tree: &SiteTree, list: NodeId) -> bool {
    let mut words = tree.children(list).map(|child| tree.value(child));
    let is_option = |word: &str| word.starts_with("--") && !word.contains(char::is_whitespace) && word.len() > 3;
    words.any(is_option) && words.any(|word| !word.starts_with('-'))
}

#[cfg(test)]
mod tests {
    use super::is_short;

    #[test]
    fn a_literal_is_as_long_with_either_end_of_line() {
        for (text, short) in [("gpt-4\no", true), ("gpt-4o\nx", false), ("a\nb\nc\nd", true)] {
            assert_eq!(is_short(text), short, "{text:?}");
            assert_eq!(is_short(&text.replace('\n', "\r\n")), short, "{text:?}");
        }
    }
}
