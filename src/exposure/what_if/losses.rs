//! Owns what a scenario takes from references and routes: the successor, the host, the terms. Never scores.

use super::apply::end_of;
use super::assumed::Assumed;
use crate::catalog::{Model, Weights};
use crate::context::{Codebase, Reference, ReferenceId};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// What is lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Loss {
    /// Its lab brings no next one.
    Successor,
    /// Whoever serves it does not any more.
    Host,
    /// What its licence allowed is not allowed any more.
    Terms,
}

/// A reference that loses something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lost {
    /// Which one.
    pub id: ReferenceId,
    /// What, in order.
    pub losses: Vec<Loss>,
    /// Why its host is gone, where it is.
    pub host_gone: Option<String>,
    /// What its host names instead, in the host's own spellings.
    pub replacements: Vec<String>,
    /// Other hosts that the catalogue knows to serve it still, by id.
    pub other_hosts: Vec<String>,
}

/// A route all of whose members lose the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LostRoute {
    /// Its number among the codebase's routes.
    pub route: usize,
    /// What, in order.
    pub losses: Vec<Loss>,
}

/// Returns the gating references that lose something, in their order.
pub(super) fn of_references(codebase: &Codebase<'_>, assumed: &Assumed) -> Vec<Lost> {
    let gating = codebase.iter().filter(|(_, reference)| reference.role.gates());
    gating.filter_map(|(id, reference)| of_reference(id, reference, codebase, assumed)).collect()
}

fn of_reference(id: ReferenceId, reference: &Reference, codebase: &Codebase<'_>, assumed: &Assumed) -> Option<Lost> {
    let model = reference.model.as_deref();
    let host_gone = end_of(codebase, reference, assumed);
    let mut losses = Vec::new();
    if model.is_some_and(|model| has_no_successor(model, reference, codebase, assumed)) {
        losses.push(Loss::Successor);
    }
    if host_gone.is_some() {
        losses.push(Loss::Host);
    }
    if model.is_some_and(|model| assumed.tightens(model)) {
        losses.push(Loss::Terms);
    }
    let other_hosts = model.filter(|_| host_gone.is_some()).map(|model| still_serving(model, codebase, assumed));
    let replacements = host_gone.as_ref().and_then(|_| codebase.offer(reference)).map(|offer| offer.replacements);
    let replacements = replacements.unwrap_or_default();
    (!losses.is_empty()).then(|| Lost {
        id,
        losses,
        host_gone,
        replacements,
        other_hosts: other_hosts.unwrap_or_default(),
    })
}

/// Whether nobody brings what would come after an exposed model.
fn has_no_successor(model: &Model, reference: &Reference, codebase: &Codebase<'_>, assumed: &Assumed) -> bool {
    let outlook = reference.supply.as_ref().and_then(|supply| supply.outlook.as_ref()).map(|outlook| outlook.is);
    model.is_exposed()
        && assumed.scenario.release_days.is_none()
        && (assumed.scenario.no_release || assumed.withdraws(model, outlook, codebase.catalog))
}

/// The hosts that serve open weights at the day of judgement, by id.
fn still_serving(model: &Model, codebase: &Codebase<'_>, assumed: &Assumed) -> Vec<String> {
    if model.weights != Weights::Open {
        return Vec::new();
    }
    let offers = codebase.catalog.offers_of_model(&model.id);
    let serving = offers.filter(|offer| assumed.gone(&offer.host, Some(model), offer.ends_on).is_none());
    serving.map(|offer| offer.host).collect::<BTreeSet<_>>().into_iter().collect()
}

/// Returns the routes all of whose members lose the same: there, nothing steps in.
pub(super) fn of_routes(codebase: &Codebase<'_>, lost: &[Lost]) -> Vec<LostRoute> {
    let by_id: BTreeMap<ReferenceId, &[Loss]> = lost.iter().map(|lost| (lost.id, lost.losses.as_slice())).collect();
    let routes = codebase.routes.iter().enumerate().filter(|(_, route)| !route.members.is_empty());
    let of_route = |(number, route): (usize, &crate::context::Route)| {
        let all_lose = |loss: &Loss| {
            route.members.iter().all(|member| by_id.get(member).is_some_and(|losses| losses.contains(loss)))
        };
        let losses: Vec<Loss> = [Loss::Successor, Loss::Host, Loss::Terms].into_iter().filter(all_lose).collect();
        (!losses.is_empty()).then_some(LostRoute { route: number, losses })
    };
    routes.filter_map(of_route).collect()
}
