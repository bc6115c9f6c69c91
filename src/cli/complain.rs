//! Owns how errors are told on standard error: what is wrong, where, what to do. Never decides what is an error.

use super::exit::Exit;
use super::output::Terminal;
use crate::Error;
use crate::lints::UnknownRule;
use crate::policy::ConfigError;
use crate::report::{View, fault};
use crate::text::{display_path, sanitise};
use std::io::{self, Write};
use std::path::Path;

/// Why a command did not do what it was asked to.
#[derive(Debug)]
pub(super) enum Complaint {
    /// Whoever read standard output has gone away: nothing to tell, and no failure.
    ReaderGone,
    /// The configuration is faulty.
    Config(Vec<ConfigError>),
    /// A file to be laid over the catalogue is faulty; none was.
    Overlay(Vec<ConfigError>),
    /// The baseline is faulty.
    Baseline(ConfigError),
    /// Something else: what is wrong, and what to do about it.
    Other(String, String),
}

impl Complaint {
    /// Makes a complaint about a place that cannot be written to.
    pub(super) fn output(path: &Path, error: &io::Error) -> Self {
        let help = match error.kind() {
            io::ErrorKind::NotFound => "the folder is missing: create it first".to_owned(),
            _ => String::new(),
        };
        Self::Other(format!("cannot write to `{}`: {}", display_path(path), error.kind()), help)
    }

    /// Returns it in one line, without what to do about it.
    pub(super) fn summary(&self) -> String {
        match self {
            Self::ReaderGone => String::new(),
            Self::Config(faults) | Self::Overlay(faults) => {
                let told: Vec<String> = faults.iter().map(ToString::to_string).collect();
                sanitise(&told.join("; ")).into_owned()
            }
            Self::Baseline(fault) => sanitise(&fault.to_string()).into_owned(),
            Self::Other(message, _) => message.clone(),
        }
    }

    /// Tells it and returns the exit status.
    pub(super) fn tell(self, terminal: &Terminal) -> Exit {
        let mut out = io::stderr().lock();
        // Where standard error is gone there is nobody left to tell.
        let _ = match self {
            Self::ReaderGone => return Exit::Clean,
            Self::Config(faults) => tell_faults(&faults, "the configuration is faulty", terminal, &mut out),
            Self::Overlay(faults) => tell_faults(&faults, "the catalogue file is faulty", terminal, &mut out),
            Self::Baseline(fault) => tell_fault(&fault, "the baseline is faulty", terminal, &mut out),
            Self::Other(message, help) => tell_plain(&message, &help, &mut out),
        };
        Exit::Error
    }
}

impl From<Error> for Complaint {
    fn from(error: Error) -> Self {
        match error {
            Error::Baseline(fault) => Self::Baseline(fault),
            Error::Discover(error) => Self::Other(error.to_string(), String::new()),
        }
    }
}

impl From<Vec<ConfigError>> for Complaint {
    fn from(faults: Vec<ConfigError>) -> Self {
        Self::Config(faults)
    }
}

impl From<UnknownRule> for Complaint {
    fn from(unknown: UnknownRule) -> Self {
        Self::Other(sanitise(&unknown.to_string()).into_owned(), "`owlint rules` lists all rules".to_owned())
    }
}

fn tell_faults(faults: &[ConfigError], what: &str, terminal: &Terminal, out: &mut dyn Write) -> io::Result<()> {
    faults.iter().try_for_each(|fault| tell_fault(fault, what, terminal, out))
}

fn tell_fault(error: &ConfigError, what: &str, terminal: &Terminal, out: &mut dyn Write) -> io::Result<()> {
    let view = View { colour: terminal.error_colour, width: terminal.width, ..View::default() };
    match &error.place {
        Some(place) => {
            writeln!(out, "owlint: {what}")?;
            fault(&error.message, &error.help, place, &view, out)
        }
        None => tell_plain(&format!("{}: {}", display_path(&error.path), error.message), &error.help, out),
    }
}

fn tell_plain(message: &str, help: &str, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "owlint: {message}")?;
    if help.is_empty() { Ok(()) } else { writeln!(out, "  help: {help}") }
}
