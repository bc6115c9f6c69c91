//! Owns the words of a suppression: `owlint: ignore[RULE, …] until=YYYY-MM-DD -- reason`. Never knows where it stands.

use crate::lints::rules_of;
use crate::text::sanitise;
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
    /// The ids of the rules.
    pub(super) rules: Vec<String>,
    /// The last day on which it holds.
    pub(super) until: Option<Date>,
    /// Why.
    pub(super) reason: String,
}

/// Reads what stands behind the mark. Returns `None` for prose, and what is wrong with a directive that is none.
pub(super) fn read(text: &str) -> Option<Result<Directive, String>> {
    let text = text.trim();
    let word_end = text.find(|c: char| !c.is_ascii_alphabetic() && c != '-').unwrap_or(text.len());
    let (word, rest) = text.split_at(word_end);
    match word {
        "ignore" | "ignore-file" => Some(directive(word == "ignore-file", rest)),
        _ if SLIPS.iter().any(|slip| word.starts_with(slip)) => Some(Err(format!(
            "`{word}` is no suppression: write `ignore[RULE] -- reason` or `ignore-file[RULE] -- reason`"
        ))),
        _ => None,
    }
}

fn directive(whole_file: bool, rest: &str) -> Result<Directive, String> {
    let inner = rest.trim_start().strip_prefix('[').ok_or("it names no rule: write `ignore[RULE] -- reason`")?;
    let (list, rest) = inner.split_once(']').ok_or("the list of rules has no closing bracket")?;
    let rules = rules(list)?;
    let (before, reason) = rest.split_once("--").ok_or("it gives no reason: end it with `-- reason`")?;
    let until = until(before.trim())?;
    let reason = reason.trim();
    if reason.is_empty() {
        return Err("it gives no reason: write one behind `--`".to_owned());
    }
    Ok(Directive { whole_file, rules, until, reason: reason.to_owned() })
}

fn rules(list: &str) -> Result<Vec<String>, String> {
    let mut rules = Vec::new();
    for name in list.split(',').map(str::trim).filter(|name| !name.is_empty()) {
        let ids = rules_of(name).map_err(|unknown| sanitise(&unknown.to_string()).into_owned())?;
        rules.extend(ids.into_iter().map(str::to_owned));
    }
    if rules.is_empty() { Err("it names no rule: write `ignore[RULE] -- reason`".to_owned()) } else { Ok(rules) }
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
