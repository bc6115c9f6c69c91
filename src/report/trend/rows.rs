//! Owns the trend as CSV: one row for each release, open and closed. Never sums anything up.

use super::super::csv::{LIST, row};
use crate::catalog::{Release, Trend};
use std::io::{self, Write};

const HEADS: [&str; 14] = [
    "weights",
    "half_year",
    "released",
    "precision",
    "lab",
    "id",
    "name",
    "total_b",
    "active_b",
    "tier",
    "licence",
    "licence_class",
    "models",
    "source",
];

/// Writes one row for each release, the open ones first, oldest first.
pub fn trend_csv(trend: &Trend, out: &mut dyn Write) -> io::Result<()> {
    row(&HEADS, out)?;
    trend.open.iter().chain(&trend.closed).try_for_each(|release| row(&cells(release), out))
}

fn cells(release: &Release) -> [String; 14] {
    let model = &release.lead;
    let number = |size: Option<f32>| size.map(|size| size.to_string()).unwrap_or_default();
    let precision = model.released.map(|released| released.precision().to_owned());
    [
        model.weights.as_str().to_owned(),
        release.half_year.to_string(),
        model.released.map(|released| released.to_string()).unwrap_or_default(),
        precision.unwrap_or_default(),
        model.lab.clone(),
        model.id.clone(),
        model.name.clone(),
        number(model.total_b),
        number(model.active_b),
        model.tier().as_str().to_owned(),
        model.licence.clone().unwrap_or_default(),
        model.licence_class.as_str().to_owned(),
        release.ids().collect::<Vec<_>>().join(LIST),
        model.source.clone(),
    ]
}
