//! Owns dates that may be known only to the month or the year, and the arithmetic on them.
//! Never asks the clock.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A date as sources give it: a day, a month or a year.
///
/// Ordered by its earliest possible day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct PartialDate {
    year: u16,
    /// 0 where only the year is known.
    month: u8,
    /// 0 where only the month is known.
    day: u8,
}

impl PartialDate {
    /// The earliest day that the date can mean.
    #[must_use]
    pub fn earliest(self) -> jiff::civil::Date {
        let (year, month, day) = (self.year, self.month.max(1), self.day.max(1));
        let number = |value: u8| i8::try_from(value).unwrap_or(1);
        jiff::civil::Date::new(i16::try_from(year).unwrap_or(1970), number(month), number(day)).unwrap_or_default()
    }

    /// Days from the earliest day it can mean to `later`; negative where that lies before.
    #[must_use]
    pub fn days_until(self, later: jiff::civil::Date) -> i32 {
        later.since(self.earliest()).map_or(0, |span| span.get_days())
    }

    /// Returns how much of it is known: `day`, `month` or `year`.
    #[must_use]
    pub fn precision(self) -> &'static str {
        match (self.month, self.day) {
            (0, _) => "year",
            (_, 0) => "month",
            _ => "day",
        }
    }

    /// Whether the day is known.
    #[must_use]
    pub fn is_exact(self) -> bool {
        self.day > 0
    }
}

impl FromStr for PartialDate {
    type Err = String;

    /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; anything else, and days that do not exist, are errors.
    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("`{text}` is no date: write YYYY-MM-DD, YYYY-MM or YYYY");
        let lengths: Vec<usize> = text.split('-').map(str::len).collect();
        if !matches!(lengths.as_slice(), [4] | [4, 2] | [4, 2, 2]) {
            return Err(wrong());
        }
        let mut numbers = text.split('-').map(str::parse::<u16>);
        let mut next = || numbers.next().transpose().map_err(|_| wrong());
        let (year, month, day) = (next()?, next()?, next()?);
        let small = |value: Option<u16>| u8::try_from(value.unwrap_or(0)).map_err(|_| wrong());
        let date = Self { year: year.ok_or_else(wrong)?, month: small(month)?, day: small(day)? };
        let filled = |value: u8| i8::try_from(value.max(1)).map_err(|_| wrong());
        let year = i16::try_from(date.year).map_err(|_| wrong())?;
        let exists = jiff::civil::Date::new(year, filled(date.month)?, filled(date.day)?).is_ok();
        let zero = month == Some(0) || day == Some(0);
        if exists && !zero { Ok(date) } else { Err(wrong()) }
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if self.month > 0 {
            write!(f, "-{:02}", self.month)?;
        }
        if self.day > 0 {
            write!(f, "-{:02}", self.day)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::PartialDate;
    use jiff::civil::date;

    #[test]
    fn days_months_and_years_are_read_and_written_alike() {
        for text in ["2026", "2026-02", "2024-02-29"] {
            assert_eq!(text.parse::<PartialDate>().unwrap().to_string(), text);
        }
        for text in ["", "26", "2026-2", "2026-13", "2026-00", "2025-02-29", "2026-01-00", "2026-01-01-01", "20x6"] {
            assert!(text.parse::<PartialDate>().is_err(), "{text}");
        }
    }

    #[test]
    fn what_is_not_known_is_taken_as_its_first_day() {
        let month: PartialDate = "2026-03".parse().unwrap();
        assert_eq!(month.earliest(), date(2026, 3, 1));
        assert_eq!(month.days_until(date(2026, 4, 1)), 31);
        assert_eq!(
            ["2026", "2026-03", "2026-03-01"].map(|text| text.parse::<PartialDate>().unwrap().precision()),
            ["year", "month", "day"]
        );
        assert_eq!(month.days_until(date(2026, 2, 28)), -1);
        assert_eq!(month.days_until(date(2031, 3, 1)), 1826, "years are counted in days");
        assert!(month < "2026-04-01".parse().unwrap() && !month.is_exact());
    }
}
