//! Owns when a catalogue is too old to be taken at its word. Never asks the clock.

use crate::catalog::Catalog;
use crate::text::{Notice, NoticeKind};
use jiff::civil::Date;
use std::path::PathBuf;

/// A catalogue older than that many days is worth a remark.
const STALE_DAYS: i32 = 90;

/// Returns a remark where the catalogue is more than 90 days old at `as_of`.
#[must_use]
pub fn stale_catalog(catalog: &Catalog, as_of: Date) -> Option<Notice> {
    let date = catalog.date()?;
    let age = date.days_until(as_of);
    (age > STALE_DAYS).then(|| Notice {
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
        assert_eq!(stale_catalog(&catalog, date.checked_add(90.days()).unwrap()), None);
        let notice = stale_catalog(&catalog, date.checked_add(91.days()).unwrap()).unwrap();
        assert!(notice.message.contains("91 days"), "{}", notice.message);
    }
}
