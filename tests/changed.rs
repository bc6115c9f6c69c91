//! What `--changed` and `--files-from` tell: what a change adds, and nothing that was there before.

#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "cli/repository.rs"]
#[allow(dead_code, reason = "each suite uses a part of it")]
mod repository;

use repository::Repository;

const KIMI: &str = "moonshotai/Kimi-K2-Instruct";
const PIN: &str = "--revision 0123456789abcdef0123456789abcdef01234567";
const NOTHING: [&str; 0] = [];

fn serve(arguments: &str) -> String {
    format!("vllm serve {KIMI} --tensor-parallel-size 8 {arguments}\n")
}

/// A repository with one commit on `main` and a branch `work` that begins there.
fn branched(files: &[(&str, &str)]) -> Repository {
    let repository = Repository::new();
    for (name, text) in files {
        repository.write(name, text);
    }
    repository.commit().git(&["checkout", "-q", "-b", "work"]);
    repository
}

fn rules(standing: &[String]) -> Vec<&str> {
    standing.iter().map(|one| one.split(' ').nth(1).unwrap()).collect()
}

#[test]
fn what_was_there_before_is_not_told() {
    let repository = branched(&[("old.sh", &serve("")), ("touched.sh", &serve(""))]);
    repository.write("touched.sh", &format!("# moved\n\n{}", serve(""))).commit();
    assert_eq!(repository.standing("--changed main"), NOTHING);
    repository.write("new.sh", &serve("")).commit();
    let standing = repository.standing("--changed main");
    assert!(standing.contains(&"new.sh OW101 high".to_owned()), "{standing:?}");
    assert!(standing.iter().all(|one| one.starts_with("new.sh")), "{standing:?}");
    assert_eq!(repository.run("--as-of 2026-11-23 --changed main").status, 1);
    assert_eq!(repository.run("--as-of 2026-11-23 --changed work").status, 0);
}

#[test]
fn what_is_not_committed_staged_or_known_yet_counts() {
    let repository = branched(&[("a.sh", "echo\n"), ("b.sh", "echo\n"), (".gitignore", "ignored.sh\n")]);
    repository.write("a.sh", &serve(""));
    assert!(repository.standing("--changed main").contains(&"a.sh OW101 high".to_owned()), "not staged");
    repository.stage();
    assert!(repository.standing("--changed main").contains(&"a.sh OW101 high".to_owned()), "staged");
    repository.write("new/c.sh", &serve("")).write("ignored.sh", &serve(""));
    let standing = repository.standing("--changed main");
    assert!(standing.contains(&"new/c.sh OW101 high".to_owned()), "{standing:?}");
    assert!(!standing.iter().any(|one| one.starts_with("ignored")), "{standing:?}");
}

#[test]
fn only_the_branch_counts_not_what_the_other_one_did_since() {
    let repository = branched(&[("a.sh", &serve(""))]);
    repository.git(&["checkout", "-q", "main"]);
    repository.write("a.sh", "echo\n").commit().git(&["checkout", "-q", "work"]);
    repository.write("note.txt", "a note\n").commit();
    assert_eq!(repository.standing("--changed main"), NOTHING, "the branch did not add it");
}

#[test]
fn a_deleted_pin_counts() {
    let repository = branched(&[("a.sh", &serve(PIN))]);
    repository.write("a.sh", &serve("")).commit();
    assert_eq!(rules(&repository.standing("--changed main")), ["OW106"]);
}

#[test]
fn a_deleted_fallback_counts() {
    let route = |models: &[&str]| {
        let list: String = models.iter().fold(String::new(), |list, model| {
            list + &format!("  - model_name: chat\n    litellm_params:\n      model: {model}\n")
        });
        format!("model_list:\n{list}")
    };
    let (kimi, small) = ("together_ai/moonshotai/Kimi-K2-Instruct", "together_ai/Qwen/Qwen3-32B");
    let repository = branched(&[("litellm.yaml", &route(&[kimi, small]))]);
    repository.write("litellm.yaml", &route(&[kimi])).commit();
    let standing = repository.standing("--changed main");
    assert!(!standing.is_empty(), "{:?}", repository.standing(""));
    assert!(standing.iter().all(|one| one.starts_with("litellm.yaml")), "{standing:?}");
}

#[test]
fn a_deleted_mirror_counts() {
    let compose = |mirror: &str| {
        format!(
            "services:\n  chat:\n    image: vllm/vllm-openai:v0.11.0\n    command: --model {KIMI} {PIN}\n    environment:\n      {mirror}\n      LOG: info\n"
        )
    };
    let repository = branched(&[("compose.yaml", &compose("HF_ENDPOINT: https://hub.corp.example"))]);
    assert!(!rules(&repository.standing("")).contains(&"OW105"));
    repository.write("compose.yaml", &compose("HF_HOME: /cache")).commit();
    assert!(rules(&repository.standing("--changed main")).contains(&"OW105"));
}

#[test]
fn an_edit_of_env_changes_a_deployment_in_a_file_that_did_not_change() {
    let compose = "services:\n  chat:\n    image: vllm/vllm-openai:v0.11.0\n    command: --model ${MODEL} --tensor-parallel-size 8\n";
    let repository = branched(&[("compose.yaml", compose), (".env", "MODEL=Qwen/Qwen3-8B\n")]);
    repository.write(".env", &format!("MODEL={KIMI}\n")).commit();
    let report = repository.report("--changed main");
    let finding = report["findings"].as_array().unwrap().iter().find(|one| one["rule"] == "OW101").unwrap();
    assert_eq!(finding["location"]["path"], ".env");
    assert_eq!(finding["severity"], "high", "an engine serves it");
}

#[test]
fn a_change_of_the_user_counts_where_the_value_stands() {
    let compose = |pin: &str| {
        format!("services:\n  chat:\n    image: vllm/vllm-openai:v0.11.0\n    command: --model ${{MODEL}} {pin}\n")
    };
    let env = format!("MODEL={KIMI}\n");
    let repository = branched(&[("compose.yaml", &compose(PIN)), (".env", &env)]);
    repository.write("compose.yaml", &compose("")).commit();
    let standing = repository.standing("--changed main");
    assert!(standing.iter().any(|one| one.starts_with(".env OW106")), "{standing:?}");
}

#[test]
fn a_graver_finding_counts() {
    let repository = branched(&[("a.sh", &format!("vllm serve {KIMI} {PIN}\n"))]);
    repository.write("a.sh", &format!("vllm serve {KIMI} {PIN} --tensor-parallel-size 8\n")).commit();
    let standing = repository.standing("--changed main");
    assert!(standing.contains(&"a.sh OW101 high".to_owned()), "{standing:?}");
}

#[test]
fn renames_are_followed_and_moves_cover_once() {
    let repository = branched(&[("a.sh", &serve("")), ("b.sh", &serve("# b"))]);
    repository.git(&["mv", "a.sh", "moved.sh"]);
    repository.commit();
    assert_eq!(repository.standing("--changed main"), NOTHING);
    repository.write("copy.sh", &serve("")).commit();
    let standing = repository.standing("--changed main");
    assert!(
        standing.contains(&"copy.sh OW101 high".to_owned()) || standing.contains(&"moved.sh OW101 high".to_owned())
    );
    assert_eq!(standing.iter().filter(|one| one.contains("OW101")).count(), 1, "{standing:?}");
}

#[test]
fn a_suppression_that_is_taken_away_counts() {
    let silenced = format!("vllm serve {KIMI} # owlint: ignore[supply, lifecycle, concentration] -- agreed\n");
    let repository = branched(&[("a.sh", &silenced)]);
    repository.write("a.sh", &format!("vllm serve {KIMI}\n")).commit();
    assert!(rules(&repository.standing("--changed main")).contains(&"OW101"));
}

#[test]
fn the_baseline_holds_for_what_is_new() {
    let repository = branched(&[("a.sh", "echo\n")]);
    repository.write("a.sh", &serve(""));
    repository.run("baseline write --as-of 2026-11-23");
    repository.commit();
    assert_eq!(repository.standing("--changed main"), NOTHING);
    assert_eq!(repository.report("--changed main")["summary"]["baseline"]["stale"], serde_json::Value::Null);
}

#[test]
fn nothing_relevant_is_nothing_to_check() {
    let repository = branched(&[("a.sh", &serve("")), ("logo.png", "x")]);
    for change in [None, Some("logo.png"), Some("uv.lock")] {
        if let Some(name) = change {
            repository.write(name, "other").commit();
        }
        let ran = repository.run("--changed main");
        assert_eq!(ran.status, 0, "{}", ran.stderr);
        assert!(ran.stdout.starts_with("nothing to check"), "{}", ran.stdout);
    }
}

#[test]
fn it_is_a_partial_scan() {
    let repository = branched(&[("a.sh", &serve(""))]);
    repository.write("b.sh", &serve("")).commit();
    let report = repository.report("--changed main");
    assert_eq!(report["summary"]["exposure_index"], serde_json::Value::Null);
    assert_eq!(report["concentration"], serde_json::Value::Null);
    let commit = report["summary"]["compared_with"].as_str().unwrap();
    assert!(repository.git(&["rev-parse", "main"]).starts_with(commit));
    let told = repository.run("--changed main --exit-zero").stdout;
    assert!(told.contains(&format!("only what {commit} does not have is told")), "{told}");
}

#[test]
fn paths_narrow_it() {
    let repository = branched(&[("a/x.sh", "echo\n"), ("b/x.sh", "echo\n")]);
    repository.write("a/x.sh", &serve("")).write("b/x.sh", &serve("")).commit();
    let standing = repository.standing("--changed main a");
    assert!(!standing.is_empty() && standing.iter().all(|one| one.starts_with("a/")), "{standing:?}");
    assert_eq!(repository.run("--changed main nowhere").status, 2);
    let ran = repository.run_in("a", "--as-of 2026-11-23 --changed main --format concise --exit-zero", &[]);
    assert!(ran.stdout.contains("x.sh:1:12: high[OW101]") && ran.stdout.contains("../b/x.sh"), "{}", ran.stdout);
}

#[test]
fn an_unknown_commit_and_none_at_all_are_told() {
    let repository = branched(&[("a.sh", &serve(""))]);
    for reference in ["nowhere", "--changed=-x", "main:a.sh", "HEAD~9"] {
        let argument = if reference.starts_with('-') { reference.to_owned() } else { format!("--changed {reference}") };
        let ran = repository.run(&argument);
        assert_eq!(ran.status, 2, "{reference}");
        assert!(ran.stderr.contains("names no commit") && ran.stderr.contains("fetch"), "{}", ran.stderr);
    }
    let empty = Repository::new();
    assert_eq!(empty.run("--changed HEAD").status, 2);
    repository.git(&["checkout", "-q", "--orphan", "apart"]);
    repository.write("other.txt", "no copy of the first commit\n").commit();
    let ran = repository.run("--changed main");
    assert_eq!(ran.status, 2);
    assert!(ran.stderr.contains("have no common commit"), "{}", ran.stderr);
    assert!(!ran.stderr.contains("fetch deeper"), "{}", ran.stderr);
}

#[test]
fn a_shallow_clone_is_told_to_fetch_deeper() {
    let repository = branched(&[("a.sh", "echo\n")]);
    repository.write("b.sh", "echo\n").commit().git(&["checkout", "-q", "main"]);
    repository.write("c.sh", "echo\n").commit();
    let from = format!("file://{}", repository.path("").display());
    let clone = Repository::new();
    clone.git(&[
        "fetch",
        "-q",
        "--depth",
        "1",
        &from,
        "main:refs/remotes/origin/main",
        "work:refs/remotes/origin/work",
    ]);
    clone.git(&["checkout", "-q", "-b", "work", "origin/work"]);
    let ran = clone.run("--changed origin/main");
    assert_eq!(ran.status, 2);
    assert!(ran.stderr.contains("shallow clone: fetch deeper"), "{}", ran.stderr);
    clone.git(&["fetch", "-q", "--unshallow", &from, "main:refs/remotes/origin/main", "work:refs/remotes/origin/work"]);
    assert_eq!(clone.run("--changed origin/main").status, 0);
}

#[test]
fn hooks_worktrees_and_submodules_are_understood() {
    let repository = branched(&[("a.sh", "echo\n"), ("sub/b.sh", "echo\n")]);
    repository.git(&["worktree", "add", "-q", "-b", "other", "../linked"]);
    let linked = "../linked";
    std::fs::write(repository.path("../linked/a.sh"), serve("")).unwrap();
    let ran = repository.run_in(linked, "--as-of 2026-11-23 --changed main --format concise", &[]);
    assert_eq!((ran.status, ran.stdout.contains("a.sh:1:12: high[OW101]")), (1, true), "{}{}", ran.stdout, ran.stderr);

    repository.write("a.sh", &serve(""));
    let hook = [("GIT_DIR", ".git"), ("GIT_INDEX_FILE", ".git/index"), ("GIT_PREFIX", "sub/")];
    let ran = repository.run_in("", "--as-of 2026-11-23 --changed main --format concise", &hook);
    assert!(ran.stdout.contains("a.sh:1:12: high[OW101]"), "{}{}", ran.stdout, ran.stderr);
    repository.git(&["checkout", "-q", "--", "."]);

    let module = Repository::new();
    module.write("serve.sh", &serve("")).commit();
    let from = module.path("").display().to_string();
    repository.git(&["submodule", "--quiet", "add", &from, "module"]);
    repository.commit();
    assert_eq!(repository.standing("--changed main"), NOTHING, "its files are another repository's");
    let ran = repository.run_in("module", "--changed main", &[]);
    assert!(ran.status == 0 && ran.stdout.starts_with("nothing to check"), "{}{}", ran.stdout, ran.stderr);
}

#[test]
fn a_conflict_is_read_as_it_stands() {
    let repository = branched(&[("a.sh", &serve("")), ("b.sh", "echo\n")]);
    repository.write("a.sh", &serve("# work")).commit().git(&["checkout", "-q", "main"]);
    repository.write("a.sh", &serve("# main")).commit().git(&["checkout", "-q", "work"]);
    assert_ne!(repository.try_git("", &["merge", "-q", "main"]).status, 0);
    let standing = repository.standing("--changed main");
    assert!(!standing.is_empty() && standing.iter().all(|one| one.starts_with("a.sh")), "two of one: {standing:?}");
}

#[cfg(unix)]
#[test]
fn programs_that_a_repository_configures_are_not_run() {
    use std::os::unix::fs::PermissionsExt;
    let attributes = "*.sh filter=spy diff=spy\n*.yaml filter=a=b\n";
    let repository = branched(&[("a.sh", "echo\n"), ("b.yaml", "a: 1\n"), (".gitattributes", attributes)]);
    repository.write("spy", "#!/bin/sh\ntouch \"$(dirname \"$0\")/ran\"\ncat\n");
    std::fs::set_permissions(repository.path("spy"), std::fs::Permissions::from_mode(0o755)).unwrap();
    let spy = repository.path("spy").display().to_string();
    for key in [
        "filter.spy.clean",
        "filter.spy.process",
        "filter.a=b.clean",
        "diff.spy.textconv",
        "diff.external",
        "core.fsmonitor",
    ] {
        repository.git(&["config", key, &spy]);
    }
    repository.git(&["config", "filter.spy.required", "true"]);
    repository.write("a.sh", &serve("")).write("b.yaml", "a: 2\n");
    assert!(repository.standing("--changed main").contains(&"a.sh OW101 high".to_owned()));
    assert!(!repository.path("ran").exists());
}

#[test]
fn the_inventory_lists_the_files_that_differ() {
    let repository = branched(&[("a.sh", &serve("")), ("b.sh", &serve(""))]);
    repository.write("b.sh", &serve("# touched")).write("c.sh", &serve("")).commit();
    let paths = |arguments: &str| {
        let ran = repository.run(&format!("inventory --format json {arguments}"));
        let list: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
        let references = list["references"].as_array().unwrap().iter();
        references.map(|one| one["path"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(paths("--changed main"), ["b.sh", "c.sh"]);
    assert_eq!(paths("--changed main c.sh"), ["c.sh"]);
    repository.write("list", "a.sh\n");
    assert_eq!(paths("--files-from list"), ["a.sh"]);
}

#[test]
fn a_list_is_read_from_a_file_or_from_standard_input() {
    let repository = branched(&[("a.sh", &serve("")), ("b c.sh", &serve("")), ("deploy/d.sh", &serve(""))]);
    let checked = |input: &[u8]| {
        let ran = repository.run_with("--as-of 2026-11-23 --format json --exit-zero --files-from -", input);
        assert_eq!(ran.status, 0, "{}", ran.stderr);
        let report: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
        (report["summary"]["files_checked"].as_u64().unwrap(), report["notices"].as_array().unwrap().len())
    };
    assert_eq!(checked(b"a.sh\nb c.sh\r\n"), (2, 0));
    assert_eq!(checked(b"a.sh\0b c.sh\0deploy/d.sh\0"), (3, 0));
    assert_eq!(checked(b"a.sh\n./a.sh\n"), (1, 0), "once");
    assert_eq!(checked(b"a.sh\ngone.sh\ndeploy\n"), (1, 2), "what is not there, and a folder, is remarked on");
    repository.write("list", "deploy/d.sh\n");
    let ran = repository.run("--as-of 2026-11-23 --files-from list");
    assert_eq!(ran.status, 1, "{}", ran.stderr);
    let ran = repository.run_in("deploy", "--as-of 2026-11-23 --files-from ../list", &[]);
    assert!(ran.stdout.contains("is in the list and does not exist"), "from the working directory: {}", ran.stdout);
    for input in [&b""[..], b"\n", b"logo.png\n"] {
        let ran = repository.run_with("--files-from -", input);
        assert_eq!((ran.status, ran.stdout.contains("nothing to check")), (0, true), "{}", ran.stdout);
    }
    let ran = repository.run("--files-from nowhere");
    assert_eq!(ran.status, 2);
    assert!(ran.stderr.contains("list of files `nowhere` cannot be read"), "{}", ran.stderr);
    let ran = repository.run_with("--exclude deploy --force-exclude --files-from -", b"deploy/d.sh\n");
    assert!(ran.stdout.contains("nothing to check"), "{}", ran.stdout);
}

#[test]
fn a_dash_is_standard_input() {
    let repository = branched(&[]);
    let ran = repository.run_with("--as-of 2026-11-23 --format concise -", format!("model: {KIMI}\n").as_bytes());
    assert!(ran.stdout.contains(KIMI) || ran.stdout.contains("OW101"), "{}{}", ran.stdout, ran.stderr);
    let named = format!("{{\"model\": \"{KIMI}\"}}");
    let ran = repository.run_with("--as-of 2026-11-23 --format concise --stdin-filename a.json -", named.as_bytes());
    assert!(ran.stdout.contains("a.json:1:"), "{}{}", ran.stdout, ran.stderr);
}
