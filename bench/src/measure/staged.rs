//! Owns what a check before a commit costs, in a git repository of many files of which few are staged.

use super::Bench;
use crate::Fault;
use crate::compare::compare;
use crate::preset::Preset;
use crate::run::{Job, find};
use crate::table::Row;
use crate::target;
use crate::tree::Tree;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

const RUNS: usize = 30;

/// Measures with three staged files, without and with a model.
pub fn measure(bench: &mut Bench) -> Result<(), Fault> {
    let Some(git) = find("git") else {
        bench.report.add(Row::missing("P6", "--staged", "git is not installed"));
        return Ok(());
    };
    let preset = Preset { name: "staged".into(), odd: false, ..Preset::many(10_000) };
    let tree = Tree::make(&preset, &bench.ids, bench.options.seed, &bench.folder)?;
    bench.report.note(&tree);
    fs::remove_dir_all(tree.path.join(".git"))?;
    let run = |words: &[&str]| run_git(&git, &tree.path, words);
    run(&["init", "-q"])?;
    run(&["add", "-A"])?;
    run(&["-c", "user.name=bench", "-c", "user.email=bench@example.net", "commit", "-q", "-m", "all"])?;
    for (name, text) in [("a.yaml", "name: a\n"), ("b.py", "value = 1\n"), ("c.toml", "limit = 3\n")] {
        fs::write(tree.path.join(name), text)?;
    }
    run(&["add", "a.yaml", "b.py", "c.toml"])?;
    let owlint = bench.check(&tree.path, &["--staged"]);
    let alone = Job::new("git diff", &git, ["diff", "--cached", "--name-only", "-z"], &tree.path);
    for (what, target) in [("no model", target::STAGED), ("one model", target::STAGED_HIT)] {
        if target == target::STAGED_HIT {
            fs::write(tree.path.join("a.yaml"), "model: meta-llama/Llama-3.1-8B-Instruct\n")?;
            run(&["add", "a.yaml"])?;
        }
        let ratio = compare(&owlint, &alone, RUNS)?;
        let told = format!("{:.2} ms, median of {RUNS}; {:.2} of git diff --cached", ratio.first * 1e3, ratio.median);
        let row =
            Row::new("P6", format!("--staged, {} files, {what}: wall in ms", tree.files), ratio.first * 1e3, told);
        bench.report.add(row.within(target));
    }
    Ok(())
}

fn run_git(git: &Path, folder: &Path, words: &[&str]) -> Result<(), Fault> {
    let mut command = Command::new(git);
    let status = command.args(words).current_dir(folder).stdout(Stdio::null()).status()?;
    if status.success() { Ok(()) } else { Err(format!("git {words:?} ended with {status}").into()) }
}
