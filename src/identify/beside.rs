//! Owns what stands beside a place, in the same map, call or command, and tells what kind of value it is.
//! Never looks at the place's own name.

use super::vocabulary::{Expectation, keys};
use super::words::{is_spoken, words};
use crate::extract::{NodeId, Segment, SiteKind, SiteTree};

/// Keys beside which a `path` is where a run finds its model.
const RUN_SETTINGS: &[&str] = &["tokenizer path", "abbr", "run cfg", "model kwargs", "dtype", "quantization"];

/// Keys beside which a `path` is where a run finds its data.
const DATA_SETTINGS: &[&str] = &["reader cfg", "eval cfg", "infer cfg", "split", "train on split"];

/// Keys beside which a `repository` is a container image's.
const IMAGE_SETTINGS: &[&str] = &["tag", "pull policy", "image pull policy"];

/// Names beside a place that are looked at: no map of settings has more, which bounds the work on long lists.
const MOST_SIBLINGS: usize = 64;

/// Whether a repository is one of a data set or an application: `repo_type="dataset"`, `--repo-type dataset`.
pub(super) fn is_other_repository(tree: &SiteTree, id: NodeId) -> bool {
    let is_other = |other: NodeId| matches!(tree.value(other), "dataset" | "datasets" | "space" | "spaces");
    any(tree, id, |name, other| is_other(other) && is_spoken(name, "repo type"))
}

/// Whether a `repository` names a container image; NVIDIA's containers are the models themselves.
pub(super) fn is_container_repository(tree: &SiteTree, id: NodeId) -> bool {
    !tree.value(id).contains("/nim/") && any(tree, id, |name, _| is_any(name, IMAGE_SETTINGS))
}

/// Whether a `path` stands among the settings of a run.
pub(super) fn is_run_setting(tree: &SiteTree, id: NodeId) -> bool {
    any(tree, id, |name, _| is_any(name, RUN_SETTINGS))
}

/// Whether a `path` stands among the settings of a set of data.
pub(super) fn is_data_setting(tree: &SiteTree, id: NodeId) -> bool {
    any(tree, id, |name, _| is_any(name, DATA_SETTINGS))
}

/// Whether a `name` is that of a preset: `preset: { name: … }`.
#[must_use]
pub fn is_name_of_preset(tree: &SiteTree, id: NodeId) -> bool {
    let key = |node: NodeId| match &tree.get(node).segment {
        Segment::Key(key) => Some(words(key)),
        _ => None,
    };
    let outer = tree.get(id).parent.and_then(key);
    let is_preset = |outer: Vec<String>| keys().presets.iter().any(|preset| preset.matches(&outer));
    outer.is_some_and(is_preset) && key(id).is_some_and(|own| own == ["name"])
}

/// Whether another name beside a place takes a model: the map is one of settings of models.
pub(super) fn is_among_models(tree: &SiteTree, id: NodeId) -> bool {
    any(tree, id, |name, _| keys().expectation(&words(name)) == Expectation::Takes)
}

/// Whether a place is an argument of a call that makes a model's record (`ChatModelFactory(name="…")`), or an entry of a
/// program's list of models or presets (`var presets = []Preset{{Name: "…"}}`).
pub(super) fn is_of_model_record(tree: &SiteTree, id: NodeId) -> bool {
    let is_record = |word: &String| matches!(word.as_str(), "model" | "models" | "preset" | "presets");
    let in_code = tree.get(id).kind == SiteKind::Literal;
    let mut around = tree.ancestors(id).map(|outer| &tree.get(outer).segment);
    let named = around.find(|segment| !matches!(segment, Segment::Index(_)));
    match named {
        Some(Segment::Call(name)) => words(name).iter().any(is_record),
        Some(Segment::Key(name)) if in_code => words(name).last().is_some_and(is_record),
        _ => false,
    }
}

/// Whether the identifier of what a name belongs to stands beside it.
pub(super) fn is_beside_id(tree: &SiteTree, id: NodeId) -> bool {
    any(tree, id, |name, _| is_any(name, &["id", "value", "slug", "key"]))
}

fn is_any(name: &str, spoken: &[&str]) -> bool {
    spoken.iter().any(|spoken| is_spoken(name, spoken))
}

fn any(tree: &SiteTree, id: NodeId, holds: impl Fn(&str, NodeId) -> bool) -> bool {
    let Some(parent) = tree.get(id).parent else { return false };
    tree.children(parent).take(MOST_SIBLINGS).any(|other| match &tree.get(other).segment {
        Segment::Key(name) | Segment::Flag(name) => other != id && holds(name, other),
        _ => false,
    })
}
