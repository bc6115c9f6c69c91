//! Where `--staged` looks beside what is staged, and in which states of a repository it has to find its way.

#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "cli/repository.rs"]
#[allow(dead_code, reason = "each suite uses a part of it")]
mod repository;

use repository::Repository;

const KIMI: &str = "moonshotai/Kimi-K2-Instruct";
const NOTHING: [&str; 0] = [];
const SERVES: &str = "services:\n  chat:\n    image: vllm/vllm-openai:v0.11.0\n    command: --model ${MODEL}\n";
const SERVES_NOT: &str = "services:\n  chat:\n    image: nginx:1.27\n";

fn serve(arguments: &str) -> String {
    format!("vllm serve {KIMI} --tensor-parallel-size 8 {arguments}\n")
}

/// The references that are staged, as `path role`.
fn staged(repository: &Repository) -> Vec<String> {
    let report = repository.report("--staged");
    let references = report["references"].as_array().unwrap().iter();
    references.map(|one| format!("{} {}", one["path"].as_str().unwrap(), one["role"].as_str().unwrap())).collect()
}

/// Where the values of staged references are used.
fn uses(repository: &Repository) -> Vec<String> {
    let report = repository.report("--staged");
    let references = report["references"].as_array().unwrap().iter();
    let uses = references.flat_map(|one| one["uses"].as_array().unwrap().clone());
    uses.map(|one| one["path"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn what_a_value_is_used_for_is_read_from_the_index() {
    for (index, work_tree) in [(SERVES, SERVES_NOT), (SERVES_NOT, SERVES)] {
        let repository = Repository::new();
        repository.write("compose.yaml", index).commit();
        repository.write(".env", &format!("MODEL={KIMI}\n")).stage();
        repository.write("compose.yaml", work_tree);
        let expected = if index == SERVES { vec!["compose.yaml"] } else { vec![] };
        assert_eq!(uses(&repository), expected);
    }
}

#[test]
fn what_is_not_in_the_index_says_nothing() {
    let repository = Repository::new();
    repository.write(".env", &format!("MODEL={KIMI}\n")).stage();
    repository.write("compose.yaml", SERVES);
    assert_eq!(uses(&repository), NOTHING);
    repository.stage();
    assert_eq!(uses(&repository), ["compose.yaml"]);
}

#[test]
fn a_linked_work_tree_has_its_own_index() {
    let repository = Repository::new();
    repository.write("a.sh", "echo\n").commit();
    repository.git(&["worktree", "add", "-q", "-b", "other", "../linked"]);
    repository.write("../linked/b.sh", &serve(""));
    repository.git_in("../linked", &["add", "-A"]);
    let ran = repository.run_in("../linked", "--as-of 2026-11-23 --staged --format concise", &[]);
    assert!(ran.stdout.contains("b.sh:1:12: high[OW101]"), "{}{}", ran.stdout, ran.stderr);
    assert_eq!(staged(&repository), NOTHING);
    let private = repository.git_in("../linked", &["rev-parse", "--absolute-git-dir"]);
    let environment = [("GIT_DIR", private.trim_end())];
    let ran = repository.run_in("../linked", "--as-of 2026-11-23 --staged --format concise", &environment);
    assert!(ran.stdout.contains("b.sh:1:12: high[OW101]"), "as its hooks run: {}{}", ran.stdout, ran.stderr);
}

#[test]
fn a_submodule_is_one_entry_from_outside_and_a_repository_from_inside() {
    let (repository, module) = (Repository::new(), Repository::new());
    module.write("serve.sh", &serve("")).commit();
    repository.git(&["submodule", "--quiet", "add", &module.path("").display().to_string(), "module"]);
    repository.git(&["add", "module"]);
    assert_eq!(staged(&repository), NOTHING);
    repository.write("module/more.sh", &serve(""));
    repository.git_in("module", &["add", "-A"]);
    let ran = repository.run_in("module", "--as-of 2026-11-23 --staged --format concise", &[]);
    assert!(ran.stdout.contains("more.sh:1:12: high[OW101]"), "{}{}", ran.stdout, ran.stderr);
    assert!(!ran.stdout.contains("serve.sh"), "{}", ran.stdout);
}

#[test]
fn conflicts_of_every_kind_are_survived() {
    let repository = Repository::new();
    repository.write("both.sh", &serve("")).write("gone.sh", &serve("")).write("kept.sh", &serve("")).commit();
    repository.git(&["checkout", "-q", "-b", "side"]);
    repository.write("both.sh", &serve("# side")).write("kept.sh", &serve("# side")).remove("gone.sh");
    repository.write("added.sh", "echo side\n").commit().git(&["checkout", "-q", "main"]);
    repository.write("both.sh", &serve("# main")).remove("kept.sh").write("gone.sh", &serve("# main"));
    repository.write("added.sh", "echo main\n").commit();
    assert_ne!(repository.try_git("", &["merge", "-q", "-X", "no-renames", "side"]).status, 0);
    let report = repository.report("--staged");
    let notices = report["notices"].as_array().unwrap();
    let told = |path: &str| {
        let of_path = |one: &&serde_json::Value| one["path"] == path;
        notices.iter().find(of_path).map(|one| one["message"].as_str().unwrap().to_owned()).unwrap_or_default()
    };
    for path in ["added.sh", "both.sh", "gone.sh", "kept.sh"] {
        assert!(told(path).contains("unresolved conflicts"), "{path}: {notices:?}");
    }
    let found = staged(&repository);
    assert!(found.contains(&"both.sh serving".to_owned()), "{found:?}");
}

#[test]
fn intentions_links_and_deletions_are_no_files() {
    let repository = Repository::new();
    repository.write("old.sh", &serve("")).write("link.sh", &serve("")).commit();
    repository.write("intended.sh", &serve(""));
    repository.git(&["add", "-N", "intended.sh"]);
    repository.git(&["rm", "-q", "--cached", "old.sh"]);
    assert_eq!(staged(&repository), NOTHING);
    let ran = repository.run("--staged");
    assert!(ran.status == 0 && ran.stdout.contains("nothing to check"), "{}", ran.stdout);
}

#[test]
fn a_part_of_a_file_is_staged() {
    let repository = Repository::new();
    repository.write("a.yaml", "one:\n  model: x\ntwo:\n  model: y\n").commit();
    repository.write("a.yaml", &format!("one:\n  model: {KIMI}\ntwo:\n  model: y\n")).stage();
    repository.write("a.yaml", &format!("one:\n  model: {KIMI}\ntwo:\n  model: deepseek-ai/DeepSeek-V3\n"));
    let report = repository.report("--staged");
    let texts: Vec<&str> =
        report["references"].as_array().unwrap().iter().map(|one| one["text"].as_str().unwrap()).collect();
    assert!(texts.contains(&KIMI) && !texts.contains(&"deepseek-ai/DeepSeek-V3"), "{texts:?}");
}

#[cfg(unix)]
#[test]
fn a_hook_that_git_starts_sees_what_it_commits() {
    use std::os::unix::fs::PermissionsExt;
    let repository = Repository::new();
    repository.write("a.sh", "echo\n").write("b.sh", "echo\n").commit();
    let hook = format!("#!/bin/sh\nexec '{}' --as-of 2026-11-23 --staged\n", env!("CARGO_BIN_EXE_owlint"));
    repository.write(".git/hooks/pre-commit", &hook);
    let path = repository.path(".git/hooks/pre-commit");
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o755)).unwrap();
    repository.write("a.sh", &serve("")).write("b.sh", "echo b\n");
    assert_eq!(repository.try_git("", &["commit", "-q", "-m", "b", "b.sh"]).status, 0, "only the other file");
    assert_ne!(repository.try_git("", &["commit", "-q", "-a", "-m", "a"]).status, 0, "an index made for this commit");
    assert_eq!(repository.try_git("", &["commit", "-q", "-a", "-n", "-m", "a"]).status, 0);
    repository.write("logo.png", "x").stage();
    assert_eq!(repository.try_git("", &["commit", "-q", "-m", "an image alone"]).status, 0);
}
