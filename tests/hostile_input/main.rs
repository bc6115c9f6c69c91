//! What no input may do: hang a run, end it, or hide the good file beside it. Each stands beside one that must be reported.
//!
//! Every run is held to 512 MB of address space and to a bound on the processor's time, wherever the system knows such
//! limits: what needs more is killed and gives no report.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests panic")]
#![cfg(unix)]

mod bytes;
mod crowded;
mod own_files;
mod pipes;
mod places;
mod repositories;
mod settings;
mod unended;

use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use tempfile::TempDir;

const GOOD: &str = "model: moonshotai/Kimi-K3\n";
const OTHER: &str = "moonshotai/Kimi-K2-Instruct";

/// Kilobytes of address space that a run may take.
const MEMORY: u32 = 512 * 1024;

/// Seconds of all threads together; processor's time does not grow where other programs run beside the tests.
///
/// All runs stay below two, unoptimised too, but there the largest takes nearly as much: twice that leaves room for a slower
/// machine.
const SECONDS: u32 = if cfg!(debug_assertions) { 4 } else { 2 };

fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("good.yaml"), GOOD).unwrap();
    for (name, bytes) in files {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    folder
}

/// The binary, to be run in a folder under the limits, with an empty environment.
fn limited(folder: &Path, arguments: &str) -> Command {
    let mut command = Command::new("/bin/sh");
    // Where a system knows no such limit the shell says so, and the run goes on without.
    let limits = format!("ulimit -v {MEMORY} 2>/dev/null; ulimit -t {SECONDS} 2>/dev/null; exec \"$0\" \"$@\"");
    command.current_dir(folder).env_clear().args(["-c", &limits, env!("CARGO_BIN_EXE_owlint")]);
    command.args(arguments.split_whitespace());
    command
}

fn owlint(folder: &Path, arguments: &str) -> Output {
    limited(folder, arguments).output().unwrap()
}

/// Runs a check that has to find the good file, and returns the whole report.
#[track_caller]
fn report(folder: &Path, arguments: &str) -> Value {
    read(&owlint(folder, &format!("{CHECK} {arguments}")))
}

const CHECK: &str = "check --format json --as-of 2026-11-23";

/// The report of a run that has to find the good file.
#[track_caller]
fn read(output: &Output) -> Value {
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    let report: Value =
        serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}, no report: {told}", output.status));
    let paths = paths(&report);
    assert!(paths.contains(&"good.yaml".to_owned()), "{paths:?} {told}");
    assert!(report["notices"].as_array().unwrap().iter().all(|notice| notice["kind"] != "internal"), "{report}");
    report
}

/// The files in which models were found.
fn paths(report: &Value) -> Vec<String> {
    report["references"].as_array().unwrap().iter().map(|one| one["path"].as_str().unwrap().to_owned()).collect()
}

/// The notices as `path: kind`.
fn notices(report: &Value) -> Vec<String> {
    let told = |notice: &Value| format!("{}: {}", notice["path"].as_str().unwrap(), notice["kind"].as_str().unwrap());
    report["notices"].as_array().unwrap().iter().map(told).collect()
}

#[test]
fn a_run_is_held_to_its_limits() {
    let mut told = limited(Path::new("."), "");
    let arguments: Vec<String> =
        told.get_args().map(|one| one.to_string_lossy().replace("exec", "ulimit -v; :")).collect();
    let output = Command::new("/bin/sh").args(arguments).output().unwrap();
    if cfg!(target_os = "linux") {
        assert_eq!(String::from_utf8_lossy(&output.stdout).trim(), MEMORY.to_string());
    }
    assert!(told.arg("--version").output().unwrap().status.success());
}
