//! Owns the list of what was not read, and why. Never lists findings.

use super::outcome::Outcome;
use super::paths::plain;
use super::theme::View;
use super::wrap::pad;
use crate::text::{Notice, NoticeKind, sanitise};
use serde::Serialize;
use std::io::{self, Write};
use std::path::Path;
use unicode_width::UnicodeWidthStr;

/// One file that was not read, as JSON.
#[derive(Debug, Serialize)]
pub(super) struct SkippedObject<'o> {
    path: String,
    reason: &'o str,
}

/// Returns what was not read as machines read it, sorted by path.
pub(super) fn skipped<'o>(outcome: &'o Outcome<'_>) -> Vec<SkippedObject<'o>> {
    not_read(outcome).into_iter().map(|(path, reason)| SkippedObject { path: plain(path), reason }).collect()
}

/// Writes one line for each file that was not read.
pub(super) fn skipped_table(outcome: &Outcome, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let rows: Vec<(String, &str)> =
        not_read(outcome).into_iter().map(|(path, reason)| (view.paths.shown(path), reason)).collect();
    let width = rows.iter().map(|(path, _)| path.width()).chain([HEAD.len()]).max().unwrap_or_default();
    writeln!(out, "{}", view.theme().strong(&format!("{}  WHY", pad(HEAD, width))))?;
    for (path, reason) in &rows {
        writeln!(out, "{}  {}", pad(path, width), sanitise(reason))?;
    }
    writeln!(out)
}

/// Files left out for what they are, and those that could not be read.
fn not_read<'o>(outcome: &'o Outcome<'_>) -> Vec<(&'o Path, &'o str)> {
    let left_out = outcome.skipped.iter().map(|skipped| (skipped.path.as_path(), skipped.reason.as_str()));
    let is_unread =
        |notice: &&Notice| matches!(notice.kind, NoticeKind::Skipped | NoticeKind::TooLarge | NoticeKind::Unreadable);
    let unread = outcome.notices.iter().filter(is_unread);
    let mut all: Vec<_> =
        left_out.chain(unread.map(|notice| (notice.path.as_path(), notice.message.as_str()))).collect();
    all.sort();
    all
}

const HEAD: &str = "NOT READ";
