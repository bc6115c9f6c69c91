//! Owns how what `owlint doctor` found is told. Never looks for anything.

use super::theme::View;
use super::wrap::wrap;
use crate::text::sanitise;
use anstyle::AnsiColor;
use serde::Serialize;
use std::io::{self, Write};

/// How something stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// As it should.
    Fine,
    /// It works, and is worth a look.
    Remark,
    /// Runs fail.
    Fault,
}

/// One thing that was looked at.
#[derive(Debug, Clone, Serialize)]
pub struct Check {
    /// What it is about.
    pub name: &'static str,
    /// How it stands.
    pub state: State,
    /// What was found, in words.
    pub found: String,
    /// The same for programs.
    pub details: serde_json::Value,
}

/// Writes what was found for people.
pub fn doctor_human(checks: &[Check], view: &View, out: &mut dyn Write) -> io::Result<()> {
    let names = checks.iter().map(|check| check.name.len()).max().unwrap_or_default();
    for check in checks {
        let mut lines = wrap(&sanitise(&check.found), view.width.saturating_sub(names + 4)).into_iter();
        let name = view.theme().label(&format!("{:names$}", check.name));
        writeln!(out, "{} {name}  {}", mark(check.state, view), lines.next().unwrap_or_default())?;
        lines.try_for_each(|line| writeln!(out, "{:1$}{line}", "", names + 4))?;
    }
    let count = |state| checks.iter().filter(|check| check.state == state).count();
    match (count(State::Fault), count(State::Remark)) {
        (0, 0) => writeln!(out, "\nall is well"),
        (0, remarks) => writeln!(out, "\nruns work; worth a look: {remarks}"),
        (faults, _) => writeln!(out, "\nruns fail: {faults} to be put right"),
    }
}

/// Writes what was found for programs: `{"schema_version": 1, "state": …, "checks": […]}`.
pub fn doctor_json(checks: &[Check], out: &mut dyn Write) -> io::Result<()> {
    let state = checks.iter().map(|check| check.state).max().unwrap_or(State::Fine);
    let whole = serde_json::json!({ "schema_version": 1, "state": state, "checks": checks });
    serde_json::to_writer_pretty(&mut *out, &whole)?;
    writeln!(out)
}

fn mark(state: State, view: &View) -> String {
    match state {
        State::Fine => " ".to_owned(),
        State::Remark => view.theme().paint(AnsiColor::Yellow.on_default().bold(), "!"),
        State::Fault => view.theme().paint(AnsiColor::Red.on_default().bold(), "x"),
    }
}
