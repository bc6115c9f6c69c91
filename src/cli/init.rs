//! Owns `owlint init`: a first configuration, a hook and a pipeline, and what to do next. Never overwrites a file and
//! never judges anything.

mod plan;
mod templates;

use super::complain::Complaint;
use super::exit::Exit;
use super::output::deliver;
use super::setup_args::InitArgs;
use crate::text::display_path;
use plan::{Plan, Step};
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

/// Writes what is asked for, all or nothing, and says what to do next.
pub(super) fn run(arguments: &InitArgs) -> Result<Exit, Complaint> {
    let plan = Plan::of(arguments)?;
    if !arguments.print {
        plan.steps.iter().try_for_each(write)?;
    }
    deliver(None, |out| tell(&plan, arguments, out))?;
    Ok(Exit::Clean)
}

/// Writes a file that is not there yet. One that has come between since the plan was made stays as it is.
fn write(step: &Step) -> Result<(), Complaint> {
    let Step::Write { path, text } = step else { return Ok(()) };
    let make = || {
        path.parent().map_or(Ok(()), fs::create_dir_all)?;
        OpenOptions::new().write(true).create_new(true).open(path)?.write_all(text.as_bytes())
    };
    make().map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => plan::exists(path),
        _ => Complaint::output(path, &error),
    })
}

fn tell(plan: &Plan, arguments: &InitArgs, out: &mut dyn Write) -> io::Result<()> {
    for step in &plan.steps {
        match step {
            Step::Write { path, text } if arguments.print => writeln!(out, "# {}\n{text}", shown(path))?,
            Step::Write { path, .. } => writeln!(out, "wrote {}", shown(path))?,
            Step::Add { path, text } => writeln!(out, "add this to {}:\n\n{text}", shown(path))?,
            Step::Keep { path, why } => writeln!(out, "{} {why}", shown(path))?,
        }
    }
    if arguments.print { Ok(()) } else { next(arguments, out) }
}

/// What is worth doing now, those things left out that have just been done.
fn next(arguments: &InitArgs, out: &mut dyn Write) -> io::Result<()> {
    let steps = [
        ("owlint", "what this tree leans on", true),
        ("owlint baseline write", "let be what is there today, and fail on what is new", true),
        ("owlint init --hook", "check every commit with pre-commit", !arguments.hook),
        ("pre-commit install", "let git run the hook", arguments.hook),
        ("owlint init --ci github", "check every pull request; or gitlab, azure", arguments.ci.is_none()),
        ("owlint doctor", "what owlint finds here: git, settings, catalogue", true),
    ];
    writeln!(out, "\nnext:")?;
    for (command, what, _) in steps.iter().filter(|(.., is_left)| *is_left) {
        writeln!(out, "  {command:24}{what}")?;
    }
    Ok(())
}

/// Returns a path as somebody in the working directory would write it.
fn shown(path: &Path) -> String {
    let here = std::env::current_dir().and_then(|here| here.canonicalize()).unwrap_or_default();
    display_path(path.strip_prefix(here).unwrap_or(path))
}
