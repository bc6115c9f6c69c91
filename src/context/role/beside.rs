//! Owns what the keys beside a model, in the same map, say of it: results, settings of a training, a description, the
//! address of a service, a switch. Never looks beyond a few maps further out.

use crate::context::reference::Role;
use crate::context::shared::Shared;
use crate::extract::{NodeId, Segment, SiteKind, SiteTree};
use crate::identify::{Pattern, keys, words};
use std::rc::Rc;

/// How many keys of a map are looked at; no map that describes one model, and few environments, have more.
const NEIGHBOURS: usize = 256;

/// How far out the maps around a place bear on it: a model, its list, the entry, the file.
const MAPS: usize = 5;

/// Descriptions that make a model an entry of a table.
const DESCRIBED: usize = 2;

/// What the keys of one map say.
#[derive(Debug, Default)]
pub(in crate::context) struct Beside {
    roles: Vec<Role>,
    described: usize,
    chosen: bool,
    /// Whether a switch in the map is set to off; none where it has no switch.
    is_off: Option<bool>,
    /// What the names of addresses begin with.
    addresses: Vec<Vec<String>>,
}

impl Beside {
    fn of(tree: &SiteTree, map: NodeId) -> Self {
        let mut beside = Self::default();
        let is_call = matches!(tree.get(map).segment, Segment::Call(_));
        for child in tree.children(map).take(NEIGHBOURS) {
            if let Segment::Key(name) = &tree.get(child).segment {
                let name = words(name);
                beside.is_off = beside.is_off.or_else(|| keys().switches_off(&name, tree.value(child)));
                beside.add(&name);
            }
        }
        // What a call is given is no answer that somebody recorded: `choices` of an option are what may be asked for.
        beside.roles.retain(|role| !(is_call && *role == Role::Doc));
        beside
    }

    fn add(&mut self, name: &[String]) {
        let is_any = |patterns: &[Pattern]| patterns.iter().any(|pattern| pattern.matches(name));
        let telling = keys().beside.iter().filter(|rule| is_any(&rule.patterns));
        self.roles.extend(telling.map(|rule| Role::parse(&rule.role)));
        self.described += usize::from(is_any(&keys().describes));
        self.chosen |= is_any(&keys().chooses);
        let opening = keys().addresses.iter().filter_map(|pattern| pattern.opening(name)).min_by_key(|rest| rest.len());
        self.addresses.extend(opening.map(<[String]>::to_vec));
    }

    /// The first of `roles` that a key tells.
    pub(super) fn tells(&self, roles: &[Role]) -> Option<Role> {
        roles.iter().copied().find(|role| self.roles.contains(role))
    }

    /// Whether an address stands under the same name: `CAPTION_SERVERURL` beside `CAPTION_MODEL`.
    pub(super) fn is_served_elsewhere(&self, name: &[String]) -> bool {
        let is_address = keys().addresses.iter().any(|pattern| pattern.matches(name));
        !is_address && self.addresses.iter().any(|opening| !opening.is_empty() && name.starts_with(opening))
    }

    fn is_description(&self) -> bool {
        self.described >= DESCRIBED && !self.chosen
    }
}

/// What stands beside a place, or within the map that it opens.
pub(super) fn beside(tree: &SiteTree, id: NodeId, shared: &Shared) -> Rc<Beside> {
    let is_key_of_map = tree.get(id).kind == SiteKind::Container;
    let map = if is_key_of_map { id } else { enclosing_map(tree, id) };
    of_map(tree, map, shared)
}

/// The map around a place; around a command line, the one that holds the line.
fn enclosing_map(tree: &SiteTree, id: NodeId) -> NodeId {
    let is_line = |node: &NodeId| {
        let node = tree.get(*node);
        matches!(node.segment, Segment::Command(_)) || node.value.is_some()
    };
    tree.ancestors(id).find(|outer| !is_line(outer)).unwrap_or(tree.root())
}

fn of_map(tree: &SiteTree, map: NodeId, shared: &Shared) -> Rc<Beside> {
    shared.beside.get(map, || Rc::new(Beside::of(tree, map)))
}

/// The first of `roles` that a key beside a place, or beside one of the maps around it, tells; the nearest map wins.
pub(super) fn around_tells(tree: &SiteTree, id: NodeId, roles: &[Role], shared: &Shared) -> Option<Role> {
    let maps = tree.ancestors(id).take(MAPS);
    maps.into_iter().find_map(|map| of_map(tree, map, shared).tells(roles))
}

/// Whether the nearest map around a place that has a switch is off: what it names is on offer and does not run.
pub(super) fn is_switched_off(tree: &SiteTree, id: NodeId, shared: &Shared) -> bool {
    let maps = tree.ancestors(id).take(MAPS);
    maps.into_iter().find_map(|map| of_map(tree, map, shared).is_off).unwrap_or(false)
}

/// Whether a place is an entry of a table that describes models: beside it stand what they can do and what they cost.
pub(in crate::context) fn is_entry_of_table(tree: &SiteTree, id: NodeId, shared: &Shared) -> bool {
    beside(tree, id, shared).is_description()
}
