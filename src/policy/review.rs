//! Owns what suppressions and exemptions do to a run's findings, and what is to be said of those that do nothing.
//! Never reads a comment.

use super::config::Exemption;
use super::settings::Settings;
use super::suppress::{Malformed, Named, Suppression, Suppressions, apply};
use crate::context::Codebase;
use crate::discover::Discovery;
use crate::lints::{self, Edit, Finding, Fix, Levels};
use crate::text::Place;
use jiff::civil::Date;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The rules that speak of suppressions.
const OWN: [&str; 3] = ["OW901", "OW902", "OW903"];

/// Silences what comments and the configuration hold back, and adds what is to be said of them themselves: in order, as
/// the rules have left the findings.
///
/// Where nothing is to be held back, nothing is said of what is not used.
pub fn silence(
    settings: &Settings,
    levels: &Levels,
    suppressions: &mut Suppressions,
    codebase: &Codebase<'_>,
    found: &Discovery,
    findings: &mut Vec<Finding>,
) {
    let review = Review { settings, levels, codebase, found };
    findings.extend(review.heard(suppressions.malformed.iter().map(malformed).collect()));
    if settings.suppressions {
        let used = review.apply(&mut suppressions.list, findings);
        let mut own = review.heard(review.of_comments(&suppressions.list));
        own.extend(review.heard(review.of_exemptions(&used)));
        review.apply(&mut suppressions.list, &mut own);
        own.extend(review.heard(review.of_own(&suppressions.list)));
        findings.append(&mut own);
    }
    findings.sort_by(|one, other| (&one.place, one.rule).cmp(&(&other.place, other.rule)));
}

/// What a run knows of its suppressions.
struct Review<'a> {
    settings: &'a Settings,
    levels: &'a Levels,
    codebase: &'a Codebase<'a>,
    found: &'a Discovery,
}

impl Review<'_> {
    fn as_of(&self) -> Date {
        self.codebase.as_of
    }

    /// Findings as grave as they are to be, without those whose rule is silent.
    fn heard(&self, mut findings: Vec<Finding>) -> Vec<Finding> {
        findings.retain_mut(|finding| {
            let severity = self.levels.severity(finding.rule, finding.severity, &finding.place.path);
            finding.severity = severity.unwrap_or(finding.severity);
            severity.is_some()
        });
        findings
    }

    /// Silences what is covered, and returns which exemptions cover anything.
    fn apply(&self, list: &mut [Suppression], findings: &mut [Finding]) -> Vec<bool> {
        apply(list, findings, self.as_of());
        let exemptions = self.settings.exemptions.iter();
        exemptions
            .map(|one| !one.has_expired(self.as_of()) && one.apply(findings, self.codebase, &self.found.root))
            .collect()
    }

    /// What is to be said of comments: that they have ended, or what they name for nothing.
    fn of_comments(&self, list: &[Suppression]) -> Vec<Finding> {
        let each = list.iter().filter_map(|one| match one.until.filter(|_| one.has_expired(self.as_of())) {
            Some(until) => {
                let finding = lints::expired(one.place.clone(), "suppression", until, self.as_of());
                Some(finding.mended_by(one.removal.clone().map(|edit| fix("take the suppression out", edit))))
            }
            None => unused(one, |named| !is_own(named) && self.is_idle(one, named)),
        });
        each.collect()
    }

    /// What is to be said of comments that silence what is said of comments.
    fn of_own(&self, list: &[Suppression]) -> Vec<Finding> {
        let holding = list.iter().filter(|one| !one.has_expired(self.as_of()));
        holding.filter_map(|one| unused(one, |named| is_own(named) && self.is_idle(one, named))).collect()
    }

    /// Whether it has silenced nothing although its rules were listened to.
    fn is_idle(&self, suppression: &Suppression, named: &Named) -> bool {
        let mut heard = named.ids.iter().filter_map(|id| self.levels.was_heard(id, &suppression.place.path)).peekable();
        suppression.is_judged && !named.used && heard.peek().is_some() && heard.all(|heard| heard)
    }

    /// What is to be said of exemptions: `used` tells which cover anything.
    fn of_exemptions(&self, used: &[bool]) -> Vec<Finding> {
        let each = self.settings.exemptions.iter().zip(used).filter_map(|(one, used)| {
            if one.has_expired(self.as_of()) {
                let place = self.shown(&one.until_at);
                return Some(lints::expired(place, "exemption", one.until, self.as_of()));
            }
            (!used && self.is_answered(one)).then(|| lints::unused(self.shown(&one.rules_at), "exemption", &[]))
        });
        each.collect()
    }

    /// Whether all was looked at that an exemption is about, and all its rules were listened to.
    fn is_answered(&self, exemption: &Exemption) -> bool {
        let absolute = |path: &Path| std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let folder = absolute(&exemption.folder);
        let paths = &self.settings.request.paths;
        let here = [PathBuf::from(".")];
        let asked = if paths.is_empty() { here.as_slice() } else { paths };
        let is_whole = asked.iter().any(|path| folder.starts_with(clean(&absolute(path))));
        let path = &exemption.rules_at.path;
        let mut heard = exemption.rules.iter().filter_map(|id| self.levels.was_heard(id, path)).peekable();
        !self.levels.is_partial && is_whole && heard.peek().is_some() && heard.all(|heard| heard)
    }

    /// A place in the configuration as reports show places.
    fn shown(&self, place: &Place) -> Place {
        let path = place
            .path
            .strip_prefix(&self.found.root)
            .map_or_else(|_| Arc::clone(&place.path), |path| Arc::new(path.to_owned()));
        Place { path, ..place.clone() }
    }
}

/// A path without its `.` parts.
fn clean(path: &Path) -> PathBuf {
    path.components().filter(|part| !matches!(part, std::path::Component::CurDir)).collect()
}

fn is_own(named: &Named) -> bool {
    named.ids.iter().all(|id| OWN.contains(id))
}

fn malformed(one: &Malformed) -> Finding {
    let mended = one.mended.clone().map(|edit| Fix {
        safe: false,
        description: format!("write `{}`", edit.text),
        edits: vec![edit],
    });
    lints::malformed(one.place.clone(), &one.why).mended_by(mended)
}

/// The finding on what a comment names for nothing, as `is_idle` says, with a fix that takes just that out.
fn unused(one: &Suppression, is_idle: impl Fn(&Named) -> bool) -> Option<Finding> {
    let (idle, kept): (Vec<&Named>, Vec<&Named>) = one.named.iter().partition(|named| is_idle(named));
    if idle.is_empty() {
        return None;
    }
    if kept.is_empty() {
        let fix = one.removal.clone().map(|edit| fix("take the suppression out", edit));
        return Some(lints::unused(one.place.clone(), "suppression", &[]).mended_by(fix));
    }
    let names = |named: &[&Named]| named.iter().map(|named| named.name.as_str()).collect::<Vec<_>>().join(", ");
    let listed: Vec<&str> = idle.iter().map(|named| named.name.as_str()).collect();
    let edit = one.list.clone().map(|list| Edit { text: names(&kept), ..list });
    let fix = edit.map(|edit| fix(&format!("take {} out of the list", listed.join(", ")), edit));
    Some(lints::unused(one.place.clone(), "suppression", &listed).mended_by(fix))
}

/// A fix that changes nothing about what runs.
fn fix(description: &str, edit: Edit) -> Fix {
    Fix { safe: true, description: description.to_owned(), edits: vec![edit] }
}
