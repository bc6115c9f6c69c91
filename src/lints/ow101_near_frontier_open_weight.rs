//! OW101: the infrastructure leans on an exposed model. As grave as the score.

use super::finding::Finding;
use super::judgement::{Judgement, Rule};
use super::wording::{assumption, fact, hardware_place, mirror_place, model_in_words, route_places};
use crate::context::Role;

/// The rule.
#[derive(Debug)]
pub(super) struct NearFrontierOpenWeight;

impl Rule for NearFrontierOpenWeight {
    fn id(&self) -> &'static str {
        "OW101"
    }

    fn check(&self, judgement: &Judgement<'_>, out: &mut Vec<Finding>) {
        for subject in judgement.exposed() {
            let use_of_it = in_words(subject.reference.role);
            let model = model_in_words(&subject);
            let message = format!("{use_of_it} {model}, {}. {}", assumption(&subject), fact(&subject));
            let help = judgement.way_out(subject.reference);
            let finding = judgement.finding(self.id(), &subject, message, help);
            let places =
                hardware_place(&subject).into_iter().chain(route_places(&subject)).chain(mirror_place(&subject));
            out.push(finding.beside(places));
        }
    }
}

fn in_words(role: Role) -> &'static str {
    match role {
        Role::Serving => "An engine serves",
        Role::Client => "A program calls",
        Role::Fallback => "A route falls back on",
        Role::Eval => "An evaluation measures",
        Role::Judge => "An evaluation is judged by",
        Role::Teacher => "Training data is made by",
        Role::Finetune => "A fine-tune is built on",
        Role::Embedding => "Embeddings are made by",
        Role::Rerank => "Results are reranked by",
        Role::Draft => "Tokens are drafted by",
        Role::Registry => "A list names",
        Role::Test => "A test names",
        Role::Doc => "Documentation names",
        Role::Comment => "A comment names",
        Role::Unknown => "This names",
    }
}

#[cfg(test)]
mod tests {
    use crate::catalog::{Basis, Modality, Model, Purpose};
    use crate::context::{Mirror, Role};
    use crate::exposure::testing::{Build, glm_52, gpus, hosted, kimi_k2, mid, qwen3_32b, serving, with_role};
    use crate::identify::Confidence;
    use crate::lints::testing::{only, said};
    use crate::lints::{Levels, Severity};

    #[test]
    fn of_a_former_model_in_a_copy_of_ones_own_it_says_that_nothing_follows() {
        let told = |mirror| {
            let mut build = Build::default();
            let id = build.add(serving(kimi_k2()));
            build.deploy(id, None).mirror = mirror;
            only("OW101", build).message
        };
        assert!(told(Mirror::Own).contains("you hold your own copy, and nothing follows it"));
        assert!(told(Mirror::None).contains("somebody still hosting this one"));
    }

    #[test]
    fn is_as_grave_as_the_score() {
        let mut build = Build::default();
        let id = build.add(serving(kimi_k2()));
        build.deploy(id, Some(gpus(8, Some(80))));
        let finding = only("OW101", build);
        assert_eq!((finding.severity, finding.score), (Severity::High, Some(72)));
        assert_eq!(finding.confidence, Confidence::High);
        assert_eq!(finding.related.len(), 1);
        assert!(finding.related[0].message.contains("8 × h100-80gb (640 GB)"), "{:?}", finding.related);
    }

    #[test]
    fn a_former_model_leans_on_hosts_and_a_current_one_on_its_successor() {
        let mut build = Build::default();
        build.add(serving(kimi_k2()));
        let former = only("OW101", build).message;
        assert!(former.contains("somebody still hosting this one"), "{former}");
        assert!(former.contains("1,000B") && former.contains("2025-07-11") && former.contains("https://"), "{former}");
        let mut build = Build::default();
        build.add(hosted(glm_52(), Role::Client, "together"));
        let current = only("OW101", build).message;
        assert!(current.contains("you lean on its next release"), "{current}");
    }

    #[test]
    fn a_model_read_off_its_name_is_of_low_confidence() {
        let named = Model { near_frontier: None, basis: Basis::Name, ..mid("kimi-k9-1200b", 1200.0) };
        let mut build = Build::default();
        build.add(serving(named));
        let finding = only("OW101", build);
        assert_eq!(finding.confidence, Confidence::Low);
        assert!(finding.message.contains("by the size in its name"), "{}", finding.message);
    }

    #[test]
    fn what_is_planned_around_is_not_spoken_of() {
        let mut build = Build::default();
        build.add(serving(qwen3_32b()));
        build.add(serving(Model { near_frontier: Some(false), ..kimi_k2() }));
        assert_eq!(said(build, &Levels::default()), Vec::<&str>::new());
    }

    #[test]
    fn comments_pages_tests_and_lists_speak_only_when_asked_to() {
        let mut build = Build::default();
        for role in [Role::Comment, Role::Doc, Role::Test, Role::Registry] {
            build.add(with_role(role, serving(kimi_k2())));
        }
        let asked = Levels { include_ungated: true, ..Levels::default() };
        assert_eq!(said(build.clone(), &Levels::default()), Vec::<&str>::new());
        assert_eq!(said(build, &asked).into_iter().filter(|rule| *rule == "OW101").count(), 4);
    }

    #[test]
    fn says_so_where_nothing_can_be_named_instead() {
        let mut build = Build::default();
        // What ranks results and puts out images.
        build.add(serving(Model { purpose: Purpose::Rerank, modality: Modality::Image, ..kimi_k2() }));
        let help = only("OW101", build).help;
        assert!(help.contains("no 7B–70B model"), "{help}");
    }
}
