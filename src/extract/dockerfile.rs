//! Owns Dockerfiles: instructions over continued lines, comments between them, here-documents, both forms of commands.
//! Never builds stages; an instruction that it does not know is kept as text.

mod instruction;

use super::code;
use super::command::{self, Word};
use super::handover;
use super::shell;
use super::tree::{NodeId, Segment, SiteKind, SiteTree};
use super::words::{self, Token};
use crate::text::{MappedText, Span};
use instruction::Instruction;

/// Reads a Dockerfile or Containerfile.
pub(super) fn read(tree: &mut SiteTree, parent: NodeId, text: &MappedText<'_>) {
    let mut lines = instruction::Lines::new(text);
    let mut file = File { tree, parent, image: String::new(), entrypoint: None, cmd: None };
    while let Some(line) = lines.next_line() {
        match line {
            instruction::Line::Comment(span) => {
                let value = text.slice(span).into_owned();
                file.tree.scalar(parent, Segment::Text, SiteKind::Comment, None, value);
            }
            instruction::Line::Instruction(instruction) => file.instruction(&instruction),
        }
    }
    file.end_stage();
}

struct File<'t> {
    tree: &'t mut SiteTree,
    parent: NodeId,
    /// The image of the stage.
    image: String,
    /// The words of an `ENTRYPOINT` and of a `CMD` in exec form.
    entrypoint: Option<Vec<Word>>,
    cmd: Option<Vec<Word>>,
}

impl File<'_> {
    fn instruction(&mut self, read: &Instruction) {
        match read.keyword().as_str() {
            "FROM" => self.from(read),
            "RUN" => {
                if let Some(words) = self.command(read, "RUN") {
                    command::read(self.tree, self.parent, &words);
                }
            }
            "ENTRYPOINT" => {
                let words = self.command(read, "ENTRYPOINT");
                if let Some(earlier) = std::mem::replace(&mut self.entrypoint, words) {
                    command::read(self.tree, self.parent, &earlier);
                }
            }
            "CMD" => {
                let words = self.command(read, "CMD");
                if let Some(earlier) = std::mem::replace(&mut self.cmd, words) {
                    self.arguments(&earlier);
                }
            }
            "ENV" | "ARG" => self.variables(read, self.parent, SiteKind::Assignment),
            "LABEL" => {
                let keyword = read.text.span(read.keyword);
                let labels =
                    self.tree.container(self.parent, Segment::Key("LABEL".into()), Some(keyword), read.place());
                self.variables(read, labels, SiteKind::MapValue);
            }
            "COPY" | "ADD" => shell::read(self.tree, self.parent, &read.text),
            "ONBUILD" => {
                if let Some(inner) = read.inner() {
                    self.instruction(&inner);
                }
            }
            "HEALTHCHECK" => {
                if let Some(inner) = read.behind("CMD").and_then(|inner| self.command(&inner, "HEALTHCHECK")) {
                    command::read(self.tree, self.parent, &inner);
                }
            }
            keyword if keyword.bytes().all(|byte| byte.is_ascii_alphabetic()) => {
                self.scalar(read, keyword, read.rest, SiteKind::Text);
            }
            _ => {
                let whole = read.text.slice(Span::new(0, read.rest.end)).into_owned();
                self.tree.scalar(self.parent, Segment::Text, SiteKind::Text, None, whole);
            }
        }
    }

    fn scalar(&mut self, read: &Instruction, key: &str, value: Span, kind: SiteKind) -> NodeId {
        let (key_span, held) = (read.text.span(read.keyword), read.text.slice(value).into_owned());
        self.tree.scalar(self.parent, Segment::Key(key.into()), kind, Some(key_span), held)
    }

    fn from(&mut self, read: &Instruction) {
        self.end_stage();
        let image = first_word(read.text.text(), read.past_flags());
        image.of(read.text.text()).clone_into(&mut self.image);
        self.scalar(read, "FROM", image, SiteKind::Argument);
    }

    /// Reads a command: returns the words of the exec form; the shell form is read where it stands.
    fn command(&mut self, read: &Instruction, key: &str) -> Option<Vec<Word>> {
        let body = Span::new(read.past_flags(), read.rest.end);
        let Some(items) = code::string_list(&read.text.slice(body)) else {
            let node = self.scalar(read, key, body, SiteKind::Argument);
            if !handover::is_too_deep(self.tree, node) {
                shell::read(self.tree, node, &read.text.slice(body));
            }
            return None;
        };
        let key_span = Some(read.text.span(read.keyword));
        let list = self.tree.container(self.parent, Segment::Key(key.into()), key_span, read.text.span(body));
        let words = items.into_iter().zip(0..).map(|(text, index)| {
            let node = self.tree.scalar(list, Segment::Index(index), SiteKind::ListItem, None, text.clone());
            Word { text, within: Some(node) }
        });
        Some(words.collect())
    }

    /// Reads `NAME=VALUE …`, and `NAME VALUE` where the first word has no `=`.
    fn variables(&mut self, read: &Instruction, parent: NodeId, kind: SiteKind) {
        let body = read.text.slice(read.rest);
        let first = first_word(body.text(), 0);
        if !first.of(body.text()).contains('=') {
            let rest = body.text().get(first.end..).unwrap_or_default();
            let start = body.text().len() - rest.trim_start().len();
            if start < body.text().len() {
                push_variable(self.tree, parent, kind, &body, first, Span::new(start, body.text().len()));
            }
            return;
        }
        for token in words::split(&body) {
            let Token::Word(word) = token else { continue };
            let Some(equals) = word.text.text().find('=') else { continue };
            let (name, value) = (Span::new(0, equals), Span::new(equals + 1, word.text.text().len()));
            push_variable(self.tree, parent, kind, &word.text, name, value);
        }
    }

    /// Reads the command that a container of this stage starts.
    fn end_stage(&mut self) {
        match (self.entrypoint.take(), self.cmd.take()) {
            (Some(mut words), arguments) => {
                words.extend(arguments.unwrap_or_default());
                command::read(self.tree, self.parent, &words);
            }
            (None, Some(words)) => self.arguments(&words),
            (None, None) => {}
        }
    }

    /// Reads a `CMD` without `ENTRYPOINT`: options alone go to the image's own program.
    fn arguments(&mut self, words: &[Word]) {
        if words.first().is_some_and(|first| first.text.text().starts_with('-')) {
            command::read_arguments(self.tree, self.parent, command::image_name(&self.image), words);
        } else {
            command::read(self.tree, self.parent, words);
        }
    }
}

fn push_variable(tree: &mut SiteTree, parent: NodeId, kind: SiteKind, text: &MappedText<'_>, name: Span, value: Span) {
    let segment = Segment::Key(name.of(text.text()).into());
    let held = text.slice(value);
    let node = tree.scalar(parent, segment, kind, Some(text.span(name)), held.clone().into_owned());
    handover::structured_value(tree, node, &held);
}

/// The word at or behind `at`.
fn first_word(text: &str, at: usize) -> Span {
    let rest = text.get(at..).unwrap_or_default();
    let start = at + rest.len() - rest.trim_start().len();
    let rest = text.get(start..).unwrap_or_default();
    Span::new(start, start + rest.find(char::is_whitespace).unwrap_or(rest.len()))
}

#[cfg(test)]
mod tests;
