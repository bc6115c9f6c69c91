//! Owns the one-line form: `path:line:col: severity[OW101] message`. Never shows anything else.

use super::outcome::Outcome;
use super::theme::View;
use crate::lints::{Finding, Status};
use crate::text::sanitise;
use std::io::{self, Write};

/// Writes one line for each finding that stands, by path and place.
pub(super) fn write(outcome: &Outcome, view: &View, out: &mut dyn Write) -> io::Result<()> {
    for finding in outcome.findings.iter().filter(|finding| finding.status == Status::Active) {
        line(finding, view, out)?;
    }
    Ok(())
}

/// Writes the line of one finding.
pub(super) fn line(finding: &Finding, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let theme = view.theme();
    let path = view.paths.shown(finding.place.path());
    // A line that begins with two colons is a command to whatever runs a pipeline.
    let path = if path.starts_with("::") { format!("./{path}") } else { path };
    let path = theme.strong(&path);
    let start = finding.place.start;
    let code = theme.severity(finding.severity, &format!("{}[{}]", finding.severity.as_str(), finding.rule));
    writeln!(out, "{path}:{}:{}: {code} {}", start.line, start.column, sanitise(&finding.message))
}
