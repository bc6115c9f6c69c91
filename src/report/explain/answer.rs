//! Owns what is gathered to answer for a model: its reading, offers, spellings, ways out, near misses. Never words it.

use crate::catalog::{Catalog, Doubt, Entry, HostedEnd, Listed, Model, Offer, Standing, Weights};
use crate::exposure::{Substitute, WaysOut};
use crate::identify::{Account, Grade};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// How many near misses are named.
const NEAR: usize = 4;

/// A name of the model, and who knows it by that name.
#[derive(Debug)]
pub(super) struct Spelling {
    /// As it is written.
    pub(super) text: String,
    /// The hosts' ids, `hub` for a repository, `ollama` for Ollama's library; empty for a name that no source ties to one.
    pub(super) hosts: Vec<String>,
}

/// All that is told of a model.
#[derive(Debug)]
pub(super) struct ModelAnswer {
    /// The model with what holds at the date.
    pub(super) listed: Listed,
    /// Why it stands where it does.
    pub(super) standing: String,
    /// Who offers it: what ends next first, then what is over, then what has no end.
    pub(super) offers: Vec<Offer>,
    /// Its names, the one that most hosts use first.
    pub(super) spellings: Vec<Spelling>,
    /// What to plan around instead, for an exposed model.
    pub(super) substitutes: Vec<Substitute>,
    /// What else may have been meant, where the catalogue lacks the spelling.
    pub(super) near: Vec<String>,
}

impl ModelAnswer {
    pub(super) fn of(what: &str, account: &Account, model: &Model, catalog: &Catalog, as_of: Date) -> Self {
        let named = || Entry { model: model.clone(), aliases: Vec::new(), ollama: Vec::new() };
        let listed =
            catalog.at(catalog.entry(&model.id).filter(|entry| entry.model == *model).unwrap_or_else(named), as_of);
        let mut offers: Vec<Offer> = catalog.offers_of_model(&model.id).collect();
        offers.sort_by_key(|offer| urgency(offer.ends_on, as_of));
        let is_known = account.resolution.grade >= Grade::Derived;
        let near = if is_known { Vec::new() } else { catalog.nearest(what, NEAR) };
        let substitutes =
            if model.is_exposed() { WaysOut::new(catalog, as_of).instead_of(model).to_vec() } else { Vec::new() };
        Self {
            standing: standing(model, catalog, as_of),
            spellings: spellings(&listed.entry, &offers),
            near: near.into_iter().map(|number| catalog.model(number).id.clone()).collect(),
            listed,
            offers,
            substitutes,
        }
    }
}

/// Orders offers: what ends next, what is over, the latest first, then what has no end.
pub(super) fn urgency(end: Option<HostedEnd>, as_of: Date) -> (u8, i32) {
    match end.map(|end| end.days_left(as_of)) {
        Some(left) if left > 0 => (0, left),
        Some(left) => (1, -left),
        None => (2, 0),
    }
}

/// Says where a model stands and by which rule.
fn standing(model: &Model, catalog: &Catalog, as_of: Date) -> String {
    let age = model.released.map_or(0, |released| released.days_until(as_of));
    let later = catalog.later_generations(model, as_of);
    let facts = format!("{age} days old, {later} later near-frontier generations in its line");
    match catalog.standing(model, as_of) {
        Standing::Current => format!("current: you lean on the next release ({facts})"),
        Standing::Former => format!("former: you lean on somebody still hosting this one ({facts})"),
        Standing::None if model.weights == Weights::Closed => {
            "none: the open frontier counts open weights only".to_owned()
        }
        Standing::None => "none: never near the open frontier".to_owned(),
        Standing::Unknown => match catalog.doubt(model, as_of) {
            Some(Doubt::NoDate) => "not known: no release date to judge by".to_owned(),
            Some(Doubt::NotYet) => "not known: not yet released then".to_owned(),
            Some(Doubt::Newer) => "not known: newer than the catalogue".to_owned(),
            Some(Doubt::NotEstablished) | None => {
                "not known: whether it was near the open frontier is not established".to_owned()
            }
        },
    }
}

fn spellings(entry: &Entry, offers: &[Offer]) -> Vec<Spelling> {
    let mut hosts: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for offer in offers {
        hosts.entry(&offer.spelling).or_default().insert(&offer.host);
    }
    for repository in &entry.model.repositories {
        hosts.entry(repository).or_default().insert("hub");
    }
    for name in &entry.ollama {
        hosts.entry(name).or_default().insert("ollama");
    }
    for alias in &entry.aliases {
        hosts.entry(alias).or_default();
    }
    let own = |hosts: BTreeSet<&str>| hosts.into_iter().map(str::to_owned).collect();
    let mut found: Vec<Spelling> =
        hosts.into_iter().map(|(text, hosts)| Spelling { text: text.to_owned(), hosts: own(hosts) }).collect();
    found.sort_by(|one, other| other.hosts.len().cmp(&one.hosts.len()).then_with(|| one.text.cmp(&other.text)));
    found
}
