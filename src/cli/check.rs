//! Owns `owlint check`. Never words a report.

use super::args::CheckArgs;
use super::complain::Complaint;
use super::exit::Exit;
use super::output::{Terminal, deliver_all};
use super::parse::Given;
use super::prepare::{Prepared, prepare};
use super::{fix, fix_diff};
use super::{progress, resolve};
use crate::catalog::Catalog;
use crate::report;

/// Checks, reports, and says what came of it.
pub(super) fn run(
    arguments: &CheckArgs,
    given: &Given,
    catalog: &Catalog,
    terminal: &Terminal,
) -> Result<Exit, Complaint> {
    let Prepared { mut settings, catalog, .. } =
        prepare(&arguments.input, Some(&arguments.rules), &given.changes, catalog)?;
    arguments.baseline.weigh_in(&mut settings);
    resolve::set_threads(&arguments.input);
    let outcome = match arguments.fixing.wanted()? {
        Some(wanted) if arguments.fixing.diff => return fix_diff::diff(wanted, &settings, &catalog, terminal),
        Some(wanted) => fix::write(wanted, &settings, &catalog)?,
        None => progress::during(&arguments.shown, || crate::check(&settings, &catalog))?,
    };
    deliver_all(&given.reports, |format, to_file, out| {
        report::write(&outcome, format.into(), &terminal.view(&outcome.root, &arguments.shown, to_file), out)
    })?;
    Ok(Exit::of(&outcome, arguments.rules.exit_zero))
}
