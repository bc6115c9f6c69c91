//! Owns what counts as one release. Never counts releases.
//!
//! An open release is one laboratory, month and total size: base, instruct and thinking variants of a launch are one
//! release, other sizes of it are others, and a checkpoint refreshed in another month counts again. Closed models
//! publish no sizes: there one laboratory, month and generation of a line is one release, dated snapshots and moving
//! names with it.

use super::half_year::HalfYear;
use crate::catalog::model::Model;
use std::collections::BTreeMap;

/// Models that came out together.
#[derive(Debug, Clone, PartialEq)]
pub struct Release {
    /// When.
    pub half_year: HalfYear,
    /// The earliest of them, by the shortest id: it names the release.
    pub lead: Model,
    /// The rest, in the same order.
    pub others: Vec<Model>,
}

impl Release {
    /// The ids of all its models, the lead's first.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.lead).chain(&self.others).map(|model| model.id.as_str())
    }
}

/// Groups open models into releases, oldest first. Those dated to no month are left out.
#[must_use]
pub fn open_releases(models: Vec<Model>) -> Vec<Release> {
    releases(models, is_same_size)
}

/// Groups closed models into releases, oldest first. Those dated to no month are left out.
#[must_use]
pub fn closed_releases(models: Vec<Model>) -> Vec<Release> {
    releases(models, is_same_generation)
}

/// Sources round: sizes within a billion are one.
fn is_same_size(one: &Model, other: &Model) -> bool {
    one.total_b.map(f32::round) == other.total_b.map(f32::round)
}

fn is_same_generation(one: &Model, other: &Model) -> bool {
    let is_same_version =
        one.line.is_some() && one.line == other.line && one.generation.is_some() && one.generation == other.generation;
    is_same_version || one.family == other.family
}

fn releases(models: Vec<Model>, is_same: fn(&Model, &Model) -> bool) -> Vec<Release> {
    let mut by_month: BTreeMap<_, Vec<Vec<Model>>> = BTreeMap::new();
    for model in models {
        let Some((released, half_year)) = model.released.and_then(|date| Some((date, HalfYear::of(date)?))) else {
            continue;
        };
        let month = released.earliest().first_of_month();
        let groups = by_month.entry((month, model.lab.clone(), half_year)).or_default();
        // Groups that the model belongs to become one with it.
        let mut joined = vec![model];
        for mut group in std::mem::take(groups) {
            let belongs = joined.first().is_some_and(|model| group.iter().any(|other| is_same(model, other)));
            if belongs { joined.append(&mut group) } else { groups.push(group) }
        }
        groups.push(joined);
    }
    let all = by_month
        .into_iter()
        .flat_map(|((_, _, half_year), groups)| groups.into_iter().filter_map(move |group| release(half_year, group)));
    let mut all: Vec<Release> = all.collect();
    let key = |release: &Release| (release.lead.released, release.lead.lab.clone(), release.lead.id.clone());
    all.sort_by_cached_key(key);
    all
}

fn release(half_year: HalfYear, mut models: Vec<Model>) -> Option<Release> {
    models
        .sort_by(|one, other| (one.released, one.id.len(), &one.id).cmp(&(other.released, other.id.len(), &other.id)));
    let mut models = models.into_iter();
    Some(Release { half_year, lead: models.next()?, others: models.collect() })
}

#[cfg(test)]
mod tests {
    use super::{Release, closed_releases, open_releases};
    use crate::catalog::Model;

    fn open(id: &str, released: &str, total_b: Option<f32>) -> Model {
        Model { lab: "acme".to_owned(), released: released.parse().ok(), total_b, ..Model::named(id) }
    }

    fn closed(id: &str, released: &str, family: &str, version: Option<(&str, &str)>) -> Model {
        Model {
            family: family.to_owned(),
            line: version.map(|(line, _)| line.to_owned()),
            generation: version.map(|(_, generation)| generation.to_owned()),
            ..open(id, released, None)
        }
    }

    fn ids(releases: &[Release]) -> Vec<String> {
        releases.iter().map(|release| release.ids().collect::<Vec<_>>().join(" ")).collect()
    }

    #[test]
    fn variants_of_a_size_and_a_month_are_one_release() {
        let found = open_releases(vec![
            open("anvil-70b-instruct", "2026-03-05", Some(70.6)),
            open("anvil-70b", "2026-03-05", Some(71.0)),
            open("anvil-400b", "2026-03-05", Some(400.0)),
            open("anvil-70b-0401", "2026-04-01", Some(70.6)),
            open("anvil-x", "2026-03-09", None),
        ]);
        assert_eq!(
            ids(&found),
            ["anvil-400b", "anvil-70b anvil-70b-instruct", "anvil-x", "anvil-70b-0401"],
            "a refresh of another month counts again"
        );
    }

    #[test]
    fn laboratories_are_kept_apart_and_a_year_is_no_month() {
        let mut other = open("hammer", "2026-03", Some(70.0));
        other.lab = "bolt".to_owned();
        let found = open_releases(vec![open("anvil", "2026-03", Some(70.0)), other, open("tongs", "2026", Some(9.0))]);
        assert_eq!(ids(&found), ["anvil", "hammer"]);
    }

    #[test]
    fn snapshots_and_moving_names_of_a_closed_generation_are_one_release() {
        let five = Some(("anvil", "5"));
        let found = closed_releases(vec![
            closed("anvil-5-latest", "2026-03-07", "anvil-5", None),
            closed("anvil-5-2026-03-05", "2026-03-05", "anvil-5-2026", five),
            closed("anvil-5", "2026-03-05", "anvil-5", five),
            closed("anvil-5.1", "2026-03-30", "anvil-5.1", Some(("anvil", "5.1"))),
            closed("anvil-5-pro", "2026-04-01", "anvil-5", five),
        ]);
        assert_eq!(
            ids(&found),
            ["anvil-5 anvil-5-2026-03-05 anvil-5-latest", "anvil-5.1", "anvil-5-pro"],
            "the family ties what the line does not"
        );
    }
}
