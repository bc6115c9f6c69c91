//! Owns comparing two commands: in turns, so that what else the machine does hits both, and by ratios within one turn.

use crate::Fault;
use crate::run::{Job, Ran};
use std::time::Duration;

/// What a comparison gave.
#[derive(Debug, Clone, PartialEq)]
pub struct Ratio {
    /// Median of the ratios of all turns.
    pub median: f64,
    /// The least ratio.
    pub least: f64,
    /// The greatest ratio.
    pub greatest: f64,
    /// Median wall time of the first command, in seconds.
    pub first: f64,
    /// Median wall time of the second.
    pub second: f64,
    /// The most memory of the first, in bytes.
    pub peak: u64,
    /// The most memory of the second.
    pub second_peak: u64,
}

/// Runs both in turns, after one run of each that is not counted.
pub fn compare(first: &Job, second: &Job, pairs: usize) -> Result<Ratio, Fault> {
    first.run()?;
    second.run()?;
    let mut turns = Vec::new();
    for _ in 0..pairs.max(1) {
        turns.push((first.run()?, second.run()?));
    }
    Ok(Ratio::of(&turns))
}

/// The median wall time of a command in seconds, after one run that is not counted, and its peak memory in bytes.
pub fn alone(job: &Job, runs: usize) -> Result<(f64, u64), Fault> {
    job.run()?;
    let runs = (0..runs.max(1)).map(|_| job.run()).collect::<Result<Vec<Ran>, Fault>>()?;
    let peak = runs.iter().map(|ran| ran.peak).max().unwrap_or_default();
    Ok((median(runs.iter().map(|ran| ran.wall.as_secs_f64())), peak))
}

impl Ratio {
    fn of(turns: &[(Ran, Ran)]) -> Self {
        let seconds = |wall: Duration| wall.as_secs_f64();
        let ratios: Vec<f64> = turns.iter().map(|(one, other)| seconds(one.wall) / seconds(other.wall)).collect();
        Self {
            median: median(ratios.iter().copied()),
            least: ratios.iter().copied().fold(f64::INFINITY, f64::min),
            greatest: ratios.iter().copied().fold(0.0, f64::max),
            first: median(turns.iter().map(|(one, _)| seconds(one.wall))),
            second: median(turns.iter().map(|(_, other)| seconds(other.wall))),
            peak: turns.iter().map(|(one, _)| one.peak).max().unwrap_or_default(),
            second_peak: turns.iter().map(|(_, other)| other.peak).max().unwrap_or_default(),
        }
    }
}

/// The middle of some numbers, the lower one where two are.
fn median(numbers: impl Iterator<Item = f64>) -> f64 {
    let mut numbers: Vec<f64> = numbers.collect();
    numbers.sort_by(f64::total_cmp);
    numbers.get(numbers.len().saturating_sub(1) / 2).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ran(milliseconds: u64) -> Ran {
        Ran { wall: Duration::from_millis(milliseconds), processor: Duration::ZERO, peak: milliseconds }
    }

    #[test]
    fn ratios_are_taken_within_a_turn() {
        let ratio = Ratio::of(&[(ran(10), ran(20)), (ran(40), ran(80)), (ran(30), ran(20))]);
        assert!((ratio.median - 0.5).abs() < 1e-9 && (ratio.greatest - 1.5).abs() < 1e-9, "{ratio:?}");
        assert_eq!((ratio.peak, ratio.second_peak), (40, 80));
    }
}
