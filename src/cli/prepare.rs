//! Owns what comes before a run: configuration, catalogue and settings put together, and held against one another.
//! Never runs anything.

use super::args::RuleArgs;
use super::complain::Complaint;
use super::input_args::InputArgs;
use super::overlay::overlaid;
use super::parse::Changes;
use super::resolve;
use crate::catalog::Catalog;
use crate::policy::{Config, Settings};

/// All that a run needs.
#[derive(Debug)]
pub(super) struct Prepared {
    /// What to do.
    pub(super) settings: Settings,
    /// The configuration that was weighed.
    pub(super) config: Config,
    /// What is known, overlays included.
    pub(super) catalog: Catalog,
}

/// Reads configuration and overlays and weighs them against flags. Fails where a file is faulty, where the
/// configuration names what nobody knows, and where the catalogue is older than the configuration puts up with.
pub(super) fn prepare(
    input: &InputArgs,
    rules: Option<&RuleArgs>,
    changes: &Changes,
    catalog: &Catalog,
) -> Result<Prepared, Complaint> {
    let (config, origin) = resolve::configuration(input)?;
    let mut settings = resolve::settings(input, rules, changes, config.clone())?;
    let overlaid = overlaid(&settings.overlays, catalog)?;
    settings.request.own_files.extend(overlaid.files);
    settings.request.origin = origin;
    let faults = config.faults(&overlaid.catalog);
    if !faults.is_empty() {
        return Err(faults.into());
    }
    refuse_stale(&config, &settings, &overlaid.catalog)?;
    Ok(Prepared { settings, config, catalog: overlaid.catalog })
}

fn refuse_stale(config: &Config, settings: &Settings, catalog: &Catalog) -> Result<(), Complaint> {
    let stale = crate::policy::stale_catalog(catalog, settings.as_of, settings.catalog_max_age);
    match stale.filter(|_| config.refuse_stale) {
        Some(notice) => {
            let help = "update owlint, or set `refuse-stale = false` in [catalog]".to_owned();
            Err(Complaint::Other(notice.message, help))
        }
        None => Ok(()),
    }
}
