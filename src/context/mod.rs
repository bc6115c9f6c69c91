//! Owns what references are for and what belongs together: role, channel, pin, deployments, routes.
//! Never scores and never judges.

mod accelerator_table;
mod accelerators;
mod channel;
mod deployment;
mod file;
mod hardware;
mod labels;
mod links;
mod looked_up;
mod mirror;
mod mirrors;
mod offer;
mod pins;
mod reference;
mod registries;
mod role;
mod routes;
mod shared;
mod surroundings;

#[cfg(test)]
mod testing;

pub use deployment::{Accelerators, Deployment, Mirror, Route, RouteKind};
pub use file::{FileContext, file_context};
pub use links::{Borrowed, Definition, Known, Owner, Relation, Space, Use, names_others, relates_others};
pub use mirrors::Mirrors;
pub use reference::{Channel, Label, Reference, ReferenceId, Role, Supply};

use crate::catalog::Catalog;
use links::Owners;
use std::collections::BTreeMap;

/// All that was found in the files of one run.
#[derive(Debug)]
pub struct Codebase<'a> {
    /// What is known.
    pub catalog: &'a Catalog,
    /// The date everything is judged at.
    pub as_of: jiff::civil::Date,
    /// Sorted by path and place.
    pub references: Vec<Reference>,
    /// Names of models whose version is left open; their models are not known.
    pub open: Vec<Reference>,
    /// Parts of names that code seeks in the name of a model; their models are not known.
    pub branches: Vec<Reference>,
    /// Names that select nothing.
    pub labels: Vec<Label>,
    /// What belongs to one served model.
    pub deployments: Vec<Deployment>,
    /// Models that stand in for one another.
    pub routes: Vec<Route>,
    /// What the project says of copies that its tree does not show.
    pub mirrors: Mirrors,
    /// References whose hosts are assumed to be gone, and why; empty for what is really there.
    pub assumed_ends: BTreeMap<ReferenceId, String>,
}

impl<'a> Codebase<'a> {
    /// Puts the files of a run together, in the order given.
    #[must_use]
    pub fn assemble(catalog: &'a Catalog, as_of: jiff::civil::Date, mut files: Vec<FileContext>) -> Self {
        let mut codebase = Self {
            catalog,
            as_of,
            references: Vec::new(),
            open: Vec::new(),
            branches: Vec::new(),
            labels: Vec::new(),
            deployments: Vec::new(),
            routes: Vec::new(),
            mirrors: Mirrors::default(),
            assumed_ends: BTreeMap::new(),
        };
        let owners = Owners::of(&files);
        let effects = links::effects(&owners, &mut files);
        for (position, file) in files.into_iter().enumerate() {
            let global = |ids: &mut Vec<ReferenceId>| {
                *ids = ids.iter().filter_map(|id| owners.global(position, *id)).collect();
            };
            codebase.references.extend(file.references);
            codebase.labels.extend(file.labels);
            codebase.open.extend(file.open);
            codebase.branches.extend(file.branches);
            codebase.deployments.extend(file.deployments.into_iter().map(|mut deployment| {
                global(&mut deployment.references);
                deployment
            }));
            codebase.routes.extend(file.routes.into_iter().map(|mut route| {
                global(&mut route.members);
                route
            }));
        }
        for (id, effects) in effects {
            codebase.references.get_mut(id.0).into_iter().for_each(|reference| links::take(reference, effects.clone()));
        }
        codebase
    }

    /// The reference behind an id.
    #[must_use]
    pub fn reference(&self, id: ReferenceId) -> Option<&Reference> {
        self.references.get(id.0)
    }

    /// All references with their ids.
    pub fn iter(&self) -> impl Iterator<Item = (ReferenceId, &Reference)> {
        self.references.iter().enumerate().map(|(index, reference)| (ReferenceId(index), reference))
    }
}
