//! Owns `owlint inventory`. Never judges: its exit status says only whether there was anything to read.

use super::args::{InventoryArgs, ListFormat};
use super::complain::Complaint;
use super::exit::Exit;
use super::output::{Terminal, deliver};
use super::prepare::{Prepared, prepare};
use super::{progress, resolve};
use crate::catalog::Catalog;
use crate::report::{Extras, inventory_json, inventory_table};

/// Lists every reference.
pub(super) fn run(arguments: &InventoryArgs, catalog: &Catalog, terminal: &Terminal) -> Result<Exit, Complaint> {
    let Prepared { settings, catalog, .. } = prepare(&arguments.input, None, &Vec::new(), catalog)?;
    resolve::set_threads(&arguments.input);
    let outcome = progress::during(&arguments.shown, || crate::check(&settings, &catalog))?;
    let file = arguments.output_file.as_deref();
    let view = terminal.view(&outcome.root, &arguments.shown, file.is_some());
    let extras = Extras { skipped: arguments.show_skipped, why: arguments.why, routes: arguments.routes };
    deliver(file, |out| match arguments.format {
        ListFormat::Table => inventory_table(&outcome, extras, &view, out),
        ListFormat::Json => inventory_json(&outcome, extras, out),
    })?;
    Ok(Exit::of_reading(&outcome))
}
