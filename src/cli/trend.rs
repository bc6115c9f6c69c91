//! Owns `owlint trend`: which labs, since when. Never counts or draws.

use super::complain::Complaint;
use super::exit::Exit;
use super::known::Known;
use super::list_args::{DataFormat, TrendArgs};
use super::locale::glyphs;
use super::models::lab_id;
use super::output::{Terminal, deliver};
use crate::catalog::{Catalog, HalfYear, TrendQuery};
use crate::report::{trend_csv, trend_drawn, trend_json};

/// Tells who releases near-frontier weights and who keeps them.
pub(super) fn run(arguments: &TrendArgs, catalog: &Catalog, terminal: &Terminal) -> Result<Exit, Complaint> {
    let Known { catalog, as_of } = Known::of(&arguments.list, catalog)?;
    if let Some(since) = arguments.since.filter(|since| *since > HalfYear::of_day(as_of)) {
        return Err(Complaint::Other(format!("{since} lies after {as_of}"), "name an earlier half-year".to_owned()));
    }
    let labs = arguments.lab.iter().map(|lab| lab_id(lab.trim(), &catalog)).collect::<Result<_, _>>()?;
    let trend = catalog.trend(TrendQuery { as_of, labs, since: arguments.since });
    let (view, glyphs) = (arguments.list.view(terminal), glyphs(|name| std::env::var(name).ok()));
    deliver(arguments.list.output_file.as_deref(), |out| match arguments.format {
        DataFormat::Human => trend_drawn(&trend, &catalog, glyphs, &view, out),
        DataFormat::Json => trend_json(&trend, &catalog, out),
        DataFormat::Csv => trend_csv(&trend, out),
    })?;
    Ok(Exit::Clean)
}
