//! OW103: a name that moves by itself stands for open weights. A hub id without a revision is OW106's alone.

use super::finding::Finding;
use super::judgement::{Judgement, Rule};
use super::wording::model_in_words;
use crate::context::Channel;
use crate::exposure::{Subject, is_moving};
use crate::identify::Scheme;

/// The rule.
#[derive(Debug)]
pub(super) struct FloatingOpenWeight;

impl Rule for FloatingOpenWeight {
    fn id(&self) -> &'static str {
        "OW103"
    }

    fn check(&self, judgement: &Judgement<'_>, out: &mut Vec<Finding>) {
        for subject in judgement.open().filter(|subject| is_moving(subject.reference)) {
            let message = format!(
                "{} moves: today it means {}, and whoever publishes it decides when that changes and whether a next \
                 release comes at all.",
                moving_name(&subject),
                model_in_words(&subject)
            );
            out.push(judgement.finding(self.id(), &subject, message, way_out(&subject).to_owned()));
        }
    }
}

fn moving_name(subject: &Subject<'_>) -> String {
    let reference = subject.reference;
    match reference.pin.value.as_deref().filter(|value| !value.is_empty() && !reference.text.contains(value)) {
        Some(value) => format!("`{value}` of `{}`", reference.text),
        None if reference.scheme == Scheme::Ollama && !reference.text.contains(':') => {
            format!("`{}` without a tag means `latest`, which", reference.text)
        }
        None => format!("`{}`", reference.text),
    }
}

fn way_out(subject: &Subject<'_>) -> &'static str {
    match (subject.reference.scheme, &subject.reference.channel) {
        (Scheme::Ollama | Scheme::DockerModel, _) => {
            "Write the tag with its size and quantisation, as `llama3.1:8b-instruct-q4_K_M`, and keep the digest."
        }
        (_, Channel::Hosted(_) | Channel::Api(_)) => "Name the dated or numbered version that you have tested.",
        _ => "Name the commit that you have tested, as `--revision` with its 40 digits.",
    }
}

#[cfg(test)]
mod tests {
    use crate::catalog::Class;
    use crate::context::{Reference, Role};
    use crate::exposure::testing::{Build, closed, floating, hosted, kimi_k2, pinned, qwen3_32b, serving};
    use crate::identify::{Pin, PinKind, Scheme};
    use crate::lints::testing::{only, said};
    use crate::lints::{Levels, Severity};

    fn fires(reference: Reference) -> bool {
        let mut build = Build::default();
        build.add(reference);
        said(build, &Levels::default()).contains(&"OW103")
    }

    #[test]
    fn a_moving_name_of_any_open_weights_is_low() {
        let mut build = Build::default();
        build.add(floating(serving(kimi_k2())));
        let finding = only("OW103", build);
        assert_eq!(finding.severity, Severity::Low);
        assert!(finding.message.starts_with("`main` of `org/kimi-k2-instruct` moves"), "{}", finding.message);
        assert!(fires(floating(serving(qwen3_32b()))));
    }

    #[test]
    fn an_ollama_name_without_a_tag_moves_and_one_with_a_tag_does_not() {
        let ollama = Reference { scheme: Scheme::Ollama, text: "qwen3".to_owned(), ..serving(qwen3_32b()) };
        let tag = Pin { kind: PinKind::Tag, value: Some("32b-q4_K_M".to_owned()) };
        assert!(fires(ollama.clone()));
        assert!(!fires(Reference { pin: tag, ..ollama }));
    }

    #[test]
    fn hub_ids_without_a_revision_pinned_ones_and_closed_aliases_are_not_its_business() {
        assert!(!fires(serving(kimi_k2())));
        assert!(!fires(pinned(serving(kimi_k2()))));
        assert!(!fires(floating(hosted(closed("chatgpt-4o-latest", Class::Flagship), Role::Client, "openai"))));
    }
}
