//! Owns Jupyter notebooks: the cells' sources as code, shell and prose. Never shows outputs or metadata.

use super::code::{self, Language};
use super::{Fault, NodeId, Segment, SiteKind, SiteTree, dotenv, json, markdown, shell};
use crate::text::{MappedText, Span};

/// Reads a notebook below `parent`: `cells[n].source` holds what stands in the cell.
///
/// One that ends too early is read as far as it goes.
pub(super) fn read(tree: &mut SiteTree, parent: NodeId, text: &MappedText<'_>) -> Result<(), Fault> {
    let mut notebook = SiteTree::new(text.text());
    let root = notebook.root();
    let result = json::read(&mut notebook, root, text);
    let language = language(&notebook);
    if let Some(cells) = notebook.child(root, "cells") {
        let key_span = notebook.get(cells).key_span;
        let list = tree.container(parent, Segment::Key("cells".into()), key_span, notebook.get(cells).span);
        for (index, cell) in (0..).zip(notebook.children(cells)) {
            let id = tree.container(list, Segment::Index(index), None, notebook.get(cell).span);
            read_cell(tree, id, &notebook, cell, language);
        }
    }
    keep_unscanned(tree, parent, &notebook);
    result
}

/// Keeps what the JSON reader could only read as lines.
fn keep_unscanned(tree: &mut SiteTree, parent: NodeId, notebook: &SiteTree) {
    let lines = notebook.iter().filter(|(_, node)| node.kind == SiteKind::Text && node.parent == Some(notebook.root()));
    for (_, node) in lines {
        if let Some(value) = node.value.clone() {
            tree.scalar(parent, Segment::Text, SiteKind::Text, None, value);
        }
    }
}

/// The language of the code cells; `None` for one that is not read.
fn language(notebook: &SiteTree) -> Option<Language> {
    let find = |path: [&str; 3]| path.iter().try_fold(notebook.root(), |id, key| notebook.child(id, key));
    let name = find(["metadata", "language_info", "name"]).or_else(|| find(["metadata", "kernelspec", "language"]));
    match name.map_or("python", |id| notebook.value(id)).to_lowercase().as_str() {
        "python" | "ipython" | "" => Some(Language::Python),
        "javascript" | "typescript" => Some(Language::JavaScript),
        "go" => Some(Language::Go),
        _ => None,
    }
}

fn read_cell(tree: &mut SiteTree, parent: NodeId, notebook: &SiteTree, cell: NodeId, language: Option<Language>) {
    let Some(source) = notebook.child(cell, "source") else { return };
    let node = notebook.get(source);
    let text = match &node.value {
        Some(value) => value.clone(),
        None => MappedText::concat(notebook.children(source).filter_map(|line| notebook.get(line).value.clone())),
    };
    let id = tree.container(parent, Segment::Key("source".into()), node.key_span, node.span);
    let kind = notebook.child(cell, "cell_type").map_or("", |kind| notebook.value(kind));
    match (kind, language) {
        ("code", Some(language)) => read_code(tree, id, &text, language),
        _ => markdown::read(tree, id, &text),
    }
}

/// What the lines of a cell are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lines {
    Code,
    Shell,
    Assignment,
    Skipped,
}

/// Reads a code cell: `!` lines and `%%bash` cells as shell, `%env` lines as assignments, the rest as code.
fn read_code(tree: &mut SiteTree, parent: NodeId, text: &MappedText<'_>, language: Language) {
    let first = text.text().trim_start().lines().next().unwrap_or_default();
    let magic = first.strip_prefix("%%").and_then(|rest| rest.split_whitespace().next());
    if let Some("bash" | "sh" | "script" | "!") = magic {
        let body = text.text().find('\n').map_or(text.text().len(), |newline| newline + 1);
        return shell::read(tree, parent, &text.slice(Span::new(body, text.text().len())));
    }
    let mut code = Vec::new();
    for (lines, span) in runs(text.text()) {
        let part = text.slice(span);
        match lines {
            Lines::Code => code.push(part),
            Lines::Shell => shell::read(tree, parent, &part),
            Lines::Assignment => dotenv::read(tree, parent, &part),
            Lines::Skipped => {}
        }
    }
    code::read(tree, parent, &MappedText::concat(code), language);
}

/// Cuts a cell into its lines; an escaped line end carries a shell line on.
fn runs(text: &str) -> Vec<(Lines, Span)> {
    let mut runs: Vec<(Lines, Span)> = Vec::new();
    let (mut start, mut carried) = (0, false);
    for line in text.split_inclusive('\n') {
        let span = Span::new(start, start + line.len());
        start = span.end;
        match runs.last_mut() {
            Some((_, last)) if carried => last.end = span.end,
            _ => runs.push(classify(line, span)),
        }
        let shell = runs.last().is_some_and(|(lines, _)| *lines == Lines::Shell);
        carried = shell && line.trim_end().ends_with('\\');
    }
    runs
}

fn classify(line: &str, span: Span) -> (Lines, Span) {
    let content = line.trim_start();
    let after = |prefix: &str| content.strip_prefix(prefix).map(|rest| Span::new(span.end - rest.len(), span.end));
    for (prefix, lines) in [
        ("!", Lines::Shell),
        ("%pip ", Lines::Skipped),
        ("%env ", Lines::Assignment),
        ("%set_env ", Lines::Assignment),
        ("%sx ", Lines::Shell),
        ("%system ", Lines::Shell),
        ("%", Lines::Skipped),
    ] {
        if let Some(rest) = after(prefix) {
            return (lines, rest);
        }
    }
    (Lines::Code, span)
}
