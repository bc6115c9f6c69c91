//! Owns where text goes: standard output, a file, and what is known of the terminal. Never words anything.

use super::args::{Colour, ShownArgs};
use super::complain::Complaint;
use super::destinations::Destination;
use super::{colour, links, write_atomic};
use crate::report::{Paths, Verbosity, View};
use crate::text::sanitise;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::Path;

/// Wider lines are hard to read, however wide the terminal.
const WIDEST: usize = 140;

/// Narrower ones hold no frame.
const NARROWEST: usize = 40;

/// What is known of whoever reads along.
#[derive(Debug, Clone, Copy)]
pub(super) struct Terminal {
    /// Whether standard output gets colours.
    pub(super) colour: bool,
    /// Whether standard error gets colours.
    pub(super) error_colour: bool,
    /// Columns.
    pub(super) width: usize,
}

impl Terminal {
    pub(super) fn new(flag: Colour) -> Self {
        let variable = |name: &str| std::env::var(name).ok();
        let width = variable("COLUMNS").and_then(|columns| columns.trim().parse().ok());
        let measured = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
        Self {
            colour: colour::wanted(flag, variable, io::stdout().is_terminal()),
            error_colour: colour::wanted(flag, variable, io::stderr().is_terminal()),
            width: width.or_else(measured).unwrap_or(View::WIDTH).clamp(NARROWEST, WIDEST),
        }
    }

    /// Returns how a report on files below `root` is to look. A file gets colours only where they were asked for.
    pub(super) fn view(&self, root: &Path, shown: &ShownArgs, to_file: bool) -> View {
        let verbosity = match (shown.quiet, shown.verbose) {
            (true, _) => Verbosity::Quiet,
            (false, true) => Verbosity::Verbose,
            (false, false) => Verbosity::Normal,
        };
        let here = std::env::current_dir().unwrap_or_else(|_| root.to_owned());
        View {
            colour: if to_file { shown.color == Colour::Always } else { self.colour },
            links: !to_file
                && links::wanted(shown.hyperlinks, |name| std::env::var(name).ok(), io::stdout().is_terminal()),
            width: self.width,
            paths: Paths { root: root.to_owned(), here },
            verbosity,
        }
    }

    /// Tells something on standard error, beside what was asked for.
    #[expect(clippy::unused_self, reason = "it is the terminal's business where that goes")]
    pub(super) fn aside(&self, text: &str) {
        // Where standard error is gone there is nobody left to tell.
        let _ = writeln!(io::stderr().lock(), "owlint: {}", sanitise(text));
    }

    /// Returns how a page is to look.
    pub(super) fn plain_view(&self) -> View {
        View { colour: self.colour, width: self.width, ..View::default() }
    }
}

/// Writes each report to its place. A reader that goes away keeps no file from being written.
pub(super) fn deliver_all<F: Copy>(
    all: &[Destination<F>],
    mut write: impl FnMut(F, bool, &mut dyn Write) -> io::Result<()>,
) -> Result<(), Complaint> {
    let mut gone = Ok(());
    for one in all {
        let to_file = one.file.is_some();
        match deliver(one.file.as_deref(), |out| write(one.format, to_file, out)) {
            Err(Complaint::ReaderGone) => gone = Err(Complaint::ReaderGone),
            done => done?,
        }
    }
    gone
}

/// Writes to a file, or to standard output, whose reader may go away at any time.
pub(super) fn deliver(
    file: Option<&Path>,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<(), Complaint> {
    if let Some(path) = file {
        return write_atomic::write(path, write).map_err(|error| Complaint::output(path, &error));
    }
    let mut out = BufWriter::new(io::stdout().lock());
    match write(&mut out).and_then(|()| out.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Err(Complaint::ReaderGone),
        Err(error) => Err(Complaint::output(Path::new("standard output"), &error)),
        Ok(()) => Ok(()),
    }
}
