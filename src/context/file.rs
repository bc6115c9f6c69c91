//! Owns one file's part of the codebase: its references with role, channel and pin, its deployments and routes.
//! Never looks at another file.

use super::channel::{channel_of, provider_of};
use super::deployment::{Accelerators, Deployment, Mirror, Route, RouteKind};
use super::hardware::accelerators;
use super::links::{Borrowed, Definition, Effect, Owner, Relation, Use, Web, definitions, relations, take};
use super::mirror::mirror_of;
use super::pins::pin_of;
use super::reference::{Label, Reference, ReferenceId, Role, Supply};
use super::registries::mark_registries;
use super::role::role_of;
use super::routes::routes_of;
use super::shared::Shared;
use super::surroundings::Surroundings;
use crate::catalog::{Basis, Catalog, Model};
use crate::extract::{NodeId, Segment, SiteTree};
use crate::identify::{Identification, Identified, IdentifiedLabel, Scheme};
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
    /// The file.
    pub path: Arc<PathBuf>,
    /// In the order they stand.
    pub references: Vec<Reference>,
    /// Names that select nothing.
    pub labels: Vec<Label>,
    /// What belongs to one model.
    pub deployments: Vec<Deployment>,
    /// Models that stand in for one another.
    pub routes: Vec<Route>,
    /// Values that places in other files may use.
    pub definitions: Vec<Definition>,
    /// What it says of where other files' names come from.
    pub relations: Vec<Relation>,
    /// Whose references the ids behind its own are: those of other files that it uses.
    pub borrowed: Vec<Owner>,
    /// What its uses tell about these, by position among them.
    pub(super) effects: Vec<(usize, Effect)>,
}

/// Reads the context of what was recognised in a document; `below` is the part of its path that tells its use, and
/// `borrow` gives the references of other files whose values the document uses.
#[must_use]
pub fn file_context(
    document: &Document,
    below: &Path,
    tree: &SiteTree,
    identification: Identification,
    catalog: &Catalog,
    as_of: jiff::civil::Date,
    borrow: impl FnOnce(&SiteTree) -> Vec<Borrowed>,
) -> FileContext {
    let path = Arc::new(document.path().to_path_buf());
    let reader = FileReader { document, below, path, tree, shared: Shared::default(), catalog, as_of };
    let (identified, labels) = reader.set_labels_apart(identification);
    let mut references: Vec<Reference> = identified.iter().map(|one| reader.reference(one)).collect();
    let (borrowed, lent): (Vec<Owner>, Vec<Identified>) =
        borrow(tree).into_iter().map(|one| (one.owner, one.identified)).unzip();
    let users = reader.users(&identified, &lent);
    let mut effects: BTreeMap<usize, Vec<Effect>> = BTreeMap::new();
    for (owner, one) in &users {
        effects.entry(*owner).or_default().push(reader.effect(one));
    }
    let foreign = effects.split_off(&references.len());
    for (owner, effects) in effects {
        references.get_mut(owner).into_iter().for_each(|reference| take(reference, effects.clone()));
    }
    mark_registries(document, tree, &identified, &mut references, &reader.shared);
    let units = reader.in_place(&identified, &users);
    let routes = reader.routes(&units, &mut references);
    let deployments = reader.deployments(&units);
    let count = references.len();
    FileContext {
        path: Arc::clone(&reader.path),
        labels: reader.labels(&labels, &identified),
        definitions: definitions(document, tree, &identified),
        relations: relations(document, tree),
        effects: foreign.into_iter().flat_map(|(owner, all)| all.into_iter().map(move |one| (owner - count, one))).collect(),
        references,
        deployments,
        routes,
        borrowed,
    }
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

    /// All places that use what was recognised, as if it stood there, with the position of what they use: among the
    /// file's own references, and behind those among what is `lent`.
    fn users(&self, identified: &[Identified], lent: &[Identified]) -> Vec<(usize, Identified)> {
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
    fn in_place(&self, identified: &[Identified], users: &[(usize, Identified)]) -> Vec<(usize, Identified)> {
        let used: BTreeSet<usize> = users.iter().map(|(owner, _)| *owner).collect();
        let is_loose = |one: &Identified| {
            matches!(self.tree.get(self.around(one.node).unit).segment, Segment::Root | Segment::Document(_))
        };
        let own = identified.iter().cloned().enumerate();
        own.filter(|(at, one)| !(used.contains(at) && is_loose(one))).chain(users.iter().cloned()).collect()
    }

    fn effect(&self, one: &Identified) -> Effect {
        let around = self.around(one.node);
        let (role, is_told) = role_of(self.document, self.below, self.tree, one, &around);
        let place = Place::new(&self.path, self.document, one.span);
        Effect {
            one: Use { place, key: self.tree.key_path(one.node), role },
            is_told,
            channel: channel_of(self.tree, one, role, &around, &self.shared, self.catalog),
            pin: pin_of(self.tree, one, &self.shared),
        }
    }

    fn reference(&self, identified: &Identified) -> Reference {
        let around = self.around(identified.node);
        let (role, role_is_told) = role_of(self.document, self.below, self.tree, identified, &around);
        let channel = channel_of(self.tree, identified, role, &around, &self.shared, self.catalog);
        Reference {
            place: Place::new(&self.path, self.document, identified.span),
            format: self.document.format(),
            text: redact_identifier(&identified.text).into_owned(),
            scheme: identified.scheme,
            key: self.tree.key_path(identified.node),
            kind: identified.kind,
            role,
            role_is_told,
            uses: Vec::new(),
            provider: provider_of(&channel),
            channel,
            pin: pin_of(self.tree, identified, &self.shared),
            publisher: identified.publisher.clone(),
            quantisation: identified.quantisation.clone(),
            supply: identified.model.as_deref().map(|model| self.supply(model)),
            model: identified.model.clone(),
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

    /// Names that a router gives in the same file are labels wherever they stand; so is a local path where the file
    /// also says where the weights come from.
    fn set_labels_apart(&self, identification: Identification) -> (Vec<Identified>, Vec<IdentifiedLabel>) {
        let Identification { references, mut labels } = identification;
        let names: BTreeSet<String> = labels.iter().map(|label| label.text.clone()).collect();
        let fetched: BTreeSet<String> =
            references.iter().filter(|one| !matches!(one.scheme, Scheme::Path)).filter_map(model_id).collect();
        let is_router = std::cell::LazyCell::new(|| self.sets_up_router());
        let is_label = |one: &Identified| match one.scheme {
            Scheme::Path => model_id(one).is_some_and(|id| fetched.contains(&id)),
            _ => names.contains(&one.text) && (is_unheard_of(one) || (*is_router && !self.is_in_params(one))),
        };
        let (apart, kept): (Vec<_>, Vec<_>) = references.into_iter().partition(is_label);
        labels.extend(apart.into_iter().map(|one| IdentifiedLabel { node: one.node, span: one.span, text: one.text }));
        labels.sort_by_key(|label| label.span);
        (kept, labels)
    }

    /// Whether the file gives names to models: what stands outside of `litellm_params` then speaks in those names.
    fn sets_up_router(&self) -> bool {
        self.tree.iter().any(|(_, node)| matches!(&node.segment, Segment::Key(key) if &**key == "model_list"))
    }

    fn is_in_params(&self, identified: &Identified) -> bool {
        self.tree.ancestors(identified.node).any(|outer| self.tree.child(outer, "litellm_params").is_some())
    }

    /// A label stands for the first model of its unit; where there is none it is the name of something else.
    fn labels(&self, labels: &[IdentifiedLabel], references: &[Identified]) -> Vec<Label> {
        let unit = |node| self.around(node).unit;
        let mut first: BTreeMap<NodeId, &str> = BTreeMap::new();
        for one in references.iter().filter(|_| !labels.is_empty()) {
            first.entry(unit(one.node)).or_insert(&one.text);
        }
        let label = |label: &IdentifiedLabel| {
            let stands_for = first.get(&unit(label.node)).map(|&text| text.to_owned())?;
            let place = Place::new(&self.path, self.document, label.span);
            Some(Label { place, text: label.text.clone(), stands_for: Some(stands_for) })
        };
        labels.iter().filter_map(label).collect()
    }

    fn routes(&self, units: &[(usize, Identified)], references: &mut [Reference]) -> Vec<Route> {
        let placed: Vec<Identified> = units.iter().map(|(_, one)| one.clone()).collect();
        let mut seen = routes_of(self.tree, &placed);
        for route in &mut seen {
            route.members = owners(units, &route.members);
        }
        seen.retain(|route| route.members.len() > 1);
        for route in seen.iter().filter(|route| route.kind == RouteKind::Fallback) {
            for member in route.members.iter().skip(1) {
                let waits = references
                    .get_mut(*member)
                    .filter(|one| matches!(one.role, Role::Client | Role::Unknown | Role::Serving));
                if let Some(reference) = waits {
                    reference.role = Role::Fallback;
                }
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
    fn deployments(&self, identified: &[(usize, Identified)]) -> Vec<Deployment> {
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
        let seen = mirror_of(self.tree, first, &around, &self.shared);
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

    /// A program is many things: what one of its calls reserves is that call's.
    fn reserved(&self, around: &Surroundings) -> Option<Accelerators> {
        let is_source = self.document.format().is_source();
        if is_source && around.unit == self.tree.root() {
            return None;
        }
        let scope = if is_source { around.unit } else { around.scope };
        accelerators(self.document, &self.path, self.tree, &Surroundings { scope, ..*around }, &self.shared)
    }
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

/// Whether the catalogue lacks the model: then a name that the file itself gives is what it says.
fn is_unheard_of(identified: &Identified) -> bool {
    identified.model.as_ref().is_none_or(|model| model.basis == Basis::Name)
}

fn model_id(identified: &Identified) -> Option<String> {
    identified.model.as_ref().map(|model| model.id.clone())
}
