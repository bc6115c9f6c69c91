//! Owns labs as JSON gives them, with their whole dated history. Never sorts or filters them.

use super::super::json::{Head, clean_document};
use super::catalog_date;
use super::labs::LabList;
use super::object::DatedObject;
use crate::catalog::{Catalog, Dated, Lab, Line, Outlook, Posture, Profile, held_since, latest};
use jiff::civil::Date;
use serde::Serialize;
use std::io::{self, Write};

/// What holds at the date, and since when.
#[derive(Debug, Serialize)]
struct NowObject<'c, T> {
    #[serde(flatten)]
    evidence: DatedObject<'c, T>,
    held_since: Option<String>,
}

/// What a line or a lab does and how likely it is to go on, at a date, by its own evidence.
#[derive(Debug, Serialize)]
pub(in crate::report) struct SupplyObject<'c> {
    id: &'c str,
    name: &'c str,
    posture: Option<NowObject<'c, Posture>>,
    outlook: Option<NowObject<'c, Outlook>>,
}

impl<'c> SupplyObject<'c> {
    pub(in crate::report) fn of_lab(lab: &'c Lab, as_of: Date) -> Self {
        let (posture, outlook) = (NowObject::at(&lab.posture, as_of), NowObject::at(&lab.outlook, as_of));
        Self { id: &lab.id, name: &lab.name, posture, outlook }
    }

    pub(in crate::report) fn of_line(line: &'c Line, as_of: Date) -> Self {
        let (posture, outlook) = (NowObject::at(&line.posture, as_of), NowObject::at(&line.outlook, as_of));
        Self { id: &line.id, name: &line.name, posture, outlook }
    }
}

/// How many models the catalogue has, by their weights.
#[derive(Debug, Serialize)]
struct Counts {
    open: usize,
    closed: usize,
    unknown: usize,
}

/// A near-frontier release.
#[derive(Debug, Serialize)]
struct NewestObject<'c> {
    name: &'c str,
    released: String,
}

/// All that has been said, oldest first; what lies after the date is there, too.
#[derive(Debug, Serialize)]
struct HistoryObject<'c> {
    posture: Vec<DatedObject<'c, Posture>>,
    outlook: Vec<DatedObject<'c, Outlook>>,
}

impl<'c> HistoryObject<'c> {
    fn of(posture: &'c [Dated<Posture>], outlook: &'c [Dated<Outlook>]) -> Self {
        Self {
            posture: posture.iter().map(DatedObject::of).collect(),
            outlook: outlook.iter().map(DatedObject::of).collect(),
        }
    }
}

/// A line: what holds at the date is its own, else the lab's.
#[derive(Debug, Serialize)]
struct LineObject<'c> {
    id: &'c str,
    name: &'c str,
    posture: Option<DatedObject<'c, Posture>>,
    outlook: Option<DatedObject<'c, Outlook>>,
    days_since_near_frontier: Option<i32>,
    history: HistoryObject<'c>,
}

/// A lab.
#[derive(Debug, Serialize)]
pub(in crate::report) struct LabObject<'c> {
    id: &'c str,
    name: &'c str,
    kind: &'c str,
    country: Option<&'c str>,
    organisations: &'c [String],
    posture: Option<NowObject<'c, Posture>>,
    outlook: Option<NowObject<'c, Outlook>>,
    models: Counts,
    near_frontier: usize,
    newest_near_frontier: Option<NewestObject<'c>>,
    history: HistoryObject<'c>,
    lines: Vec<LineObject<'c>>,
}

impl<'c> LabObject<'c> {
    pub(in crate::report) fn of(profile: &'c Profile, catalog: &Catalog, as_of: Date) -> Self {
        let lab = &profile.lab;
        let line = |line: &'c Line| LineObject {
            id: &line.id,
            name: &line.name,
            posture: lab.posture_of(Some(&line.id), as_of).map(DatedObject::of),
            outlook: lab.outlook_of(Some(&line.id), as_of).map(DatedObject::of),
            days_since_near_frontier: catalog.silence_days(&line.id, as_of),
            history: HistoryObject::of(&line.posture, &line.outlook),
        };
        Self {
            id: &lab.id,
            name: &lab.name,
            kind: &lab.kind,
            country: Some(lab.country.as_str()).filter(|country| !country.is_empty()),
            organisations: &lab.organisations,
            posture: NowObject::at(&lab.posture, as_of),
            outlook: NowObject::at(&lab.outlook, as_of),
            models: Counts { open: profile.open, closed: profile.closed, unknown: profile.unknown },
            near_frontier: profile.near_frontier,
            newest_near_frontier: profile.newest.as_ref().map(NewestObject::of),
            history: HistoryObject::of(&lab.posture, &lab.outlook),
            lines: lab.lines.iter().map(line).collect(),
        }
    }
}

impl<'c, T: Copy + PartialEq> NowObject<'c, T> {
    /// What holds at a date; `None` where nothing has been said by then.
    fn at(entries: &'c [Dated<T>], as_of: Date) -> Option<Self> {
        let held_since = held_since(entries, as_of).map(|since| since.to_string());
        latest(entries, as_of).map(|evidence| Self { evidence: DatedObject::of(evidence), held_since })
    }
}

impl<'c> NewestObject<'c> {
    fn of((released, name): &'c (crate::catalog::PartialDate, String)) -> Self {
        Self { name, released: released.to_string() }
    }
}

/// Writes the labs whole, as JSON.
pub fn labs_json(list: &LabList, out: &mut dyn Write) -> io::Result<()> {
    #[derive(Serialize)]
    struct Labs<'c> {
        #[serde(flatten)]
        head: Head<'c>,
        labs: Vec<LabObject<'c>>,
    }
    let date = catalog_date(list.catalog);
    let labs = list.labs.iter().map(|lab| LabObject::of(lab, list.catalog, list.as_of)).collect();
    clean_document(&Labs { head: Head::at(&date, list.as_of), labs }, out)
}
