//! Owns when a catalogue is too old to be taken at its word. Never asks the clock.

use crate::catalog::Catalog;
use crate::text::{Notice, NoticeKind};
use jiff::civil::Date;
use std::path::PathBuf;

/// A catalogue older than that many days is worth a remark.
pub const STALE_DAYS: u32 = 90;

/// Returns a remark where the catalogue is more than `max_age` days old at `as_of`.
#[must_use]
pub fn stale_catalog(catalog: &Catalog, as_of: Date, max_age: u32) -> Option<Notice> {
    let date = catalog.date()?;
    let age = date.days_until(as_of);
    (i64::from(age) > i64::from(max_age)).then(|| Notice {
        path: PathBuf::new(),
        kind: NoticeKind::StaleCatalog,
        message: format!(
            "the catalogue is of {date}, {age} days before {as_of}: newer releases are missing, update owlint"
        ),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::ToSpan;

    #[test]
    fn ninety_days_are_fine_and_one_more_is_not() {
        let catalog = Catalog::embedded();
        let date = catalog.date().unwrap().earliest();
        assert_eq!(stale_catalog(&catalog, date.checked_add(90.days()).unwrap(), STALE_DAYS), None);
        let notice = stale_catalog(&catalog, date.checked_add(91.days()).unwrap(), STALE_DAYS).unwrap();
        assert!(notice.message.contains("91 days"), "{}", notice.message);
    }
}
