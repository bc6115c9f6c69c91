//! Owns the report as Markdown, for a job's summary and for a comment on a pull request: a row a reference, the gravest
//! first, cut to what the place can hold. Never leaves a row out without saying how many.

mod rows;
mod text;

use text::prose;
pub(super) use text::{cell, code};

use super::block::{Block, blocks, gravest_first};
use super::describe::counted;
use super::footer;
use super::outcome::Outcome;
use super::summary::Summary;
use std::io::{self, Write};

/// GitHub takes that many bytes for the summary of a step; what is longer is dropped as a whole.
const SUMMARY_BYTES: usize = 1024 * 1024;

/// GitHub takes that many characters for a comment; counted in bytes here, which are never fewer.
const COMMENT_BYTES: usize = 65_536;

/// What of the bytes is kept for the notices.
const NOTICES: usize = 8 * 1024;

/// What of the bytes is kept for the other lines around the table.
const AROUND: usize = 4 * 1024;

/// By this line a later run finds its comment again, to write it anew.
const MARK: &str = "<!-- owlint -->";

const HEADS: &str = "| severity | place | model | score | what and why |\n|---|---|---|---|---|";

/// Writes the summary of a job.
pub(super) fn write_summary(outcome: &Outcome, out: &mut dyn Write) -> io::Result<()> {
    write(outcome, SUMMARY_BYTES, out)
}

/// Writes a comment on a pull request.
pub(super) fn write_comment(outcome: &Outcome, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{MARK}")?;
    write(outcome, COMMENT_BYTES - MARK.len() - 1, out)
}

fn write(outcome: &Outcome, most: usize, out: &mut dyn Write) -> io::Result<()> {
    let summary = Summary::of(outcome);
    let (mut shown, aside): (Vec<_>, Vec<_>) = blocks(outcome).into_iter().partition(|block| !block.is_aside());
    gravest_first(&mut shown);
    writeln!(out, "## owlint: {}\n", footer::verdict(outcome, &summary))?;
    writeln!(out, "{}, {}  ", footer::files(&summary), footer::references(outcome))?;
    writeln!(out, "{}  \n{}", footer::findings(&summary), cell(&footer::index(outcome)))?;
    table(outcome, &shown, most.saturating_sub(AROUND + NOTICES), out)?;
    if !aside.is_empty() {
        let places = counted(aside.len(), "more place has", "more places have");
        writeln!(out, "\n{places} findings that do not gate: in documents, tests, price lists or comments.")?;
    }
    notices(outcome, out)?;
    let (date, as_of) = (cell(&outcome.catalog_date), outcome.codebase.as_of);
    let version = env!("CARGO_PKG_VERSION");
    writeln!(out, "\n<sub>owlint {version}, catalogue of {date}, judged at {as_of}</sub>")
}

/// Writes a row a block as long as there is room.
fn table(outcome: &Outcome, shown: &[Block], most: usize, out: &mut dyn Write) -> io::Result<()> {
    if shown.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{HEADS}")?;
    let left = fitting(shown.iter().map(|block| rows::row(outcome, block)), most, out)?;
    if left > 0 {
        writeln!(out, "\nand {} with findings", counted(left, "more place", "more places"))?;
    }
    Ok(())
}

fn notices(outcome: &Outcome, out: &mut dyn Write) -> io::Result<()> {
    if outcome.notices.is_empty() {
        return Ok(());
    }
    let head = counted(outcome.notices.len(), "notice", "notices");
    writeln!(out, "\n<details><summary>{head}</summary>\n")?;
    let lines = outcome.notices.iter().map(|notice| format!("- {}", rows::notice(notice)));
    let left = fitting(lines, NOTICES, out)?;
    if left > 0 {
        writeln!(out, "- and {left} more")?;
    }
    writeln!(out, "\n</details>")
}

/// Writes lines as long as there is room, and returns how many there was none for.
fn fitting(mut lines: impl ExactSizeIterator<Item = String>, most: usize, out: &mut dyn Write) -> io::Result<usize> {
    let mut room = most;
    let all = lines.len();
    for written in 0..all {
        let Some(line) = lines.next().filter(|line| line.len() < room) else { return Ok(all - written) };
        room -= line.len() + 1;
        writeln!(out, "{line}")?;
    }
    Ok(0)
}
