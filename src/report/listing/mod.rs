//! Owns the lists of what the catalogue holds: models and labs, as tables, JSON and CSV. Never chooses what is listed.

mod labs;
mod labs_json;
mod models;
mod object;
mod order;

pub use labs::{LabList, labs_csv, labs_table};
pub use labs_json::labs_json;
pub use models::{ModelList, models_csv, models_json, models_table};
pub use order::SortBy;

pub(super) use labs_json::{LabObject, SupplyObject};
pub(super) use object::EntryObject;

use crate::catalog::Catalog;

/// The date of the newest source behind a catalogue, as heads of documents give it.
pub(super) fn catalog_date(catalog: &Catalog) -> String {
    catalog.date().map(|date| date.to_string()).unwrap_or_default()
}

/// Returns the text of what is known, else nothing.
fn or_empty<T: ToString>(value: Option<T>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}
