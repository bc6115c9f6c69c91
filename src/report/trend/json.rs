//! Owns the trend as JSON: releases one by one with their sources, and what is counted of them. Fields are added, never
//! renamed.

use super::super::json::{Head, clean_document};
use super::notes::{caveats, findings};
use super::objects::{HostingObject, ReleaseObject};
use crate::catalog::{
    Catalog, Checked, Dated, HalfYear, HalfYearCounts, LabCounts, LicenceClass, Outlook, Posture, Trend, checked,
};
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::{self, Write};

/// Writes the whole trend.
pub fn trend_json(trend: &Trend, catalog: &Catalog, out: &mut dyn Write) -> io::Result<()> {
    let catalog_date = catalog.date().map(|date| date.to_string()).unwrap_or_default();
    let object = |release| ReleaseObject::of(release, trend);
    let document = Document {
        head: Head::at(&catalog_date, trend.query.as_of),
        known_until: trend.known_until.to_string(),
        filters: Filters { labs: &trend.query.labs, since: trend.query.since },
        half_years: trend.half_years.iter().map(half_year).collect(),
        labs: trend.labs.iter().map(|lab| LabObject::of(lab, &trend.half_years)).collect(),
        events: trend.open.iter().map(object).collect(),
        closed_events: trend.closed.iter().map(object).collect(),
        hosting: HostingObject::of(trend),
        undated: Undated { open: trend.undated.open, closed: trend.undated.closed },
        says: findings(trend),
        caveats: caveats(trend),
        checked: checked(),
    };
    clean_document(&document, out)
}

#[derive(Serialize)]
struct Document<'t> {
    #[serde(flatten)]
    head: Head<'t>,
    known_until: String,
    filters: Filters<'t>,
    half_years: Vec<HalfYearObject>,
    labs: Vec<LabObject<'t>>,
    events: Vec<ReleaseObject<'t>>,
    closed_events: Vec<ReleaseObject<'t>>,
    hosting: HostingObject<'t>,
    undated: Undated,
    says: Vec<String>,
    caveats: Vec<String>,
    checked: Checked,
}

#[derive(Serialize)]
struct Filters<'t> {
    labs: &'t [String],
    since: Option<HalfYear>,
}

#[derive(Serialize)]
struct Undated {
    open: usize,
    closed: usize,
}

#[derive(Serialize)]
struct HalfYearObject {
    half_year: HalfYear,
    is_over: bool,
    open: OpenObject,
    closed: ClosedObject,
}

#[derive(Serialize)]
struct OpenObject {
    releases: usize,
    labs: usize,
    licences: BTreeMap<&'static str, usize>,
    permissive: PartObject,
    permissive_trillion: PartObject,
    median_total_b: Option<f32>,
    largest_total_b: Option<f32>,
    sizes_known: usize,
}

/// So many of those that are established.
#[derive(Serialize)]
struct PartObject {
    count: usize,
    of: usize,
}

#[derive(Serialize)]
struct ClosedObject {
    releases: usize,
    labs: usize,
}

fn half_year(counts: &HalfYearCounts) -> HalfYearObject {
    let open = &counts.open;
    let part = |(count, of)| PartObject { count, of };
    let classes = LicenceClass::ALL.iter().filter(|class| **class != LicenceClass::Closed);
    let licences = classes.map(|class| (class.as_str(), open.licences.get(class).copied().unwrap_or_default()));
    HalfYearObject {
        half_year: counts.half_year,
        is_over: counts.is_over,
        open: OpenObject {
            releases: open.releases,
            labs: open.labs,
            licences: licences.collect(),
            permissive: part(open.permissive()),
            permissive_trillion: part(open.permissive_trillion()),
            median_total_b: open.median_b(),
            largest_total_b: open.sizes.last().copied(),
            sizes_known: open.sizes.len(),
        },
        closed: ClosedObject { releases: counts.closed, labs: counts.closed_labs },
    }
}

#[derive(Serialize)]
struct LabObject<'t> {
    id: &'t str,
    name: &'t str,
    posture: Option<StatementObject<'t>>,
    outlook: Option<StatementObject<'t>>,
    open: usize,
    closed: usize,
    half_years: Vec<LabHalfYear>,
}

#[derive(Serialize)]
struct LabHalfYear {
    half_year: HalfYear,
    open: usize,
    closed: usize,
}

/// What is said of a lab, with its evidence.
#[derive(Serialize)]
struct StatementObject<'t> {
    is: &'static str,
    since: String,
    why: &'t str,
    source: &'t str,
}

fn statement<T: Copy>(entry: &Dated<T>, word: fn(T) -> &'static str) -> StatementObject<'_> {
    StatementObject { is: word(entry.is), since: entry.since.to_string(), why: &entry.why, source: &entry.source }
}

impl<'t> LabObject<'t> {
    fn of(lab: &'t LabCounts, half_years: &[HalfYearCounts]) -> Self {
        let counts = half_years.iter().zip(lab.open.iter().zip(&lab.closed));
        let counts = counts.filter(|(_, (open, closed))| **open + **closed > 0);
        Self {
            id: &lab.id,
            name: &lab.name,
            posture: lab.posture.as_ref().map(|entry| statement(entry, Posture::as_str)),
            outlook: lab.outlook.as_ref().map(|entry| statement(entry, Outlook::as_str)),
            open: lab.all_open(),
            closed: lab.all_closed(),
            half_years: counts
                .map(|(half, (open, closed))| LabHalfYear { half_year: half.half_year, open: *open, closed: *closed })
                .collect(),
        }
    }
}
