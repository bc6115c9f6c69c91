//! Owns half-years: which one a date lies in, and how they are written. Never counts anything.

use crate::catalog::date::PartialDate;
use jiff::civil::Date;
use serde::{Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

/// January to June, or July to December, of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HalfYear {
    year: i16,
    is_second: bool,
}

impl HalfYear {
    /// The one in which a day lies.
    #[must_use]
    pub fn of_day(day: Date) -> Self {
        Self { year: day.year(), is_second: day.month() > 6 }
    }

    /// The one in which a date lies; `None` where only the year is known.
    #[must_use]
    pub fn of(date: PartialDate) -> Option<Self> {
        (date.precision() != "year").then(|| Self::of_day(date.earliest()))
    }

    /// The one that follows.
    #[must_use]
    pub fn next(self) -> Self {
        Self { year: self.year.saturating_add(i16::from(self.is_second)), is_second: !self.is_second }
    }

    /// Whether all its days lie before a date or on it.
    #[must_use]
    pub fn is_over(self, as_of: Date) -> bool {
        let tomorrow = as_of.tomorrow().unwrap_or(as_of);
        self < Self::of_day(tomorrow)
    }

    /// All from this one to the last, in order; none where the last lies before.
    pub fn up_to(self, last: Self) -> impl Iterator<Item = Self> {
        // Dates end with the year 9999, which bounds this.
        std::iter::successors(Some(self), |half| Some(half.next())).take_while(move |half| *half <= last)
    }
}

impl fmt::Display for HalfYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}H{}", self.year, u8::from(self.is_second) + 1)
    }
}

impl Serialize for HalfYear {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl FromStr for HalfYear {
    type Err = String;

    /// Reads `2026H1`, also with a hyphen or a blank before the `H`, in any case.
    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("`{text}` is no half-year: write it as 2026H1");
        let (year, half) = text.trim().split_once(['H', 'h']).ok_or_else(wrong)?;
        let year = year.trim_end_matches(['-', ' ']);
        let is_year = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
        match (year.parse(), half) {
            (Ok(year), "1" | "2") if is_year => Ok(Self { year, is_second: half == "2" }),
            _ => Err(wrong()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::HalfYear;
    use jiff::civil::date;

    fn half(text: &str) -> HalfYear {
        text.parse().unwrap()
    }

    #[test]
    fn half_years_are_read_as_people_write_them() {
        for text in ["2026H1", "2026-H1", "2026 h1", " 2026h1 "] {
            assert_eq!(half(text).to_string(), "2026H1");
        }
        for text in ["2026", "2026H3", "26H1", "H1", "2026H", "2026-07", "20261H1", "-026H1", "2026H1H1"] {
            assert!(text.parse::<HalfYear>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_date_lies_in_one_unless_only_its_year_is_known() {
        let of = |text: &str| HalfYear::of(text.parse().unwrap()).map(|half| half.to_string());
        assert_eq!(of("2026-06-30").as_deref(), Some("2026H1"));
        assert_eq!(of("2026-07").as_deref(), Some("2026H2"));
        assert_eq!(of("2026"), None);
    }

    #[test]
    fn one_is_over_on_its_last_day() {
        assert!(!half("2026H1").is_over(date(2026, 6, 29)) && half("2026H1").is_over(date(2026, 6, 30)));
        assert!(half("2025H2").is_over(date(2026, 1, 1)) && !half("2026H2").is_over(date(2026, 11, 23)));
    }

    #[test]
    fn they_follow_one_another() {
        let all: Vec<String> = half("2025H2").up_to(half("2026H2")).map(|half| half.to_string()).collect();
        assert_eq!(all, ["2025H2", "2026H1", "2026H2"]);
        assert_eq!(half("2026H2").up_to(half("2026H1")).count(), 0);
    }
}
