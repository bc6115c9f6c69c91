//! Owns command lines: which program a list of words starts, and its options, operands and assignments as nodes.
//! Never splits text into words (that is [`words`](super::words)) and knows no program's options beyond wrappers.

mod arguments;
mod containers;
mod launchers;
mod pairs;
mod wrappers;

use super::tree::{Node, NodeId, Segment, SiteKind, SiteTree};
use super::{code, handover, shell};
use crate::text::{MappedText, Span};

/// How many wrappers in wrappers are taken off (`sudo docker run image bash -c …`).
const MAX_WRAPPERS: usize = 16;

/// A word of a command line, decoded.
#[derive(Debug, Clone)]
pub(super) struct Word {
    /// The word without quotes.
    pub text: MappedText<'static>,
    /// The node whose value the word was read out of, where words stand in nodes of their own (`args:` lists).
    pub within: Option<NodeId>,
}

impl Word {
    fn as_str(&self) -> &str {
        self.text.text()
    }

    fn whole(&self) -> Span {
        Span::new(0, self.as_str().len())
    }

    fn place(&self) -> Span {
        self.text.span(self.whole())
    }
}

/// Reads one command: the program behind its wrappers, then its arguments, as a [`Segment::Command`] below `parent`.
///
/// Words that start with an option belong to a program that stands elsewhere: its name is then empty.
pub(super) fn read(tree: &mut SiteTree, parent: NodeId, words: &[Word]) {
    read_as(tree, parent, words, SiteKind::Argument);
}

/// Reads the arguments of a program that is named elsewhere (an image, an entry point).
pub(super) fn read_arguments(tree: &mut SiteTree, parent: NodeId, program: &str, words: &[Word]) {
    let mut writer = Writer { tree, kind: SiteKind::Argument };
    let node = writer.command(parent, program, words);
    arguments::read(&mut writer, node, words);
}

/// Like [`read`], with a kind of its own for the nodes: a line of unknown text is no proper command line.
pub(super) fn read_as(tree: &mut SiteTree, parent: NodeId, words: &[Word], kind: SiteKind) {
    read_wrapped(&mut Writer { tree, kind }, parent, words, MAX_WRAPPERS);
}

/// The last part of a program's path, without `.exe`.
pub(super) fn base_name(program: &str) -> &str {
    let name = program.rsplit(['/', '\\']).next().unwrap_or(program);
    name.strip_suffix(".exe").unwrap_or(name)
}

/// Whether the text is an option, or a program-like word that options follow.
pub(super) fn looks_like_command(content: &str) -> bool {
    let is_option = |word: &str| {
        let name = word.trim_start_matches('-');
        let dashes = word.len() - name.len();
        (1..=2).contains(&dashes) && name.starts_with(|first: char| first.is_ascii_alphabetic())
    };
    let mut words = content.split_whitespace();
    let Some(first) = words.next() else { return false };
    if is_option(first) {
        return true;
    }
    let fits = |c: char| c.is_ascii_alphanumeric() || "_./-${}@=+~".contains(c);
    let is_program =
        first.starts_with(|c: char| c.is_ascii_alphabetic() || "./$@~".contains(c)) && first.chars().all(fits);
    is_program && words.any(is_option)
}

/// An image's name without registry, organisation, tag and digest: `vllm-openai` of `vllm/vllm-openai:v0.6`.
pub(super) fn image_name(image: &str) -> &str {
    let name = image.rsplit('/').next().unwrap_or(image);
    name.split(['@', ':']).next().unwrap_or(name)
}

/// The tree being filled and the kind of the nodes.
struct Writer<'t> {
    tree: &'t mut SiteTree,
    kind: SiteKind,
}

impl Writer<'_> {
    fn command(&mut self, parent: NodeId, program: &str, words: &[Word]) -> NodeId {
        let start = words.first().map_or(0, |word| word.place().start);
        let end = words.last().map_or(start, |word| word.place().end);
        self.tree.container(parent, Segment::Command(program.into()), None, Span::new(start, end))
    }

    /// Adds the part of `word` under `range` below `parent`.
    fn value(&mut self, parent: NodeId, segment: Segment, key: Option<Span>, word: &Word, range: Span) -> NodeId {
        let value = word.text.slice(range).into_owned();
        let span = word.text.span(range);
        let (kind, within) = (self.kind, word.within);
        self.tree.push(Node { parent: Some(parent), segment, kind, key_span: key, span, value: Some(value), within })
    }

    /// Adds `NAME=VALUE` below `parent`.
    fn assignment(&mut self, parent: NodeId, word: &Word, name: Span, value: Span) {
        let segment = Segment::Key(name.of(word.as_str()).into());
        let held = word.text.slice(value);
        let node = self.tree.push(Node {
            parent: Some(parent),
            segment,
            kind: if self.kind == SiteKind::Text { SiteKind::Text } else { SiteKind::Assignment },
            key_span: Some(word.text.span(name)),
            span: word.text.span(value),
            value: Some(held.clone().into_owned()),
            within: word.within,
        });
        handover::structured_value(self.tree, node, &held);
    }

    /// Reads the value of `node` as a command line of its own.
    fn command_line(&mut self, node: NodeId, text: &MappedText<'_>) {
        if !handover::is_too_deep(self.tree, node) {
            shell::read(self.tree, node, text);
        }
    }

    /// Reads the value of `node` as a script of the interpreter that takes it.
    fn script(&mut self, node: NodeId, word: &Word, language: Interpreted) {
        if handover::is_too_deep(self.tree, node) {
            return;
        }
        match language {
            Interpreted::Shell => shell::read(self.tree, node, &word.text),
            Interpreted::Code(language) => code::read(self.tree, node, &word.text, language),
        }
    }
}

/// What an interpreter reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Interpreted {
    Shell,
    Code(code::Language),
}

fn read_wrapped(writer: &mut Writer<'_>, parent: NodeId, words: &[Word], left: usize) {
    let mut command = wrappers::Invocation::new(words);
    command.peel();
    let rest = command.rest;
    let Some(first) = rest.first() else {
        return assignments_only(writer, parent, &command.assignments);
    };
    if rest.len() == 1 && first.as_str().contains(char::is_whitespace) {
        assignments_only(writer, parent, &command.assignments);
        return quoted_script(writer, parent, first);
    }
    let program = if first.as_str().starts_with('-') { "" } else { command.program(first) };
    let arguments = if program.is_empty() { rest } else { rest.get(1..).unwrap_or_default() };
    let node = writer.command(parent, program, words);
    for (word, name, value) in &command.assignments {
        writer.assignment(node, word, *name, *value);
    }
    if !program.is_empty() && first.as_str().contains(char::is_whitespace) {
        // More than a program's path: its last part alone would hide the rest.
        writer.value(node, Segment::Text, None, first, first.whole());
    }
    let interpreted = wrappers::interpreter(program);
    if let Some(split) = containers::inner_command(program, arguments).filter(|_| left > 0) {
        let own = arguments.get(..split.at).unwrap_or_default();
        arguments::read_knowing(writer, node, own, split.is_switch);
        read_inner(writer, node, arguments.get(split.at..).unwrap_or_default(), split.program, left - 1);
    } else if let Some((script, language)) = interpreted.and_then(|language| script_at(arguments, language)) {
        read_script(writer, node, arguments, script, language);
    } else {
        arguments::read(writer, node, arguments);
    }
}

fn assignments_only(writer: &mut Writer<'_>, parent: NodeId, found: &[(&Word, Span, Span)]) {
    for (word, name, value) in found {
        writer.assignment(parent, word, *name, *value);
    }
}

/// Reads a word that is a whole command (`eval "…"`, `ssh host "…"`).
fn quoted_script(writer: &mut Writer<'_>, parent: NodeId, word: &Word) {
    let held = writer.value(parent, Segment::Text, None, word, word.whole());
    writer.script(held, word, Interpreted::Shell);
}

/// Reads the command that runs inside a container or on another machine.
fn read_inner(writer: &mut Writer<'_>, node: NodeId, words: &[Word], program: Option<&str>, left: usize) {
    match (program, words) {
        (_, []) => {}
        (Some(program), words) => {
            let inner = writer.command(node, program, words);
            arguments::read(writer, inner, words);
        }
        (None, words) => read_wrapped(writer, node, words, left),
    }
}

/// Where an interpreter's arguments hold its script (`-c`, `-lc`, `-e`).
fn script_at(arguments: &[Word], language: Interpreted) -> Option<(usize, Interpreted)> {
    let is_switch = |word: &Word| match (language, word.as_str().strip_prefix('-')) {
        (Interpreted::Shell, Some(letters)) => {
            letters.ends_with('c') && letters.len() <= 6 && letters.bytes().all(|byte| byte.is_ascii_lowercase())
        }
        (Interpreted::Code(_), Some(letters)) => matches!(letters, "c" | "e" | "-eval" | "p" | "-print"),
        (_, None) => false,
    };
    let switch = arguments.iter().take(8).position(is_switch)?;
    arguments.get(switch + 1).map(|_| (switch + 1, language))
}

fn read_script(writer: &mut Writer<'_>, node: NodeId, arguments: &[Word], at: usize, language: Interpreted) {
    let switch = at.checked_sub(1).and_then(|before| arguments.get(before));
    let (Some(switch), Some(script)) = (switch, arguments.get(at)) else { return };
    let segment = Segment::Flag(switch.as_str().into());
    let held = writer.value(node, segment, Some(switch.place()), script, script.whole());
    writer.script(held, script, language);
    arguments::read(writer, node, arguments.get(at + 1..).unwrap_or_default());
}

#[cfg(test)]
mod tests;
