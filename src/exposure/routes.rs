//! Owns what a reference's routes say: whether it must match a closed flagship, and what stands in for it.
//! Never sets up routes: that is `context`.

use super::score::Part;
use super::subject::{Subject, is_planned_around};
use super::tally::Tally;
use super::weights::DependenceWeights;
use crate::catalog::{Class, Model, Weights as Openness};
use crate::context::{ReferenceId, Route, RouteKind};

/// How a reference stands to a closed flagship in one route.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Parity {
    /// None in the route.
    None,
    /// The flagship steps in for it: a way on, not planned around.
    OpenFirst,
    /// It shares the flagship's group.
    Group,
    /// It steps in for the flagship.
    Backs,
}

impl Parity {
    /// Whether the reference has to do what the flagship does.
    #[must_use]
    pub fn must_match(self) -> bool {
        self >= Self::Group
    }
}

/// What stands in for a reference, the best of all its routes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum StandIn {
    /// Nothing, or only other exposed models.
    None,
    /// A closed model.
    Closed,
    /// A model of the band to plan around.
    PlanAround,
}

/// Returns how a reference stands to closed flagships in one of its routes, and to which one.
#[must_use]
pub fn parity_in<'a>(subject: &Subject<'a>, route: &Route) -> (Parity, Option<&'a Model>) {
    let own = route.members.iter().position(|member| *member == subject.id);
    let stands = others(subject, route).filter(|(_, model)| is_flagship(model)).map(|(place, model)| {
        let parity = match route.kind {
            RouteKind::Group => Parity::Group,
            RouteKind::Fallback if Some(place) < own => Parity::Backs,
            RouteKind::Fallback => Parity::OpenFirst,
        };
        (parity, Some(model))
    });
    stands.fold((Parity::None, None), |best, next| if next.0 > best.0 { next } else { best })
}

/// Returns what stands in for a reference.
#[must_use]
pub fn stand_in(subject: &Subject<'_>) -> StandIn {
    let routes = subject.routes();
    let kinds = routes.flat_map(|route| others(subject, route).map(|(_, model)| kind_of(model)).collect::<Vec<_>>());
    kinds.max().unwrap_or(StandIn::None)
}

/// Adds parity and fallback.
pub(super) fn add(subject: &Subject<'_>, weights: &DependenceWeights, tally: &mut Tally) {
    let parities = subject.routes().map(|route| parity_in(subject, route));
    let (parity, flagship) =
        parities.fold((Parity::None, None), |best, next| if next.0 > best.0 { next } else { best });
    if let Some(flagship) = flagship.filter(|_| parity.must_match()) {
        let verb = if parity == Parity::Backs { "backs" } else { "shares a group with" };
        let why = format!("{verb} {}, a closed flagship", flagship.name);
        tally.add_word(Part::Dependence, "parity", &weights.parity, "closed-flagship", why);
    }
    let role = subject.reference.role.as_str();
    if weights.fallback.roles.iter().any(|helped| helped == role) {
        let (word, why) = match stand_in(subject) {
            StandIn::None => ("none", "no fallback seen in this tree"),
            StandIn::Closed => ("closed", "a closed model stands in: a way on, not planned around"),
            StandIn::PlanAround => ("plan-around", "a model of the band to plan around stands in"),
        };
        let value = weights.fallback.values.get(word).copied().unwrap_or_default();
        tally.add(Part::Dependence, "fallback", value, why);
    }
}

/// The other members of a route with their places in it.
///
/// What documentation, tests and the like set up says nothing of what runs, except among themselves.
fn others<'a>(subject: &Subject<'a>, route: &Route) -> impl Iterator<Item = (usize, &'a Model)> {
    let (codebase, own, gates) = (subject.codebase, subject.id, subject.reference.role.gates());
    let model_of = move |id: ReferenceId| {
        let reference = codebase.reference(id).filter(|member| member.role.gates() || !gates)?;
        reference.model.as_deref()
    };
    let members = route.members.iter().enumerate().filter(move |(_, member)| **member != own);
    members.filter_map(move |(place, member)| Some((place, model_of(*member)?))).collect::<Vec<_>>().into_iter()
}

fn kind_of(model: &Model) -> StandIn {
    if is_planned_around(model) {
        StandIn::PlanAround
    } else if model.weights == Openness::Closed {
        StandIn::Closed
    } else {
        StandIn::None
    }
}

/// Whether a model is its vendor's top general model of its generation.
fn is_flagship(model: &Model) -> bool {
    model.weights == Openness::Closed && model.class == Some(Class::Flagship)
}
