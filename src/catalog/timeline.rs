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

#[cfg(test)]
mod tests {
    use super::Timeline;
    use crate::catalog::Model;
    use jiff::civil::date;

    fn model(generation: &str, released: &str, flagged: bool) -> Model {
        Model {
            line: Some("anvil".to_owned()),
            generation: Some(generation.to_owned()),
            released: released.parse().ok(),
            near_frontier: Some(flagged),
            ..Model::named("anvil")
        }
    }

    fn timeline(models: &[Model]) -> Timeline {
        Timeline::of_lines(models.iter()).remove("anvil").unwrap_or_default()
    }

    #[test]
    fn a_generation_comes_with_its_earliest_flagged_release() {
        let anvil = timeline(&[
            model("1", "2026-01", true),
            model("2", "2025-12-31", false),
            model("2", "2026-05-02", true),
            model("2", "2026-03-01", true),
            model("3", "2026-06-01", false),
        ]);
        assert_eq!(anvil.later_generations("1", date(2026, 2, 28)), 0);
        assert_eq!(anvil.later_generations("1", date(2026, 3, 1)), 1);
        assert_eq!(anvil.later_generations("1", date(2027, 1, 1)), 1, "an unflagged one does not count");
        assert_eq!(anvil.later_generations("2", date(2027, 1, 1)), 0);
        assert_eq!(anvil.later_generations("9", date(2027, 1, 1)), 0);
    }

    #[test]
    fn what_came_out_on_the_same_day_is_not_later() {
        let anvil = timeline(&[model("1", "2026-01-01", true), model("1.1", "2026-01", true)]);
        assert_eq!(anvil.later_generations("1", date(2027, 1, 1)), 0);
    }

    #[test]
    fn the_newest_release_is_that_of_the_date() {
        let anvil = timeline(&[
            model("1", "2026-01-05", true),
            model("1", "2026-07-01", true),
            model("2", "2026-09-01", false),
        ]);
        assert_eq!(anvil.newest(date(2026, 6, 30)).map(|date| date.to_string()).as_deref(), Some("2026-01-05"));
        assert_eq!(anvil.newest(date(2026, 12, 1)).map(|date| date.to_string()).as_deref(), Some("2026-07-01"));
        assert_eq!(anvil.newest(date(2025, 12, 1)), None);
    }
}
