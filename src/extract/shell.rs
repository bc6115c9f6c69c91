//! Stand-in: one command a line, words at white space, backslash continues.
use super::command::{self, Word};
use super::{NodeId, SiteTree};
use crate::text::{MappedText, Span};

pub(super) fn read(tree: &mut SiteTree, parent: NodeId, text: &MappedText<'_>) {
    let mut words = Vec::new();
    let mut start = 0;
    for line in text.text().split_inclusive('\n') {
        let content = line.trim_end();
        let mut at = start;
        for piece in content.split(' ') {
            let word = piece.trim_matches(['"', '\'']);
            let from = at + piece.find(word).unwrap_or_default();
            if !word.is_empty() && word != "\\" && word != "exec" {
                let text = text.slice(Span::new(from, from + word.len())).into_owned();
                words.push(Word { text, within: None });
            }
            at += piece.len() + 1;
        }
        if !content.ends_with('\\') {
            command::read(tree, parent, &words);
            words.clear();
        }
        start += line.len();
    }
    command::read(tree, parent, &words);
}
