//! Owns `owlint check`. Never words a report.

use super::args::CheckArgs;
use super::complain::Complaint;
use super::exit::Exit;
use super::output::{Terminal, deliver};
use super::overlay::overlaid;
use super::parse::Changes;
use super::resolve;
use crate::catalog::Catalog;
use crate::report;

/// Checks, reports, and says what came of it.
pub(super) fn run(
    arguments: &CheckArgs,
    changes: &Changes,
    catalog: &Catalog,
    terminal: &Terminal,
) -> Result<Exit, Complaint> {
    let mut settings = resolve::settings(&arguments.input, Some(&arguments.rules), changes)?;
    let overlaid = overlaid(&settings.overlays, catalog)?;
    settings.request.own_files.extend(overlaid.files);
    resolve::set_threads(&arguments.input);
    let outcome = crate::check(&settings, &overlaid.catalog)?;
    let file = arguments.output.output_file.as_deref();
    let view = terminal.view(&outcome.root, &arguments.shown, file.is_some());
    deliver(file, |out| report::write(&outcome, arguments.output.format.into(), &view, out))?;
    Ok(Exit::of(&outcome, arguments.rules.exit_zero))
}
