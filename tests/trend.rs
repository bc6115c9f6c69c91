//! What `owlint trend` tells, in which forms and how it looks where there is little room.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "cli/project.rs"]
#[allow(dead_code, reason = "shared with other tests")]
mod project;

use project::{Project, Ran};
use serde_json::Value;
use unicode_width::UnicodeWidthStr;

const TODAY: &str = "--as-of 2026-11-23";

fn project() -> Project {
    Project::new(&[])
}

fn json(arguments: &str) -> Value {
    let ran = project().run(&format!("trend --format json {TODAY} {arguments}"));
    assert_eq!((ran.status, ran.stderr.as_str()), (0, ""));
    serde_json::from_str(&ran.stdout).unwrap()
}

fn drawn(arguments: &str, environment: &[(&str, &str)]) -> Ran {
    let ran = project().run_in(&format!("trend {TODAY} {arguments}"), environment);
    assert_eq!((ran.status, ran.stderr.as_str()), (0, ""));
    ran
}

fn list<'v>(value: &'v Value, field: &str) -> &'v Vec<Value> {
    value[field].as_array().unwrap_or_else(|| panic!("{field}: {value}"))
}

/// The numbers of a half-year.
fn half<'v>(trend: &'v Value, name: &str) -> &'v Value {
    list(trend, "half_years").iter().find(|half| half["half_year"] == name).unwrap_or_else(|| panic!("{name}"))
}

#[test]
fn open_releases_stand_beside_closed_flagships() {
    let trend = json("");
    for half in list(&trend, "half_years") {
        let of = |events: &str| {
            let is_of = |event: &&Value| event["half_year"] == half["half_year"];
            list(&trend, events).iter().filter(is_of).count()
        };
        assert_eq!(half["open"]["releases"], of("events"), "{half}");
        assert_eq!(half["closed"]["releases"], of("closed_events"), "{half}");
        let licences = half["open"]["licences"].as_object().unwrap();
        let classified: u64 = licences.values().map(|count| count.as_u64().unwrap()).sum();
        assert_eq!(half["open"]["releases"], classified, "{half}");
    }
    assert!(list(&trend, "closed_events").iter().all(|event| event["weights"] == "closed"));
    assert!(list(&trend, "closed_events").iter().all(|event| event["source"] != ""));
    let lab = |id: &str| list(&trend, "labs").iter().find(|lab| lab["id"] == id).unwrap().clone();
    assert_eq!(lab("anthropic")["open"], 0);
    assert!(lab("anthropic")["closed"].as_u64() > Some(10));
    assert_eq!((&lab("deepseek")["closed"], &lab("deepseek")["posture"]["is"]), (&0.into(), &"open-frontier".into()));
}

#[test]
fn snapshots_of_a_closed_generation_are_one_release() {
    let trend = json("--lab openai --since 2025H2");
    let five: Vec<&Value> = list(&trend, "closed_events").iter().filter(|event| event["id"] == "gpt-5").collect();
    assert_eq!(five.len(), 1);
    let models: Vec<&Value> = list(five[0], "models").iter().map(|model| &model["id"]).collect();
    assert_eq!(models, ["gpt-5", "gpt-5-2025-08-07", "gpt-5-chat-latest"]);
}

#[test]
fn licences_sizes_and_hosts_are_told_with_their_counts() {
    let trend = json("");
    assert_eq!(half(&trend, "2024H1")["open"]["median_total_b"], 132.0);
    assert_eq!(half(&trend, "2024H1")["open"]["permissive"]["count"], 3);
    assert_eq!(half(&trend, "2024H1")["open"]["permissive"]["of"], 13);
    assert_eq!(half(&trend, "2026H2")["is_over"], false);
    let hosting = &trend["hosting"];
    let (short, long) = (&hosting["within_90_days"], &hosting["within_150_days"]);
    assert!(short["of"].as_u64() > long["of"].as_u64() && long["of"].as_u64() > Some(100), "{hosting}");
    assert!(long["withdrawn"].as_u64() > Some(5), "{hosting}");
    assert!(!list(hosting, "sources").is_empty());
    assert!(list(hosting, "hosts").iter().any(|host| host["host"] == "together"));
    assert!(list(hosting, "hosts").iter().all(|host| host["host"] != "deepinfra"), "silence is not keeping");
}

#[test]
fn what_is_said_is_honest() {
    let trend = json("");
    let texts =
        |field: &str| list(&trend, field).iter().map(|text| text.as_str().unwrap()).collect::<Vec<_>>().join("\n");
    let (says, caveats) = (texts("says"), texts("caveats"));
    assert!(says.contains("The count of near-frontier open releases has not fallen."), "{says}");
    assert!(says.contains("What got worse for whoever leans on them is licences, size and hosting."), "{says}");
    assert!(caveats.contains("older withdrawals are missing") && caveats.contains("Sources"), "{caveats}");
    assert!(caveats.contains("in no list") && caveats.contains("until 2026-11-23"), "{caveats}");
    assert!(!says.contains("median 1") && !caveats.contains("days after release"), "no trend of lifetimes");
    let shown = drawn("", &[("COLUMNS", "140")]).stdout;
    for text in ["has not fallen", "older withdrawals are missing", "no trend over time"] {
        assert!(shown.contains(text), "{text}: {shown}");
    }
}

#[test]
fn what_had_not_come_by_the_date_is_not_told() {
    let ran = project().run("trend --format json --as-of 2024-12-31");
    let trend: Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!(list(&trend, "half_years").last().unwrap()["half_year"], "2024H2");
    assert_eq!(half(&trend, "2024H2")["is_over"], true);
    assert_eq!(half(&trend, "2024H2")["open"], half(&json(""), "2024H2")["open"], "the past does not change");
    assert!(list(&trend, "events").iter().all(|event| event["released"].as_str() <= Some("2024-12-31")));
    let early = project().run("trend --format json --as-of 2022-01-01");
    let early: Value = serde_json::from_str(&early.stdout).unwrap();
    assert!(list(&early, "events").is_empty());
}

#[test]
fn labs_and_half_years_can_be_asked_for() {
    let trend = json("--lab moonshot-ai,z-ai --lab deepseek --since 2025-h2");
    assert_eq!(trend["filters"]["labs"], serde_json::json!(["moonshotai", "zhipuai", "deepseek"]));
    assert!(list(&trend, "events").iter().all(|event| event["half_year"].as_str() >= Some("2025H2")));
    let mut labs: Vec<&str> = list(&trend, "labs").iter().map(|lab| lab["id"].as_str().unwrap()).collect();
    labs.sort_unstable();
    assert_eq!(labs, ["deepseek", "moonshotai", "zhipuai"]);
    let whole = json("");
    let of = |trend: &Value| trend["hosting"]["by_as_of"]["of"].as_u64();
    assert!(of(&trend) > Some(0) && of(&trend) < of(&whole));
    let said = list(&trend, "says").first().unwrap().as_str().unwrap().to_owned();
    assert!(said.contains("by the labs asked about"), "{said}");
}

#[test]
fn what_cannot_be_asked_for_is_said_with_a_way_on() {
    for (arguments, expected) in [
        ("trend --lab deepseak", "did you mean `deepseek`?"),
        ("trend --since 2026", "write it as 2026H1"),
        ("trend --as-of 2026-11-23 --since 2027H1", "2027H1 lies after 2026-11-23"),
        ("trend --as-of soon", "YYYY-MM-DD"),
    ] {
        let ran = project().run(arguments);
        assert_eq!((ran.status, ran.stdout.as_str()), (2, ""), "{arguments}");
        assert!(ran.stderr.contains(expected), "{arguments}: {}", ran.stderr);
    }
}

#[test]
fn no_line_is_wider_than_the_window() {
    for columns in ["40", "53", "72", "100"] {
        for arguments in ["", "--lab google", "--lab zhipuai --since 2026H2"] {
            let columns_wide: usize = columns.parse().unwrap();
            let shown = drawn(arguments, &[("COLUMNS", columns)]).stdout;
            for line in shown.lines() {
                assert!(line.width() <= columns_wide, "{columns}: {line:?}");
            }
            assert!(!shown.contains('\u{1b}'), "no colours where nobody reads along");
        }
    }
    let narrow = drawn("", &[("COLUMNS", "40")]).stdout;
    assert!(narrow.contains('█') && narrow.contains("2026H2+") && narrow.contains("DeepSeek"), "{narrow}");
}

#[test]
fn a_terminal_of_ascii_gets_ascii() {
    let shown = drawn("", &[("LC_ALL", "C"), ("COLUMNS", "60")]).stdout;
    assert!(shown.is_ascii(), "{shown}");
    assert!(shown.contains("####") && shown.contains("====") && !shown.contains('?'), "{shown}");
    assert!(!drawn("", &[("LC_ALL", "en_US.UTF-8")]).stdout.is_ascii());
}

#[test]
fn colours_add_nothing_but_colour() {
    let plain = drawn("", &[]).stdout;
    let coloured = drawn("--color always", &[]).stdout;
    assert!(coloured.contains("\u{1b}["));
    assert_eq!(anstream::adapter::strip_str(&coloured).to_string(), plain);
}

#[test]
fn csv_has_a_row_for_each_release() {
    let trend = json("");
    let ran = project().run(&format!("trend --format csv {TODAY}"));
    let lines: Vec<&str> = ran.stdout.lines().collect();
    let releases = list(&trend, "events").len() + list(&trend, "closed_events").len();
    assert_eq!(lines.len(), releases + 1);
    assert!(lines[0].starts_with("weights,half_year,released,precision,lab,id,name,total_b"));
    assert!(lines.iter().any(|line| line.starts_with("open,2026H1,2026-02,month,ant,ling-2.5-1t,")), "{}", ran.stdout);
    assert!(lines.iter().any(|line| line.starts_with("closed,2025H2,2025-08-07,day,openai,gpt-5,")), "{}", ran.stdout);
}

#[test]
fn a_file_gets_the_whole_and_an_overlay_counts() {
    let overlay = "lab:\n  id: acme\n  name: Acme\n  kind: company\nline:\n- id: anvil\n  name: Anvil\nmodel:\n- id: anvil-1\n  name: Anvil 1\n  family: anvil\n  line: anvil\n  generation: '1'\n  weights: open\n  near_frontier: true\n  released: '2026-10'\n  total_b: 500.0\n  licence_class: permissive\n  source: our own card\n";
    let project = Project::new(&[("acme.yaml", overlay)]);
    let ran = project.run(&format!("trend {TODAY} --catalog acme.yaml --format json --output-file trend.json"));
    assert_eq!((ran.status, ran.stdout.as_str()), (0, ""), "{}", ran.stderr);
    let trend: Value = serde_json::from_str(&project.read("trend.json")).unwrap();
    let own = list(&trend, "events").iter().find(|event| event["id"] == "anvil-1").unwrap();
    assert_eq!(
        (&own["precision"], &own["lab_name"], &own["tier"]),
        (&"month".into(), &"Acme".into(), &"xlarge".into())
    );
    let drawn = project.run(&format!("trend {TODAY} --catalog acme.yaml --lab acme"));
    assert!(drawn.stdout.contains("Acme") && drawn.stdout.contains("500B (1 of 1)"), "{}", drawn.stdout);
}
