//! OW107: accelerators are reserved at a size that only an exposed model needs.

use super::finding::{Finding, Related};
use super::judgement::{Judgement, Rule};
use super::wording::{fact, hardware_place, model_in_words};
use crate::catalog::Model;
use crate::context::{Accelerators, Role};
use crate::exposure::{Subject, billions, footprint, in_words, is_frontier_sized, reserved};
use crate::identify::Confidence;
use crate::text::Place;
use std::collections::BTreeMap;

/// The rule.
#[derive(Debug)]
pub(super) struct FrontierSizedHardware;

impl Rule for FrontierSizedHardware {
    fn id(&self) -> &'static str {
        "OW107"
    }

    /// One finding a reservation: containers that repeat the model of one deployment reserve it once.
    fn check(&self, judgement: &Judgement<'_>, out: &mut Vec<Finding>) {
        let mut told: BTreeMap<(&Place, &str), usize> = BTreeMap::new();
        for subject in judgement.exposed().filter(|subject| subject.reference.role != Role::Draft) {
            let Some(accelerators) = reserved(&subject).filter(|it| is_frontier_sized(&subject, it)) else { continue };
            let reservation = (&accelerators.place, subject.model.id.as_str());
            if let Some(first) = told.get(&reservation).and_then(|&number| out.get_mut(number)) {
                first.references.push(subject.id);
                let message = "the same model on the same reservation".to_owned();
                first.related.push(Related { place: subject.reference.place.clone(), message });
                continue;
            }
            told.insert(reservation, out.len());
            let message = format!(
                "{} are reserved for {}{}: without a successor they outlast it. {}",
                in_words(accelerators),
                model_in_words(&subject),
                need(&subject),
                fact(&subject)
            );
            let also = judgement.first_instead(subject.model).and_then(|instead| would_hold(accelerators, &instead));
            let help = format!(
                "Size the reservation for what goes on{}. {}",
                also.map(|also| format!(": {also}")).unwrap_or_default(),
                judgement.way_out(subject.reference)
            );
            let finding = judgement.finding(self.id(), &subject, message, help);
            out.push(finding.no_surer_than(surest(accelerators)).beside(hardware_place(&subject)));
        }
    }
}

fn need(subject: &Subject<'_>) -> String {
    match footprint(subject.model, subject.reference.quantisation.as_deref()) {
        Some(need) if need.is_stated => {
            format!(", which takes about {} at {} bits", gigabytes(need.gigabytes), need.bits)
        }
        _ => String::new(),
    }
}

/// How often a model of the plan-around tier would fit what is reserved, where that is more than once.
fn would_hold(accelerators: &Accelerators, instead: &Model) -> Option<String> {
    let need = footprint(instead, None)?;
    let times = (accelerators.total_gb() as f32 / need.gigabytes).floor();
    (times >= 2.0).then(|| format!("it would hold {} at {} bits {times} times over", instead.name, need.bits))
}

fn gigabytes(amount: f32) -> String {
    format!("{} GB", billions(amount.max(10.0)).trim_end_matches('B'))
}

/// A type that is not known counts as 80 GB, and no finding that hangs on that is certain.
fn surest(accelerators: &Accelerators) -> Confidence {
    if accelerators.memory_gb.is_none() { Confidence::Medium } else { Confidence::High }
}

#[cfg(test)]
mod tests {
    use crate::catalog::Model;
    use crate::context::{Accelerators, Reference};
    use crate::exposure::testing::{Build, gpt_oss_120b, gpus, kimi_k2, qwen3_32b, serving};
    use crate::identify::Confidence;
    use crate::lints::testing::{only, said};
    use crate::lints::{Levels, Severity};

    fn on(reference: Reference, accelerators: Accelerators) -> Build {
        let mut build = Build::default();
        let id = build.add(reference);
        build.deploy(id, Some(accelerators));
        build
    }

    fn fires(model: Model, accelerators: Accelerators) -> bool {
        said(on(serving(model), accelerators), &Levels::default()).contains(&"OW107")
    }

    #[test]
    fn a_node_full_of_accelerators_is_medium() {
        let finding = only("OW107", on(serving(kimi_k2()), gpus(8, Some(80))));
        assert_eq!((finding.severity, finding.confidence), (Severity::Medium, Confidence::High));
        assert!(finding.message.contains("8 × h100-80gb (640 GB)"), "{}", finding.message);
        assert!(finding.message.contains("1,200 GB at 8 bits"), "{}", finding.message);
        assert_eq!(finding.related.len(), 1);
        assert!(finding.help.contains("it would hold ") && finding.help.contains(" times over."), "{}", finding.help);
    }

    #[test]
    fn begins_at_four_accelerators_or_320_gigabytes() {
        assert!(fires(kimi_k2(), gpus(4, Some(40))));
        assert!(fires(kimi_k2(), gpus(2, Some(192))));
        assert!(!fires(kimi_k2(), gpus(3, Some(80))));
    }

    #[test]
    fn never_speaks_where_the_model_fits_one_card() {
        assert!(!fires(gpt_oss_120b(), gpus(8, Some(80))));
        let large = || Model { id: "other-117b".to_owned(), ..gpt_oss_120b() };
        assert!(fires(large(), gpus(8, Some(80))));
        let quantised = Reference { quantisation: Some("Q4_K_M".to_owned()), ..serving(large()) };
        assert!(!said(on(quantised, gpus(4, Some(96))), &Levels::default()).contains(&"OW107"));
    }

    #[test]
    fn an_unknown_type_counts_as_80_gigabytes_at_medium_confidence() {
        let finding = only("OW107", on(serving(kimi_k2()), gpus(8, None)));
        assert_eq!(finding.confidence, Confidence::Medium);
        assert!(finding.message.contains("80 GB for one of unknown type"), "{}", finding.message);
        assert!(!fires(gpt_oss_120b(), gpus(4, None)));
    }

    #[test]
    fn containers_that_repeat_the_model_of_one_reservation_are_told_once() {
        let mut build = Build::default();
        let (first, second) = (build.add(serving(kimi_k2())), build.add(serving(kimi_k2())));
        build.deploy(first, Some(gpus(8, Some(80)))).references.push(second);
        let finding = only("OW107", build);
        assert_eq!(finding.references, [first, second]);
        assert!(finding.related.iter().any(|one| one.message.contains("same reservation")), "{:?}", finding.related);
    }

    #[test]
    fn large_hardware_for_the_band_to_plan_around_is_not_its_business() {
        assert!(!fires(qwen3_32b(), gpus(8, Some(80))));
    }
}
