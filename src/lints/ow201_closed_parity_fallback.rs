//! OW201: an exposed model backs a closed flagship or shares its group. Open first with a closed fallback is low.

use super::finding::{Finding, Severity};
use super::judgement::{Judgement, Rule};
use super::wording::{assumption, fact, model_in_words, route_places};
use crate::catalog::Model;
use crate::exposure::{Parity, Subject, parity_in};

/// The rule.
#[derive(Debug)]
pub(super) struct ClosedParityFallback;

impl Rule for ClosedParityFallback {
    fn id(&self) -> &'static str {
        "OW201"
    }

    fn check(&self, judgement: &Judgement<'_>, out: &mut Vec<Finding>) {
        for subject in judgement.exposed() {
            let Some((parity, flagship)) = gravest(&subject) else { continue };
            let (model, flagship) = (model_in_words(&subject), &flagship.name);
            let message = match parity {
                Parity::OpenFirst => format!(
                    "{model} comes first and {flagship}, a closed flagship, steps in: a way on, though not planned \
                     around. {}",
                    fact(&subject)
                ),
                Parity::Group => format!(
                    "{model} shares a group with {flagship}, so open weights must match a closed flagship; it was {}. \
                     {}",
                    assumption(&subject),
                    fact(&subject)
                ),
                _ => format!(
                    "{model} backs {flagship}, so open weights must match a closed flagship; it was {}. {}",
                    assumption(&subject),
                    fact(&subject)
                ),
            };
            let help = format!(
                "That open weights match is an assumption: only an evaluation on your own tasks tells. Let what must match be \
                 closed, or lower what the fallback must do. {}",
                judgement.way_out(subject.reference)
            );
            let cap = if parity.must_match() { Severity::High } else { Severity::Low };
            let finding = judgement.finding(self.id(), &subject, message, help);
            out.push(finding.at_most(cap).beside(route_places(&subject)));
        }
    }
}

fn gravest<'a>(subject: &Subject<'a>) -> Option<(Parity, &'a Model)> {
    let all = subject.routes().map(|route| parity_in(subject, route));
    all.filter_map(|(parity, flagship)| Some((parity, flagship?))).max_by_key(|(parity, _)| *parity)
}

#[cfg(test)]
mod tests {
    use crate::catalog::{Class, Model};
    use crate::context::{Role, RouteKind};
    use crate::exposure::testing::{Build, closed, deepseek_v3, hosted, qwen3_32b};
    use crate::lints::testing::{only, said};
    use crate::lints::{Levels, Severity};

    fn route(kind: RouteKind, models: Vec<Model>) -> Build {
        let mut build = Build::default();
        let members: Vec<_> =
            models.into_iter().map(|model| build.add(hosted(model, Role::Client, "together"))).collect();
        build.route(kind, &members);
        build
    }

    fn flagship() -> Model {
        closed("gpt-4o", Class::Flagship)
    }

    fn fires(build: Build) -> bool {
        said(build, &Levels::default()).contains(&"OW201")
    }

    #[test]
    fn backing_a_closed_flagship_is_high() {
        let finding = only("OW201", route(RouteKind::Fallback, vec![flagship(), deepseek_v3()]));
        assert_eq!(finding.severity, Severity::High);
        assert!(finding.message.contains("backs gpt-4o"), "{}", finding.message);
        assert_eq!(finding.related.len(), 1);
    }

    #[test]
    fn sharing_a_group_with_one_is_high_whichever_comes_first() {
        let finding = only("OW201", route(RouteKind::Group, vec![deepseek_v3(), flagship()]));
        assert_eq!(finding.severity, Severity::High);
        assert!(finding.message.contains("shares a group"), "{}", finding.message);
    }

    #[test]
    fn open_first_with_a_closed_fallback_is_low_and_says_so() {
        let finding = only("OW201", route(RouteKind::Fallback, vec![deepseek_v3(), flagship()]));
        assert_eq!(finding.severity, Severity::Low);
        assert!(finding.message.contains("comes first"), "{}", finding.message);
    }

    #[test]
    fn small_siblings_other_open_models_and_the_band_to_plan_around_are_not_its_business() {
        let sibling = closed("gpt-4o-mini", Class::Other);
        assert!(!fires(route(RouteKind::Fallback, vec![sibling, deepseek_v3()])));
        assert!(!fires(route(RouteKind::Fallback, vec![qwen3_32b(), deepseek_v3()])));
        assert!(!fires(route(RouteKind::Fallback, vec![flagship(), qwen3_32b()])));
        let mut apart = Build::default();
        apart.add(hosted(flagship(), Role::Client, "openai"));
        apart.add(hosted(deepseek_v3(), Role::Client, "together"));
        assert!(!fires(apart));
    }
}
