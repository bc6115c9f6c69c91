//! Owns a small project in a temporary folder and running owlint in it, with nothing of the machine's environment.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use tempfile::TempDir;

pub(crate) const KIMI: &str = "moonshotai/Kimi-K2-Instruct";

/// A folder with a repository's mark.
pub(crate) struct Project {
    folder: TempDir,
}

/// What a run left behind.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) status: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

#[expect(clippy::unwrap_used, reason = "a test that cannot set up its files must fail")]
impl Project {
    pub(crate) fn new(files: &[(&str, &str)]) -> Self {
        let project = Self { folder: tempfile::tempdir().unwrap() };
        project.folder(".git");
        for (name, text) in files {
            project.write(name, text);
        }
        project
    }

    pub(crate) fn folder(&self, name: &str) {
        fs::create_dir_all(self.path(name)).unwrap();
    }

    pub(crate) fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub(crate) fn remove(&self, name: &str) {
        fs::remove_file(self.path(name)).unwrap();
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    /// The names in the top folder, sorted.
    pub(crate) fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.folder.path()).unwrap();
        let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    /// Runs owlint with arguments that hold no blanks.
    pub(crate) fn run(&self, arguments: &str) -> Ran {
        self.run_in(arguments, &[])
    }

    pub(crate) fn run_words(&self, words: &[&str]) -> Ran {
        finish(self.command().args(words))
    }

    pub(crate) fn run_in(&self, arguments: &str, environment: &[(&str, &str)]) -> Ran {
        finish(self.command().args(arguments.split_whitespace()).envs(environment.iter().copied()))
    }

    pub(crate) fn run_with(&self, arguments: &str, input: &str) -> Ran {
        let mut command = self.command();
        command.args(arguments.split_whitespace()).stdin(Stdio::piped());
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
        ran(&child.wait_with_output().unwrap())
    }

    /// Runs owlint with a standard output that nobody reads.
    pub(crate) fn run_closed(&self, arguments: &str) -> Ran {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let mut command = self.command();
        command.args(arguments.split_whitespace()).stdout(writer).stderr(Stdio::piped());
        ran(&command.spawn().unwrap().wait_with_output().unwrap())
    }

    /// Returns a text with the folder's own path replaced.
    pub(crate) fn generalised(&self, text: &str) -> String {
        let real = fs::canonicalize(self.folder.path()).unwrap();
        [real.as_path(), self.folder.path()]
            .iter()
            .fold(text.to_owned(), |text, path| text.replace(&path.display().to_string(), "[project]"))
    }

    pub(crate) fn bytes(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).unwrap()
    }

    pub(crate) fn write_bytes(&self, name: &str, bytes: &[u8]) {
        fs::write(self.path(name), bytes).unwrap();
    }

    #[cfg(unix)]
    pub(crate) fn set_mode(&self, name: &str, mode: u32) {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(self.path(name), fs::Permissions::from_mode(mode)).unwrap();
    }

    /// Lets git apply a patch to the work tree.
    pub(crate) fn patch(&self, patch: &str) {
        fs::remove_dir_all(self.path(".git")).unwrap();
        let mut git = Command::new("git");
        git.args(["apply", "-"]).current_dir(self.folder.path()).stdin(Stdio::piped());
        let mut child = git.stderr(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(patch.as_bytes()).unwrap();
        let done = child.wait_with_output().unwrap();
        assert!(done.status.success(), "{}\n{patch}", String::from_utf8_lossy(&done.stderr));
    }

    /// The folder itself.
    pub(crate) fn place(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A run to be started in a folder below the top.
    pub(crate) fn command_in(&self, name: &str) -> Command {
        let mut command = self.command();
        command.current_dir(self.path(name));
        command
    }

    fn command(&self) -> Command {
        let mut command = Command::new(Path::new(env!("CARGO_BIN_EXE_owlint")));
        command.current_dir(self.folder.path()).env_clear().stdin(Stdio::null());
        command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
        command
    }
}

#[expect(clippy::unwrap_used, reason = "a test whose program does not start must fail")]
fn finish(command: &mut Command) -> Ran {
    ran(&command.output().unwrap())
}

fn ran(output: &std::process::Output) -> Ran {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    Ran { status: output.status.code().unwrap_or(-1), stdout: text(&output.stdout), stderr: text(&output.stderr) }
}
