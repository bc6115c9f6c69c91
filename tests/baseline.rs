//! What a baseline does for a user: what it lets be, what it does not, how it shrinks, and what is said of it.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

#[path = "cli/project.rs"]
#[allow(dead_code, reason = "each suite uses a part of it")]
mod project;

use project::{KIMI, Project};
use serde_json::Value;

const AS_OF: &str = "--as-of 2026-11-23";
const NAME: &str = ".owlint-baseline.json";

fn serve(model: &str) -> String {
    format!("vllm serve {model} --tensor-parallel-size 8\n")
}

/// A project whose findings are all accepted.
fn accepted(files: &[(&str, &str)]) -> Project {
    let project = Project::new(files);
    let ran = project.run(&format!("baseline write {AS_OF}"));
    assert_eq!(ran.status, 0, "{}", ran.stderr);
    project
}

/// The findings that stand, as `path rule`.
fn standing(project: &Project, arguments: &str) -> Vec<String> {
    let report = report(project, arguments);
    let findings = report["findings"].as_array().unwrap().iter().filter(|one| one["status"] == "active");
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    findings.map(|one| format!("{} {}", text(&one["location"]["path"]), text(&one["rule"]))).collect()
}

fn report(project: &Project, arguments: &str) -> Value {
    let ran = project.run(&format!("{AS_OF} --format json --exit-zero {arguments}"));
    assert_eq!(ran.status, 0, "{}", ran.stderr);
    serde_json::from_str(&ran.stdout).unwrap()
}

fn entries(project: &Project) -> Vec<Value> {
    let baseline: Value = serde_json::from_str(&project.read(NAME)).unwrap();
    baseline["entries"].as_array().unwrap().clone()
}

#[test]
fn what_is_accepted_does_not_gate_and_is_counted() {
    let project = Project::new(&[("a.sh", &serve(KIMI))]);
    assert_eq!(project.run(AS_OF).status, 1);
    let ran = project.run(&format!("baseline write {AS_OF}"));
    assert_eq!((ran.status, ran.stdout.as_str()), (0, ".owlint-baseline.json written: 7 accepted\n"), "{}", ran.stderr);
    let ran = project.run(AS_OF);
    assert_eq!(ran.status, 0);
    assert!(ran.stdout.contains("baseline: 7 baselined (.owlint-baseline.json)\n"), "{}", ran.stdout);
    let report = report(&project, "");
    assert_eq!(report["summary"]["baselined"], 7);
    assert_eq!(report["summary"]["gating"], 0);
    assert_eq!(report["summary"]["baseline"], serde_json::json!({"path": NAME, "entries": 7, "stale": 0}));
    assert!(report["findings"].as_array().unwrap().iter().all(|one| one["status"] == "baselined"));
    assert_eq!(project.run(&format!("{AS_OF} --no-baseline")).status, 1);
    assert_eq!(
        report["summary"]["exposure_index"],
        self::report(&project, "--no-baseline")["summary"]["exposure_index"]
    );
}

#[test]
fn moved_lines_and_renamed_keys_above_change_nothing() {
    let yaml = format!("chat:\n  model: {KIMI}\n  replicas: 2\n");
    let project = accepted(&[("a.yaml", &yaml)]);
    let before = project.read(NAME);
    project.write("a.yaml", &format!("# a\n# b\n\nserving:\n  main:\n    model: \"{KIMI}\"\n  replicas: 3\n"));
    assert_eq!(standing(&project, ""), Vec::<String>::new());
    assert_eq!(report(&project, "")["summary"]["baseline"]["stale"], 0);
    project.run(&format!("baseline prune {AS_OF}"));
    assert_eq!(project.read(NAME), before, "nothing to prune");
}

#[test]
fn a_second_of_the_same_in_the_same_file_is_new_and_told_where_it_is() {
    let yaml = format!("chat:\n  model: {KIMI}\n");
    let project = accepted(&[("a.yaml", &yaml)]);
    project.write("a.yaml", &format!("added:\n  model: {KIMI}\n{yaml}"));
    let report = report(&project, "");
    let active = report["findings"].as_array().unwrap().iter().filter(|one| one["status"] == "active");
    let lines: Vec<u64> = active.map(|one| one["location"]["line"].as_u64().unwrap()).collect();
    assert!(!lines.is_empty() && lines.iter().all(|line| *line == 2), "the upper one is the new one: {lines:?}");
}

#[test]
fn another_identifier_or_file_is_new() {
    let project = accepted(&[("a.sh", &serve(KIMI))]);
    project.write("a.sh", &serve("moonshotai/Kimi-K2-Thinking"));
    assert!(standing(&project, "").contains(&"a.sh OW101".to_owned()));
    project.write("a.sh", &serve(KIMI));
    project.write("b.sh", &serve(KIMI));
    let standing = standing(&project, "");
    assert!(standing.contains(&"b.sh OW101".to_owned()) && standing.iter().all(|one| one.starts_with("b.sh")));
}

#[test]
fn a_graver_finding_is_not_covered() {
    let project = accepted(&[("a.py", &format!("client.chat(model=\"{KIMI}\")\n"))]);
    let severity = |entry: &Value| entry["rule"] == "OW101" && entry["severity"] == "medium";
    assert!(entries(&project).iter().any(severity), "{}", project.read(NAME));
    assert_eq!(standing(&project, ""), Vec::<String>::new());
    assert_eq!(standing(&project, "-D OW101"), ["a.py OW101"]);
    project.write(NAME, &project.read(NAME).replace("\"medium\"", "\"low\""));
    assert!(standing(&project, "").contains(&"a.py OW101".to_owned()));
}

#[test]
fn a_moved_file_is_covered_once() {
    let project = accepted(&[("a.sh", &serve(KIMI))]);
    project.write("deploy/b.sh", &serve(KIMI));
    project.remove("a.sh");
    assert_eq!(standing(&project, ""), Vec::<String>::new());
    project.write("deploy/c.sh", &serve(KIMI));
    let standing_now = standing(&project, "");
    assert_eq!(standing_now.iter().filter(|one| one.ends_with("OW101")).count(), 1, "{standing_now:?}");
    assert!(standing(&project, "deploy/c.sh").contains(&"deploy/c.sh OW101".to_owned()), "alone it inherits no more");
    project.remove("deploy/c.sh");
    let ran = project.run(&format!("baseline update {AS_OF}"));
    assert_eq!(
        ran.stdout, ".owlint-baseline.json: 7 accepted; 0 dropped, 0 lowered, 7 moved, 0 added\n",
        "{}",
        ran.stderr
    );
    assert!(entries(&project).iter().all(|entry| entry["path"] == "deploy/b.sh"));
}

#[test]
fn a_file_that_had_its_own_is_no_new_path() {
    let project = accepted(&[("a.sh", &serve(KIMI)), ("b.yaml", &format!("model: {KIMI}\n"))]);
    project.remove("a.sh");
    project.write("b.yaml", &format!("model: {KIMI}\nother:\n  model: {KIMI}\n"));
    assert!(standing(&project, "").contains(&"b.yaml OW101".to_owned()));
}

#[test]
fn update_shrinks_and_adds_only_when_told() {
    let project = accepted(&[("a.sh", &serve(KIMI)), ("b.sh", &serve(KIMI))]);
    project.write("a.sh", &format!("vllm serve {KIMI} --revision 0123456789abcdef0123456789abcdef01234567\n"));
    project.remove("b.sh");
    project.write("c.sh", &serve("deepseek-ai/DeepSeek-V3"));
    let told = project.run(&format!("baseline update {AS_OF}")).stdout;
    assert!(told.contains("dropped") && told.contains("1 lowered") && told.contains("not accepted (--add"), "{told}");
    assert!(entries(&project).iter().all(|entry| entry["path"] == "a.sh"));
    assert_eq!(report(&project, "")["summary"]["baseline"]["stale"], 0);
    assert!(standing(&project, "").iter().all(|one| one.starts_with("c.sh")));
    project.write("a.sh", &serve(KIMI));
    assert!(standing(&project, "").contains(&"a.sh OW101".to_owned()), "it was lowered, and is graver again");
    project.run(&format!("baseline update --add {AS_OF}"));
    assert_eq!(standing(&project, ""), Vec::<String>::new());
}

#[test]
fn stale_entries_are_told_by_whole_scans_only() {
    let project = accepted(&[("a.sh", &serve(KIMI)), ("deploy/b.sh", &serve(KIMI))]);
    project.write("a.sh", "echo\n");
    let stale = |arguments: &str| report(&project, arguments)["summary"]["baseline"]["stale"].clone();
    assert_eq!(stale(""), 7);
    assert_eq!(stale("deploy"), Value::Null);
    assert_eq!(stale("a.sh"), Value::Null);
    assert_eq!(stale("--exclude a.sh"), 0, "what was not read is not judged");
    assert_eq!(stale("-A OW106"), 6, "what is off is not judged");
    let told = project.run(AS_OF).stdout;
    assert!(told.contains("; 7 stale entries (owlint baseline update)\n"), "{told}");
    let told = project.run(&format!("{AS_OF} deploy")).stdout;
    assert!(told.contains("; stale entries: not judged\n"), "{told}");
    let refused = project.run("baseline prune deploy");
    assert_eq!(refused.status, 2);
    assert!(refused.stderr.contains("only the whole tree tells"), "{}", refused.stderr);
    project.run(&format!("baseline prune {AS_OF}"));
    assert_eq!(stale(""), 0);
}

#[test]
fn what_a_comment_silences_is_not_written() {
    let silenced = format!("vllm serve {KIMI} # owlint: ignore[supply] -- agreed\n");
    let project = accepted(&[("a.sh", &silenced), ("b.sh", &serve(KIMI))]);
    let entries = entries(&project);
    assert!(entries.iter().all(|entry| entry["path"] == "b.sh" || entry["rule"] != "OW101"), "{entries:?}");
    assert!(standing(&project, "--no-ignores").contains(&"a.sh OW101".to_owned()));
}

#[test]
fn write_replaces_nothing_unless_told() {
    let project = accepted(&[("a.sh", &serve(KIMI))]);
    let before = project.read(NAME);
    project.write("b.sh", &serve(KIMI));
    let ran = project.run("baseline write");
    assert_eq!(ran.status, 2);
    assert!(ran.stderr.contains("is there already") && ran.stderr.contains("--force"), "{}", ran.stderr);
    assert_eq!(project.read(NAME), before);
    assert_eq!(project.run(&format!("baseline write --force {AS_OF}")).status, 0);
    assert_eq!(entries(&project).len(), 14);
    let first = project.read(NAME);
    project.run(&format!("baseline write --force {AS_OF}"));
    assert_eq!(project.read(NAME), first, "the same again, to the byte");
}

#[test]
fn a_file_of_another_name_is_named_and_never_checked() {
    let project = Project::new(&[("a.sh", &serve(KIMI))]);
    let ran = project.run(&format!("baseline write --baseline ops/known.json {AS_OF}"));
    assert_eq!(ran.status, 2, "the folder is missing");
    project.folder("ops");
    project.run(&format!("baseline write --baseline ops/known.json {AS_OF}"));
    assert_eq!(project.run(AS_OF).status, 1, "it is not found by itself");
    let ran = project.run(&format!("{AS_OF} --baseline ops/known.json"));
    assert_eq!(ran.status, 0);
    assert!(ran.stdout.contains("baselined (ops/known.json)"), "{}", ran.stdout);
    assert_eq!(project.run_in(AS_OF, &[("OWLINT_BASELINE", "ops/known.json")]).status, 0);
    assert_eq!(report(&project, "")["summary"]["references"], 1, "nothing is found in it");
    assert_eq!(project.run("--baseline ops/known.json --no-baseline").status, 2);
}

#[test]
fn it_is_found_from_any_folder_below_the_root() {
    let project = accepted(&[("deploy/a.sh", &serve(KIMI))]);
    assert_eq!(project.run(&format!("{AS_OF} deploy")).status, 0);
    assert_eq!(project.run(&format!("{AS_OF} deploy/a.sh")).status, 0);
    let mut ran = project.command_in("deploy");
    let output = ran.args(["--as-of", "2026-11-23"]).output().unwrap();
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn a_faulty_baseline_is_an_error_with_a_place() {
    let project = accepted(&[("a.sh", &serve(KIMI))]);
    let good = project.read(NAME);
    for (text, told) in [
        (String::new(), "this is no baseline"),
        ("[]".to_owned(), "this is no baseline"),
        ("{".to_owned(), "this is no baseline: EOF"),
        (good.replace("\"high\"", "\"grave\""), "unknown variant `grave`"),
        (good.replace("\"fingerprint\"", "\"print\""), "missing field `fingerprint`"),
        (good.replace("\"schema_version\": 1", "\"schema_version\": 2"), "version 2 of the form"),
        (good.replace("  \"entries\"", "<<<<<<< HEAD\n  \"entries\""), "a merge has left a conflict here"),
        (good.replace("{\"path\"", "{\"path\u{1b}[31m\""), "this is no baseline"),
    ] {
        project.write(NAME, &text);
        for command in ["", "baseline update", "baseline show"] {
            let ran = project.run(command);
            assert_eq!(ran.status, 2, "{command}: {text}");
            assert!(ran.stderr.contains("the baseline is faulty") && ran.stderr.contains(told), "{}", ran.stderr);
            assert!(ran.stderr.contains(&format!("{NAME}:")), "{}", ran.stderr);
            assert!(!ran.stderr.contains('\u{1b}'), "{}", ran.stderr);
        }
    }
    let missing = project.run("--baseline no.json");
    assert_eq!(missing.status, 2);
    assert!(missing.stderr.contains("no.json: there is no such baseline"), "{}", missing.stderr);
    project.remove(NAME);
    let absent = project.run("baseline prune");
    assert!(absent.status == 2 && absent.stderr.contains(&format!("there is no `{NAME}`")), "{}", absent.stderr);
    project.folder(NAME);
    assert_eq!(project.run("").status, 2, "a folder of that name is no baseline");
}

#[test]
fn show_counts_by_file_and_model() {
    let project = accepted(&[("a.sh", &serve(KIMI)), ("b.sh", &serve("deepseek-ai/DeepSeek-V3"))]);
    let told = project.run("baseline show").stdout;
    assert!(told.starts_with(".owlint-baseline.json: "), "{told}");
    for line in ["by file", "  a.sh\n", "by model", "  kimi-k2-instruct\n", "  deepseek-v3\n", "by rule", "  OW101\n"] {
        assert!(told.contains(line), "{line}: {told}");
    }
    let counts: Value = serde_json::from_str(&project.run("baseline show --format json").stdout).unwrap();
    assert_eq!(counts["by_path"]["a.sh"], 7);
    assert_eq!(counts["by_severity"]["high"], 1);
    assert_eq!(counts["entries"], entries(&project).len());
    let none = Project::new(&[("a.sh", "echo\n")]).run("baseline show");
    assert_eq!(none.status, 2);
    assert!(none.stderr.contains("owlint baseline write"), "{}", none.stderr);
}

#[test]
fn what_is_written_fits_the_schema_to_the_field() {
    let mut schema: Value = serde_json::from_str(include_str!("../docs/baseline.schema.json")).unwrap();
    close(&mut schema);
    let validator = jsonschema::validator_for(&schema).unwrap();
    let project = accepted(&[("a.yaml", &format!("chat:\n  model: {KIMI}\n")), ("b.sh", &serve(KIMI))]);
    let baseline: Value = serde_json::from_str(&project.read(NAME)).unwrap();
    let errors: Vec<String> = validator.iter_errors(&baseline).map(|error| error.to_string()).collect();
    assert!(errors.is_empty(), "{errors:?}");
    for field in ["path", "rule", "identifier", "severity", "fingerprint"] {
        let mut broken = baseline.clone();
        broken["entries"][0].as_object_mut().unwrap().remove(field);
        assert!(!validator.is_valid(&broken), "an entry without {field} passes");
    }
    let lines = project.read(NAME).lines().filter(|line| line.contains("\"fingerprint\"")).count();
    assert_eq!(lines, entries(&project).len(), "an entry a line, so that git merges them");
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
fn credentials_in_an_address_are_not_kept() {
    let project = accepted(&[("a.sh", "vllm serve https://joe:hunter2@hub.example/moonshotai/Kimi-K2-Instruct\n")]);
    assert!(!project.read(NAME).contains("hunter2"), "{}", project.read(NAME));
    assert!(!entries(&project).is_empty());
    assert_eq!(standing(&project, ""), Vec::<String>::new());
}

#[test]
fn a_baseline_is_made_of_files_as_they_are() {
    let project = Project::new(&[("a.sh", &serve(KIMI))]);
    for arguments in ["baseline write --staged", "baseline update --staged", "baseline prune --stdin-filename a.sh"] {
        let ran = project.run(arguments);
        assert_eq!(ran.status, 2, "{arguments}");
        assert!(ran.stderr.contains("files as they are"), "{}", ran.stderr);
    }
    project.folder("empty");
    assert_eq!(project.run("baseline write empty").status, 3);
    assert!(!project.names().contains(&NAME.to_owned()));
}
