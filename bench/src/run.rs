//! Owns running one command to its end: wall time, processor time and peak memory. Never repeats it.

use crate::Fault;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use wait4::Wait4;

/// A command that can be run again and again. What it writes is not kept.
#[derive(Debug, Clone)]
pub struct Job {
    /// What tables call it.
    pub name: String,
    program: PathBuf,
    arguments: Vec<OsString>,
    folder: PathBuf,
    /// Exit codes that are no failure.
    fine: &'static [i32],
}

/// What one run took.
#[derive(Debug, Clone, Copy)]
pub struct Ran {
    /// From start to end.
    pub wall: Duration,
    /// In the program and for it in the system.
    pub processor: Duration,
    /// The most memory that was resident, in bytes. Below some megabytes it may be what starting a program takes.
    pub peak: u64,
}

impl Job {
    /// A command in a folder.
    pub fn new<S: AsRef<OsStr>>(
        name: &str,
        program: &Path,
        arguments: impl IntoIterator<Item = S>,
        folder: &Path,
    ) -> Self {
        let arguments = arguments.into_iter().map(|one| one.as_ref().to_owned()).collect();
        let (name, program, folder) = (name.to_owned(), program.to_owned(), folder.to_owned());
        Self { name, program, arguments, folder, fine: &[0] }
    }

    /// The same, fine with other exit codes, too.
    #[must_use]
    pub fn fine_with(self, fine: &'static [i32]) -> Self {
        Self { fine, ..self }
    }

    /// The command, its output thrown away.
    #[must_use]
    pub fn command(&self) -> Command {
        let mut command = Command::new(&self.program);
        command.args(&self.arguments).current_dir(&self.folder);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        command
    }

    /// Runs it once.
    pub fn run(&self) -> Result<Ran, Fault> {
        let start = Instant::now();
        let mut child = self.command().spawn().map_err(|error| format!("{}: {error}", self.program.display()))?;
        let used = child.wait4()?;
        let wall = start.elapsed();
        if !used.status.code().is_some_and(|code| self.fine.contains(&code)) {
            return Err(format!("{} {:?} ended with {}", self.name, self.arguments, used.status).into());
        }
        let processor = used.rusage.utime + used.rusage.stime;
        Ok(Ran { wall, processor, peak: used.rusage.maxrss })
    }

    /// Program and arguments, to be run by another program.
    #[must_use]
    pub fn words(&self) -> Vec<OsString> {
        std::iter::once(self.program.clone().into_os_string()).chain(self.arguments.iter().cloned()).collect()
    }

    /// Where it runs.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }
}

/// Finds a program on PATH.
#[must_use]
pub fn find(program: &str) -> Option<PathBuf> {
    let folders = std::env::var_os("PATH")?;
    std::env::split_paths(&folders).map(|folder| folder.join(program)).find(|path| path.is_file())
}
