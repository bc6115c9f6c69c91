//! Owns the `JUnit` report: a suite a file, a case a finding, and before them a suite that says what the run came to, so
//! that a tree without findings is a passed test and not an empty report. Fits the schema of Apache Ant's own reports.

use super::footer::{one_line, verdict};
use super::listed::{Listed, listed};
use super::outcome::Outcome;
use super::summary::Summary;
use super::xml::escaped;
use crate::lints::Status;
use std::collections::BTreeMap;
use std::io::{self, Write};

/// What a case came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Passed,
    Failed,
    Skipped,
}

/// A suite before it is written.
#[derive(Debug)]
struct Suite {
    name: String,
    properties: Vec<(&'static str, String)>,
    cases: Vec<(Verdict, String)>,
    /// What else is to be said, line by line.
    remarks: Vec<String>,
}

/// Writes the report.
pub(super) fn write(outcome: &Outcome, out: &mut dyn Write) -> io::Result<()> {
    let mut files: BTreeMap<String, Vec<(Verdict, String)>> = BTreeMap::new();
    for one in listed(outcome) {
        files.entry(one.path()).or_default().push(case(outcome, &one));
    }
    let of_file = |(name, cases)| Suite { name, properties: Vec::new(), cases, remarks: Vec::new() };
    let suites: Vec<Suite> = std::iter::once(whole(outcome)).chain(files.into_iter().map(of_file)).collect();
    let all = |verdict| suites.iter().map(|suite| suite.count(verdict)).sum::<usize>();
    let tests: usize = suites.iter().map(|suite| suite.cases.len()).sum();
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    let (failures, skipped) = (all(Verdict::Failed), all(Verdict::Skipped));
    // No attributes: the schema has none here, and every reader adds up the suites'.
    writeln!(out, "<!-- {tests} tests, {failures} failures, {skipped} skipped -->\n<testsuites>")?;
    for (suite, id) in suites.iter().zip(0..) {
        suite.write(id, outcome, out)?;
    }
    writeln!(out, "</testsuites>")
}

impl Suite {
    fn count(&self, verdict: Verdict) -> usize {
        self.cases.iter().filter(|(one, _)| *one == verdict).count()
    }

    fn write(&self, id: usize, outcome: &Outcome, out: &mut dyn Write) -> io::Result<()> {
        let (name, tests) = (escaped(&self.name), self.cases.len());
        let (failures, skipped) = (self.count(Verdict::Failed), self.count(Verdict::Skipped));
        let as_of = outcome.codebase.as_of;
        write!(out, "  <testsuite name=\"{name}\" package=\"owlint\" id=\"{id}\" timestamp=\"{as_of}T00:00:00\" ")?;
        write!(out, "hostname=\"localhost\" tests=\"{tests}\" failures=\"{failures}\" errors=\"0\" ")?;
        writeln!(out, "skipped=\"{skipped}\" time=\"0\">\n    <properties>")?;
        for (name, value) in &self.properties {
            writeln!(out, "      <property name=\"{name}\" value=\"{}\"/>", escaped(value))?;
        }
        writeln!(out, "    </properties>")?;
        self.cases.iter().try_for_each(|(_, case)| writeln!(out, "    {case}"))?;
        let remarks: Vec<String> = self.remarks.iter().map(|remark| escaped(remark)).collect();
        writeln!(out, "    <system-out>{}</system-out>\n    <system-err/>\n  </testsuite>", remarks.join("\n"))
    }
}

/// The suite of the whole run: one case, which fails where the exit status would.
fn whole(outcome: &Outcome) -> Suite {
    let summary = Summary::of(outcome);
    let words = verdict(outcome, &summary);
    let case = if outcome.gates() {
        (Verdict::Failed, failed("run", "owlint", &words, "gate", ""))
    } else {
        (Verdict::Passed, "<testcase name=\"run\" classname=\"owlint\" time=\"0\"/>".to_owned())
    };
    let remark = |notice: &crate::text::Notice| format!("{}: {}", notice.path.to_string_lossy(), notice.message);
    let remarks = std::iter::once(one_line(outcome)).chain(outcome.notices.iter().map(remark)).collect();
    Suite { name: "owlint".to_owned(), properties: properties(outcome, &summary), cases: vec![case], remarks }
}

fn properties(outcome: &Outcome, summary: &Summary) -> Vec<(&'static str, String)> {
    let mut properties = vec![
        ("version", env!("CARGO_PKG_VERSION").to_owned()),
        ("catalog_date", outcome.catalog_date.clone()),
        ("as_of", outcome.codebase.as_of.to_string()),
        ("files_checked", summary.files_checked.to_string()),
        ("files_skipped", summary.files_skipped.to_string()),
        ("references", summary.references.to_string()),
        ("gating", summary.gating.to_string()),
        ("suppressed", summary.suppressed.to_string()),
        ("baselined", summary.baselined.to_string()),
        ("hidden", summary.hidden.to_string()),
        ("notices", outcome.notices.len().to_string()),
    ];
    if let (Some(index), Some(grade)) = (summary.exposure_index, summary.exposure_grade) {
        properties.extend([("exposure_index", index.to_string()), ("exposure_grade", grade.to_owned())]);
    }
    properties
}

fn case(outcome: &Outcome, one: &Listed) -> (Verdict, String) {
    let finding = one.finding;
    let (rule, start) = (finding.rule, finding.place.start);
    let name = format!("{rule} {}:{}", start.line, start.column);
    let class = format!("owlint.{}", outcome.rule_name(rule));
    match (finding.status, one.is_aside(), one.subject) {
        (Status::Suppressed, ..) => (Verdict::Skipped, skipped(&name, &class, "suppressed")),
        (Status::Baselined, ..) => (Verdict::Skipped, skipped(&name, &class, "baselined")),
        (Status::Active, true, Some((_, reference))) => {
            let why = format!("does not gate in role {}", reference.role.as_str());
            (Verdict::Skipped, skipped(&name, &class, &why))
        }
        (Status::Active, ..) => {
            let help =
                if finding.help.is_empty() { String::new() } else { format!("\nhelp: {}", escaped(&finding.help)) };
            let place = format!("{}:{}:{}", escaped(&one.path()), start.line, start.column);
            let gates = if one.gates { "gates" } else { "does not gate" };
            let kind = format!("{}, {gates}", finding.severity.as_str());
            (Verdict::Failed, failed(&name, &class, &finding.message, &kind, &format!("{place}{help}")))
        }
    }
}

/// `body` is escaped already.
fn failed(name: &str, class: &str, message: &str, kind: &str, body: &str) -> String {
    let (name, class, message, kind) = (escaped(name), escaped(class), escaped(message), escaped(kind));
    let open = format!("<testcase name=\"{name}\" classname=\"{class}\" time=\"0\">");
    format!("{open}<failure message=\"{message}\" type=\"{kind}\">{body}</failure></testcase>")
}

fn skipped(name: &str, class: &str, why: &str) -> String {
    let open = format!("<testcase name=\"{}\" classname=\"{}\" time=\"0\">", escaped(name), escaped(class));
    format!("{open}<skipped message=\"{}\"/></testcase>", escaped(why))
}
