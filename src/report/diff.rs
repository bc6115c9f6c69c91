//! Owns how changes of a file are shown: as a unified diff that `git apply` and `patch` take. Never decides what changes.

use crate::lints::Edit;
use crate::text::{Document, Encoding, Format, Span, redact};
use std::fmt::Write;
use std::path::Path;

/// So many lines are shown on either side of a change.
const CONTEXT: usize = 3;

/// A byte order mark belongs to the first line, as it does for git.
const MARK: char = '\u{feff}';

/// Lines that give way to others.
struct Change<'t> {
    /// The first line that goes, from 0; where none goes, the one that the new lines stand before.
    first: usize,
    old: Vec<&'t str>,
    new: Vec<String>,
}

impl Change<'_> {
    fn end(&self) -> usize {
        self.first + self.old.len()
    }
}

/// Returns the unified diff of a text and what its edits make of it. `edits` stand in the order of the text.
///
/// A line beside a change that holds a secret is left out, with all beyond it; in a changed line secrets are masked.
#[must_use]
pub fn unified<'e>(path: &Path, text: &str, edits: impl Iterator<Item = &'e Edit>) -> String {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let document = Document::new(path.to_owned(), text.to_owned(), Encoding::Utf8);
    let changes = changes(&document, &lines, edits);
    let name = path.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/");
    let mut out = format!("--- a/{name}\n+++ b/{name}\n");
    let mut grown = 0_usize;
    let mut gone = 0_usize;
    let mut rest = changes.as_slice();
    while let Some(first) = rest.first() {
        let together = 1 + rest.windows(2).take_while(|pair| joins(pair, &lines, document.format())).count();
        let (hunk, later) = rest.split_at(together);
        let before = shown_before(first.first, &lines, document.format());
        write_hunk(&mut out, hunk, before, &lines, (grown, gone), document.format());
        grown += hunk.iter().map(|change| change.new.len()).sum::<usize>();
        gone += hunk.iter().map(|change| change.old.len()).sum::<usize>();
        rest = later;
    }
    out
}

/// Whether two changes stand so near that their hunks would touch, with nothing between that may not be shown.
fn joins(pair: &[Change<'_>], lines: &[&str], format: Format) -> bool {
    let [one, next] = pair else { return false };
    let between = lines.get(one.end()..next.first).unwrap_or_default();
    between.len() <= 2 * CONTEXT && between.iter().all(|line| is_open(line, format))
}

/// How many lines before `line` are shown.
fn shown_before(line: usize, lines: &[&str], format: Format) -> usize {
    let before = lines.get(..line).unwrap_or_default().iter().rev().take(CONTEXT);
    before.take_while(|line| is_open(line, format)).count()
}

fn write_hunk(
    out: &mut String,
    hunk: &[Change<'_>],
    before: usize,
    lines: &[&str],
    (grown, gone): (usize, usize),
    format: Format,
) {
    let (Some(first), Some(last)) = (hunk.first(), hunk.last()) else { return };
    let start = first.first - before;
    let behind = lines.get(last.end()..).unwrap_or_default().iter().take(CONTEXT);
    let end = last.end() + behind.take_while(|line| is_open(line, format)).count();
    let come: usize = hunk.iter().map(|change| change.new.len()).sum();
    let went: usize = hunk.iter().map(|change| change.old.len()).sum();
    let (old, new) = (end - start, end - start + come - went);
    // Where a side has no lines, the line before it is named.
    let number = |line: usize, count: usize| if count == 0 { line } else { line + 1 };
    // Writing into a string cannot fail.
    let _ = writeln!(out, "@@ -{},{old} +{},{new} @@", number(start, old), number(start + grown - gone, new));
    let mut at = start;
    for change in hunk {
        lines.get(at..change.first).unwrap_or_default().iter().for_each(|line| push(out, ' ', line));
        let is_paired = change.old.len() == change.new.len();
        let pair = |index: usize| change.old.get(index).zip(change.new.get(index)).filter(|_| is_paired);
        for (index, line) in change.old.iter().enumerate() {
            push(out, '-', &masked(line, pair(index).map(|(_, new)| new.as_str()), format));
        }
        for (index, line) in change.new.iter().enumerate() {
            push(out, '+', &masked(line, pair(index).map(|(old, _)| *old), format));
        }
        at = change.end();
    }
    lines.get(at..end).unwrap_or_default().iter().for_each(|line| push(out, ' ', line));
}

fn push(out: &mut String, mark: char, line: &str) {
    out.push(mark);
    out.push_str(line);
    if !line.ends_with('\n') {
        out.push_str("\n\\ No newline at end of file\n");
    }
}

/// Whether a line holds nothing that is to be masked.
fn is_open(line: &str, format: Format) -> bool {
    let line = line.trim_start_matches(MARK);
    redact(line, Span::default(), format).0 == line
}

/// A line with its secrets masked, but for the part by which it differs from what it takes the place of.
fn masked(line: &str, other: Option<&str>, format: Format) -> String {
    if let Some(line) = line.strip_prefix(MARK) {
        return format!("{MARK}{}", masked(line, other.map(|other| other.trim_start_matches(MARK)), format));
    }
    let Some(other) = other else { return line.to_owned() };
    let same = line.char_indices().zip(other.chars()).take_while(|((_, one), two)| one == two).last();
    let start = same.map_or(0, |((at, one), _)| at + one.len_utf8());
    let behind = line.get(start..).unwrap_or_default();
    let other = other.get(start..).unwrap_or_default();
    let tail = behind.chars().rev().zip(other.chars().rev()).take_while(|(one, two)| one == two);
    let end = line.len() - tail.map(|(one, _)| one.len_utf8()).sum::<usize>();
    // The identifier as a whole is what was changed, not only its letters.
    let is_word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '/' | ':');
    let start = line.get(..start).unwrap_or_default().trim_end_matches(is_word).len();
    let rest = line.get(end..).unwrap_or_default();
    let end = line.len() - rest.trim_start_matches(is_word).len();
    redact(line, Span::new(start, end), format).0
}

/// Puts edits together that touch the same lines, without the lines that stay as they are.
fn changes<'t, 'e>(document: &Document, lines: &[&'t str], edits: impl Iterator<Item = &'e Edit>) -> Vec<Change<'t>> {
    let line_of = |offset: usize| document.position(offset).line.saturating_sub(1);
    let mut groups: Vec<(usize, usize, Vec<&Edit>)> = Vec::new();
    for edit in edits {
        let (first, last) = (line_of(edit.span.start), line_of(edit.span.end.saturating_sub(1).max(edit.span.start)));
        // Where the first line goes, its mark goes over to the next.
        let is_first = edit.span.start == MARK.len_utf8() && document.text().starts_with(MARK);
        let last = if is_first && edit.text.is_empty() && edit.replaces.ends_with('\n') { last + 1 } else { last };
        match groups.last_mut().filter(|(_, end, _)| first <= *end) {
            Some((_, end, group)) => {
                *end = last.max(*end);
                group.push(edit);
            }
            None => groups.push((first, last, vec![edit])),
        }
    }
    groups.into_iter().map(|(first, last, group)| change(document, lines, (first, last), &group)).collect()
}

fn change<'t>(document: &Document, lines: &[&'t str], (first, last): (usize, usize), edits: &[&Edit]) -> Change<'t> {
    let last = last.min(lines.len().saturating_sub(1));
    let mut old = lines.get(first..=last).or_else(|| lines.get(first..)).unwrap_or_default().to_vec();
    let mut new = String::new();
    let mut at = document.line_span(first + 1).start;
    let end = at + old.iter().map(|line| line.len()).sum::<usize>();
    for edit in edits {
        new.push_str(Span::new(at, edit.span.start).of(document.text()));
        new.push_str(&edit.text);
        at = edit.span.end;
    }
    new.push_str(Span::new(at, end).of(document.text()));
    let mut new: Vec<String> = new.split_inclusive('\n').map(str::to_owned).collect();
    let head = old.iter().zip(&new).take_while(|(one, two)| *one == two).count();
    old.drain(..head);
    new.drain(..head);
    let tail = old.iter().rev().zip(new.iter().rev()).take_while(|(one, two)| *one == two).count();
    old.truncate(old.len() - tail);
    new.truncate(new.len() - tail);
    Change { first: first + head, old, new }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn diff(path: &str, text: &str, changes: &[(&str, &str)]) -> String {
        let edits: Vec<Edit> = changes
            .iter()
            .map(|(old, new)| {
                let at = text.find(old).unwrap();
                Edit::new(Path::new(path), Span::new(at, at + old.len()), old, (*new).to_owned())
            })
            .collect();
        unified(Path::new(path), text, edits.iter())
    }

    #[test]
    fn lines_near_a_change_are_shown_and_hunks_that_touch_are_one() {
        let text = "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15\n";
        let shown = diff("a.txt", text, &[("5\n", "five\n"), ("7\n", ""), ("15\n", "15")]);
        let expected = "--- a/a.txt\n+++ b/a.txt\n@@ -2,9 +2,8 @@\n 2\n 3\n 4\n-5\n+five\n 6\n-7\n 8\n 9\n 10\n\
                        @@ -12,4 +11,4 @@\n 12\n 13\n 14\n-15\n+15\n\\ No newline at end of file\n";
        assert_eq!(shown, expected);
    }

    #[test]
    fn a_secret_beside_a_change_is_not_shown() {
        let shown = diff(".env", "API_KEY=hunter2\nMODEL=kimi\n", &[("kimi", "qwen")]);
        assert!(!shown.contains("hunter2") && shown.contains("-MODEL=kimi\n+MODEL=qwen\n"), "{shown}");
        let shown = diff(".env", "\u{feff}API_KEY=hunter2\nMODEL=kimi\n", &[("kimi", "qwen")]);
        assert!(!shown.contains("hunter2") && shown.contains("+MODEL=qwen\n"), "{shown}");
        let shown = diff("a.sh", "API_KEY=hunter2 run kimi\n", &[("kimi", "qwen")]);
        assert!(!shown.contains("hunter2") && shown.contains("run qwen"), "{shown}");
    }
}
