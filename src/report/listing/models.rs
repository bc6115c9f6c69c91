//! Owns the list of models. Never sorts or filters it.

use super::super::csv;
use super::super::describe::counted;
use super::super::json::{Head, clean_document};
use super::super::table::{Column, table};
use super::super::theme::View;
use super::object::EntryObject;
use super::{catalog_date, or_empty};
use crate::catalog::{Catalog, Listed, PartialDate, Weights};
use crate::exposure::billions;
use jiff::civil::Date;
use serde::Serialize;
use std::collections::BTreeSet;
use std::io::{self, Write};

/// The last columns are the first to go where a terminal is narrow.
const COLUMNS: [Column; 8] = [
    Column::new("MODEL").down_to(24),
    Column::new("LAB").down_to(9),
    Column::new("TIER"),
    Column::number("SIZE"),
    Column::new("WEIGHTS"),
    Column::new("RELEASED"),
    Column::new("STANDING"),
    Column::new("LICENCE").down_to(8),
];

const CSV_HEADS: [&str; 28] = [
    "id",
    "name",
    "lab",
    "line",
    "generation",
    "tier",
    "total_b",
    "active_b",
    "weights",
    "licence",
    "licence_class",
    "restricts",
    "released",
    "released_precision",
    "near_frontier",
    "standing",
    "exposed",
    "class",
    "purpose",
    "modality",
    "context",
    "base",
    "posture",
    "outlook",
    "offers",
    "offers_ended",
    "repositories",
    "source",
];

/// Models to be listed, in their order.
#[derive(Debug)]
pub struct ModelList<'c> {
    /// The models.
    pub models: &'c [Listed],
    /// What they were chosen from.
    pub catalog: &'c Catalog,
    /// The date at which they are told of.
    pub as_of: Date,
}

/// Writes one row for each model, and a line that counts them.
pub fn models_table(list: &ModelList, view: &View, out: &mut dyn Write) -> io::Result<()> {
    if !list.models.is_empty() {
        table(&COLUMNS, &list.models.iter().map(row).collect::<Vec<_>>(), view, out)?;
        writeln!(out)?;
    }
    let labs: BTreeSet<&str> = list.models.iter().map(|listed| listed.model().lab.as_str()).collect();
    let (found, all) = (list.models.len(), list.catalog.len());
    let models = if found == all { counted(all, "model", "models") } else { format!("{found} of {all} models") };
    let labs = counted(labs.len(), "lab", "labs");
    writeln!(out, "{models}, {labs}; catalogue of {}, as of {}", catalog_date(list.catalog), list.as_of)
}

/// Writes the models whole, as JSON.
pub fn models_json(list: &ModelList, out: &mut dyn Write) -> io::Result<()> {
    #[derive(Serialize)]
    struct Models<'c> {
        #[serde(flatten)]
        head: Head<'c>,
        models: Vec<EntryObject<'c>>,
    }
    let date = catalog_date(list.catalog);
    let head = Head::at(&date, list.as_of);
    clean_document(&Models { head, models: list.models.iter().map(EntryObject::of).collect() }, out)
}

/// Writes one row of CSV for each model.
pub fn models_csv(list: &ModelList, out: &mut dyn Write) -> io::Result<()> {
    csv::row(&CSV_HEADS, out)?;
    list.models.iter().try_for_each(|listed| csv::row(&csv_row(listed), out))
}

fn row(listed: &Listed) -> Vec<String> {
    let model = listed.model();
    let dash = || "–".to_owned();
    let size = match (model.total_b, model.active_b) {
        (Some(total), Some(active)) => format!("{} A{}", billions(total), billions(active)),
        (Some(total), None) => billions(total),
        (None, Some(active)) => format!("? A{}", billions(active)),
        (None, None) => dash(),
    };
    let licence = match (&model.licence, model.weights) {
        (Some(licence), _) => licence.clone(),
        (None, Weights::Closed) => dash(),
        (None, _) => "not known".to_owned(),
    };
    vec![
        model.id.clone(),
        model.lab.clone(),
        model.tier().as_str().to_owned(),
        size,
        model.weights.as_str().to_owned(),
        model.released.map_or_else(|| "not known".to_owned(), |date| date.to_string()),
        listed.standing.as_str().to_owned(),
        licence,
    ]
}

fn csv_row(listed: &Listed) -> [String; 28] {
    let model = listed.model();
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    [
        model.id.clone(),
        model.name.clone(),
        model.lab.clone(),
        text(&model.line),
        text(&model.generation),
        model.tier().as_str().to_owned(),
        or_empty(model.total_b),
        or_empty(model.active_b),
        model.weights.as_str().to_owned(),
        text(&model.licence),
        model.licence_class.as_str().to_owned(),
        text(&model.restricts),
        or_empty(model.released),
        or_empty(model.released.map(PartialDate::precision)),
        or_empty(model.near_frontier),
        listed.standing.as_str().to_owned(),
        model.is_exposed().to_string(),
        or_empty(model.class.map(crate::catalog::Class::as_str)),
        model.purpose.as_str().to_owned(),
        model.modality.as_str().to_owned(),
        or_empty(model.context),
        text(&model.base),
        or_empty(listed.posture.as_ref().map(|posture| posture.is.as_str())),
        or_empty(listed.outlook.as_ref().map(|outlook| outlook.is.as_str())),
        listed.offers.to_string(),
        listed.offers_ended.to_string(),
        model.repositories.join(csv::LIST),
        model.source.clone(),
    ]
}
