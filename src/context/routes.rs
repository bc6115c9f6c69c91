//! Owns routes that one file sets up: which models stand in for one another.
//! Never leaves the file and never judges.

mod beside;
mod chained;
mod named;
mod targets;

use super::deployment::RouteKind;
use crate::extract::{NodeId, SiteTree};
use crate::identify::Identified;

/// How many members a group has, and how many stand in for it, at most: in a generated table of thousands, each backing
/// each, the others would say nothing new.
const MOST_MEMBERS: usize = 64;

/// A route by places in the tree; the caller knows the references.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct RouteSeen {
    /// How the members stand to each other.
    pub kind: RouteKind,
    /// Positions in the file's list of references.
    pub members: Vec<usize>,
    /// How many of the members are used first; the others wait.
    pub first: usize,
    /// Where it is set up.
    pub node: NodeId,
}

impl RouteSeen {
    /// Members of which any may be used.
    fn group(members: Vec<usize>, node: NodeId) -> Self {
        Self { kind: RouteKind::Group, first: members.len(), members, node }
    }

    /// Members that are used first, and those that wait for them to fail.
    fn fallback(first: &[usize], backing: &[usize], node: NodeId) -> Self {
        let members = first.iter().chain(backing).copied().collect();
        Self { kind: RouteKind::Fallback, members, first: first.len(), node }
    }

    /// The members that wait.
    pub(super) fn waiting(&self) -> &[usize] {
        self.members.get(self.first..).unwrap_or_default()
    }
}

/// The routes of a file.
#[must_use]
pub(super) fn routes_of(tree: &SiteTree, references: &[Identified]) -> Vec<RouteSeen> {
    let mut routes = named::routes(tree, references);
    routes.extend(targets::routes(tree, references));
    routes.extend(beside::routes(tree, references));
    routes.extend(chained::routes(tree, references));
    routes
}
