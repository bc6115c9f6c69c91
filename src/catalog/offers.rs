//! Owns how offers are asked for: by host and spelling, by model, and what a host's offers say of it as a whole.
//! Never decides how a reference reaches its host.

use super::binary::Section;
use super::hosted::{HostedEnd, HostedModel, Offer, Withdrawing};
use super::offer_store::{StoredOffer, offer_key};
use super::spelling::normalise;
use super::store::Catalog;
use jiff::civil::Date;

/// A spelling has no more parts than that; those beyond are not tried, which bounds the work on hostile input.
const PARTS: usize = 8;

impl Catalog {
    /// Returns what a host, or the vendor with that lab's id, offers under a spelling or for the model with that id.
    ///
    /// Spellings are compared normalised. What stands before a name is passed over until an offer is found: routes
    /// (`together_ai/…`), paths (`publishers/…/models/…`) and, where the host has them, regions (`us.`). Of a model's
    /// several offers the one that ends last is returned.
    #[must_use]
    pub fn offer(&self, host: &str, spelling_or_model: &str) -> Option<Offer> {
        let host = self.serving_host(host)?;
        let regions = self.host(&host).map(|host| host.regions).unwrap_or_default();
        let rest = std::iter::successors(Some(spelling_or_model), |name| name.split_once('/').map(|(_, rest)| rest));
        let mut spellings = rest.take(PARTS).flat_map(|name| {
            let region = name.split_once('.').filter(|(first, _)| regions.iter().any(|region| region == first));
            std::iter::once(name).chain(region.map(|(_, rest)| rest))
        });
        spellings
            .find_map(|name| self.offer_spelled(&host, name))
            .or_else(|| self.offers_of_model(spelling_or_model).filter(|offer| offer.host == host).max_by_key(lasting))
    }

    /// Returns all offers of a host, by normalised spelling.
    pub fn offers_at(&self, host: &str) -> impl Iterator<Item = Offer> {
        let names = self.table(Section::OfferNames).starting_with(offer_key(&[host, ""]));
        names.filter_map(|(_, number)| self.offer_at(number))
    }

    /// Returns all offers of the model with that id, by host.
    pub fn offers_of_model(&self, model: &str) -> impl Iterator<Item = Offer> {
        let names = self.table(Section::OfferModels).starting_with(offer_key(&[model, ""]));
        names.filter_map(|(_, number)| self.offer_at(number))
    }

    /// Returns a third-party host's record of withdrawing near-frontier open weights, at a date.
    ///
    /// `None` where the host announces no ends that any source has, since its silence would read as keeping.
    #[must_use]
    pub fn withdrawing(&self, host: &str, as_of: Date) -> Option<Withdrawing> {
        let number = self.table(Section::HostedIds).find(host)?;
        let pairs: Vec<HostedModel> = self.records(Section::HostedModels).get(number)?;
        Some(Withdrawing::count(&pairs, as_of))
    }

    /// The host with that id, else the lab's own interface.
    fn serving_host(&self, id: &str) -> Option<String> {
        if self.table(Section::HostIds).find(id).is_some() {
            return Some(id.to_owned());
        }
        // The id is the first field of the host's record; the rest need not be decoded.
        self.records(Section::Hosts).get(self.table(Section::FirstParties).find(id)?)
    }

    fn offer_spelled(&self, host: &str, spelling: &str) -> Option<Offer> {
        self.offer_at(self.table(Section::OfferNames).find(&offer_key(&[host, &normalise(spelling)]))?)
    }

    fn offer_at(&self, number: u32) -> Option<Offer> {
        let stored: StoredOffer = self.records(Section::Offers).get(number)?;
        Some(Offer {
            // The id is the first field of the host's record; the rest need not be decoded.
            host: self.records(Section::Hosts).get(stored.host)?,
            source: self.records(Section::OfferSources).get(stored.source)?,
            spelling: stored.spelling,
            model: stored.model,
            since: stored.since,
            ends_on: stored.ends_on,
            replacements: stored.replacements,
        })
    }
}

/// Orders offers by how long they last; without an end is longest.
fn lasting(offer: &Offer) -> (bool, Option<HostedEnd>) {
    (offer.ends_on.is_none(), offer.ends_on)
}
