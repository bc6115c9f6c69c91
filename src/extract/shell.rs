//! Owns shell scripts: assignments, loops, `case` patterns, comments and here-documents; each simple command goes to
//! [`command`]. Never expands and never follows what a script would do.

mod heredoc;

use super::command::{self, Word};
use super::tree::{NodeId, Segment, SiteKind, SiteTree};
use super::words::{self, Expansion, Operator, ShellWord, Token};
use super::{handover, lines};
use crate::text::{MappedText, Span};

/// How deep commands inside `$( … )` are read.
const MAX_SUBSTITUTIONS: usize = 8;
/// Words of the shell itself that may stand before a command.
const KEYWORDS: [&str; 14] =
    ["if", "then", "elif", "else", "fi", "while", "until", "do", "done", "esac", "!", "{", "}", "time"];
/// Built-in commands whose arguments are assignments.
const DECLARATIONS: [&str; 6] = ["export", "local", "declare", "typeset", "readonly", "setenv"];

/// Reads a script, or what stands in a `RUN`, a `run:` step, a here-document.
pub(super) fn read(tree: &mut SiteTree, parent: NodeId, text: &MappedText<'_>) {
    if !handover::is_too_deep(tree, parent) {
        read_at(tree, parent, text, 0);
    }
}

fn read_at(tree: &mut SiteTree, parent: NodeId, text: &MappedText<'_>, depth: usize) {
    if !tree.may_read(text.text()) {
        return;
    }
    let mut script = Script {
        tree,
        parent,
        text,
        depth,
        words: Vec::new(),
        array: None,
        redirect: None,
        target: None,
        in_pattern: Vec::new(),
    };
    for token in words::split(text) {
        script.take(token);
    }
    script.end_array();
    script.end_command();
}

/// Reads `NAME=VALUE`; `None` where the word is no assignment. The pair of spans lies in `word`.
pub(super) fn assignment(word: &str) -> Option<(Span, Span)> {
    let equals = word.find('=')?;
    let name = word.get(..equals)?;
    let name = name.strip_suffix('+').unwrap_or(name);
    let fits = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let starts = name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_');
    let subscript = name.ends_with(']').then(|| name.find('[')).flatten();
    let plain = name.get(..subscript.unwrap_or(name.len()))?;
    (starts && plain.chars().all(fits)).then(|| (Span::new(0, plain.len()), Span::new(equals + 1, word.len())))
}

struct Script<'t> {
    tree: &'t mut SiteTree,
    parent: NodeId,
    text: &'t MappedText<'t>,
    depth: usize,
    /// The command that is being gathered.
    words: Vec<ShellWord>,
    /// The word `NAME=` and the words since its `(`.
    array: Option<(ShellWord, Vec<ShellWord>)>,
    /// Set after a redirection: whether it writes.
    redirect: Option<bool>,
    /// The file that the command writes to.
    target: Option<String>,
    /// For each open `case`: whether patterns are expected.
    in_pattern: Vec<bool>,
}

impl Script<'_> {
    fn take(&mut self, token: Token) {
        match token {
            Token::Word(word) => self.word(word),
            Token::Operator(operator, at) => self.operator(operator, at),
            Token::Comment(span) => self.comment(span),
            Token::Heredoc { tag, body } => self.heredoc(&tag, body),
        }
    }

    fn word(&mut self, word: ShellWord) {
        if let Some(output) = self.redirect.take() {
            if output {
                self.target = Some(word.text.text().to_owned());
            }
            return;
        }
        let words = self.array.as_mut().map_or(&mut self.words, |(_, items)| items);
        words.push(word);
    }

    fn operator(&mut self, operator: Operator, at: usize) {
        if self.array.is_some() {
            if operator == Operator::Close {
                self.end_array();
            }
            return;
        }
        match operator {
            Operator::Redirect { output } => self.redirect = Some(output),
            Operator::Open if self.opens_array(at) => {
                self.array = self.words.pop().map(|name| (name, Vec::new()));
            }
            // `name()` declares a function: its name is no program.
            Operator::Open if self.words.len() == 1 => self.words.clear(),
            Operator::Close if self.in_pattern.last() == Some(&true) => self.end_pattern(),
            Operator::Branch => {
                self.end_command();
                if let Some(expected) = self.in_pattern.last_mut() {
                    *expected = true;
                }
            }
            Operator::Pipe if self.in_pattern.last() == Some(&true) => {}
            Operator::End | Operator::Pipe | Operator::Open => self.end_command(),
            Operator::Close => {
                self.end_command();
                // `case x in a)`: the head left the pattern behind.
                if self.in_pattern.last() == Some(&true) && !self.words.is_empty() {
                    self.end_pattern();
                }
            }
        }
    }

    fn opens_array(&self, at: usize) -> bool {
        self.words.last().is_some_and(|word| word.span.end == at && word.text.text().ends_with('='))
    }

    fn comment(&mut self, span: Span) {
        let value = self.text.slice(span).into_owned();
        self.tree.scalar(self.parent, Segment::Text, SiteKind::Comment, None, value);
    }

    fn heredoc(&mut self, tag: &str, body: Span) {
        let hint = heredoc::hint(&self.words, self.target.as_deref(), tag);
        let text = self.text.slice(body);
        let node = self.tree.container(self.parent, Segment::Text, None, self.text.span(body));
        handover::embedded_text(self.tree, node, &text, &hint);
    }

    fn end_array(&mut self) {
        let Some((name, items)) = self.array.take() else { return };
        self.expansions(&items);
        let Some((key, _)) = assignment(name.text.text()) else { return };
        self.list(&name, key, items);
    }

    /// Adds `items` as a list under the name that stands at `key` in `name`.
    fn list(&mut self, name: &ShellWord, key: Span, items: Vec<ShellWord>) {
        let key_span = name.text.span(key);
        let end = items.last().map_or(key_span.end, |item| self.text.span(item.span).end);
        let segment = Segment::Key(key.of(name.text.text()).into());
        let list = self.tree.container(self.parent, segment, Some(key_span), Span::new(key_span.start, end));
        for (item, index) in items.into_iter().zip(0..) {
            // Commas between items are a slip that scripts survive: each is then part of its word.
            let length = item.text.text().trim_end_matches(',').len();
            let value = item.text.slice(Span::new(0, length)).into_owned();
            self.tree.scalar(list, Segment::Index(index), SiteKind::Assignment, None, value);
        }
    }

    fn end_command(&mut self) {
        self.redirect = None;
        self.target = None;
        let mut words = std::mem::take(&mut self.words);
        if words.is_empty() {
            return;
        }
        self.expansions(&words);
        let is_esac = is_written(words.first(), "esac");
        let skipped = words.iter().take_while(|word| KEYWORDS.iter().any(|keyword| is_written(Some(word), keyword)));
        words.drain(..skipped.count());
        if is_esac {
            self.in_pattern.pop();
        }
        match words.first().map(|word| word.span.of(self.text.text())) {
            None | Some("function") => {}
            Some("for" | "select") => self.loop_head(words),
            Some("case") => self.case_head(words),
            Some(first) if DECLARATIONS.contains(&first) => self.declaration(words),
            Some(_) => self.command(words),
        }
    }

    fn loop_head(&mut self, mut words: Vec<ShellWord>) {
        if words.len() > 3 && is_written(words.get(2), "in") {
            let items = words.split_off(3);
            if let Some(name) = words.get(1) {
                let key = Span::new(0, name.text.text().len());
                self.list(name, key, items);
            }
        }
    }

    fn case_head(&mut self, mut words: Vec<ShellWord>) {
        self.in_pattern.push(true);
        if words.len() > 3 {
            self.words = words.split_off(3);
        }
    }

    /// Adds the patterns of a `case` branch, which compare.
    fn end_pattern(&mut self) {
        for word in std::mem::take(&mut self.words) {
            let segment = Segment::Key("==".into());
            if !is_written(Some(&word), "esac") {
                self.tree.scalar(self.parent, segment, SiteKind::Argument, None, word.text);
            }
        }
        if let Some(expected) = self.in_pattern.last_mut() {
            *expected = false;
        }
    }

    fn declaration(&mut self, words: Vec<ShellWord>) {
        for word in words.into_iter().skip(1) {
            self.assign(&word);
        }
    }

    /// Adds `NAME=VALUE`; returns whether the word is one.
    fn assign(&mut self, word: &ShellWord) -> bool {
        let Some((name, value)) = assignment(word.text.text()) else { return false };
        push_assignment(self.tree, self.parent, &word.text, name, value);
        true
    }

    fn command(&mut self, words: Vec<ShellWord>) {
        if words.iter().all(|word| assignment(word.text.text()).is_some()) {
            for word in &words {
                self.assign(word);
            }
            return;
        }
        let words: Vec<Word> = words.into_iter().map(|word| Word { text: word.text, within: None }).collect();
        command::read(self.tree, self.parent, &words);
    }

    /// Reads what the shell would compute inside the words: commands, and the defaults of variables.
    fn expansions(&mut self, words: &[ShellWord]) {
        for word in words {
            for expansion in &word.expansions {
                match expansion {
                    Expansion::Command(span) if self.depth < MAX_SUBSTITUTIONS => {
                        read_at(self.tree, self.parent, &self.text.slice(*span), self.depth + 1);
                    }
                    Expansion::Command(span) => lines::read(self.tree, self.parent, &self.text.slice(*span)),
                    Expansion::Default { name, value } => self.default(word, *name, *value),
                }
            }
        }
    }

    /// Adds the default of a `${NAME:-VALUE}`; `MODEL=${1:-VALUE}` is a default of `MODEL`.
    fn default(&mut self, word: &ShellWord, name: Span, value: Span) {
        let is_parameter = name.of(self.text.text()).bytes().all(|byte| byte.is_ascii_digit());
        let assigned = assignment(word.text.text()).filter(|_| is_parameter);
        let (key, place) = match assigned {
            Some((name, _)) => (name.of(word.text.text()), word.text.span(name)),
            None => (name.of(self.text.text()), self.text.span(name)),
        };
        let held = self.text.slice(value).into_owned();
        self.tree.scalar(self.parent, Segment::Key(key.into()), SiteKind::Assignment, Some(place), held);
    }
}

/// Adds the assignment whose name and value stand in `word`; JSON in the value is read as such.
pub(super) fn push_assignment(
    tree: &mut SiteTree,
    parent: NodeId,
    word: &MappedText<'_>,
    name: Span,
    value: Span,
) -> NodeId {
    let segment = Segment::Key(name.of(word.text()).into());
    let held = word.slice(value).into_owned();
    let node = tree.scalar(parent, segment, SiteKind::Assignment, Some(word.span(name)), held);
    handover::structured_value(tree, node, &word.slice(value));
    node
}

/// Whether the word is written just so, without quotes.
fn is_written(word: Option<&ShellWord>, text: &str) -> bool {
    word.is_some_and(|word| word.text.text() == text && word.span.len() == text.len())
}

#[cfg(test)]
mod tests;
