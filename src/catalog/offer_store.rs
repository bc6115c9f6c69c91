//! Owns the embedded form of offers: what many share stands once. Never decides how offers are asked for.

use super::binary::{Records, Section, Writer};
use super::compile::Compiled;
use super::date::PartialDate;
use super::encode::numbered;
use super::hosted::{HostedEnd, HostedModel, HostedSince, Offer};
use super::lab::Host;
use super::spelling::normalise;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// An offer as stored: what many share is a number.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct StoredOffer {
    /// The number of the host's record.
    pub host: u32,
    /// The number of the source's record.
    pub source: u32,
    /// As the host is asked for it.
    pub spelling: String,
    /// The model's id.
    pub model: Option<String>,
    /// Since when.
    pub since: Option<HostedSince>,
    /// Until when.
    pub ends_on: Option<HostedEnd>,
    /// What the host names instead.
    pub replacements: Vec<String>,
}

/// The parts of a key, none of which can hold what parts them.
#[must_use]
pub(crate) fn offer_key(parts: &[&str]) -> String {
    parts.join("\u{1f}")
}

/// Writes offers, the ways to them, and what they say of their hosts.
pub(super) fn write_offers(writer: &mut Writer, whole: &Compiled) -> Result<(), postcard::Error> {
    let hosts = numbered(whole.hosts.iter().map(|host| vec![host.id.clone()]));
    let sources: BTreeSet<&str> = whole.offers.iter().map(|offer| offer.source.as_str()).collect();
    let sources: BTreeMap<&str, u32> = sources.into_iter().zip(0..).collect();
    let number = |table: Option<&u32>| table.copied().unwrap_or(u32::MAX);
    let stored = |offer: &Offer| StoredOffer {
        host: number(hosts.get(&offer.host)),
        source: number(sources.get(offer.source.as_str())),
        spelling: offer.spelling.clone(),
        model: offer.model.clone(),
        since: offer.since,
        ends_on: offer.ends_on,
        replacements: offer.replacements.clone(),
    };
    writer.records(Section::Offers, whole.offers.iter().map(stored))?;
    writer.records(Section::OfferSources, sources.keys())?;
    let name = |offer: &Offer| vec![offer_key(&[&offer.host, &normalise(&offer.spelling)])];
    writer.table(Section::OfferNames, &numbered(whole.offers.iter().map(name)));
    let of_model = |offer: &Offer| {
        let model = offer.model.as_deref();
        model.map(|model| offer_key(&[model, &offer.host, &normalise(&offer.spelling)])).into_iter().collect()
    };
    writer.table(Section::OfferModels, &numbered(whole.offers.iter().map(of_model)));
    let first_party = |host: &Host| host.lab.clone().into_iter().collect();
    writer.table(Section::FirstParties, &numbered(whole.hosts.iter().map(first_party)));
    let hosted = hosted_models(whole);
    writer.table(Section::HostedIds, &numbered(hosted.keys().map(|host| vec![(*host).to_owned()])));
    writer.records(Section::HostedModels, hosted.values())
}

/// Returns the offers that were written.
pub(super) fn read_offers(blob: &[u8]) -> Vec<Offer> {
    let (hosts, sources) = (Records::of(blob, Section::Hosts), Records::of(blob, Section::OfferSources));
    let offer = |stored: StoredOffer| {
        Some(Offer {
            host: hosts.get(stored.host)?,
            source: sources.get(stored.source)?,
            spelling: stored.spelling,
            model: stored.model,
            since: stored.since,
            ends_on: stored.ends_on,
            replacements: stored.replacements,
        })
    };
    Records::of(blob, Section::Offers).iter().filter_map(offer).collect()
}

/// The near-frontier open weights of each third-party host of which at least one announced end is known.
fn hosted_models(whole: &Compiled) -> BTreeMap<&str, Vec<HostedModel>> {
    let released: BTreeMap<&str, PartialDate> = whole
        .entries
        .iter()
        .filter(|entry| entry.model.near_frontier == Some(true))
        .filter_map(|entry| Some((entry.model.id.as_str(), entry.model.released.filter(|date| date.is_exact())?)))
        .collect();
    let third: BTreeSet<&str> = whole
        .hosts
        .iter()
        .filter(|host| matches!(host.kind.as_str(), "cloud" | "serverless"))
        .map(|host| host.id.as_str())
        .collect();
    let announcing: BTreeSet<&str> =
        whole.offers.iter().filter(|offer| offer.ends_on.is_some()).map(|offer| offer.host.as_str()).collect();
    let mut models: BTreeMap<&str, Vec<HostedModel>> = BTreeMap::new();
    for offer in &whole.offers {
        let (Some(model), host) = (offer.model.as_deref(), offer.host.as_str()) else { continue };
        let Some(&released) = released.get(model).filter(|_| third.contains(host) && announcing.contains(host)) else {
            continue;
        };
        let of_host = models.entry(host).or_default();
        match of_host.iter_mut().find(|known| known.model == model) {
            Some(known) => known.end = known.end.zip(offer.ends_on).map(|(one, other)| one.max(other)),
            None => of_host.push(HostedModel { model: model.to_owned(), released, end: offer.ends_on }),
        }
    }
    models
}
