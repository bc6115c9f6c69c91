//! Owns what is counted of releases, by half-year and by laboratory. Never decides what one release is.

use super::half_year::HalfYear;
use super::release::Release;
use crate::catalog::lab::Dated;
use crate::catalog::store::Catalog;
use crate::catalog::words::{LicenceClass, Outlook, Posture, Tier};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// What came out in one half-year.
#[derive(Debug, Clone, PartialEq)]
pub struct HalfYearCounts {
    /// Which.
    pub half_year: HalfYear,
    /// Whether all of it is known; else more may have come, or come yet.
    pub is_over: bool,
    /// Near-frontier open releases.
    pub open: OpenCounts,
    /// How many closed flagships.
    pub closed: usize,
    /// By how many laboratories.
    pub closed_labs: usize,
}

/// What is counted of open releases.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct OpenCounts {
    /// How many.
    pub releases: usize,
    /// By how many laboratories.
    pub labs: usize,
    /// How many under which class of terms; classes without one are left out.
    pub licences: BTreeMap<LicenceClass, usize>,
    /// The same for those of 1,000 billion parameters and more.
    pub trillion_licences: BTreeMap<LicenceClass, usize>,
    /// Total sizes where known, in billions, smallest first.
    pub sizes: Vec<f32>,
}

impl OpenCounts {
    fn of<'r>(releases: impl Iterator<Item = &'r Release>) -> Self {
        let (mut counts, mut labs) = (Self::default(), BTreeSet::new());
        for release in releases {
            let class = release.lead.licence_class;
            counts.releases += 1;
            labs.insert(release.lead.lab.as_str());
            *counts.licences.entry(class).or_default() += 1;
            if release.lead.tier() == Tier::Trillion {
                *counts.trillion_licences.entry(class).or_default() += 1;
            }
            counts.sizes.extend(release.lead.total_b);
        }
        counts.labs = labs.len();
        counts.sizes.sort_by(f32::total_cmp);
        counts
    }

    /// The middle size, or the mean of the two in the middle.
    #[must_use]
    pub fn median_b(&self) -> Option<f32> {
        let middle = self.sizes.len() / 2;
        let upper = self.sizes.get(middle)?;
        let lower = if self.sizes.len().is_multiple_of(2) { self.sizes.get(middle.checked_sub(1)?)? } else { upper };
        Some(f32::midpoint(*lower, *upper))
    }

    /// How many are plain permissive, of how many whose terms are established.
    #[must_use]
    pub fn permissive(&self) -> (usize, usize) {
        permissive(&self.licences)
    }

    /// The same for those of 1,000 billion parameters and more.
    #[must_use]
    pub fn permissive_trillion(&self) -> (usize, usize) {
        permissive(&self.trillion_licences)
    }
}

fn permissive(licences: &BTreeMap<LicenceClass, usize>) -> (usize, usize) {
    let count = |class| licences.get(&class).copied().unwrap_or_default();
    let all: usize = licences.values().sum();
    (count(LicenceClass::Permissive), all - count(LicenceClass::Unknown))
}

impl HalfYearCounts {
    /// Counts what came out in a half-year.
    pub(super) fn of(half_year: HalfYear, open: &[Release], closed: &[Release], known_until: Date) -> Self {
        let is_of = |release: &&Release| release.half_year == half_year;
        let closed: Vec<&str> = closed.iter().filter(is_of).map(|release| release.lead.lab.as_str()).collect();
        Self {
            half_year,
            is_over: half_year.is_over(known_until),
            open: OpenCounts::of(open.iter().filter(is_of)),
            closed: closed.len(),
            closed_labs: closed.into_iter().collect::<BTreeSet<_>>().len(),
        }
    }
}

/// What came out of one laboratory.
#[derive(Debug, Clone, PartialEq)]
pub struct LabCounts {
    /// The laboratory's id.
    pub id: String,
    /// As people write it.
    pub name: String,
    /// What it does with its best weights, at the date.
    pub posture: Option<Dated<Posture>>,
    /// How likely it is to go on, at the date.
    pub outlook: Option<Dated<Outlook>>,
    /// Near-frontier open releases, half-year by half-year.
    pub open: Vec<usize>,
    /// Closed flagships, half-year by half-year.
    pub closed: Vec<usize>,
}

impl LabCounts {
    /// All open releases.
    #[must_use]
    pub fn all_open(&self) -> usize {
        self.open.iter().sum()
    }

    /// All closed releases.
    #[must_use]
    pub fn all_closed(&self) -> usize {
        self.closed.iter().sum()
    }

    /// Counts every laboratory that has a release.
    pub(super) fn of_all(
        catalog: &Catalog,
        half_years: &[HalfYearCounts],
        open: &[Release],
        closed: &[Release],
        as_of: Date,
    ) -> Vec<Self> {
        let ids: BTreeSet<&str> = open.iter().chain(closed).map(|release| release.lead.lab.as_str()).collect();
        let by_half = |id: &str, releases: &[Release]| {
            let is_of = |release: &&Release, half| release.lead.lab == id && release.half_year == half;
            let count = |half| releases.iter().filter(|release| is_of(release, half)).count();
            half_years.iter().map(|counts| count(counts.half_year)).collect()
        };
        let counts = |id: &str| {
            let lab = catalog.lab(id);
            Self {
                id: id.to_owned(),
                posture: lab.as_ref().and_then(|lab| lab.posture_of(None, as_of)).cloned(),
                outlook: lab.as_ref().and_then(|lab| lab.outlook_of(None, as_of)).cloned(),
                name: lab.map_or_else(|| id.to_owned(), |lab| lab.name.clone()),
                open: by_half(id, open),
                closed: by_half(id, closed),
            }
        };
        let mut all: Vec<Self> = ids.into_iter().map(counts).collect();
        all.sort_by_key(|lab| (std::cmp::Reverse((lab.all_open(), lab.all_closed())), lab.name.to_lowercase()));
        all
    }
}
