//! What people and machines read of an outcome, format by format.

#[path = "reports/sample.rs"]
mod sample;

use owlint::catalog::Catalog;
use owlint::context::Role;
use owlint::lints::{Severity, Status};
use owlint::report::{Extras, Format, Outcome, Paths, Verbosity, View, inventory_json, inventory_table, write};
use owlint::text::{Notice, NoticeKind};
use sample::{finding, kimi, outcome, pages, place, reference};
use serde_json::Value;
use std::path::PathBuf;

fn view() -> View {
    View { paths: Paths { root: "/srv/app".into(), here: "/srv/app".into() }, ..View::default() }
}

/// The report on the sample after `change`.
fn report_with(format: Format, view: &View, change: impl Fn(&mut Outcome)) -> String {
    let (catalog, rules) = (Catalog::embedded(), pages());
    let mut outcome = outcome(&catalog, &rules);
    change(&mut outcome);
    let mut out = Vec::new();
    assert!(write(&outcome, format, view, &mut out).is_ok());
    String::from_utf8_lossy(&out).into_owned()
}

fn report(format: Format) -> String {
    report_with(format, &view(), |_| ())
}

fn json(format: Format) -> Value {
    serde_json::from_str(&report(format)).unwrap_or_default()
}

#[test]
fn the_human_report_frames_each_reference_once() {
    insta::assert_snapshot!(report(Format::Human));
}

#[test]
fn verbose_shows_reasons_and_what_cannot_gate() {
    let view = View { verbosity: Verbosity::Verbose, ..view() };
    insta::assert_snapshot!(report_with(Format::Human, &view, |_| ()));
}

#[test]
fn the_concise_report_has_a_line_for_each_finding() {
    insta::assert_snapshot!(report(Format::Concise));
}

#[test]
fn github_gets_one_annotation_for_each_reference() {
    insta::assert_snapshot!(report(Format::Github));
}

#[test]
fn the_inventory_shows_every_reference() {
    let (catalog, rules) = (Catalog::embedded(), pages());
    let mut out = Vec::new();
    assert!(inventory_table(&outcome(&catalog, &rules), Extras::default(), &view(), &mut out).is_ok());
    insta::assert_snapshot!(String::from_utf8_lossy(&out));
}

#[test]
fn colours_are_written_only_when_asked_for() {
    assert!(!report(Format::Human).contains('\x1b'));
    let coloured = report_with(Format::Human, &View { colour: true, ..view() }, |_| ());
    assert!(coloured.contains("\x1b["));
    assert!(!coloured.contains("\x1b]8"), "no links unless asked for");
}

#[test]
fn paths_are_relative_to_the_working_directory_for_people_and_to_the_root_for_machines() {
    let here = View { paths: Paths { root: "/srv/app".into(), here: "/srv/app/deploy".into() }, ..view() };
    assert!(report_with(Format::Concise, &here, |_| ()).contains("\nkimi.yaml:4:19: high[OW101]"));
    let json = report_with(Format::Json, &here, |_| ());
    assert!(json.contains("\"deploy/kimi.yaml\""));
}

#[test]
fn quiet_leaves_only_the_findings() {
    let view = View { verbosity: Verbosity::Quiet, ..view() };
    assert!(!report_with(Format::Human, &view, |_| ()).contains("checked"));
    assert_eq!(report_with(Format::Human, &view, |outcome| outcome.findings.clear()), "");
}

#[test]
fn nothing_read_is_said() {
    let text = report_with(Format::Human, &view(), |outcome| {
        outcome.findings.clear();
        outcome.notices.clear();
        outcome.codebase.references.clear();
        outcome.files_checked = 0;
    });
    assert_eq!(text, "nothing to check: checked 0 files (1 skipped)\n");
}

#[test]
fn many_places_get_a_line_each() {
    let text = report_with(Format::Human, &view(), |outcome| {
        let body = "x\n".repeat(60) + "model: kimi";
        outcome.gates.clear();
        outcome.findings = (0..60)
            .map(|index| {
                let place = place(&format!("f{index:02}.yaml"), &body, "kimi");
                finding("OW101", Severity::High, place, 1, "leans on it")
            })
            .collect();
    });
    assert_eq!(text.matches("high[OW101] leans on it").count(), 60);
    assert!(text.contains("60 places have findings"), "{text}");
    assert!(!text.contains('╭'));
}

#[test]
fn a_name_that_steers_the_terminal_is_shown_harmless() {
    for format in [Format::Human, Format::Concise, Format::Github] {
        let text = report_with(format, &view(), |outcome| {
            let place = place("a\x1b[31mb.yaml", "model: \x1b]0;x\x07kimi\u{202e}", "\x1b]0;x\x07kimi");
            outcome.codebase.references.push(reference(place.clone(), "\x1b]0;x\x07kimi", None));
            let id = outcome.codebase.references.len() - 1;
            outcome.findings.push(finding("OW101", Severity::High, place, id, "a \x1b[2J message \u{202e}"));
            outcome.notices.push(Notice {
                path: PathBuf::from("b\x1bc"),
                kind: NoticeKind::Skipped,
                message: "\x07".to_owned(),
            });
        });
        assert!(!text.contains('\x1b') && !text.contains('\x07') && !text.contains('\u{202e}'), "{format:?}: {text}");
        assert!(text.contains("b.yaml"), "{format:?}: {text}");
    }
}

#[test]
fn a_line_of_a_hundred_thousand_columns_is_cut() {
    let body = format!("{}kimi{}", "x".repeat(100_000), "y".repeat(100_000));
    let text = report_with(Format::Human, &view(), |outcome| {
        let place = place("min.json", &body, "kimi");
        outcome.findings.push(finding("OW101", Severity::High, place, 1, "leans on it"));
    });
    assert!(text.contains("min.json:1:100001"), "{text}");
    assert!(text.len() < 10_000);
}

#[test]
fn odd_places_never_break_the_frames() {
    for (body, needle) in [("", ""), ("\n", ""), ("模型: キミ-K2", "キミ-K2"), ("e\u{301}: x", "x"), ("a", "a")] {
        for width in [0, 1, 20, 80, 1000] {
            let view = View { width, ..view() };
            let text = report_with(Format::Human, &view, |outcome| {
                outcome.findings.push(finding("OW101", Severity::High, place("x.yaml", body, needle), 1, "m"));
            });
            assert!(text.contains("x.yaml"));
        }
    }
}

#[test]
fn json_fits_its_schema() {
    let schema: Value = serde_json::from_str(include_str!("../docs/report.schema.json")).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let report = json(Format::Json);
    let errors: Vec<String> = validator.iter_errors(&report).map(|error| error.to_string()).collect();
    assert!(errors.is_empty(), "{errors:?}");
    for broken in ["references", "findings", "summary", "tool"] {
        let mut report = report.clone();
        report.as_object_mut().unwrap().remove(broken);
        assert!(!validator.is_valid(&report), "a report without {broken} passes");
    }
}

#[test]
fn the_schema_tells_every_field() {
    let mut schema: Value = serde_json::from_str(include_str!("../docs/report.schema.json")).unwrap();
    close(&mut schema);
    let validator = jsonschema::validator_for(&schema).unwrap();
    let report = json(Format::Json);
    let errors: Vec<String> = validator.iter_errors(&report).map(|error| error.to_string()).collect();
    assert!(errors.is_empty(), "{errors:?}");
}

/// Forbids what a schema does not name.
fn close(schema: &mut Value) {
    if schema.get("properties").is_some() {
        schema["additionalProperties"] = false.into();
    }
    match schema {
        Value::Object(fields) => fields.values_mut().for_each(close),
        Value::Array(items) => items.iter_mut().for_each(close),
        _ => {}
    }
}

#[test]
fn json_keeps_to_the_contract() {
    let report = json(Format::Json);
    assert_eq!(report["schema_version"], 1);
    assert_eq!(report["tool"]["name"], "owlint");
    assert_eq!(report["tool"]["catalog_date"], "2026-11-20");
    assert_eq!(report["as_of"], "2026-11-23");
    let reference = &report["references"][1];
    assert_eq!(reference["id"], "r2");
    assert_eq!(reference["path"], "deploy/kimi.yaml");
    assert_eq!((&reference["line"], &reference["column"]), (&4.into(), &19.into()));
    assert_eq!((&reference["end_line"], &reference["end_column"]), (&4.into(), &46.into()));
    assert_eq!(reference["span"], serde_json::json!([50, 77]));
    assert_eq!(reference["text"], sample::KIMI);
    assert_eq!(reference["scheme"], "hf");
    assert_eq!(reference["channel"], "self-hosted");
    assert_eq!(reference["pin"], serde_json::json!({"kind": "none", "value": null}));
    assert_eq!(reference["model"]["tier"], "trillion");
    assert_eq!(reference["model"]["standing"], "former");
    assert_eq!(reference["model"]["posture"], "open-restrictive");
    assert_eq!(reference["model"]["released"], "2025-07-11");
    assert_eq!(reference["model"]["basis"], "catalog");
    assert_eq!(reference["exposure"]["score"], 78);
    assert_eq!(report["references"][0]["model"], Value::Null);
    assert_eq!(report["references"][2]["channel"], "api:openai");
    assert_eq!(report["labels"][0]["stands_for"], sample::KIMI);
    assert_eq!(report["notices"][0]["kind"], "unparsed");
}

#[test]
fn json_numbers_are_tidy() {
    let text = report(Format::Json);
    assert!(text.contains("\"total_b\": 1000.0"));
    assert!(text.contains("\"value\": 0.3,"), "no digits of a binary fraction");
}

#[test]
fn json_findings_name_their_references_and_say_whether_they_stand() {
    let report = json(Format::Json);
    let finding = &report["findings"][1];
    assert_eq!(finding["rule"], "OW101");
    assert_eq!(finding["rule_name"], "near-frontier-open-weight");
    assert_eq!(finding["references"], serde_json::json!(["r2"]));
    assert_eq!(finding["location"]["line"], 4);
    assert_eq!(finding["related"][0]["message"], "8 accelerators");
    assert_eq!(finding["gates"], true);
    assert_eq!(report["findings"][3]["status"], "suppressed");
    let summary = &report["summary"];
    assert_eq!(summary["by_tier"], serde_json::json!({"trillion": 1, "unknown": 2}));
    assert_eq!(summary["by_severity"], serde_json::json!({"high": 1, "info": 0, "low": 1, "medium": 1}));
    assert_eq!((&summary["suppressed"], &summary["exposure_grade"]), (&1.into(), &"D".into()));
}

#[test]
fn an_index_that_was_not_judged_is_null_and_said() {
    let unjudged = |outcome: &mut Outcome| outcome.index = None;
    let report: Value = serde_json::from_str(&report_with(Format::Json, &view(), unjudged)).unwrap();
    assert_eq!(report["summary"]["exposure_index"], Value::Null);
    assert!(report_with(Format::Human, &view(), unjudged).contains("exposure index: not judged"));
}

#[test]
fn fingerprints_survive_moved_lines_and_tell_findings_apart() {
    let prints = |shift: usize| {
        let text = report_with(Format::Json, &view(), |outcome| {
            let body = "\n".repeat(shift) + "model: kimi\nmodel: kimi\n";
            let first = place("a.yaml", &body, "kimi");
            let mut second = first.clone();
            second.start.line += 1;
            outcome.findings = vec![
                finding("OW101", Severity::High, first.clone(), 1, "m"),
                finding("OW101", Severity::High, second, 1, "m"),
                finding("OW105", Severity::High, first, 1, "m"),
            ];
            outcome.fingerprints = owlint::policy::fingerprints(&outcome.findings, &outcome.codebase);
        });
        let report: Value = serde_json::from_str(&text).unwrap();
        let each = report["findings"].as_array().unwrap().iter();
        each.map(|finding| finding["fingerprint"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(prints(0), prints(40));
    let distinct: std::collections::BTreeSet<String> = prints(0).into_iter().collect();
    assert_eq!(distinct.len(), 3);
}

#[test]
fn sarif_fits_the_official_schema() {
    // The standard's own pattern for languages has a bracket too many, which the validator's expressions refuse.
    let schema = include_str!("schemas/sarif-2.1.0.json").replace("[a-zA-Z]{2}]?$", "[a-zA-Z]{2}$");
    let schema: Value = serde_json::from_str(&schema).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let log = json(Format::Sarif);
    let errors: Vec<String> = validator.iter_errors(&log).map(|error| error.to_string()).collect();
    assert!(errors.is_empty(), "{errors:?}");
}

#[test]
fn sarif_has_what_code_scanning_needs() {
    let log = json(Format::Sarif);
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    for result in run["results"].as_array().unwrap() {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[index]["id"], result["ruleId"]);
        assert!(result["partialFingerprints"]["owlint/v1"].is_string());
    }
    assert!(rules[0]["help"]["markdown"].as_str().unwrap().contains("What it finds"));
    let result = &run["results"][1];
    assert_eq!(result["level"], "error");
    let artifact = &result["locations"][0]["physicalLocation"]["artifactLocation"];
    assert_eq!(artifact, &serde_json::json!({"uri": "deploy/kimi.yaml", "uriBaseId": "%SRCROOT%"}));
    assert_eq!(result["relatedLocations"][0]["message"]["text"], "8 accelerators");
    assert_eq!(run["results"][3]["suppressions"][0]["kind"], "inSource");
    let notification = &run["invocations"][0]["toolExecutionNotifications"][0];
    assert_eq!(notification["descriptor"]["id"], "unparsed");
    assert_eq!(run["columnKind"], "unicodeCodePoints");
}

#[test]
fn sarif_addresses_are_percent_encoded() {
    let text = report_with(Format::Sarif, &view(), |outcome| {
        outcome.findings.push(finding("OW101", Severity::High, place("a b#c%.yaml", "kimi", "kimi"), 1, "m"));
    });
    assert!(text.contains("\"a%20b%23c%25.yaml\""));
}

#[test]
fn github_gets_no_more_than_it_shows_and_is_told_of_the_rest() {
    let text = report_with(Format::Github, &view(), |outcome| {
        let at = |index: usize| place(&format!("f{index:02}.yaml"), "kimi", "kimi");
        let finding = |index| finding("OW101", Severity::High, at(index), 1, "50% sure\nnext line");
        outcome.findings = (0..14).map(finding).collect();
    });
    assert_eq!(text.matches("::error ").count(), 10);
    assert!(text.contains("4 more places have findings"), "{text}");
    assert!(text.contains("50%25 sure"), "{text}");
}

#[test]
fn a_password_in_an_address_is_in_no_report() {
    let url = "https://joe:hunter2@hub.example/kimi";
    for format in [Format::Human, Format::Concise, Format::Json, Format::Sarif, Format::Github] {
        let text = report_with(format, &view(), |outcome| {
            let mut secret = reference(place("a.yaml", "", ""), url, None);
            secret.role = Role::Serving;
            outcome.codebase.references.push(secret);
            let id = outcome.codebase.references.len() - 1;
            outcome.findings.push(finding("OW101", Severity::High, place("a.yaml", "", ""), id, "m"));
        });
        assert!(!text.contains("hunter2"), "{format:?}: {text}");
    }
}

#[test]
fn suppressed_findings_are_counted_and_not_shown_to_people() {
    let silence = |outcome: &mut Outcome| {
        for finding in &mut outcome.findings {
            finding.status = Status::Suppressed;
        }
        outcome.gates.fill(false);
        outcome.gating = 0;
    };
    assert_eq!(report_with(Format::Concise, &view(), silence), "");
    let text = report_with(Format::Human, &view(), silence);
    assert!(text.contains("findings: none (4 suppressed)"), "{text}");
    assert!(text.contains("nothing gates at high"));
}

#[test]
fn the_inventory_as_json_has_references_and_labels() {
    let (catalog, rules) = (Catalog::embedded(), pages());
    let mut out = Vec::new();
    assert!(inventory_json(&outcome(&catalog, &rules), Extras::default(), &mut out).is_ok());
    let inventory: Value = serde_json::from_slice(&out).unwrap();
    assert_eq!(inventory["references"].as_array().map(Vec::len), Some(3));
    assert_eq!(inventory["references"][1]["model"]["id"], kimi().id.as_str());
    assert_eq!(inventory["labels"].as_array().map(Vec::len), Some(1));
}
