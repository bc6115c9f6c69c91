//! Owns the way from checked blocks to the types of the catalogue. Never checks: what cannot be read is left out.

use super::compile::{Compiled, Entry};
use super::hosted::Offer;
use super::lab::{Dated, Family, Host, Lab, Line, Notice};
use super::model::Model;
use super::source::{
    DatedBlock, FamilyBlock, File, HostBlock, LabBlock, LineBlock, ModelBlock, NoticeBlock, OfferEntry,
};
use super::stems::Stem;
use super::words::{Basis, Weights};
use std::collections::BTreeMap;
use std::path::Path;
use toml::Spanned;

/// Turns files, each with its name, into one whole, sorted by ids.
pub(crate) fn convert<'a>(files: impl Iterator<Item = (&'a File, &'a Path)>) -> Compiled {
    let mut whole = Compiled::default();
    for (file, path) in files {
        let date = file.date.as_ref().and_then(|date| date.get_ref().parse().ok());
        whole.date = whole.date.max(date);
        whole.stems.extend(file.stems.iter().map(|text| stem(text, file)));
        whole.hosts.extend(file.hosts.iter().map(|block| host(block.get_ref(), path)));
        whole.offers.extend(file.offers.iter().map(|entry| offer(entry, &file.sources, path)));
        let Some(block) = file.lab.as_ref().map(Spanned::get_ref) else { continue };
        let lab_id = block.id.get_ref();
        whole.labs.push(lab(block, &file.lines));
        whole.families.extend(file.families.iter().map(|block| family(block.get_ref(), lab_id)));
        whole.entries.extend(file.models.iter().map(|block| entry(block.get_ref(), lab_id, path)));
    }
    whole.labs.sort_by(|one, other| one.id.cmp(&other.id));
    whole.families.sort_by(|one, other| one.id.cmp(&other.id));
    whole.hosts.sort_by(|one, other| one.id.cmp(&other.id));
    whole.entries.sort_by(|one, other| one.model.id.cmp(&other.model.id));
    whole.offers.sort_by(|one, other| (&one.host, &one.spelling).cmp(&(&other.host, &other.spelling)));
    whole
}

fn stem(text: &str, file: &File) -> Stem {
    let is_among = |words: &[String]| words.iter().any(|word| word == text);
    Stem::of(text, is_among(&file.within_words), is_among(&file.whole_words))
}

fn lab(block: &LabBlock, lines: &[Spanned<LineBlock>]) -> Lab {
    Lab {
        id: block.id.get_ref().clone(),
        name: block.name.clone().unwrap_or_default(),
        kind: text(block.kind.as_ref()).unwrap_or_default(),
        country: text(block.country.as_ref()).unwrap_or_default(),
        organisations: texts(&block.organisations),
        posture: dated(&block.posture),
        outlook: dated(&block.outlook),
        lines: lines.iter().map(|block| line(block.get_ref())).collect(),
    }
}

fn line(block: &LineBlock) -> Line {
    Line {
        id: block.id.get_ref().clone(),
        name: block.name.clone(),
        posture: dated(&block.posture),
        outlook: dated(&block.outlook),
    }
}

fn dated<T: Copy>(blocks: &[DatedBlock<T>]) -> Vec<Dated<T>> {
    let one = |block: &DatedBlock<T>| {
        let since = block.since.get_ref().parse().ok()?;
        let (why, source) = (block.why.get_ref().clone(), block.source.get_ref().clone());
        Some(Dated { is: block.is, since, why, source })
    };
    blocks.iter().filter_map(one).collect()
}

fn family(block: &FamilyBlock, lab: &str) -> Family {
    Family {
        id: block.id.get_ref().clone(),
        lab: lab.to_owned(),
        stem: block.stem.get_ref().clone(),
        line: text(block.line.as_ref()),
        weights: block.weights,
        infix: block.infix,
        word: block.word,
        sized: block.sized,
    }
}

fn entry(block: &ModelBlock, lab: &str, path: &Path) -> Entry {
    let id = block.id.get_ref().clone();
    let model = Model {
        name: block.name.clone().unwrap_or_else(|| id.clone()),
        family: block.family.clone().unwrap_or_else(|| id.clone()),
        id,
        line: text(block.line.as_ref()),
        generation: text(block.generation.as_ref()),
        lab: lab.to_owned(),
        weights: block.weights,
        repositories: texts(&block.repositories),
        base: text(block.base.as_ref()),
        licence: block.licence.clone(),
        licence_class: block.licence_class,
        restricts: block.restricts.clone(),
        released: block.released.as_ref().and_then(|date| date.get_ref().parse().ok()),
        total_b: block.total_b.as_ref().map(|size| *size.get_ref()),
        active_b: block.active_b.as_ref().map(|size| *size.get_ref()),
        modality: block.modality,
        purpose: block.purpose,
        context: block.context,
        near_frontier: flag(block),
        class: block.class.as_ref().map(|class| *class.get_ref()),
        moving: block.moving,
        source: source(block.source.as_ref(), path),
        basis: Basis::Catalog,
    };
    Entry { model, aliases: texts(&block.aliases), ollama: texts(&block.ollama) }
}

/// Not flagged is not near the frontier; of what moves nobody can say, as long as it has weights.
fn flag(block: &ModelBlock) -> Option<bool> {
    let flag = block.near_frontier.as_ref().map(|flag| *flag.get_ref());
    let is_open_question = block.moving && block.weights != Weights::Closed;
    flag.or_else(|| (!is_open_question).then_some(false))
}

fn host(block: &HostBlock, path: &Path) -> Host {
    Host {
        id: block.id.get_ref().clone(),
        name: block.name.clone(),
        kind: block.kind.get_ref().clone(),
        lab: text(block.lab.as_ref()),
        domains: texts(&block.domains),
        litellm: texts(&block.litellm),
        keys: texts(&block.keys),
        scheme: text(block.scheme.as_ref()),
        moving: texts(&block.moving),
        regions: texts(&block.regions),
        notice: block.notice.as_ref().map(notice),
        source: source(block.source.as_ref(), path),
    }
}

fn notice(block: &NoticeBlock) -> Notice {
    Notice { days: block.days, says: block.says.get_ref().clone(), source: block.source.get_ref().clone() }
}

fn offer(entry: &OfferEntry, sources: &BTreeMap<String, String>, path: &Path) -> Offer {
    let block = &entry.block;
    let source = source(block.source.as_ref(), path);
    Offer {
        host: entry.host.get_ref().clone(),
        spelling: entry.spelling.get_ref().clone(),
        model: text(block.model.as_ref()),
        since: block.since.as_ref().and_then(|date| date.get_ref().parse().ok()),
        ends_on: block.ends.as_ref().and_then(|date| date.get_ref().parse().ok()),
        replacements: texts(&block.to),
        source: sources.get(&source).cloned().unwrap_or(source),
    }
}

/// The source as given; in an overlay the file itself may be all there is.
fn source(given: Option<&Spanned<String>>, path: &Path) -> String {
    text(given).unwrap_or_else(|| path.display().to_string())
}

fn text(value: Option<&Spanned<String>>) -> Option<String> {
    value.map(|value| value.get_ref().clone())
}

fn texts(values: &[Spanned<String>]) -> Vec<String> {
    values.iter().map(|value| value.get_ref().clone()).collect()
}
