//! Owns which host's offer a reference leans on. Never looks at the weights' own clock: a copy of one's own has no offer.

use super::Codebase;
use super::reference::{Channel, Reference};
use crate::catalog::{Offer, Weights};

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
