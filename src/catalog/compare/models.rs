//! Owns the facts of models that are compared, and how far apart two values must be to count as different.
//! Never looks at offers.

use super::listing::Row;
use super::vote::{Vote, settle};
use super::{Difference, NewName};
use crate::catalog::date::PartialDate;
use crate::catalog::lab::Host;
use crate::catalog::model::Model;
use crate::catalog::store::Catalog;
use crate::catalog::words::Weights;
use std::collections::BTreeMap;

/// Lists date a model by when a host took it up: within a week two days are one.
const DAYS_APART: i32 = 7;
/// `128k` is written 128,000 and 131,072, a million 1,048,576: lengths this near are one.
const PER_CENT_APART: u64 = 5;

/// Returns what most rows say that the catalogue does not.
pub(super) fn differences(
    model: &Model,
    rows: &[&Row],
    hosts: &BTreeMap<String, Host>,
    catalog: &Catalog,
) -> Vec<Difference> {
    let own = |row: &Row| hosts.get(&row.host).is_some_and(|host| host.lab.as_deref() == Some(model.lab.as_str()));
    let lab = settle(rows.iter().filter_map(|row| Some((lab_named(row, catalog)?, own(row)))));
    let weights = settle(rows.iter().filter_map(|row| Some((weights_word(row.open?), own(row)))));
    let licence = settle(rows.iter().filter_map(|row| Some((row.licence.clone()?.to_lowercase(), own(row)))));
    let mut found = Vec::new();
    found.extend(differs(model, "lab", Some(model.lab.clone()), lab));
    found.extend(differs(model, "weights", known_weights(model), weights.map(Vote::in_words)));
    found.extend(differs(model, "licence", model.licence.clone(), licence));
    if !model.moving {
        let context = settle(rows.iter().filter_map(|row| Some((row.context?, own(row)))));
        let context = context.filter(|vote| vote.of > 1 || vote.first_party);
        let context = context.filter(|vote| !model.context.is_some_and(|ours| is_near(u64::from(ours), vote.value)));
        found.extend(differs(
            model,
            "context",
            model.context.map(|tokens| tokens.to_string()),
            context.map(Vote::in_words),
        ));
        let released = settle(rows.iter().filter_map(|row| Some((row.released?, own(row)))));
        let released = released.filter(|vote| model.released.is_none_or(|ours| !says_no_more(ours, vote)));
        let ours = model.released.as_ref().map(PartialDate::to_string);
        found.extend(differs(model, "released", ours, released.map(Vote::in_words)));
    }
    found
}

/// Returns what rows say of a name that the catalogue lacks.
pub(super) fn new_name(model: &Model, rows: &[&Row]) -> NewName {
    NewName {
        lab: model.lab.clone(),
        name: model.id.clone(),
        spellings: rows.iter().map(|row| row.spelling.clone()).collect(),
        hosts: rows.iter().map(|row| row.host.clone()).collect(),
        weights: settle(rows.iter().filter_map(|row| Some((weights_word(row.open?), false)))).map(|vote| vote.value),
        context: settle(rows.iter().filter_map(|row| Some((row.context?, false)))).map(|vote| vote.value),
        released: settle(rows.iter().filter_map(|row| Some((row.released?, false)))).map(|vote| vote.value.to_string()),
    }
}

fn differs(model: &Model, field: &'static str, ours: Option<String>, vote: Option<Vote<String>>) -> Option<Difference> {
    let vote = vote.filter(|vote| ours.as_ref() != Some(&vote.value))?;
    let Vote { value: theirs, rows, of, first_party } = vote;
    Some(Difference { model: model.id.clone(), field, ours, theirs, rows, of, first_party })
}

/// The lab whose name stands directly before the model's, as routers write it.
fn lab_named(row: &Row, catalog: &Catalog) -> Option<String> {
    let (before, _) = row.spelling.rsplit_once('/')?;
    catalog.lab_of_organisation(before.rsplit('/').next()?)
}

fn weights_word(open: bool) -> &'static str {
    if open { Weights::Open.as_str() } else { Weights::Closed.as_str() }
}

fn known_weights(model: &Model) -> Option<String> {
    (model.weights != Weights::Unknown).then(|| model.weights.as_str().to_owned())
}

fn is_near(ours: u64, theirs: u64) -> bool {
    ours.abs_diff(theirs).saturating_mul(100) <= ours.max(theirs).saturating_mul(PER_CENT_APART)
}

/// Whether their date says no more than ours, and nothing else. Others than the lab list what has been out for a while:
/// one row of theirs, or a later day, is no evidence against a day that we have.
fn says_no_more(ours: PartialDate, vote: &Vote<PartialDate>) -> bool {
    let (theirs, days) = (vote.value, ours.days_until(vote.value.earliest()));
    if ours.is_exact() && theirs.is_exact() {
        return days.abs() <= DAYS_APART || !vote.first_party && (vote.of == 1 || days > 0);
    }
    // `2026-03` is said by `2026-03-14`, not the other way round.
    ours.to_string().starts_with(&theirs.to_string())
}
