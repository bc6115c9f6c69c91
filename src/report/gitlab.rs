//! Owns the Code Quality report of GitLab: a list of issues, the paths relative to the root. GitLab has no word for what
//! is silenced, so that is counted in an issue of its own. Never tells one finding under two fingerprints.

use super::describe::counted;
use super::listed::{Listed, listed};
use super::outcome::Outcome;
use super::paths::plain;
use crate::lints::{Severity, Status};
use crate::text::{Notice, NoticeKind, sanitise};
use serde::Serialize;
use std::collections::HashMap;
use std::io::{self, Write};
use std::path::Path;

/// An issue.
#[derive(Debug, Serialize)]
struct Issue {
    description: String,
    check_name: String,
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Debug, Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Debug, Serialize)]
struct Lines {
    begin: usize,
    end: usize,
}

/// Writes the report.
pub(super) fn write(outcome: &Outcome, out: &mut dyn Write) -> io::Result<()> {
    let findings = listed(outcome);
    let (active, silent): (Vec<_>, Vec<_>) = findings.iter().partition(|one| one.is_active());
    let mut seen = HashMap::new();
    let notices = outcome.notices.iter().map(|notice| of_notice(notice, &mut seen));
    let issues = active.into_iter().map(|one| of_finding(outcome, one)).chain(of_silent(outcome, &silent));
    super::json::document(&issues.chain(notices).collect::<Vec<Issue>>(), out)
}

fn of_finding(outcome: &Outcome, one: &Listed) -> Issue {
    let finding = one.finding;
    let name = outcome.rule_name(finding.rule);
    Issue {
        description: sanitise(&format!("{} {name}: {}", finding.rule, finding.message)).into_owned(),
        check_name: finding.rule.to_owned(),
        fingerprint: one.fingerprint.to_owned(),
        severity: severity(finding.severity),
        location: location(one),
    }
}

/// Counts what is silenced, at the first of it.
fn of_silent(outcome: &Outcome, silent: &[&Listed]) -> Option<Issue> {
    let first = silent.first()?;
    let findings = counted(silent.len(), "finding is", "findings are");
    let (suppressed, baselined) = (outcome.count(Status::Suppressed), outcome.count(Status::Baselined));
    Some(Issue {
        description: format!("{findings} silenced, the first here: {suppressed} suppressed, {baselined} baselined"),
        check_name: "owlint/silenced".to_owned(),
        fingerprint: "owlint/silenced".to_owned(),
        severity: "info",
        location: location(first),
    })
}

/// `seen` counts those of one kind in one file, which need a number each.
fn of_notice<'o>(notice: &'o Notice, seen: &mut HashMap<(NoticeKind, &'o Path), usize>) -> Issue {
    let path = plain(&notice.path);
    let kind = notice.kind.as_str();
    let ordinal = seen.entry((notice.kind, &notice.path)).or_default();
    *ordinal += 1;
    Issue {
        description: sanitise(&notice.message).into_owned(),
        check_name: format!("owlint/{kind}"),
        fingerprint: format!("owlint/{kind}/{ordinal}/{path}"),
        severity: "info",
        location: Location {
            path: if path.is_empty() { ".".to_owned() } else { path },
            lines: Lines { begin: 1, end: 1 },
        },
    }
}

fn location(one: &Listed) -> Location {
    let place = &one.finding.place;
    Location { path: one.path(), lines: Lines { begin: place.start.line, end: place.end.line } }
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::High => "critical",
        Severity::Medium => "major",
        Severity::Low => "minor",
        Severity::Info => "info",
    }
}
