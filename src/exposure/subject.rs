//! Owns the reference that is being scored, and what the codebase links it with. Never weighs.

use crate::catalog::{LicenceClass, Model, Tier, Weights as Openness};
use crate::context::{Codebase, Deployment, Reference, ReferenceId, Route};

/// Which deployments and routes each reference belongs to, looked up once for a whole codebase.
#[derive(Debug)]
pub struct Links {
    deployments: Vec<Vec<usize>>,
    routes: Vec<Vec<usize>>,
}

impl Links {
    /// Looks up the links of all references, in linear time.
    #[must_use]
    pub fn of(codebase: &Codebase<'_>) -> Self {
        let count = codebase.references.len();
        let of_deployments = codebase.deployments.iter().map(|deployment| deployment.references.as_slice());
        let of_routes = codebase.routes.iter().map(|route| route.members.as_slice());
        Self { deployments: by_reference(count, of_deployments), routes: by_reference(count, of_routes) }
    }

    /// Returns the deployments that a reference belongs to.
    pub fn deployments<'a>(
        &'a self,
        codebase: &'a Codebase<'_>,
        id: ReferenceId,
    ) -> impl Iterator<Item = &'a Deployment> {
        let numbers = self.deployments.get(id.0).into_iter().flatten();
        numbers.filter_map(|&number| codebase.deployments.get(number))
    }

    /// Returns the routes that a reference is a member of.
    pub fn routes<'a>(&'a self, codebase: &'a Codebase<'_>, id: ReferenceId) -> impl Iterator<Item = &'a Route> {
        let numbers = self.routes.get(id.0).into_iter().flatten();
        numbers.filter_map(|&number| codebase.routes.get(number))
    }
}

fn by_reference<'a>(count: usize, lists: impl Iterator<Item = &'a [ReferenceId]>) -> Vec<Vec<usize>> {
    let mut links = vec![Vec::new(); count];
    for (number, list) in lists.enumerate() {
        for id in list {
            if let Some(of_reference) = links.get_mut(id.0)
                && of_reference.last() != Some(&number)
            {
                of_reference.push(number);
            }
        }
    }
    links
}

/// A reference to open weights, with what it is linked with.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    /// The codebase it stands in.
    pub codebase: &'a Codebase<'a>,
    /// The links of that codebase.
    pub links: &'a Links,
    /// Which one.
    pub id: ReferenceId,
    /// The reference.
    pub reference: &'a Reference,
    /// Its model.
    pub model: &'a Model,
}

impl<'a> Subject<'a> {
    /// Returns the subject of an id; `None` without a model.
    #[must_use]
    pub fn of(id: ReferenceId, codebase: &'a Codebase<'a>, links: &'a Links) -> Option<Self> {
        let reference = codebase.reference(id)?;
        let model = reference.model.as_deref()?;
        Some(Self { codebase, links, id, reference, model })
    }

    /// Returns the deployments it belongs to.
    pub fn deployments(&self) -> impl Iterator<Item = &'a Deployment> + use<'a> {
        self.links.deployments(self.codebase, self.id)
    }

    /// Returns the routes it is a member of.
    pub fn routes(&self) -> impl Iterator<Item = &'a Route> + use<'a> {
        self.links.routes(self.codebase, self.id)
    }

    /// Whether it has a score at all: open weights only.
    #[must_use]
    pub fn is_scored(&self) -> bool {
        self.model.weights == Openness::Open
    }
}

/// Whether a model lies in the band to plan around: open weights of tier `mid`.
#[must_use]
pub fn is_planned_around(model: &Model) -> bool {
    model.weights == Openness::Open && model.tier() == Tier::Mid && model.licence_class != LicenceClass::Closed
}
