//! Owns which host of the catalogue a list means, and what becomes of the offers known there.
//! Never looks at what is said of models.

use super::listing::{Listing, Row};
use super::{End, Gone};
use crate::catalog::lab::Host;
use crate::catalog::model::Model;
use crate::catalog::spelling::normalise;
use crate::catalog::store::Catalog;
use crate::catalog::words::Basis;
use std::collections::{BTreeMap, BTreeSet};

/// Returns the catalogue's hosts by the names that the list has for them.
pub(super) fn hosts_of(listing: &Listing, catalog: &Catalog) -> BTreeMap<String, Host> {
    let names: BTreeSet<&str> = listing.rows.iter().map(|row| row.host.as_str()).collect();
    let address = |name: &str| listing.addresses.iter().find(|(host, _)| host == name).map(|(_, url)| url.as_str());
    let found = names.into_iter().filter_map(|name| Some((name.to_owned(), host_of(name, address(name), catalog)?)));
    found.collect()
}

/// The host with that id, that address or that prefix.
fn host_of(name: &str, address: Option<&str>, catalog: &Catalog) -> Option<Host> {
    let domain = address.and_then(|url| url.split("//").nth(1)?.split('/').next());
    // LiteLLM parts one cloud's vendors: `vertex_ai-mistral_models`.
    let cloud = name.split('-').next().filter(|_| address.is_none());
    catalog
        .host(name)
        .or_else(|| catalog.host_of_domain(domain?))
        .or_else(|| catalog.host_of_litellm(&name.replace('-', "_")))
        .or_else(|| catalog.host_of_litellm(cloud?))
}

/// Returns the offers whose end the list gives and the catalogue gives otherwise or not at all.
pub(super) fn ends(
    listing: &Listing,
    hosts: &BTreeMap<String, Host>,
    catalog: &Catalog,
    resolve: &dyn Fn(&str) -> Option<Model>,
) -> Vec<End> {
    let end = |row: &Row| {
        let (theirs, host) = (row.ends.clone()?, hosts.get(&row.host)?);
        let offer = catalog.offer(&host.id, &row.spelling);
        let ours = offer.as_ref().and_then(|offer| offer.ends_on).map(|end| end.to_string());
        // Where only "deprecated" is said, any end of ours says more.
        let says_more = ours.as_ref() != Some(&theirs) && !(ours.is_some() && theirs == "deprecated");
        let known = || Some(resolve(&row.spelling).filter(|model| model.basis == Basis::Catalog)?.id);
        let model = offer.and_then(|offer| offer.model).or_else(known);
        says_more.then(|| End { host: host.id.clone(), spelling: row.spelling.clone(), model, ours, theirs })
    };
    let found: BTreeSet<End> = listing.rows.iter().filter_map(end).collect();
    found.into_iter().collect()
}

/// Returns the offers that the catalogue has from this list, has not ended, and no longer finds there.
pub(super) fn gone(listing: &Listing, hosts: &BTreeMap<String, Host>, catalog: &Catalog) -> Vec<Gone> {
    let mut listed: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for row in &listing.rows {
        let Some(host) = hosts.get(&row.host) else { continue };
        let rest = std::iter::successors(Some(row.spelling.as_str()), |name| Some(name.split_once('/')?.1));
        listed.entry(&host.id).or_default().extend(rest.map(normalise));
    }
    let mut found = BTreeSet::new();
    for (host, spellings) in listed {
        let of_list = catalog.offers_at(host).filter(|offer| offer.source.starts_with(listing.source.as_str()));
        for offer in of_list.filter(|offer| !spellings.contains(&normalise(&offer.spelling))) {
            let ends = offer.ends_on.map(|end| end.to_string());
            found.insert(Gone { host: offer.host, spelling: offer.spelling, model: offer.model, ends });
        }
    }
    found.into_iter().collect()
}
