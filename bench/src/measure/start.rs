//! Owns what three named files cost: start-up and little else, as a hook has it.

use super::Bench;
use crate::Fault;
use crate::compare::compare;
use crate::run::{Job, find};
use crate::table::Row;
use crate::target;
use std::fs;

/// More runs than elsewhere: each takes milliseconds.
const RUNS: usize = 100;

const FILES: [(&str, &str); 3] = [
    ("values.yaml", "service:\n  name: orders\n  replicas: 3\n  image: registry.example.net/orders:1.4\n"),
    ("deploy.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: orders\ndata:\n  mode: fast\n"),
    ("orders.py", "import json\n\n\ndef totals(orders):\n    return [order.total for order in orders]\n"),
];

/// Measures files without and with a model.
pub fn measure(bench: &mut Bench) -> Result<(), Fault> {
    let folder = bench.folder.join("three-files");
    fs::create_dir_all(folder.join(".git"))?;
    for (name, text) in FILES {
        fs::write(folder.join(name), text.repeat(10))?;
    }
    fs::write(folder.join("model.yaml"), "model: meta-llama/Llama-3.1-8B-Instruct\n")?;
    let names = FILES.map(|(name, _)| name);
    let owlint = bench.check(&folder, &names);
    let cat = find("cat").ok_or("there is no cat")?;
    let ratio = compare(&owlint, &Job::new("cat", &cat, names, &folder), RUNS)?;
    let told = format!("{:.2} ms, median of {RUNS}", ratio.first * 1e3);
    bench.report.add(
        Row::new("P5", "three files, no finding: wall in ms", ratio.first * 1e3, told).within(target::THREE_FILES),
    );
    bench.report.add(Row::ratio("P5", "three files, no finding: owlint / cat", &ratio));
    let with_model = bench.check(&folder, &["model.yaml", names[0], names[1]]);
    let ratio = compare(&with_model, &owlint, RUNS)?;
    bench.report.add(Row::ratio("P5", "three files, one finding / none", &ratio));
    Ok(())
}
