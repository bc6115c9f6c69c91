//! Owns argument lists in configuration: which lists make one command line, and which of their items are scripts.
//! Never interprets options: that is `command`'s.

use super::super::code::{self, Language};
use super::super::command::{self, Word};
use super::super::{NodeId, Segment, SiteTree, shell};
use super::keys;
use crate::text::{MappedText, Span};

/// How many words may stand between a shell and its `-c`.
const SHELL_OPTIONS: usize = 6;

/// Reads the command line that a map's `command`, `args` and the like make together, and returns these parts.
///
/// A lone text is a script of its own, and a lone list is read by [`read_list`]: then there are no parts.
pub(super) fn read_map(tree: &mut SiteTree, map: NodeId) -> Vec<NodeId> {
    let mut parts: Vec<(u8, NodeId)> = Vec::new();
    for child in tree.children(map) {
        let Segment::Key(key) = &tree.get(child).segment else { continue };
        let rank = keys::command_rank(key)
            .filter(|_| is_list(tree, child) || is_words(tree.value(child)))
            .filter(|_| !tree.is_reread(child) && !super::is_read(tree, child));
        parts.extend(rank.map(|rank| (rank, child)));
    }
    // In a program a variable may be assigned to more than once.
    let is_repeated = |(rank, part): &(u8, NodeId)| parts.iter().any(|(other, id)| other == rank && id != part);
    if parts.len() < 2 || parts.iter().take(SHELL_OPTIONS).any(is_repeated) {
        return Vec::new();
    }
    parts.sort_by_key(|(rank, _)| *rank);
    let items = parts.iter().flat_map(|(_, part)| items_of(tree, *part)).collect();
    read_items(tree, map, items);
    parts.into_iter().map(|(_, part)| part).collect()
}

/// Reads a list as a command line below the map around it.
pub(super) fn read_list(tree: &mut SiteTree, list: NodeId) {
    let parent = tree.get(list).parent.unwrap_or(list);
    let items = items_of(tree, list);
    read_items(tree, parent, items);
}

/// Whether a text is words of a command line, and nothing that only a shell understands.
fn is_words(text: &str) -> bool {
    !text.is_empty() && !text.contains(['\n', ';', '|', '&', '`', '<', '>'])
}

fn is_list(tree: &SiteTree, id: NodeId) -> bool {
    tree.children(id).any(|item| matches!(tree.get(item).segment, Segment::Index(_)))
}

/// One item of an argument list.
struct Item {
    id: NodeId,
    text: MappedText<'static>,
    /// Whether the item is an argument as it stands, and not a text that a shell splits.
    whole: bool,
}

fn items_of(tree: &SiteTree, part: NodeId) -> Vec<Item> {
    let item = |id: NodeId, whole| tree.get(id).value.clone().map(|text| Item { id, text, whole });
    if tree.get(part).value.is_some() {
        return item(part, false).into_iter().collect();
    }
    tree.children(part)
        .filter(|child| matches!(tree.get(*child).segment, Segment::Index(_)))
        .filter_map(|child| item(child, true))
        .collect()
}

/// Reads a list in source code as a command line below it; what is no literal leaves a gap in its place.
pub(super) fn read_literals(tree: &mut SiteTree, list: NodeId) {
    let mut items = Vec::new();
    let mut next = None;
    for child in tree.children(list) {
        let Segment::Index(index) = &tree.get(child).segment else { continue };
        let Some(text) = &tree.get(child).value else {
            // `spawn("ollama", ["run", "x"])`.
            items.extend(items_of(tree, child));
            continue;
        };
        // Before the first literal may stand what is no part of the command, as a context in Go.
        if next.is_some_and(|next| next < *index) {
            let gap = MappedText::linear("", tree.get(child).span.start).into_owned();
            items.push(Item { id: child, text: gap, whole: true });
        }
        items.push(Item { id: child, text: text.clone(), whole: true });
        next = Some(index + 1);
    }
    read_items(tree, list, items);
}

fn read_items(tree: &mut SiteTree, parent: NodeId, items: Vec<Item>) {
    let inline = inline_code(&items);
    let lines = items.iter().all(|item| has_space(item.text.text()) && !item.text.text().starts_with('-'));
    let mut words = Vec::new();
    for (index, item) in items.into_iter().enumerate() {
        match &inline {
            // What starts the interpreter says nothing; what stands behind the code are its arguments.
            Some((at, language)) if index == *at => read_code(tree, &item, *language),
            // A shell's first argument behind its code is its name.
            Some((at, language)) if index <= at + usize::from(language.is_none()) => {}
            _ if item.whole && (lines || is_script(item.text.text(), words.is_empty())) => {
                shell::read(tree, item.id, &item.text);
            }
            _ => words.extend(split(&item)),
        }
    }
    if !words.is_empty() {
        command::read(tree, parent, &words);
    }
}

fn read_code(tree: &mut SiteTree, item: &Item, language: Option<Language>) {
    match language {
        Some(language) => code::read(tree, item.id, &item.text, language),
        None => shell::read(tree, item.id, &item.text),
    }
}

/// Finds the item that is code behind `sh -c`, `bash -lc`, `python -c` (a language) and the like.
fn inline_code(items: &[Item]) -> Option<(usize, Option<Language>)> {
    for (index, item) in items.iter().enumerate() {
        let Some((option, language)) = interpreter(item.text.text()) else { continue };
        let options = items.iter().enumerate().skip(index + 1).take(SHELL_OPTIONS);
        for (at, candidate) in options {
            let word = candidate.text.text();
            let short = word.starts_with('-') && !word.starts_with("--");
            if short && word.ends_with(option) {
                // `bash -lc -- script`: the dashes end the options.
                let code = items.iter().skip(at + 1).position(|item| item.text.text() != "--")?;
                return Some((at + 1 + code, language));
            }
            if !word.starts_with('-') && word != "pipefail" {
                break;
            }
        }
    }
    None
}

/// The option behind which a program takes code, and the code's language (`None` for the shell).
fn interpreter(program: &str) -> Option<(char, Option<Language>)> {
    match keys::base(program) {
        "sh" | "bash" | "zsh" | "dash" | "ash" | "ksh" => Some(('c', None)),
        "python" | "python3" => Some(('c', Some(Language::Python))),
        "node" => Some(('e', Some(Language::JavaScript))),
        _ => None,
    }
}

fn has_space(text: &str) -> bool {
    text.trim().contains(char::is_whitespace)
}

/// Whether an item is lines of a script rather than a word; `first` for the place of the program.
fn is_script(text: &str, first: bool) -> bool {
    let trimmed = text.trim();
    if !has_space(trimmed) || trimmed.starts_with(['-', '{', '[']) {
        return false;
    }
    let program = trimmed.split_whitespace().next().unwrap_or_default();
    first || ["\n", " && ", "; "].iter().any(|mark| trimmed.contains(mark)) || keys::is_program(program)
}

/// The words of an item: itself, or where it holds an option and its value (`--model x`), both.
fn split(item: &Item) -> Vec<Word> {
    let text = item.text.text();
    let spans = match text.find(char::is_whitespace) {
        Some(_) if !item.whole => words_of(text),
        Some(space) if text.starts_with('-') && !Span::new(0, space).of(text).contains('=') => {
            let rest = text.get(space..).unwrap_or_default();
            if rest.contains(" -") {
                words_of(text)
            } else {
                let value = text.len() - rest.trim_start().len();
                vec![Span::new(0, space), Span::new(value, value + rest.trim().len())]
            }
        }
        _ => vec![Span::new(0, text.len())],
    };
    let word = |span| Word { text: item.text.slice(span).into_owned(), within: Some(item.id) };
    spans.into_iter().map(word).collect()
}

/// The words between white space, quotes holding together and taken off where they stand around a word.
fn words_of(text: &str) -> Vec<Span> {
    let (mut spans, mut start, mut quote) = (Vec::new(), None, None);
    for (at, letter) in text.char_indices() {
        match (quote, letter) {
            (Some(open), letter) if open == letter => quote = None,
            (None, '"' | '\'') => {
                quote = Some(letter);
                start.get_or_insert(at);
            }
            (None, letter) if letter.is_whitespace() => {
                spans.extend(start.take().map(|start| unquoted(text, Span::new(start, at))));
            }
            _ => {
                start.get_or_insert(at);
            }
        }
    }
    spans.extend(start.map(|start| unquoted(text, Span::new(start, text.len()))));
    spans
}

fn unquoted(text: &str, span: Span) -> Span {
    let word = span.of(text);
    let quoted = ['"', '\''].iter().any(|quote| word.len() > 1 && word.starts_with(*quote) && word.ends_with(*quote));
    if quoted { Span::new(span.start + 1, span.end - 1) } else { span }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_hold_words_together() {
        let text = r#"vllm serve "my model" --x='a b' it"#;
        let words: Vec<_> = words_of(text).into_iter().map(|span| span.of(text)).collect();
        assert_eq!(words, ["vllm", "serve", "my model", "--x='a b'", "it"]);
    }

    #[test]
    fn prose_and_json_are_no_scripts() {
        assert!(is_script("vllm serve x", false));
        assert!(is_script("set -e\nrun-it", false));
        assert!(!is_script("You are helpful", false));
        assert!(!is_script("--model x", true));
        assert!(!is_script("{\"a\": 1}", true));
    }
}
