//! Owns what holds for a model at a date: standing, posture, outlook, silence (design §2). Never asks the clock.

use super::binary::Section;
use super::date::PartialDate;
use super::lab::{Dated, Lab, Line};
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
        self.lab(&model.lab)?.posture_of(model.line.as_deref(), as_of).cloned()
    }

    /// Returns how likely the model's line, else its lab, is to go on, at a date.
    #[must_use]
    pub fn outlook(&self, model: &Model, as_of: Date) -> Option<Dated<Outlook>> {
        self.lab(&model.lab)?.outlook_of(model.line.as_deref(), as_of).cloned()
    }

    fn timeline(&self, line: &str) -> Option<Timeline> {
        self.records(Section::Lines).get(self.table(Section::LineIds).find(line)?)
    }
}

impl Lab {
    /// Returns what it does with the best weights of a line, else with its own, at a date.
    #[must_use]
    pub fn posture_of(&self, line: Option<&str>, as_of: Date) -> Option<&Dated<Posture>> {
        let of_line = self.line(line).and_then(|line| latest(&line.posture, as_of));
        of_line.or_else(|| latest(&self.posture, as_of))
    }

    /// Returns how likely a line, else the lab, is to go on, at a date.
    #[must_use]
    pub fn outlook_of(&self, line: Option<&str>, as_of: Date) -> Option<&Dated<Outlook>> {
        let of_line = self.line(line).and_then(|line| latest(&line.outlook, as_of));
        of_line.or_else(|| latest(&self.outlook, as_of))
    }

    /// Returns its line with that id.
    #[must_use]
    pub fn line(&self, id: Option<&str>) -> Option<&Line> {
        self.lines.iter().find(|line| Some(line.id.as_str()) == id)
    }
}

/// Returns since when what holds at a date has held: evidence that says the same again does not begin it anew.
#[must_use]
pub fn held_since<T: PartialEq>(entries: &[Dated<T>], as_of: Date) -> Option<PartialDate> {
    let now = latest(entries, as_of)?;
    let mut until_now: Vec<&Dated<T>> = entries.iter().filter(|entry| entry.since.earliest() <= as_of).collect();
    until_now.sort_by_key(|entry| entry.since);
    until_now.iter().rev().take_while(|entry| entry.is == now.is).last().map(|entry| entry.since)
}

/// Returns the last of the entries that hold at a date.
#[must_use]
pub fn latest<T>(entries: &[Dated<T>], as_of: Date) -> Option<&Dated<T>> {
    let since = |entry: &Dated<T>| PartialDate::earliest(entry.since);
    entries.iter().filter(|entry| since(entry) <= as_of).max_by_key(|entry| since(entry))
}

#[cfg(test)]
mod tests {
    use super::held_since;
    use crate::catalog::{Dated, Outlook};
    use jiff::civil::date;

    #[test]
    fn the_same_said_again_begins_nothing() {
        let said =
            |is, since: &str| Dated { is, since: since.parse().unwrap(), why: String::new(), source: String::new() };
        let entries = [
            said(Outlook::Narrowing, "2024"),
            said(Outlook::Steady, "2025-02"),
            said(Outlook::Narrowing, "2025-06-03"),
            said(Outlook::Narrowing, "2026-10-01"),
        ];
        let since = |year, month| held_since(&entries, date(year, month, 9)).map(|since| since.to_string());
        assert_eq!(since(2026, 11).as_deref(), Some("2025-06-03"));
        assert_eq!(since(2025, 3).as_deref(), Some("2025-02"));
        assert_eq!(since(2024, 3).as_deref(), Some("2024"));
        assert_eq!(since(2023, 3), None);
    }
}
