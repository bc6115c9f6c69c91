//! OW401: the host's or vendor's offer behind a reference has ended. A copy of one's own never retires.

use super::finding::Finding;
use super::hosting::{host_name, on_offer};
use super::judgement::{Judgement, Rule};

/// The rule.
#[derive(Debug)]
pub(super) struct RetiredModel;

impl Rule for RetiredModel {
    fn id(&self) -> &'static str {
        "OW401"
    }

    fn check(&self, judgement: &Judgement<'_>, out: &mut Vec<Finding>) {
        let codebase = judgement.codebase;
        for (id, reference) in judgement.references() {
            let Some(offer) = codebase.offer(reference) else { continue };
            let Some(end) = offer.ends_on.filter(|end| end.has_passed(codebase.as_of)) else { continue };
            let message = format!(
                "This presumes that {} still serves `{}`; its offer ended on {end} ({}).",
                host_name(codebase, &offer.host),
                reference.text,
                offer.source
            );
            out.push(on_offer(self.id(), (id, reference), &offer, message, judgement));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::catalog::{Class, Model};
    use crate::context::{Channel, Reference, Role};
    use crate::exposure::testing::{Build, closed, hosted, kimi_k2, mid, serving};
    use crate::lints::testing::{only, said};
    use crate::lints::{Finding, Levels, Severity};

    fn at(host: &str, text: &str, model: Model) -> Reference {
        Reference { text: text.to_owned(), ..hosted(model, Role::Client, host) }
    }

    fn on(reference: Reference) -> Build {
        let mut build = Build::default();
        build.add(reference);
        build
    }

    fn found(reference: Reference) -> Finding {
        only("OW401", on(reference))
    }

    #[test]
    fn an_ended_offer_of_open_weights_is_high_whatever_the_score() {
        let finding = found(at("groq", "qwen/qwen3-32b", mid("qwen3-32b", 32.8)));
        assert_eq!(finding.severity, Severity::High);
        assert!(finding.score.is_some_and(|score| score < 35), "{:?}", finding.score);
        assert!(finding.message.contains("Groq") && finding.message.contains("2026-07-17"), "{}", finding.message);
        assert!(finding.help.contains("`openai/gpt-oss-120b`"), "{}", finding.help);
        assert!(finding.help.contains("The weights go on"), "{}", finding.help);
    }

    #[test]
    fn an_ended_offer_of_a_closed_model_is_medium() {
        let retired = closed("davinci-002", Class::Other);
        let reference =
            Reference { channel: Channel::Api("openai".to_owned()), ..at("openai", "davinci-002", retired) };
        let finding = found(reference);
        assert_eq!(finding.severity, Severity::Medium);
        assert!(finding.help.contains("gpt-5.4-mini") && !finding.help.contains("weights"), "{}", finding.help);
    }

    #[test]
    fn a_copy_of_ones_own_another_host_and_an_unknown_channel_have_no_such_clock() {
        let of = |channel| Reference { channel, ..at("groq", "qwen/qwen3-32b", mid("qwen3-32b", 32.8)) };
        let others = [
            of(Channel::SelfHosted),
            of(Channel::Unknown),
            of(Channel::Hosted("deepinfra".to_owned())),
            serving(kimi_k2()),
        ];
        for reference in others {
            assert!(!said(on(reference), &Levels::default()).contains(&"OW401"));
        }
    }
}
