//! Owns looking up what to plan around, once for each model of a run. Never chooses: that is `substitutes`.

use super::respelling::{identifier, publishes_base};
use super::substitutes::{Substitute, substitutes};
use crate::catalog::{Candidate, Catalog, Model};
use crate::context::{Channel, Codebase, Reference, ReferenceId, Role};
use crate::identify::Scheme;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// What to plan around instead of one model, best first; shared by all references that ask alike.
pub type Substitutes = Arc<[Substitute]>;

/// A model's id, and whether what stands in for it must have its base published.
type Asked = (String, bool);

/// What else bears on how a reference would name a model: its channel, its scheme and what a router reads before it.
type Spelt = (Asked, Channel, Scheme, Option<String>);

/// What to plan around instead of each model that was asked for, as of a date.
#[derive(Debug)]
pub struct WaysOut<'a> {
    catalog: &'a Catalog,
    as_of: Date,
    candidates: OnceLock<Vec<Candidate>>,
    known: Remembered<Asked>,
    named: Remembered<Spelt>,
}

/// What was found so far; rules that run side by side share it.
#[derive(Debug)]
struct Remembered<K>(Mutex<BTreeMap<K, Substitutes>>);

impl<K: Ord> Remembered<K> {
    fn new() -> Self {
        Self(Mutex::default())
    }

    /// Returns what is known of `key`; `find` is called where that is nothing yet, and may be called twice at once.
    fn get(&self, key: K, find: impl FnOnce(&K) -> Substitutes) -> Substitutes {
        let lock = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let known = lock().get(&key).cloned();
        known.unwrap_or_else(|| {
            let found = find(&key);
            Arc::clone(lock().entry(key).or_insert(found))
        })
    }
}

impl<'a> WaysOut<'a> {
    /// Looks nothing up yet.
    #[must_use]
    pub fn new(catalog: &'a Catalog, as_of: Date) -> Self {
        Self { catalog, as_of, candidates: OnceLock::new(), known: Remembered::new(), named: Remembered::new() }
    }

    /// Returns what to plan around instead of a model, best first.
    #[must_use]
    pub fn instead_of(&self, model: &Model) -> Substitutes {
        self.remembered((model.id.clone(), false), model)
    }

    /// Returns what to plan around instead of a reference's model, best first, each as the reference would name it. What
    /// makes data or is tuned is stood in for by what has its base published.
    #[must_use]
    pub fn in_place_of(&self, reference: &Reference) -> Substitutes {
        let Some(model) = reference.model.as_deref() else { return Arc::default() };
        let asked = (model.id.clone(), matches!(reference.role, Role::Teacher | Role::Finetune));
        let before = reference.text.split_once('/').filter(|_| reference.scheme == Scheme::Litellm);
        let prefix = before.map(|(prefix, _)| prefix.to_owned());
        let spelt = (asked, reference.channel.clone(), reference.scheme, prefix);
        self.named.get(spelt, |(asked, ..)| self.named_for(reference, asked.clone(), model))
    }

    fn named_for(&self, reference: &Reference, asked: Asked, model: &Model) -> Substitutes {
        let named = |one: &Substitute| identifier(&one.model, reference, self.catalog, self.as_of);
        let found = self.remembered(asked, model);
        found.iter().map(|one| Substitute { identifier: named(one), ..one.clone() }).collect()
    }

    fn remembered(&self, asked: Asked, model: &Model) -> Substitutes {
        self.known.get(asked, |(_, needs_base)| self.look_up(model, *needs_base).into())
    }

    /// Returns what to plan around instead of each of `ids` that leans on an exposed model, parallel to the references of
    /// a codebase; nothing for all others.
    #[must_use]
    pub fn of_references(&self, codebase: &Codebase<'_>, ids: &BTreeSet<ReferenceId>) -> Vec<Substitutes> {
        let advice = codebase.iter().map(|(id, reference)| {
            let exposed = reference.model.as_deref().filter(|model| ids.contains(&id) && model.is_exposed());
            exposed.map(|_| self.in_place_of(reference)).unwrap_or_default()
        });
        advice.collect()
    }

    fn look_up(&self, model: &Model, needs_base: bool) -> Vec<Substitute> {
        let candidates = self.candidates.get_or_init(|| self.catalog.candidates().collect());
        let fits = |one: &&Candidate| !needs_base || publishes_base(&self.catalog.model(one.model), self.catalog);
        let found = substitutes(model, candidates.iter().filter(fits), self.as_of);
        found.into_iter().map(|number| Substitute::new(self.catalog.model(number))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::WaysOut;
    use crate::context::ReferenceId;
    use crate::exposure::testing::{Build, kimi_k2, qwen3_32b, serving};
    use std::collections::BTreeSet;

    #[test]
    fn only_exposed_references_that_are_spoken_of_get_a_way_out() {
        let mut build = Build::default();
        for model in [kimi_k2(), qwen3_32b(), kimi_k2()] {
            build.add(serving(model));
        }
        let codebase = build.done();
        let spoken_of = BTreeSet::from([ReferenceId(0), ReferenceId(1)]);
        let found = WaysOut::new(codebase.catalog, codebase.as_of).of_references(&codebase, &spoken_of);
        let counts: Vec<usize> = found.iter().map(|one| one.len()).collect();
        assert_eq!(counts, [3, 0, 0]);
        assert!(found[0].iter().all(|one| one.model.tier() == crate::catalog::Tier::Mid), "{:?}", found[0]);
    }
}
