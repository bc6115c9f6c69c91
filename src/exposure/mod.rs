//! Owns exposure: named factors, their sum, the project's index, and what to plan around instead.
//! Never speaks of rules.

mod concentration;
mod embedded;
mod evaluation;
mod hardware;
mod host;
mod index;
mod mirror;
mod pin;
mod respelling;
mod role;
mod routes;
mod scenario;
mod score;
mod subject;
mod substitutes;
mod supply;
mod tally;
mod ways_out;
mod weights;
mod what_if;

#[cfg(test)]
mod anchors;
#[cfg(test)]
mod laws;
#[cfg(test)]
pub(crate) mod testing;

pub use concentration::{Concentration, Portion, concentration};
pub use embedded::weights;
pub use evaluation::{EvaluationPart, evaluation_part, runs_in_pipeline};
pub use hardware::{Footprint, fits_one, footprint, in_words, is_frontier_sized, reserved};
pub use index::{Grade, Index, combine, index};
pub use mirror::{Origin, origin};
pub use pin::is_moving;
pub use routes::{Parity, StandIn, parity_in, stand_in};
pub use scenario::{Scenario, Scenarios};
pub use score::{Factor, Part, Score};
pub use subject::{Links, Subject, is_planned_around};
pub use substitutes::Substitute;
pub use supply::billions;
pub use ways_out::{Substitutes, WaysOut};
pub use weights::Weights;
pub use what_if::{Assumed, Loss, Lost, LostRoute, Moved, WhatIf, scenarios, what_if};

use crate::context::{Codebase, ReferenceId};
use rayon::prelude::*;
use std::collections::HashSet;
use std::sync::Arc;
use tally::Tally;

/// Returns the scores of all references, in their order; `None` for references without open weights.
///
/// References alike share one score: a codebase has few kinds and may have many of each.
#[must_use]
pub fn scores(codebase: &Codebase<'_>) -> Vec<Option<Arc<Score>>> {
    let links = Links::of(codebase);
    let mut known: HashSet<Arc<Score>> = HashSet::new();
    let mut shared = |score: Score| {
        let one = known.get(&score).cloned().unwrap_or_else(|| Arc::new(score));
        known.insert(Arc::clone(&one));
        one
    };
    let score = |id: &ReferenceId| Subject::of(*id, codebase, &links).and_then(|subject| score_of(&subject));
    let ids: Vec<ReferenceId> = codebase.iter().map(|(id, _)| id).collect();
    if ids.len() < WORTH_THREADS {
        return ids.iter().map(|id| score(id).map(&mut shared)).collect();
    }
    let mut scores = Vec::with_capacity(ids.len());
    for part in ids.chunks(WORTH_THREADS) {
        let found: Vec<Option<Score>> = part.par_iter().map(score).collect();
        scores.extend(found.into_iter().map(|score| score.map(&mut shared)));
    }
    scores
}

/// Fewer references than this are scored faster than threads are started; more at once would be held in memory before
/// those alike are shared.
const WORTH_THREADS: usize = 2048;

/// Returns the score of one reference; `None` without open weights.
///
/// Looks up all links of the codebase: [`scores`] does that once for all references.
#[must_use]
pub fn score(id: ReferenceId, codebase: &Codebase<'_>) -> Option<Score> {
    let links = Links::of(codebase);
    Subject::of(id, codebase, &links).and_then(|subject| score_of(&subject))
}

fn score_of(subject: &Subject<'_>) -> Option<Score> {
    if !subject.is_scored() {
        return None;
    }
    let (weights, mut tally) = (weights(), Tally::default());
    supply::add(subject, &weights.supply, &mut tally);
    host::add(subject, &weights.supply.host, &mut tally);
    let dependence = &weights.dependence;
    role::add(subject, dependence, &mut tally);
    routes::add(subject, dependence, &mut tally);
    pin::add(subject, &dependence.pin, &mut tally);
    hardware::add(subject, &dependence.hardware, &mut tally);
    evaluation::add(subject, &dependence.evaluation, &mut tally);
    mirror::add(subject, dependence, &mut tally);
    Some(tally.finish())
}

#[cfg(test)]
mod tests {
    use super::testing::{Build, deepseek_v3, kimi_k2, pinned, serving};
    use super::*;

    #[test]
    fn many_references_score_as_each_does_alone() {
        let mut build = Build::default();
        for number in 0..WORTH_THREADS + 4 {
            let reference = serving(if number % 2 == 0 { kimi_k2() } else { deepseek_v3() });
            build.add(if number % 3 == 0 { pinned(reference) } else { reference });
        }
        let codebase = build.done();
        let all = scores(&codebase);
        assert_eq!(all.len(), WORTH_THREADS + 4);
        for number in (0..4).chain(WORTH_THREADS..WORTH_THREADS + 4) {
            assert_eq!(all[number].as_deref(), score(ReferenceId(number), &codebase).as_ref(), "{number}");
        }
    }
}
