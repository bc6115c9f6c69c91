//! Owns what a single model's block must keep to. Never compares it with other blocks.

use super::check::{checked_date, filled, identifier};
use super::error::Faults;
use super::source::ModelBlock;
use super::spelling::normalise;
use super::words::{LicenceClass, Weights};
use toml::Spanned;

/// Above any total, in billions, that a model can have: a slip of the unit.
const TOO_LARGE_B: f32 = 20_000.0;

/// Checks a model. `strict` asks for what the embedded catalogue must have and an overlay need not.
pub(super) fn model(model: &ModelBlock, faults: &mut Faults<'_>, strict: bool) {
    identifier(&model.id, faults);
    if strict && (model.name.is_none() || model.family.is_none()) {
        faults.add(&model.id.span(), "a model needs `name` and `family`: add what is missing");
    }
    if strict && model.source.is_none() {
        faults.add(&model.id.span(), "`source` is missing: say where the facts come from");
    }
    model.source.iter().for_each(|source| filled("source", source, faults));
    model.released.iter().for_each(|date| checked_date(date, faults));
    model.repositories.iter().for_each(|name| repository(name, faults));
    for name in model.aliases.iter().chain(&model.ollama) {
        if normalise(name.get_ref()).is_empty() {
            faults.add(&name.span(), "an empty name: take it out");
        }
    }
    if let Some(generation) = &model.generation {
        let parts = || generation.get_ref().split('.');
        let numeric = parts().all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()));
        if !numeric || parts().count() > 2 {
            faults.add(&generation.span(), "a generation is `major` or `major.minor`, in digits");
        }
    }
    sizes(model, faults);
    openness(model, faults, strict);
    if strict {
        evidence(model, faults);
    }
}

/// What a flag or a class of terms says must be told in full.
fn evidence(model: &ModelBlock, faults: &mut Faults<'_>) {
    let flagged = model.near_frontier.as_ref().filter(|flag| *flag.get_ref());
    if let Some(flag) = flagged
        && (model.released.is_none() || model.line.is_none() || model.generation.is_none())
    {
        faults
            .add(&flag.span(), "a near-frontier model needs `released`, `line` and `generation`: add what is missing");
    }
    let is_bound = matches!(model.licence_class, LicenceClass::Conditional | LicenceClass::NonCommercial);
    if is_bound && model.restricts.as_deref().is_none_or(|text| text.trim().is_empty()) {
        faults.add(&model.id.span(), "terms that bind: say in `restricts` what they restrict");
    }
}

fn sizes(model: &ModelBlock, faults: &mut Faults<'_>) {
    for size in model.total_b.iter().chain(&model.active_b) {
        let value = *size.get_ref();
        if !(value > 0.0 && value < TOO_LARGE_B) {
            faults.add(&size.span(), format!("{value} is no size in billions of parameters"));
        }
    }
    if let (Some(total), Some(active)) = (&model.total_b, &model.active_b)
        && active.get_ref() > total.get_ref()
    {
        faults.add(&active.span(), "`active_b` is above `total_b`: swap or correct them");
    }
}

fn openness(model: &ModelBlock, faults: &mut Faults<'_>, strict: bool) {
    let closed = model.weights == Weights::Closed;
    if let Some(flag) = &model.near_frontier
        && *flag.get_ref()
        && model.weights != Weights::Open
    {
        faults.add(&flag.span(), "`near_frontier` speaks of open weights: take it out, or write weights = \"open\"");
    }
    if let Some(class) = &model.class
        && !closed
    {
        faults.add(&class.span(), "`class` is for closed models: take it out, or write weights = \"closed\"");
    }
    if strict && closed && model.class.is_none() {
        faults.add(&model.id.span(), "a closed model needs `class`: write \"flagship\" or \"other\"");
    }
    if let Some(first) = model.repositories.first()
        && closed
    {
        faults.add(&first.span(), "closed weights have no repository: take it out, or write weights = \"open\"");
    }
    if model.weights == Weights::Open && model.licence_class == LicenceClass::Closed {
        faults.add(&model.id.span(), "open weights cannot have licence_class = \"closed\": correct one of the two");
    }
}

fn repository(name: &Spanned<String>, faults: &mut Faults<'_>) {
    let mut parts = name.get_ref().split('/');
    let two = (parts.next(), parts.next(), parts.next());
    if !matches!(two, (Some(organisation), Some(own), None) if !organisation.is_empty() && !normalise(own).is_empty()) {
        faults.add(&name.span(), "a repository is `organisation/name`");
    }
}
