//! OW303: an exposed model of a line, or of a lab, whose outlook is neither steady nor unknown.

use super::finding::Finding;
use super::judgement::{Judgement, Rule};
use super::wording::{evidence, lab_name, model_in_words, outlook_in_words};

/// The rule.
#[derive(Debug)]
pub(super) struct PrecariousLab;

impl Rule for PrecariousLab {
    fn id(&self) -> &'static str {
        "OW303"
    }

    fn check(&self, judgement: &Judgement<'_>, out: &mut Vec<Finding>) {
        for subject in judgement.exposed() {
            let outlook = subject.reference.supply.as_ref().and_then(|supply| supply.outlook.as_ref());
            let Some((words, outlook)) = outlook.and_then(|it| Some((outlook_in_words(it.is)?, it))) else { continue };
            let lab = lab_name(subject.codebase, &subject.model.lab);
            let message = format!(
                "What follows on {} depends on {lab}, which {words}, {}.",
                model_in_words(&subject),
                evidence(outlook)
            );
            let help = format!("Keep what you need to go on without {lab}. {}", judgement.way_out(subject.reference));
            out.push(judgement.finding(self.id(), &subject, message, help));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::catalog::Outlook;
    use crate::context::Reference;
    use crate::exposure::testing::{Build, deepseek_v3, kimi_k2, qwen3_32b, serving};
    use crate::lints::testing::{only, said};
    use crate::lints::{Levels, Severity};

    fn with_outlook(outlook: Outlook) -> Build {
        let mut reference: Reference = serving(kimi_k2());
        for dated in reference.supply.iter_mut().filter_map(|supply| supply.outlook.as_mut()) {
            dated.is = outlook;
        }
        let mut build = Build::default();
        build.add(reference);
        build
    }

    #[test]
    fn every_outlook_that_speaks_against_going_on_is_low_and_dated() {
        for (outlook, words) in [
            (Outlook::Narrowing, "publishes less"),
            (Outlook::Precarious, "precarious ground"),
            (Outlook::SingleSponsor, "single sponsor"),
        ] {
            let finding = only("OW303", with_outlook(outlook));
            assert_eq!(finding.severity, Severity::Low);
            assert!(
                finding.message.contains(words) && finding.message.contains("since 2026-04"),
                "{}",
                finding.message
            );
        }
    }

    #[test]
    fn steady_unknown_and_the_band_to_plan_around_are_not_its_business() {
        for outlook in [Outlook::Steady, Outlook::Unknown] {
            assert!(!said(with_outlook(outlook), &Levels::default()).contains(&"OW303"));
        }
        for model in [deepseek_v3(), qwen3_32b()] {
            let mut build = Build::default();
            build.add(serving(model));
            assert!(!said(build, &Levels::default()).contains(&"OW303"));
        }
    }
}
