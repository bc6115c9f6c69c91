//! Owns the comparison of the catalogue with a list that others keep: what is new there, what differs, what has gone and
//! which offers end. Never merges anything, and never reads a file or resolves a spelling by itself.
//!
//! Both lists have errors of their own (`docs/catalogue.md` names them): what is told here is checked by a person.

mod listing;
mod models;
mod offers;
mod text;
mod vote;

pub use listing::{Listing, ListingError, Row, Source};

use super::date::PartialDate;
use super::model::Model;
use super::store::Catalog;
use super::words::Basis;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// What a comparison found, each list sorted.
#[derive(Debug, Serialize)]
pub struct Comparison {
    /// Whose list it is.
    pub source: Source,
    /// The date of the catalogue.
    pub catalog_date: Option<String>,
    /// How many rows were read.
    pub rows: usize,
    /// Names that the catalogue does not have.
    pub new: Vec<NewName>,
    /// Facts of models on which the two differ.
    pub different: Vec<Difference>,
    /// Offers whose end the list gives otherwise.
    pub ends: Vec<End>,
    /// Offers of the catalogue that the list no longer has.
    pub gone: Vec<Gone>,
}

/// A name that the catalogue does not have.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct NewName {
    /// The lab, as far as the name tells; `unknown` where it does not.
    pub lab: String,
    /// What was read off the name, else the spelling.
    pub name: String,
    /// How hosts write it.
    pub spellings: BTreeSet<String>,
    /// Who lists it, by the list's own names.
    pub hosts: BTreeSet<String>,
    /// `open` or `closed`, where most rows say so.
    pub weights: Option<&'static str>,
    /// Context length in tokens, where most rows agree.
    pub context: Option<u64>,
    /// Release date, where most rows agree.
    pub released: Option<String>,
}

/// A fact on which the two differ.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Difference {
    /// The id of the model.
    pub model: String,
    /// `lab`, `weights`, `licence`, `context` or `released`: the field of the model's block.
    pub field: &'static str,
    /// What the catalogue says, where it says anything.
    pub ours: Option<String>,
    /// What the list says.
    pub theirs: String,
    /// How many of its rows say so.
    pub rows: usize,
    /// How many of its rows say anything of it.
    pub of: usize,
    /// Whether the lab's own interface is among those that say so.
    pub first_party: bool,
}

/// An offer whose end the list gives otherwise.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct End {
    /// The host's id in the catalogue.
    pub host: String,
    /// As the list has it.
    pub spelling: String,
    /// The model that it means, where the catalogue knows it.
    pub model: Option<String>,
    /// The end in the catalogue.
    pub ours: Option<String>,
    /// The end in the list; `deprecated` where it gives no day.
    pub theirs: String,
}

/// An offer of the catalogue that the list no longer has.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Gone {
    /// The host's id.
    pub host: String,
    /// As the catalogue has it.
    pub spelling: String,
    /// The model that it means.
    pub model: Option<String>,
    /// The end in the catalogue, where it has one.
    pub ends: Option<String>,
}

impl Comparison {
    /// Whether the two agree in all that is compared.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.new.is_empty() && self.different.is_empty() && self.ends.is_empty() && self.gone.is_empty()
    }
}

/// Rows that mean one model.
type RowsByModel<'l> = BTreeMap<String, (Model, Vec<&'l Row>)>;

/// Compares the catalogue with a list. `resolve` reads a spelling as the rest of owlint does.
///
/// ```
/// use owlint::catalog::{Catalog, compare};
/// use owlint::identify::{read, resolve};
///
/// let text = r#"{"acme/hammer-9b": {"litellm_provider": "acme", "mode": "chat", "max_input_tokens": 8192}}"#;
/// let catalog = Catalog::embedded();
/// let model = |spelling: &str| Some((*resolve(&read(spelling, &catalog)?, &catalog).model?).clone());
/// let found = compare::compare(&compare::Listing::read(text).unwrap(), &catalog, &model);
/// assert_eq!(found.new[0].name, "hammer-9b");
/// ```
#[must_use]
pub fn compare(listing: &Listing, catalog: &Catalog, resolve: &dyn Fn(&str) -> Option<Model>) -> Comparison {
    let (known, new) = sorted_out(listing, resolve);
    let hosts = offers::hosts_of(listing, catalog);
    let mut different: Vec<Difference> =
        known.values().flat_map(|(model, rows)| models::differences(model, rows, &hosts, catalog)).collect();
    different.sort();
    Comparison {
        source: listing.source,
        catalog_date: catalog.date().as_ref().map(PartialDate::to_string),
        rows: listing.rows.len(),
        new,
        different,
        ends: offers::ends(listing, &hosts, catalog, resolve),
        gone: offers::gone(listing, &hosts, catalog),
    }
}

/// Parts the rows that mean a model of the catalogue from the names that it lacks.
fn sorted_out<'l>(listing: &'l Listing, resolve: &dyn Fn(&str) -> Option<Model>) -> (RowsByModel<'l>, Vec<NewName>) {
    let mut known: RowsByModel<'l> = BTreeMap::new();
    let mut unheard: RowsByModel<'l> = BTreeMap::new();
    for row in &listing.rows {
        let model = resolve(&row.spelling).unwrap_or_else(|| Model::named(row.name()));
        let of = if model.basis == Basis::Catalog { &mut known } else { &mut unheard };
        of.entry(model.id.clone()).or_insert_with(|| (model, Vec::new())).1.push(row);
    }
    let mut new: Vec<NewName> = unheard.values().map(|(model, rows)| models::new_name(model, rows)).collect();
    new.sort();
    (known, new)
}

#[cfg(test)]
mod tests;
