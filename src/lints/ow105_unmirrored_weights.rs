//! OW105: an exposed model's weights are fetched from a public hub when the service starts.

use super::finding::Finding;
use super::judgement::{Judgement, Rule};
use super::wording::{fact, mirror_place, model_in_words};
use crate::context::{Mirror, Role};
use crate::exposure::{Origin, Subject, origin};
use crate::identify::{Confidence, Scheme};

const HUB_HELP: &str = "Copy the pinned revision to a path, bucket or registry of your own, load it from there, and \
                        set HF_HUB_OFFLINE=1.";
const LAYERS_HELP: &str = "Copy the layers that the digest names to a path or registry of your own, and load them \
                           from there.";
const NIM_HELP: &str = "Copy the image to a registry of your own, and its weights to a volume that every start mounts \
                        as NIM_CACHE_PATH.";

/// The rule.
#[derive(Debug)]
pub(super) struct UnmirroredWeights;

impl Rule for UnmirroredWeights {
    fn id(&self) -> &'static str {
        "OW105"
    }

    fn check(&self, judgement: &Judgement<'_>, out: &mut Vec<Finding>) {
        for subject in judgement.exposed().filter(starts_a_service) {
            let Some(origin) = origin(&subject).filter(fetches) else { continue };
            let model = model_in_words(&subject);
            let what = match origin.mirror {
                Mirror::Cache => format!(
                    "The weights of {model} come from a cache that is filled from the public hub; no copy of your own \
                     is seen in this tree"
                ),
                _ if subject.reference.scheme == Scheme::Nim => format!(
                    "The image and the weights of {model} are fetched from NVIDIA's registry when the service starts; \
                     no mirror is seen in this tree"
                ),
                _ => format!(
                    "The weights of {model} are fetched from the public hub when the service starts; no mirror is \
                     seen in this tree"
                ),
            };
            let message = format!("{what}. {}", fact(&subject));
            let help = match subject.reference.scheme {
                Scheme::Nim => NIM_HELP,
                Scheme::Ollama | Scheme::DockerModel => LAYERS_HELP,
                _ => HUB_HELP,
            };
            let finding = judgement.finding(self.id(), &subject, message, help.to_owned());
            out.push(finding.no_surer_than(Confidence::Medium).beside(mirror_place(&subject)));
        }
    }
}

/// Evaluations and fine-tunes fetch, too, but nothing that must come up again hangs on them.
fn starts_a_service(subject: &Subject<'_>) -> bool {
    matches!(subject.reference.role, Role::Serving | Role::Draft | Role::Embedding | Role::Rerank)
}

fn fetches(origin: &Origin<'_>) -> bool {
    origin.mirror != Mirror::Own && !origin.is_offline
}

#[cfg(test)]
mod tests {
    use crate::context::{Mirror, Reference, Role};
    use crate::exposure::testing::{Build, gpus, hosted, kimi_k2, qwen3_32b, serving, with_role};
    use crate::identify::{Confidence, Scheme};
    use crate::lints::testing::{only, said};
    use crate::lints::{Levels, Severity};

    fn deployed(mirror: Mirror, offline: bool) -> Build {
        let mut build = Build::default();
        let id = build.add(serving(kimi_k2()));
        let deployment = build.deploy(id, Some(gpus(8, Some(80))));
        deployment.mirror = mirror;
        deployment.offline = offline;
        build
    }

    fn fires(build: Build) -> bool {
        said(build, &Levels::default()).contains(&"OW105")
    }

    #[test]
    fn weights_from_the_hub_are_medium_and_never_surer_than_medium() {
        let finding = only("OW105", deployed(Mirror::None, false));
        assert_eq!((finding.severity, finding.confidence), (Severity::Medium, Confidence::Medium));
        assert!(finding.message.contains("seen in this tree"), "{}", finding.message);
    }

    #[test]
    fn it_says_where_the_weights_come_from_and_how_to_keep_them() {
        let told = |scheme, text: &str| {
            let mut build = Build::default();
            build.add(Reference { scheme, text: text.to_owned(), ..serving(kimi_k2()) });
            let finding = only("OW105", build);
            (finding.message, finding.help)
        };
        let (message, help) = told(Scheme::Nim, "moonshotai/kimi-k2-instruct:1.8.0");
        assert!(message.contains("NVIDIA's registry") && !message.contains("public hub"), "{message}");
        assert!(help.contains("NIM_CACHE_PATH") && !help.contains("HF_HUB_OFFLINE"), "{help}");
        let (_, help) = told(Scheme::Ollama, "kimi-k2:1t");
        assert!(!help.contains("HF_HUB_OFFLINE"), "{help}");
        let (message, help) = told(Scheme::Hf, "moonshotai/Kimi-K2-Instruct");
        assert!(message.contains("public hub") && help.contains("HF_HUB_OFFLINE"), "{message} {help}");
    }

    #[test]
    fn a_bare_name_tells_of_no_hub() {
        let mut build = Build::default();
        let id = build.add(Reference { scheme: Scheme::VendorApi, text: "kimi-k2".to_owned(), ..serving(kimi_k2()) });
        build.deploy(id, None);
        let told = said(build, &Levels::default());
        assert!(!told.contains(&"OW105") && !told.contains(&"OW106"), "{told:?}");
    }

    #[test]
    fn a_cache_does_not_end_it_and_lessens_the_score() {
        let (hub, cache) =
            (only("OW105", deployed(Mirror::None, false)), only("OW105", deployed(Mirror::Cache, false)));
        assert!(cache.score < hub.score);
        assert!(cache.message.contains("cache"), "{}", cache.message);
    }

    #[test]
    fn a_copy_of_ones_own_or_the_offline_switch_ends_it() {
        assert!(!fires(deployed(Mirror::Own, false)));
        assert!(!fires(deployed(Mirror::None, true)));
        assert!(!fires(deployed(Mirror::Cache, true)));
        let mut build = Build::default();
        build.add(Reference { scheme: Scheme::Path, text: "/models/kimi-k2".to_owned(), ..serving(kimi_k2()) });
        assert!(!fires(build));
    }

    #[test]
    fn hosted_models_fine_tunes_and_the_band_to_plan_around_are_not_its_business() {
        let others = [
            hosted(kimi_k2(), Role::Client, "together"),
            with_role(Role::Finetune, serving(kimi_k2())),
            serving(qwen3_32b()),
        ];
        for reference in others {
            let mut build = Build::default();
            build.add(reference);
            assert!(!fires(build));
        }
    }
}
