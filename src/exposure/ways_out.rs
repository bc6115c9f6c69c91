//! Owns looking up what to plan around, once for each model of a run. Never chooses: that is `substitutes`.

use super::respelling::{identifier, publishes_base};
use super::substitutes::{Substitute, substitutes};
use crate::catalog::{Candidate, Catalog, Model};
use crate::context::{Codebase, Reference, ReferenceId, Role};
use jiff::civil::Date;
use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// A model's id, and whether what stands in for it must have its base published.
type Asked = (String, bool);

/// What to plan around instead of each model that was asked for, as of a date.
#[derive(Debug)]
pub struct WaysOut<'a> {
    catalog: &'a Catalog,
    as_of: Date,
    candidates: OnceCell<Vec<Candidate>>,
    known: RefCell<BTreeMap<Asked, Rc<[Substitute]>>>,
}

impl<'a> WaysOut<'a> {
    /// Looks nothing up yet.
    #[must_use]
    pub fn new(catalog: &'a Catalog, as_of: Date) -> Self {
        Self { catalog, as_of, candidates: OnceCell::new(), known: RefCell::default() }
    }

    /// Returns what to plan around instead of a model, best first.
    #[must_use]
    pub fn instead_of(&self, model: &Model) -> Rc<[Substitute]> {
        self.remembered(model, false)
    }

    /// Returns what to plan around instead of a reference's model, best first, each as the reference would name it. What
    /// makes data or is tuned is stood in for by what has its base published.
    #[must_use]
    pub fn in_place_of(&self, reference: &Reference) -> Vec<Substitute> {
        let Some(model) = reference.model.as_deref() else { return Vec::new() };
        let needs_base = matches!(reference.role, Role::Teacher | Role::Finetune);
        let found = self.remembered(model, needs_base);
        let named = found
            .iter()
            .cloned()
            .map(|one| Substitute { identifier: identifier(&one.model, reference, self.catalog, self.as_of), ..one });
        named.collect()
    }

    fn remembered(&self, model: &Model, needs_base: bool) -> Rc<[Substitute]> {
        let key = (model.id.clone(), needs_base);
        let known = self.known.borrow().get(&key).cloned();
        known.unwrap_or_else(|| {
            let found: Rc<[Substitute]> = self.look_up(model, needs_base).into();
            self.known.borrow_mut().insert(key, Rc::clone(&found));
            found
        })
    }

    /// Returns what to plan around instead of each of `ids` that leans on an exposed model, parallel to the references of
    /// a codebase; nothing for all others.
    #[must_use]
    pub fn of_references(&self, codebase: &Codebase<'_>, ids: &BTreeSet<ReferenceId>) -> Vec<Vec<Substitute>> {
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
        let counts: Vec<usize> = found.iter().map(Vec::len).collect();
        assert_eq!(counts, [3, 0, 0]);
        assert!(found[0].iter().all(|one| one.model.tier() == crate::catalog::Tier::Mid), "{:?}", found[0]);
    }
}
