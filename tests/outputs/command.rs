//! Several reports of one scan.

use crate::project::{KIMI, Project};
use serde_json::Value;

fn project() -> Project {
    Project::new(&[("run.sh", &format!("vllm serve {KIMI} --tensor-parallel-size 8\n"))])
}

#[test]
fn one_scan_writes_all_that_is_asked_for() {
    let project = project();
    let ran = project.run(
        "--format sarif --output-file a.sarif --format concise --format junit --output-file b.xml --as-of 2026-11-23",
    );
    assert_eq!(ran.status, 1, "{}", ran.stderr);
    assert!(ran.stdout.starts_with("run.sh:1:12: high[OW101]"), "{}", ran.stdout);
    let log: Value = serde_json::from_str(&project.read("a.sarif")).unwrap();
    assert_eq!(log["version"], "2.1.0");
    assert!(project.read("b.xml").contains("<testsuites>"));
}

#[test]
fn as_many_files_as_forms_leave_standard_output_alone() {
    let project = project();
    let ran = project.run("--output-file a.json --format json --output-file - --format github --as-of 2026-11-23");
    assert!(ran.stdout.starts_with("::error file=run.sh"), "{}", ran.stdout);
    assert!(project.read("a.json").starts_with('{'));
}

#[test]
fn what_cannot_be_paired_is_an_error_of_usage() {
    let project = project();
    for arguments in [
        "--format json --format sarif",
        "--format json --output-file a --output-file b",
        "--format json --output-file a --format sarif --output-file a",
        "inventory --format json --format csv",
    ] {
        let ran = project.run(arguments);
        assert_eq!(ran.status, 2, "{arguments}: {}", ran.stderr);
        assert!(ran.stderr.contains("--output-file"), "{arguments}: {}", ran.stderr);
    }
    assert_eq!(project.names(), [".git", "run.sh"]);
}

#[test]
fn the_environment_names_a_form_and_a_file() {
    let project = project();
    let ran =
        project.run_in("check --as-of 2026-11-23", &[("OWLINT_FORMAT", "json"), ("OWLINT_OUTPUT_FILE", "a.json")]);
    assert_eq!((ran.status, ran.stdout.as_str()), (1, ""), "{}", ran.stderr);
    assert!(project.read("a.json").starts_with('{'));
    let ran = project.run_in("--format concise --as-of 2026-11-23", &[("OWLINT_FORMAT", "json")]);
    assert!(ran.stdout.starts_with("run.sh:1:12:"), "{}", ran.stdout);
}

#[test]
fn a_reader_that_goes_away_keeps_no_file_from_being_written() {
    let project = project();
    let ran = project.run_closed("--format json --output-file a.json --format human");
    assert_eq!((ran.status, ran.stderr.as_str()), (0, ""));
    assert!(project.read("a.json").starts_with('{'));
}

#[test]
fn an_inventory_comes_as_every_bill_at_once() {
    let project = project();
    let ran = project.run(
        "inventory --format cyclonedx --output-file a.cdx.json --format spdx --output-file b.spdx.json --format csv",
    );
    assert_eq!(ran.status, 0, "{}", ran.stderr);
    assert!(ran.stdout.starts_with("path,line,column,"), "{}", ran.stdout);
    assert!(project.read("a.cdx.json").contains("\"CycloneDX\""));
    assert!(project.read("b.spdx.json").contains("ai_AIPackage"));
}
