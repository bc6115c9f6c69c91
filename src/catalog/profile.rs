//! Owns what a lab amounts to at a date: what it does, how likely it is to go on, what it has published by then.
//! Never words it.

use super::date::PartialDate;
use super::lab::{Dated, Lab};
use super::model::Model;
use super::standing::held_since;
use super::store::Catalog;
use super::words::{Outlook, Posture, Weights};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// A lab at a date. Models without a date count as released.
#[derive(Debug, Clone)]
pub struct Profile {
    /// The lab.
    pub lab: Lab,
    /// What it does with its best weights: the newest evidence.
    pub posture: Option<Dated<Posture>>,
    /// Since when that has held.
    pub posture_since: Option<PartialDate>,
    /// How likely it is to go on: the newest evidence.
    pub outlook: Option<Dated<Outlook>>,
    /// Since when that has held.
    pub outlook_since: Option<PartialDate>,
    /// How many models with open weights the catalogue has of it.
    pub open: usize,
    /// How many with closed ones.
    pub closed: usize,
    /// How many of which neither is established.
    pub unknown: usize,
    /// How many were at or near the open frontier when released.
    pub near_frontier: usize,
    /// The newest of those, with its date.
    pub newest: Option<(PartialDate, String)>,
}

impl Catalog {
    /// Returns all labs at a date, by id.
    #[must_use]
    pub fn profiles(&self, as_of: Date) -> Vec<Profile> {
        let mut profiles: BTreeMap<String, Profile> =
            self.labs().map(|lab| (lab.id.clone(), Profile::new(lab, as_of))).collect();
        for model in self.models() {
            if let Some(profile) = profiles.get_mut(&model.lab) {
                profile.count(&model, as_of);
            }
        }
        profiles.into_values().collect()
    }

    /// Returns one lab at a date.
    #[must_use]
    pub fn profile(&self, lab: Lab, as_of: Date) -> Profile {
        let mut profile = Profile::new(lab, as_of);
        for model in self.models() {
            if model.lab == profile.lab.id {
                profile.count(&model, as_of);
            }
        }
        profile
    }
}

impl Profile {
    fn new(lab: Lab, as_of: Date) -> Self {
        Self {
            posture: lab.posture_of(None, as_of).cloned(),
            posture_since: held_since(&lab.posture, as_of),
            outlook: lab.outlook_of(None, as_of).cloned(),
            outlook_since: held_since(&lab.outlook, as_of),
            open: 0,
            closed: 0,
            unknown: 0,
            near_frontier: 0,
            newest: None,
            lab,
        }
    }

    fn count(&mut self, model: &Model, as_of: Date) {
        if model.released.is_some_and(|date| date.earliest() > as_of) {
            return;
        }
        match model.weights {
            Weights::Open => self.open += 1,
            Weights::Closed => self.closed += 1,
            Weights::Unknown => self.unknown += 1,
        }
        if model.near_frontier == Some(true) {
            self.near_frontier += 1;
            let own = model.released.map(|date| (date, model.name.clone()));
            self.newest = self.newest.take().max(own);
        }
    }
}
