//! Owns which tables and records the embedded catalogue has, and the way back from them. Never knows how they are stored.

use super::binary::{Records, Section, Writer};
use super::candidate::candidates;
use super::claims::own_name;
use super::compile::{Compiled, Entry};
use super::date::PartialDate;
use super::offer_store::{read_offers, write_offers};
use super::spelling::normalise;
use super::stems::{Stem, beginnings};
use super::timeline::Timeline;
use crate::text::Filing;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What stands once in the catalogue.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Head {
    /// The date of the newest source. The first field: it is read alone.
    pub date: Option<PartialDate>,
    /// Words of which every file that names a model holds one.
    pub stems: Vec<Stem>,
}

/// Returns the catalogue as one blob. Where two entries share a name, the
/// later one has it.
pub(crate) fn encode(whole: &Compiled) -> Result<Vec<u8>, postcard::Error> {
    let mut writer = Writer::default();
    writer.records(Section::Head, [Head { date: whole.date, stems: whole.stems.clone() }])?;
    writer.records(Section::Models, &whole.entries)?;
    writer.records(Section::Labs, &whole.labs)?;
    writer.records(Section::Families, &whole.families)?;
    writer.records(Section::Hosts, &whole.hosts)?;
    let lines = Timeline::of_lines(whole.entries.iter().map(|entry| &entry.model));
    writer.table(Section::LineIds, &numbered(lines.keys().map(|line| vec![line.clone()])));
    writer.records(Section::Lines, lines.values())?;
    names_of_models(&mut writer, &whole.entries);
    writer.table(Section::LabIds, &numbered(whole.labs.iter().map(|lab| vec![lab.id.clone()])));
    writer.table(Section::Organisations, &numbered(whole.labs.iter().map(|lab| lab.organisations.clone())));
    writer.table(Section::Stems, &numbered(whole.families.iter().map(|family| vec![family.stem.clone()])));
    writer.table(Section::HostIds, &numbered(whole.hosts.iter().map(|host| vec![host.id.clone()])));
    writer.table(Section::Domains, &numbered(whole.hosts.iter().map(|host| host.domains.clone())));
    writer.table(Section::Prefixes, &numbered(whole.hosts.iter().map(|host| host.litellm.clone())));
    let beginnings = beginnings(&whole.entries, &whole.stems);
    let stems = || whole.stems.iter().chain(&beginnings);
    writer.records(Section::StemSearch, [Filing::new(stems().map(|stem| (stem.text.as_str(), stem.borders)))])?;
    writer.table(Section::SearchStems, &stems().map(|stem| stem.text.clone()).zip(0..).collect());
    writer.records(Section::Candidates, candidates(whole).collect::<Vec<_>>())?;
    write_offers(&mut writer, whole)?;
    Ok(writer.finish())
}

/// Returns what was encoded; what cannot be read is left out.
#[must_use]
pub(crate) fn decode(blob: &[u8]) -> Compiled {
    let head: Head = Records::of(blob, Section::Head).get(0).unwrap_or_default();
    Compiled {
        date: head.date,
        stems: head.stems,
        labs: Records::of(blob, Section::Labs).iter().collect(),
        families: Records::of(blob, Section::Families).iter().collect(),
        hosts: Records::of(blob, Section::Hosts).iter().collect(),
        entries: Records::of(blob, Section::Models).iter().collect(),
        offers: read_offers(blob),
    }
}

fn names_of_models(writer: &mut Writer, entries: &[Entry]) {
    let own = |entry: &Entry| {
        let model = &entry.model;
        let whole = std::iter::once(&model.id).chain(&entry.aliases).map(|name| normalise(name));
        whole.chain(model.repositories.iter().map(|name| own_name(name))).collect()
    };
    writer.table(Section::Spellings, &numbered(entries.iter().map(own)));
    let ollama = |entry: &Entry| entry.ollama.iter().map(|name| normalise(name)).collect();
    writer.table(Section::OllamaNames, &numbered(entries.iter().map(ollama)));
    let repositories = |entry: &Entry| entry.model.repositories.iter().map(|name| name.to_lowercase()).collect();
    writer.table(Section::Repositories, &numbered(entries.iter().map(repositories)));
}

/// Names to the number of the item that has them.
pub(super) fn numbered(names: impl Iterator<Item = Vec<String>>) -> BTreeMap<String, u32> {
    let mut table = BTreeMap::new();
    for (number, names) in (0_u32..).zip(names) {
        table.extend(names.into_iter().map(|name| (name, number)));
    }
    table
}
