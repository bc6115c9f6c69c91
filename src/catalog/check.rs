//! Owns what a single block of a catalogue file must keep to. Never compares blocks with one another.

use super::check_model::model;
use super::date::PartialDate;
use super::distance::closest;
use super::error::Faults;
use super::hosted::{HostedEnd, HostedSince};
use super::source::{DatedBlock, FamilyBlock, File, HostBlock, LabBlock, OfferEntry};
use super::spelling::normalise;
use std::str::FromStr;
use toml::Spanned;

/// What a lab can be.
pub(crate) const LAB_KINDS: [&str; 7] =
    ["big-tech", "startup", "company", "non-profit", "academic", "public", "community"];

/// What a host can be.
pub(crate) const HOST_KINDS: [&str; 5] = ["first-party", "cloud", "serverless", "router", "local"];

/// Checks every block of a file. `strict` asks for what the embedded catalogue must have and an overlay need not.
pub(crate) fn file(file: &File, faults: &mut Faults<'_>, strict: bool) {
    if let Some(date) = &file.date {
        checked_date(date, faults);
    }
    if let Some(block) = &file.lab {
        lab(block.get_ref(), faults, strict);
    } else if let Some(model) = file.models.first() {
        faults.add(&model.span(), "models without a lab: put `[lab]` with its `id` at the top of the file");
    }
    let lines: Vec<&str> = file.lines.iter().map(|line| line.get_ref().id.get_ref().as_str()).collect();
    for line in &file.lines {
        identifier(&line.get_ref().id, faults);
        dated(&line.get_ref().posture, faults);
        dated(&line.get_ref().outlook, faults);
    }
    for block in &file.families {
        family(block.get_ref(), faults);
        declared(block.get_ref().line.as_ref(), &lines, faults, strict);
    }
    for block in &file.models {
        model(block.get_ref(), faults, strict);
        declared(block.get_ref().line.as_ref(), &lines, faults, strict);
    }
    for block in &file.hosts {
        host(block.get_ref(), faults, strict);
    }
    for entry in &file.offers {
        offer(entry, faults, strict);
    }
}

fn lab(lab: &LabBlock, faults: &mut Faults<'_>, strict: bool) {
    identifier(&lab.id, faults);
    let stem = faults.path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    if strict && stem != lab.id.get_ref() {
        faults.add(&lab.id.span(), format!("the file is named `{stem}`: name it `{}.toml`", lab.id.get_ref()));
    }
    if strict && lab.posture.is_empty() {
        faults.add(&lab.id.span(), "no posture: add `[[lab.posture]]` with `is`, `since`, `why` and `source`");
    }
    if strict && (lab.name.is_none() || lab.kind.is_none() || lab.country.is_none()) {
        faults.add(
            &lab.id.span(),
            "a lab needs `name`, `kind` and `country` (empty where not known): add what is missing",
        );
    }
    if let Some(kind) = &lab.kind {
        one_of(kind, &LAB_KINDS, faults);
    }
    if let Some(country) = &lab.country {
        let code = country.get_ref();
        let is_code = code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_uppercase());
        if !code.is_empty() && !is_code {
            faults.add(&country.span(), format!("`{code}` is no country code: write two capitals, or nothing"));
        }
    }
    lab.organisations.iter().for_each(|name| lower_case(name, faults));
    dated(&lab.posture, faults);
    dated(&lab.outlook, faults);
}

fn family(family: &FamilyBlock, faults: &mut Faults<'_>) {
    identifier(&family.id, faults);
    let (stem, expected) = (family.stem.get_ref(), normalise(family.stem.get_ref()));
    if expected.is_empty() {
        faults.add(
            &family.stem.span(),
            "an empty stem is in every name: write the letters that begin the family's names",
        );
    } else if *stem != expected {
        faults.add(&family.stem.span(), format!("a stem is a normalised spelling: write `{expected}`"));
    }
}

fn host(host: &HostBlock, faults: &mut Faults<'_>, strict: bool) {
    identifier(&host.id, faults);
    one_of(&host.kind, &HOST_KINDS, faults);
    if strict && host.source.is_none() {
        faults.add(&host.id.span(), "`source` is missing: say where the facts come from");
    }
    host.source.iter().for_each(|source| filled("source", source, faults));
    host.domains.iter().chain(&host.litellm).chain(&host.keys).for_each(|name| lower_case(name, faults));
    for domain in &host.domains {
        let name = domain.get_ref();
        if name.contains(['/', '*']) || !name.contains(['.', ':']) {
            faults.add(&domain.span(), "a domain is a host name, as `api.example.com`, or one with its port");
        }
    }
    host.moving.iter().chain(&host.regions).for_each(|name| lower_case(name, faults));
    if let Some(notice) = &host.notice {
        filled("says", &notice.says, faults);
        filled("source", &notice.source, faults);
    }
}

fn offer(offer: &OfferEntry, faults: &mut Faults<'_>, strict: bool) {
    let block = &offer.block;
    if normalise(offer.spelling.get_ref()).is_empty() {
        faults.add(&offer.spelling.span(), "an empty name: take it out");
    }
    if strict && block.source.is_none() {
        faults.add(&offer.spelling.span(), "`source` is missing: say where the facts come from");
    }
    block.source.iter().for_each(|source| filled("source", source, faults));
    block.to.iter().for_each(|name| filled("to", name, faults));
    let since = block.since.as_ref().and_then(|date| checked::<HostedSince>(date, faults));
    let end = block.ends.as_ref().and_then(|date| checked::<HostedEnd>(date, faults).map(|end| (end, date)));
    if let Some((end, date)) = end
        && since.is_some_and(|since| since.is_after(end))
    {
        faults.add(&date.span(), "`ends` lies before `since`: correct one of the two");
    }
}

fn dated<T>(blocks: &[DatedBlock<T>], faults: &mut Faults<'_>) {
    let mut last: Option<PartialDate> = None;
    for block in blocks {
        filled("why", &block.why, faults);
        filled("source", &block.source, faults);
        checked_date(&block.since, faults);
        let since = block.since.get_ref().parse().ok();
        if since < last {
            faults.add(&block.since.span(), "older than the entry above it: put the newest last");
        }
        last = since.max(last);
    }
}

fn declared(line: Option<&Spanned<String>>, lines: &[&str], faults: &mut Faults<'_>, strict: bool) {
    let Some(line) = line.filter(|line| strict && !lines.contains(&line.get_ref().as_str())) else { return };
    let meant = closest(line.get_ref(), lines.iter().copied()).map(|name| format!(" (did you mean `{name}`?)"));
    let advice = "add a `[[line]]` block with that id to this file";
    faults.add(&line.span(), format!("no line `{}` here{}: {advice}", line.get_ref(), meant.unwrap_or_default()));
}

pub(super) fn identifier(id: &Spanned<String>, faults: &mut Faults<'_>) {
    filled("id", id, faults);
    lower_case(id, faults);
}

fn lower_case(name: &Spanned<String>, faults: &mut Faults<'_>) {
    let lower = name.get_ref().to_lowercase();
    if lower != *name.get_ref() || lower.trim() != lower {
        faults.add(&name.span(), format!("write it in lower case: `{}`", lower.trim()));
    }
}

pub(super) fn filled(key: &str, text: &Spanned<String>, faults: &mut Faults<'_>) {
    if text.get_ref().trim().is_empty() {
        faults.add(&text.span(), format!("`{key}` is empty: fill it"));
    }
}

pub(super) fn checked_date(date: &Spanned<String>, faults: &mut Faults<'_>) {
    checked::<PartialDate>(date, faults);
}

/// Reads a date of that kind.
fn checked<T: FromStr<Err = String>>(date: &Spanned<String>, faults: &mut Faults<'_>) -> Option<T> {
    date.get_ref().parse().map_err(|message: String| faults.add(&date.span(), message)).ok()
}

fn one_of(word: &Spanned<String>, known: &[&str], faults: &mut Faults<'_>) {
    if !known.contains(&word.get_ref().as_str()) {
        faults.add(&word.span(), format!("`{}` is not known here: write one of {}", word.get_ref(), known.join(", ")));
    }
}
