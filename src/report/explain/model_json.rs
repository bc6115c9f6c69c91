//! Owns the answer for a model as JSON: everything, whatever its length. Never gathers it.

use super::super::json::{Head, clean_document};
use super::super::listing::{EntryObject, SupplyObject, catalog_date};
use super::Question;
use super::answer::{ModelAnswer, Spelling};
use crate::catalog::{Basis, Catalog, Offer, Tier};
use crate::exposure::Substitute;
use crate::identify::{Account, Grade, Pin, Scheme};
use jiff::civil::Date;
use serde::Serialize;
use std::io::{self, Write};

/// How the identifier was read.
#[derive(Debug, Serialize)]
struct ReadingObject<'a> {
    scheme: Scheme,
    host: Option<&'a str>,
    organisation: Option<&'a str>,
    publisher: Option<&'a str>,
    name: &'a str,
    tag: Option<&'a str>,
    file: Option<&'a str>,
    pin: &'a Pin,
    quantisation: Option<&'a str>,
    tokens: &'a [String],
    grade: &'static str,
    steps: Vec<StepObject<'a>>,
}

#[derive(Debug, Serialize)]
struct StepObject<'a> {
    asked: &'a str,
    led_to: Option<&'a str>,
}

impl<'a> ReadingObject<'a> {
    fn of(account: &'a Account) -> Self {
        let resolution = &account.resolution;
        let step = |step: &'a crate::identify::Step| StepObject { asked: &step.asked, led_to: step.led_to.as_deref() };
        Self {
            scheme: account.scheme,
            host: account.host.as_deref(),
            organisation: account.organisation.as_deref(),
            publisher: resolution.publisher.as_deref(),
            name: &account.stem,
            tag: account.tag.as_deref(),
            file: account.file.as_deref(),
            pin: &account.pin,
            quantisation: resolution.quantisation.as_deref(),
            tokens: &account.tokens,
            grade: grade(resolution.grade),
            steps: account.steps.iter().map(step).collect(),
        }
    }
}

fn grade(grade: Grade) -> &'static str {
    match grade {
        Grade::Exact => "exact",
        Grade::Derived => "derived",
        Grade::Named => "named",
        Grade::Family => "family",
        Grade::Organisation => "organisation",
        Grade::Unknown => "unknown",
    }
}

/// What a host offers, at the date.
#[derive(Debug, Serialize)]
pub(super) struct OfferObject<'a> {
    host: &'a str,
    spelling: &'a str,
    model: Option<&'a str>,
    since: Option<String>,
    ends_on: Option<String>,
    ended: bool,
    replacements: &'a [String],
    source: &'a str,
}

impl<'a> OfferObject<'a> {
    pub(super) fn of(offer: &'a Offer, as_of: Date) -> Self {
        Self {
            host: &offer.host,
            spelling: &offer.spelling,
            model: offer.model.as_deref(),
            since: offer.since.map(|since| since.to_string()),
            ends_on: offer.ends_on.map(|end| end.to_string()),
            ended: offer.ends_on.is_some_and(|end| end.has_passed(as_of)),
            replacements: &offer.replacements,
            source: &offer.source,
        }
    }
}

#[derive(Debug, Serialize)]
struct SpellingObject<'a> {
    spelling: &'a str,
    hosts: &'a [String],
}

impl<'a> SpellingObject<'a> {
    fn of(spelling: &'a Spelling) -> Self {
        Self { spelling: &spelling.text, hosts: &spelling.hosts }
    }
}

#[derive(Debug, Serialize)]
struct SubstituteObject<'a> {
    id: &'a str,
    name: &'a str,
    lab: &'a str,
    tier: Tier,
    why: &'a str,
}

impl<'a> SubstituteObject<'a> {
    fn of(substitute: &'a Substitute) -> Self {
        let model = &substitute.model;
        Self { id: &model.id, name: &model.name, lab: &model.lab, tier: model.tier(), why: &substitute.why }
    }
}

#[derive(Debug, Serialize)]
struct Answer<'a> {
    #[serde(flatten)]
    head: Head<'a>,
    kind: &'static str,
    asked: &'a str,
    basis: Basis,
    reading: ReadingObject<'a>,
    model: EntryObject<'a>,
    line: Option<SupplyObject<'a>>,
    lab: Option<SupplyObject<'a>>,
    standing_why: &'a str,
    near_frontier_evidence: Option<&'a str>,
    days_since_near_frontier_in_line: Option<i32>,
    spellings: Vec<SpellingObject<'a>>,
    offers: Vec<OfferObject<'a>>,
    substitutes: Vec<SubstituteObject<'a>>,
    near: &'a [String],
}

/// Writes all that is known of the model that a spelling leads to, as JSON.
pub fn explain_model_json(question: &Question<'_>, account: &Account, out: &mut dyn Write) -> io::Result<()> {
    let Some(model) = account.resolution.model.as_deref() else { return Ok(()) };
    let (catalog, as_of): (&Catalog, Date) = (question.catalog, question.as_of);
    let answer = ModelAnswer::of(question.what, account, model, catalog, as_of);
    let (date, lab) = (catalog_date(catalog), catalog.lab(&model.lab));
    let line = lab.as_ref().and_then(|lab| lab.line(model.line.as_deref()));
    let object = Answer {
        head: Head::at(&date, as_of),
        kind: "model",
        asked: question.what,
        basis: model.basis,
        reading: ReadingObject::of(account),
        model: EntryObject::of(&answer.listed),
        line: line.map(|line| SupplyObject::of_line(line, as_of)),
        lab: lab.as_ref().map(|lab| SupplyObject::of_lab(lab, as_of)),
        standing_why: &answer.standing,
        near_frontier_evidence: (model.near_frontier == Some(true)).then_some(model.source.as_str()),
        days_since_near_frontier_in_line: model.line.as_deref().and_then(|line| catalog.silence_days(line, as_of)),
        spellings: answer.spellings.iter().map(SpellingObject::of).collect(),
        offers: answer.offers.iter().map(|offer| OfferObject::of(offer, as_of)).collect(),
        substitutes: answer.substitutes.iter().map(SubstituteObject::of).collect(),
        near: &answer.near,
    };
    clean_document(&object, out)
}
