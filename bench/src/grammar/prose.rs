//! Owns the formats of prose.

use super::Grammar;
use crate::words::{sentence, value, word};
use std::fmt::Write as _;

/// Sections, some with a fenced block.
pub const MARKDOWN: Grammar =
    Grammar { name: "markdown", file: ("notes-", ".md"), begin: "# Notes\n\n", end: "", block: section };

fn section(out: &mut String, random: &mut crate::random::Random, number: u64, id: Option<&str>) {
    let _ = writeln!(
        out,
        "## {} {number}\n\n{}.\n{}, {}.\n",
        word(random),
        sentence(random, 12),
        sentence(random, 8),
        value(random)
    );
    if let Some(id) = id {
        let _ = writeln!(out, "```yaml\nmodel: {id}\n```\n");
    }
}
