//! Owns `owlint check`. Never words a report.

use super::args::CheckArgs;
use super::complain::Complaint;
use super::exit::Exit;
use super::fix;
use super::output::{Terminal, deliver};
use super::parse::Changes;
use super::prepare::{Prepared, prepare};
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
    let Prepared { settings, catalog, .. } = prepare(&arguments.input, Some(&arguments.rules), changes, catalog)?;
    resolve::set_threads(&arguments.input);
    let outcome = match arguments.fixing.wanted()? {
        Some(wanted) if arguments.fixing.diff => return fix::diff(wanted, &settings, &catalog, terminal),
        Some(wanted) => fix::write(wanted, &settings, &catalog)?,
        None => crate::check(&settings, &catalog)?,
    };
    let file = arguments.output.output_file.as_deref();
    let view = terminal.view(&outcome.root, &arguments.shown, file.is_some());
    deliver(file, |out| report::write(&outcome, arguments.output.format.into(), &view, out))?;
    Ok(Exit::of(&outcome, arguments.rules.exit_zero))
}
