//! Owns what is said of the machine and of the programs that were measured.

use crate::run::find;
use std::fs;
use std::path::Path;
use std::process::Command;

/// Processor, number of them, memory and system in one line.
#[must_use]
pub fn line() -> String {
    let field = |file: &str, name: &str| {
        let text = fs::read_to_string(file).unwrap_or_default();
        let line = text.lines().find(|line| line.starts_with(name)).map(str::to_owned);
        line.and_then(|line| line.split_once(':').map(|(_, value)| value.trim().to_owned()))
    };
    let processor = field("/proc/cpuinfo", "model name").unwrap_or_else(|| std::env::consts::ARCH.to_owned());
    let count = std::thread::available_parallelism().map_or(1, usize::from);
    let memory = field("/proc/meminfo", "MemTotal").unwrap_or_else(|| "memory unknown".to_owned());
    let system = told(Path::new("uname"), &["-sr"]).unwrap_or_else(|| std::env::consts::OS.to_owned());
    let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load = load.split(' ').next().unwrap_or("unknown").to_owned();
    format!("{processor}, {count} threads, {memory}, {system}, load at the start {load}")
}

/// The versions of all programs that have a part in this, those that are not there included.
#[must_use]
pub fn versions(owlint: &Path) -> Vec<(String, String)> {
    let mut versions = vec![("owlint".to_owned(), told(owlint, &["--version"]).unwrap_or_default())];
    for program in ["rustc", "rg", "typos", "strace", "valgrind", "git", "ai-bom", "aibom-scanner"] {
        let version = find(program).map(|path| told(&path, &["--version"]).unwrap_or_else(|| "unknown".to_owned()));
        versions.push((program.to_owned(), version.unwrap_or_else(|| "not installed".to_owned())));
    }
    versions
}

/// Today, by the system's own clock, in UTC.
#[must_use]
pub fn date() -> String {
    told(Path::new("date"), &["-u", "+%Y-%m-%d %H:%M"]).unwrap_or_else(|| "unknown".to_owned())
}

fn told(program: &Path, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program).args(arguments).output().ok().filter(|output| output.status.success())?;
    Some(String::from_utf8_lossy(&output.stdout).lines().next()?.trim().to_owned())
}
