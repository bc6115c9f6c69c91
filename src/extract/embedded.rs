//! Owns text inside text: command lines in lists, scripts, files and JSON in values, read below what holds them.
//! Never parses itself: it decides, by key and then by letters, and hands on to the format's reader.

mod argv;
mod guess;
mod keys;
mod literals;
mod records;

use super::{NodeId, Segment, SiteKind, SiteTree, lines, read_as};
use crate::text::Format;
use std::cmp::Ordering;
use std::collections::HashSet;
use std::path::Path;

/// How deep text may stand inside text.
const DEPTH_LIMIT: usize = 4;
/// How far up a list in lists looks for the key around it.
const LIST_DEPTH_LIMIT: usize = 8;
/// How many keys of a map are looked through for a name.
const NEIGHBOUR_LIMIT: usize = 64;

/// Reads all text inside the tree's values once more, and what is found there in turn, up to a depth.
pub(super) fn read(tree: &mut SiteTree) {
    let mut joined = HashSet::new();
    let mut index = 0;
    // The tree grows while it is walked: what is read is visited in its turn.
    while let Some(id) = tree.at(index) {
        index += 1;
        match tree.get(id).kind {
            SiteKind::Container => read_container(tree, id, &mut joined),
            SiteKind::MapValue | SiteKind::ListItem | SiteKind::Argument | SiteKind::Assignment => read_value(tree, id),
            SiteKind::Literal => literals::read_value(tree, id),
            _ => {}
        }
    }
}

/// Whether a node stands in so many other texts that nothing in it is read once more.
fn is_too_deep(tree: &SiteTree, id: NodeId) -> bool {
    depth(tree, id) >= DEPTH_LIMIT
}

/// In how many other texts a node stands.
fn depth(tree: &SiteTree, id: NodeId) -> usize {
    let outer = |id: &NodeId| {
        let node = tree.get(*id);
        node.value.is_some() || matches!(node.segment, Segment::Command(_))
    };
    tree.ancestors(id).filter(outer).count()
}

/// Whether the format's own reader made a command line of a list already (a Dockerfile's `CMD`).
fn is_read(tree: &SiteTree, list: NodeId) -> bool {
    tree.children(list).any(|item| tree.is_reread(item))
}

/// Reads command lines; `joined` are the lists that were read with what stands beside them.
fn read_container(tree: &mut SiteTree, id: NodeId, joined: &mut HashSet<NodeId>) {
    joined.extend(argv::read_map(tree, id));
    if joined.contains(&id) || literals::read_list(tree, id) {
        return;
    }
    let is_arguments = match &tree.get(id).segment {
        Segment::Key(key) => keys::is_command(key) && !keys::is_script(key) && !is_build(tree, id),
        // A script's line may be a list of words.
        Segment::Index(_) => parent_key(tree, id).is_some_and(|key| keys::is_script(&key)),
        _ => false,
    };
    if is_arguments && !is_too_deep(tree, id) && !is_read(tree, id) {
        argv::read_list(tree, id);
    }
}

fn read_value(tree: &mut SiteTree, id: NodeId) {
    if is_word(tree.value(id)) || tree.is_reread(id) {
        return;
    }
    let Some(format) = reading(tree, id, tree.value(id)) else { return };
    let Some(text) = tree.get(id).value.clone() else { return };
    match depth(tree, id).cmp(&DEPTH_LIMIT) {
        // What does not hold to its format is read line by line; the file around it is intact, so there is no notice.
        Ordering::Less => drop(read_as(tree, id, &text, format)),
        // All that stands deeper is among these lines.
        Ordering::Equal if tree.may_read(text.text()) => lines::read(tree, id, &text),
        _ => {}
    }
}

/// Whether a text is a word or nothing, neither option nor assignment nor the beginning of a collection: it says nothing
/// more than it says itself, whatever it stands under.
fn is_word(text: &str) -> bool {
    let word = text.trim_ascii();
    !word.starts_with(['-', '{', '[']) && !word.contains(|letter: char| letter.is_whitespace() || letter == '=')
}

/// The format that a value is read in once more.
fn reading(tree: &SiteTree, id: NodeId, text: &str) -> Option<Format> {
    let node = tree.get(id);
    if node.kind == SiteKind::Argument {
        return argument(text);
    }
    let key = name(tree, id)?;
    let item = node.kind == SiteKind::ListItem;
    if item && (keys::is_environment(&key) || node.parent.is_some_and(|list| is_build(tree, list))) {
        return guess::is_assignment(text).then_some(Format::Dotenv);
    }
    if keys::is_script(&key) || (keys::is_command(&key) && !item) || is_in_script_map(tree, id) {
        return script(text);
    }
    if node.kind == SiteKind::Assignment {
        return guess::format(text);
    }
    let is_file = key.contains('.') && text.trim_end().contains('\n');
    let named = || Format::detect(Path::new(&key), text.lines().next().unwrap_or_default());
    is_file.then(named).filter(|format| *format != Format::Text).or_else(|| guess::format(text))
}

/// The format of an argument: options handed on to another command (`--args "--model x --port 8"`), a header that names a
/// model (`-H "x-model: organisation/name"`), JSON.
fn argument(text: &str) -> Option<Format> {
    if text.starts_with("--") && text.contains(' ') {
        return Some(Format::Shell);
    }
    let is_header = guess::is_key(text) && text.split_once(':').is_some_and(|(name, _)| name.ends_with("-model"));
    if is_header {
        return Some(Format::Yaml);
    }
    guess::format(text).filter(|format| *format == Format::Json)
}

/// The format of a command or script; a single word that is no option says nothing more than it says itself.
fn script(text: &str) -> Option<Format> {
    let trimmed = text.trim();
    if !trimmed.starts_with('-') && !trimmed.contains(char::is_whitespace) {
        return None;
    }
    let json = guess::format(text).filter(|format| *format == Format::Json);
    Some(json.unwrap_or_else(|| guess::script(text)))
}

/// What a value is called: its key, its list's key, the name beside a `value`, the file name beside a `content`.
fn name(tree: &SiteTree, id: NodeId) -> Option<String> {
    let node = tree.get(id);
    let key = match &node.segment {
        Segment::Key(key) => key,
        Segment::Index(_) => return parent_key(tree, id),
        _ => return None,
    };
    let named = match &**key {
        "value" => beside(tree, id, &["name"]),
        key if keys::is_content(key) => beside(tree, id, &keys::FILE_NAMES),
        _ => None,
    };
    Some(named.map_or_else(|| key.to_string(), |named| keys::base(named).to_owned()))
}

/// The value under the first of `keys` that stands in the same map.
fn beside<'t>(tree: &'t SiteTree, id: NodeId, keys: &[&str]) -> Option<&'t str> {
    let parent = tree.get(id).parent?;
    let neighbours = tree.children(parent).take(NEIGHBOUR_LIMIT);
    let found = neighbours.filter_map(|neighbour| match &tree.get(neighbour).segment {
        Segment::Key(key) => keys.iter().position(|name| **name == **key).map(|rank| (rank, tree.value(neighbour))),
        _ => None,
    });
    found.filter(|(_, value)| !value.is_empty()).min_by_key(|(rank, _)| *rank).map(|(_, value)| value)
}

/// The key of the map or list that holds a node; of lists in lists the outermost's.
fn parent_key(tree: &SiteTree, id: NodeId) -> Option<String> {
    let mut segments = tree.ancestors(id).take(LIST_DEPTH_LIMIT).map(|id| &tree.get(id).segment);
    match segments.find(|segment| !matches!(segment, Segment::Index(_)))? {
        Segment::Key(key) => Some(key.to_lowercase()),
        _ => None,
    }
}

/// Whether a list's items are the variables of an image's build, whose key is `args` too.
fn is_build(tree: &SiteTree, list: NodeId) -> bool {
    parent_key(tree, list).is_some_and(|key| key == "build")
}

fn is_in_script_map(tree: &SiteTree, id: NodeId) -> bool {
    matches!(tree.get(id).segment, Segment::Key(_)) && parent_key(tree, id).is_some_and(|key| keys::is_script_map(&key))
}
