//! Owns how a user's own catalogue files are laid over the embedded ones. Never reads a file from disk.

use super::compile::{Compiled, Entry, compile};
use super::encode::{decode, encode};
use super::error::{CatalogError, Faults};
use super::hosted::Offer;
use super::lab::{Lab, Line};
use super::offer_store::offer_key;
use super::read::toml;
use super::spelling::normalise;
use super::stems::{names_of, whole_names};
use super::store::Catalog;
use super::yaml::yaml;
use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::path::PathBuf;
use toml::de::DeTable;

impl Catalog {
    /// Returns this catalogue with entries added or replaced from files, given as name and text, in the form of
    /// `rules/models/<lab>.toml`, `rules/hosts.toml` and `rules/offers/<host>.toml`, or the same as YAML.
    ///
    /// An overlay may leave out what is known of a lab. A model, a host or an offer is replaced whole, and a name that both use
    /// means the overlay's. All faults are returned at once.
    pub fn with_overlay(&self, sources: &[(PathBuf, String)]) -> Result<Self, Vec<CatalogError>> {
        let base = decode(self.blob());
        let over = compile(sources, Some(&base), parse)?;
        encode(&merge(base, over)).map(Self::from_blob).map_err(|error| {
            let path = sources.first().map(|(path, _)| path.clone()).unwrap_or_default();
            vec![CatalogError {
                path,
                line: 1,
                start: 0,
                end: 0,
                message: format!("the overlay cannot be stored: {error}"),
            }]
        })
    }
}

/// Parses an overlay in the form that its name says: YAML, else TOML.
fn parse<'t>(faults: &mut Faults<'t>) -> Option<DeTable<'t>> {
    let ending = faults.path.extension().map(OsStr::to_ascii_lowercase);
    let is_yaml = ending.is_some_and(|ending| ending == "yaml" || ending == "yml");
    if is_yaml { yaml(faults) } else { toml(faults) }
}

/// Lays `over` on `base`.
fn merge(mut base: Compiled, over: Compiled) -> Compiled {
    base.date = base.date.max(over.date);
    for lab in over.labs {
        match base.labs.iter_mut().find(|known| known.id == lab.id) {
            Some(known) => merge_lab(known, lab),
            None => base.labs.push(completed(lab)),
        }
    }
    let clashes = |one: &str, other: &str| one == other;
    base.families.retain(|known| {
        !over.families.iter().any(|family| clashes(&family.id, &known.id) || clashes(&family.stem, &known.stem))
    });
    base.families.extend(over.families);
    base.hosts.retain(|known| !over.hosts.iter().any(|host| host.id == known.id));
    base.hosts.extend(over.hosts);
    let replaced: BTreeSet<&str> = over.entries.iter().map(|entry| entry.model.id.as_str()).collect();
    base.entries.retain(|known| !replaced.contains(known.model.id.as_str()));
    let more = whole_names(over.entries.iter().flat_map(names_of), &base.stems);
    base.stems.extend(more);
    base.entries.extend(over.entries);
    merge_offers(&mut base, over.offers);
    base.stems.extend(over.stems);
    base
}

fn merge_offers(base: &mut Compiled, over: Vec<Offer>) {
    let key = |offer: &Offer| offer_key(&[&offer.host, &normalise(&offer.spelling)]);
    let replaced: BTreeSet<String> = over.iter().map(key).collect();
    base.offers.retain(|known| !replaced.contains(&key(known)));
    let named = add_names(&mut base.entries, &over);
    let entries = base.entries.iter().filter(|entry| named.contains(&entry.model.id));
    let more = whole_names(entries.flat_map(names_of), &base.stems);
    base.stems.extend(more);
    base.offers.extend(over);
}

/// A name that only an overlay's offer gives a model means that model wherever it stands. Returns the models named.
fn add_names(entries: &mut [Entry], offers: &[Offer]) -> BTreeSet<String> {
    let known: BTreeSet<String> = entries.iter().flat_map(names_of).map(|name| normalise(&name)).collect();
    let mut named = BTreeSet::new();
    for offer in offers {
        let Some(model) = offer.model.as_ref().filter(|_| !known.contains(&normalise(&offer.spelling))) else {
            continue;
        };
        let Some(entry) = entries.iter_mut().find(|entry| entry.model.id == *model) else { continue };
        entry.aliases.push(offer.spelling.clone());
        named.insert(model.clone());
    }
    named
}

/// What the overlay says of a lab wins; what it leaves out stays.
fn merge_lab(known: &mut Lab, over: Lab) {
    let replace = |known: &mut String, over: String| {
        if !over.is_empty() {
            *known = over;
        }
    };
    replace(&mut known.name, over.name);
    replace(&mut known.kind, over.kind);
    replace(&mut known.country, over.country);
    known.organisations.extend(over.organisations);
    if !over.posture.is_empty() {
        known.posture = over.posture;
    }
    if !over.outlook.is_empty() {
        known.outlook = over.outlook;
    }
    let replaced = |line: &Line| over.lines.iter().any(|other| other.id == line.id);
    known.lines.retain(|line| !replaced(line));
    known.lines.extend(over.lines);
}

/// A lab that only the overlay knows goes by its id where it has no name.
fn completed(mut lab: Lab) -> Lab {
    if lab.name.is_empty() {
        lab.name.clone_from(&lab.id);
    }
    lab
}
