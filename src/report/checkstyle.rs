//! Owns the Checkstyle report: the findings that stand, file by file. Checkstyle has no word for what is silenced, so
//! that is counted in a comment.

use super::footer::one_line;
use super::listed::{Listed, level, listed};
use super::outcome::Outcome;
use super::paths::plain;
use super::xml::escaped;
use crate::text::Notice;
use std::collections::BTreeMap;
use std::io::{self, Write};

/// Writes the report.
pub(super) fn write(outcome: &Outcome, out: &mut dyn Write) -> io::Result<()> {
    let mut files: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for one in listed(outcome).iter().filter(|one| one.is_active()) {
        files.entry(one.path()).or_default().push(of_finding(one));
    }
    for notice in &outcome.notices {
        files.entry(plain(&notice.path)).or_default().push(of_notice(notice));
    }
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"10.0\">")?;
    writeln!(out, "  <!-- {} -->", one_line(outcome))?;
    for (path, errors) in files {
        writeln!(out, "  <file name=\"{}\">", escaped(if path.is_empty() { "." } else { &path }))?;
        errors.iter().try_for_each(|error| writeln!(out, "    {error}"))?;
        writeln!(out, "  </file>")?;
    }
    writeln!(out, "</checkstyle>")
}

fn of_finding(one: &Listed) -> String {
    let (finding, start) = (one.finding, one.finding.place.start);
    let severity = level(finding.severity, ["error", "warning", "info"]);
    error(start.line, start.column, severity, &finding.message, finding.rule)
}

fn of_notice(notice: &Notice) -> String {
    error(1, 1, "info", &notice.message, &format!("notice.{}", notice.kind.as_str()))
}

fn error(line: usize, column: usize, severity: &str, message: &str, source: &str) -> String {
    let message = escaped(message);
    format!(
        "<error line=\"{line}\" column=\"{column}\" severity=\"{severity}\" message=\"{message}\" source=\"owlint.{source}\"/>"
    )
}
