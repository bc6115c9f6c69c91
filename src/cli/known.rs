//! Owns by what the commands judge that read no tree: the catalogue with what lies over it, and the date. Never answers.

use super::args::Colour;
use super::complain::Complaint;
use super::list_args::ListArgs;
use super::output::Terminal;
use super::overlay::overlaid;
use super::resolve::today;
use crate::catalog::Catalog;
use crate::discover::Origin;
use crate::policy::locate;
use crate::report::View;
use jiff::civil::Date;
use std::path::Path;

/// What is known, and at which date.
#[derive(Debug)]
pub(super) struct Known {
    /// The catalogue, the user's own entries included.
    pub(super) catalog: Catalog,
    /// The date to judge at.
    pub(super) as_of: Date,
}

impl Known {
    /// Lays what the configuration here and the arguments name over the catalogue.
    pub(super) fn of(arguments: &ListArgs, catalog: &Catalog) -> Result<Self, Complaint> {
        let config = locate(Path::new("."), &Origin::default())?.unwrap_or_default();
        let overlays = [config.overlays, arguments.catalog.clone()].concat();
        let catalog = overlaid(&overlays, catalog)?.catalog;
        Ok(Self { catalog, as_of: arguments.as_of.or(config.as_of).unwrap_or_else(today) })
    }
}

impl ListArgs {
    /// How the answer is to look. A file gets colours only where they were asked for.
    pub(super) fn view(&self, terminal: &Terminal) -> View {
        let plain = terminal.plain_view();
        let colour = if self.output_file.is_some() { self.color == Colour::Always } else { plain.colour };
        View { colour, ..plain }
    }
}
