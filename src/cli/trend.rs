//! Owns `owlint trend`: which laboratories, since when, in which form. Never counts or draws.

use super::args::{TrendArgs, TrendFormat};
use super::complain::Complaint;
use super::exit::Exit;
use super::explain;
use super::locale;
use super::output::{Terminal, deliver};
use super::overlay::overlaid;
use super::resolve::today;
use crate::catalog::{Catalog, HalfYear, TrendQuery, closest};
use crate::policy::locate;
use crate::report::{trend_csv, trend_drawn, trend_json};
use crate::text::sanitise;
use std::path::Path;

/// Tells who releases near-frontier weights and who keeps them.
pub(super) fn run(arguments: &TrendArgs, catalog: &Catalog, terminal: &Terminal) -> Result<Exit, Complaint> {
    let config = locate(Path::new("."))?.unwrap_or_default();
    let overlaid = overlaid(&[config.overlays, arguments.catalog.clone()].concat(), catalog)?;
    let catalog = &overlaid.catalog;
    let as_of = arguments.as_of.or(config.as_of).unwrap_or_else(today);
    let labs = arguments.lab.iter().map(|word| lab(word, catalog)).collect::<Result<_, _>>()?;
    if let Some(since) = arguments.since.filter(|since| *since > HalfYear::of_day(as_of)) {
        return Err(Complaint::Other(format!("{since} lies after {as_of}"), "name an earlier half-year".to_owned()));
    }
    let trend = catalog.trend(TrendQuery { as_of, labs, since: arguments.since });
    let file = arguments.output_file.as_deref();
    let view = terminal.page_view(arguments.color, file.is_some());
    deliver(file, |out| match arguments.format {
        TrendFormat::Table => trend_drawn(&trend, catalog, locale::glyphs(|name| std::env::var(name).ok()), &view, out),
        TrendFormat::Json => trend_json(&trend, catalog, out),
        TrendFormat::Csv => trend_csv(&trend, out),
    })?;
    Ok(Exit::Clean)
}

/// Returns the id of the laboratory that a word means: its id, its name, or a name it publishes under.
fn lab(word: &str, catalog: &Catalog) -> Result<String, Complaint> {
    if let Some(lab) = explain::lab(word.trim(), catalog) {
        return Ok(lab.id);
    }
    let ids: Vec<String> = catalog.labs().map(|lab| lab.id).collect();
    let help = closest(&word.to_lowercase(), ids.iter().map(String::as_str))
        .map_or_else(|| "name it as `owlint explain` does".to_owned(), |near| format!("did you mean `{near}`?"));
    Err(Complaint::Other(format!("`{}` is no lab that is known", sanitise(word)), help))
}
