//! Owns INI files, Java properties, systemd units and their like: sections, keys, values over several lines, comments.
//! Never expands `%(…)s` or `${…}`; files of braces (nginx) are read line by line.

mod line;

use super::plain::{goes_on, line_end, trimmed};
use super::tree::{NodeId, Segment, SiteKind, SiteTree};
use super::words::{self, Token};
use super::{lines, shell};
use crate::text::{MappedText, MappedTextBuilder, Span};

/// Reads a file of sections and keys.
pub(super) fn read(tree: &mut SiteTree, parent: NodeId, text: &MappedText<'_>) {
    if text.text().lines().any(|line| line::opens_block(line.trim())) {
        return lines::read(tree, parent, text);
    }
    let mut reader = Reader { tree, parent, section: parent, text, source: text.text(), at: 0, list: None };
    while reader.at < reader.source.len() {
        reader.line();
    }
}

/// A key whose value goes on in the lines below it.
#[derive(Debug, Clone, Copy)]
struct List {
    key: Span,
    indent: usize,
    /// The node of the list, once it has an item, and how many it has.
    node: Option<NodeId>,
    items: u32,
}

struct Reader<'t> {
    tree: &'t mut SiteTree,
    parent: NodeId,
    section: NodeId,
    text: &'t MappedText<'t>,
    source: &'t str,
    at: usize,
    list: Option<List>,
}

impl Reader<'_> {
    fn line(&mut self) {
        let start = self.at;
        let line = self.next_line();
        let content = trimmed(self.source, line);
        let indent = content.start - start;
        if content.is_empty() {
            return;
        }
        if let Some(comment) = line::comment(self.source, content) {
            return self.scalar(self.section, Segment::Text, SiteKind::Comment, None, self.held(comment));
        }
        if let Some(list) = self.list.filter(|list| indent > list.indent && !line::is_pair(content.of(self.source))) {
            return self.item(list, content);
        }
        self.list = None;
        if let Some(name) = line::section(self.source, content) {
            let (key, place) = (self.text.span(name), self.text.span(content));
            let segment = Segment::Key(name.of(self.source).into());
            self.section = self.tree.container(self.parent, segment, Some(key), place);
            return;
        }
        match line::pair(self.source, content) {
            Some((key, value)) => self.pair(key, value, indent),
            None => lines::read(self.tree, self.section, &self.text.slice(content)),
        }
    }

    fn next_line(&mut self) -> Span {
        let line = Span::new(self.at, line_end(self.source, self.at));
        self.at = line.end + 1;
        line
    }

    fn held(&self, span: Span) -> MappedText<'static> {
        self.text.slice(span).into_owned()
    }

    fn scalar(
        &mut self,
        parent: NodeId,
        segment: Segment,
        kind: SiteKind,
        key: Option<Span>,
        value: MappedText<'static>,
    ) {
        if !value.text().is_empty() {
            let key = key.map(|key| self.text.span(key));
            self.tree.scalar(parent, segment, kind, key, value);
        }
    }

    fn item(&mut self, list: List, content: Span) {
        let (value, behind) = line::value(self.source, content);
        let node = list.node.unwrap_or_else(|| {
            let key = self.text.span(list.key);
            self.tree.container(self.section, self.key(list.key), Some(key), key)
        });
        self.list = Some(List { node: Some(node), items: list.items.saturating_add(1), ..list });
        self.tree.close(node, self.text.span(value).end);
        self.scalar(node, Segment::Index(list.items), SiteKind::ListItem, None, self.held(value));
        self.behind(behind);
    }

    fn behind(&mut self, comment: Option<Span>) {
        if let Some(comment) = comment {
            self.scalar(self.section, Segment::Text, SiteKind::Comment, None, self.held(comment));
        }
    }

    fn key(&self, span: Span) -> Segment {
        Segment::Key(span.of(self.source).into())
    }

    fn pair(&mut self, key: Span, value: Span, indent: usize) {
        self.list = Some(List { key, indent, node: None, items: 0 });
        if goes_on(value.of(self.source)) {
            let value = self.continued(value);
            return self.value(key, &value);
        }
        let (value, behind) = line::value(self.source, value);
        self.value(key, &line::unescaped(self.text, value));
        self.behind(behind);
    }

    /// The value that starts at `first` and goes on over lines that end in a backslash.
    fn continued(&mut self, first: Span) -> MappedText<'static> {
        let mut built = MappedTextBuilder::new(self.text);
        let mut line = first;
        loop {
            let content = line.of(self.source);
            let goes_on = goes_on(content);
            let kept = if goes_on { content.len() - 1 } else { content.len() };
            built.copy(Span::new(line.start, line.start + kept));
            if !goes_on || self.at >= self.source.len() {
                return built.finish();
            }
            let next = self.next_line();
            line = trimmed(self.source, next);
        }
    }

    fn value(&mut self, key: Span, value: &MappedText<'static>) {
        match key.of(self.source) {
            // systemd: assignments, each of which may stand in quotes.
            "Environment" | "PassEnvironment" => self.assignments(key, value),
            name if name.starts_with("Exec") => self.command(key, value),
            _ => self.scalar(self.section, self.key(key), SiteKind::MapValue, Some(key), value.clone()),
        }
    }

    fn assignments(&mut self, key: Span, value: &MappedText<'static>) {
        let (name, place) = (self.text.span(key), value.span(Span::new(0, value.text().len())));
        let node = self.tree.container(self.section, self.key(key), Some(name), Span::new(name.start, place.end));
        for token in words::split(value) {
            let Token::Word(word) = token else { continue };
            if let Some((name, value)) = shell::assignment(word.text.text()) {
                shell::push_assignment(self.tree, node, &word.text, name, value);
            }
        }
    }

    /// Reads a command line; systemd's marks before the program (`-`, `@`, `+`) are none of it.
    fn command(&mut self, key: Span, value: &MappedText<'static>) {
        let text = value.text();
        let is_marked = text.trim_start_matches(['-', '@', '+', '!', ':']).starts_with('/');
        let start = if is_marked { text.len() - text.trim_start_matches(['-', '@', '+', '!', ':']).len() } else { 0 };
        let name = self.text.span(key);
        let node = self.tree.scalar(self.section, self.key(key), SiteKind::Argument, Some(name), value.clone());
        shell::read(self.tree, node, &value.slice(Span::new(start, text.len())));
    }
}
