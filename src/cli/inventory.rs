//! Owns `owlint inventory`. Never judges: its exit status says only whether there was anything to read.

use super::args::{InventoryArgs, InventoryFormat};
use super::complain::Complaint;
use super::exit::Exit;
use super::output::{Terminal, deliver_all};
use super::parse::Given;
use super::prepare::{Prepared, prepare};
use super::{progress, resolve};
use crate::catalog::Catalog;
use crate::report::{Extras, cyclonedx, inventory_csv, inventory_json, inventory_table, spdx};

/// Lists every reference.
pub(super) fn run(
    arguments: &InventoryArgs,
    given: &Given,
    catalog: &Catalog,
    terminal: &Terminal,
) -> Result<Exit, Complaint> {
    let Prepared { settings, catalog, .. } = prepare(&arguments.input, None, &Vec::new(), catalog)?;
    resolve::set_threads(&arguments.input);
    let outcome = progress::during(&arguments.shown, || crate::check(&settings, &catalog))?;
    let extras = Extras { skipped: arguments.show_skipped, why: arguments.why, routes: arguments.routes };
    deliver_all(&given.lists, |format, to_file, out| {
        let view = terminal.view(&outcome.root, &arguments.shown, to_file);
        match format {
            InventoryFormat::Table => inventory_table(&outcome, extras, &view, out),
            InventoryFormat::Json => inventory_json(&outcome, extras, out),
            InventoryFormat::Csv => inventory_csv(&outcome, out),
            InventoryFormat::Cyclonedx => cyclonedx(&outcome, out),
            InventoryFormat::Spdx => spdx(&outcome, out),
        }
    })?;
    Ok(Exit::of_reading(&outcome))
}
