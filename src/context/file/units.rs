//! Owns what belongs together in one file: the deployments and routes of references where they stand and where they are
//! used. Never looks at another file.

use super::{FileReader, MOST_UNITS};
use crate::context::channel::channel_of;
use crate::context::deployment::{Accelerators, Deployment, Mirror, Route, RouteKind};
use crate::context::hardware::accelerators;
use crate::context::links::{Effect, Use, Web};
use crate::context::mirror::mirror_of;
use crate::context::pins::pin_of;
use crate::context::reference::{Channel, Reference, ReferenceId, Role};
use crate::context::role::role_of;
use crate::context::routes::{RouteSeen, routes_of};
use crate::context::surroundings::Surroundings;
use crate::extract::{NodeId, Segment};
use crate::identify::{Identified, Scheme};
use crate::text::Place;
use std::collections::{BTreeMap, BTreeSet};

impl FileReader<'_> {
    /// All places that use what was recognised, as if it stood there, with the position of what they use: among the
    /// file's own references, and behind those among what is `lent`.
    pub(super) fn users(&self, identified: &[Identified], lent: &[Identified]) -> Vec<(usize, Identified)> {
        if identified.is_empty() && lent.is_empty() {
            return Vec::new();
        }
        let web = Web::of(self.document.format(), self.tree);
        let own = identified.iter().enumerate().flat_map(|(owner, one)| {
            let users = web.uses(self.tree, one.node).into_iter();
            users.map(move |user| (owner, one, user))
        });
        let lent = lent.iter().enumerate().flat_map(|(at, one)| {
            let users = std::iter::once(one.node).chain(web.uses(self.tree, one.node));
            users.map(move |user| (identified.len() + at, one, user))
        });
        let there = |one: &Identified, user| {
            let kind = self.tree.get(user).kind;
            Identified { node: user, span: self.tree.get(user).span, kind, ..one.clone() }
        };
        own.chain(lent).map(|(owner, one, user)| (owner, there(one, user))).collect()
    }

    /// What belongs to units: each reference where it stands, and where it is used. One that only stands at the top of
    /// its file belongs to what uses it.
    pub(super) fn in_place(
        &self,
        identified: &[Identified],
        users: &[(usize, Identified)],
    ) -> Vec<(usize, Identified)> {
        let used: BTreeSet<usize> = users.iter().map(|(owner, _)| *owner).collect();
        let is_loose = |one: &Identified| {
            matches!(self.tree.get(self.around(one.node).unit).segment, Segment::Root | Segment::Document(_))
        };
        let own = identified.iter().cloned().enumerate();
        own.filter(|(at, one)| !(used.contains(at) && is_loose(one))).chain(users.iter().cloned()).collect()
    }

    pub(super) fn effect(&self, one: &Identified) -> Effect {
        let around = self.around(one.node);
        let (role, is_told) = role_of(self.document, self.below, self.tree, one, &around, &self.shared);
        let place = Place::new(&self.path, self.document, one.span);
        Effect {
            one: Use { place, key: self.tree.key_path(one.node), role },
            is_told,
            channel: channel_of(self.tree, one, role, &around, &self.shared, self.catalog),
            pin: pin_of(self.tree, one, &self.shared),
        }
    }

    /// The routes over what belongs to units, by positions among these.
    pub(super) fn routes_seen(&self, units: &[(usize, Identified)]) -> Vec<RouteSeen> {
        let placed: Vec<Identified> = units.iter().map(|(_, one)| one.clone()).collect();
        routes_of(self.tree, &placed)
    }

    /// Routes by reference; those that only wait in them become fallbacks.
    pub(super) fn routes(
        &self,
        seen: Vec<RouteSeen>,
        units: &[(usize, Identified)],
        references: &mut [Reference],
    ) -> Vec<Route> {
        let ordered = || seen.iter().filter(|route| route.kind == RouteKind::Fallback);
        // Who is used first somewhere does not only wait.
        let first: Vec<usize> = ordered().flat_map(|route| route.members.iter().take(route.first)).copied().collect();
        let first: BTreeSet<usize> = owners(units, &first).into_iter().collect();
        let waiting: Vec<usize> = ordered().flat_map(RouteSeen::waiting).copied().collect();
        for member in owners(units, &waiting).into_iter().filter(|member| !first.contains(member)) {
            let waits = references
                .get_mut(member)
                .filter(|one| matches!(one.role, Role::Client | Role::Unknown | Role::Serving));
            if let Some(reference) = waits {
                reference.role = Role::Fallback;
            }
        }
        let place = |node: NodeId| {
            let node = self.tree.get(node);
            Place::new(&self.path, self.document, node.key_span.unwrap_or(node.span))
        };
        let routes = seen.into_iter().map(|route| Route {
            kind: route.kind,
            members: ids(&owners(units, &route.members)),
            place: place(route.node),
        });
        routes.filter(|route| route.members.len() > 1).collect()
    }

    /// References of one container, service or command share its hardware and its mirror.
    pub(super) fn deployments(&self, identified: &[(usize, Identified)]) -> Vec<Deployment> {
        let mut units: BTreeMap<NodeId, Vec<usize>> = BTreeMap::new();
        for (index, (_, one)) in identified.iter().enumerate() {
            units.entry(self.around(one.node).unit).or_default().push(index);
        }
        let mut units_of: BTreeMap<NodeId, usize> = BTreeMap::new();
        for (_, one) in units.values().filter_map(|members| identified.get(*members.first()?)) {
            *units_of.entry(self.around(one.node).scope).or_default() += 1;
        }
        let is_shared = |scope: NodeId| units_of.get(&scope).is_some_and(|units| *units > MOST_UNITS);
        units.into_values().filter_map(|members| self.deployment(identified, &members, is_shared)).collect()
    }

    fn deployment(
        &self,
        identified: &[(usize, Identified)],
        members: &[usize],
        is_shared: impl Fn(NodeId) -> bool,
    ) -> Option<Deployment> {
        let (_, first) = members.first().and_then(|index| identified.get(*index))?;
        let mut around = self.around(first.node);
        if is_shared(around.scope) {
            around.scope = around.unit;
        }
        let accelerators = self.reserved(&around);
        let seen = mirror_of(self.tree, self.is_own_store(first, &around), &around, &self.shared);
        let place = |node: NodeId| Place::new(&self.path, self.document, self.tree.get(node).span);
        let telling = accelerators.is_some() || seen.mirror != Mirror::None || seen.offline || around.engine;
        telling.then(|| Deployment {
            references: ids(&owners(identified, members)),
            accelerators,
            mirror: seen.mirror,
            mirror_place: seen.node.map(place),
            offline: seen.offline,
        })
    }

    /// Whether an identifier is where weights of one's own lie: an address or a path that no server is asked for.
    fn is_own_store(&self, identified: &Identified, around: &Surroundings) -> bool {
        let is_loaded = || {
            let (role, _) = role_of(self.document, self.below, self.tree, identified, around, &self.shared);
            let channel = channel_of(self.tree, identified, role, around, &self.shared, self.catalog);
            channel == Channel::SelfHosted
        };
        identified.scheme == Scheme::Url || identified.scheme == Scheme::Path && is_loaded()
    }

    /// What is reserved around a unit.
    fn reserved(&self, around: &Surroundings) -> Option<Accelerators> {
        accelerators(self.document, &self.path, self.tree, around, &self.shared)
    }
}

/// The references that are members of routes.
pub(super) fn members(units: &[(usize, Identified)], seen: &[RouteSeen]) -> BTreeSet<usize> {
    seen.iter().flat_map(|route| owners(units, &route.members)).collect()
}

/// The references behind positions in a list of places, each once.
fn owners(units: &[(usize, Identified)], positions: &[usize]) -> Vec<usize> {
    let mut seen = BTreeSet::new();
    let owners = positions.iter().filter_map(|position| units.get(*position).map(|(owner, _)| *owner));
    owners.filter(|owner| seen.insert(*owner)).collect()
}

fn ids(positions: &[usize]) -> Vec<ReferenceId> {
    positions.iter().copied().map(ReferenceId).collect()
}
