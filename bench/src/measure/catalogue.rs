//! Owns what a larger catalogue costs: the same runs under overlays of 500 and of 10,000 models that nothing refers to.

use super::Bench;
use crate::Fault;
use crate::compare::compare;
use crate::preset::Preset;
use crate::table::Row;
use crate::target;
use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

/// Measures on a tree of ordinary files.
pub fn measure(bench: &mut Bench) -> Result<(), Fault> {
    let (tree, void) = bench.tree(&Preset::many(bench.options.scaled(10_000)))?;
    let (small, large) = (overlay(bench, 500)?, overlay(bench, 10_000)?);
    let run = |file: &PathBuf| bench.check(&tree.path, &["--catalog", &file.to_string_lossy()]);
    let ratio = compare(&run(&large), &run(&small), bench.options.pairs)?;
    let what = format!("{}: overlay of 10,000 models / of 500", tree.name);
    bench.report.add(Row::ratio("P9", what, &ratio).within(target::CATALOGUE).unless(void));
    Ok(())
}

fn overlay(bench: &Bench, models: u64) -> Result<PathBuf, Fault> {
    let mut text = String::from("[lab]\nid = \"zorkfolk\"\nname = \"Zorkfolk\"\n");
    for number in 0..models {
        let _ = write!(
            text,
            "\n[[model]]\nid = \"zork-{number}b\"\nname = \"Zork {number}B\"\nweights = \"closed\"\nmodality = \"text\"\nreleased = \"2025-01-01\"\n"
        );
    }
    let file = bench.folder.join(format!("overlay-{models}.toml"));
    fs::create_dir_all(&bench.folder)?;
    fs::write(&file, text)?;
    Ok(file)
}
