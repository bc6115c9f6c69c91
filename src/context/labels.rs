//! Owns what stands for a model without selecting it: names that the file gives, and the model behind each.
//! Never recognises anything by itself.

use crate::catalog::Basis;
use crate::extract::{NodeId, Segment, SiteTree};
use crate::identify::{Identification, Identified, IdentifiedLabel, Scheme};
use std::cell::LazyCell;
use std::collections::{BTreeMap, BTreeSet};

/// How far above a model the map lies that its label names: `{ name: …, override_params: { model: … } }`.
const NEAR: usize = 4;

/// A pair of a name and a model has room for one word more: how many cards it needs.
const MOST_PAIRED: usize = 3;

/// Keys under which a router is told the models behind its names.
const PARAMS: &[&str] = &["litellm_params", "override_params"];

/// Names that a router gives in the same file are labels wherever they stand; so is a local path where the file
/// also says where the weights come from.
pub(super) fn set_labels_apart(
    tree: &SiteTree,
    identification: Identification,
) -> (Vec<Identified>, Vec<IdentifiedLabel>) {
    let Identification { references, mut labels, .. } = identification;
    let names: BTreeSet<String> = labels.iter().map(|label| label.text.clone()).collect();
    let fetched: BTreeSet<String> =
        references.iter().filter(|one| !matches!(one.scheme, Scheme::Path)).filter_map(model_id).collect();
    let paired = paired_names(tree, &references);
    let is_router = LazyCell::new(|| sets_up_router(tree));
    let is_label = |one: &Identified| match one.scheme {
        Scheme::Path => model_id(one).is_some_and(|id| fetched.contains(&id)),
        _ if names.contains(&one.text) => is_unheard_of(one) || (*is_router && !is_in_params(tree, one.node)),
        _ => paired.contains(&one.node) || is_renamed(tree, one.node),
    };
    let (apart, kept): (Vec<_>, Vec<_>) = references.into_iter().partition(is_label);
    labels.extend(apart.into_iter().map(|one| {
        let model = model_id(&one);
        IdentifiedLabel { node: one.node, span: one.span, text: one.text, model }
    }));
    labels.sort_by_key(|label| label.span);
    (kept, labels)
}

/// The names of pairs: in `("yi-34b-hf", "01-ai/Yi-34B")` the first only says what the second is called here.
fn paired_names(tree: &SiteTree, references: &[Identified]) -> BTreeSet<NodeId> {
    let mut pairs: BTreeMap<NodeId, Vec<&Identified>> = BTreeMap::new();
    for one in references {
        let node = tree.get(one.node);
        if let (Segment::Index(_), Some(parent)) = (&node.segment, node.parent) {
            pairs.entry(parent).or_default().push(one);
        }
    }
    let name = |(pair, members): (NodeId, Vec<&Identified>)| match members.as_slice() {
        [name, model] if tree.children(pair).nth(MOST_PAIRED).is_none() && is_name_of(name, model) => Some(name.node),
        _ => None,
    };
    pairs.into_iter().filter_map(name).collect()
}

/// Whether a bare name stands before the repository of the same model.
fn is_name_of(name: &Identified, model: &Identified) -> bool {
    let is_repository =
        matches!(model.scheme, Scheme::Hf | Scheme::Gguf | Scheme::Modelscope) && model.text.contains('/');
    let letters = |text: &str| text.rsplit('/').next().unwrap_or_default().to_lowercase();
    let (named, meant) = (letters(&name.text), letters(&model.text));
    let same = model_id(name) == model_id(model) || named.starts_with(&meant);
    is_repository && !name.text.contains('/') && name.scheme != Scheme::Gguf && same
}

/// Whether the file gives names to models: what stands outside of their parameters then speaks in those names.
fn sets_up_router(tree: &SiteTree) -> bool {
    let is_one = |key: &str| key == "model_list" || PARAMS.contains(&key);
    tree.iter().any(|(_, node)| matches!(&node.segment, Segment::Key(key) if is_one(key)))
}

fn is_in_params(tree: &SiteTree, id: NodeId) -> bool {
    let has_params = |outer: NodeId| PARAMS.iter().any(|params| tree.child(outer, params).is_some());
    tree.ancestors(id).any(has_params)
}

/// Whether a rule of a gateway matches a name that it replaces on the way: `x-ai-eg-model: fast` with a
/// `modelNameOverride` behind it.
fn is_renamed(tree: &SiteTree, id: NodeId) -> bool {
    let mut inside = false;
    for outer in tree.ancestors(id).take(2 * NEAR) {
        inside |= matches!(&tree.get(outer).segment, Segment::Key(key) if &**key == "matches");
        if let Some(backends) = tree.child(outer, "backendRefs").filter(|_| inside) {
            return tree.descendants(backends).take(256).any(|node| is_override(tree, node));
        }
    }
    false
}

fn is_override(tree: &SiteTree, id: NodeId) -> bool {
    matches!(&tree.get(id).segment, Segment::Key(key) if &**key == "modelNameOverride")
}

/// Whether the catalogue lacks the model: then a name that the file itself gives is what it says.
fn is_unheard_of(identified: &Identified) -> bool {
    identified.model.as_ref().is_none_or(|model| model.basis == Basis::Name)
}

fn model_id(identified: &Identified) -> Option<String> {
    identified.model.as_ref().map(|model| model.id.clone())
}

/// The first reference of each unit, of each map and to each model.
pub(super) struct FirstModels<'a> {
    units: BTreeMap<NodeId, &'a str>,
    maps: BTreeMap<NodeId, &'a str>,
    models: BTreeMap<&'a str, &'a str>,
}

impl<'a> FirstModels<'a> {
    pub(super) fn of(tree: &SiteTree, references: &'a [Identified], unit: impl Fn(NodeId) -> NodeId) -> Self {
        let mut first = Self { units: BTreeMap::new(), maps: BTreeMap::new(), models: BTreeMap::new() };
        for one in references {
            first.units.entry(unit(one.node)).or_insert(&one.text);
            if let Some(model) = &one.model {
                first.models.entry(&model.id).or_insert(&one.text);
            }
            for map in tree.ancestors(one.node).take(NEAR) {
                first.maps.entry(map).or_insert(&one.text);
            }
        }
        first
    }

    /// What each label stands for; where there is nothing it is the name of something else.
    pub(super) fn behind(
        &self,
        tree: &SiteTree,
        labels: &[IdentifiedLabel],
        unit: impl Fn(NodeId) -> NodeId,
    ) -> Vec<Option<&'a str>> {
        let beside: Vec<Option<&str>> =
            labels.iter().map(|label| self.beside(tree, label.node, unit(label.node))).collect();
        let mut named: BTreeMap<&str, &str> = BTreeMap::new();
        for (label, model) in labels.iter().zip(&beside) {
            if let Some(model) = model {
                named.entry(&label.text).or_insert(model);
            }
        }
        // A name that is used elsewhere in the file means what it was given to.
        let elsewhere = |label: &IdentifiedLabel| named.get(label.text.as_str()).copied();
        let same = |label: &IdentifiedLabel| self.models.get(label.model.as_deref()?).copied();
        let found = labels.iter().zip(beside);
        found
            .map(|(label, model)| {
                model.or_else(|| elsewhere(label)).or_else(|| same(label)).or_else(|| self.of_rule(tree, label.node))
            })
            .collect()
    }

    /// The first model of a label's unit, else of the map it stands in.
    fn beside(&self, tree: &SiteTree, label: NodeId, unit: NodeId) -> Option<&'a str> {
        let in_map = || std::iter::once(label).chain(tree.ancestors(label)).take(3).find_map(|map| self.maps.get(&map));
        self.units.get(&unit).or_else(in_map).copied()
    }

    /// The first model of the gateway's rule that matches a name.
    fn of_rule(&self, tree: &SiteTree, label: NodeId) -> Option<&'a str> {
        let mut outer = tree.ancestors(label).take(2 * NEAR);
        let rule = outer.find(|outer| tree.child(*outer, "backendRefs").is_some())?;
        self.maps.get(&rule).copied()
    }
}
