//! Owns how many accelerators a scope reserves: outright, by parallelism, by the machine it runs on. Never tells types.

use super::kind::{is_choice, machine, memory_gb, text};
use super::{own_name, table};
use crate::extract::{NodeId, Segment, SiteKind, SiteTree};
use crate::identify::{name_beside, words};

/// More accelerators than one deployment has.
const MOST: u32 = 4096;

/// Entries of a launcher's options that are looked at for the number of nodes.
const NEIGHBOURS: usize = 64;

/// The largest outright reservation in a scope: `nvidia.com/gpu: 8`, `count: 8` of a device request, `requestGPU: 8`.
pub(super) fn reserved(tree: &SiteTree, scope: NodeId) -> Option<(u32, NodeId)> {
    tree.descendants(scope).filter_map(|node| Some((reservation(tree, node)?, node))).max_by_key(|(count, _)| *count)
}

fn reservation(tree: &SiteTree, node: NodeId) -> Option<u32> {
    if is_choice(tree, node) {
        return counted(text(tree, node));
    }
    if let Some((name, value)) = directive(tree, node) {
        let count = table().counts.names.contains(&words(name).join(" ")).then(|| counted(value)).flatten();
        return count.map(|count| count.saturating_mul(nodes(tree, node)).min(MOST));
    }
    let name = own_name(tree, node)?;
    let value = tree.value(node).trim();
    if table().resources.names.iter().any(|resource| name == resource) {
        return counted(value);
    }
    let spoken = spoken(tree, node, name);
    let list = table().lists.names.contains(&spoken).then(|| listed(tree, node, value)).flatten();
    if list.is_some() {
        return list;
    }
    // KubeAI's `resourceProfile: nvidia-gpu-h200:8` names a type and a count; `cpu:2` counts no accelerators.
    let is_profile = spoken == "resource profile" && memory_gb(value).is_some();
    // `--gpu 3` is the third, `gpu: 3` are three.
    let is_option = spoken == "gpu" && matches!(tree.get(node).segment, Segment::Flag(_));
    if is_profile || (table().counts.names.contains(&spoken) && !is_option && !counts_layers(tree, node)) {
        return counted(value).map(|count| count.saturating_mul(nodes(tree, node)).min(MOST));
    }
    // ECS: `{"type": "GPU", "value": "4"}`.
    let is_typed = name == "value" && sibling(tree, node, "type").is_some_and(|kind| kind.eq_ignore_ascii_case("gpu"));
    (is_typed || (spoken == "count" && is_of_devices(tree, node))).then(|| value.parse().ok()).flatten()
}

/// Whether a setting stands among those of a program that counts layers by it.
fn counts_layers(tree: &SiteTree, node: NodeId) -> bool {
    let outer = tree.get(node).parent.and_then(|parent| own_name(tree, parent));
    outer.is_some_and(|outer| table().layers.names.contains(&words(outer).join(" ")))
}

fn sibling<'t>(tree: &'t SiteTree, node: NodeId, key: &str) -> Option<&'t str> {
    tree.get(node).parent.and_then(|parent| tree.child(parent, key)).map(|other| tree.value(other))
}

/// A count, with or without the type before it (`8`, `H100:8`, `gpu:h100:8`); a type alone is one.
fn counted(value: &str) -> Option<u32> {
    let value = value.trim();
    let last = value.rsplit(':').next().unwrap_or(value).trim();
    let count =
        last.parse().ok().or_else(|| (!value.contains(char::is_whitespace) && memory_gb(value).is_some()).then_some(1));
    count.filter(|count| (1..=MOST).contains(count))
}

/// How many numbers a list of devices has: `["0", "1"]`, `0,1`, `"device=0,1"`.
fn listed(tree: &SiteTree, node: NodeId, value: &str) -> Option<u32> {
    let is_item = |child: &NodeId| matches!(tree.get(*child).segment, Segment::Index(_));
    let items = tree.children(node).filter(is_item).take(NEIGHBOURS).count();
    if items > 0 {
        return u32::try_from(items).ok();
    }
    let (before, numbers) = value.trim_matches(['"', '\'']).rsplit_once('=').unwrap_or(("", value));
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let parts: Vec<&str> = numbers.split(',').map(|part| part.trim_matches(['"', '\'', ' '])).collect();
    let is_list = parts.iter().all(|part| is_number(part)) && (parts.len() > 1 || before == "device");
    is_list.then(|| u32::try_from(parts.len()).ok()).flatten()
}

/// Whether a `count` stands in a request for devices, or in the call that makes one (`modal.gpu.H100(count=8)`).
fn is_of_devices(tree: &SiteTree, node: NodeId) -> bool {
    let is_request = |outer: NodeId| match &tree.get(outer).segment {
        Segment::Call(name) => memory_gb(name).is_some() || table().devices.names.contains(&words(name).join(" ")),
        Segment::Key(name) => table().devices.names.contains(&words(name).join(" ")),
        _ => false,
    };
    tree.ancestors(node).take(3).any(is_request)
}

/// The name and value of a line by which a script asks its scheduler: `#SBATCH --gres=gpu:8`.
fn directive(tree: &SiteTree, node: NodeId) -> Option<(&str, &str)> {
    if tree.get(node).kind != SiteKind::Comment {
        return None;
    }
    let option = tree.value(node).strip_prefix("SBATCH ")?.split_whitespace().next()?;
    option.split_once('=')
}

/// On how many nodes a launcher starts what it counts for one.
fn nodes(tree: &SiteTree, node: NodeId) -> u32 {
    let Some(parent) = tree.get(node).parent else { return 1 };
    let setting =
        |other: NodeId| directive(tree, other).or_else(|| own_name(tree, other).map(|name| (name, tree.value(other))));
    let count = tree.children(parent).take(NEIGHBOURS).filter_map(setting).find_map(|(name, value)| {
        table().nodes.names.contains(&words(name).join(" ")).then(|| value.trim().parse().ok()).flatten()
    });
    count.filter(|count| (1..=MOST).contains(count)).unwrap_or(1)
}

/// Tensor times pipeline times data parallelism in a scope.
pub(super) fn parallel(tree: &SiteTree, scope: NodeId) -> Option<(u32, NodeId)> {
    let mut product = 1_u32;
    let mut seen: Vec<String> = Vec::new();
    let mut first = None;
    for node in tree.descendants(scope) {
        let Some((size, spoken)) = split(tree, node) else { continue };
        if seen.contains(&spoken) {
            continue;
        }
        seen.push(spoken);
        product = product.saturating_mul(size);
        first = first.or(Some(node));
    }
    first.map(|node| (product, node))
}

/// Into how many parts a setting splits a model, and the name of the setting.
fn split(tree: &SiteTree, node: NodeId) -> Option<(u32, String)> {
    let name = own_name(tree, node)?;
    let size = tree.value(node).trim().parse::<u32>().ok().filter(|size| (1..=1024).contains(size))?;
    let own = spoken(tree, node, name);
    let known = |name: &str| table().parallel.names.iter().any(|known| known == name);
    if known(&own) || known(name) {
        return Some((size, own));
    }
    let outer = own_name(tree, tree.get(node).parent?)?;
    let with_outer = format!("{} {own}", words(outer).join(" "));
    known(&with_outer).then_some((size, with_outer))
}

/// A name in words; of a variable the name that stands beside its value.
fn spoken(tree: &SiteTree, node: NodeId, name: &str) -> String {
    let beside = matches!(tree.get(node).segment, Segment::Key(_)).then(|| name_beside(tree, node, name)).flatten();
    words(beside.as_deref().unwrap_or(name)).join(" ")
}

/// The smallest machine that is named in a scope: of several to choose from, the one that is asked for at least.
pub(super) fn of_machine(tree: &SiteTree, scope: NodeId) -> Option<(u32, NodeId)> {
    let is_setting = |node: &NodeId| {
        !matches!(tree.get(*node).kind, SiteKind::Container | SiteKind::Comment | SiteKind::Text | SiteKind::DocCode)
    };
    let named = |node: NodeId| Some((machine(tree.value(node))?.count, node));
    tree.descendants(scope).filter(is_setting).filter_map(named).min_by_key(|(count, _)| *count)
}
