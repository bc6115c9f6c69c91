//! What `owlint doctor` finds, and when it fails.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::format_push_string,
    reason = "a test fails by panicking"
)]

#[allow(dead_code, reason = "each suite uses a part of it")]
#[path = "cli/project.rs"]
mod project;

use project::{KIMI, Project};
use serde_json::Value;

fn check(report: &Value, name: &str) -> Value {
    report["checks"].as_array().unwrap().iter().find(|check| check["name"] == name).unwrap().clone()
}

fn report(project: &Project, arguments: &str) -> Value {
    let ran = project.run(&format!("doctor --format json {arguments}"));
    serde_json::from_str(&ran.stdout).unwrap_or_else(|error| panic!("{error}: {}{}", ran.stdout, ran.stderr))
}

fn git(project: &Project, arguments: &[&str]) {
    let ran = std::process::Command::new("git").args(arguments).current_dir(project.place()).output().unwrap();
    assert!(ran.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&ran.stderr));
}

#[test]
fn a_plain_repository_is_well() {
    let project = Project::new(&[("a.yaml", "model: gpt-4o\n"), ("uv.lock", "x"), ("owlint.toml", "horizon = 30\n")]);
    git(&project, &["init", "--quiet", "--initial-branch=trunk"]);
    git(&project, &["add", "a.yaml"]);
    let ran = project.run("doctor");
    assert_eq!(ran.status, 0, "{}{}", ran.stdout, ran.stderr);
    // Broken to the width, at a place that depends on the folder's name.
    let told = ran.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
    for part in [
        "on trunk, without a commit yet, 1 staged",
        "owlint.toml, settings: 1",
        "1 to check",
        "lock file: 1",
        "baseline none",
        "models",
        "all is well",
    ] {
        assert!(told.contains(part), "{part}: {told}");
    }
    let report = report(&project, "");
    assert_eq!(report["state"], "fine");
    assert_eq!(check(&report, "git")["details"]["branch"], "trunk");
    assert_eq!(check(&report, "git")["details"]["staged"], 1);
    assert_eq!(check(&report, "files")["details"]["to_check"], 1);
    assert_eq!(check(&report, "terminal")["details"]["is_terminal"], false);
}

#[test]
fn outside_a_repository_there_is_a_remark_and_no_failure() {
    let project = Project::new(&[("a.yaml", "model: gpt-4o\n")]);
    std::fs::remove_dir(project.place().join(".git")).unwrap();
    let ran = project.run("doctor");
    assert_eq!(ran.status, 0, "{}", ran.stderr);
    assert!(ran.stdout.contains("! git") && ran.stdout.contains("worth a look: 1"), "{}", ran.stdout);
}

#[test]
fn a_faulty_configuration_is_told_with_its_place_and_fails() {
    let project = Project::new(&[("a.yaml", "model: gpt-4o\n"), ("owlint.toml", "fail-on = 'hihg'\n")]);
    let ran = project.run("doctor");
    assert_eq!(ran.status, 2);
    assert!(ran.stdout.contains("x configuration") && ran.stdout.contains("runs fail: 1"), "{}", ran.stdout);
    assert!(ran.stdout.contains("1 to check"), "the rest is looked at all the same: {}", ran.stdout);
    assert!(ran.stderr.contains("owlint.toml:1:11") && ran.stderr.contains("did you mean `high`?"), "{}", ran.stderr);
    assert_eq!(report(&project, "")["state"], "fault");
    assert_eq!(project.run("doctor --no-config").status, 0);
}

#[test]
fn a_baseline_is_counted_and_one_that_is_none_fails() {
    let project = Project::new(&[("deploy.sh", &format!("vllm serve {KIMI}\n"))]);
    assert_eq!(project.run("baseline write").status, 0);
    let entries = check(&report(&project, ""), "baseline")["details"]["entries"].clone();
    assert!(entries.as_u64().is_some_and(|count| count > 0), "{entries}");
    let project = Project::new(&[("a.txt", "x"), (".owlint-baseline.json", "not json")]);
    let ran = project.run("doctor");
    assert!(ran.status == 2 && ran.stdout.contains("x baseline"), "{}{}", ran.stdout, ran.stderr);
}

#[test]
fn an_old_catalogue_and_rules_that_are_off_are_told() {
    let project = Project::new(&[("a.txt", "x"), ("owlint.toml", "[rules]\nOW103 = 'allow'\n")]);
    let report = report(&project, "--as-of 2030-01-01");
    assert_eq!(check(&report, "catalogue")["state"], "remark");
    let off = check(&report, "rules")["details"]["off"].clone();
    assert!(off.as_array().unwrap().iter().any(|rule| rule == "OW103"), "{off}");
}
