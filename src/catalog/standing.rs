//! Owns what holds for a model at a date: standing, posture, outlook, silence (design §2). Never asks the clock.

use super::binary::Section;
use super::date::PartialDate;
use super::lab::Dated;
use super::model::Model;
use super::store::Catalog;
use super::timeline::Timeline;
use super::words::{Doubt, Outlook, Posture, Standing};
use jiff::civil::Date;

/// A flagged model is current for that many days.
const CURRENT_DAYS: i32 = 365;

/// With that many later flagged generations in its line, a model is no longer current.
const LATER_GENERATIONS: usize = 2;

impl Catalog {
    /// Returns where a model stands at a date.
    ///
    /// `unknown` where the flag or the release is not established, or the release lies after `as_of`.
    #[must_use]
    pub fn standing(&self, model: &Model, as_of: Date) -> Standing {
        match model.near_frontier {
            Some(false) => Standing::None,
            None => Standing::Unknown,
            Some(true) => match model.released.map(|released| released.days_until(as_of)) {
                None => Standing::Unknown,
                Some(age) if age < 0 => Standing::Unknown,
                Some(age) if age > CURRENT_DAYS => Standing::Former,
                Some(_) if self.later_generations(model, as_of) >= LATER_GENERATIONS => Standing::Former,
                Some(_) => Standing::Current,
            },
        }
    }

    /// Returns why the standing at a date is not known; `None` where it is.
    #[must_use]
    pub fn doubt(&self, model: &Model, as_of: Date) -> Option<Doubt> {
        if self.standing(model, as_of) != Standing::Unknown {
            return None;
        }
        Some(match (model.near_frontier, model.released) {
            _ if self.is_newer_than_known(model) => Doubt::Newer,
            (Some(_), None) => Doubt::NoDate,
            (Some(_), Some(_)) => Doubt::NotYet,
            (None, _) => Doubt::NotEstablished,
        })
    }

    /// Returns how many flagged generations of its line came after the model's own and no later than `as_of`.
    #[must_use]
    pub fn later_generations(&self, model: &Model, as_of: Date) -> usize {
        let timeline = model.line.as_deref().and_then(|line| self.timeline(line));
        let generation = model.generation.as_deref();
        timeline.zip(generation).map_or(0, |(timeline, generation)| timeline.later_generations(generation, as_of))
    }

    /// Returns the days from a line's newest flagged release to `as_of`; `None` where there is none by then.
    #[must_use]
    pub fn silence_days(&self, line: &str, as_of: Date) -> Option<i32> {
        self.timeline(line)?.newest(as_of).map(|newest| newest.days_until(as_of))
    }

    /// Returns what the lab does with the best weights of the model's line, else with its own, at a date.
    #[must_use]
    pub fn posture(&self, model: &Model, as_of: Date) -> Option<Dated<Posture>> {
        let lab = self.lab(&model.lab)?;
        let line = lab.lines.iter().find(|line| Some(&line.id) == model.line.as_ref());
        let of_line = line.and_then(|line| latest(&line.posture, as_of));
        of_line.or_else(|| latest(&lab.posture, as_of)).cloned()
    }

    /// Returns how likely the model's line, else its lab, is to go on, at a date.
    #[must_use]
    pub fn outlook(&self, model: &Model, as_of: Date) -> Option<Dated<Outlook>> {
        let lab = self.lab(&model.lab)?;
        let line = lab.lines.iter().find(|line| Some(&line.id) == model.line.as_ref());
        let of_line = line.and_then(|line| latest(&line.outlook, as_of));
        of_line.or_else(|| latest(&lab.outlook, as_of)).cloned()
    }

    fn timeline(&self, line: &str) -> Option<Timeline> {
        self.records(Section::Lines).get(self.table(Section::LineIds).find(line)?)
    }
}

/// The last of the entries that hold at a date.
fn latest<T>(entries: &[Dated<T>], as_of: Date) -> Option<&Dated<T>> {
    let since = |entry: &Dated<T>| PartialDate::earliest(entry.since);
    entries.iter().filter(|entry| since(entry) <= as_of).max_by_key(|entry| since(entry))
}
