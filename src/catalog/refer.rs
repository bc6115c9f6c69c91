//! Owns what blocks say of one another: a model's base, a host's lab, an offer's host and model. Never checks a block alone.

use super::claims::own_name;
use super::compile::{Compiled, Entry};
use super::distance::closest;
use super::error::Faults;
use super::source::File;
use super::spelling::normalise;
use std::collections::{BTreeMap, BTreeSet};
use toml::Spanned;

/// The ids to which a file may refer.
#[derive(Debug)]
pub(crate) struct Known {
    models: BTreeSet<String>,
    labs: BTreeSet<String>,
    hosts: BTreeSet<String>,
}

impl Known {
    /// Collects the ids of the base and of all files.
    pub(crate) fn new<'a>(base: Option<&Compiled>, files: impl Iterator<Item = &'a File> + Clone) -> Self {
        let id = |id: &Spanned<String>| id.get_ref().clone();
        let of_base = |ids: fn(&Compiled) -> Vec<String>| base.map(ids).unwrap_or_default();
        let models = of_base(|base| base.entries.iter().map(|entry| entry.model.id.clone()).collect());
        let labs = of_base(|base| base.labs.iter().map(|lab| lab.id.clone()).collect());
        let hosts = of_base(|base| base.hosts.iter().map(|host| host.id.clone()).collect());
        let blocks = files.clone();
        Self {
            models: models
                .into_iter()
                .chain(blocks.flat_map(|file| &file.models).map(|block| id(&block.get_ref().id)))
                .collect(),
            labs: labs
                .into_iter()
                .chain(files.clone().filter_map(|file| Some(id(&file.lab.as_ref()?.get_ref().id))))
                .collect(),
            hosts: hosts
                .into_iter()
                .chain(files.flat_map(|file| &file.hosts).map(|block| id(&block.get_ref().id)))
                .collect(),
        }
    }

    /// Checks that what a file refers to exists.
    pub(crate) fn check(&self, file: &File, faults: &mut Faults<'_>) {
        for model in file.models.iter().map(Spanned::get_ref) {
            let Some(base) = &model.base else { continue };
            if base.get_ref() == model.id.get_ref() {
                faults.add(&base.span(), "a model cannot be its own base: take `base` out");
            } else {
                let advice = "add it, or give the id of one that is there";
                exists("model", base, &self.models, advice, faults);
            }
        }
        for lab in file.hosts.iter().filter_map(|host| host.get_ref().lab.as_ref()) {
            exists("lab", lab, &self.labs, "give the id of one that is there", faults);
        }
        let mut told = BTreeSet::new();
        for offer in &file.offers {
            if told.insert(offer.host.span().start) {
                exists("host", &offer.host, &self.hosts, "add a `[[host]]` block with that id", faults);
            }
            if let Some(model) = &offer.block.model {
                exists("model", model, &self.models, "take it out, or give the id of one that is there", faults);
            }
        }
    }
}

fn exists(kind: &str, id: &Spanned<String>, known: &BTreeSet<String>, advice: &str, faults: &mut Faults<'_>) {
    if known.contains(id.get_ref()) {
        return;
    }
    let meant =
        closest(id.get_ref(), known.iter().map(String::as_str)).map(|name| format!(" (did you mean `{name}`?)"));
    faults.add(&id.span(), format!("no {kind} `{}`{}: {advice}", id.get_ref(), meant.unwrap_or_default()));
}

/// Gives offers that do not say it the model that their spelling means by itself: a repository, a name, or a name behind
/// a path. Where none is meant the offer stays without.
pub(crate) fn name_models(whole: &mut Compiled, base: Option<&Compiled>) {
    if whole.offers.iter().all(|offer| offer.model.is_some()) {
        return;
    }
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    let mut repositories: BTreeMap<String, String> = BTreeMap::new();
    for entry in base.iter().flat_map(|base| &base.entries).chain(&whole.entries) {
        let id = &entry.model.id;
        repositories.extend(entry.model.repositories.iter().map(|name| (name.to_lowercase(), id.clone())));
        names.extend(names_of(entry).map(|name| (name, id.clone())));
    }
    for offer in whole.offers.iter_mut().filter(|offer| offer.model.is_none()) {
        let spelling = &offer.spelling;
        let found = repositories.get(&spelling.to_lowercase());
        let found = found.or_else(|| names.get(&normalise(spelling))).or_else(|| names.get(&own_name(spelling)));
        offer.model = found.cloned();
    }
}

fn names_of(entry: &Entry) -> impl Iterator<Item = String> {
    let whole = std::iter::once(&entry.model.id).chain(&entry.aliases).map(|name| normalise(name));
    whole.chain(entry.model.repositories.iter().map(|name| own_name(name)))
}
