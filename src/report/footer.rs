//! Owns the last lines of the report for people: what was looked at, what was found, what fails the run and what does
//! not. Always written, so that nothing found is never mistaken for nothing read.

use super::describe::counted;
use super::outcome::Outcome;
use super::summary::{Summary, count};
use super::theme::View;
use super::{describe, snippet::short, wrap};
use crate::exposure::Portion;
use crate::lints::Severity;
use crate::policy::{FailOn, fix_of};
use crate::text::sanitise;
use std::collections::BTreeMap;
use std::io::{self, Write};

/// So many notices are shown; the rest is counted.
const MOST_NOTICES: usize = 5;

/// The order in which tiers are told.
const TIERS: [&str; 8] = ["trillion", "xlarge", "large", "mid", "small", "edge", "closed", "unknown"];

/// Writes the footer. `aside` is the number of blocks that were counted only.
pub(super) fn write(outcome: &Outcome, aside: usize, view: &View, out: &mut dyn Write) -> io::Result<()> {
    tally(outcome, view, out)?;
    if outcome.is_empty() {
        return Ok(());
    }
    let summary = Summary::of(outcome);
    writeln!(out, "{}", findings(&summary))?;
    for line in [rewritten(outcome), fixable(outcome)].into_iter().flatten() {
        writeln!(out, "{line}")?;
    }
    if let Some(line) = not_gating(outcome, aside, view) {
        writeln!(out, "{line}")?;
    }
    if let Some(line) = baseline(&summary) {
        writeln!(out, "{line}")?;
    }
    writeln!(out, "{}", index(outcome))?;
    concentration(outcome, view, out)?;
    writeln!(out, "catalogue of {}, judged at {}", outcome.catalog_date, outcome.codebase.as_of)?;
    writeln!(out, "{}", view.theme().strong(&verdict(outcome, &summary)))
}

/// Writes what was looked at and how many references there are.
pub(super) fn tally(outcome: &Outcome, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let summary = Summary::of(outcome);
    notices(outcome, view, out)?;
    if outcome.is_empty() {
        return writeln!(out, "{}: {}", view.theme().strong("nothing to check"), files(&summary));
    }
    writeln!(out, "{}, {}", files(&summary), references(outcome))
}

pub(super) fn files(summary: &Summary) -> String {
    let checked = counted(summary.files_checked, "file", "files");
    format!("checked {checked} ({} skipped)", summary.files_skipped)
}

/// `12 references: 3 trillion, 2 mid, 7 closed`.
pub(super) fn references(outcome: &Outcome) -> String {
    let references = &outcome.codebase.references;
    let head = counted(references.len(), "reference", "references");
    let by_tier = count(references, |reference| describe::tier_or_closed(reference).to_owned());
    let parts = in_order(&by_tier, &TIERS);
    if parts.is_empty() { head } else { format!("{head}: {parts}") }
}

/// `findings: 2 high, 1 low (1 suppressed, 2 baselined)`.
pub(super) fn findings(summary: &Summary) -> String {
    let standing = in_order(&summary.by_severity, &["high", "medium", "low", "info"]);
    let away: Vec<String> =
        [(summary.suppressed, "suppressed"), (summary.baselined, "baselined"), (summary.hidden, "below what is shown")]
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, word)| format!("{count} {word}"))
            .collect();
    let standing = if standing.is_empty() { "none".to_owned() } else { standing };
    if away.is_empty() {
        format!("findings: {standing}")
    } else {
        format!("findings: {standing} ({})", away.join(", "))
    }
}

/// `fixed 2 findings`, where anybody asked for it.
fn rewritten(outcome: &Outcome) -> Option<String> {
    let done = outcome.rewritten?;
    let mut parts = vec![format!("fixed {}", counted(done.fixed, "finding", "findings"))];
    if done.silenced + done.left > 0 {
        parts = vec![format!("silenced {}", counted(done.silenced, "finding", "findings"))];
    }
    if done.left > 0 {
        parts.push(format!("{} could not be silenced by a comment", counted(done.left, "finding", "findings")));
    }
    Some(parts.join(", "))
}

/// `2 fixable with --fix (1 more with --unsafe-fixes)`, where there are any.
fn fixable(outcome: &Outcome) -> Option<String> {
    let with = |with_unsafe: bool| outcome.findings.iter().filter(|one| fix_of(one, with_unsafe).is_some()).count();
    let (safe, all) = (with(false), with(true));
    match (safe, all - safe) {
        (0, 0) => None,
        (0, more) => Some(format!("{more} fixable with --fix --unsafe-fixes")),
        (safe, 0) => Some(format!("{safe} fixable with --fix")),
        (safe, more) => Some(format!("{safe} fixable with --fix ({more} more with --unsafe-fixes)")),
    }
}

/// `baseline: 2 baselined (.owlint-baseline.json); 1 stale entry (owlint baseline update)`.
fn baseline(summary: &Summary) -> Option<String> {
    let used = summary.baseline.as_ref()?;
    let stale = match used.stale {
        Some(0) => String::new(),
        Some(stale) => format!("; {} (owlint baseline update)", counted(stale, "stale entry", "stale entries")),
        None => "; stale entries: not judged".to_owned(),
    };
    Some(format!("baseline: {} baselined ({}){stale}", summary.baselined, sanitise(&used.path)))
}

/// `not gating: 4 doc, 2 test`, where there are such references.
fn not_gating(outcome: &Outcome, aside: usize, view: &View) -> Option<String> {
    let references = outcome.codebase.references.iter().filter(|reference| !reference.role.gates());
    let references: Vec<_> = references.collect();
    if references.is_empty() {
        return None;
    }
    let by_role = count(&references, |reference| reference.role.as_str().to_owned());
    let roles = in_order(&by_role, &["registry", "doc", "test", "comment"]);
    let more = if aside > 0 && !view.is_verbose() { "; -v shows their findings" } else { "" };
    Some(format!("not gating: {roles}{more}"))
}

/// So many parts of the exposure are named; the rest is counted.
const MOST_PORTIONS: usize = 3;

/// Writes where the exposure lies: by lab, host, country and licence class.
fn concentration(outcome: &Outcome, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let spread = outcome.concentration.as_ref().filter(|spread| !spread.by_lab.is_empty());
    let Some(spread) = spread else { return Ok(()) };
    let lists = [
        ("lab", &spread.by_lab),
        ("host", &spread.by_host),
        ("country", &spread.by_country),
        ("licence", &spread.by_licence_class),
    ];
    let parts = lists.map(|(of, portions)| format!("by {of} {}", portions_in_words(portions)));
    wrap::hanging(&parts.join("; "), "exposure ", "  ", view.width, out)
}

fn portions_in_words(portions: &[Portion]) -> String {
    let named = portions.iter().take(MOST_PORTIONS);
    let named: Vec<String> =
        named.map(|portion| format!("{} {:.0}%", short(&portion.name, 40), portion.share * 100.0)).collect();
    let rest = portions.len().saturating_sub(MOST_PORTIONS);
    let more = if rest > 0 { format!(" and {rest} more") } else { String::new() };
    format!("{}{more}", named.join(", "))
}

pub(super) fn index(outcome: &Outcome) -> String {
    let Some(index) = outcome.index else {
        if let Some(commit) = &outcome.compared_with {
            return format!(
                "exposure index: not judged, nor the rules on the whole tree (OW301, OW502): only what {commit} does not have is told"
            );
        }
        return "exposure index: not judged, nor the rules on the whole tree (OW301, OW502): only a part of it was looked at".to_owned();
    };
    let limit = outcome.index_limit.map(|limit| format!(", above the {limit} that max-index allows"));
    format!("exposure index: {} of 100, grade {}{}", index.index, index.grade.as_str(), limit.unwrap_or_default())
}

/// Returns the counts of a run as one line, in our own words and numbers only.
pub(super) fn one_line(outcome: &Outcome) -> String {
    let summary = Summary::of(outcome);
    let references = counted(summary.references, "reference", "references");
    let notices = counted(outcome.notices.len(), "notice", "notices");
    let verdict = verdict(outcome, &summary);
    format!("owlint: {}, {references}, {}, {verdict}, {notices}", files(&summary), findings(&summary))
}

/// Returns whether findings fail the run, and from which severity they do: `2 findings gate at high`.
pub(super) fn verdict(outcome: &Outcome, summary: &Summary) -> String {
    let FailOn::From(fail_on) = outcome.fail_on else {
        return "no finding fails this run (--fail-on never)".to_owned();
    };
    let from = if fail_on == Severity::High { "high".to_owned() } else { format!("{} or above", fail_on.as_str()) };
    match summary.gating {
        0 => format!("nothing gates at {from}"),
        count => format!("{} at {from}", counted(count, "finding gates", "findings gate")),
    }
}

fn notices(outcome: &Outcome, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let shown = if view.is_verbose() { outcome.notices.len() } else { MOST_NOTICES };
    for notice in outcome.notices.iter().take(shown) {
        let path = view.paths.shown(&notice.path);
        let head = if path.is_empty() { String::new() } else { format!("{path}: ") };
        let longest = view.width.saturating_mul(4);
        writeln!(out, "{} {head}{}", view.theme().label("notice:"), short(&notice.message, longest))?;
    }
    let rest = outcome.notices.len().saturating_sub(shown);
    if rest > 0 {
        writeln!(out, "{} {} (-v shows all)", view.theme().label("notice:"), counted(rest, "more", "more"))?;
    }
    Ok(())
}

/// Writes counts in a fixed order, those that are zero left out.
fn in_order(counts: &BTreeMap<String, usize>, order: &[&str]) -> String {
    let known = order.iter().filter_map(|word| Some((*word, *counts.get(*word)?)));
    let parts: Vec<String> =
        known.filter(|(_, count)| *count > 0).map(|(word, count)| format!("{count} {word}")).collect();
    parts.join(", ")
}
