//! Owns tests of what counts as a release, and how releases and hosts are counted by half-year.

use super::{Catalog, HalfYear, HalfYearCounts, OpenCounts, TrendQuery, open_releases};
use crate::catalog::{LicenceClass, Model, Posture};
use jiff::civil::{Date, date};

const TODAY: Date = date(2026, 11, 23);

fn query(as_of: Date) -> TrendQuery {
    TrendQuery { as_of, labs: Vec::new(), since: None }
}

fn half(text: &str) -> HalfYear {
    text.parse().unwrap()
}

fn open(id: &str, released: &str, total_b: Option<f32>, licence_class: LicenceClass) -> Model {
    Model { lab: "acme".to_owned(), released: released.parse().ok(), total_b, licence_class, ..Model::named(id) }
}

#[test]
fn licences_and_sizes_are_those_established() {
    let releases = open_releases(vec![
        open("anvil-1", "2026-01-01", Some(100.0), LicenceClass::Permissive),
        open("anvil-2", "2026-02-01", Some(1200.0), LicenceClass::Conditional),
        open("anvil-3", "2026-03-01", Some(300.0), LicenceClass::Unknown),
        open("anvil-4", "2026-04-01", None, LicenceClass::Unknown),
    ]);
    let of = |name: &str| HalfYearCounts::of(half(name), &releases, &[], TODAY).open;
    let counts = of("2026H1");
    assert_eq!((counts.releases, counts.labs), (4, 1));
    assert_eq!(counts.permissive(), (1, 2), "two are not established");
    assert_eq!(counts.permissive_trillion(), (0, 1));
    assert_eq!(counts.licences.get(&LicenceClass::Unknown), Some(&2));
    assert_eq!((counts.sizes.len(), counts.median_b()), (3, Some(300.0)));
    assert_eq!((of("2026H2").releases, of("2026H2").median_b()), (0, None));
    let two = OpenCounts { sizes: vec![100.0, 300.0], ..OpenCounts::default() };
    assert_eq!(two.median_b(), Some(200.0));
}

#[test]
fn half_years_without_a_release_are_counted_too() {
    let catalog = Catalog::embedded();
    let trend = catalog.trend(TrendQuery { labs: vec!["databricks".to_owned()], ..query(TODAY) });
    let counts: Vec<usize> = trend.half_years.iter().map(|half| half.open.releases).collect();
    assert_eq!(counts, [0, 0, 1, 0, 0, 0, 0, 0]);
    assert_eq!(trend.labs.iter().map(|lab| lab.open.clone()).collect::<Vec<_>>(), [counts]);
}

#[test]
fn a_posture_is_that_of_the_date_and_what_comes_later_is_not_known() {
    let catalog = Catalog::embedded();
    let at = |as_of| {
        let trend = catalog.trend(TrendQuery { labs: vec!["moonshotai".to_owned()], ..query(as_of) });
        let posture = trend.labs.first().and_then(|lab| lab.posture.as_ref()).map(|posture| posture.is);
        (trend.open.len(), posture)
    };
    assert_eq!(at(date(2025, 7, 10)), (0, None));
    assert_eq!(at(date(2025, 8, 1)), (1, Some(Posture::OpenFrontier)));
    assert_eq!(at(TODAY), (8, Some(Posture::OpenRestrictive)));
}

#[test]
fn the_whole_catalogue_is_told_from_its_first_open_release() {
    let trend = Catalog::embedded().trend(query(TODAY));
    assert_eq!(trend.half_years.first().map(|half| half.half_year), Some(half("2023H1")));
    assert_eq!(trend.half_years.last().map(|half| half.half_year), Some(half("2026H2")));
    let open: usize = trend.half_years.iter().map(|half| half.open.releases).sum();
    let closed: usize = trend.half_years.iter().map(|half| half.closed).sum();
    assert_eq!((open, closed), (trend.open.len(), trend.closed.len()));
    assert_eq!(open, trend.labs.iter().map(super::LabCounts::all_open).sum::<usize>());
    assert_eq!(trend.undated.open, 0);
    assert!(closed > 100 && trend.undated.closed > 0, "{closed}, {:?}", trend.undated);
}

#[test]
fn the_record_of_all_hosts_is_the_sum_of_each() {
    let catalog = Catalog::embedded();
    let hosting = catalog.trend(query(TODAY)).hosting;
    let of = |record: &super::HostRecord| record.record.within_90.of;
    assert_eq!(hosting.all.within_90.of, hosting.hosts.iter().map(of).sum::<u32>());
    assert!(hosting.all.within_150.of < hosting.all.within_90.of, "{:?}", hosting.all);
    for host in &hosting.hosts {
        assert_eq!(Some(host.record), catalog.withdrawing(&host.id, TODAY));
    }
    assert!(!hosting.sources.is_empty());
    let (year, all) = (hosting.recent.within_150, hosting.all.within_150);
    assert!(year.of > 0 && year.of < all.of && year.withdrawn <= all.withdrawn, "{hosting:?}");
    let recent = catalog.trend(TrendQuery { since: Some(half("2026H1")), ..query(TODAY) }).hosting;
    assert!(recent.all.by_then.of < hosting.all.by_then.of);
    let moonshot = TrendQuery { labs: vec!["moonshotai".to_owned()], ..query(TODAY) };
    assert!(catalog.trend(moonshot).hosting.all.by_then.of < hosting.all.by_then.of / 2);
}

#[test]
fn what_lies_behind_the_catalogue_is_not_known() {
    let trend = Catalog::embedded().trend(query(date(2031, 1, 1)));
    let last = trend.half_years.last().unwrap();
    assert!(!last.is_over && last.half_year <= half("2027H1"), "{last:?}");
    assert!(trend.known_until < date(2031, 1, 1));
}

#[test]
fn the_counts_differ_from_the_list_only_by_what_is_told() {
    let (catalog, checked) = (Catalog::embedded(), super::checked());
    let trend = catalog.trend(query(TODAY));
    assert_eq!(checked.half_years.values().sum::<usize>(), 114);
    for counts in &trend.half_years {
        let told = checked.differences.iter().filter(|difference| difference.half_year == counts.half_year.to_string());
        let listed = checked.half_years.get(&counts.half_year.to_string()).copied().unwrap_or_default();
        assert_eq!(counts.open.releases, listed + told.count(), "{}", counts.half_year);
    }
    for size in &checked.sizes {
        let model = catalog.model(catalog.find(&size.model).unwrap());
        let half = model.released.and_then(HalfYear::of).map(|half| half.to_string());
        assert!(model.total_b.is_some() && half.as_ref() == Some(&size.half_year), "{size:?}");
    }
    for difference in &checked.differences {
        let release = trend.open.iter().find(|release| release.ids().any(|id| id == difference.model));
        assert_eq!(release.map(|release| release.half_year.to_string()).as_ref(), Some(&difference.half_year));
        assert!(!difference.why.is_empty() && !difference.source.is_empty());
    }
}
