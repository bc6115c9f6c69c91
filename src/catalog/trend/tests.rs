use super::{Catalog, HalfYear, Trend, TrendQuery};
use crate::catalog::{LicenceClass, Posture};
use jiff::civil::{Date, date};
use std::path::PathBuf;

const TODAY: Date = date(2026, 11, 23);

fn query(as_of: Date) -> TrendQuery {
    TrendQuery { as_of, labs: Vec::new(), since: None }
}

fn half(text: &str) -> HalfYear {
    text.parse().unwrap()
}

/// A catalogue laid over the embedded one, asked about its own laboratory only.
fn of_acme(models: &str, as_of: Date, since: &str) -> Trend {
    let lab = "[lab]\nid = \"acme\"\nname = \"Acme\"\nkind = \"company\"\ncountry = \"\"\norganisations = [\"acme\"]\n\
        [[lab.posture]]\nis = \"open-frontier\"\nsince = \"2025-01-01\"\nwhy = \"w\"\nsource = \"s 2025-01-01\"\n\
        [[lab.posture]]\nis = \"closed\"\nsince = \"2026-08-01\"\nwhy = \"w\"\nsource = \"s 2026-08-01\"\n\
        [[line]]\nid = \"anvil\"\nname = \"Anvil\"\n";
    let sources = [(PathBuf::from("acme.toml"), format!("{lab}{models}"))];
    let catalog = Catalog::embedded().with_overlay(&sources).unwrap();
    catalog.trend(TrendQuery { labs: vec!["acme".to_owned()], since: Some(half(since)), ..query(as_of) })
}

fn open(id: &str, released: &str, more: &str) -> String {
    format!(
        "[[model]]\nid = \"{id}\"\nname = \"{id}\"\nfamily = \"anvil\"\nline = \"anvil\"\ngeneration = \"1\"\nweights = \"open\"\n\
         near_frontier = true\nreleased = \"{released}\"\nsource = \"card 2026-01-01\"\n{more}\n"
    )
}

#[test]
fn half_years_without_a_release_are_counted_too() {
    let models = open("anvil-1", "2025-08-01", "total_b = 100.0\nlicence_class = \"permissive\"");
    let trend = of_acme(&models, TODAY, "2025H1");
    let counts: Vec<_> = trend.half_years.iter().map(|half| (half.half_year.to_string(), half.open.releases)).collect();
    let expected = [("2025H1", 0), ("2025H2", 1), ("2026H1", 0), ("2026H2", 0)];
    assert_eq!(counts, expected.map(|(half, count)| (half.to_owned(), count)));
    assert!(trend.half_years[2].is_over && !trend.half_years[3].is_over);
    assert_eq!(trend.labs[0].open, [0, 1, 0, 0]);
}

#[test]
fn licences_and_sizes_are_those_established() {
    let models = [
        open("anvil-1", "2026-01-01", "total_b = 100.0\nlicence_class = \"permissive\""),
        open("anvil-2", "2026-02-01", "total_b = 1200.0\nlicence_class = \"conditional\""),
        open("anvil-3", "2026-03-01", "total_b = 300.0"),
        open("anvil-4", "2026-04-01", ""),
    ];
    let trend = of_acme(&models.concat(), TODAY, "2026H1");
    let counts = &trend.half_years[0].open;
    assert_eq!(counts.permissive(), (1, 2), "two are not established");
    assert_eq!(counts.permissive_trillion(), (0, 1));
    assert_eq!(counts.licences.get(&LicenceClass::Unknown), Some(&2));
    assert_eq!((counts.sizes.len(), counts.median_b()), (3, Some(300.0)));
    assert_eq!(trend.half_years[1].open.median_b(), None);
}

#[test]
fn a_posture_is_that_of_the_date_and_what_comes_later_is_not_known() {
    let models = [open("anvil-1", "2026-01-01", ""), open("anvil-2", "2026-09-01", "")].concat();
    let at = |as_of| {
        let trend = of_acme(&models, as_of, "2026H1");
        (trend.open.len(), trend.labs[0].posture.as_ref().map(|posture| posture.is))
    };
    assert_eq!(at(date(2026, 7, 31)), (1, Some(Posture::OpenFrontier)));
    assert_eq!(at(TODAY), (2, Some(Posture::Closed)));
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
