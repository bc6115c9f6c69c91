//! Owns looking up what to plan around, once for each model of a run. Never chooses: that is `substitutes`.

use super::substitutes::{Substitute, substitutes};
use crate::catalog::{Candidate, Catalog, Model};
use crate::context::{Codebase, ReferenceId};
use jiff::civil::Date;
use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// What to plan around instead of each model that was asked for, as of a date.
#[derive(Debug)]
pub struct WaysOut<'a> {
    catalog: &'a Catalog,
    as_of: Date,
    candidates: OnceCell<Vec<Candidate>>,
    known: RefCell<BTreeMap<String, Rc<[Substitute]>>>,
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
        let known = self.known.borrow().get(&model.id).cloned();
        known.unwrap_or_else(|| {
            let found: Rc<[Substitute]> = self.look_up(model).into();
            self.known.borrow_mut().insert(model.id.clone(), Rc::clone(&found));
            found
        })
    }

    /// Returns what to plan around instead of each of `ids` that leans on an exposed model, parallel to the references of
    /// a codebase; nothing for all others.
    #[must_use]
    pub fn of_references(&self, codebase: &Codebase<'_>, ids: &BTreeSet<ReferenceId>) -> Vec<Vec<Substitute>> {
        let advice = codebase.iter().map(|(id, reference)| {
            let exposed = reference.model.as_deref().filter(|model| ids.contains(&id) && model.is_exposed());
            exposed.map(|model| self.instead_of(model).to_vec()).unwrap_or_default()
        });
        advice.collect()
    }

    fn look_up(&self, model: &Model) -> Vec<Substitute> {
        let candidates = self.candidates.get_or_init(|| self.catalog.candidates().collect());
        let found = substitutes(model, candidates.iter(), self.as_of);
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
