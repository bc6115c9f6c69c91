//! Holds `docs/integrations.md`, `action.yml` and the pipelines to one another: what is shown is what `init` writes, and YAML
//! is YAML. The commands of all pages are run by `command_docs.rs`.

#![cfg(unix)]
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
use std::collections::HashMap;
use std::process::{Command, Output};

const PAGE: &str = include_str!("../docs/integrations.md");
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// A block of the page: what its mark says, its language, its text.
fn blocks() -> Vec<(String, String, String)> {
    let mut blocks = Vec::new();
    let mut rest = PAGE;
    while let Some((before, after)) = rest.split_once("```") {
        let mark = before.lines().rev().find(|line| !line.trim().is_empty()).unwrap_or_default();
        let mark = mark.trim_start_matches("<!-- ").trim_end_matches(" -->");
        let (language, after) = after.split_once('\n').unwrap();
        let (text, after) = after.split_once("```").unwrap();
        blocks.push((mark.to_owned(), language.to_owned(), text.to_owned()));
        rest = after;
    }
    blocks
}

#[test]
fn every_snippet_says_what_it_needs_and_is_well_formed() {
    let blocks = blocks();
    assert!(blocks.len() >= 10, "{blocks:?}");
    for (mark, language, text) in &blocks {
        let needs = mark.split(':').next().unwrap_or_default();
        assert!(["local", "published"].contains(&needs), "{mark}: {text}");
        if language == "yaml" {
            serde_yaml::from_str::<Value>(text).unwrap_or_else(|error| panic!("{error}: {text}"));
        } else {
            let ran = Command::new("sh").args(["-n", "-c", text]).output().unwrap();
            assert!(ran.status.success(), "{text}: {}", String::from_utf8_lossy(&ran.stderr));
        }
        assert!(!text.contains("owlint==") || text.contains(&format!("owlint=={VERSION}")), "{text}");
    }
}

#[test]
fn pipelines_and_hook_are_those_that_init_writes() {
    for (mark, _, text) in blocks() {
        let Some(whose) = mark.strip_prefix("published: init ") else { continue };
        let printed = Project::new(&[]).run(&format!("init --print --ci {whose}")).stdout;
        assert!(printed.contains(&text), "{whose}: {printed}");
    }
    let printed = Project::new(&[]).run("init --print --hook").stdout;
    assert!(
        blocks().iter().any(|(_, language, text)| language == "yaml" && printed.contains(text.as_str())),
        "{printed}"
    );
}

fn action() -> Value {
    serde_yaml::from_str(include_str!("../action.yml")).unwrap()
}

#[test]
fn the_action_is_of_this_version_and_pins_what_it_uses() {
    let action = action();
    assert_eq!(action["inputs"]["version"]["default"], VERSION);
    let steps = action["runs"]["steps"].as_array().unwrap();
    for used in steps.iter().filter_map(|step| step["uses"].as_str()) {
        let (_, commit) = used.split_once('@').unwrap();
        assert!(commit.len() == 40 && commit.bytes().all(|byte| byte.is_ascii_hexdigit()), "{used}");
    }
    for script in steps.iter().filter_map(|step| step["run"].as_str()) {
        assert!(!script.contains("${{"), "inputs reach a script through variables only: {script}");
    }
    for (name, input) in action["inputs"].as_object().unwrap() {
        assert!(PAGE.contains(&format!("`{name}`")), "{name}");
        assert!(input["description"].is_string() && input["default"].is_string(), "{name}");
    }
}

/// Runs the action's own check as a runner would, in a project.
fn check_step(project: &Project, set: &[(&str, &str)]) -> Output {
    let action = action();
    let steps = action["runs"]["steps"].as_array().unwrap();
    let step = steps.iter().find(|step| step["id"] == "check").unwrap();
    let defaults = [("PATHS", "."), ("ARGUMENTS", ""), ("FAIL_ON", ""), ("SUMMARY", "true")];
    let set: HashMap<&str, &str> = defaults.into_iter().chain(set.iter().copied()).collect();
    // As a runner calls it.
    let mut command = Command::new("bash");
    command.args(["--noprofile", "--norc", "-e", "-o", "pipefail", "-c", step["run"].as_str().unwrap()]);
    command.current_dir(project.place()).envs(set).env("PROGRAM", env!("CARGO_BIN_EXE_owlint"));
    project.folder("reports");
    let reports = project.place().join("reports");
    command.env("REPORTS", &reports).env("GITHUB_OUTPUT", reports.join("output"));
    command.env("GITHUB_STEP_SUMMARY", reports.join("summary")).output().unwrap()
}

#[test]
fn the_action_annotates_reports_sums_up_and_fails() {
    let project = Project::new(&[("a b/deploy.sh", &format!("vllm serve {KIMI}\n"))]);
    let ran = check_step(
        &project,
        &[("FAIL_ON", "low"), ("PATHS", ".\n"), ("ARGUMENTS", "--exclude reports/ --as-of 2026-11-23")],
    );
    assert_eq!(ran.status.code(), Some(1), "{}", String::from_utf8_lossy(&ran.stderr));
    assert!(String::from_utf8_lossy(&ran.stdout).contains("::warning file=a b/deploy.sh,line=1"));
    assert!(project.read("reports/summary").contains("owlint"));
    let sarif: Value = serde_json::from_str(&project.read("reports/owlint.sarif")).unwrap();
    assert_eq!(sarif["version"], "2.1.0");
    let output = project.read("reports/output");
    assert!(output.contains("status=1\n") && output.contains("sarif-file="), "{output}");

    let quiet = Project::new(&[("a.yaml", "model: gpt-4o\n")]);
    let ran = check_step(&quiet, &[("SUMMARY", "false")]);
    assert_eq!(ran.status.code(), Some(0), "{}", String::from_utf8_lossy(&ran.stderr));
    assert!(!quiet.place().join("reports/summary").exists());

    let wrong = check_step(&quiet, &[("FAIL_ON", "hihg")]);
    assert_eq!(wrong.status.code(), Some(2), "a wrong input is no success");
}
