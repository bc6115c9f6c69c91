//! OW204: an adapter or a fine-tune is built on an exposed model.

use super::finding::Finding;
use super::judgement::{Judgement, Rule};
use super::wording::{assumption, fact, hardware_place, model_in_words};
use crate::context::Role;

/// The rule.
#[derive(Debug)]
pub(super) struct FrontierFinetuneBase;

impl Rule for FrontierFinetuneBase {
    fn id(&self) -> &'static str {
        "OW204"
    }

    fn check(&self, judgement: &Judgement<'_>, out: &mut Vec<Finding>) {
        for subject in judgement.exposed().filter(|subject| subject.reference.role == Role::Finetune) {
            let message = format!(
                "A fine-tune is bound to {}, {}; each next base means training again. {}",
                model_in_words(&subject),
                assumption(&subject),
                fact(&subject)
            );
            let help = format!(
                "Keep the training data and a copy of the base, and tune what many can host. {}",
                judgement.way_out(subject.reference)
            );
            out.push(judgement.finding(self.id(), &subject, message, help).beside(hardware_place(&subject)));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::context::Role;
    use crate::exposure::testing::{Build, llama_405b, qwen3_32b, serving, with_role};
    use crate::lints::testing::{only, said};
    use crate::lints::{Levels, Severity};

    #[test]
    fn a_fine_tune_on_an_exposed_base_is_high() {
        let mut build = Build::default();
        build.add(with_role(Role::Finetune, serving(llama_405b())));
        let finding = only("OW204", build);
        assert_eq!(finding.severity, Severity::High);
        assert!(finding.message.contains("withdrawn"), "{}", finding.message);
    }

    #[test]
    fn serving_it_or_tuning_the_band_to_plan_around_is_not_its_business() {
        for reference in [serving(llama_405b()), with_role(Role::Finetune, serving(qwen3_32b()))] {
            let mut build = Build::default();
            build.add(reference);
            assert!(!said(build, &Levels::default()).contains(&"OW204"));
        }
    }
}
