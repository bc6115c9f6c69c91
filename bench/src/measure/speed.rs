//! Owns speed on a tree: against ripgrep with the same words, the read floor, typos, and tools of the same kind.

use super::Bench;
use crate::Fault;
use crate::compare::compare;
use crate::preset::Preset;
use crate::run::{Job, find};
use crate::table::Row;
use crate::target;
use crate::tree::Tree;
use std::path::Path;

/// Measures on each preset and each tree that was named.
pub fn measure(bench: &mut Bench) -> Result<(), Fault> {
    let scaled = |files| bench.options.scaled(files);
    let presets = [
        Preset::infra(scaled(5_000)),
        Preset::app(scaled(3_000)),
        Preset::dense(scaled(2_000)),
        Preset::tiny(scaled(10_000)),
    ];
    for preset in presets {
        let (tree, void) = bench.tree(&preset)?;
        on(bench, &tree, void.as_deref())?;
    }
    for path in bench.options.trees.clone() {
        let tree = Tree::named(&path)?;
        bench.report.note(&tree);
        on(bench, &tree, None)?;
    }
    Ok(())
}

fn on(bench: &mut Bench, tree: &Tree, void: Option<&str>) -> Result<(), Fault> {
    let owlint = bench.check(&tree.path, &[]);
    let ripgrep_target = if tree.name == "tiny" { target::RIPGREP_TINY } else { target::RIPGREP };
    let dense = tree.name == "dense";
    let others = [
        ("P1", ripgrep(bench, &tree.path), "rg", Some(ripgrep_target)),
        ("P2", Some(Job::new("floor", &bench.floor, ["."], &tree.path)), "read floor", None),
        ("P3", typos(&tree.path), "typos", Some(target::TYPOS)),
        ("P12", peer("ai-bom", &["scan", "."], &tree.path).filter(|_| dense), "ai-bom", None),
    ];
    for (id, other, name, target) in others {
        if !bench.options.wants(id) || (id == "P12" && !dense) {
            continue;
        }
        let what = format!("{}: owlint / {name}, wall", tree.name);
        let row = match other {
            None => Row::missing(id, what, format!("{name} is not installed")),
            Some(other) => Row::ratio(id, what, &compare(&owlint, &other, bench.options.pairs)?),
        };
        bench.report.add(Row { target, ..row }.unless(void.map(str::to_owned)));
    }
    Ok(())
}

/// The search for the same stems. 1 is its exit code where nothing is found, 2 where a loop of links is met.
fn ripgrep(bench: &Bench, folder: &Path) -> Option<Job> {
    let stems: Vec<String> = bench.ids.stems.iter().map(|stem| stem.replace('.', "\\.")).collect();
    let pattern = stems.join("|");
    let words = ["-c", "-i", "--hidden", "-j2", "-e", &pattern, "."];
    find("rg").map(|rg| Job::new("rg", &rg, words, folder).fine_with(&[0, 1]))
}

/// A spelling checker in the same language. 2 is its exit code where it finds something.
fn typos(folder: &Path) -> Option<Job> {
    let words = ["--isolated", "--hidden", "--threads", "2", "--format", "silent", "."];
    find("typos").map(|typos| Job::new("typos", &typos, words, folder).fine_with(&[0, 2]))
}

fn peer(program: &str, words: &[&str], folder: &Path) -> Option<Job> {
    find(program).map(|path| Job::new(program, &path, words, folder).fine_with(&[0, 1]))
}
