//! Runs the benchmark: `cargo run --release -p owlint-bench -- --help`.

use owlint_bench::measure::{Bench, instructions};
use owlint_bench::options::{HELP, Options};
use owlint_bench::table::Report;
use owlint_bench::tree::root;
use owlint_bench::{Fault, ids::Ids, machine};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("{fault}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Fault> {
    let options = Options::read(std::env::args().skip(1))?;
    if options.help {
        print!("{HELP}");
        return Ok(());
    }
    let root = root().canonicalize()?;
    let owlint = match &options.binary {
        Some(binary) => binary.canonicalize().map_err(|error| format!("{}: {error}", binary.display()))?,
        None => build(&root)?,
    };
    let own = std::env::current_exe()?;
    let floor = own.with_file_name(format!("owlint-bench-floor{}", std::env::consts::EXE_SUFFIX));
    let report = Report {
        date: machine::date(),
        machine: machine::line(),
        versions: machine::versions(&owlint),
        seed: options.seed,
        pairs: options.pairs,
        trees: Vec::new(),
        rows: Vec::new(),
    };
    let (folder, ids) = (target(&root).join("bench"), Ids::read(&root)?);
    fs::create_dir_all(&folder)?;
    let mut bench = Bench { options, owlint, floor, folder, ids, report };
    if bench.options.instructions {
        return instructions::hold(&bench);
    }
    bench.run();
    fs::write(bench.folder.join("report.md"), bench.report.markdown())?;
    fs::write(bench.folder.join("report.json"), serde_json::to_string_pretty(&bench.report)? + "\n")?;
    print!("{}", bench.report.markdown());
    Ok(())
}

/// Builds what is released.
fn build(root: &Path) -> Result<PathBuf, Fault> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let status =
        Command::new(cargo).args(["build", "--release", "--locked", "-p", "owlint"]).current_dir(root).status()?;
    if !status.success() {
        return Err("owlint does not build".into());
    }
    Ok(target(root).join(format!("release/owlint{}", std::env::consts::EXE_SUFFIX)))
}

fn target(root: &Path) -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from)
}
