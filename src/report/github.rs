//! Owns the workflow commands that GitHub Actions turns into annotations: one for each reference, within GitHub's limit
//! for a step. Reference: "Workflow commands for GitHub Actions", and `actions/toolkit`, `packages/core/src/command.ts`
//! for the escapes.

use super::block::{Block, blocks, gravest_first};
use super::describe::counted;
use super::footer::one_line;
use super::outcome::Outcome;
use super::snippet::short;
use crate::lints::Severity;
use crate::text::{display_path, sanitise};
use std::fmt::Write as _;
use std::io::{self, Write};

/// GitHub shows that many annotations of each kind for a step and drops the rest without a word.
const MOST_OF_A_KIND: usize = 10;

/// So many notices are told in the log; the rest is counted.
const MOST_NOTICES: usize = 20;

/// The longest text of one annotation, in characters: GitHub cuts at 4 KiB.
const LONGEST: usize = 1000;

/// Writes the annotations, the gravest first, then one that counts the rest, then the log's last lines.
pub(super) fn write(outcome: &Outcome, out: &mut dyn Write) -> io::Result<()> {
    let mut shown: Vec<Block> = blocks(outcome).into_iter().filter(|block| !block.is_aside()).collect();
    gravest_first(&mut shown);
    let of_kind = |kind: &'static str| shown.iter().filter(move |block| command(block.head.severity) == kind);
    let has_rest = ["error", "warning", "notice"].iter().any(|kind| of_kind(kind).count() > MOST_OF_A_KIND);
    let mut left_out = 0;
    for kind in ["error", "warning", "notice"] {
        // The annotation that counts the rest is a notice itself.
        let most = if kind == "notice" && has_rest { MOST_OF_A_KIND - 1 } else { MOST_OF_A_KIND };
        for block in of_kind(kind).take(most) {
            writeln!(out, "{}", annotation(outcome, block, kind))?;
        }
        left_out += of_kind(kind).count().saturating_sub(most);
    }
    if left_out > 0 {
        let places = counted(left_out, "more place has findings", "more places have findings");
        let title = property(&format!("owlint: {places}"));
        let text = format!("GitHub shows {MOST_OF_A_KIND} annotations of a kind. {}", one_line(outcome));
        writeln!(out, "::notice title={title}::{}", data(&text))?;
    }
    log(outcome, out)
}

/// Writes what is read in the log only.
fn log(outcome: &Outcome, out: &mut dyn Write) -> io::Result<()> {
    for notice in outcome.notices.iter().take(MOST_NOTICES) {
        let text = format!("{}: {}", display_path(&notice.path), short(&notice.message, LONGEST));
        writeln!(out, "owlint: notice: {}", plain(&text))?;
    }
    let left = outcome.notices.len().saturating_sub(MOST_NOTICES);
    if left > 0 {
        writeln!(out, "owlint: and {}", counted(left, "more notice", "more notices"))?;
    }
    writeln!(out, "{}", one_line(outcome))
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
            let text = short(&finding.message, LONGEST);
            if index == 0 { text } else { format!("{}[{}] {text}", finding.severity.as_str(), finding.rule) }
        })
        .chain((!block.head.help.is_empty()).then(|| format!("help: {}", sanitise(&block.head.help))))
        .collect();
    format!("::{kind} {at},title={}::{}", property(&title), data(&lines.join("\n")))
}

/// Makes a text harmless that stands in the log: the older form of a command counts anywhere in a line.
fn plain(text: &str) -> String {
    text.replace("##[", "# #[")
}

/// Escapes the text of a command.
fn data(text: &str) -> String {
    plain(text).replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
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
        assert_eq!(data("##[error]x"), "# #[error]x");
    }
}
