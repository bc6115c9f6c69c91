//! Owns which factors a scenario has moved, over all references. Never says why: the factors do.

use crate::context::{Codebase, ReferenceId};
use crate::exposure::score::{Factor, Score, thousandths};
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;

/// One factor that moved.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Moved {
    /// The factor.
    pub factor: String,
    /// On how many references.
    pub references: usize,
    /// By how much on the one that it moved most on.
    pub most: f32,
}

/// Returns the factors whose values differ, by name, over the gating references.
pub(super) fn moved(
    codebase: &Codebase<'_>,
    before: &[Option<Arc<Score>>],
    after: &[Option<Arc<Score>>],
) -> Vec<Moved> {
    let mut found: BTreeMap<&str, (usize, i32)> = BTreeMap::new();
    let pairs =
        before.iter().zip(after).enumerate().filter(|(number, _)| {
            codebase.reference(ReferenceId(*number)).is_some_and(|reference| reference.role.gates())
        });
    for (_, (one, other)) in pairs {
        let (Some(one), Some(other)) = (one, other) else { continue };
        for (name, change) in changes(&one.factors, &other.factors) {
            let (count, most) = found.entry(name).or_default();
            *count += 1;
            if change.abs() > most.abs() {
                *most = change;
            }
        }
    }
    let told = found.into_iter().map(|(factor, (references, most))| Moved {
        factor: factor.to_owned(),
        references,
        most: most as f32 / 1000.0,
    });
    told.collect()
}

/// The factors of one score that differ in another, with the difference in thousandths.
fn changes<'a>(before: &'a [Factor], after: &'a [Factor]) -> BTreeMap<&'a str, i32> {
    let mut sums: BTreeMap<&str, i32> = BTreeMap::new();
    for factor in before {
        *sums.entry(&factor.name).or_default() -= thousandths(factor.value);
    }
    for factor in after {
        *sums.entry(&factor.name).or_default() += thousandths(factor.value);
    }
    sums.retain(|_, change| *change != 0);
    sums
}
