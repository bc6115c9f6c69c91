//! Owns which places of a document use the value that stands at another: by alias, by constant, by variable.
//! Never judges what a use is for.

use super::variables;
use crate::extract::{NodeId, SiteTree};
use crate::identify::may_take_model;
use crate::text::Format;
use std::collections::{HashMap, HashSet};

/// How many uses of one value are followed: what it is for is told by fewer.
const MOST_USES: usize = 16;

/// How far up an anchor over a value is looked for.
const DEPTH: usize = 64;

/// The uses within one document, by the place of the value.
#[derive(Debug, Default)]
pub(in crate::context) struct Web(HashMap<NodeId, Vec<NodeId>>);

impl Web {
    /// Reads the names and variables of a document.
    pub(in crate::context) fn of(format: Format, tree: &SiteTree) -> Self {
        let mut uses: HashMap<NodeId, Vec<NodeId>> = HashMap::new();
        let variables = variables::links(format, tree);
        for (user, value) in tree.names().iter().chain(&variables) {
            // What merges a whole map takes all that is in it.
            if tree.get(*value).value.is_none() || may_take_model(tree, *user) {
                uses.entry(*value).or_default().push(*user);
            }
        }
        Self(uses)
    }

    /// The places that use what stands at `node`, also by way of one another.
    pub(in crate::context) fn uses(&self, tree: &SiteTree, node: NodeId) -> Vec<NodeId> {
        let (mut found, mut seen, mut open) = (Vec::new(), HashSet::new(), vec![node]);
        while let Some(next) = open.pop().filter(|_| !self.0.is_empty()) {
            let places = std::iter::once(next).chain(tree.ancestors(next).take(DEPTH));
            for user in places.filter_map(|place| self.0.get(&place)).flatten() {
                if found.len() < MOST_USES && seen.insert(*user) {
                    found.push(*user);
                    open.push(*user);
                }
            }
        }
        found
    }
}
