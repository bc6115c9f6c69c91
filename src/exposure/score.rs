//! Owns the score of one reference and the words that explain it. Never weighs: the weights are data.

use serde::Serialize;

/// Which of the two sums a factor belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// The model's own situation.
    Supply,
    /// What the codebase does with it.
    Dependence,
}

/// One named part of a score.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Factor {
    /// As in `rules/exposure.toml`.
    pub name: String,
    /// The sum it belongs to.
    pub part: Part,
    /// What it adds to that sum, in thousandths at most; negative where it lessens.
    pub value: f32,
    /// Why, in a few words, with the date where there is one.
    pub why: String,
}

impl Eq for Factor {}

impl std::hash::Hash for Factor {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        (&self.name, self.part, thousandths(self.value), &self.why).hash(state);
    }
}

/// How much of a codebase's footing a reference puts on the open frontier.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[expect(clippy::struct_field_names, reason = "`score` is the name that reports give it")]
pub struct Score {
    /// 0–100.
    pub score: u8,
    /// The parts, supply before dependence.
    pub factors: Vec<Factor>,
    /// Whether a factor was not known and counted as the middle of its range.
    #[serde(skip)]
    pub has_unknowns: bool,
}

impl Score {
    /// Returns the factor of that name, where it took part.
    #[must_use]
    pub fn factor(&self, name: &str) -> Option<&Factor> {
        self.factors.iter().find(|factor| factor.name == name)
    }
}

/// The score that factors add up to: `100 × supply × dependence`, each sum kept within 0 and 1.
///
/// Reckoned in whole thousandths, so that every machine rounds alike.
pub(super) fn total(factors: &[Factor]) -> u8 {
    let product = thousandths_of(factors, Part::Supply) * thousandths_of(factors, Part::Dependence);
    u8::try_from((product + 5_000) / 10_000).unwrap_or(100)
}

fn thousandths_of(factors: &[Factor], part: Part) -> i32 {
    let of_part = factors.iter().filter(|factor| factor.part == part);
    of_part.map(|factor| thousandths(factor.value)).sum::<i32>().clamp(0, 1000)
}

/// A value in whole thousandths, rounded.
#[expect(clippy::cast_possible_truncation, reason = "values lie within -1 and 1, which the weights' own test holds")]
pub(super) fn thousandths(value: f32) -> i32 {
    (value * 1000.0).round() as i32
}
