//! Owns how time and memory grow with files, bytes, findings and threads.

use super::Bench;
use crate::Fault;
use crate::compare::{alone, compare};
use crate::preset::Preset;
use crate::table::Row;
use crate::target;
use std::path::Path;

const MB: f64 = 1e6;

/// Measures growth in files and bytes, memory at its largest, and what a second thread gains.
pub fn measure(bench: &mut Bench) -> Result<(), Fault> {
    let runs = bench.options.pairs.div_ceil(3);
    let (few, void) = bench.tree(&Preset::many(10_000))?;
    if bench.options.wants("P11") {
        let (two, one) = (bench.check(&few.path, &["--threads", "2"]), bench.check(&few.path, &["--threads", "1"]));
        let ratio = compare(&two, &one, bench.options.pairs)?;
        let what = format!("{}: two threads / one", few.name);
        bench.report.add(Row::ratio("P11", what, &ratio).within(target::THREADS).unless(void.clone()));
    }
    if bench.options.wants("P7") || bench.options.wants("P4") {
        let (many, more_void) = bench.tree(&Preset::many(100_000))?;
        let void = void.or(more_void);
        let (short, _) = alone(&bench.check(&few.path, &[]), runs)?;
        let (long, peak) = alone(&bench.check(&many.path, &[]), runs)?;
        let (short, long) = (short / few.files as f64 * 1e6, long / many.files as f64 * 1e6);
        let told = format!("{:.2}; {short:.1} then {long:.1} µs a file", long / short);
        let what = format!("time a file at {} over {} files", many.files, few.files);
        bench.report.add(Row::new("P7", what, long / short, told).within(target::FILES).unless(void.clone()));
        memory(bench, &many.name, peak, void);
    }
    if bench.options.wants("P8") || bench.options.wants("P4") {
        sizes(bench, runs)?;
    }
    Ok(())
}

/// One file of 100 MB and a hundred of 1 MB: bytes a second on one thread, and memory. The files are of one format and
/// without a model: with one in each, the large file would hold a hundredth of the models.
fn sizes(bench: &mut Bench, runs: usize) -> Result<(), Fault> {
    let (one, void) = bench.tree(&Preset::sized(1, 100_000_000))?;
    let (hundred, more_void) = bench.tree(&Preset::sized(100, 1_000_000))?;
    let (long, peak) = alone(&bench.check(&one.path, &["--threads", "1"]), runs)?;
    let (short, _) = alone(&bench.check(&hundred.path, &["--threads", "1"]), runs)?;
    let (alone, together) = (one.bytes as f64 / MB / long, hundred.bytes as f64 / MB / short);
    let told = format!("{:.2}; {alone:.1} and {together:.1} MB/s", together / alone);
    let what = format!("one thread, the same format, no model: {} slower a byte than {}", one.name, hundred.name);
    bench.report.add(Row::new("P8", what, together / alone, told).unless(void.clone().or(more_void)));
    memory(bench, &one.name, peak, void);
    Ok(())
}

fn memory(bench: &mut Bench, tree: &str, peak: u64, void: Option<String>) {
    let peak = peak as f64 / MB;
    let row = Row::new("P4", format!("{tree}: peak memory in MB"), peak, format!("{peak:.1} MB"));
    bench.report.add(row.within(target::MEMORY).unless(void));
}

/// Measures what findings cost, in two forms of report.
pub fn findings(bench: &mut Bench) -> Result<(), Fault> {
    let (none, void) = bench.tree(&Preset::findings(0))?;
    let (many, more_void) = bench.tree(&Preset::findings(100_000))?;
    let void = void.or(more_void);
    for format in ["json", "sarif"] {
        let with_format = |folder: &Path| bench.check(folder, &["--format", format]);
        let ratio = compare(&with_format(&many.path), &with_format(&none.path), bench.options.pairs.div_ceil(3))?;
        let what = format!("{} over {}, {format}", many.name, none.name);
        bench.report.add(Row::ratio("P10", what, &ratio).within(target::FINDINGS).unless(void.clone()));
        let peak = ratio.peak as f64 / MB;
        let row = Row::new("P10", format!("{}, {format}: peak memory in MB", many.name), peak, format!("{peak:.1} MB"));
        bench.report.add(row.unless(void.clone()));
    }
    Ok(())
}
