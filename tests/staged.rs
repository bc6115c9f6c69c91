//! What `--staged` judges: the form that would be committed, not the one in the work tree.

#![allow(clippy::indexing_slicing, reason = "a test fails by panicking")]
#![expect(clippy::unwrap_used, reason = "a test that cannot set up its repository must fail")]

use std::fs;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

const KIMI: &str = "model: moonshotai/Kimi-K3\n";
const SMALL: &str = "model: Qwen/Qwen3-8B\n";

/// A repository that knows nothing of the machine's configuration of git.
struct Repository {
    folder: TempDir,
}

impl Repository {
    fn new() -> Self {
        let repository = Self { folder: tempfile::tempdir().unwrap() };
        repository.git(&["init", "-q"]);
        repository
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn git(&self, words: &[&str]) {
        let done = Self::command("git", self.folder.path())
            .args(["-c", "user.name=a", "-c", "user.email=a@b"])
            .args(words)
            .output();
        let done = done.unwrap();
        assert!(done.status.success(), "{words:?}: {}", String::from_utf8_lossy(&done.stderr));
    }

    fn stage(&self, name: &str, text: &str) {
        self.write(name, text);
        self.git(&["add", "-A"]);
    }

    fn commit(&self) {
        self.git(&["commit", "-q", "-m", "x", "--no-verify"]);
    }

    /// Identifiers that owlint finds among staged files, run from a folder below the top.
    fn staged_from(&self, below: &str, environment: &[(&str, &str)]) -> Vec<String> {
        let mut command = Self::command(env!("CARGO_BIN_EXE_owlint"), &self.folder.path().join(below));
        command.args(["check", "--no-config", "--staged", "--exit-zero", "--format", "json"]);
        let output = command.envs(environment.iter().copied()).output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
        let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        let references = report["references"].as_array().unwrap();
        references
            .iter()
            .map(|one| format!("{} {}", one["path"].as_str().unwrap(), one["text"].as_str().unwrap()))
            .collect()
    }

    fn staged(&self) -> Vec<String> {
        self.staged_from("", &[])
    }

    fn command(program: &str, folder: &Path) -> Command {
        let mut command = Command::new(program);
        command.current_dir(folder).env_clear().env("PATH", std::env::var_os("PATH").unwrap_or_default());
        command.envs([("GIT_CONFIG_GLOBAL", "/dev/null"), ("GIT_CONFIG_SYSTEM", "/dev/null")]);
        command
    }
}

#[test]
fn the_first_commit_is_judged_like_any_other() {
    let repository = Repository::new();
    repository.stage("a.yaml", KIMI);
    assert_eq!(repository.staged(), ["a.yaml moonshotai/Kimi-K3"]);
}

#[test]
fn the_index_counts_and_not_the_work_tree() {
    let repository = Repository::new();
    repository.stage("a.yaml", KIMI);
    repository.write("a.yaml", SMALL);
    repository.write("unstaged.yaml", KIMI);
    assert_eq!(repository.staged(), ["a.yaml moonshotai/Kimi-K3"]);
}

#[test]
fn what_is_committed_already_or_deleted_is_left_out() {
    let repository = Repository::new();
    repository.stage("a.yaml", KIMI);
    repository.stage("b.yaml", KIMI);
    repository.commit();
    assert_eq!(repository.staged(), Vec::<String>::new());
    repository.git(&["rm", "-q", "a.yaml"]);
    repository.stage("c.yaml", SMALL);
    assert_eq!(repository.staged(), ["c.yaml Qwen/Qwen3-8B"]);
}

#[test]
fn a_renamed_file_is_judged_under_its_new_name() {
    let repository = Repository::new();
    repository.stage("a.yaml", KIMI);
    repository.commit();
    repository.git(&["mv", "a.yaml", "moved.yaml"]);
    assert_eq!(repository.staged(), ["moved.yaml moonshotai/Kimi-K3"]);
}

#[test]
fn paths_are_those_of_the_repository_from_any_folder() {
    let repository = Repository::new();
    repository.stage("deploy/a.yaml", KIMI);
    assert_eq!(repository.staged_from("deploy", &[]), ["deploy/a.yaml moonshotai/Kimi-K3"]);
}

#[test]
fn a_hook_of_git_is_understood() {
    let repository = Repository::new();
    repository.stage("a.yaml", KIMI);
    let environment = [("GIT_DIR", ".git"), ("GIT_INDEX_FILE", ".git/index")];
    assert_eq!(repository.staged_from("", &environment), ["a.yaml moonshotai/Kimi-K3"]);
}

#[test]
fn outside_of_a_repository_it_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let repository = Repository { folder };
    let mut command = Repository::command(env!("CARGO_BIN_EXE_owlint"), repository.folder.path());
    let output = command.args(["check", "--no-config", "--staged"]).output().unwrap();
    let told = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2));
    assert!(told.contains("repository"), "{told}");
}

/// What a run as in a hook gives: its status and what it says.
fn checked(repository: &Repository, below: &str) -> (Option<i32>, String) {
    let mut command = Repository::command(env!("CARGO_BIN_EXE_owlint"), &repository.folder.path().join(below));
    let output = command.args(["check", "--staged", "--fail-on", "info"]).output().unwrap();
    (output.status.code(), String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned())
}

#[test]
fn the_staged_configuration_holds_and_not_that_of_the_work_tree() {
    let repository = Repository::new();
    repository.write("deploy/a.yaml", KIMI);
    repository.stage("owlint.toml", "exclude = [\"deploy/\"]\n");
    assert_eq!(checked(&repository, "").0, Some(0));
    repository.write("owlint.toml", "");
    assert_eq!(checked(&repository, "").0, Some(0), "what is not staged yet does not hold");
    assert_eq!(checked(&repository, "deploy").0, Some(0), "nor from a folder below");

    repository.stage("owlint.toml", "min-severity = \"info\"\n");
    repository.write("owlint.toml", "exclude = [\"deploy/\"]\n");
    let (status, told) = checked(&repository, "");
    assert_eq!(status, Some(1), "an exclusion that is not committed hides nothing: {told}");
    repository.write("owlint.toml", "nonsense = 1\n");
    assert_eq!(checked(&repository, "").0, Some(1), "a fault that is not staged stops nobody");
}

#[test]
fn a_configuration_that_git_does_not_know_does_not_hold() {
    let repository = Repository::new();
    repository.stage("a.yaml", KIMI);
    repository.write("owlint.toml", "exclude = [\"*.yaml\"]\n");
    assert_eq!(checked(&repository, "").0, Some(1));
}

#[test]
fn the_staged_baseline_holds_and_not_that_of_the_work_tree() {
    let repository = Repository::new();
    repository.stage("a.yaml", KIMI);
    let mut command = Repository::command(env!("CARGO_BIN_EXE_owlint"), repository.folder.path());
    assert!(command.args(["baseline", "write"]).output().unwrap().status.success());
    assert_eq!(checked(&repository, "").0, Some(1), "a baseline that is not staged accepts nothing");
    repository.git(&["add", "-A"]);
    assert_eq!(checked(&repository, "").0, Some(0), "{}", checked(&repository, "").1);
    repository.write(".owlint-baseline.json", "no baseline at all");
    assert_eq!(checked(&repository, "").0, Some(0), "{}", checked(&repository, "").1);
}

#[test]
fn the_staged_ignore_file_holds_and_not_that_of_the_work_tree() {
    let repository = Repository::new();
    repository.stage("deploy/a.yaml", KIMI);
    repository.write("deploy/.owlintignore", "a.yaml\n");
    assert_eq!(checked(&repository, "").0, Some(1));
    repository.git(&["add", "-A"]);
    repository.write("deploy/.owlintignore", "");
    assert_eq!(checked(&repository, "").0, Some(0));
}

#[test]
fn what_patterns_of_paths_mean_elsewhere_changes_nothing() {
    let repository = Repository::new();
    repository.write("deploy/.owlintignore", "a.yaml\n");
    repository.stage("deploy/a.yaml", KIMI);
    repository.stage("b.yaml", KIMI);
    for name in ["GIT_LITERAL_PATHSPECS", "GIT_GLOB_PATHSPECS", "GIT_NOGLOB_PATHSPECS", "GIT_ICASE_PATHSPECS"] {
        assert_eq!(repository.staged_from("", &[(name, "1")]), ["b.yaml moonshotai/Kimi-K3"], "{name}");
    }
}

#[test]
fn git_is_asked_no_question_twice() {
    let repository = Repository::new();
    repository.stage("model.yaml", KIMI);
    let (trace, report) = (repository.folder.path().join(".git/trace"), repository.folder.path().join(".git/report"));
    let mut command = Repository::command(env!("CARGO_BIN_EXE_owlint"), repository.folder.path());
    command.args(["check", "--staged", "--output-file"]).arg(&report).env("GIT_TRACE", &trace);
    command.output().unwrap();
    assert!(fs::read_to_string(&report).unwrap().contains("Kimi-K3"));
    let trace = fs::read_to_string(&trace).unwrap();
    let asked = |line: &str| line.split_once("built-in: git ").map(|(_, question)| question.to_owned());
    let mut questions: Vec<String> = trace.lines().filter_map(asked).collect();
    questions.sort();
    let count = questions.len();
    questions.dedup();
    assert!(count >= 3, "{questions:?}");
    assert_eq!(questions.len(), count, "{trace}");
}
