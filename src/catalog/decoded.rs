//! Owns records that are decoded once, when first asked for, and shared from then on. Never knows what they are.

use super::binary::Records;
use serde::de::DeserializeOwned;
use std::sync::{Arc, OnceLock};

/// The records of a section, as far as they were asked for.
#[derive(Debug, Clone)]
pub(super) struct Decoded<T>(OnceLock<Vec<OnceLock<Option<Arc<T>>>>>);

impl<T> Default for Decoded<T> {
    fn default() -> Self {
        Self(OnceLock::new())
    }
}

impl<T: DeserializeOwned> Decoded<T> {
    /// Returns the record with that number; `None` where there is none.
    pub(super) fn get(&self, records: Records<'_>, number: u32) -> Option<Arc<T>> {
        let all = self.0.get_or_init(|| std::iter::repeat_with(OnceLock::new).take(records.len()).collect());
        let one = all.get(usize::try_from(number).ok()?)?;
        one.get_or_init(|| records.get(number).map(Arc::new)).clone()
    }
}
