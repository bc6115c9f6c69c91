//! Owns names that are given to a model: which key is one, by what stands beside it. Never looks at the name itself.

use super::positional;
use crate::extract::{NodeId, Segment, SiteTree};
use crate::identify::tables::AliasRule;
use crate::identify::vocabulary::{Expectation, keys};
use crate::identify::words::words;

/// How many entries of a map are looked at for a telling neighbour: no map that describes one model has more.
const NEIGHBOURS: usize = 64;

/// Names given to a model that stands beside them: LiteLLM's `model_name` beside `litellm_params`, Ray's `model_id` beside
/// `model_source`, a bare `name` beside the address of the weights.
pub(super) fn is_alias(tree: &SiteTree, id: NodeId, key: &str) -> bool {
    let Some(parent) = tree.get(id).parent else { return false };
    let key = words(key).join(" ");
    let rules: Vec<&AliasRule> = keys().aliases.iter().filter(|rule| rule.key == key).collect();
    if rules.is_empty() {
        return false;
    }
    let is_told = |name: &str| {
        let name = words(name).join(" ");
        rules.iter().any(|rule| rule.beside.contains(&name))
    };
    let is_beside = |other: NodeId| match &tree.get(other).segment {
        Segment::Key(name) | Segment::Flag(name) => other != id && is_told(name) && says_something(tree, other),
        Segment::Positional(index) => positional(tree, other, *index as usize).expectation == Expectation::Takes,
        _ => false,
    };
    let beside = |outer: NodeId| tree.children(outer).take(NEIGHBOURS).any(is_beside);
    beside(parent) || (key != "name" && tree.ancestors(parent).take(2).any(beside))
}

/// Whether a place names weights: a map does, an address of a volume does not.
fn says_something(tree: &SiteTree, id: NodeId) -> bool {
    let value = tree.value(id);
    tree.get(id).value.is_none() || !(value.is_empty() || value.starts_with("pvc://") || value.starts_with('$'))
}
