//! Owns which part a model has in an evaluation, and what that adds. Never knows how an evaluation is run.

use super::embedded::weights;
use super::score::Part;
use super::subject::Subject;
use super::tally::Tally;
use super::weights::EvaluationWeights;
use crate::context::{Reference, Role};

/// The part of a model in an evaluation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum EvaluationPart {
    /// It is measured.
    Subject,
    /// Others are measured against it.
    Baseline,
    /// It judges what others put out.
    Judge,
}

impl EvaluationPart {
    /// The word used in reports and in `rules/exposure.toml`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Subject => "subject",
            Self::Baseline => "baseline",
            Self::Judge => "judge",
        }
    }
}

/// Returns the part a reference has in an evaluation, `None` outside of one.
#[must_use]
pub fn evaluation_part(reference: &Reference) -> Option<EvaluationPart> {
    match reference.role {
        Role::Judge => Some(EvaluationPart::Judge),
        Role::Eval if is_baseline(&reference.key) => Some(EvaluationPart::Baseline),
        Role::Eval => Some(EvaluationPart::Subject),
        _ => None,
    }
}

/// Whether the file is one that a pipeline runs by itself.
#[must_use]
pub fn runs_in_pipeline(reference: &Reference) -> bool {
    let path = reference.place.path().to_string_lossy().replace('\\', "/");
    let kept = &weights().dependence.evaluation.pipeline_paths;
    kept.iter().any(|start| path.starts_with(start.as_str()) || path.contains(&format!("/{start}")))
}

/// Adds the part in an evaluation.
pub(super) fn add(subject: &Subject<'_>, weights: &EvaluationWeights, tally: &mut Tally) {
    let Some(part) = evaluation_part(subject.reference) else { return };
    let in_pipeline = part > EvaluationPart::Subject && runs_in_pipeline(subject.reference);
    let value = weights.values.get(part.as_str()).copied().unwrap_or_default();
    let value = value + if in_pipeline { weights.pipeline } else { 0.0 };
    let place = if in_pipeline { " in a pipeline" } else { "" };
    tally.add(Part::Dependence, "evaluation", value, format!("{} of an evaluation{place}", part.as_str()));
}

fn is_baseline(key: &str) -> bool {
    let lower = key.to_lowercase();
    let words = &weights().dependence.evaluation.baseline_keys;
    let mut parts = lower.split(|c: char| !c.is_alphanumeric());
    parts.any(|part| words.iter().any(|word| part.starts_with(word.as_str())))
}
