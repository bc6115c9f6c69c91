//! Owns the workflow commands that GitHub Actions turns into annotations: one for each reference, within GitHub's limit
//! for a step. Reference: "Workflow commands for GitHub Actions", and `actions/toolkit`, `packages/core/src/command.ts`
//! for the escapes.

use super::block::{Block, blocks};
use super::describe::counted;
use super::outcome::Outcome;
use super::summary::Summary;
use crate::lints::Severity;
use crate::text::{display_path, sanitise};
use std::fmt::Write as _;
use std::io::{self, Write};

/// GitHub shows that many annotations of each kind for a step and drops the rest without a word.
const MOST_OF_A_KIND: usize = 10;

/// Writes the annotations and a line that counts the rest.
pub(super) fn write(outcome: &Outcome, out: &mut dyn Write) -> io::Result<()> {
    let shown: Vec<Block> = blocks(outcome).into_iter().filter(|block| !block.is_aside()).collect();
    let mut left_out = 0;
    for kind in ["error", "warning", "notice"] {
        let of_kind: Vec<&Block> = shown.iter().filter(|block| command(block.head.severity) == kind).collect();
        for block in of_kind.iter().take(MOST_OF_A_KIND) {
            writeln!(out, "{}", annotation(outcome, block, kind))?;
        }
        left_out += of_kind.len().saturating_sub(MOST_OF_A_KIND);
    }
    if left_out > 0 {
        let places = counted(left_out, "more place has findings", "more places have findings");
        writeln!(out, "owlint: {places}: GitHub shows {MOST_OF_A_KIND} annotations of a kind")?;
    }
    let summary = Summary::of(outcome);
    let (files, skipped) = (counted(summary.files_checked, "file", "files"), summary.files_skipped);
    let gating = counted(summary.gating, "finding gates", "findings gate");
    let references = counted(summary.references, "reference", "references");
    let notices = counted(outcome.notices.len(), "notice", "notices");
    writeln!(out, "owlint: checked {files} ({skipped} skipped), {references}, {gating}, {notices}")
}

/// Returns the command for a severity, as SARIF levels go (design §4).
fn command(severity: Severity) -> &'static str {
    match severity {
        Severity::High => "error",
        Severity::Medium => "warning",
        Severity::Low | Severity::Info => "notice",
    }
}

fn annotation(outcome: &Outcome, block: &Block, kind: &str) -> String {
    let place = block.place();
    let (start, end) = (place.start, place.end);
    let mut at = format!("file={},line={},endLine={}", property(&display_path(place.path())), start.line, end.line);
    if start.line == end.line {
        // The end is exclusive with us and inclusive there.
        let last = end.column.saturating_sub(1).max(start.column);
        let _ = write!(at, ",col={},endColumn={last}", start.column);
    }
    let title = format!("{} {}", block.head.rule, outcome.rule_name(block.head.rule));
    let lines: Vec<String> = block
        .findings()
        .enumerate()
        .map(|(index, finding)| {
            let text = sanitise(&finding.message);
            if index == 0 {
                text.into_owned()
            } else {
                format!("{}[{}] {text}", finding.severity.as_str(), finding.rule)
            }
        })
        .chain((!block.head.help.is_empty()).then(|| format!("help: {}", sanitise(&block.head.help))))
        .collect();
    format!("::{kind} {at},title={}::{}", property(&title), data(&lines.join("\n")))
}

/// Escapes the text of a command.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes the value of a property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_breaks_out_of_a_command() {
        assert_eq!(data("50%\r\n::error::x"), "50%25%0D%0A::error::x");
        assert_eq!(property("a,b:c\nd"), "a%2Cb%3Ac%0Ad");
    }
}
