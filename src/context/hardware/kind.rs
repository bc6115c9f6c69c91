//! Owns which type of accelerator a text names, and how much memory one has. Never counts them.

use super::{own_name, table};
use crate::context::accelerator_table::Machine;
use crate::extract::{NodeId, Segment, SiteKind, SiteTree};

/// Parts of names under which a type of accelerator or machine stands.
const TELLING: &[&str] = &[
    "accelerator",
    "gpu",
    "resourceprofile",
    "resource_profile",
    "instance-type",
    "instance_type",
    "instancetype",
    "machine",
    "vm_size",
    "vmsize",
    "shape",
    "sku",
    "node.kubernetes.io",
];

/// The accelerator type that a node selector, a device request, a machine or a resource string names in a scope.
pub(super) fn kind(tree: &SiteTree, scope: NodeId) -> Option<String> {
    let is_listed = |node: &NodeId| {
        let mut outer = tree.ancestors(*node).take(8);
        matches!(tree.get(*node).segment, Segment::Index(_))
            && outer.any(|outer| is_telling(tree, outer) || own_name(tree, outer) == Some("matchExpressions"))
    };
    let named = |node: NodeId| Some(text(tree, node)).filter(|text| memory_gb(text).is_some());
    let tells = |node: &NodeId| is_telling(tree, *node) || is_choice(tree, *node) || is_directive(tree, *node);
    let own = tree.descendants(scope).filter(tells).find_map(named);
    let listed = || tree.descendants(scope).filter(is_listed).find_map(named);
    let counted = || tree.descendants(scope).find_map(|node| resource(tree, node));
    own.or_else(listed).or_else(counted).map(accelerator_of)
}

/// The type of accelerator that a text names, as written; of a machine the type that it has, as it is that which is counted.
fn accelerator_of(text: &str) -> String {
    machine(text).map_or(text, |machine| &machine.accelerator).to_owned()
}

/// The name of a resource that only one type of accelerator is counted by: `aws.amazon.com/neuron`.
fn resource(tree: &SiteTree, node: NodeId) -> Option<&str> {
    let name = own_name(tree, node)?;
    let is_resource = table().resources.names.iter().any(|resource| name == resource);
    (is_resource && table().memory_gb.contains_key(name)).then_some(name)
}

/// Whether the name of a place says that an accelerator or a machine stands there.
fn is_telling(tree: &SiteTree, node: NodeId) -> bool {
    let name = match &tree.get(node).segment {
        Segment::Key(name) | Segment::Flag(name) | Segment::Call(name) => name.to_ascii_lowercase().replace(' ', "-"),
        _ => return false,
    };
    TELLING.iter().any(|part| name.contains(part))
}

/// Whether a comment asks a scheduler for accelerators.
fn is_directive(tree: &SiteTree, node: NodeId) -> bool {
    tree.get(node).kind == SiteKind::Comment && tree.value(node).starts_with("SBATCH --g")
}

/// Whether a key is one of several accelerators to choose from: `accelerators: {H100:8, H200:8}`.
pub(super) fn is_choice(tree: &SiteTree, node: NodeId) -> bool {
    let is_named = |outer| own_name(tree, outer).is_some_and(|name| name.eq_ignore_ascii_case("accelerators"));
    tree.get(node).parent.is_some_and(is_named)
}

/// What a place says of accelerators: a call and a choice by their names, the others by their values.
pub(super) fn text(tree: &SiteTree, node: NodeId) -> &str {
    match &tree.get(node).segment {
        Segment::Call(name) => name,
        Segment::Key(name) if is_choice(tree, node) => name,
        _ => tree.value(node),
    }
}

/// Memory of an accelerator or of a machine's, named somewhere in a text; the longest known name wins.
pub(super) fn memory_gb(text: &str) -> Option<u32> {
    if text.len() > LONGEST {
        return None;
    }
    let lower = text.to_ascii_lowercase().replace('_', "-");
    let named = table().memory_gb.iter().filter(|(name, _)| is_whole_word(&lower, name));
    let own = named.max_by_key(|(name, _)| name.len()).map(|(_, memory)| *memory);
    own.or_else(|| table().memory_gb.get(&machine(text)?.accelerator).copied())
}

/// Letters up to which a text can name an accelerator.
const LONGEST: usize = 200;

/// The machine of a cloud that a text is the name of.
pub(super) fn machine(text: &str) -> Option<&'static Machine> {
    let lower = text.trim().to_ascii_lowercase();
    table().machines.get(lower.strip_prefix("ml.").unwrap_or(&lower))
}

fn is_whole_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let before = text.get(..at).and_then(|head| head.chars().next_back());
        let after = text.get(at + word.len()..).and_then(|tail| tail.chars().next());
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
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

    #[test]
    fn a_machine_is_no_accelerator() {
        assert_eq!(accelerator_of("ml.p5.48xlarge"), "h100");
        assert_eq!(accelerator_of("nvidia-h100-80gb"), "nvidia-h100-80gb");
    }

    #[test]
    fn machines_have_accelerators_that_are_known() {
        assert_eq!(memory_gb("ml.p5.48xlarge"), Some(80));
        assert_eq!(memory_gb("Standard_ND96isr_H200_v5"), Some(141));
        for (name, machine) in &table().machines {
            assert!(table().memory_gb.contains_key(&machine.accelerator), "{name}");
            assert!((1..=16).contains(&machine.count), "{name}");
        }
    }
}
