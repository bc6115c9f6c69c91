//! OW301: three or more exposed references of two or more models, and most of the exposure hangs on one lab.

use super::finding::{Finding, Related};
use super::judgement::{Judgement, Rule};
use super::wording::{fact, lab_name};
use crate::exposure::Subject;
use std::collections::{BTreeMap, BTreeSet};

/// From so many exposed references on.
const REFERENCES: usize = 3;

/// From so many models on: one model is OW101's.
const MODELS: usize = 2;

/// Above so many per cent of all exposure.
const PER_CENT: u64 = 80;

/// So many other places are shown.
const MOST_PLACES: usize = 20;

/// The rule.
#[derive(Debug)]
pub(super) struct SingleLabDependence;

impl Rule for SingleLabDependence {
    fn id(&self) -> &'static str {
        "OW301"
    }

    fn check(&self, judgement: &Judgement<'_>, out: &mut Vec<Finding>) {
        if judgement.levels.is_partial {
            return;
        }
        let score = |subject: &Subject<'_>| u64::from(judgement.score(subject.id).map_or(0, |score| score.score));
        let exposed: Vec<Subject<'_>> = judgement.exposed().filter(|it| it.reference.role.gates()).collect();
        let total: u64 = exposed.iter().map(score).sum();
        let mut labs: BTreeMap<&str, Vec<&Subject<'_>>> = BTreeMap::new();
        for subject in exposed.iter().filter(|subject| subject.model.lab != "unknown") {
            labs.entry(&subject.model.lab).or_default().push(subject);
        }
        for (lab, of_lab) in labs {
            let own: u64 = of_lab.iter().map(|subject| score(subject)).sum();
            let models: BTreeSet<&str> = of_lab.iter().map(|subject| subject.model.id.as_str()).collect();
            let is_much = own.saturating_mul(100) > total.saturating_mul(PER_CENT);
            if is_much && of_lab.len() >= REFERENCES && models.len() >= MODELS {
                let share = own.saturating_mul(100) / total.max(1);
                out.extend(self.finding(lab, share, models.len(), &of_lab, judgement));
            }
        }
    }
}

impl SingleLabDependence {
    /// Stands at the gravest of the lab's references; of equals, at the first.
    fn finding(
        &self,
        lab: &str,
        share: u64,
        models: usize,
        of_lab: &[&Subject<'_>],
        judgement: &Judgement<'_>,
    ) -> Option<Finding> {
        let score = |subject: &Subject<'_>| judgement.score(subject.id).map_or(0, |score| score.score);
        let gravest = of_lab.iter().rev().max_by_key(|subject| score(subject))?;
        let message = format!(
            "{share} % of this tree's exposure hangs on one lab: {} references to {models} models of {}. {}",
            of_lab.len(),
            lab_name(judgement.codebase, lab),
            fact(gravest)
        );
        let help = format!("Let what goes on be of several labs. {}", judgement.way_out(gravest.reference));
        let others = || of_lab.iter().filter(|subject| subject.id != gravest.id);
        let places = others().take(MOST_PLACES).map(|subject| Related {
            place: subject.reference.place.clone(),
            message: format!("{} here", subject.model.name),
        });
        let mut finding = judgement.finding(self.id(), gravest, message, help).beside(places);
        finding.references.extend(others().map(|subject| subject.id));
        Some(finding)
    }
}

#[cfg(test)]
mod tests {
    use crate::catalog::Model;
    use crate::context::{Reference, Role};
    use crate::exposure::testing::{Build, deepseek_v3, glm_52, kimi_k2, llama_405b, qwen3_32b, serving, with_role};
    use crate::lints::testing::{only, said};
    use crate::lints::{Levels, Severity};

    fn thinking() -> Model {
        Model { id: "kimi-k2-thinking".to_owned(), ..kimi_k2() }
    }

    fn build(references: Vec<Reference>) -> Build {
        let mut build = Build::default();
        for reference in references {
            build.add(reference);
        }
        build
    }

    fn fires(references: Vec<Reference>) -> bool {
        said(build(references), &Levels::default()).contains(&"OW301")
    }

    fn of_one_lab() -> Vec<Reference> {
        vec![serving(kimi_k2()), serving(thinking()), serving(kimi_k2())]
    }

    #[test]
    fn three_references_to_two_models_of_one_lab_are_one_finding() {
        let finding = only("OW301", build(of_one_lab()));
        assert!(finding.severity <= Severity::Medium);
        assert_eq!((finding.references.len(), finding.related.len()), (3, 2));
        assert!(finding.message.starts_with("100 % of this tree's exposure"), "{}", finding.message);
    }

    #[test]
    fn two_references_one_model_or_several_labs_are_not_its_business() {
        assert!(!fires(vec![serving(kimi_k2()), serving(thinking())]));
        assert!(!fires(vec![serving(kimi_k2()), serving(kimi_k2()), serving(kimi_k2())]));
        let others = [serving(glm_52()), serving(deepseek_v3()), serving(llama_405b())];
        assert!(!fires(of_one_lab().into_iter().chain(others).collect()));
        let small = Model { lab: "moonshotai".to_owned(), ..qwen3_32b() };
        assert!(!fires(vec![serving(kimi_k2()), serving(thinking()), serving(small)]));
        let listed = |model| with_role(Role::Registry, serving(model));
        assert!(!fires(vec![listed(kimi_k2()), listed(thinking()), listed(kimi_k2())]));
    }

    #[test]
    fn a_part_of_the_tree_says_nothing_of_the_whole() {
        let partial = Levels { is_partial: true, ..Levels::default() };
        assert!(!said(build(of_one_lab()), &partial).contains(&"OW301"));
    }
}
