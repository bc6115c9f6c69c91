//! Owns where the weights of a deployment come from: a public hub, a cache of it, a store of one's own.
//! Never judges.

use super::deployment::Mirror;
use super::shared::{Answers, Shared};
use super::surroundings::{Surroundings, is_named};
use crate::extract::{NodeId, SiteTree};

const OFFLINE: &[&str] = &["hf hub offline", "transformers offline", "hf datasets offline"];
const ENDPOINT: &[&str] = &["hf endpoint", "hugging face hub endpoint", "vllm model redirect path"];
const CACHE: &[&str] = &[
    "hf home",
    "hf hub cache",
    "huggingface hub cache",
    "transformers cache",
    "hugging face hub cache",
    "download dir",
    "ollama models",
];

/// What is seen of a mirror around a reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct MirrorSeen {
    /// Where the weights come from.
    pub mirror: Mirror,
    /// Where that is set up.
    pub node: Option<NodeId>,
    /// Whether the hub is switched off.
    pub offline: bool,
}

/// Looks for a mirror around a reference, whose identifier may itself be a store of one's own.
#[must_use]
pub(super) fn mirror_of(tree: &SiteTree, own: bool, around: &Surroundings, shared: &Shared) -> MirrorSeen {
    let named = |known: &Answers<Option<NodeId>>, names: &[&str], holds: fn(&str) -> bool| {
        around.scopes(tree).find_map(|scope| known.get(scope, || find(tree, scope, names, holds)))
    };
    let offline = named(&shared.offline, OFFLINE, |value| matches!(value, "1" | "true" | "True" | "TRUE" | "yes"));
    let endpoint = named(&shared.endpoint, ENDPOINT, |value| !value.contains("huggingface.co") && !value.is_empty());
    let mount = || shared.cache_mount.get(around.unit, || cache_mount(tree, around.unit));
    let cache = named(&shared.cache, CACHE, |value| !value.is_empty()).or_else(mount);
    let (mirror, node) = match (own, endpoint, cache) {
        (true, _, _) => (Mirror::Own, None),
        (_, Some(node), _) => (Mirror::Own, Some(node)),
        (_, _, Some(node)) => (Mirror::Cache, Some(node)),
        _ => (Mirror::None, None),
    };
    MirrorSeen { mirror, node: node.or(offline), offline: offline.is_some() }
}

fn find(tree: &SiteTree, scope: NodeId, names: &[&str], holds: fn(&str) -> bool) -> Option<NodeId> {
    tree.descendants(scope).find(|node| is_named(tree, *node, names) && holds(tree.value(*node).trim()))
}

/// A volume over the folder in which hub clients keep what they fetched.
fn cache_mount(tree: &SiteTree, unit: NodeId) -> Option<NodeId> {
    let is_cache = |value: &str| value.contains(".cache/huggingface") || value.contains("/.ollama");
    tree.descendants(unit).find(|node| {
        let value = tree.value(*node);
        value.len() < 500 && is_cache(value) && is_volume(tree, *node)
    })
}

fn is_volume(tree: &SiteTree, id: NodeId) -> bool {
    let chain = std::iter::once(id).chain(tree.ancestors(id)).take(4);
    chain
        .into_iter()
        .any(|node| is_named(tree, node, &["volumes", "volume mounts", "mount path", "v", "volume", "mount", "target"]))
}
