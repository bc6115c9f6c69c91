//! OW202: an evaluation has an exposed model as subject, baseline or judge.

use super::finding::{Finding, Severity};
use super::judgement::{Judgement, Rule};
use super::wording::{assumption, fact, model_in_words};
use crate::exposure::{EvaluationPart, evaluation_part, runs_in_pipeline};

/// The rule.
#[derive(Debug)]
pub(super) struct FrontierOpenBenchmark;

impl Rule for FrontierOpenBenchmark {
    fn id(&self) -> &'static str {
        "OW202"
    }

    fn check(&self, judgement: &Judgement<'_>, out: &mut Vec<Finding>) {
        for subject in judgement.exposed() {
            let Some(part) = evaluation_part(subject.reference) else { continue };
            let in_pipeline = runs_in_pipeline(subject.reference);
            let what = match part {
                EvaluationPart::Subject => "An evaluation measures",
                EvaluationPart::Baseline => "An evaluation measures others against",
                EvaluationPart::Judge => "An evaluation is judged by",
            };
            let (model, assumption, fact) = (model_in_words(&subject), assumption(&subject), fact(&subject));
            let pipeline = if in_pipeline { " in a pipeline" } else { "" };
            let message = format!("{what} {model}{pipeline}, {assumption}. {fact}");
            let help = match part {
                EvaluationPart::Subject => {
                    "Keep its outputs with the results, so that the row outlives the model.".to_owned()
                }
                _ => format!(
                    "Keep its outputs, and let what later runs are measured by be one you can still run. {}",
                    judgement.way_out(subject.reference)
                ),
            };
            out.push(judgement.finding(self.id(), &subject, message, help).at_most(most(part, in_pipeline)));
        }
    }
}

fn most(part: EvaluationPart, in_pipeline: bool) -> Severity {
    match part {
        EvaluationPart::Subject => Severity::Low,
        _ if in_pipeline => Severity::High,
        _ => Severity::Medium,
    }
}

#[cfg(test)]
mod tests {
    use crate::context::{Reference, Role};
    use crate::exposure::testing::{Build, kimi_k2, place, qwen3_32b, serving, with_role};
    use crate::lints::testing::{only, said};
    use crate::lints::{Levels, Severity};

    fn severity(role: Role, key: &str, path: &str) -> Severity {
        let mut build = Build::default();
        let reference = with_role(role, serving(kimi_k2()));
        build.add(Reference { key: key.to_owned(), place: place(path, 1), ..reference });
        only("OW202", build).severity
    }

    #[test]
    fn a_subject_is_low_even_in_a_pipeline() {
        assert_eq!(severity(Role::Eval, "models[0]", "eval/run.yaml"), Severity::Low);
        assert_eq!(severity(Role::Eval, "models[0]", ".github/workflows/eval.yml"), Severity::Low);
    }

    #[test]
    fn a_judge_or_a_baseline_is_medium_and_high_in_a_pipeline() {
        assert_eq!(severity(Role::Judge, "judge.model", "eval/run.yaml"), Severity::Medium);
        assert_eq!(severity(Role::Eval, "baseline.model", "eval/run.yaml"), Severity::Medium);
        assert_eq!(severity(Role::Judge, "judge.model", ".github/workflows/eval.yml"), Severity::High);
        assert_eq!(severity(Role::Judge, "judge.model", "ml/.gitlab-ci.yml"), Severity::High);
    }

    #[test]
    fn what_is_no_evaluation_or_no_exposed_model_is_not_its_business() {
        for reference in [serving(kimi_k2()), with_role(Role::Judge, serving(qwen3_32b()))] {
            let mut build = Build::default();
            build.add(reference);
            assert!(!said(build, &Levels::default()).contains(&"OW202"));
        }
    }
}
