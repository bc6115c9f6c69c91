//! Owns `owlint doctor`: in which order things are looked at, and what the exit status is. Never repairs anything.

mod here;
mod own;

use super::complain::Complaint;
use super::exit::Exit;
use super::list_args::AnswerFormat;
use super::output::{Terminal, deliver};
use super::prepare::{Prepared, prepare};
use super::resolve;
use super::setup_args::DoctorArgs;
use crate::catalog::Catalog;
use crate::discover::root_of;
use crate::policy::Config;
use crate::report::{Check, State, doctor_human, doctor_json};

/// Looks at everything that a run depends on. Faulty settings are told like those of a run, below what was found.
pub(super) fn run(arguments: &DoctorArgs, catalog: &Catalog, terminal: &Terminal) -> Result<Exit, Complaint> {
    resolve::set_threads(&arguments.input);
    let (prepared, complaint) = match prepare(&arguments.input, None, &Vec::new(), catalog) {
        Ok(prepared) => (prepared, None),
        Err(complaint) => (defaults(arguments, catalog)?, Some(complaint)),
    };
    let checks = checks(arguments, &prepared, complaint.as_ref(), terminal);
    deliver(None, |out| match arguments.format {
        AnswerFormat::Human => doctor_human(&checks, &terminal.plain_view(), out),
        AnswerFormat::Json => doctor_json(&checks, out),
    })?;
    if let Some(complaint) = complaint {
        return Err(complaint);
    }
    let is_faulty = checks.iter().any(|check| check.state == State::Fault);
    Ok(if is_faulty { Exit::Error } else { Exit::Clean })
}

fn checks(
    arguments: &DoctorArgs,
    prepared: &Prepared,
    complaint: Option<&Complaint>,
    terminal: &Terminal,
) -> Vec<Check> {
    let root = root_of(&prepared.settings.request).ok();
    vec![
        own::version(),
        own::catalogue(prepared),
        here::git(root.as_deref()),
        here::configuration(&prepared.config, complaint),
        here::baseline(root.as_deref()),
        own::rules(&prepared.settings.levels),
        here::files(&prepared.settings.request),
        own::variables(std::env::vars_os()),
        own::threads(),
        own::terminal(terminal, arguments.color),
    ]
}

/// What would hold if there were no settings, so that the rest can be looked at.
fn defaults(arguments: &DoctorArgs, catalog: &Catalog) -> Result<Prepared, Complaint> {
    let config = Config::default();
    let settings = resolve::settings(&arguments.input, None, &Vec::new(), config.clone())?;
    Ok(Prepared { settings, config, catalog: catalog.clone() })
}
