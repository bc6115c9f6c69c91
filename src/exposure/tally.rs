//! Owns the list of factors while it grows: rounding, and what "not known" counts as. Never decides a value.

use super::score::{Factor, Part, Score, thousandths, total};
use super::weights::Words;

/// Factors of one score so far.
#[derive(Debug, Default)]
pub(super) struct Tally {
    factors: Vec<Factor>,
    has_unknowns: bool,
}

impl Tally {
    /// Adds a factor whose fact is known.
    pub(super) fn add(&mut self, part: Part, name: &str, value: f32, why: impl Into<String>) {
        let value = thousandths(value) as f32 / 1000.0;
        self.factors.push(Factor { name: name.to_owned(), part, value, why: why.into() });
    }

    /// Adds the middle of a factor's range: the fact is not known, which is neither bad nor safe.
    pub(super) fn add_unknown(&mut self, part: Part, name: &str, range: [f32; 2], what: &str) {
        self.has_unknowns = true;
        self.add(part, name, f32::midpoint(range[0], range[1]), format!("not known: {what}"));
    }

    /// Adds the value of `word`, or the middle of the range where the word tells nothing.
    pub(super) fn add_word(&mut self, part: Part, name: &str, words: &Words, word: &str, why: impl Into<String>) {
        let why = why.into();
        match words.values.get(word) {
            Some(&value) => self.add(part, name, value, why),
            None => self.add_unknown(part, name, words.range, &why),
        }
    }

    /// Notes that a value just added rests on something assumed.
    pub(super) fn note_assumption(&mut self) {
        self.has_unknowns = true;
    }

    /// Returns the score.
    pub(super) fn finish(self) -> Score {
        Score { score: total(&self.factors), factors: self.factors, has_unknowns: self.has_unknowns }
    }
}
