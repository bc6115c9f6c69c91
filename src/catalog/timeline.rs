//! Owns what a line has brought to the open frontier, and when. Never judges a single model.

use super::date::PartialDate;
use super::model::Model;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The flagged releases of one line.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub(crate) struct Timeline {
    /// Each generation with its earliest flagged release, by date.
    pub generations: Vec<(String, PartialDate)>,
    /// All dates of flagged releases, oldest first.
    pub releases: Vec<PartialDate>,
}

impl Timeline {
    /// Returns the timelines of all lines to which models belong.
    pub(crate) fn of_lines<'a>(models: impl Iterator<Item = &'a Model>) -> BTreeMap<String, Self> {
        let mut lines: BTreeMap<String, Self> = BTreeMap::new();
        for model in models {
            let (Some(line), Some(true), Some(released)) = (&model.line, model.near_frontier, model.released) else {
                continue;
            };
            let timeline = lines.entry(line.clone()).or_default();
            timeline.releases.push(released);
            let Some(generation) = &model.generation else { continue };
            match timeline.generations.iter_mut().find(|(name, _)| name == generation) {
                Some((_, earliest)) => *earliest = released.min(*earliest),
                None => timeline.generations.push((generation.clone(), released)),
            }
        }
        for timeline in lines.values_mut() {
            timeline.releases.sort();
            timeline.releases.dedup();
            timeline.generations.sort_by(|one, other| (one.1, &one.0).cmp(&(other.1, &other.0)));
        }
        lines
    }

    /// Returns how many generations came after `generation` and no later than `as_of`.
    ///
    /// A generation comes with its earliest flagged release. Zero where the line has none of that name.
    #[must_use]
    pub(crate) fn later_generations(&self, generation: &str, as_of: Date) -> usize {
        let Some((_, own)) = self.generations.iter().find(|(name, _)| name == generation) else { return 0 };
        let is_later = |since: PartialDate| since.earliest() > own.earliest() && since.earliest() <= as_of;
        self.generations.iter().filter(|(name, since)| name != generation && is_later(*since)).count()
    }

    /// Returns the newest flagged release no later than `as_of`.
    #[must_use]
    pub(crate) fn newest(&self, as_of: Date) -> Option<PartialDate> {
        self.releases.iter().copied().filter(|date| date.earliest() <= as_of).max()
    }
}
