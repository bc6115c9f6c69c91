//! Owns what a project's configuration does to a run, as a user sees it: lists, exemptions, levels for some paths,
//! mirrors, limits, and how all of it is shown.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

#[path = "cli/project.rs"]
#[allow(dead_code, reason = "each suite uses a part of it")]
mod project;

use project::{KIMI, Project};
use serde_json::Value;

const AS_OF: &str = "--as-of 2026-11-23";

fn serve() -> String {
    format!("vllm serve {KIMI} --tensor-parallel-size 8\n")
}

fn rules_in(project: &Project, arguments: &str) -> Vec<(String, String, String)> {
    let ran = project.run(&format!("{AS_OF} --format json --exit-zero {arguments}"));
    assert_eq!(ran.status, 0, "{}", ran.stderr);
    let report: Value = serde_json::from_str(&ran.stdout).unwrap();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let findings = report["findings"].as_array().unwrap().iter();
    findings.map(|one| (text(&one["location"]["path"]), text(&one["rule"]), text(&one["status"]))).collect()
}

#[test]
fn levels_for_some_paths_hold_there_and_flags_win() {
    let config = "[rules]\nsupply = 'allow'\nconcentration = 'allow'\nlifecycle = 'allow'\n[[overrides]]\npaths = ['/live']\nrules = { OW101 = 'low' }\n";
    let project = Project::new(&[("live/serve.sh", &serve()), ("staging/serve.sh", &serve()), ("owlint.toml", config)]);
    let concise = |arguments: &str| project.run(&format!("{AS_OF} --format concise {arguments}")).stdout;
    let lines: Vec<String> = concise("").lines().map(str::to_owned).collect();
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert!(lines[0].starts_with("live/serve.sh:1:12: low[OW101]"), "{lines:?}");
    assert!(concise("-A supply").is_empty());
}

#[test]
fn an_exemption_silences_its_rule_model_and_path_until_its_day() {
    let config = "[[exempt]]\nrules = ['supply']\nmodels = ['kimi-*']\npaths = ['/live']\nreason = 'contract'\n\
                  until = 2026-12-31\n";
    let project = Project::new(&[("live/serve.sh", &serve()), ("staging/serve.sh", &serve()), ("owlint.toml", config)]);
    let found = rules_in(&project, "");
    assert!(found.iter().any(|(path, ..)| path.starts_with("live")));
    for (path, rule, status) in found {
        let silenced = path.starts_with("live") && rule.starts_with("OW1");
        assert_eq!(status == "suppressed", silenced, "{path} {rule}");
    }
    assert!(rules_in(&project, "--no-ignores").iter().all(|(.., status)| status == "active"));
    let late = project.run("--as-of 2027-01-01 --format concise");
    assert_eq!(late.status, 1, "what it held back is told again");
    assert!(late.stdout.contains("live/serve.sh:1:12: high[OW101]"), "{}", late.stdout);
    assert!(late.stdout.contains("owlint.toml:6:9: medium[OW902]"), "{}", late.stdout);
}

#[test]
fn an_exemption_that_covers_nothing_is_told_by_a_run_on_the_whole() {
    let config = "[[exempt]]\nrules = ['OW201']\nreason = 'contract'\nuntil = 2026-12-31\n";
    let project = Project::new(&[("live/serve.sh", &serve()), ("owlint.toml", config)]);
    let told = |arguments: &str| {
        let found = rules_in(&project, arguments);
        found.iter().any(|(path, rule, _)| path == "owlint.toml" && rule == "OW901")
    };
    assert!(told(""));
    for part in ["live", "live/serve.sh", "-A OW901", "-A OW201", "--no-ignores"] {
        assert!(!told(part), "{part}");
    }
}

#[test]
fn a_faulty_list_stops_the_run_and_never_counts_as_empty() {
    for config in [
        "[deny]\nlabs = 'moonshotai'\n",
        "[deny]\nlabs = ['moonshotia']\n",
        "[allow]\nmodels = ['a[']\n",
        "[deny]\nx = []\n",
    ] {
        let project = Project::new(&[("serve.sh", &serve()), ("owlint.toml", config)]);
        let ran = project.run(AS_OF);
        assert_eq!((ran.status, ran.stdout.as_str()), (2, ""), "{config}");
        assert!(ran.stderr.contains("the configuration is faulty"), "{}", ran.stderr);
    }
}

#[test]
fn a_lab_of_an_overlay_may_be_listed() {
    let config = "[catalog]\noverlay = ['house.toml']\n[allow]\nlabs = ['acme']\n";
    let files = [("serve.sh", serve()), ("house.toml", "[lab]\nid = 'acme'\n".to_owned())];
    let files = files.each_ref().map(|(name, text)| (*name, text.as_str()));
    let project = Project::new(&[files.as_slice(), &[("owlint.toml", config)]].concat());
    let found = rules_in(&project, "");
    assert!(found.iter().any(|(_, rule, _)| rule == "OW504"), "{found:?}");
}

#[test]
fn a_mirror_outside_the_tree_counts_once_it_is_named() {
    let named = |config: &str| {
        let project = Project::new(&[("serve.sh", &serve()), ("owlint.toml", config)]);
        rules_in(&project, "").into_iter().map(|(_, rule, _)| rule).collect::<Vec<_>>()
    };
    assert!(named("").contains(&"OW105".to_owned()));
    assert!(!named("[mirrors]\nmodels = ['moonshotai/*']\n").contains(&"OW105".to_owned()));
    assert!(named("[mirrors]\nmodels = ['zai-org/*']\n").contains(&"OW105".to_owned()));
}

#[test]
fn an_index_above_the_limit_fails_the_run() {
    let project = Project::new(&[("serve.sh", &serve()), ("owlint.toml", "max-index = 20\nfail-on = 'never'\n")]);
    let ran = project.run(AS_OF);
    assert_eq!(ran.status, 1, "{}", ran.stdout);
    assert!(ran.stdout.contains("above the 20 that max-index allows"), "{}", ran.stdout);
    assert_eq!(project.run(&format!("{AS_OF} --exit-zero")).status, 0);
    assert_eq!(project.run(&format!("{AS_OF} serve.sh")).status, 0, "a part of a tree has no index");
}

#[test]
fn the_age_of_the_catalogue_is_a_remark_or_an_error_as_the_project_wants() {
    let run = |config: &str| Project::new(&[("serve.sh", &serve()), ("owlint.toml", config)]).run("--as-of 2027-01-23");
    assert!(!run("").stdout.contains("the catalogue is of"), "61 days are fine");
    assert!(run("[catalog]\nmax-age = 30\n").stdout.contains("the catalogue is of"));
    let refused = run("[catalog]\nmax-age = 30\nrefuse-stale = true\n");
    assert_eq!((refused.status, refused.stdout.as_str()), (2, ""));
    assert!(refused.stderr.contains("update owlint"), "{}", refused.stderr);
}

#[test]
fn what_is_in_force_is_listed_with_its_source() {
    let config = "fail-on = 'medium'\nmin-severity = 'low'\n[rules]\nOW103 = 'allow'\n";
    let project = Project::new(&[("owlint.toml", config)]);
    let ran = project.run_in("config --min-severity info -D OW106", &[("OWLINT_AS_OF", "2026-11-23")]);
    assert_eq!(ran.status, 0, "{}", ran.stderr);
    let lines: Vec<String> =
        ran.stdout.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    for expected in [
        "fail-on medium (owlint.toml:1)",
        "min-severity info (flag --min-severity)",
        "as-of 2026-11-23 (variable OWLINT_AS_OF)",
        "min-confidence low (default)",
        "horizon 90 days (default)",
        "rules.OW103 'allow' (owlint.toml:4)",
        "rules.OW106 high (flag -D)",
    ] {
        assert!(lines.iter().any(|line| line.replace("./", "").ends_with(expected)), "{expected}: {lines:#?}");
    }
    let json: Value = serde_json::from_str(&project.run("config --format json").stdout).unwrap();
    assert_eq!(json["schema_version"], 1);
    assert_eq!(json["settings"][0]["source"]["file"]["line"], 1);
    assert_eq!(Project::new(&[("owlint.toml", "x = 1\n")]).run("config").status, 2);
}

#[test]
fn the_schema_says_what_the_program_says() {
    let schema: Value = serde_json::from_str(include_str!("../docs/owlint.schema.json")).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let levels = "rules = { OW103 = 'low' }\n";
    let tables = "[[overrides]]\npaths = ['a']\n[overrides.rules]\nOW101 = 'info'\n[[exempt]]\nrules = ['OW101']\n\
                  reason = 'x'\nuntil = '2027-01-01'\n[allow]\nhosts = ['together']\n[deny]\nlicence-classes = ['closed']\n\
                  [mirrors]\naddresses = ['s3://x']\n[catalog]\nmax-age = 3\n";
    for text in [
        "",
        levels,
        tables,
        "fail-on = 'never'",
        "fail-on = 'hihg'",
        "horizon = 3651",
        "max-index = 101",
        "max-index = 100",
        "gate-roles = ['doc']",
        "gate-roles = ['docs']",
        "exclude = 'x'",
        "as-of = '2026-1-1'",
        "exempt = [{}]",
        "all-unpinned = 'yes'",
        "min-confidence = 'info'",
        "overrides = [{ paths = [] }]",
        "deny = { model = [] }",
        "mirrors = { addresses = [''] }",
        "catalog = { overlays = [] }",
        "unknown = 1",
    ] {
        let parsed: toml::Value = toml::from_str(text).unwrap();
        let accepted = validator.is_valid(&serde_json::to_value(parsed).unwrap());
        let project = Project::new(&[("owlint.toml", text)]);
        let read = project.run("config --as-of 2026-11-23").status == 0;
        assert_eq!(accepted, read, "schema and program differ on: {text}");
    }
}

#[test]
fn the_schema_names_every_key() {
    let schema: Value = serde_json::from_str(include_str!("../docs/owlint.schema.json")).unwrap();
    let ran = Project::new(&[("owlint.toml", "zzzzzzzzzzzzzzz = 1\n")]).run("config");
    let told = ran.stderr.replace(['\n', '│', ' '], "");
    for key in schema["properties"].as_object().unwrap().keys() {
        assert!(told.contains(&format!("`{key}`")), "{key} is no key: {}", ran.stderr);
    }
}

#[test]
fn the_page_on_configuration_shows_one_that_holds() {
    let page = include_str!("../docs/configuration.md");
    let (_, rest) = page.split_once("<!-- owlint.toml -->\n```toml\n").unwrap();
    let (example, _) = rest.split_once("```").unwrap();
    let project = Project::new(&[("owlint.toml", example), ("house.toml", "[lab]\nid = 'acme'\n")]);
    let ran = project.run("config --format json");
    assert_eq!(ran.status, 0, "{}", ran.stderr);
    let schema: Value = serde_json::from_str(include_str!("../docs/owlint.schema.json")).unwrap();
    for key in schema["properties"].as_object().unwrap().keys() {
        assert!(example.contains(key.as_str()), "the page does not show `{key}`");
    }
}

#[cfg(unix)]
#[test]
fn settings_that_are_no_file_stop_the_run() {
    let project = Project::new(&[("serve.sh", &serve())]);
    let path = project.path("owlint.toml");
    assert!(std::process::Command::new("mkfifo").arg(&path).status().unwrap().success());
    let ran = project.run(AS_OF);
    assert_eq!(ran.status, 2, "{}", ran.stdout);
    assert!(ran.stderr.contains("owlint.toml") && ran.stderr.contains("it is no file"), "{}", ran.stderr);
    std::fs::remove_file(&path).unwrap();
    std::os::unix::fs::symlink("/dev/zero", &path).unwrap();
    assert_eq!(project.run(AS_OF).status, 2);
    assert_eq!(project.run(&format!("{AS_OF} --no-config --exit-zero")).status, 0);
}
