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
    if let Some(why) = subject.codebase.assumed_ends.get(&subject.id) {
        let [_, most] = weights.range;
        tally.add(Part::Supply, "host", most, why.clone());
        return;
    }
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

#[cfg(test)]
mod tests {
    use crate::context::{Codebase, ReferenceId, Role};
    use crate::exposure::score;
    use crate::exposure::testing::{Build, deepseek_v3, hosted};
    use jiff::civil::{Date, date};

    /// What the host's record adds for a client line at a date, and why.
    fn told(host: &str, as_of: Date) -> (f32, String) {
        let mut build = Build::default();
        let id: ReferenceId = build.add(hosted(deepseek_v3(), Role::Client, host));
        let codebase = Codebase { as_of, ..build.done() };
        let score = score(id, &codebase).unwrap();
        let factor = score.factors.iter().find(|factor| factor.name == "host").unwrap();
        (factor.value, factor.why.clone())
    }

    #[test]
    fn a_record_is_that_of_the_date() {
        let (now, why) = told("together", date(2026, 11, 23));
        assert!(
            why.starts_with("Together AI has withdrawn ") && why.ends_with(" near-frontier offers by 2026-11-23"),
            "{why}"
        );
        let (before, why) = told("together", date(2025, 8, 1));
        assert!(why.ends_with(" by 2025-08-01") && before < now, "{before} {now}: {why}");
    }

    #[test]
    fn a_host_that_announces_no_ends_and_a_record_of_few_offers_tell_nothing() {
        for (host, as_of) in [("deepinfra", date(2026, 11, 23)), ("together", date(2023, 8, 1))] {
            let (value, why) = told(host, as_of);
            assert!(why.starts_with("not known: how long "), "{host}: {why}");
            assert!((value - 0.025).abs() < 1e-6, "{host}: the middle of the range, {value}");
        }
    }
}
