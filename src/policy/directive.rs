//! Owns the words of a suppression: `owlint: ignore[RULE, …] until=YYYY-MM-DD -- reason`. Never knows where it stands.

#![deny(clippy::indexing_slicing)]

use crate::lints::rules_of;
use crate::text::{Span, sanitise};
use jiff::civil::Date;

/// What begins every directive.
pub(super) const MARK: &str = "owlint:";

/// Words that others use for the same; after our mark they are slips, not prose.
const SLIPS: [&str; 7] = ["ignore", "disable", "allow", "skip", "suppress", "noqa", "nolint"];

/// What a directive says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Directive {
    /// Whether it holds for the whole file.
    pub(super) whole_file: bool,
    /// What stands between the brackets, in the text that was read.
    pub(super) list: Span,
    /// The rules and groups as they are named, each with the ids it stands for.
    pub(super) named: Vec<(String, Vec<&'static str>)>,
    /// The last day on which it holds.
    pub(super) until: Option<Date>,
    /// Why.
    pub(super) reason: String,
}

/// What is wrong with a directive that is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Slip {
    /// What is wrong, in words.
    pub(super) why: String,
    /// A name in the text that was read, and what it was probably meant to be.
    pub(super) meant: Option<(Span, String)>,
}

impl From<String> for Slip {
    fn from(why: String) -> Self {
        Self { why, meant: None }
    }
}

impl From<&str> for Slip {
    fn from(why: &str) -> Self {
        why.to_owned().into()
    }
}

/// Reads what stands behind the mark. Returns `None` for prose, and what is wrong with a directive that is none.
pub(super) fn read(text: &str) -> Option<Result<Directive, Slip>> {
    let words = text.trim();
    let word_end = words.find(|c: char| !c.is_ascii_alphabetic() && c != '-').unwrap_or(words.len());
    let (word, rest) = words.split_at(word_end);
    match word {
        "ignore" | "ignore-file" => Some(directive(text, word == "ignore-file", rest)),
        _ if SLIPS.iter().any(|slip| word.starts_with(slip)) => Some(Err(format!(
            "`{word}` is no suppression: write `ignore[RULE] -- reason` or `ignore-file[RULE] -- reason`"
        )
        .into())),
        _ => None,
    }
}

fn directive(whole: &str, whole_file: bool, rest: &str) -> Result<Directive, Slip> {
    let inner = rest.trim_start().strip_prefix('[').ok_or("it names no rule: write `ignore[RULE] -- reason`")?;
    let (list, rest) = inner.split_once(']').ok_or("the list of rules has no closing bracket")?;
    let named = named(whole, list)?;
    let (before, reason) = rest.split_once("--").ok_or("it gives no reason: end it with `-- reason`")?;
    let until = until(before.trim())?;
    let reason = reason.trim();
    if reason.is_empty() {
        return Err("it gives no reason: write one behind `--`".into());
    }
    Ok(Directive { whole_file, list: within(whole, list), named, until, reason: reason.to_owned() })
}

fn named(whole: &str, list: &str) -> Result<Vec<(String, Vec<&'static str>)>, Slip> {
    let mut named = Vec::new();
    for name in list.split(',').map(str::trim).filter(|name| !name.is_empty()) {
        let ids = rules_of(name).map_err(|unknown| Slip {
            why: sanitise(&unknown.to_string()).into_owned(),
            meant: unknown.suggestion.map(|meant| (within(whole, name), meant)),
        })?;
        named.push((name.to_owned(), ids));
    }
    if named.is_empty() { Err("it names no rule: write `ignore[RULE] -- reason`".into()) } else { Ok(named) }
}

fn until(text: &str) -> Result<Option<Date>, String> {
    if text.is_empty() {
        return Ok(None);
    }
    let date = text.strip_prefix("until=").ok_or_else(|| {
        format!("`{}` does not belong there: only `until=YYYY-MM-DD` stands before `--`", sanitise(text))
    })?;
    let parsed = date.trim().parse().ok().filter(|_| date.trim().len() == 10);
    parsed.map(Some).ok_or_else(|| format!("`{}` is no date: write until=YYYY-MM-DD", sanitise(date)))
}

/// Where a part of a text stands in it.
fn within(whole: &str, part: &str) -> Span {
    let start = part.as_ptr().addr().saturating_sub(whole.as_ptr().addr());
    Span::new(start, start + part.len())
}
