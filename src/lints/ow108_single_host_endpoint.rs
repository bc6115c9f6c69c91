//! OW108: an exposed model is reached through one third-party host only.

use super::finding::Finding;
use super::hosting::{host_name, record};
use super::judgement::{Judgement, Rule};
use super::wording::model_in_words;
use crate::context::{Channel, Codebase};
use crate::identify::Confidence;
use std::collections::{BTreeMap, BTreeSet};

/// Kinds of host that serve what others have trained; a router passes on to several, a vendor's own interface is no third
/// party, and a local server is one's own.
const THIRD_PARTIES: [&str; 2] = ["cloud", "serverless"];

/// The rule.
#[derive(Debug)]
pub(super) struct SingleHostEndpoint;

impl Rule for SingleHostEndpoint {
    fn id(&self) -> &'static str {
        "OW108"
    }

    fn check(&self, judgement: &Judgement<'_>, out: &mut Vec<Finding>) {
        let codebase = judgement.codebase;
        let ways = ways_to_models(codebase);
        for subject in judgement.exposed() {
            let Channel::Hosted(host) = &subject.reference.channel else { continue };
            let is_only = ways.get(subject.model.id.as_str()).is_none_or(|ways| ways.len() < 2);
            if !is_only || !is_third_party(codebase, host) {
                continue;
            }
            let message = format!(
                "{} is reached through {} only, as far as seen in this tree. {}",
                model_in_words(&subject),
                host_name(codebase, host),
                record(codebase, host)
            );
            let help = format!(
                "Set up a second host or a copy of your own, and try the switch before you need it. {}",
                judgement.way_out(subject.reference)
            );
            let finding = judgement.finding(self.id(), &subject, message, help);
            out.push(finding.no_surer_than(Confidence::Medium));
        }
    }
}

/// All ways by which a codebase reaches each model, where they are known.
fn ways_to_models<'a>(codebase: &'a Codebase<'_>) -> BTreeMap<&'a str, BTreeSet<&'a Channel>> {
    let mut ways: BTreeMap<&str, BTreeSet<&Channel>> = BTreeMap::new();
    for reference in codebase.references.iter().filter(|reference| reference.role.gates()) {
        if let Some(model) = reference.model.as_deref().filter(|_| reference.channel != Channel::Unknown) {
            ways.entry(&model.id).or_default().insert(&reference.channel);
        }
    }
    ways
}

fn is_third_party(codebase: &Codebase<'_>, id: &str) -> bool {
    codebase.catalog.host(id).is_some_and(|host| THIRD_PARTIES.contains(&host.kind.as_str()))
}

#[cfg(test)]
mod tests {
    use crate::context::{Channel, Reference, Role};
    use crate::exposure::testing::{Build, deepseek_v3, hosted, kimi_k2, qwen3_32b, serving};
    use crate::identify::Confidence;
    use crate::lints::testing::{only, said};
    use crate::lints::{Levels, Severity};

    fn at(host: &str) -> Reference {
        hosted(kimi_k2(), Role::Client, host)
    }

    fn fires(references: Vec<Reference>) -> bool {
        let mut build = Build::default();
        for reference in references {
            build.add(reference);
        }
        said(build, &Levels::default()).contains(&"OW108")
    }

    #[test]
    fn one_host_is_medium_at_most_and_told_with_its_record() {
        let mut build = Build::default();
        build.add(at("together"));
        let finding = only("OW108", build);
        assert!(finding.severity <= Severity::Medium && finding.confidence <= Confidence::Medium);
        assert!(finding.message.contains("Together AI only"), "{}", finding.message);
        assert!(finding.message.contains("within 150"), "{}", finding.message);
    }

    #[test]
    fn a_second_host_or_a_copy_of_ones_own_ends_it() {
        assert!(!fires(vec![at("together"), at("deepinfra")]));
        assert!(!fires(vec![at("together"), serving(kimi_k2())]));
        assert!(fires(vec![at("together"), at("together"), hosted(deepseek_v3(), Role::Client, "deepinfra")]));
    }

    #[test]
    fn routers_vendors_and_the_band_to_plan_around_are_not_its_business() {
        let api = Reference { channel: Channel::Api("moonshotai".to_owned()), ..at("together") };
        assert!(!fires(vec![api]));
        assert!(!fires(vec![at("openrouter")]));
        assert!(!fires(vec![hosted(qwen3_32b(), Role::Client, "together")]));
        assert!(!fires(vec![serving(kimi_k2())]));
    }
}
