//! OW302: an exposed model of a line, or of a lab, that has withdrawn.

use super::finding::Finding;
use super::judgement::{Judgement, Rule};
use super::wording::{evidence, lab_name, line_or_lab, model_in_words};
use crate::catalog::Posture;

/// The rule.
#[derive(Debug)]
pub(super) struct WithdrawnLab;

impl Rule for WithdrawnLab {
    fn id(&self) -> &'static str {
        "OW302"
    }

    fn check(&self, judgement: &Judgement<'_>, out: &mut Vec<Finding>) {
        for subject in judgement.exposed() {
            let supply = subject.reference.supply.as_ref();
            let posture = supply.and_then(|supply| supply.posture.as_ref());
            let Some(posture) = posture.filter(|posture| posture.is == Posture::Withdrawn) else { continue };
            let message = format!(
                "{} has no successor to count on: {} has withdrawn from {}, {}.",
                model_in_words(&subject),
                lab_name(subject.codebase, &subject.model.lab),
                line_or_lab(&subject),
                evidence(posture)
            );
            let help = format!(
                "Take this release as the last: keep a copy and its licence, and move what must go on. {}",
                judgement.way_out(subject.reference)
            );
            out.push(judgement.finding(self.id(), &subject, message, help));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::exposure::testing::{Build, kimi_k2, llama_405b, mid, serving};
    use crate::lints::testing::{only, said};
    use crate::lints::{Levels, Severity};

    #[test]
    fn an_exposed_model_of_a_withdrawn_line_is_medium_with_dated_evidence() {
        let mut build = Build::default();
        build.add(serving(llama_405b()));
        let finding = only("OW302", build);
        assert!(finding.severity <= Severity::Medium);
        assert!(finding.message.contains("since 2026-04: what was seen"), "{}", finding.message);
        assert!(finding.message.contains("example.org/fact"), "{}", finding.message);
    }

    #[test]
    fn other_labs_and_the_band_to_plan_around_are_not_its_business() {
        let small = crate::catalog::Model { lab: "meta".to_owned(), ..mid("llama-3.1-70b", 70.6) };
        let mut withdrawn = serving(small);
        withdrawn.supply = Some(crate::exposure::testing::supply_of(&llama_405b()));
        for reference in [serving(kimi_k2()), withdrawn] {
            let mut build = Build::default();
            build.add(reference);
            assert!(!said(build, &Levels::default()).contains(&"OW302"));
        }
    }
}
