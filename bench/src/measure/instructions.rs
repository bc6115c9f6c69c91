//! Owns counts of instructions, which the load of the machine does not change, and their baseline. Never measures time.

use super::Bench;
use crate::Fault;
use crate::preset::Preset;
use crate::run::{Job, find};
use crate::tree::{Tree, root};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Counts by stage, of one compiler.
type Counts = BTreeMap<String, u64>;

/// Counts every stage, tells them, and fails where one is above its baseline.
pub fn hold(bench: &Bench) -> Result<(), Fault> {
    let Some(valgrind) = find("valgrind") else {
        eprintln!("SKIPPED: valgrind is not installed, so no instruction was counted");
        return Ok(());
    };
    let mut counts = Counts::new();
    for (stage, job) in stages(bench)? {
        let count = count(&valgrind, &job, &bench.folder)?;
        eprintln!("{stage:<32} {count:>15}");
        counts.insert(stage, count);
    }
    let path = root().join("bench/instructions.json");
    let mut baselines: BTreeMap<String, Counts> = match fs::read_to_string(&path) {
        Ok(text) => serde_json::from_str(&text)?,
        Err(_) => BTreeMap::new(),
    };
    let compiler = compiler();
    if bench.options.accept {
        baselines.insert(compiler, counts);
        fs::write(&path, serde_json::to_string_pretty(&baselines)? + "\n")?;
        return Ok(());
    }
    let Some(baseline) = baselines.get(&compiler) else {
        eprintln!("SKIPPED: no baseline for {compiler}; write one with --accept");
        return Ok(());
    };
    let above = above(baseline, &counts);
    if above.is_empty() { Ok(()) } else { Err(above.join("\n").into()) }
}

/// The stages that rose by more than is let through: 1 % end to end, 2 % elsewhere.
fn above(baseline: &Counts, counts: &Counts) -> Vec<String> {
    let rises = counts.iter().filter_map(|(stage, count)| {
        let before = *baseline.get(stage)?;
        let allowed = if stage.starts_with("tree") { 1.01 } else { 1.02 };
        let ratio = *count as f64 / before as f64;
        (ratio > allowed)
            .then(|| format!("{stage}: {count} instructions, {:+.2} % over {before}", (ratio - 1.0) * 100.0))
    });
    let gone =
        baseline.keys().filter(|stage| !counts.contains_key(*stage)).map(|stage| format!("{stage}: not counted"));
    rises.chain(gone).collect()
}

/// Compiler and processor that counts hold for.
fn compiler() -> String {
    let output = Command::new("rustc").arg("--version").output();
    let version = output.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned()).unwrap_or_default();
    format!("{version}, {}", std::env::consts::ARCH)
}

/// Whole runs over fixed files, each of which does one thing more than start.
fn stages(bench: &Bench) -> Result<Vec<(String, Job)>, Fault> {
    let folder = bench.folder.join("instructions");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(folder.join(".git"))?;
    let check = |words: &[&str]| {
        let words: Vec<&str> = ["--threads", "1"].iter().chain(words).copied().collect();
        bench.check(&folder, &words)
    };
    let mut stages = vec![("start".to_owned(), Job::new("owlint", &bench.owlint, ["--version"], &folder))];
    fs::write(folder.join("plain.txt"), "nothing\n")?;
    stages.push(("start to first file".to_owned(), check(&["plain.txt"])));
    stages.push(("resolve one id".to_owned(), Job::new("owlint", &bench.owlint, ["explain", "gpt-oss-120b"], &folder)));
    for hits in [0, 1, 1_000] {
        let name = format!("text-{hits}.py");
        fs::write(folder.join(&name), text(hits))?;
        stages.push((format!("1 MB, {hits} hits"), check(&[&name])));
    }
    for grammar in crate::grammar::ALL {
        let name = format!("{}1{}", grammar.file.0, grammar.file.1);
        fs::write(folder.join(&name), blocks(grammar))?;
        stages.push((format!("format {}", grammar.name), check(&[&name])));
    }
    for format in ["human", "json", "sarif"] {
        stages.push((format!("1,000 findings as {format}"), check(&["text-1000.py", "--format", format])));
    }
    let preset = Preset { name: "instructions-tree".into(), odd: false, ..Preset::app(500) };
    let tree = Tree::make(&preset, &bench.ids, bench.options.seed, &bench.folder)?;
    stages.push(("tree of 500 files".to_owned(), bench.check(&tree.path, &["--threads", "1"])));
    Ok(stages)
}

/// 1 MB of assignments, so many of which name a model.
fn text(hits: usize) -> String {
    let lines = 1_000_000 / 40;
    let every = lines / hits.max(1);
    let line = |number: usize| {
        if hits > 0 && number.is_multiple_of(every) && number / every < hits {
            format!("model_{number:06} = \"openai/gpt-oss-120b\"\n")
        } else {
            format!("value_{number:06} = \"some plain text here\"\n")
        }
    };
    (0..lines).map(line).collect()
}

/// Fifty blocks of a format, one with a model.
fn blocks(grammar: crate::grammar::Grammar) -> String {
    let mut random = crate::random::Random::of(1, 1);
    let mut text = grammar.begin.to_owned();
    for number in 0..50 {
        (grammar.block)(&mut text, &mut random, number, (number == 25).then_some("openai/gpt-oss-120b"));
    }
    text + grammar.end
}

/// How many instructions a run takes, as callgrind counts them.
fn count(valgrind: &Path, job: &Job, folder: &Path) -> Result<u64, Fault> {
    let to: PathBuf = folder.join("callgrind.out");
    let mut command = Command::new(valgrind);
    command.args(["--tool=callgrind", &format!("--callgrind-out-file={}", to.display())]).args(job.words());
    command.current_dir(job.folder()).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let status = command.status()?;
    let text = fs::read_to_string(&to).map_err(|error| format!("callgrind ({status}) wrote nothing: {error}"))?;
    let line = text.lines().find_map(|line| line.strip_prefix("summary:").or(line.strip_prefix("totals:")));
    let count = line.and_then(|line| line.trim().parse().ok());
    count.ok_or_else(|| "callgrind wrote no summary".into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rise_above_what_is_let_through_is_told() {
        let counts = |start, tree| Counts::from([("start".to_owned(), start), ("tree of 500 files".to_owned(), tree)]);
        assert!(above(&counts(1_000, 1_000), &counts(1_020, 1_010)).is_empty());
        assert_eq!(above(&counts(1_000, 1_000), &counts(1_030, 1_015)).len(), 2);
        assert_eq!(above(&counts(1_000, 1_000), &Counts::new()).len(), 2, "a stage that is gone is told, too");
    }

    #[test]
    fn texts_have_the_hits_they_are_named_for() {
        for hits in [0, 1, 1_000] {
            assert_eq!(text(hits).matches("gpt-oss").count(), hits);
        }
    }
}
