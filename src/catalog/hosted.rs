//! Owns the words of the hosted clock: what a host offers, until when, and how its record of withdrawing is counted.
//! Never speaks of the weights' own clock: a host's end says nothing of a copy of one's own.

use super::date::PartialDate;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// The day on which a host stops serving an offer. No date of weights, and not to be taken for one:
///
/// ```compile_fail
/// let ends: owlint::catalog::HostedEnd = "2026-07-24".parse().unwrap();
/// let released: owlint::catalog::PartialDate = ends;
/// ```
///
/// ```compile_fail
/// # let released: owlint::catalog::PartialDate = "2026-07-24".parse().unwrap();
/// # let ends: owlint::catalog::HostedEnd = "2026-07-24".parse().unwrap();
/// assert!(released < ends);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct HostedEnd(PartialDate);

impl HostedEnd {
    /// Whether the offer is over at a date; on its last day it is.
    #[must_use]
    pub fn has_passed(self, as_of: Date) -> bool {
        self.days_left(as_of) <= 0
    }

    /// Days from a date to the end; zero or less where it has passed.
    #[must_use]
    pub fn days_left(self, as_of: Date) -> i32 {
        -self.0.days_until(as_of)
    }

    /// Days from the release of weights to the end of this offer of them: the one place where the two clocks meet.
    #[must_use]
    pub fn days_after_release(self, released: PartialDate) -> i32 {
        released.days_until(self.0.earliest())
    }
}

impl FromStr for HostedEnd {
    type Err = String;

    /// Reads `YYYY-MM-DD`; an offer ends on a day, not in a month.
    fn from_str(text: &str) -> Result<Self, String> {
        let date: PartialDate = text.parse()?;
        if date.is_exact() { Ok(Self(date)) } else { Err(format!("`{text}` is no day: write YYYY-MM-DD")) }
    }
}

impl fmt::Display for HostedEnd {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Since when a host serves an offer, to the day or the month. No date of weights either.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct HostedSince(PartialDate);

impl HostedSince {
    /// Whether it begins after `end`.
    #[must_use]
    pub fn is_after(self, end: HostedEnd) -> bool {
        self.0.earliest() > end.0.earliest()
    }
}

impl FromStr for HostedSince {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        text.parse().map(Self)
    }
}

impl fmt::Display for HostedSince {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// What a host serves under one spelling.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// The host's id.
    pub host: String,
    /// The name by which the host is asked for it.
    pub spelling: String,
    /// The id of the model, where the catalogue knows it.
    pub model: Option<String>,
    /// Since when; `None` where not known.
    pub since: Option<HostedSince>,
    /// Until when; `None` where no end was announced when the source was taken.
    pub ends_on: Option<HostedEnd>,
    /// What the host names instead, in its own spellings.
    pub replacements: Vec<String>,
    /// Where this comes from, with its date.
    pub source: String,
}

/// So many of so many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Share {
    /// How many were withdrawn.
    pub withdrawn: u32,
    /// How many are old enough to be counted.
    pub of: u32,
}

impl Share {
    /// Counts one more where it is old enough.
    fn add(&mut self, is_old_enough: bool, is_withdrawn: bool) {
        self.of = self.of.saturating_add(u32::from(is_old_enough));
        self.withdrawn = self.withdrawn.saturating_add(u32::from(is_old_enough && is_withdrawn));
    }
}

/// How many near-frontier open-weight models a host has withdrawn, ever and soon after their release, over those old
/// enough.
///
/// Price tables drop old names: what was withdrawn long ago may be missing on both sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Withdrawing {
    /// By the date, of all released by then.
    pub by_then: Share,
    /// Within 90 days.
    pub within_90: Share,
    /// Within 150 days.
    pub within_150: Share,
}

impl Withdrawing {
    /// Counts a host's models at a date.
    #[must_use]
    pub(crate) fn count<'p>(pairs: impl IntoIterator<Item = &'p HostedModel>, as_of: Date) -> Self {
        let mut counts = Self::default();
        for pair in pairs {
            let age = pair.released.days_until(as_of);
            let ended_within = |days: i32| pair.end.is_some_and(|end| end.days_after_release(pair.released) <= days);
            for (share, days) in [(&mut counts.within_90, 90), (&mut counts.within_150, 150)] {
                share.add(age >= days, ended_within(days));
            }
            counts.by_then.add(age >= 0, pair.end.is_some_and(|end| end.has_passed(as_of)));
        }
        counts
    }
}

/// A near-frontier open-weight model at a host: when its weights came out, and when the last of its offers ends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct HostedModel {
    /// The model's id.
    pub model: String,
    /// By the weights' clock.
    pub released: PartialDate,
    /// `None` where one of its offers has no end.
    pub end: Option<HostedEnd>,
}

#[cfg(test)]
mod tests {
    use super::{HostedEnd, HostedModel, Share, Withdrawing};
    use jiff::civil::date;

    fn pair(released: &str, end: Option<&str>) -> HostedModel {
        let end = end.map(|end| end.parse().unwrap());
        HostedModel { model: "anvil-1".to_owned(), released: released.parse().unwrap(), end }
    }

    #[test]
    fn an_offer_ends_on_a_day_and_is_over_on_it() {
        let end: HostedEnd = "2026-07-24".parse().unwrap();
        assert_eq!(end.to_string(), "2026-07-24");
        assert!(!end.has_passed(date(2026, 7, 23)) && end.has_passed(date(2026, 7, 24)));
        assert_eq!((end.days_left(date(2026, 7, 14)), end.days_left(date(2026, 7, 25))), (10, -1));
        for wrong in ["2026-07", "2026", "soon"] {
            assert!(wrong.parse::<HostedEnd>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn only_what_is_old_enough_is_counted() {
        let pairs = [
            pair("2026-01-01", Some("2026-04-01")),
            pair("2026-01-01", Some("2026-04-02")),
            pair("2026-01-01", None),
            pair("2026-08-01", Some("2026-08-15")),
        ];
        let at = |day| Withdrawing::count(&pairs, day);
        assert_eq!(at(date(2026, 3, 31)).within_90, Share { withdrawn: 0, of: 0 }, "89 days old");
        assert_eq!(at(date(2026, 4, 1)).within_90, Share { withdrawn: 1, of: 3 });
        assert_eq!(at(date(2026, 5, 31)).within_150, Share { withdrawn: 2, of: 3 });
        assert_eq!(at(date(2026, 10, 30)).within_90, Share { withdrawn: 2, of: 4 });
        assert_eq!(at(date(2026, 10, 30)).within_150, Share { withdrawn: 2, of: 3 }, "the young one does not count");
    }

    #[test]
    fn what_has_ended_is_counted_over_all_released_by_then() {
        let pairs =
            [pair("2026-01-01", Some("2026-04-01")), pair("2026-01-01", None), pair("2026-08-01", Some("2026-12-31"))];
        let at = |day| Withdrawing::count(&pairs, day).by_then;
        assert_eq!(at(date(2025, 12, 31)), Share { withdrawn: 0, of: 0 });
        assert_eq!(at(date(2026, 3, 31)), Share { withdrawn: 0, of: 2 });
        assert_eq!(at(date(2026, 11, 23)), Share { withdrawn: 1, of: 3 }, "an announced end is not yet one");
    }
}
