//! Owns which host's offer a reference leans on. Never looks at the weights' own clock: a copy of one's own has no offer.

use super::Codebase;
use super::reference::{Channel, Reference};
use crate::catalog::{Basis, Catalog, Model, Offer, Weights};
use crate::identify::Identified;
use std::sync::Arc;

/// The model of a reference: where the catalogue does not know its name, what its host offers under it.
#[must_use]
pub(super) fn offered_model(identified: &Identified, channel: &Channel, catalog: &Catalog) -> Option<Arc<Model>> {
    let known = identified.model.clone();
    let (Channel::Hosted(host) | Channel::Api(host)) = channel else { return known };
    if known.as_ref().is_some_and(|model| model.basis == Basis::Catalog) {
        return known;
    }
    let offered = || catalog.find(&catalog.offer(host, &identified.text)?.model?);
    offered().map(|number| catalog.model(number)).or(known)
}

impl Codebase<'_> {
    /// Returns the offer behind a reference: by its spelling, and for open weights also by its model, since hosts take
    /// more spellings than any list has. A closed model's spellings are each an offer of their own.
    #[must_use]
    pub fn offer(&self, reference: &Reference) -> Option<Offer> {
        let (Channel::Hosted(host) | Channel::Api(host)) = &reference.channel else { return None };
        let open = reference.model.as_deref().filter(|model| model.weights == Weights::Open);
        let by_model = || self.catalog.offer(host, &open?.id);
        self.catalog.offer(host, &reference.text).or_else(by_model)
    }
}
