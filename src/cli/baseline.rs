//! Owns `owlint baseline`: which file is meant, what it becomes, and saying so. Never decides what it covers.

use super::args::ListFormat;
use super::baseline_args::{BaselineArgs, BaselineCommand, RunArgs, ShowArgs, UpdateArgs, WriteArgs};
use super::complain::Complaint;
use super::config::seen_from_here;
use super::exit::Exit;
use super::output::{Terminal, deliver};
use super::parse::Changes;
use super::prepare::{Prepared, prepare};
use super::{resolve, write_atomic};
use crate::catalog::Catalog;
use crate::discover::{Origin, Request, root_of};
use crate::policy::{
    BASELINE_NAME, Baseline, BaselineChoice, BaselineFile, BaselineUse, LARGEST_BASELINE, Settings, Shrunk,
};
use crate::report::{Outcome, baseline_json, baseline_table};
use std::path::Path;

/// Writes, shrinks or shows a baseline.
pub(super) fn run(
    arguments: &BaselineArgs,
    changes: &Changes,
    catalog: &Catalog,
    terminal: &Terminal,
) -> Result<Exit, Complaint> {
    match &arguments.command {
        BaselineCommand::Write(arguments) => write(arguments, changes, catalog),
        BaselineCommand::Update(arguments) => update(arguments, changes, catalog),
        BaselineCommand::Prune(arguments) => prune(arguments, changes, catalog),
        BaselineCommand::Show(arguments) => show(arguments, terminal),
    }
}

fn write(arguments: &WriteArgs, changes: &Changes, catalog: &Catalog) -> Result<Exit, Complaint> {
    let Prepared { mut settings, catalog, .. } = prepared(&arguments.run, changes, catalog)?;
    let choice = std::mem::take(&mut settings.baseline);
    let root = root_of(&settings.request).map_err(crate::Error::from)?;
    let path = choice.path(&root).unwrap_or_else(|| root.join(BASELINE_NAME));
    if !arguments.force && path.symlink_metadata().is_ok() {
        let help = "`owlint baseline update` lets it shrink, --force makes it anew".to_owned();
        return Err(Complaint::Other(format!("`{}` is there already", seen_from_here(&path)), help));
    }
    let outcome = crate::check(&settings, &catalog)?;
    if outcome.is_empty() {
        return nothing(&outcome);
    }
    let baseline = Baseline::of(&outcome.findings, &outcome.fingerprints, &outcome.codebase);
    save(&baseline, &path)?;
    let count = baseline.entries().len();
    say(&format!("{} written: {count} accepted", seen_from_here(&path)))?;
    Ok(Exit::Clean)
}

fn update(arguments: &UpdateArgs, changes: &Changes, catalog: &Catalog) -> Result<Exit, Complaint> {
    let Prepared { settings, catalog, .. } = prepared(&arguments.run, changes, catalog)?;
    let outcome = whole(&settings, &catalog)?;
    let used = used(&outcome)?;
    let Shrunk { baseline, dropped, lowered, moved } = used.baseline.updated(&used.covering);
    let fresh = Baseline::of(&outcome.findings, &outcome.fingerprints, &outcome.codebase);
    let added = if arguments.add { fresh.entries() } else { &[] };
    let baseline = Baseline::new([baseline.entries(), added].concat());
    save_changed(&baseline, used)?;
    let left = fresh.entries().len() - added.len();
    let more = if left > 0 { format!("; {left} not accepted (--add accepts them)") } else { String::new() };
    let (path, count, added) = (seen_from_here(&used.path), baseline.entries().len(), added.len());
    say(&format!(
        "{path}: {count} accepted; {dropped} dropped, {lowered} lowered, {moved} moved, {added} added{more}"
    ))?;
    Ok(Exit::Clean)
}

fn prune(arguments: &RunArgs, changes: &Changes, catalog: &Catalog) -> Result<Exit, Complaint> {
    let Prepared { settings, catalog, .. } = prepared(arguments, changes, catalog)?;
    let outcome = whole(&settings, &catalog)?;
    let used = used(&outcome)?;
    let shrunk = used.baseline.pruned(&used.covering);
    save_changed(&shrunk.baseline, used)?;
    let (path, count) = (seen_from_here(&used.path), shrunk.baseline.entries().len());
    say(&format!("{path}: {count} accepted; {} dropped", shrunk.dropped))?;
    Ok(Exit::Clean)
}

fn show(arguments: &ShowArgs, terminal: &Terminal) -> Result<Exit, Complaint> {
    let root = root_of(&Request::default()).map_err(crate::Error::from)?;
    let path = arguments.baseline.clone().unwrap_or_else(|| root.join(BASELINE_NAME));
    let read = BaselineChoice::File(path).read(&root, &Origin::default()).map_err(Complaint::Baseline)?;
    let BaselineFile { path, baseline } = read.unwrap_or_default();
    deliver(None, |out| match arguments.format {
        ListFormat::Table => baseline_table(&seen_from_here(&path), &baseline, &terminal.plain_view(), out),
        ListFormat::Json => baseline_json(path.strip_prefix(&root).unwrap_or(&path), &baseline, out),
    })?;
    Ok(Exit::Clean)
}

/// Puts the settings together. A baseline speaks of all that is there, so only folders may be asked for.
fn prepared(arguments: &RunArgs, changes: &Changes, catalog: &Catalog) -> Result<Prepared, Complaint> {
    if arguments.input.picks_a_part() {
        let message = "a baseline is made of files as they are, not of a part that is picked".to_owned();
        return Err(Complaint::Other(message, "name folders, or nothing for the whole tree".to_owned()));
    }
    let mut prepared = prepare(&arguments.input, Some(&arguments.rules), changes, catalog)?;
    prepared.settings.request.own_files.extend(arguments.baseline.clone());
    let choice = arguments.baseline.clone().map_or(BaselineChoice::Found, BaselineChoice::File);
    prepared.settings.baseline = choice;
    resolve::set_threads(&arguments.input);
    Ok(prepared)
}

/// Checks the whole tree: an entry whose finding lies elsewhere is not stale.
fn whole<'a>(settings: &Settings, catalog: &'a Catalog) -> Result<Outcome<'a>, Complaint> {
    let root = root_of(&settings.request).map_err(crate::Error::from)?;
    let mut settings = settings.clone();
    if settings.request.paths.is_empty() {
        settings.request.paths.push(root);
    }
    let outcome = crate::check(&settings, catalog)?;
    if outcome.baseline.as_ref().is_some_and(|used| !used.covering.is_whole) {
        let message = "only the whole tree tells which entries are stale".to_owned();
        return Err(Complaint::Other(message, "leave out the paths, or name the root".to_owned()));
    }
    Ok(outcome)
}

fn used<'o>(outcome: &'o Outcome) -> Result<&'o BaselineUse, Complaint> {
    outcome.baseline.as_ref().ok_or_else(|| {
        let message = format!("there is no `{}`", seen_from_here(&outcome.root.join(BASELINE_NAME)));
        Complaint::Other(message, "`owlint baseline write` makes one".to_owned())
    })
}

/// Leaves a file alone that says the same already.
fn save_changed(baseline: &Baseline, used: &BaselineUse) -> Result<(), Complaint> {
    if *baseline == used.baseline { Ok(()) } else { save(baseline, &used.path) }
}

fn save(baseline: &Baseline, path: &Path) -> Result<(), Complaint> {
    let text = baseline.text();
    if text.len() as u64 > LARGEST_BASELINE {
        let message = format!("a baseline of {} entries would be larger than 32 MB", baseline.entries().len());
        return Err(Complaint::Other(message, "accept only what is grave: --min-severity medium".to_owned()));
    }
    let written = write_atomic::write(path, |out| out.write_all(text.as_bytes()));
    written.map_err(|error| Complaint::output(path, &error))
}

fn nothing(outcome: &Outcome) -> Result<Exit, Complaint> {
    say("nothing to check: no baseline was written")?;
    Ok(Exit::of_reading(outcome))
}

fn say(line: &str) -> Result<(), Complaint> {
    deliver(None, |out| writeln!(out, "{line}"))
}
