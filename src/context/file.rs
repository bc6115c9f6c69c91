//! Owns one file's part of the codebase: its references with role, channel and pin, its deployments and routes.
//! Never looks at another file.

mod units;

use super::channel::{channel_of, provider_of};
use super::deployment::{Deployment, Route};
use super::labels::{FirstModels, set_labels_apart};
use super::links::{Borrowed, Definition, Effect, Owner, Relation, definitions, relations, take};
use super::offer::offered_model;
use super::pins::pin_of;
use super::reference::{Label, Reference, ReferenceId, Supply};
use super::registries::mark_registries;
use super::role::role_of;
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
    /// The file.
    pub path: Arc<PathBuf>,
    /// In the order they stand.
    pub references: Vec<Reference>,
    /// Names of models whose version is left open.
    pub open: Vec<Reference>,
    /// Parts of names that code seeks in the name of a model.
    pub branches: Vec<Reference>,
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

impl FileContext {
    /// What the file says of other files' references alone: its own are not asked for.
    #[must_use]
    pub fn of_others(mut self) -> Self {
        let own = std::mem::take(&mut self.references).len();
        let others = |ids: &mut Vec<ReferenceId>| {
            *ids = ids.iter().filter_map(|id| id.0.checked_sub(own).map(ReferenceId)).collect();
        };
        self.deployments.iter_mut().for_each(|deployment| others(&mut deployment.references));
        self.routes.iter_mut().for_each(|route| others(&mut route.members));
        self.deployments.retain(|deployment| !deployment.references.is_empty());
        self.routes.retain(|route| route.members.len() > 1);
        self.labels.clear();
        self.open.clear();
        self.branches.clear();
        self
    }
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
    let open = identification.open.iter().map(|one| reader.reference(one)).collect();
    let branches = identification.branches.iter().map(|one| reader.reference(one)).collect();
    let (identified, labels) = set_labels_apart(tree, identification);
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
    let units = reader.in_place(&identified, &users);
    let seen = reader.routes_seen(&units);
    let in_routes = if document.format().is_configuration() { units::members(&units, &seen) } else { BTreeSet::new() };
    mark_registries(document, tree, &identified, &mut references, &in_routes, &reader.shared);
    let routes = reader.routes(seen, &units, &mut references);
    let deployments = reader.deployments(&units);
    let count = references.len();
    FileContext {
        path: Arc::clone(&reader.path),
        labels: reader.labels(&labels, &identified),
        definitions: definitions(document, tree, &identified),
        relations: relations(document, tree),
        effects: foreign
            .into_iter()
            .flat_map(|(owner, all)| all.into_iter().map(move |one| (owner - count, one)))
            .collect(),
        references,
        open,
        branches,
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
        self.shared.around.get(node, || Surroundings::of(self.tree, node, &self.shared))
    }

    fn reference(&self, identified: &Identified) -> Reference {
        let around = self.around(identified.node);
        let (role, role_is_told) = role_of(self.document, self.below, self.tree, identified, &around, &self.shared);
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
            role_is_told,
            uses: Vec::new(),
            provider: provider_of(&channel),
            channel,
            pin: pin_of(self.tree, identified, &self.shared),
            publisher: identified.publisher.clone(),
            quantisation: identified.quantisation.clone(),
            supply: model.as_deref().map(|model| self.supply(model)),
            model,
            confidence: identified.confidence,
            reading: identified.reading,
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
        let label = |(label, model): (&IdentifiedLabel, Option<&str>)| {
            let place = Place::new(&self.path, self.document, label.span);
            Some(Label { place, text: label.text.clone(), stands_for: Some(model?.to_owned()) })
        };
        labels.iter().zip(first.behind(self.tree, labels, unit)).filter_map(label).collect()
    }
}
