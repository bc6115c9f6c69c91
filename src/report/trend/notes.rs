//! Owns what the counts say in words, and what they do not say. Every figure is counted, none is written here.

use super::percent;
use crate::catalog::{HalfYearCounts, OpenCounts, Share, Trend, Withdrawing};

/// Shares of fewer releases are told, but nothing is made of them.
const FEW: usize = 5;

/// As many half-years are told in a sentence, the last ones.
const TOLD: usize = 4;

/// So many sources are named; JSON has all.
const SOURCES: usize = 3;

/// Returns what the counts say, with their figures.
pub(super) fn findings(trend: &Trend) -> Vec<String> {
    let worse = worse(trend);
    let gist = count(trend).map(|count| match worse.as_slice() {
        [] => format!("{count}."),
        worse => format!("{count}. What got worse for whoever leans on them is {}.", listed(worse)),
    });
    [gist, recent(trend), licences(trend), sizes(trend), hosting(trend)].into_iter().flatten().collect()
}

/// Returns what the counts do not say.
pub(super) fn caveats(trend: &Trend) -> Vec<String> {
    let (open, closed) = (trend.undated.open, trend.undated.closed);
    let mut caveats = vec![
        "An open release is one lab, month and total size, refreshed checkpoints included; a closed one is one lab, \
         month and generation, since no sizes are published. Compare each with itself over time, not one \
         with the other."
            .to_owned(),
        "What a lab trains and keeps for itself is in no list: the closed side counts flagships that are sold."
            .to_owned(),
        "Near-frontier means at or near the open frontier when released, by cited evidence. Terms not established are \
         left out of shares, sizes not published out of medians."
            .to_owned(),
    ];
    if open + closed > 0 {
        caveats
            .push(format!("Without a date to the month, and so left out: {open} open models, {closed} closed ones."));
    }
    if trend.half_years.last().is_some_and(|last| !last.is_over) {
        caveats
            .push(format!("The last half-year is counted until {}, as far as the catalogue knows.", trend.known_until));
    }
    caveats.push(format!(
        "Hosting: price tables drop old names, so that older withdrawals are missing and no trend over time is drawn. \
         Hosts that announce no ends are left out. What has ended may go on as a dedicated deployment, and a host's end \
         says nothing of a copy of one's own.{}",
        sources(trend)
    ));
    caveats
}

/// Says whether releases have become fewer, over the half-years that are over.
fn count(trend: &Trend) -> Option<String> {
    let mut newest = trend.half_years.iter().rev().filter(|counts| counts.is_over);
    let (last, before) = (newest.next()?, newest.next()?);
    let (was, is) = (before.open.releases, last.open.releases);
    let whose = if trend.query.labs.is_empty() { "" } else { " by the labs asked about" };
    let fell = || {
        format!(
            "Near-frontier open releases{whose} fell from {was} in {} to {is} in {}",
            before.half_year, last.half_year
        )
    };
    Some(if is < was { fell() } else { format!("The count of near-frontier open releases{whose} has not fallen") })
}

/// Names what the figures show to be worse than it was.
fn worse(trend: &Trend) -> Vec<&'static str> {
    let share = |(count, of): (usize, usize)| (of >= FEW).then(|| count as f64 / of as f64);
    let shares: Vec<f64> = trend.half_years.iter().filter_map(|counts| share(counts.open.permissive())).collect();
    let medians: Vec<f32> = trend.half_years.iter().filter_map(|counts| median(&counts.open)).collect();
    let (earlier, withdrawn) = (shares.iter().copied().fold(0.0, f64::max), trend.hosting.all.within_150.withdrawn);
    let licences = shares.last().is_some_and(|last| *last < earlier);
    let sizes = medians.first().zip(medians.last()).is_some_and(|(first, last)| last > first);
    let all = [("licences", licences), ("size", sizes), ("hosting", withdrawn > 0)];
    all.into_iter().filter(|(_, is_worse)| *is_worse).map(|(word, _)| word).collect()
}

fn median(open: &OpenCounts) -> Option<f32> {
    (open.sizes.len() >= FEW).then(|| open.median_b()).flatten()
}

fn recent(trend: &Trend) -> Option<String> {
    let open = told(trend, |counts| Some(format!("{} in {}", counts.open.releases, counts.half_year)))?;
    let closed = told(trend, |counts| Some(format!("{} in {}", counts.closed, counts.half_year)))?;
    Some(format!("Open releases: {open}. Closed flagships: {closed}."))
}

fn licences(trend: &Trend) -> Option<String> {
    let part = |(count, of): (usize, usize), counts: &HalfYearCounts| {
        (of > 0).then(|| format!("{count} of {of} in {}", counts.half_year))
    };
    let all = told(trend, |counts| part(counts.open.permissive(), counts))?;
    let trillion = told(trend, |counts| part(counts.open.permissive_trillion(), counts));
    let trillion = trillion.map(|told| format!(" Of 1,000B and more: {told}.")).unwrap_or_default();
    Some(format!("Plain permissive, of those whose terms are established: {all}.{trillion}"))
}

fn sizes(trend: &Trend) -> Option<String> {
    let tell = |counts: &HalfYearCounts| Some(format!("{} in {}", size(median(&counts.open)?), counts.half_year));
    let told: Vec<String> = trend.half_years.iter().filter_map(tell).collect();
    (!told.is_empty()).then(|| format!("Median total size: {}.", told.join(", ")))
}

fn hosting(trend: &Trend) -> Option<String> {
    let (all, recent) = (&trend.hosting.all, &trend.hosting.recent);
    let by_then = |record: &Withdrawing| {
        format!("{} of {} by {}", record.by_then.withdrawn, record.by_then.of, trend.query.as_of)
    };
    let is_part = recent.by_then.of < all.by_then.of;
    let all = format!("{}; {}", within(all)?, by_then(all));
    let recent = within(recent)
        .filter(|_| is_part)
        .map(|shares| format!(" Released in the last 365 days: {shares}; {}.", by_then(recent)));
    let pairs = "Withdrawn, of pairs of a host and a near-frontier model old enough";
    Some(format!("{pairs}: {all}.{}", recent.unwrap_or_default()))
}

fn within(record: &Withdrawing) -> Option<String> {
    let told = |share: Share, days| {
        let percent = percent(share.withdrawn, share.of)?;
        Some(format!("{percent}% within {days} days ({} of {})", share.withdrawn, share.of))
    };
    let told: Vec<String> = [told(record.within_90, 90), told(record.within_150, 150)].into_iter().flatten().collect();
    (!told.is_empty()).then(|| told.join(", "))
}

fn sources(trend: &Trend) -> String {
    let named: Vec<&str> = trend.hosting.sources.iter().take(SOURCES).map(|(source, _)| source.as_str()).collect();
    if named.is_empty() { String::new() } else { format!(" Sources of most offers: {}.", named.join("; ")) }
}

/// Tells the last half-years, the oldest first, as far as there is something to tell.
fn told(trend: &Trend, tell: impl Fn(&HalfYearCounts) -> Option<String>) -> Option<String> {
    let last = trend.half_years.len().saturating_sub(TOLD);
    let told: Vec<String> = trend.half_years.iter().skip(last).filter_map(tell).collect();
    (!told.is_empty()).then(|| told.join(", "))
}

/// A size as people write it.
pub(super) fn size(total_b: f32) -> String {
    crate::exposure::billions(total_b)
}

fn listed(words: &[&str]) -> String {
    match words {
        [] => String::new(),
        [word] => (*word).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::{caveats, findings};
    use crate::catalog::{HalfYearCounts, Hosting, OpenCounts, Trend, TrendQuery, Undated};
    use jiff::civil::date;

    /// A trend of so many open releases in each half-year from 2025H1 on, the last of which goes on.
    fn of(counts: &[usize], labs: &[&str]) -> Trend {
        let halves =
            "2025H1".parse().ok().into_iter().flat_map(|first: crate::catalog::HalfYear| {
                std::iter::successors(Some(first), |half| Some(half.next()))
            });
        let half = |(half_year, releases): (_, &usize)| HalfYearCounts {
            half_year,
            is_over: true,
            open: OpenCounts { releases: *releases, ..OpenCounts::default() },
            closed: 0,
            closed_labs: 0,
        };
        let mut half_years: Vec<HalfYearCounts> = halves.zip(counts).map(half).collect();
        half_years.last_mut().unwrap().is_over = false;
        let labs = labs.iter().map(|lab| (*lab).to_owned()).collect();
        Trend {
            query: TrendQuery { as_of: date(2026, 11, 23), labs, since: None },
            known_until: date(2026, 11, 23),
            open: Vec::new(),
            closed: Vec::new(),
            half_years,
            labs: Vec::new(),
            hosting: Hosting::default(),
            undated: Undated::default(),
        }
    }

    fn first(counts: &[usize], labs: &[&str]) -> Option<String> {
        findings(&of(counts, labs)).into_iter().next()
    }

    #[test]
    fn a_fall_is_told_as_one() {
        let expected = "Near-frontier open releases fell from 2 in 2025H2 to 1 in 2026H1.";
        assert_eq!(first(&[0, 2, 1, 9], &[]).as_deref(), Some(expected));
    }

    #[test]
    fn a_half_year_that_goes_on_is_no_fall_and_little_is_no_finding() {
        let expected = "The count of near-frontier open releases by the labs asked about has not fallen.";
        assert_eq!(first(&[0, 1, 1, 0], &["acme"]).as_deref(), Some(expected));
        let trend = of(&[0, 1, 1, 0], &[]);
        let said = findings(&trend);
        assert!(!said.iter().any(|text| text.contains("Median") || text.contains("Withdrawn")), "{said:?}");
        assert!(caveats(&trend).iter().any(|text| text.contains("counted until")));
    }
}
