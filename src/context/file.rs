//! Owns one file's part of the codebase: its references with role, channel and pin, its deployments and routes.
//! Never looks at another file.

use super::channel::{channel_of, provider_of};
use super::deployment::{Deployment, Mirror, Route, RouteKind};
use super::hardware::accelerators;
use super::labels::{FirstModels, set_labels_apart};
use super::mirror::mirror_of;
use super::offer::offered_model;
use super::pins::pin_of;
use super::reference::{Label, Reference, ReferenceId, Role, Supply};
use super::registries::mark_registries;
use super::role::role_of;
use super::routes::{RouteSeen, routes_of};
use super::shared::Shared;
use super::surroundings::Surroundings;
use crate::catalog::{Catalog, Model};
use crate::extract::{NodeId, SiteTree};
use crate::identify::{Identification, Identified, IdentifiedLabel};
use crate::text::{Document, Place, redact_identifier};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What a document says as a whole (hardware, a mirror) belongs to so many units at the most; in a list of more it is
/// nobody's.
const MOST_UNITS: usize = 8;

/// What one file adds to a codebase. Ids count within the file.
#[derive(Debug, Default)]
pub struct FileContext {
    /// In the order they stand.
    pub references: Vec<Reference>,
    /// Names that select nothing.
    pub labels: Vec<Label>,
    /// What belongs to one model.
    pub deployments: Vec<Deployment>,
    /// Models that stand in for one another.
    pub routes: Vec<Route>,
}

/// Reads the context of what was recognised in a document; `below` is the part of its path that tells its use.
#[must_use]
pub fn file_context(
    document: &Document,
    below: &Path,
    tree: &SiteTree,
    identification: Identification,
    catalog: &Catalog,
    as_of: jiff::civil::Date,
) -> FileContext {
    let path = Arc::new(document.path().to_path_buf());
    let reader = FileReader { document, below, path, tree, shared: Shared::default(), catalog, as_of };
    let (identified, labels) = set_labels_apart(tree, identification);
    let mut references: Vec<Reference> = identified.iter().map(|one| reader.reference(one)).collect();
    mark_registries(document, tree, &identified, &mut references, &reader.shared);
    let routes = reader.routes(&identified, &mut references);
    let deployments = reader.deployments(&identified);
    let labels = reader.labels(&labels, &identified);
    FileContext { references, labels, deployments, routes }
}

struct FileReader<'a> {
    document: &'a Document,
    below: &'a Path,
    path: Arc<PathBuf>,
    tree: &'a SiteTree,
    shared: Shared,
    catalog: &'a Catalog,
    as_of: jiff::civil::Date,
}

impl FileReader<'_> {
    fn around(&self, node: NodeId) -> Surroundings {
        Surroundings::of(self.tree, node, &self.shared)
    }

    fn reference(&self, identified: &Identified) -> Reference {
        let around = self.around(identified.node);
        let role = role_of(self.document, self.below, self.tree, identified, &around, &self.shared);
        let channel = channel_of(self.tree, identified, role, &around, &self.shared, self.catalog);
        let model = offered_model(identified, &channel, self.catalog);
        Reference {
            place: Place::new(&self.path, self.document, identified.span),
            format: self.document.format(),
            text: redact_identifier(&identified.text).into_owned(),
            scheme: identified.scheme,
            key: self.tree.key_path(identified.node),
            kind: identified.kind,
            role,
            provider: provider_of(&channel),
            channel,
            pin: pin_of(self.tree, identified, &self.shared),
            publisher: identified.publisher.clone(),
            quantisation: identified.quantisation.clone(),
            supply: model.as_deref().map(|model| self.supply(model)),
            model,
            confidence: identified.confidence,
        }
    }

    fn supply(&self, model: &Model) -> Supply {
        Supply {
            standing: self.catalog.standing(model, self.as_of),
            posture: self.catalog.posture(model, self.as_of),
            outlook: self.catalog.outlook(model, self.as_of),
            silence_days: model.line.as_deref().and_then(|line| self.catalog.silence_days(line, self.as_of)),
        }
    }

    fn labels(&self, labels: &[IdentifiedLabel], references: &[Identified]) -> Vec<Label> {
        if labels.is_empty() {
            return Vec::new();
        }
        let unit = |node| self.around(node).unit;
        let first = FirstModels::of(self.tree, references, unit);
        let label = |label: &IdentifiedLabel| {
            let stands_for = first.behind(self.tree, label.node, unit(label.node))?.to_owned();
            let place = Place::new(&self.path, self.document, label.span);
            Some(Label { place, text: label.text.clone(), stands_for: Some(stands_for) })
        };
        labels.iter().filter_map(label).collect()
    }

    fn routes(&self, identified: &[Identified], references: &mut [Reference]) -> Vec<Route> {
        let seen = routes_of(self.tree, identified);
        let ordered = || seen.iter().filter(|route| route.kind == RouteKind::Fallback);
        // Who is used first somewhere does not only wait.
        let first: BTreeSet<usize> =
            ordered().flat_map(|route| route.members.iter().take(route.first)).copied().collect();
        for member in ordered().flat_map(RouteSeen::waiting).filter(|member| !first.contains(member)) {
            let waits = references
                .get_mut(*member)
                .filter(|one| matches!(one.role, Role::Client | Role::Unknown | Role::Serving));
            if let Some(reference) = waits {
                reference.role = Role::Fallback;
            }
        }
        let place = |node: NodeId| {
            let node = self.tree.get(node);
            Place::new(&self.path, self.document, node.key_span.unwrap_or(node.span))
        };
        seen.into_iter()
            .map(|route| Route { kind: route.kind, members: ids(&route.members), place: place(route.node) })
            .collect()
    }

    /// References of one container, service or command share its hardware and its mirror.
    fn deployments(&self, identified: &[Identified]) -> Vec<Deployment> {
        let mut units: BTreeMap<NodeId, Vec<usize>> = BTreeMap::new();
        for (index, one) in identified.iter().enumerate() {
            units.entry(self.around(one.node).unit).or_default().push(index);
        }
        let mut units_of: BTreeMap<NodeId, usize> = BTreeMap::new();
        for one in units.values().filter_map(|members| identified.get(*members.first()?)) {
            *units_of.entry(self.around(one.node).scope).or_default() += 1;
        }
        let is_shared = |scope: NodeId| units_of.get(&scope).is_some_and(|units| *units > MOST_UNITS);
        units.into_values().filter_map(|members| self.deployment(identified, &members, is_shared)).collect()
    }

    fn deployment(
        &self,
        identified: &[Identified],
        members: &[usize],
        is_shared: impl Fn(NodeId) -> bool,
    ) -> Option<Deployment> {
        let first = members.first().and_then(|index| identified.get(*index))?;
        let mut around = self.around(first.node);
        if is_shared(around.scope) {
            around.scope = around.unit;
        }
        let accelerators = accelerators(self.document, &self.path, self.tree, &around, &self.shared);
        let seen = mirror_of(self.tree, first, &around, &self.shared);
        let place = |node: NodeId| Place::new(&self.path, self.document, self.tree.get(node).span);
        let telling = accelerators.is_some() || seen.mirror != Mirror::None || seen.offline || around.engine;
        telling.then(|| Deployment {
            references: ids(members),
            accelerators,
            mirror: seen.mirror,
            mirror_place: seen.node.map(place),
            offline: seen.offline,
        })
    }
}

fn ids(positions: &[usize]) -> Vec<ReferenceId> {
    positions.iter().copied().map(ReferenceId).collect()
}
