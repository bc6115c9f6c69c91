//! Owns references, models and labels as the JSON report gives them.

use super::super::outcome::Outcome;
use super::super::paths::plain;
use super::super::why::WhyObject;
use crate::catalog::{Basis, LicenceClass, Model, Outlook, Posture, Standing, Tier, Weights};
use crate::context::{Channel, Label, Reference, ReferenceId, Role, Use};
use crate::exposure::{Part, Score, Substitute};
use crate::identify::{Confidence, Pin, Scheme};
use crate::text::{Place, Span, redact_identifier};
use serde::Serialize;
use std::borrow::Cow;

/// A range in a file: lines and columns from 1, the end exclusive, and bytes.
#[derive(Debug, Serialize)]
pub(super) struct Location {
    path: String,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    span: Span,
}

impl Location {
    pub(super) fn of(place: &Place) -> Self {
        Self {
            path: plain(place.path()),
            line: place.start.line,
            column: place.start.column,
            end_line: place.end.line,
            end_column: place.end.column,
            span: place.span,
        }
    }
}

/// The id by which findings name a reference.
pub(in crate::report) fn id(id: ReferenceId) -> String {
    format!("r{}", id.0 + 1)
}

/// A reference.
#[derive(Debug, Serialize)]
pub(in crate::report) struct ReferenceObject<'o> {
    id: String,
    #[serde(flatten)]
    location: Location,
    text: Cow<'o, str>,
    scheme: Scheme,
    format: &'static str,
    key: &'o str,
    kind: &'static str,
    role: Role,
    channel: &'o Channel,
    provider: Option<&'o str>,
    ends_on: Option<String>,
    confidence: Confidence,
    pin: &'o Pin,
    publisher: Option<&'o str>,
    quantisation: Option<&'o str>,
    model: Option<ModelObject<'o>>,
    exposure: Option<ExposureObject<'o>>,
    substitutes: Vec<SubstituteObject<'o>>,
    uses: Vec<UseObject<'o>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<WhyObject>,
}

impl<'o> ReferenceObject<'o> {
    /// Adds how the reference was found and resolved.
    pub(in crate::report) fn accounted_for(self, reference: &Reference) -> Self {
        Self { why: Some(WhyObject::of(reference)), ..self }
    }

    pub(super) fn of(outcome: &'o Outcome, reference_id: ReferenceId, reference: &'o Reference) -> Self {
        Self {
            id: id(reference_id),
            location: Location::of(&reference.place),
            text: redact_identifier(&reference.text),
            scheme: reference.scheme,
            format: reference.format.as_str(),
            key: &reference.key,
            kind: reference.kind.as_str(),
            role: reference.role,
            channel: &reference.channel,
            provider: reference.provider.as_deref(),
            ends_on: outcome.codebase.offer(reference).and_then(|offer| offer.ends_on).map(|end| end.to_string()),
            confidence: reference.confidence,
            pin: &reference.pin,
            publisher: reference.publisher.as_deref(),
            quantisation: reference.quantisation.as_deref(),
            model: reference.model.as_deref().map(|model| ModelObject::of(model, reference)),
            exposure: outcome.score(reference_id).map(ExposureObject::of),
            substitutes: outcome.advice(reference_id).iter().map(SubstituteObject::of).collect(),
            uses: reference.uses.iter().map(UseObject::of).collect(),
            why: None,
        }
    }
}

/// A place that uses the value of a reference.
#[derive(Debug, Serialize)]
struct UseObject<'o> {
    #[serde(flatten)]
    location: Location,
    key: &'o str,
    role: Role,
}

impl<'o> UseObject<'o> {
    fn of(one: &'o Use) -> Self {
        Self { location: Location::of(&one.place), key: &one.key, role: one.role }
    }
}

/// What is known of a model, at the as-of date.
#[derive(Debug, Serialize)]
struct ModelObject<'o> {
    id: &'o str,
    name: &'o str,
    family: &'o str,
    line: Option<&'o str>,
    generation: Option<&'o str>,
    lab: &'o str,
    base: Option<&'o str>,
    weights: Weights,
    licence: Option<&'o str>,
    licence_class: LicenceClass,
    tier: Tier,
    near_frontier: Option<bool>,
    standing: Standing,
    posture: Option<Posture>,
    outlook: Option<Outlook>,
    released: Option<String>,
    parameters: Parameters,
    class: Option<crate::catalog::Class>,
    exposed: bool,
    source: &'o str,
    basis: Basis,
}

#[derive(Debug, Serialize)]
struct Parameters {
    total_b: Option<f32>,
    active_b: Option<f32>,
}

impl<'o> ModelObject<'o> {
    fn of(model: &'o Model, reference: &Reference) -> Self {
        let supply = reference.supply.as_ref();
        Self {
            id: &model.id,
            name: &model.name,
            family: &model.family,
            line: model.line.as_deref(),
            generation: model.generation.as_deref(),
            lab: &model.lab,
            base: model.base.as_deref(),
            weights: model.weights,
            licence: model.licence.as_deref(),
            licence_class: model.licence_class,
            tier: model.tier(),
            near_frontier: model.near_frontier,
            standing: supply.map_or(Standing::Unknown, |supply| supply.standing),
            posture: supply.and_then(|supply| supply.posture.as_ref()).map(|posture| posture.is),
            outlook: supply.and_then(|supply| supply.outlook.as_ref()).map(|outlook| outlook.is),
            released: model.released.map(|released| released.to_string()),
            parameters: Parameters { total_b: model.total_b, active_b: model.active_b },
            class: model.class,
            exposed: model.is_exposed(),
            source: &model.source,
            basis: model.basis,
        }
    }
}

#[derive(Debug, Serialize)]
struct ExposureObject<'o> {
    score: u8,
    factors: Vec<FactorObject<'o>>,
}

#[derive(Debug, Serialize)]
struct FactorObject<'o> {
    part: Part,
    name: &'o str,
    value: f64,
    why: &'o str,
}

impl<'o> ExposureObject<'o> {
    fn of(score: &'o Score) -> Self {
        let factors = score.factors.iter();
        let object = factors.map(|factor| FactorObject {
            part: factor.part,
            name: &factor.name,
            value: (f64::from(factor.value) * 1000.0).round() / 1000.0,
            why: &factor.why,
        });
        Self { score: score.score, factors: object.collect() }
    }
}

/// A model to plan around.
#[derive(Debug, Serialize)]
pub(in crate::report) struct SubstituteObject<'o> {
    id: &'o str,
    name: &'o str,
    lab: &'o str,
    tier: Tier,
    licence: Option<&'o str>,
    released: Option<String>,
    parameters: Parameters,
    why: &'o str,
    /// As the reference's own scheme names it, where its host or hub has it.
    identifier: Option<&'o str>,
}

impl<'o> SubstituteObject<'o> {
    pub(in crate::report) fn of(substitute: &'o Substitute) -> Self {
        let model = &substitute.model;
        Self {
            why: &substitute.why,
            identifier: substitute.identifier.as_deref(),
            id: &model.id,
            name: &model.name,
            lab: &model.lab,
            tier: model.tier(),
            licence: model.licence.as_deref(),
            released: model.released.map(|released| released.to_string()),
            parameters: Parameters { total_b: model.total_b, active_b: model.active_b },
        }
    }
}

/// A text that stands for a model and selects nothing.
#[derive(Debug, Serialize)]
pub(in crate::report) struct LabelObject<'o> {
    #[serde(flatten)]
    location: Location,
    text: Cow<'o, str>,
    stands_for: Option<Cow<'o, str>>,
}

impl<'o> LabelObject<'o> {
    pub(super) fn of(label: &'o Label) -> Self {
        Self {
            location: Location::of(&label.place),
            text: redact_identifier(&label.text),
            stands_for: label.stands_for.as_deref().map(redact_identifier),
        }
    }
}
