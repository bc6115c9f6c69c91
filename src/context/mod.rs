//! Owns what references are for and what belongs together: role, channel, pin, deployments, routes.
//! Never scores and never judges.

mod deployment;
mod reference;

pub use deployment::{Accelerators, Deployment, Mirror, Route, RouteKind};
pub use reference::{Channel, Label, Reference, ReferenceId, Role, Supply};

use crate::catalog::Catalog;

/// All that was found in the files of one run.
#[derive(Debug)]
pub struct Codebase<'a> {
    /// What is known.
    pub catalog: &'a Catalog,
    /// The date everything is judged at.
    pub as_of: jiff::civil::Date,
    /// Sorted by path and place.
    pub references: Vec<Reference>,
    /// Names that select nothing.
    pub labels: Vec<Label>,
    /// What belongs to one served model.
    pub deployments: Vec<Deployment>,
    /// Models that stand in for one another.
    pub routes: Vec<Route>,
}

impl Codebase<'_> {
    /// The reference behind an id.
    #[must_use]
    pub fn reference(&self, id: ReferenceId) -> Option<&Reference> {
        self.references.get(id.0)
    }

    /// All references with their ids.
    pub fn iter(&self) -> impl Iterator<Item = (ReferenceId, &Reference)> {
        self.references.iter().enumerate().map(|(index, reference)| (ReferenceId(index), reference))
    }

    /// The deployment a reference belongs to.
    #[must_use]
    pub fn deployment_of(&self, id: ReferenceId) -> Option<&Deployment> {
        self.deployments.iter().find(|deployment| deployment.references.contains(&id))
    }

    /// The routes a reference is a member of.
    pub fn routes_of(&self, id: ReferenceId) -> impl Iterator<Item = &Route> {
        self.routes.iter().filter(move |route| route.members.contains(&id))
    }
}
