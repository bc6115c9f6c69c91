//! Owns the index of a project: one number for all its exposed models, and its grade. Never scores a reference.

use super::score::Score;
use crate::context::{Codebase, ReferenceId};
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The grade of an index.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum Grade {
    /// Below 15.
    A,
    /// Below 35.
    B,
    /// Below 60.
    C,
    /// Below 80.
    D,
    /// 80 and more.
    E,
}

impl Grade {
    /// Returns the grade of an index.
    #[must_use]
    pub fn of(index: u8) -> Self {
        match index {
            ..15 => Self::A,
            15..35 => Self::B,
            35..60 => Self::C,
            60..80 => Self::D,
            80.. => Self::E,
        }
    }

    /// The letter used in reports.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::B => "B",
            Self::C => "C",
            Self::D => "D",
            Self::E => "E",
        }
    }
}

/// How much a project as a whole leans on the open frontier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Index {
    /// 0–100.
    pub index: u8,
    /// Its grade.
    pub grade: Grade,
}

/// Returns the index over the gating references to exposed models (design §5).
#[must_use]
pub fn index(codebase: &Codebase<'_>, scores: &[Option<Arc<Score>>]) -> Index {
    let mut highest: BTreeMap<&str, u8> = BTreeMap::new();
    for (ReferenceId(place), reference) in codebase.iter() {
        let score = scores.get(place).and_then(Option::as_ref);
        let model = reference.model.as_deref().filter(|model| model.is_exposed() && reference.role.gates());
        if let (Some(model), Some(score)) = (model, score) {
            let best = highest.entry(model.id.as_str()).or_default();
            *best = score.score.max(*best);
        }
    }
    let index = combine(highest.into_values().collect());
    Index { index, grade: Grade::of(index) }
}

/// Returns `100·(1 − Π(1 − sᵢ/100)^(½^(i−1)))` over the scores sorted from the highest.
///
/// The powers of a half are nested square roots, which every machine rounds alike.
#[must_use]
pub fn combine(mut scores: Vec<u8>) -> u8 {
    scores.sort_unstable();
    let left = scores.iter().fold(1.0_f64, |left, &score| {
        let free = (100.0 - f64::from(score.min(100))) / 100.0;
        free * left.sqrt()
    });
    percent(1.0 - left)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 0..=100 before the cast")]
fn percent(share: f64) -> u8 {
    (share * 100.0).round().clamp(0.0, 100.0) as u8
}

#[cfg(test)]
mod tests {
    use super::{Grade, combine};

    #[test]
    fn one_model_is_its_own_index() {
        for score in 0..=100 {
            assert_eq!(combine(vec![score]), score);
        }
        assert_eq!(combine(vec![]), 0);
    }

    #[test]
    fn every_further_model_counts_half_of_the_one_before() {
        // 1 − 0.4 · 0.5^½ · 0.8^¼ = 0.7325
        assert_eq!(combine(vec![50, 20, 60]), 73);
        assert_eq!(combine(vec![60, 50, 20]), 73);
        assert_eq!(combine(vec![100, 10]), 100);
    }

    #[test]
    fn grades_begin_where_the_bands_do() {
        let grades = [0, 14, 15, 34, 35, 59, 60, 79, 80, 100].map(|index| Grade::of(index).as_str());
        assert_eq!(grades, ["A", "A", "B", "B", "C", "C", "D", "D", "E", "E"]);
    }
}
