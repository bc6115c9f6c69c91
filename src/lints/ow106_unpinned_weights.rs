//! OW106: an exposed model's weights are named without an immutable revision or digest; on request, any open weights.

use super::finding::Finding;
use super::judgement::{Judgement, Rule};
use super::wording::model_in_words;
use crate::context::{Channel, Mirror, Role};
use crate::exposure::{Subject, origin};
use crate::identify::{PinKind, Scheme};

/// The rule.
#[derive(Debug)]
pub(super) struct UnpinnedWeights;

impl Rule for UnpinnedWeights {
    fn id(&self) -> &'static str {
        "OW106"
    }

    fn check(&self, judgement: &Judgement<'_>, out: &mut Vec<Finding>) {
        let spoken_of = |subject: &Subject<'_>| judgement.levels.include_all_unpinned || subject.model.is_exposed();
        let loaded = judgement.open().filter(|subject| spoken_of(subject) && loads_weights(subject));
        for subject in loaded.filter(|subject| !subject.reference.pin.is_immutable()) {
            let model = model_in_words(&subject);
            let message = format!(
                "The weights of {model} are named {}: its publisher may replace or take them down, and the next start \
                 would not be what was tested.",
                without_what(subject.reference.pin.kind)
            );
            let help = match subject.reference.scheme {
                Scheme::Ollama | Scheme::DockerModel => "Keep the digest, and a copy of the layers that it names.",
                _ => "Name the commit that you have tested, as `--revision` with its 40 digits.",
            };
            out.push(judgement.finding(self.id(), &subject, message, help.to_owned()));
        }
    }
}

fn without_what(pin: PinKind) -> &'static str {
    match pin {
        PinKind::Tag => "by a tag, which is no digest",
        PinKind::Floating => "by a revision that moves",
        _ => "without a revision or digest",
    }
}

/// Whether weights are loaded from a hub under this name. What a host serves can be pinned by the host alone, and a
/// path of one's own is as firm as whoever owns it.
fn loads_weights(subject: &Subject<'_>) -> bool {
    let reference = subject.reference;
    let of_hub = matches!(reference.scheme, Scheme::Hf | Scheme::Modelscope | Scheme::Gguf);
    let loads = matches!(reference.role, Role::Serving | Role::Finetune | Role::Draft | Role::Embedding | Role::Rerank);
    match origin(subject) {
        Some(origin) => match reference.scheme {
            Scheme::Path => false,
            Scheme::Url => origin.mirror != Mirror::Own,
            _ => true,
        },
        None => reference.channel == Channel::Unknown && of_hub && loads,
    }
}

#[cfg(test)]
mod tests {
    use crate::context::{Reference, Role};
    use crate::exposure::testing::{Build, floating, hosted, kimi_k2, pinned, qwen3_32b, serving};
    use crate::identify::{Pin, PinKind, Scheme};
    use crate::lints::testing::{only, said};
    use crate::lints::{Levels, Severity};

    fn fires(reference: Reference, levels: &Levels) -> bool {
        let mut build = Build::default();
        build.add(reference);
        said(build, levels).contains(&"OW106")
    }

    #[test]
    fn weights_without_a_revision_are_low() {
        let mut build = Build::default();
        build.add(serving(kimi_k2()));
        assert_eq!(only("OW106", build).severity, Severity::Low);
        assert!(fires(floating(serving(kimi_k2())), &Levels::default()));
    }

    #[test]
    fn a_tag_is_no_digest() {
        let pin = Pin { kind: PinKind::Tag, value: Some("671b".to_owned()) };
        assert!(fires(Reference { pin, scheme: Scheme::Ollama, ..serving(kimi_k2()) }, &Levels::default()));
    }

    #[test]
    fn pinned_hosted_and_local_weights_are_not_its_business() {
        let local = Reference { scheme: Scheme::Path, text: "/models/kimi".to_owned(), ..serving(kimi_k2()) };
        for reference in [pinned(serving(kimi_k2())), hosted(kimi_k2(), Role::Client, "together"), local] {
            assert!(!fires(reference, &Levels::default()));
        }
    }

    #[test]
    fn other_open_weights_are_spoken_of_on_request() {
        let asked = Levels { include_all_unpinned: true, ..Levels::default() };
        assert!(!fires(serving(qwen3_32b()), &Levels::default()));
        assert!(fires(serving(qwen3_32b()), &asked));
    }
}
