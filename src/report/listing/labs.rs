//! Owns the list of labs as table and CSV. Never sorts or filters it.

use super::super::csv;
use super::super::describe::counted;
use super::super::table::{Column, table};
use super::super::theme::View;
use super::{catalog_date, or_empty};
use crate::catalog::{Catalog, Outlook, Profile};
use jiff::civil::Date;
use std::io::{self, Write};

/// The last columns are the first to go where a terminal is narrow.
const COLUMNS: [Column; 11] = [
    Column::new("LAB").down_to(12),
    Column::new("POSTURE"),
    Column::new("SINCE"),
    Column::new("OUTLOOK"),
    Column::new("SINCE"),
    Column::number("OPEN"),
    Column::number("CLOSED"),
    Column::number("FRONTIER"),
    Column::new("IN"),
    Column::new("KIND").down_to(7),
    Column::new("NEWEST NEAR THE FRONTIER").down_to(24),
];

const CSV_HEADS: [&str; 19] = [
    "id",
    "name",
    "kind",
    "country",
    "posture",
    "posture_since",
    "posture_why",
    "posture_source",
    "outlook",
    "outlook_since",
    "outlook_why",
    "outlook_source",
    "open",
    "closed",
    "unknown",
    "near_frontier",
    "newest_near_frontier",
    "newest_released",
    "publishes_as",
];

/// Labs to be listed, in their order.
#[derive(Debug)]
pub struct LabList<'c> {
    /// The labs.
    pub labs: &'c [Profile],
    /// How many there are in all.
    pub all: usize,
    /// What they were chosen from.
    pub catalog: &'c Catalog,
    /// The date at which they are told of.
    pub as_of: Date,
}

/// Writes one row for each lab, and a line that counts them.
pub fn labs_table(list: &LabList, view: &View, out: &mut dyn Write) -> io::Result<()> {
    if !list.labs.is_empty() {
        table(&COLUMNS, &list.labs.iter().map(row).collect::<Vec<_>>(), view, out)?;
        writeln!(out)?;
    }
    let found = list.labs.len();
    let labs = if found == list.all { counted(found, "lab", "labs") } else { format!("{found} of {} labs", list.all) };
    writeln!(out, "{labs}; catalogue of {}, as of {}", catalog_date(list.catalog), list.as_of)
}

/// Writes one row of CSV for each lab.
pub fn labs_csv(list: &LabList, out: &mut dyn Write) -> io::Result<()> {
    csv::row(&CSV_HEADS, out)?;
    list.labs.iter().try_for_each(|lab| csv::row(&csv_row(lab), out))
}

fn row(profile: &Profile) -> Vec<String> {
    let known = |text: Option<String>| text.unwrap_or_else(|| "not known".to_owned());
    let newest = profile.newest.as_ref().map(|(released, name)| format!("{released} {name}"));
    let outlook = outlook(profile);
    let country = Some(profile.lab.country.clone()).filter(|country| !country.is_empty());
    vec![
        profile.lab.id.clone(),
        known(profile.posture.as_ref().map(|posture| posture.is.as_str().to_owned())),
        known(profile.posture_since.map(|since| since.to_string())),
        known(outlook.map(str::to_owned)),
        outlook.and(profile.outlook_since).map_or_else(|| "–".to_owned(), |since| since.to_string()),
        profile.open.to_string(),
        profile.closed.to_string(),
        profile.near_frontier.to_string(),
        country.unwrap_or_else(|| "–".to_owned()),
        profile.lab.kind.clone(),
        newest.unwrap_or_else(|| "–".to_owned()),
    ]
}

/// The word for the outlook; `unknown` stands for no evidence as well.
fn outlook(profile: &Profile) -> Option<&'static str> {
    profile.outlook.as_ref().map(|outlook| outlook.is).filter(|is| *is != Outlook::Unknown).map(Outlook::as_str)
}

fn csv_row(profile: &Profile) -> [String; 19] {
    let lab = &profile.lab;
    let (posture, outlook) = (profile.posture.as_ref(), profile.outlook.as_ref());
    let newest = profile.newest.as_ref();
    [
        lab.id.clone(),
        lab.name.clone(),
        lab.kind.clone(),
        lab.country.clone(),
        or_empty(posture.map(|posture| posture.is.as_str())),
        or_empty(profile.posture_since),
        or_empty(posture.map(|posture| &posture.why)),
        or_empty(posture.map(|posture| &posture.source)),
        or_empty(outlook.map(|outlook| outlook.is.as_str())),
        or_empty(profile.outlook_since),
        or_empty(outlook.map(|outlook| &outlook.why)),
        or_empty(outlook.map(|outlook| &outlook.source)),
        profile.open.to_string(),
        profile.closed.to_string(),
        profile.unknown.to_string(),
        profile.near_frontier.to_string(),
        or_empty(newest.map(|(_, name)| name)),
        or_empty(newest.map(|(released, _)| released)),
        lab.organisations.join(csv::LIST),
    ]
}
