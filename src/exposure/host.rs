//! Owns what the host's record of withdrawing adds. Never looks at the weights' own clock.

use super::score::Part;
use super::subject::Subject;
use super::tally::Tally;
use super::weights::HostWeights;
use crate::context::Channel;

/// Adds the host's record; a self-hosted copy has no host.
pub(super) fn add(subject: &Subject<'_>, weights: &HostWeights, tally: &mut Tally) {
    let id = match &subject.reference.channel {
        Channel::SelfHosted => return,
        Channel::Hosted(id) | Channel::Api(id) => Some(id),
        Channel::Unknown => None,
    };
    if let Some(why) = subject.codebase.assumed_ends.get(&subject.id) {
        let [_, most] = weights.range;
        tally.add(Part::Supply, "host", most, why.clone());
        return;
    }
    let Some(host) = id.and_then(|id| subject.codebase.catalog.host(id)) else {
        tally.add_unknown(Part::Supply, "host", weights.range, "who serves it, and how long they keep such models");
        return;
    };
    let record = host.offers.zip(host.withdrawn).filter(|(offers, _)| *offers >= weights.least_offers.max(1));
    let Some((offers, withdrawn)) = record else {
        let what = format!("how long {} keeps such models", host.name);
        tally.add_unknown(Part::Supply, "host", weights.range, &what);
        return;
    };
    let [least, most] = weights.range;
    let share = withdrawn.min(offers) as f32 / offers as f32;
    let why = format!("{} has withdrawn {withdrawn} of {offers} near-frontier offers", host.name);
    tally.add(Part::Supply, "host", least + (most - least) * share, why);
}
