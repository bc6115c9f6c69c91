//! Owns what the host's record of withdrawing adds, as of the date. Never looks at the weights' own clock.

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
    let Some(host) = id.and_then(|id| subject.codebase.catalog.host(id)) else {
        tally.add_unknown(Part::Supply, "host", weights.range, "who serves it, and how long they keep such models");
        return;
    };
    let as_of = subject.codebase.as_of;
    let record = subject.codebase.catalog.withdrawing(&host.id, as_of).map(|record| record.by_then);
    let Some(record) = record.filter(|record| record.of >= weights.least_offers.max(1)) else {
        let what = format!("how long {} keeps such models", host.name);
        tally.add_unknown(Part::Supply, "host", weights.range, &what);
        return;
    };
    let [least, most] = weights.range;
    let share = record.withdrawn as f32 / record.of as f32;
    let offers = format!("{} of {} near-frontier offers", record.withdrawn, record.of);
    let why = format!("{} has withdrawn {offers} by {as_of}", host.name);
    tally.add(Part::Supply, "host", least + (most - least) * share, why);
}
