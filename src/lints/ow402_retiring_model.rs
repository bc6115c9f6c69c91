//! OW402: the host's or vendor's offer behind a reference ends within the horizon. A copy of one's own never retires.

use super::finding::Finding;
use super::hosting::{host_name, on_offer};
use super::judgement::{Judgement, Rule};

/// The rule.
#[derive(Debug)]
pub(super) struct RetiringModel;

impl Rule for RetiringModel {
    fn id(&self) -> &'static str {
        "OW402"
    }

    fn check(&self, judgement: &Judgement<'_>, out: &mut Vec<Finding>) {
        let codebase = judgement.codebase;
        let horizon = i32::try_from(judgement.levels.horizon_days).unwrap_or(i32::MAX);
        for (id, reference) in judgement.references() {
            let Some(offer) = codebase.offer(reference) else { continue };
            let Some(end) = offer.ends_on else { continue };
            let left = end.days_left(codebase.as_of);
            if !(1..=horizon).contains(&left) {
                continue;
            }
            let message = format!(
                "This presumes that {} goes on serving `{}`; its offer ends on {end}, {} from {} ({}).",
                host_name(codebase, &offer.host),
                reference.text,
                if left == 1 { "a day".to_owned() } else { format!("{left} days") },
                codebase.as_of,
                offer.source
            );
            out.push(on_offer(self.id(), (id, reference), &offer, message, judgement));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::catalog::Class;
    use crate::context::{Channel, Reference, Role};
    use crate::exposure::testing::{Build, closed, hosted};
    use crate::lints::testing::{only, said};
    use crate::lints::{Levels, Severity};

    /// An offer whose end was 46 days away on the day that tests are judged at.
    fn ending(channel: Channel) -> Build {
        let text = "anthropic.claude-opus-4-1-20250805-v1:0".to_owned();
        let model = closed("claude-opus-4-1-20250805", Class::Flagship);
        let mut build = Build::default();
        build.add(Reference { text, channel, ..hosted(model, Role::Client, "bedrock") });
        build
    }

    fn bedrock() -> Channel {
        Channel::Hosted("bedrock".to_owned())
    }

    #[test]
    fn an_end_within_the_horizon_is_medium_and_dated() {
        let finding = only("OW402", ending(bedrock()));
        assert_eq!(finding.severity, Severity::Medium);
        assert!(finding.message.contains("2027-01-08, 46 days from 2026-11-23"), "{}", finding.message);
    }

    #[test]
    fn an_end_beyond_the_horizon_or_of_another_channel_is_not_its_business() {
        let near = Levels { horizon_days: 45, ..Levels::default() };
        assert!(!said(ending(bedrock()), &near).contains(&"OW402"));
        let just = Levels { horizon_days: 46, ..Levels::default() };
        assert!(said(ending(bedrock()), &just).contains(&"OW402"));
        assert!(!said(ending(Channel::SelfHosted), &Levels::default()).contains(&"OW402"));
        assert!(!said(ending(Channel::Unknown), &Levels::default()).contains(&"OW402"));
    }
}
