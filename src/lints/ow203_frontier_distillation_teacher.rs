//! OW203: an exposed model makes training or synthetic data.

use super::finding::Finding;
use super::judgement::{Judgement, Rule};
use super::wording::{assumption, fact, hardware_place, model_in_words};
use crate::context::Role;

/// The rule.
#[derive(Debug)]
pub(super) struct FrontierDistillationTeacher;

impl Rule for FrontierDistillationTeacher {
    fn id(&self) -> &'static str {
        "OW203"
    }

    fn check(&self, judgement: &Judgement<'_>, out: &mut Vec<Finding>) {
        for subject in judgement.exposed().filter(|subject| subject.reference.role == Role::Teacher) {
            let message = format!(
                "Training data is made by {}, {}; what the student can do next year hangs on a teacher that can still \
                 be run and whose terms still allow it. {}",
                model_in_words(&subject),
                assumption(&subject),
                fact(&subject)
            );
            let help = format!(
                "Keep the data it has made, with model, version and licence beside it. {}",
                judgement.way_out(subject.reference)
            );
            out.push(judgement.finding(self.id(), &subject, message, help).beside(hardware_place(&subject)));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::context::Role;
    use crate::exposure::testing::{Build, deepseek_v3, kimi_k2, qwen3_32b, serving, with_role};
    use crate::lints::testing::{only, said};
    use crate::lints::{Levels, Severity};

    #[test]
    fn an_exposed_teacher_is_medium() {
        let mut build = Build::default();
        build.add(with_role(Role::Teacher, serving(deepseek_v3())));
        let finding = only("OW203", build);
        assert!(finding.severity <= Severity::Medium);
        assert!(finding.message.starts_with("Training data is made by deepseek-v3"), "{}", finding.message);
    }

    #[test]
    fn serving_it_or_a_teacher_of_the_band_to_plan_around_is_not_its_business() {
        for reference in [serving(kimi_k2()), with_role(Role::Teacher, serving(qwen3_32b()))] {
            let mut build = Build::default();
            build.add(reference);
            assert!(!said(build, &Levels::default()).contains(&"OW203"));
        }
    }
}
