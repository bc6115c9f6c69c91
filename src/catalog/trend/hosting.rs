//! Owns the record of withdrawing over all hosts. Never orders it by time: price tables drop old names, so that older
//! releases look longer kept than they were, and a trend drawn over them would be an artefact.

use super::TrendQuery;
use super::half_year::HalfYear;
use crate::catalog::binary::Section;
use crate::catalog::hosted::{HostedModel, Withdrawing};
use crate::catalog::store::Catalog;
use std::collections::BTreeMap;

/// Days for which a release is recent, as for a model's standing.
const YEAR: i32 = 365;

/// What third-party hosts have withdrawn of near-frontier open weights; pairs of a host and a model are counted.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Hosting {
    /// Over all hosts that announce ends.
    pub all: Withdrawing,
    /// The same over models released within a year before the date, of which fewest entries are missing.
    pub recent: Withdrawing,
    /// Host by host, by id; those without a pair are left out.
    pub hosts: Vec<HostRecord>,
    /// Where the offers come from, with how many of them, the most frequent first.
    pub sources: Vec<(String, usize)>,
}

/// One host's record.
#[derive(Debug, Clone, PartialEq)]
pub struct HostRecord {
    /// The host's id.
    pub id: String,
    /// As people write it.
    pub name: String,
    /// What it has withdrawn.
    pub record: Withdrawing,
}

impl Catalog {
    /// Counts what hosts have withdrawn of the models that a query asks about.
    pub(super) fn hosting(&self, query: &TrendQuery) -> Hosting {
        let mut hosting = Hosting::default();
        let mut sources: BTreeMap<String, usize> = BTreeMap::new();
        let mut all: Vec<HostedModel> = Vec::new();
        for (id, number) in self.table(Section::HostedIds).iter() {
            let mut pairs: Vec<HostedModel> = self.records(Section::HostedModels).get(number).unwrap_or_default();
            pairs.retain(|pair| pair.released.earliest() <= query.as_of && self.is_asked_for(pair, query));
            if pairs.is_empty() {
                continue;
            }
            for pair in &pairs {
                for offer in self.offers_of_model(&pair.model).filter(|offer| offer.host == id) {
                    *sources.entry(offer.source).or_default() += 1;
                }
            }
            let name = self.host(id).map_or_else(|| id.to_owned(), |host| host.name);
            let record = Withdrawing::count(&pairs, query.as_of);
            hosting.hosts.push(HostRecord { id: id.to_owned(), name, record });
            all.append(&mut pairs);
        }
        hosting.all = Withdrawing::count(&all, query.as_of);
        let recent = all.iter().filter(|pair| pair.released.days_until(query.as_of) <= YEAR);
        hosting.recent = Withdrawing::count(recent, query.as_of);
        hosting.sources = sources.into_iter().collect();
        hosting.sources.sort_by(|one, other| (other.1, &one.0).cmp(&(one.1, &other.0)));
        hosting
    }

    fn is_asked_for(&self, pair: &HostedModel, query: &TrendQuery) -> bool {
        let half = HalfYear::of(pair.released);
        let is_recent = query.since.is_none_or(|since| half.is_some_and(|half| half >= since));
        let lab = || self.find(&pair.model).map(|number| self.model(number).lab.clone());
        is_recent && (query.labs.is_empty() || lab().is_some_and(|lab| query.labs.contains(&lab)))
    }
}
