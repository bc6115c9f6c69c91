//! Owns the tree in which the examples of the pages run, and running them there by a shell.

use super::repository::{Repository, command};
use std::path::Path;
use std::process::{Output, Stdio};

/// The day of the examples.
const AS_OF: &str = "2026-11-26";

const FILES: &[(&str, &str)] = &[
    (".env", "CHAT_MODEL=Qwen/Qwen3-32B\n"),
    ("owlint.toml", "exclude = [\"vendor/\"]\nfail-on = \"high\"\n"),
    ("house.toml", "[lab]\nid = \"acme\"\n"),
    ("changed.txt", "deploy/kimi.yaml\n"),
];

/// What the branch at work adds to `main`.
const KIMI: &str = "services:
  engine:
    image: vllm/vllm-openai:v0.11.0
    command: [\"--model\", \"moonshotai/Kimi-K2-Instruct\", \"--tensor-parallel-size\", \"8\"]
";

/// What is staged and not committed.
const GLM: &str = "vllm serve zai-org/GLM-4.6 --tensor-parallel-size 8\n";

/// Makes a repository on a branch that leans on a near-frontier open model, beside a `main` that does not.
pub(crate) fn example() -> Repository {
    let tree = Repository::new();
    for (name, text) in FILES {
        tree.write(name, text);
    }
    tree.commit().git(&["update-ref", "refs/remotes/origin/main", "HEAD"]);
    tree.git(&["checkout", "-q", "-b", "work"]);
    tree.write("deploy/kimi.yaml", KIMI).commit();
    tree.write("deploy/glm.sh", GLM).stage();
    tree
}

/// Runs a line as a reader would, and returns its exit status and all that it printed.
pub(crate) fn run(tree: &Repository, line: &str) -> (i32, String) {
    let ran = shell(&tree.path(""), line);
    let printed = [ran.stdout, ran.stderr].concat();
    (ran.status.code().unwrap_or(-1), String::from_utf8_lossy(&printed).into_owned())
}

/// Returns what a line prints that has to succeed, wherever it is run.
pub(crate) fn told(line: &str) -> String {
    let place = tempfile::tempdir().unwrap();
    let ran = shell(place.path(), line);
    assert!(ran.status.success(), "{line}: {}", String::from_utf8_lossy(&ran.stderr));
    String::from_utf8(ran.stdout).unwrap()
}

fn shell(folder: &Path, line: &str) -> Output {
    let built = Path::new(env!("CARGO_BIN_EXE_owlint")).parent().unwrap().to_owned();
    let path = std::env::var_os("PATH").unwrap_or_default();
    let path = std::env::join_paths([built].into_iter().chain(std::env::split_paths(&path))).unwrap();
    let mut shell = command("sh", folder);
    shell.args(["-c", line]).env("PATH", path).env("HOME", folder).env("OWLINT_AS_OF", AS_OF);
    shell.env("GITHUB_STEP_SUMMARY", folder.join("step-summary.md"));
    shell.stdin(Stdio::null()).output().unwrap()
}
