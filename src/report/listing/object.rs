//! Owns a model of the catalogue as JSON gives it, whole, with what holds at a date. Never asks the catalogue.

use crate::catalog::{
    Basis, Class, Dated, Doubt, LicenceClass, Listed, Modality, Outlook, Posture, Purpose, Standing, Tier, Weights,
};
use serde::Serialize;

/// A dated statement with its source.
#[derive(Debug, Serialize)]
pub(in crate::report) struct DatedObject<'c, T> {
    is: T,
    since: String,
    why: &'c str,
    source: &'c str,
}

impl<'c, T: Copy> DatedObject<'c, T> {
    pub(in crate::report) fn of(dated: &'c Dated<T>) -> Self {
        Self { is: dated.is, since: dated.since.to_string(), why: &dated.why, source: &dated.source }
    }
}

/// Sizes in billions of parameters.
#[derive(Debug, Serialize)]
struct Parameters {
    total_b: Option<f32>,
    active_b: Option<f32>,
}

/// How many offers are known.
#[derive(Debug, Serialize)]
struct OfferCounts {
    known: usize,
    ended: usize,
}

/// All that is known of a model.
#[derive(Debug, Serialize)]
pub(in crate::report) struct EntryObject<'c> {
    id: &'c str,
    name: &'c str,
    family: &'c str,
    line: Option<&'c str>,
    generation: Option<&'c str>,
    lab: &'c str,
    weights: Weights,
    repositories: &'c [String],
    aliases: &'c [String],
    ollama: &'c [String],
    base: Option<&'c str>,
    licence: Option<&'c str>,
    licence_class: LicenceClass,
    restricts: Option<&'c str>,
    released: Option<String>,
    released_precision: Option<&'static str>,
    tier: Tier,
    parameters: Parameters,
    modality: Modality,
    purpose: Purpose,
    context: Option<u32>,
    near_frontier: Option<bool>,
    standing: Standing,
    standing_not_known: Option<Doubt>,
    exposed: bool,
    class: Option<Class>,
    moving: bool,
    posture: Option<Posture>,
    posture_evidence: Option<DatedObject<'c, Posture>>,
    outlook: Option<Outlook>,
    outlook_evidence: Option<DatedObject<'c, Outlook>>,
    offers: OfferCounts,
    source: &'c str,
    basis: Basis,
}

impl<'c> EntryObject<'c> {
    pub(in crate::report) fn of(listed: &'c Listed) -> Self {
        let (entry, model) = (&listed.entry, listed.model());
        Self {
            id: &model.id,
            name: &model.name,
            family: &model.family,
            line: model.line.as_deref(),
            generation: model.generation.as_deref(),
            lab: &model.lab,
            weights: model.weights,
            repositories: &model.repositories,
            aliases: &entry.aliases,
            ollama: &entry.ollama,
            base: model.base.as_deref(),
            licence: model.licence.as_deref(),
            licence_class: model.licence_class,
            restricts: model.restricts.as_deref(),
            released: model.released.map(|date| date.to_string()),
            released_precision: model.released.map(crate::catalog::PartialDate::precision),
            tier: model.tier(),
            parameters: Parameters { total_b: model.total_b, active_b: model.active_b },
            modality: model.modality,
            purpose: model.purpose,
            context: model.context,
            near_frontier: model.near_frontier,
            standing: listed.standing,
            standing_not_known: listed.doubt,
            exposed: model.is_exposed(),
            class: model.class,
            moving: model.moving,
            posture: listed.posture.as_ref().map(|posture| posture.is),
            posture_evidence: listed.posture.as_ref().map(DatedObject::of),
            outlook: listed.outlook.as_ref().map(|outlook| outlook.is),
            outlook_evidence: listed.outlook.as_ref().map(DatedObject::of),
            offers: OfferCounts { known: listed.offers, ended: listed.offers_ended },
            source: &model.source,
            basis: model.basis,
        }
    }
}
