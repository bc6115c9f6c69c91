//! Owns the accelerators that a deployment reserves: container limits, compose devices, parallelism of the engine.
//! Never judges whether they are many.

use super::accelerator_table::AcceleratorTable;
use super::deployment::Accelerators;
use super::shared::Shared;
use super::surroundings::Surroundings;
use crate::extract::{NodeId, Segment, SiteTree};
use crate::identify::words;
use crate::text::{Document, Place};
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

/// The table of `rules/accelerators.toml`.
fn table() -> &'static AcceleratorTable {
    static TABLE: OnceLock<AcceleratorTable> = OnceLock::new();
    TABLE.get_or_init(|| postcard::from_bytes(TABLE_BLOB).unwrap_or_default())
}

/// The table as the build has compiled it, which checks that it can be read back.
static TABLE_BLOB: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/accelerators.bin"));

/// The accelerators reserved around a reference, where any are.
#[must_use]
pub(super) fn accelerators(
    document: &Document,
    path: &Arc<PathBuf>,
    tree: &SiteTree,
    around: &Surroundings,
    shared: &Shared,
) -> Option<Accelerators> {
    let scopes = || around.scopes(tree);
    let reserved = scopes().find_map(|scope| shared.reserved.get(scope, || reserved(tree, scope)));
    let parallel = scopes().find_map(|scope| shared.parallel.get(scope, || parallel(tree, scope)));
    let (count, node) = match (reserved, parallel) {
        (Some(limit), Some(split)) => {
            if split.0 > limit.0 {
                split
            } else {
                limit
            }
        }
        (Some(one), None) | (None, Some(one)) => one,
        (None, None) => return None,
    };
    let kind = scopes().find_map(|scope| shared.accelerator.get(scope, || kind(tree, scope)));
    let memory_gb = kind.as_deref().and_then(memory_gb);
    Some(Accelerators { count, kind, memory_gb, place: Place::new(path, document, tree.get(node).span) })
}

/// The largest outright reservation in a scope: `nvidia.com/gpu: 8`, `count: 8` of a device request, `requestGPU: 8`.
fn reserved(tree: &SiteTree, scope: NodeId) -> Option<(u32, NodeId)> {
    tree.descendants(scope).filter_map(|node| Some((reservation(tree, node)?, node))).max_by_key(|(count, _)| *count)
}

fn reservation(tree: &SiteTree, node: NodeId) -> Option<u32> {
    let name = own_name(tree, node)?;
    let table = table();
    let value = tree.value(node).trim();
    let resource = table.resources.names.iter().any(|resource| name == resource);
    let spoken = words(name).join(" ");
    // KubeAI's `resourceProfile: nvidia-gpu-h200:8` names a type and a count; `cpu:2` counts no accelerators.
    let profile = spoken == "resource profile" && memory_gb(value).is_some();
    let counted = profile || table.counts.names.contains(&spoken);
    if resource || counted {
        // `H100:8` is how SkyPilot writes a type and a count.
        return value.rsplit(':').next().unwrap_or(value).parse().ok().filter(|count| (1..=4096).contains(count));
    }
    let device =
        spoken == "count" && tree.ancestors(node).take(3).any(|outer| own_name(tree, outer) == Some("devices"));
    device.then(|| value.parse().ok()).flatten()
}

/// Tensor times pipeline parallelism in a scope.
fn parallel(tree: &SiteTree, scope: NodeId) -> Option<(u32, NodeId)> {
    let mut product = 1_u32;
    let mut seen: Vec<String> = Vec::new();
    let mut first = None;
    for node in tree.descendants(scope) {
        let Some(spoken) = own_name(tree, node).map(|name| words(name).join(" ")) else { continue };
        let size = tree.value(node).trim().parse::<u32>().ok().filter(|size| (1..=1024).contains(size));
        let Some(size) = size.filter(|_| table().parallel.names.contains(&spoken) && !seen.contains(&spoken)) else {
            continue;
        };
        seen.push(spoken);
        product = product.saturating_mul(size);
        first = first.or(Some(node));
    }
    first.map(|node| (product, node))
}

/// The accelerator type that a node selector, a device request or a resource string names in a scope.
fn kind(tree: &SiteTree, scope: NodeId) -> Option<String> {
    let telling = |node: &NodeId| {
        own_name(tree, *node).is_some_and(|name| {
            let name = name.to_ascii_lowercase();
            ["accelerator", "gpu", "resourceprofile", "instance-type", "instancetype", "machine", "node.kubernetes.io"]
                .iter()
                .any(|part| name.contains(part))
        })
    };
    let is_listed = |node: &NodeId| {
        let mut outer = tree.ancestors(*node).take(8);
        matches!(tree.get(*node).segment, Segment::Index(_))
            && outer.any(|outer| telling(&outer) || own_name(tree, outer) == Some("matchExpressions"))
    };
    let named = |node: &NodeId| memory_gb(tree.value(*node)).is_some();
    let own = tree.descendants(scope).filter(telling).find(named);
    let node = own.or_else(|| tree.descendants(scope).filter(is_listed).find(named))?;
    Some(tree.value(node).to_owned())
}

/// Memory of an accelerator named somewhere in a text; the longest known name wins.
fn memory_gb(text: &str) -> Option<u32> {
    let lower = text.to_ascii_lowercase().replace('_', "-");
    let named = table().memory_gb.iter().filter(|(name, _)| is_whole_word(&lower, name));
    named.max_by_key(|(name, _)| name.len()).map(|(_, memory)| *memory)
}

fn is_whole_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let before = text.get(..at).and_then(|head| head.chars().next_back());
        let after = text.get(at + word.len()..).and_then(|tail| tail.chars().next());
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

fn own_name(tree: &SiteTree, id: NodeId) -> Option<&str> {
    match &tree.get(id).segment {
        Segment::Key(name) | Segment::Flag(name) => Some(name),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_name_wins() {
        assert_eq!(memory_gb("nvidia-h100-80gb"), Some(80));
        assert_eq!(memory_gb("NVIDIA-A100-SXM4-40GB"), Some(40));
        assert_eq!(memory_gb("nvidia-tesla-a100"), Some(40));
        assert_eq!(memory_gb("H200:8"), Some(141));
        assert_eq!(memory_gb("true"), None);
    }
}
