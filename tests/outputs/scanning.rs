//! What code scanning takes beyond the schema.

use super::{json, report_with};
use owlint::lints::{Edit, Fix, Status};
use owlint::report::Format;
use owlint::text::Span;
use serde_json::{Value, json};

fn schema() -> Value {
    // The standard's own pattern for languages has a bracket too many, which the validator's expressions refuse.
    let schema = include_str!("../schemas/sarif-2.1.0.json").replace("[a-zA-Z]{2}]?$", "[a-zA-Z]{2}$");
    serde_json::from_str(&schema).unwrap()
}

#[test]
fn the_way_of_a_value_is_a_flow_through_files() {
    let log = json(Format::Sarif);
    let flow = &log["runs"][0]["results"][1]["codeFlows"][0]["threadFlows"][0]["locations"];
    let step = |at: usize| {
        let location = &flow[at]["location"];
        let file = location["physicalLocation"]["artifactLocation"]["uri"].as_str().unwrap().to_owned();
        (file, location["message"]["text"].as_str().unwrap().to_owned())
    };
    assert_eq!(step(0), ("deploy/kimi.yaml".to_owned(), "named here".to_owned()));
    assert_eq!(step(1), ("app/engine.py".to_owned(), "used here: serving".to_owned()));
    assert!(log["runs"][0]["results"][0].get("codeFlows").is_none(), "used where it stands");
}

#[test]
fn rules_and_results_point_at_their_group() {
    let log = json(Format::Sarif);
    let run = &log["runs"][0];
    let group = json!({"id": "supply", "toolComponent": {"name": "owlint groups", "index": 0}});
    assert_eq!(run["taxonomies"][0]["taxa"][0]["id"], "supply");
    assert_eq!(run["tool"]["driver"]["rules"][0]["relationships"][0]["target"], group);
    assert_eq!(run["results"][0]["taxa"][0], group);
}

#[test]
fn what_is_silenced_says_by_what() {
    let text = report_with(Format::Sarif, |outcome| outcome.findings[0].status = Status::Baselined);
    let log: Value = serde_json::from_str(&text).unwrap();
    let results = &log["runs"][0]["results"];
    assert_eq!(results[0]["suppressions"][0]["kind"], "external");
    assert_eq!(results[3]["suppressions"][0]["kind"], "inSource");
    assert!(results[1].get("suppressions").is_none());
    let properties = &log["runs"][0]["properties"];
    assert_eq!((&properties["suppressed"], &properties["baselined"]), (&"1".into(), &"1".into()));
    assert_eq!(properties["catalogDate"], "2026-11-20");
}

#[test]
fn a_fix_and_all_else_fit_the_official_schema() {
    let text = report_with(Format::Sarif, |outcome| {
        let edit = Edit::new("deploy/kimi.yaml".as_ref(), Span::new(50, 77), crate::sample::KIMI, "x".to_owned());
        let fix = Fix { safe: true, description: "Name it".to_owned(), edits: vec![edit] };
        outcome.findings[1].fixes.push(fix);
    });
    let log: Value = serde_json::from_str(&text).unwrap();
    let faults = super::faults(&schema(), &log);
    assert!(faults.is_empty(), "{faults:?}");
    let change = &log["runs"][0]["results"][1]["fixes"][0]["artifactChanges"][0];
    assert_eq!(change["replacements"][0]["deletedRegion"], json!({"byteOffset": 50, "byteLength": 27}));
}
