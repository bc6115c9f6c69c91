//! Owns the JSON of single releases and of hosts' records. Never counts.

use super::percent;
use crate::catalog::{HalfYear, HostRecord, PartialDate, Release, Share, Trend, Withdrawing};
use serde::Serialize;

/// A release: the model that names it, and all of its models.
#[derive(Serialize)]
pub(super) struct ReleaseObject<'t> {
    half_year: HalfYear,
    released: Option<String>,
    precision: Option<&'static str>,
    lab: &'t str,
    lab_name: &'t str,
    id: &'t str,
    name: &'t str,
    line: Option<&'t str>,
    generation: Option<&'t str>,
    weights: &'static str,
    total_b: Option<f32>,
    active_b: Option<f32>,
    tier: &'static str,
    licence: Option<&'t str>,
    licence_class: &'static str,
    restricts: Option<&'t str>,
    source: &'t str,
    models: Vec<ModelObject<'t>>,
}

/// A model of a release.
#[derive(Serialize)]
struct ModelObject<'t> {
    id: &'t str,
    name: &'t str,
    released: Option<String>,
}

impl<'t> ReleaseObject<'t> {
    pub(super) fn of(release: &'t Release, trend: &'t Trend) -> Self {
        let (model, text) = (&release.lead, |date: PartialDate| date.to_string());
        let lab = trend.labs.iter().find(|lab| lab.id == model.lab);
        let all = std::iter::once(model).chain(&release.others);
        Self {
            half_year: release.half_year,
            released: model.released.map(text),
            precision: model.released.map(PartialDate::precision),
            lab: &model.lab,
            lab_name: lab.map_or(&model.lab, |lab| &lab.name),
            id: &model.id,
            name: &model.name,
            line: model.line.as_deref(),
            generation: model.generation.as_deref(),
            weights: model.weights.as_str(),
            total_b: model.total_b,
            active_b: model.active_b,
            tier: model.tier().as_str(),
            licence: model.licence.as_deref(),
            licence_class: model.licence_class.as_str(),
            restricts: model.restricts.as_deref(),
            source: &model.source,
            models: all
                .map(|model| ModelObject { id: &model.id, name: &model.name, released: model.released.map(text) })
                .collect(),
        }
    }
}

/// What hosts have withdrawn.
#[derive(Serialize)]
pub(super) struct HostingObject<'t> {
    #[serde(flatten)]
    all: RecordObject,
    released_within_365_days: RecordObject,
    hosts: Vec<HostObject<'t>>,
    sources: Vec<SourceObject<'t>>,
}

#[derive(Serialize)]
struct HostObject<'t> {
    host: &'t str,
    name: &'t str,
    #[serde(flatten)]
    record: RecordObject,
}

#[derive(Serialize)]
struct SourceObject<'t> {
    source: &'t str,
    offers: usize,
}

/// Pairs of a host and a model that are withdrawn, of those old enough.
#[derive(Serialize)]
struct RecordObject {
    within_90_days: ShareObject,
    within_150_days: ShareObject,
    by_as_of: ShareObject,
}

#[derive(Serialize)]
struct ShareObject {
    withdrawn: u32,
    of: u32,
    percent: Option<u32>,
}

impl RecordObject {
    fn of(record: &Withdrawing) -> Self {
        let share = |share: Share| ShareObject {
            withdrawn: share.withdrawn,
            of: share.of,
            percent: percent(share.withdrawn, share.of),
        };
        Self {
            within_90_days: share(record.within_90),
            within_150_days: share(record.within_150),
            by_as_of: share(record.by_then),
        }
    }
}

impl<'t> HostingObject<'t> {
    pub(super) fn of(trend: &'t Trend) -> Self {
        let hosting = &trend.hosting;
        let host = |host: &'t HostRecord| HostObject {
            host: &host.id,
            name: &host.name,
            record: RecordObject::of(&host.record),
        };
        Self {
            all: RecordObject::of(&hosting.all),
            released_within_365_days: RecordObject::of(&hosting.recent),
            hosts: hosting.hosts.iter().map(host).collect(),
            sources: hosting.sources.iter().map(|(source, offers)| SourceObject { source, offers: *offers }).collect(),
        }
    }
}
