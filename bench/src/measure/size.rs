//! Owns the size of the binary, and the system calls it makes for a file.

use super::Bench;
use crate::Fault;
use crate::preset::Preset;
use crate::run::find;
use crate::table::Row;
use crate::target;
use std::ffi::OsString;
use std::fs;
use std::process::{Command, Stdio};

/// Measures both.
pub fn measure(bench: &mut Bench) -> Result<(), Fault> {
    let size = fs::metadata(&bench.owlint)?.len() as f64 / 1e6;
    let row = Row::new("P13", "size of the binary in MB", size, format!("{size:.1} MB"));
    bench.report.add(row.within(target::BINARY));
    let Some(strace) = find("strace") else {
        bench.report.add(Row::missing("P13", "system calls a file", "strace is not installed"));
        return Ok(());
    };
    // Files of one kind and no second thread: whatever is not opened, read and closed for a file is the same in both.
    let mut preset = Preset { hit_share: 0, ..Preset::many(bench.options.scaled(4_000)) };
    let mut counts = Vec::new();
    for files in [preset.files / 2, preset.files] {
        preset = Preset { name: format!("calls-{files}"), files, ..preset };
        let (tree, _) = bench.tree(&preset)?;
        let log = bench.folder.join("strace.txt");
        let words = bench.check(&tree.path, &["--threads", "1"]).words();
        let to: Vec<OsString> = vec!["-c".into(), "-f".into(), "-o".into(), log.clone().into_os_string()];
        let mut command = Command::new(&strace);
        command.args(to).args(words).current_dir(&tree.path).stdout(Stdio::null()).stderr(Stdio::null());
        command.status()?;
        counts.push(total(&fs::read_to_string(&log)?).ok_or("strace gave no total")?);
    }
    // What one more file costs: what starting costs is in both.
    let a_file = (counts[1] as f64 - counts[0] as f64) / (preset.files - preset.files / 2) as f64;
    let row = Row::new("P13", "system calls for one more file, walk included", a_file, format!("{a_file:.2}"));
    bench.report.add(row);
    Ok(())
}

/// The number of calls in the last line of a summary.
fn total(summary: &str) -> Option<u64> {
    let line = summary.lines().rev().find(|line| line.trim_end().ends_with("total"))?;
    line.split_whitespace().nth(3)?.parse().ok()
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_total_is_read_from_the_summary() {
        let summary = "% time     seconds  usecs/call     calls    errors syscall\n\
                       ------ ----------- ----------- --------- --------- ------\n\
                       100.00    0.012345           5      2345        12 total\n";
        assert_eq!(super::total(summary), Some(2345));
        assert_eq!(super::total(""), None);
    }
}
