//! Owns how rules are asked: the view they get of a codebase, what all findings have in common, and their order.
//! Never says what a rule looks for.

use super::finding::{Finding, Fix, Related, Severity, Status};
use super::level::Levels;
use super::mend::mend;
use super::registry::{RULES, default_of};
use super::wording::substitutes_in_words;
use crate::catalog::Model;
use crate::context::{Codebase, Reference, ReferenceId};
use crate::exposure::{Links, Score, Subject, WaysOut};
use crate::identify::Confidence;
use crate::text::Place;
use rayon::prelude::*;
use std::collections::HashSet;
use std::sync::Arc;

/// One rule.
pub trait Rule: Sync {
    /// Returns its id, as `OW101`.
    fn id(&self) -> &'static str;

    /// Adds a finding for each place that it has something to say of.
    fn check(&self, judgement: &Judgement<'_>, out: &mut Vec<Finding>);
}

/// Returns all findings on a codebase, sorted by place and then in the order of rules.
///
/// `scores` are those of [`crate::exposure::scores`] on the same codebase.
#[must_use]
pub fn judge(
    codebase: &Codebase<'_>,
    scores: &[Option<Arc<Score>>],
    levels: &Levels,
    ways_out: &WaysOut<'_>,
) -> Vec<Finding> {
    let judgement = Judgement { codebase, levels, scores, links: Links::of(codebase), ways_out };
    let asked: Vec<&&dyn Rule> = RULES.iter().filter(|rule| !levels.is_silent(rule.id())).collect();
    let said: Vec<Vec<Finding>> = if codebase.references.len() < WORTH_THREADS {
        asked.iter().map(|rule| findings_of(**rule, &judgement)).collect()
    } else {
        asked.par_iter().map(|rule| findings_of(**rule, &judgement)).collect()
    };
    let mut findings = Vec::with_capacity(said.iter().map(Vec::len).sum());
    findings.extend(said.into_iter().flatten());
    findings.sort_by(|one, other| (&one.place, one.rule).cmp(&(&other.place, other.rule)));
    findings
}

/// Fewer references than this are judged faster than threads are started.
const WORTH_THREADS: usize = 2048;

/// What one rule says, as far as it is asked for.
fn findings_of(rule: &dyn Rule, judgement: &Judgement<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    rule.check(judgement, &mut findings);
    let mut texts = Texts::default();
    findings.retain_mut(|finding| {
        texts.share(finding);
        name_uses(finding, judgement.codebase);
        mend(finding, judgement);
        let severity = judgement.levels.severity(finding.rule, band_of_silent(finding), &finding.place.path);
        finding.severity = severity.unwrap_or(finding.severity);
        severity.is_some()
    });
    findings
}

/// What a rule has said so far: of places alike it says the same, and many places are.
#[derive(Debug, Default)]
struct Texts(HashSet<Arc<str>>);

impl Texts {
    fn share(&mut self, finding: &mut Finding) {
        for text in [&mut finding.message, &mut finding.help] {
            match self.0.get(text) {
                Some(known) => *text = Arc::clone(known),
                None => drop(self.0.insert(Arc::clone(text))),
            }
        }
    }
}

/// How grave a finding may be: of a rule that is silent until asked for, the band of its score, where it has one.
fn band_of_silent(finding: &Finding) -> Severity {
    let is_silent = default_of(finding.rule) == Some(super::Level::Allow);
    let band = finding.score.map_or(Severity::High, Severity::of_score);
    if is_silent { band } else { finding.severity }
}

/// Adds where the value that a finding stands at is used.
fn name_uses(finding: &mut Finding, codebase: &Codebase<'_>) {
    let reference = finding.references.first().and_then(|id| codebase.reference(*id));
    let own = reference.filter(|reference| reference.place == finding.place);
    for one in own.into_iter().flat_map(|reference| &reference.uses) {
        let message = format!("used here: {}", one.role.as_str());
        finding.related.push(Related { place: one.place.clone(), message });
    }
}

/// What a rule sees.
#[derive(Debug)]
pub struct Judgement<'a> {
    /// All that was found.
    pub codebase: &'a Codebase<'a>,
    /// What was asked for beyond the rules' levels.
    pub levels: &'a Levels,
    scores: &'a [Option<Arc<Score>>],
    links: Links,
    ways_out: &'a WaysOut<'a>,
}

impl<'a> Judgement<'a> {
    /// Returns the references that rules speak of: those that gate, and all others where asked for.
    pub fn references(&self) -> impl Iterator<Item = (ReferenceId, &'a Reference)> {
        let all = self.codebase.references.iter().enumerate();
        let ids = all.map(|(number, reference)| (ReferenceId(number), reference));
        ids.filter(|(_, reference)| self.levels.include_ungated || reference.role.gates())
    }

    /// Returns the references to open weights among them.
    pub fn open(&self) -> impl Iterator<Item = Subject<'_>> {
        let subjects = self.references().filter_map(|(id, _)| Subject::of(id, self.codebase, &self.links));
        subjects.filter(Subject::is_scored)
    }

    /// Returns the references to exposed models among them.
    pub fn exposed(&self) -> impl Iterator<Item = Subject<'_>> {
        self.open().filter(|subject| subject.model.is_exposed())
    }

    /// Returns the score of a reference.
    #[must_use]
    pub fn score(&self, id: ReferenceId) -> Option<&'a Score> {
        self.scores.get(id.0)?.as_deref()
    }

    /// Returns a finding on a scored reference: the rule's own default, within the band of the score; the reference's
    /// confidence, one step lower where a fact was not known, and low where only the size speaks for the frontier.
    #[must_use]
    pub fn finding(&self, rule: &'static str, subject: &Subject<'_>, message: String, help: String) -> Finding {
        let score = self.score(subject.id);
        let band = score.map_or(Severity::High, |score| Severity::of_score(score.score));
        let own = default_of(rule).and_then(super::Level::severity).unwrap_or(Severity::Info);
        let mut finding = plain(rule, subject.id, subject.reference, message, help);
        finding.severity = own.min(band);
        finding.score = score.map(|score| score.score);
        if score.is_some_and(|score| score.has_unknowns) {
            finding.confidence = finding.confidence.lowered();
        }
        if subject.model.is_exposed() && subject.model.near_frontier.is_none() {
            finding.confidence = Confidence::Low;
        }
        finding
    }

    /// Returns what to plan around instead of a reference's model, in words, each as the reference would name it.
    #[must_use]
    pub fn way_out(&self, reference: &Reference) -> String {
        substitutes_in_words(&self.ways_out.in_place_of(reference))
    }

    /// Returns the first model to plan around that a reference could name, and how it would.
    #[must_use]
    pub(super) fn swap(&self, reference: &Reference) -> Option<(String, String)> {
        let found = self.ways_out.in_place_of(reference);
        found.iter().find_map(|one| one.identifier.clone().map(|identifier| (one.model.name.clone(), identifier)))
    }

    /// Returns the first of what to plan around instead of a model.
    #[must_use]
    pub fn first_instead(&self, model: &Model) -> Option<Arc<Model>> {
        self.ways_out.instead_of(model).first().map(|one| Arc::clone(&one.model))
    }
}

/// Returns a finding without a score, as grave as the rule's default and as sure as the reading.
#[must_use]
pub fn plain(rule: &'static str, id: ReferenceId, reference: &Reference, message: String, help: String) -> Finding {
    Finding {
        rule,
        severity: default_of(rule).and_then(super::Level::severity).unwrap_or(Severity::Info),
        confidence: reference.confidence,
        score: None,
        message: message.into(),
        help: help.into(),
        place: reference.place.clone(),
        references: vec![id],
        related: Vec::new(),
        fixes: Vec::new(),
        status: Status::Active,
    }
}

/// Returns a finding at a place that is no reference, as grave as the rule's default and as sure as the reading.
#[must_use]
pub(super) fn placed(rule: &'static str, place: &Reference, message: String, help: String) -> Finding {
    Finding { references: Vec::new(), ..plain(rule, ReferenceId(0), place, message, help) }
}

/// Returns a finding at a place that speaks of no reference, as grave as the rule's default and sure.
#[must_use]
pub(super) fn at(rule: &'static str, place: Place, message: String, help: String) -> Finding {
    Finding {
        rule,
        severity: default_of(rule).and_then(super::Level::severity).unwrap_or(Severity::Info),
        confidence: Confidence::High,
        score: None,
        message: message.into(),
        help: help.into(),
        place,
        references: Vec::new(),
        related: Vec::new(),
        fixes: Vec::new(),
        status: Status::Active,
    }
}

impl Finding {
    /// Adds a way to mend it.
    #[must_use]
    pub fn mended_by(mut self, fix: Option<Fix>) -> Self {
        self.fixes.extend(fix);
        self
    }

    /// Keeps it from being graver than `severity`.
    #[must_use]
    pub fn at_most(mut self, severity: Severity) -> Self {
        self.severity = self.severity.min(severity);
        self
    }

    /// Keeps it from being surer than `confidence`.
    #[must_use]
    pub fn no_surer_than(mut self, confidence: Confidence) -> Self {
        self.confidence = self.confidence.min(confidence);
        self
    }

    /// Adds places that bear on it.
    #[must_use]
    pub fn beside(mut self, related: impl IntoIterator<Item = Related>) -> Self {
        self.related.extend(related);
        self
    }
}
