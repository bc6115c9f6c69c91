//! Owns prose with code in it: fenced and indented blocks, inline code, link targets, front matter, HTML comments.
//! Never reads the prose itself.

mod console;
mod directive;
mod inline;

use super::handover;
use super::tree::{NodeId, Segment, SiteKind, SiteTree};
use crate::text::{MappedText, MappedTextBuilder, Span};

/// Blocks that draw: what stands in them is a caption.
const DIAGRAMS: [&str; 4] = ["mermaid", "plantuml", "dot", "graphviz"];

/// Reads Markdown, and other prose that marks code with backquotes.
pub(super) fn read(tree: &mut SiteTree, parent: NodeId, text: &MappedText<'_>) {
    let mut reader = Reader { tree, parent, text, source: text.text(), at: 0, after_blank: true, in_list: false };
    reader.front_matter();
    while let Some(line) = reader.line() {
        reader.block(line);
    }
}

/// What opens a fenced block.
#[derive(Debug, Clone, Copy)]
struct Fence {
    mark: char,
    length: usize,
    indent: usize,
}

struct Reader<'t> {
    tree: &'t mut SiteTree,
    parent: NodeId,
    text: &'t MappedText<'t>,
    source: &'t str,
    at: usize,
    after_blank: bool,
    /// Indented lines then belong to a list, not to a block of code.
    in_list: bool,
}

impl Reader<'_> {
    /// Steps over a line and returns it without its end.
    fn line(&mut self) -> Option<Span> {
        let rest = self.source.get(self.at..).filter(|rest| !rest.is_empty())?;
        let length = rest.find('\n').unwrap_or(rest.len());
        let start = self.at;
        self.at = (start + length + 1).min(self.source.len());
        let kept = rest.get(..length).unwrap_or_default().trim_end_matches('\r').len();
        Some(Span::new(start, start + kept))
    }

    fn front_matter(&mut self) {
        let Some(first) = self.line().filter(|line| line.of(self.source).trim_end() == "---") else {
            self.at = 0;
            return;
        };
        let start = self.at;
        while let Some(line) = self.line() {
            if matches!(line.of(self.source).trim_end(), "---" | "...") {
                let body = Span::new(start, line.start);
                let node = self.tree.container(self.parent, Segment::Text, None, self.text.span(body));
                return handover::front_matter(self.tree, node, &self.text.slice(body));
            }
        }
        self.at = first.start;
    }

    fn block(&mut self, line: Span) {
        let content = line.of(self.source);
        let trimmed = content.trim_start();
        let indent = content.len() - trimmed.len();
        if let Some(fence) = fence(trimmed, indent) {
            let info = trimmed.get(fence.length..).unwrap_or_default().trim();
            self.fenced(fence, info);
        } else if let Some(language) = directive::code_language(trimmed) {
            self.directive(indent, language);
        } else if self.after_blank && !self.in_list && (indent >= 4 || content.starts_with('\t')) && !trimmed.is_empty()
        {
            return self.indented(line);
        } else {
            self.prose(line);
            if !trimmed.is_empty() && indent < 2 {
                self.in_list = is_list_item(trimmed);
            }
        }
        self.after_blank = trimmed.is_empty();
    }

    fn fenced(&mut self, fence: Fence, info: &str) {
        let mut built = MappedTextBuilder::new(self.text);
        let (start, mut end) = (self.at, self.at);
        while let Some(line) = self.line() {
            let content = line.of(self.source);
            if closes(content.trim(), fence) {
                break;
            }
            let blanks = content.len() - content.trim_start_matches([' ', '\t']).len();
            built.copy(Span::new(line.start + blanks.min(fence.indent), self.at));
            end = self.at;
        }
        let place = self.text.span(Span::new(start, end));
        let node = self.tree.container(self.parent, Segment::Text, None, place);
        let info = info.trim_start_matches('{').trim_start_matches('.');
        self.code(node, &built.finish(), info);
    }

    /// Reads what is indented deeper than the directive, behind its options.
    fn directive(&mut self, indent: usize, language: &str) {
        let body = directive::body(self.source, self.at, indent);
        self.at = body.span.end;
        if body.span.is_empty() {
            return;
        }
        let mut built = MappedTextBuilder::new(self.text);
        let mut at = body.span.start;
        for line in body.span.of(self.source).split_inclusive('\n') {
            let blanks = line.len() - line.trim_start_matches([' ', '\t']).len();
            built.copy(Span::new(at + blanks.min(body.indent), at + line.len()));
            at += line.len();
        }
        let node = self.tree.container(self.parent, Segment::Text, None, self.text.span(body.span));
        self.code(node, &built.finish(), language);
    }

    /// Reads the lines of an indented block, of which `first` is the first.
    fn indented(&mut self, first: Span) {
        let (mut end, mut next) = (self.at, self.at);
        while let Some(line) = self.line() {
            let content = line.of(self.source);
            if !content.trim().is_empty() && !content.starts_with("    ") && !content.starts_with('\t') {
                break;
            }
            next = self.at;
            if !content.trim().is_empty() {
                end = self.at;
            }
        }
        self.at = next;
        let body = Span::new(first.start, end);
        let node = self.tree.container(self.parent, Segment::Text, None, self.text.span(body));
        let text = self.text;
        self.code(node, &text.slice(body), "");
    }

    fn code(&mut self, node: NodeId, text: &MappedText<'_>, info: &str) {
        if DIAGRAMS.contains(&info) {
            return;
        }
        if console::is_table(text.text()) {
            return console::printed(self.tree, node, text);
        }
        let info = if runs_python(text.text()) { "sh" } else { info };
        let shows_terminal =
            matches!(info, "" | "bash" | "sh" | "shell" | "zsh" | "console" | "shell-session" | "text");
        if shows_terminal && console::has_prompt(text.text()) {
            console::read(self.tree, node, text);
        } else {
            handover::fenced_text(self.tree, node, text, info);
        }
    }

    /// Reads a line of prose and the HTML comments in it.
    fn prose(&mut self, line: Span) {
        let mut at = line.start;
        while let Some(found) = Span::new(at, line.end).of(self.source).find("<!--") {
            inline::read(self.tree, self.parent, self.text, Span::new(at, at + found));
            at = self.comment(at + found);
        }
        if at <= line.end {
            inline::read(self.tree, self.parent, self.text, Span::new(at, line.end));
        } else {
            self.at = at;
        }
    }

    /// Reads `<!-- … -->` from `start` on, over several lines if need be; returns where it ends.
    fn comment(&mut self, start: usize) -> usize {
        let body = start + 4;
        let rest = self.source.get(body..).unwrap_or_default();
        let length = rest.find("-->");
        let content = rest.get(..length.unwrap_or(rest.len())).unwrap_or_default();
        let lead = content.len() - content.trim_start().len();
        let span = Span::new(body + lead, body + lead + content.trim().len());
        if !span.is_empty() {
            let value = self.text.slice(span).into_owned();
            self.tree.scalar(self.parent, Segment::Text, SiteKind::Comment, None, value);
        }
        length.map_or(self.source.len(), |length| body + length + 3)
    }
}

/// Whether a block calls the interpreter instead of being read by it, whatever its language is said to be.
fn runs_python(text: &str) -> bool {
    ["python ", "python3 "].iter().any(|call| text.trim_start().starts_with(call))
}

fn fence(trimmed: &str, indent: usize) -> Option<Fence> {
    let mark = trimmed.chars().next().filter(|first| matches!(first, '`' | '~'))?;
    let info = trimmed.trim_start_matches(mark);
    let length = trimmed.len() - info.len();
    (length >= 3 && !(mark == '`' && info.contains('`'))).then_some(Fence { mark, length, indent })
}

fn closes(trimmed: &str, fence: Fence) -> bool {
    trimmed.len() >= fence.length && trimmed.trim_start_matches(fence.mark).is_empty()
}

fn is_list_item(trimmed: &str) -> bool {
    let digits = trimmed.trim_start_matches(|c: char| c.is_ascii_digit());
    ["- ", "* ", "+ "].iter().any(|mark| trimmed.starts_with(mark))
        || digits.len() < trimmed.len() && (digits.starts_with(". ") || digits.starts_with(") "))
}

#[cfg(test)]
mod tests;
