//! JSON Lines, CSV and GitLab's list: one thing after another.

use super::{json, report, report_with};
use owlint::lints::Status;
use owlint::report::Format;
use serde_json::{Value, json};
use std::collections::BTreeSet;

#[test]
fn lines_hold_what_the_document_holds() {
    let document = json(Format::Json);
    let text = report(Format::Jsonl);
    let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let of = |kind: &str| -> Vec<Value> {
        let lines = lines.iter().filter(|line| line["type"] == kind).cloned();
        lines
            .map(|mut line| {
                line.as_object_mut().unwrap().remove("type");
                line
            })
            .collect()
    };
    for (kind, field) in
        [("reference", "references"), ("finding", "findings"), ("label", "labels"), ("notice", "notices")]
    {
        assert_eq!(Value::Array(of(kind)), document[field], "{kind}");
        assert!(!of(kind).is_empty(), "{kind}");
    }
    assert_eq!(of("summary"), [document["summary"].clone()]);
    assert_eq!(lines[0]["type"], "header");
    assert_eq!(lines[0]["tool"], document["tool"]);
    assert_eq!(lines[lines.len() - 1]["type"], "summary");
}

#[test]
fn gitlab_gets_what_stands_and_a_count_of_what_does_not() {
    let issues = json(Format::Gitlab);
    let issues = issues.as_array().unwrap();
    let gravest = issues.iter().find(|issue| issue["check_name"] == "OW101").unwrap();
    assert_eq!(gravest["severity"], "critical");
    assert_eq!(gravest["location"], json!({"path": "deploy/kimi.yaml", "lines": {"begin": 4, "end": 4}}));
    assert!(gravest["description"].as_str().unwrap().starts_with("OW101 near-frontier-open-weight: the deployment"));
    let silenced = issues.iter().find(|issue| issue["check_name"] == "owlint/silenced").unwrap();
    assert_eq!(silenced["description"], "1 finding is silenced, the first here: 1 suppressed, 0 baselined");
    let notice = issues.iter().find(|issue| issue["check_name"] == "owlint/unparsed").unwrap();
    assert_eq!(notice["location"]["path"], "chart/values.yaml");
    assert_eq!(issues.len(), 5);
    for issue in issues {
        for field in ["description", "check_name", "fingerprint", "severity"] {
            assert!(issue[field].as_str().is_some_and(|text| !text.is_empty()), "{field}: {issue}");
        }
        assert!(["info", "minor", "major", "critical"].contains(&issue["severity"].as_str().unwrap()));
    }
}

#[test]
fn no_two_issues_share_a_fingerprint() {
    let text = report_with(Format::Gitlab, |outcome| {
        outcome.findings.extend(outcome.findings.clone());
        outcome.notices.extend(outcome.notices.clone());
    });
    let issues: Vec<Value> = serde_json::from_str(&text).unwrap();
    let distinct: BTreeSet<&str> = issues.iter().map(|issue| issue["fingerprint"].as_str().unwrap()).collect();
    assert_eq!(distinct.len(), issues.len());
}

#[test]
fn a_table_has_a_row_for_each_finding_whatever_its_status() {
    let text = report_with(Format::Csv, |outcome| outcome.findings[0].status = Status::Baselined);
    let rows: Vec<&str> = text.split("\r\n").collect();
    assert!(rows[0].starts_with("type,path,line,column,end_line,end_column,rule,rule_name,severity"));
    assert!(rows[1].starts_with("finding,README.md,1,6,"), "{text}");
    assert!(rows[1].contains(",baselined,false,"), "{text}");
    assert!(rows[2].contains(",active,true,moonshotai/Kimi-K2-Instruct,serving,kimi-k2-instruct,"), "{text}");
    assert!(rows[4].contains(",suppressed,"), "{text}");
    assert!(rows[5].starts_with("notice,chart/values.yaml,,"), "{text}");
    assert_eq!(rows.len(), 7, "a line end behind the last row");
}
