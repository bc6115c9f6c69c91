//! Owns which lists of models are menus, price tables or leaderboards. Never changes a role that does not gate anyway.

use super::reference::{Reference, Role};
use super::role::is_entry_of_table;
use super::shared::Shared;
use crate::extract::{NodeId, Segment, SiteKind, SiteTree};
use crate::identify::Identified;
use crate::text::Document;
use std::collections::{BTreeMap, BTreeSet};

/// How many references of how many labs make a list a registry rather than a choice (OW202).
const REGISTRY: (usize, usize) = (10, 3);

/// How many references of as many labs make a source file a registry.
const REGISTRY_FILE: usize = 30;

/// How many names that only repeat their model make a table of them, and how many keys that are models.
const TABLE: (usize, usize) = (3, 2);

/// Letters of a name below which it may repeat its model by chance.
const SHORTEST_NAME: usize = 4;

/// Marks what stands in a long list of models of many labs, in a table of models, or in a program that is little else,
/// whatever it is for. What is `routed` is more than offered: requests go to it, however long the list.
pub(super) fn mark_registries(
    document: &Document,
    tree: &SiteTree,
    identified: &[Identified],
    references: &mut [Reference],
    routed: &BTreeSet<usize>,
    shared: &Shared,
) {
    let is_source = document.format().is_source();
    let mark_where = |references: &mut [Reference], members: &[usize], allows: fn(Role) -> bool| {
        let members = members.iter().filter(|member| !routed.contains(member));
        mark_where(references, members, allows);
    };
    for members in lists(tree, identified, shared).into_values().filter(|members| members.len() >= REGISTRY.0) {
        // Nobody asks ten models at once: a program that lists them, of one lab or of many, offers them.
        let offered: &[usize] = if is_source { &members } else { &[] };
        mark_where(references, offered, |role| role == Role::Client);
        if labs(identified, &members) >= REGISTRY.1 {
            mark_where(references, &members, Role::gates);
        }
    }
    for members in tables(tree, identified, is_source, shared).into_values() {
        mark_where(references, &members, is_use);
    }
    let all: Vec<usize> = (0..identified.len()).collect();
    if is_source && all.len() >= REGISTRY_FILE && labs(identified, &all) >= REGISTRY.1 {
        mark_where(references, &all, Role::gates);
    }
}

/// The long lists, and the maps whose keys are models, with what stands in each.
fn lists(tree: &SiteTree, identified: &[Identified], shared: &Shared) -> BTreeMap<NodeId, Vec<usize>> {
    let mut lists: BTreeMap<NodeId, Vec<usize>> = BTreeMap::new();
    for (index, one) in identified.iter().enumerate() {
        let is_long = |outer: &NodeId| shared.long_list.get(*outer, || is_long(tree, *outer));
        // Where models are the keys of a map, the map lists them.
        let map = || tree.get(one.node).parent.filter(|_| one.kind == SiteKind::Container);
        if let Some(list) = tree.ancestors(one.node).find(is_long).or_else(map) {
            lists.entry(list).or_default().push(index);
        }
    }
    lists
}

/// What stands in tables of models: entries that describe each, names that only repeat it, keys that are models.
fn tables(
    tree: &SiteTree,
    identified: &[Identified],
    is_source: bool,
    shared: &Shared,
) -> BTreeMap<Option<NodeId>, Vec<usize>> {
    let mut tables: BTreeMap<Option<NodeId>, Vec<usize>> = BTreeMap::new();
    for (index, one) in identified.iter().enumerate() {
        let node = tree.get(one.node);
        let repeats = is_source && (node.kind == SiteKind::Container || repeats_name(tree, one));
        if is_entry_of_table(tree, one.node, shared) {
            tables.entry(None).or_default().push(index);
        } else if repeats {
            tables.entry(node.parent).or_default().push(index);
        }
    }
    let is_key = |index: &usize| identified.get(*index).is_some_and(|one| one.kind == SiteKind::Container);
    tables.retain(|table, members| {
        table.is_none() || members.len() >= TABLE.0 || members.iter().filter(|index| is_key(index)).count() >= TABLE.1
    });
    tables
}

/// Whether a constant only repeats the model: `GPT_4O_MINI = "gpt-4o-mini"`. A key that is an identifier itself is
/// translated: `"gpt-oss": "openai/gpt-oss-120b"` is how a client writes it.
fn repeats_name(tree: &SiteTree, one: &Identified) -> bool {
    let Segment::Key(key) = &tree.get(one.node).segment else { return false };
    if !key.chars().all(|c| c.is_alphanumeric() || c == '_') {
        return false;
    }
    let (name, model) = (letters(key), letters(&one.text));
    name.len() >= SHORTEST_NAME && model.len() >= SHORTEST_NAME && (model.contains(&name) || name.contains(&model))
}

/// Letters and digits alone, small.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whether a role was told by how the model is used, so that a table of models says more.
fn is_use(role: Role) -> bool {
    matches!(role, Role::Client | Role::Serving | Role::Embedding | Role::Rerank | Role::Unknown)
}

/// How many labs made the models.
fn labs(identified: &[Identified], members: &[usize]) -> usize {
    let lab = |index: &usize| identified.get(*index)?.model.as_ref().map(|model| model.lab.as_str());
    members.iter().filter_map(lab).collect::<BTreeSet<&str>>().len()
}

/// Makes registry entries of those references whose role allows it.
fn mark_where<'m>(
    references: &mut [Reference],
    members: impl Iterator<Item = &'m usize>,
    allows: impl Fn(Role) -> bool,
) {
    for index in members {
        if let Some(reference) = references.get_mut(*index).filter(|one| allows(one.role)) {
            reference.role = Role::Registry;
        }
    }
}

fn is_long(tree: &SiteTree, list: NodeId) -> bool {
    let is_item = |child: &NodeId| matches!(tree.get(*child).segment, Segment::Index(_));
    tree.children(list).filter(is_item).nth(REGISTRY.0 - 1).is_some()
}
