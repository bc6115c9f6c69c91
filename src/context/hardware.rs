//! Owns the accelerators that a deployment reserves: container limits, compose devices, parallelism of the engine, the
//! machine it runs on. Never judges whether they are many.

mod count;
mod kind;

use super::accelerators::table;
use super::deployment::Accelerators;
use super::shared::Shared;
use super::surroundings::Surroundings;
use crate::extract::{NodeId, Segment, SiteTree};
use crate::text::{Document, Place};
use std::path::PathBuf;
use std::sync::Arc;

/// The accelerators reserved around a reference, where any are.
#[must_use]
pub(super) fn accelerators(
    document: &Document,
    path: &Arc<PathBuf>,
    tree: &SiteTree,
    around: &Surroundings,
    shared: &Shared,
) -> Option<Accelerators> {
    let scopes = || [around.unit, around.scope].into_iter();
    let reserved = scopes().find_map(|scope| shared.reserved.get(scope, || count::reserved(tree, scope)));
    let parallel = scopes().find_map(|scope| shared.parallel.get(scope, || count::parallel(tree, scope)));
    let of_machine = || scopes().find_map(|scope| shared.machine.get(scope, || count::of_machine(tree, scope)));
    let set = parallel.into_iter().chain(reserved).max_by_key(|(count, _)| *count);
    let (count, node) = set.or_else(of_machine)?;
    let kind = scopes().find_map(|scope| shared.accelerator.get(scope, || kind::kind(tree, scope)));
    let memory_gb = kind.as_deref().and_then(kind::memory_gb);
    Some(Accelerators { count, kind, memory_gb, place: Place::new(path, document, tree.get(node).span) })
}

fn own_name(tree: &SiteTree, id: NodeId) -> Option<&str> {
    match &tree.get(id).segment {
        Segment::Key(name) | Segment::Flag(name) => Some(name),
        _ => None,
    }
}
