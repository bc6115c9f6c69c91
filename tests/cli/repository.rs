//! Owns a real git repository in a temporary folder, and running owlint in it, with nothing of the machine's own
//! environment and configuration.

use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// A repository.
pub(crate) struct Repository {
    _place: TempDir,
    folder: PathBuf,
}

/// What a run left behind.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) status: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Ran {
    fn of(output: &std::process::Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Self { status: output.status.code().unwrap_or(-1), stdout: text(&output.stdout), stderr: text(&output.stderr) }
    }
}

impl Repository {
    /// An empty one.
    pub(crate) fn new() -> Self {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().canonicalize().unwrap().join("tree");
        fs::create_dir(&folder).unwrap();
        let repository = Self { _place: place, folder };
        repository.git(&["init", "-q", "-b", "main"]);
        repository
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    pub(crate) fn write(&self, name: &str, text: &str) -> &Self {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    pub(crate) fn remove(&self, name: &str) -> &Self {
        fs::remove_file(self.path(name)).unwrap();
        self
    }

    pub(crate) fn git(&self, words: &[&str]) -> String {
        self.git_in("", words)
    }

    pub(crate) fn git_in(&self, below: &str, words: &[&str]) -> String {
        let ran = self.try_git(below, words);
        assert_eq!(ran.status, 0, "git {words:?}: {}", ran.stderr);
        ran.stdout
    }

    /// Runs git where it may fail.
    pub(crate) fn try_git(&self, below: &str, words: &[&str]) -> Ran {
        let mut command = command("git", &self.path(below));
        command.args(["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "protocol.file.allow=always"]);
        Ran::of(&command.env("GIT_EDITOR", "true").args(words).output().unwrap())
    }

    /// Stages everything.
    pub(crate) fn stage(&self) -> &Self {
        self.git(&["add", "-A"]);
        self
    }

    /// Commits everything.
    pub(crate) fn commit(&self) -> &Self {
        self.stage().git(&["commit", "-q", "--no-verify", "--allow-empty", "-m", "state"]);
        self
    }

    /// Runs owlint at the top, with arguments that hold no blanks.
    pub(crate) fn run(&self, arguments: &str) -> Ran {
        self.run_in("", arguments, &[])
    }

    /// Runs owlint in a folder below the top.
    pub(crate) fn run_in(&self, below: &str, arguments: &str, environment: &[(&str, &str)]) -> Ran {
        let mut command = command(env!("CARGO_BIN_EXE_owlint"), &self.path(below));
        command.args(arguments.split_whitespace()).envs(environment.iter().copied()).stdin(Stdio::null());
        Ran::of(&command.output().unwrap())
    }

    /// Runs owlint with something to read.
    pub(crate) fn run_with(&self, arguments: &str, input: &[u8]) -> Ran {
        let list = self.folder.parent().unwrap().join("input");
        fs::write(&list, input).unwrap();
        let mut command = command(env!("CARGO_BIN_EXE_owlint"), &self.folder);
        command.args(arguments.split_whitespace()).stdin(fs::File::open(list).unwrap());
        Ran::of(&command.output().unwrap())
    }

    /// The JSON report of a run that is to be read whatever it finds.
    pub(crate) fn report(&self, arguments: &str) -> Value {
        let ran = self.run(&format!("--as-of 2026-11-23 --format json --exit-zero {arguments}"));
        assert_eq!(ran.status, 0, "{arguments}: {}", ran.stderr);
        serde_json::from_str(&ran.stdout).unwrap()
    }

    /// The findings of a run that stand, as `path rule severity`.
    pub(crate) fn standing(&self, arguments: &str) -> Vec<String> {
        let report = self.report(arguments);
        let findings = report["findings"].as_array().unwrap().iter().filter(|one| one["status"] == "active");
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        findings
            .map(|one| format!("{} {} {}", text(&one["location"]["path"]), text(&one["rule"]), text(&one["severity"])))
            .collect()
    }
}

/// A program in a folder, that knows nothing of the user's own settings.
pub(crate) fn command(program: &str, folder: &Path) -> Command {
    let mut command = Command::new(program);
    command.current_dir(folder).env_clear().env("PATH", std::env::var_os("PATH").unwrap_or_default());
    command.envs([("GIT_CONFIG_GLOBAL", "/dev/null"), ("GIT_CONFIG_SYSTEM", "/dev/null")]);
    command
}
