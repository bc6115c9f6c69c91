//! OW102: nothing to plan around stands behind an exposed model: neither in a visible route nor, for what is served, in
//! the whole tree.

use super::finding::{Finding, Severity};
use super::judgement::{Judgement, Rule};
use super::wording::{assumption, model_in_words, route_places};
use crate::context::{Codebase, Role};
use crate::exposure::{StandIn, Subject, is_planned_around, stand_in};
use crate::identify::Confidence;

/// The rule.
#[derive(Debug)]
pub(super) struct NoPlanAroundFallback;

impl Rule for NoPlanAroundFallback {
    fn id(&self) -> &'static str {
        "OW102"
    }

    fn check(&self, judgement: &Judgement<'_>, out: &mut Vec<Finding>) {
        let serves_plan_around = judgement.levels.is_partial || serves_plan_around(judgement.codebase);
        for subject in judgement.exposed() {
            let has_route = subject.routes().any(|route| route.members.len() > 1);
            let (what, cap) = match stand_in(&subject) {
                StandIn::Closed => ("only a closed model stands in: a way on, not planned around", Severity::Low),
                StandIn::None if has_route => ("no member of its route is in the plan-around tier", Severity::Medium),
                StandIn::None if !serves_plan_around && is_served(&subject) => {
                    ("nothing of the plan-around tier is served in this tree", Severity::Medium)
                }
                StandIn::None | StandIn::PlanAround => continue,
            };
            let message = format!("{}, {}; {what}.", model_in_words(&subject), assumption(&subject));
            let help = format!(
                "Name a fallback that goes on without it, and try it. {}",
                judgement.way_out(subject.reference)
            );
            let finding = judgement.finding(self.id(), &subject, message, help);
            out.push(finding.at_most(cap).no_surer_than(Confidence::Medium).beside(route_places(&subject)));
        }
    }
}

/// A deployment of its own: an engine's command or a manifest that names what for.
fn is_served(subject: &Subject<'_>) -> bool {
    subject.reference.role == Role::Serving && subject.deployments().next().is_some()
}

/// Whether any reference that runs serves a model of the band to plan around.
fn serves_plan_around(codebase: &Codebase<'_>) -> bool {
    let mut served = codebase.references.iter().filter(|reference| reference.role == Role::Serving);
    served.any(|reference| reference.model.as_deref().is_some_and(is_planned_around))
}

#[cfg(test)]
mod tests {
    use crate::catalog::{Class, Model};
    use crate::context::{Role, RouteKind};
    use crate::exposure::testing::{Build, closed, deepseek_v3, glm_52, hosted, kimi_k2, qwen3_32b, serving};
    use crate::identify::Confidence;
    use crate::lints::testing::{only, said};
    use crate::lints::{Levels, Severity};

    fn route(models: Vec<Model>) -> Build {
        let mut build = Build::default();
        let members: Vec<_> =
            models.into_iter().map(|model| build.add(hosted(model, Role::Client, "together"))).collect();
        build.route(RouteKind::Fallback, &members);
        build
    }

    fn deployed(models: Vec<Model>) -> Build {
        let mut build = Build::default();
        for model in models {
            let id = build.add(serving(model));
            build.deploy(id, None);
        }
        build
    }

    fn fires(build: Build) -> bool {
        said(build, &Levels::default()).contains(&"OW102")
    }

    #[test]
    fn a_route_of_exposed_models_alone_has_no_way_on() {
        assert_eq!(
            said(route(vec![deepseek_v3(), glm_52()]), &Levels::default()).iter().filter(|id| **id == "OW102").count(),
            2
        );
    }

    #[test]
    fn a_closed_fallback_is_low_and_said_to_be_a_way_on() {
        let finding = only("OW102", route(vec![deepseek_v3(), closed("gpt-4o-mini", Class::Other)]));
        assert_eq!(finding.severity, Severity::Low);
        assert!(finding.message.contains("a way on, not planned around"), "{}", finding.message);
    }

    #[test]
    fn a_deployment_in_a_tree_that_serves_nothing_to_plan_around_is_medium() {
        let finding = only("OW102", deployed(vec![kimi_k2()]));
        assert_eq!((finding.severity, finding.confidence), (Severity::Medium, Confidence::Medium));
        assert!(!fires(deployed(vec![kimi_k2(), qwen3_32b()])));
        let partial = Levels { is_partial: true, ..Levels::default() };
        assert!(!said(deployed(vec![kimi_k2()]), &partial).contains(&"OW102"));
    }

    #[test]
    fn a_plan_around_member_or_a_lone_client_is_not_its_business() {
        assert!(!fires(route(vec![deepseek_v3(), qwen3_32b()])));
        let mut alone = Build::default();
        alone.add(hosted(kimi_k2(), Role::Client, "together"));
        assert!(!fires(alone));
    }
}
