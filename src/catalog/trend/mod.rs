//! Owns who releases near-frontier weights and who keeps them: releases by laboratory and half-year, open beside
//! closed, with licences, sizes and what hosts have withdrawn. Never words or draws it.

mod checked;
mod counts;
mod half_year;
mod hosting;
mod release;

pub use checked::{Checked, Difference, checked};
pub use counts::{HalfYearCounts, LabCounts, OpenCounts};
pub use half_year::HalfYear;
pub use hosting::{HostRecord, Hosting};
pub use release::{Release, closed_releases, open_releases};

use super::model::Model;
use super::store::Catalog;
use super::words::Class;
use jiff::civil::Date;

/// What a trend is asked about.
#[derive(Debug, Clone, PartialEq)]
pub struct TrendQuery {
    /// What came out later is not known yet.
    pub as_of: Date,
    /// The ids of the laboratories; all where empty.
    pub labs: Vec<String>,
    /// The first half-year; that of the first open release where `None`.
    pub since: Option<HalfYear>,
}

/// Releases, and what can be counted of them.
#[derive(Debug, Clone, PartialEq)]
pub struct Trend {
    /// What was asked.
    pub query: TrendQuery,
    /// The date of the question, or that of the catalogue where it knows no further.
    pub known_until: Date,
    /// Near-frontier open releases, oldest first.
    pub open: Vec<Release>,
    /// Releases of closed flagships, oldest first.
    pub closed: Vec<Release>,
    /// Every half-year from the first to the last of which anything is known.
    pub half_years: Vec<HalfYearCounts>,
    /// Every laboratory with a release, those with the most open ones first.
    pub labs: Vec<LabCounts>,
    /// What hosts have withdrawn.
    pub hosting: Hosting,
    /// What could not be placed in a half-year.
    pub undated: Undated,
}

/// Models without a date to the month.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Undated {
    /// Near-frontier open ones.
    pub open: usize,
    /// Closed flagships.
    pub closed: usize,
}

impl Catalog {
    /// Counts releases of near-frontier open weights and of closed flagships.
    #[must_use]
    pub fn trend(&self, query: TrendQuery) -> Trend {
        let (open, closed): (Vec<Model>, Vec<Model>) = self
            .models()
            .filter(|model| model.near_frontier == Some(true) || model.class == Some(Class::Flagship))
            .filter(|model| model.released.is_none_or(|released| released.earliest() <= query.as_of))
            .partition(|model| model.near_frontier == Some(true));
        // Where one laboratory is asked about, its years without a release are shown all the same.
        let first = query.since.or_else(|| first(&open)).or_else(|| first(&closed));
        let is_asked_for = |model: &Model| query.labs.is_empty() || query.labs.contains(&model.lab);
        let [open, closed] = [open, closed].map(|models| models.into_iter().filter(is_asked_for).collect::<Vec<_>>());
        let undated = Undated { open: undated(&open), closed: undated(&closed) };
        let (mut open, mut closed) = (open_releases(open), closed_releases(closed));
        for releases in [&mut open, &mut closed] {
            releases.retain(|release| first.is_some_and(|first| release.half_year >= first));
        }
        let known_until = self.date().map_or(query.as_of, |date| date.earliest().min(query.as_of));
        let last = open.iter().chain(&closed).map(|release| release.half_year).max();
        let last = last.max(Some(HalfYear::of_day(known_until)));
        let span = first.zip(last).into_iter().flat_map(|(first, last)| first.up_to(last));
        let half_years: Vec<HalfYearCounts> =
            span.map(|half| HalfYearCounts::of(half, &open, &closed, known_until)).collect();
        let labs = LabCounts::of_all(self, &half_years, &open, &closed, query.as_of);
        let hosting = self.hosting(&query);
        Trend { query, known_until, open, closed, half_years, labs, hosting, undated }
    }
}

fn half_year(model: &Model) -> Option<HalfYear> {
    HalfYear::of(model.released?)
}

fn first(models: &[Model]) -> Option<HalfYear> {
    models.iter().filter_map(half_year).min()
}

fn undated(models: &[Model]) -> usize {
    models.iter().filter(|model| half_year(model).is_none()).count()
}

#[cfg(test)]
mod tests;
