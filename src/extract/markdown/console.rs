//! Owns blocks that show a terminal: commands behind a prompt, and what they print.
//! Never reads either: commands go to the shell reader, output to the line reader.

use super::inline;
use crate::extract::tree::{NodeId, SiteTree};
use crate::extract::{lines, shell};
use crate::text::{MappedText, Span};

/// Whether some line starts with a prompt.
pub(super) fn has_prompt(text: &str) -> bool {
    text.lines().any(|line| prompt(line).is_some())
}

/// Reads the commands behind prompts as shell, everything else line by line.
pub(super) fn read(tree: &mut SiteTree, parent: NodeId, text: &MappedText<'_>) {
    let source = text.text();
    let (mut at, mut output) = (0, 0);
    while at < source.len() {
        let end = line_end(source, at);
        let Some(prompt) = prompt(Span::new(at, end).of(source)) else {
            at = end;
            continue;
        };
        printed(tree, parent, &text.slice(Span::new(output, at)));
        let mut last = end;
        while Span::new(at, last).of(source).trim_end().ends_with('\\') && last < source.len() {
            last = line_end(source, last);
        }
        shell::read(tree, parent, &text.slice(Span::new(at + prompt, last)));
        (at, output) = (last, last);
    }
    printed(tree, parent, &text.slice(Span::new(output, source.len())));
}

/// Reads what a command printed; of a list of resources only what is written as a hub's repositories are.
pub(super) fn printed(tree: &mut SiteTree, parent: NodeId, text: &MappedText<'_>) {
    if is_table(text.text()) {
        inline::read(tree, parent, text, Span::new(0, text.text().len()));
    } else {
        lines::read(tree, parent, text);
    }
}

/// Whether a text is a table of resources as clusters list them, under a heading in capitals: `NAME  READY  STATUS`.
pub(super) fn is_table(text: &str) -> bool {
    let heading = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let is_title = |word: &str| word.bytes().all(|byte| byte.is_ascii_uppercase() || b"-()_".contains(&byte));
    let mut titles = heading.split_whitespace();
    matches!(titles.next(), Some("NAME" | "NAMESPACE"))
        && heading.split_whitespace().count() > 1
        && titles.all(is_title)
}

/// The length of the prompt that a line starts with.
fn prompt(line: &str) -> Option<usize> {
    let bare = line.trim_start();
    let marked = ["$ ", "% ", "> ", "❯ "].iter().find(|mark| bare.starts_with(**mark))?;
    Some(line.len() - bare.len() + marked.len())
}

/// The offset behind the line that `at` stands in.
fn line_end(source: &str, at: usize) -> usize {
    let rest = source.get(at..).unwrap_or_default();
    rest.find('\n').map_or(source.len(), |length| at + length + 1)
}
