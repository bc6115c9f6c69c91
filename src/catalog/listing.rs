//! Owns which models of the catalogue a list holds, and what is known of each at a date. Never sorts and never words.

use super::compile::Entry;
use super::date::PartialDate;
use super::lab::{Dated, Lab};
use super::model::Model;
use super::name_pattern::NamePattern;
use super::store::Catalog;
use super::words::{Doubt, LicenceClass, Outlook, Posture, Purpose, Standing, Tier, Weights};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Which models are wanted. What is empty asks for nothing.
#[derive(Debug, Clone, Default)]
pub struct Selection {
    /// By one of these labs' ids.
    pub labs: Vec<String>,
    /// Of one of these sizes.
    pub tiers: Vec<Tier>,
    /// Of one of these kinds of weights.
    pub weights: Vec<Weights>,
    /// Under one of these classes of licence.
    pub licence_classes: Vec<LicenceClass>,
    /// Standing like one of these at the date.
    pub standings: Vec<Standing>,
    /// For one of these.
    pub purposes: Vec<Purpose>,
    /// At or near the open frontier when released.
    pub near_frontier: bool,
    /// Exposed models only.
    pub exposed: bool,
    /// Released on that day or later.
    pub released_after: Option<PartialDate>,
    /// Released before that day.
    pub released_before: Option<PartialDate>,
    /// A part of a name, or a pattern with `*` and `?` for a whole one.
    pub named: Option<String>,
}

/// A model of the catalogue with what holds for it at a date.
#[derive(Debug, Clone)]
pub struct Listed {
    /// The model and its names.
    pub entry: Entry,
    /// Where it stands.
    pub standing: Standing,
    /// Why that is not known.
    pub doubt: Option<Doubt>,
    /// What is done with the weights of its line, else its lab.
    pub posture: Option<Dated<Posture>>,
    /// How likely its line, else its lab, is to go on.
    pub outlook: Option<Dated<Outlook>>,
    /// How many offers of it are known, ended ones included.
    pub offers: usize,
    /// How many of those are over at the date.
    pub offers_ended: usize,
}

impl Listed {
    /// The model.
    #[must_use]
    pub fn model(&self) -> &Model {
        &self.entry.model
    }
}

impl Catalog {
    /// Returns the models that are wanted, in the order of the catalogue, and what holds for them at a date.
    #[must_use]
    pub fn select(&self, wanted: &Selection, as_of: Date) -> Vec<Listed> {
        let labs: BTreeMap<String, Lab> = self.labs().map(|lab| (lab.id.clone(), lab)).collect();
        let pattern = wanted.named.as_deref().map(NamePattern::new);
        let chosen = self.entries().filter(|entry| {
            wanted.takes(&entry.model) && pattern.as_ref().is_none_or(|pattern| is_named(entry, pattern))
        });
        let listed = chosen.map(|entry| self.listed(entry, &labs, as_of));
        let standings = &wanted.standings;
        listed.filter(|listed| standings.is_empty() || standings.contains(&listed.standing)).collect()
    }

    /// Returns what holds for a model at a date.
    #[must_use]
    pub fn at(&self, entry: Entry, as_of: Date) -> Listed {
        let lab = self.lab(&entry.model.lab);
        let labs: BTreeMap<String, Lab> = lab.map(|lab| (lab.id.clone(), (*lab).clone())).into_iter().collect();
        self.listed(entry, &labs, as_of)
    }

    fn listed(&self, entry: Entry, labs: &BTreeMap<String, Lab>, as_of: Date) -> Listed {
        let model = &entry.model;
        let (lab, line) = (labs.get(&model.lab), model.line.as_deref());
        let mut offers = (0, 0);
        for offer in self.offers_of_model(&model.id) {
            offers.0 += 1;
            offers.1 += usize::from(offer.ends_on.is_some_and(|end| end.has_passed(as_of)));
        }
        Listed {
            standing: self.standing(model, as_of),
            doubt: self.doubt(model, as_of),
            posture: lab.and_then(|lab| lab.posture_of(line, as_of)).cloned(),
            outlook: lab.and_then(|lab| lab.outlook_of(line, as_of)).cloned(),
            offers: offers.0,
            offers_ended: offers.1,
            entry,
        }
    }
}

impl Selection {
    /// Whether a model is wanted, its names and its standing left aside.
    fn takes(&self, model: &Model) -> bool {
        let released = |test: &dyn Fn(PartialDate) -> bool| model.released.is_some_and(test);
        let one_of_labs = self.labs.is_empty() || self.labs.contains(&model.lab);
        one_of_labs
            && among(&self.tiers, &model.tier())
            && among(&self.weights, &model.weights)
            && among(&self.licence_classes, &model.licence_class)
            && among(&self.purposes, &model.purpose)
            && (!self.near_frontier || model.near_frontier == Some(true))
            && (!self.exposed || model.is_exposed())
            && self.released_after.is_none_or(|day| released(&|date| date.earliest() >= day.earliest()))
            && self.released_before.is_none_or(|day| released(&|date| date.earliest() < day.earliest()))
    }
}

fn among<T: PartialEq>(wanted: &[T], is: &T) -> bool {
    wanted.is_empty() || wanted.contains(is)
}

fn is_named(entry: &Entry, pattern: &NamePattern) -> bool {
    let model = &entry.model;
    let names = [&model.id, &model.name].into_iter();
    let mut names = names.chain(&model.repositories).chain(&entry.aliases).chain(&entry.ollama);
    names.any(|name| pattern.matches(name))
}
