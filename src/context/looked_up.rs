//! Owns which lists of models a program only looks names up in, or offers to choose from. Never looks a model up.
//!
//! `noTools = ["a", "b"]` with `noTools.includes(model)` says what a model can do: none of them is asked by it.

use super::shared::Shared;
use crate::extract::{NodeId, Segment, SiteTree};
use crate::identify::words;
use crate::text::Document;
use std::collections::BTreeSet;
use std::rc::Rc;

/// What looks a name up in the list before it.
const LOOKING_UP: &[&str] = &[".includes(", ".indexOf(", ".has(", ".some(", ".contains(", ".containsKey("];

/// Bytes behind a member of a list within which the list has to end; more is a file of data.
const REST_OF_LIST: usize = 2_000;

/// How far below its name a member of a list stands: name, call (`new Set`), list, member.
const BELOW_NAME: usize = 4;

/// The names of a program's lists that it looks something up in and takes nothing out of.
pub(super) type LookedUp = Rc<BTreeSet<String>>;

/// Whether a place stands in a list that is looked up in or shown as a menu right where it stands.
pub(super) fn is_looked_up_here(document: &Document, tree: &SiteTree, id: NodeId) -> bool {
    let node = tree.get(id);
    if !document.format().is_source() || !matches!(node.segment, Segment::Index(_)) {
        return false;
    }
    let Some(rest) = document.text().get(node.span.end..).and_then(behind_list) else { return false };
    let is_markup = document.path().extension().is_some_and(|ending| ending == "jsx" || ending == "tsx");
    LOOKING_UP.iter().any(|method| rest.starts_with(method)) || (is_markup && rest.starts_with(".map("))
}

/// Whether a place stands in a list that the program elsewhere only looks names up in.
pub(super) fn is_looked_up(document: &Document, tree: &SiteTree, id: NodeId, shared: &Shared) -> bool {
    if !document.format().is_source() {
        return false;
    }
    let mut around = std::iter::once(id).chain(tree.ancestors(id)).take(BELOW_NAME).map(|node| &tree.get(node).segment);
    let name = around.find_map(|segment| match segment {
        Segment::Key(name) => Some(name),
        _ => None,
    });
    let Some(name) = name else { return false };
    let is_list =
        matches!(tree.get(id).segment, Segment::Index(_)) || words(name).last().is_some_and(|word| word == "models");
    let names = || shared.looked_up.get(tree.root(), || Rc::new(names_looked_up(document.text())));
    is_list && names().contains(last_name(name))
}

/// What stands behind the list that a member is in; `None` where the list goes on for long.
fn behind_list(rest: &str) -> Option<&str> {
    let mut quote: Option<char> = None;
    // The member's own quote, which its place leaves out.
    let rest = rest.strip_prefix(['"', '\'', '`']).unwrap_or(rest);
    for (at, letter) in rest.char_indices().take_while(|(at, _)| *at < REST_OF_LIST) {
        match (quote, letter) {
            (Some(open), _) if open == letter => quote = None,
            (None, '"' | '\'' | '`') => quote = Some(letter),
            (None, ']' | ')' | '}') => {
                let behind = rest.get(at..)?;
                return Some(behind.trim_start_matches(|c: char| matches!(c, ']' | ')' | '}') || c.is_whitespace()));
            }
            (None, '[' | '(' | '{' | ';') => return None,
            _ => {}
        }
    }
    None
}

fn names_looked_up(text: &str) -> BTreeSet<String> {
    let mut looked_up = BTreeSet::new();
    let mut taken = BTreeSet::new();
    for line in text.lines() {
        for method in LOOKING_UP {
            looked_up.extend(line.match_indices(method).filter_map(|(at, _)| name_before(line, at)));
        }
        taken.extend(line.match_indices('[').filter_map(|(at, _)| name_before(line, at)));
        for word in [" in ", " of "] {
            for (at, _) in line.match_indices(word) {
                let (before, behind) = (line.get(..at), line.get(at + word.len()..));
                let (Some(before), Some(name)) = (before, behind.and_then(name_at)) else { continue };
                // `any(part in name for part in LIST)` looks up; `for model in LIST` takes each.
                let is_loop = before.split([' ', '(']).rev().take(3).any(|word| word == "for");
                let names = if is_loop && !before.contains("any(") { &mut taken } else { &mut looked_up };
                names.insert(name);
            }
        }
    }
    looked_up.retain(|name| !taken.contains(name));
    looked_up
}

/// The name right before a place.
fn name_before(line: &str, at: usize) -> Option<String> {
    let before = line.get(..at)?.trim_end_matches('?');
    let name = before.rsplit(|c: char| !is_of_name(c)).next()?;
    (!name.is_empty()).then(|| name.to_owned())
}

/// The name that a text begins with, without the object that holds it.
fn name_at(text: &str) -> Option<String> {
    let end = text.find(|c: char| !is_of_name(c) && c != '.').unwrap_or(text.len());
    let name = last_name(text.get(..end)?.trim_end_matches('.'));
    (!name.is_empty()).then(|| name.to_owned())
}

fn last_name(path: &str) -> &str {
    path.rsplit('.').next().unwrap_or(path)
}

fn is_of_name(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, '_' | '$')
}

#[cfg(test)]
mod tests {
    use crate::context::Role;
    use crate::context::testing::references;

    fn roles(path: &str, text: &str) -> Vec<Role> {
        references(path, text).into_iter().map(|reference| reference.role).collect()
    }

    #[test]
    fn a_list_that_is_only_looked_up_in_asks_no_model() {
        for (path, text) in [
            ("app/a.js", "const plain = ['kimi-k2-thinking', 'minimax-m3'].includes(this.model);"),
            ("app/a.js", "return [\n  'kimi-k2-thinking',\n  'minimax-m3',\n].includes(model) === false;"),
            (
                "app/a.js",
                "class A {\n  noToolModels = ['kimi-k2-thinking', 'minimax-m3'];\n  can() { return !this.noToolModels.includes(this.model); }\n}",
            ),
            ("app/a.jsx", "{['kimi-k2-thinking', 'minimax-m3'].map((value) => <option>{value}</option>)}"),
            (
                "app/a.py",
                "THINKING_MODELS = ['kimi-k2-thinking', 'minimax-m3']\nif model in THINKING_MODELS:\n    pass",
            ),
            (
                "app/a.py",
                "thinking_model = ['kimi-k2-thinking', 'minimax-m3']\nok = any(part in name for part in thinking_model)",
            ),
            ("app/a.py", "thinking_models = 'kimi-k2-thinking', 'minimax-m3'\nok = name in thinking_models"),
        ] {
            assert_eq!(roles(path, text), [Role::Registry, Role::Registry], "{text}");
        }
    }

    #[test]
    fn a_list_whose_members_are_asked_is_a_choice() {
        for (path, text) in [
            ("app/a.py", "MODELS = ['kimi-k2-thinking', 'minimax-m3']\nfor model in MODELS:\n    ask(model)"),
            ("app/a.py", "MODELS = ['kimi-k2-thinking', 'minimax-m3']\nok = name in MODELS\nask(MODELS[0])"),
            (
                "app/a.js",
                "await Promise.all(['kimi-k2-thinking', 'minimax-m3'].map((model) => ask(model)));\nconst models = []",
            ),
        ] {
            assert!(roles(path, text).iter().all(|role| *role == Role::Client), "{text}: {:?}", roles(path, text));
        }
    }

    #[test]
    fn letters_longer_than_a_byte_before_a_name_are_no_part_of_it() {
        let line = "é…models.includes(name)";
        assert_eq!(super::name_before(line, line.find('.').unwrap_or_default()).as_deref(), Some("models"));
    }
}
