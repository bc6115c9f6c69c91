//! Owns what a scenario changes in a codebase: dated facts, terms, ends. Never touches what the codebase itself does.

use super::assumed::Assumed;
use crate::catalog::{Dated, LicenceClass, Model, Outlook, Posture, Standing, Weights};
use crate::context::{Channel, Codebase, Reference, ReferenceId, Supply};
use jiff::civil::Date;
use std::sync::Arc;

/// For that many days after its release a model may be current (design §2).
const CURRENT_DAYS: i32 = 365;

/// Changes the references to open weights as a scenario has it.
pub(super) fn apply(codebase: &mut Codebase<'_>, assumed: &Assumed) {
    let ends: Vec<Option<String>> =
        codebase.references.iter().map(|reference| end_of(codebase, reference, assumed)).collect();
    let catalog = codebase.catalog;
    for (number, reference) in codebase.references.iter_mut().enumerate() {
        let Some(model) = reference.model.clone().filter(|model| model.weights == Weights::Open) else { continue };
        let outlook = reference.supply.as_ref().and_then(|supply| supply.outlook.as_ref()).map(|outlook| outlook.is);
        let withdraws = assumed.withdraws(&model, outlook, catalog);
        if let Some(supply) = &mut reference.supply {
            change_supply(supply, &model, withdraws, assumed);
        }
        if let Some(class) = new_class(&model, assumed) {
            reference.model = Some(Arc::new(Model { licence_class: class, licence: None, ..(*model).clone() }));
        }
        if let Some(why) = ends.get(number).and_then(Clone::clone) {
            codebase.assumed_ends.insert(ReferenceId(number), why);
        }
    }
}

/// Why the host of a reference does not serve it any more; an offer that is over today already is lost to no scenario.
pub(super) fn end_of(codebase: &Codebase<'_>, reference: &Reference, assumed: &Assumed) -> Option<String> {
    let (Channel::Hosted(host) | Channel::Api(host)) = &reference.channel else { return None };
    let end = codebase.offer(reference).and_then(|offer| offer.ends_on);
    if end.is_some_and(|end| end.has_passed(assumed.as_of)) {
        return None;
    }
    assumed.gone(host, reference.model.as_deref(), end)
}

fn change_supply(supply: &mut Supply, model: &Model, withdraws: bool, assumed: &Assumed) {
    let until = assumed.until;
    supply.silence_days = supply.silence_days.map(|days| days.saturating_add(assumed.days()));
    let has_aged = model.released.is_some_and(|released| released.days_until(until) > CURRENT_DAYS);
    if supply.standing == Standing::Current && has_aged {
        supply.standing = Standing::Former;
    }
    if withdraws {
        supply.posture = said(Posture::Withdrawn, until);
    }
    if let Some(most) = assumed.scenario.release_days.and_then(|days| i32::try_from(days).ok()) {
        supply.silence_days = Some(supply.silence_days.map_or(most, |days| days.min(most)));
        supply.posture = said(Posture::OpenFrontier, until);
        supply.outlook = said(Outlook::Steady, until);
    }
}

fn new_class(model: &Model, assumed: &Assumed) -> Option<LicenceClass> {
    if assumed.tightens(model) {
        return Some(LicenceClass::NonCommercial);
    }
    let word = assumed.scenario.release_days.and(assumed.scenario.licence_class.as_deref())?;
    LicenceClass::ALL.iter().copied().find(|class| class.as_str() == word)
}

fn said<T>(is: T, since: Date) -> Option<Dated<T>> {
    let since = since.to_string().parse().ok()?;
    Some(Dated { is, since, why: "assumed, not known".to_owned(), source: "the scenario".to_owned() })
}
