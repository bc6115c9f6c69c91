//! Owns Makefiles and justfiles: variables, targets with their recipes as shell, blocks of `define`, parameters with
//! defaults. Never expands `$(…)` and never follows an include.

mod line;

use super::plain::{goes_on, line_end};
use super::tree::{NodeId, Segment, SiteKind, SiteTree};
use super::{lines, read_as, shell};
use crate::text::{Format, MappedText, MappedTextBuilder, Span};
use line::Line;

/// Reads a Makefile or justfile.
pub(super) fn read(tree: &mut SiteTree, parent: NodeId, text: &MappedText<'_>) {
    let mut reader = Reader { tree, parent, text, source: text.text(), at: 0, target: None };
    while reader.at < reader.source.len() {
        reader.line();
    }
}

struct Reader<'t> {
    tree: &'t mut SiteTree,
    parent: NodeId,
    text: &'t MappedText<'t>,
    source: &'t str,
    at: usize,
    /// The target or recipe whose lines may follow.
    target: Option<NodeId>,
}

impl Reader<'_> {
    fn line(&mut self) {
        let (line, joined) = self.logical_line();
        let raw = line.of(self.source);
        if raw.trim().is_empty() {
            return;
        }
        if let Some(target) = self.target.filter(|_| raw.starts_with([' ', '\t'])) {
            return self.recipe(target, line);
        }
        match line::read(joined.text()) {
            Line::Comment(body) => self.comment(&joined, body),
            Line::Variable { name, operator, value } => {
                self.variable(self.parent, &joined, name, operator, value);
            }
            Line::Define(name) => self.define(&joined, name),
            Line::Rule { name, rest } => self.rule(&joined, name, rest),
            Line::Directive => {}
            Line::Other => {
                self.target = None;
                lines::read(self.tree, self.parent, &joined);
            }
        }
    }

    /// A line, with those that it continues on: where they stand, and their text as one.
    fn logical_line(&mut self) -> (Span, MappedText<'static>) {
        let start = self.at;
        let mut built = MappedTextBuilder::new(self.text);
        loop {
            let line = Span::new(self.at, line_end(self.source, self.at));
            self.at = line.end + 1;
            let content = line.of(self.source).trim_end_matches('\r');
            let goes_on = goes_on(content) && self.at < self.source.len();
            let kept = if goes_on { content.len() - 1 } else { content.len() };
            built.copy(Span::new(line.start, line.start + kept));
            if !goes_on {
                return (Span::new(start, line.start + content.len()), built.finish());
            }
        }
    }

    fn comment(&mut self, joined: &MappedText<'_>, body: Span) {
        if !body.is_empty() {
            let value = joined.slice(body).into_owned();
            self.tree.scalar(self.parent, Segment::Text, SiteKind::Comment, None, value);
        }
    }

    /// Reads all lines of a recipe, from `first` on, as one script.
    fn recipe(&mut self, target: NodeId, first: Span) {
        let mut built = MappedTextBuilder::new(self.text);
        let (mut at, mut end) = (first.start, first.end);
        self.at = first.start;
        while at < self.source.len() {
            let line = Span::new(at, line_end(self.source, at));
            let content = line.of(self.source);
            if !content.trim().is_empty() {
                if !content.starts_with([' ', '\t']) {
                    break;
                }
                end = line.end;
                let command = content.trim_start_matches([' ', '\t']).trim_start_matches(['@', '+']);
                let command = command.strip_prefix('-').filter(|_| !command.starts_with("--")).unwrap_or(command);
                built.copy(Span::new(line.end - command.len(), (line.end + 1).min(self.source.len())));
            }
            at = line.end + 1;
            self.at = at;
        }
        let script = built.finish();
        self.tree.close(target, self.text.span(Span::new(first.start, end)).end);
        let shebang = script.text().lines().next().filter(|first| first.starts_with("#!"));
        let format = shebang.map(|first| Format::detect(std::path::Path::new(""), first));
        // What does not hold to its format is read line by line; the file around it is intact.
        let _ = read_as(self.tree, target, &script, format.unwrap_or(Format::Shell));
    }

    fn define(&mut self, joined: &MappedText<'_>, name: Span) {
        let start = self.at;
        let mut end = self.at;
        while self.at < self.source.len() {
            let line = Span::new(self.at, line_end(self.source, self.at));
            self.at = line.end + 1;
            if line.of(self.source).trim_start().starts_with("endef") {
                break;
            }
            end = line.end;
        }
        let end = start.max(end - usize::from(self.source.get(start..end).is_some_and(|body| body.ends_with('\r'))));
        let body = self.text.slice(Span::new(start, end)).into_owned();
        self.assign(self.parent, joined, name, body.clone(), &body);
    }

    fn assign(
        &mut self,
        parent: NodeId,
        joined: &MappedText<'_>,
        name: Span,
        value: MappedText<'static>,
        script: &MappedText<'_>,
    ) {
        let segment = Segment::Key(name.of(joined.text()).into());
        let node = self.tree.scalar(parent, segment, SiteKind::Assignment, Some(joined.span(name)), value);
        if script.text().contains('\n') {
            shell::read(self.tree, node, script);
        }
    }

    fn variable(&mut self, parent: NodeId, joined: &MappedText<'_>, name: Span, operator: &str, value: Span) {
        let (value, comment) = line::value(joined.text(), value);
        if let Some(comment) = comment {
            self.comment(joined, comment);
        }
        if operator == "!=" || line::is_backquoted(value.of(joined.text())) {
            let inner = line::without_backquotes(joined.text(), value);
            return shell::read(self.tree, parent, &joined.slice(inner));
        }
        let strings = line::strings(joined.text(), value);
        for part in strings.unwrap_or_else(|| vec![value]) {
            let held = joined.slice(part).into_owned();
            if !held.text().is_empty() {
                self.assign(parent, joined, name, held, &MappedText::linear("", 0));
            }
        }
    }

    /// Reads the head of a target or of just's recipe: what is set for it, its parameters, a recipe on the same line.
    fn rule(&mut self, joined: &MappedText<'_>, name: Span, rest: Span) {
        let source = joined.text();
        // A target is named by the file: its name stands for nothing.
        let target = name.of(source).split_whitespace().next().unwrap_or_default().trim_start_matches('@');
        let place = joined.span(Span::new(name.start, rest.end));
        let node = self.tree.container(self.parent, Segment::Key(target.into()), None, place);
        self.target = Some(node);
        for (key, value) in line::parameters(source, name) {
            let held = joined.slice(value).into_owned();
            let segment = Segment::Key(key.of(source).into());
            self.tree.scalar(node, segment, SiteKind::Assignment, Some(joined.span(key)), held);
        }
        if let Line::Variable { name, operator, value } = line::read(rest.of(source)) {
            let behind = |span: Span| Span::new(rest.start + span.start, rest.start + span.end);
            self.variable(node, joined, behind(name), operator, behind(value));
        } else if let Some(semicolon) = rest.of(source).find(';') {
            shell::read(self.tree, node, &joined.slice(Span::new(rest.start + semicolon + 1, rest.end)));
        }
    }
}
