//! Owns how git is called: which program, with what switched off. Never knows what is asked of it.
//!
//! A repository under test may hold programs and configuration of strangers. So git is never taken from the tree,
//! and whatever in a repository's configuration would start a program or the network is switched off.

use super::{DiscoverError, git_folder};
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

const SWITCHED_OFF: &[&str] = &[
    "--no-optional-locks",
    "--no-pager",
    "-c",
    "core.fsmonitor=false",
    "-c",
    "core.hooksPath=/dev/null",
    "-c",
    "protocol.allow=never",
    "-c",
    "diff.relative=false",
];

/// Set by git for its hooks. They name the repository, partly relative to the folder that the hook runs in.
const REPOSITORY_VARIABLES: &[&str] = &["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"];

/// They say what patterns of paths mean, and those that are asked with mean what they mean without.
const PATTERN_VARIABLES: &[&str] =
    &["GIT_LITERAL_PATHSPECS", "GIT_GLOB_PATHSPECS", "GIT_NOGLOB_PATHSPECS", "GIT_ICASE_PATHSPECS"];

/// A git to ask about one repository.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Git {
    program: PathBuf,
    folder: PathBuf,
    /// Names of settings that are emptied.
    emptied: Vec<OsString>,
}

impl Git {
    /// Finds git outside `tree`, to ask about the repository that `folder` is in. Fails where git would not end.
    pub(super) fn find(tree: &Path, folder: &Path) -> Result<Self, DiscoverError> {
        if let Some(path) = git_folder::endless_in(tree) {
            return Err(DiscoverError::Endless { path });
        }
        let search = std::env::var_os("PATH").unwrap_or_default();
        let program = find_program(&search, tree).ok_or_else(|| DiscoverError::NoGit { tree: tree.to_owned() })?;
        Ok(Self { program, folder: folder.to_owned(), emptied: Vec::new() })
    }

    /// Returns the program that is called.
    pub(super) fn program(&self) -> &Path {
        &self.program
    }

    /// Switches off the programs that the configuration runs over files of the work tree before they are compared.
    /// Fails where it cannot be told which there are.
    pub(super) fn without_filters(mut self) -> Result<Self, DiscoverError> {
        const FILTERS: &str = r"^filter\..*\.(clean|process|required)$";
        let Output { status, stdout, stderr } =
            self.output("config", &["-z", "--name-only", "--get-regexp", FILTERS])?;
        // With 1 git says that there is none.
        if !matches!(status.code(), Some(0 | 1)) {
            return Err(refused("config", &stderr));
        }
        let names = stdout.split(|byte| *byte == 0).filter(|name| !name.is_empty());
        self.emptied.extend(names.map(|name| path_from_bytes(name).into_os_string()));
        Ok(self)
    }

    /// Returns the top folder of the work tree. `flag` is what needs one.
    pub(super) fn top(&self, flag: &'static str) -> Result<PathBuf, DiscoverError> {
        let answer = self.ask("rev-parse", &["--show-toplevel"]).map_err(|error| match error {
            DiscoverError::Git { why, .. } if why.contains("not a git repository") => {
                DiscoverError::NotARepository { path: self.folder.clone(), flag }
            }
            other => other,
        })?;
        let top = path_from_bytes(answer.strip_suffix(b"\n").unwrap_or(&answer));
        Ok(top.canonicalize().unwrap_or(top))
    }

    /// Returns what a subcommand answers.
    pub(super) fn ask(&self, subcommand: &'static str, arguments: &[&str]) -> Result<Vec<u8>, DiscoverError> {
        let Output { status, stdout, stderr } = self.output(subcommand, arguments)?;
        if status.success() { Ok(stdout) } else { Err(refused(subcommand, &stderr)) }
    }

    /// Returns what a subcommand answers in one line; `None` where it says no.
    pub(super) fn ask_whether(
        &self,
        subcommand: &'static str,
        arguments: &[&str],
    ) -> Result<Option<String>, DiscoverError> {
        let Output { status, stdout, stderr } = self.output(subcommand, arguments)?;
        let answer = String::from_utf8_lossy(&stdout).lines().next().unwrap_or_default().to_owned();
        match status.code() {
            Some(0) if !answer.is_empty() => Ok(Some(answer)),
            Some(0 | 1) => Ok(None),
            _ => Err(refused(subcommand, &stderr)),
        }
    }

    fn output(&self, subcommand: &'static str, arguments: &[&str]) -> Result<Output, DiscoverError> {
        let output = self.command(subcommand, arguments).stdin(Stdio::null()).output();
        output.map_err(|error| DiscoverError::Git { command: subcommand, why: error.to_string() })
    }

    /// Returns a subcommand to run. In a hook it runs where the hook does, because that is what git's variables are
    /// relative to.
    pub(super) fn command(&self, subcommand: &str, arguments: &[&str]) -> Command {
        let mut command = Command::new(&self.program);
        command.args(SWITCHED_OFF).arg(subcommand).args(arguments);
        self.empty_settings(&mut command);
        for name in PATTERN_VARIABLES {
            command.env_remove(name);
        }
        command.env("LC_ALL", "C").env("GIT_NO_LAZY_FETCH", "1").env("GIT_TERMINAL_PROMPT", "0");
        if REPOSITORY_VARIABLES.iter().all(|name| std::env::var_os(name).is_none()) {
            command.current_dir(&self.folder);
        }
        command
    }

    /// By variables, behind those that are there: on the command line a name ends at its first `=`, and a name may hold one.
    fn empty_settings(&self, command: &mut Command) {
        const COUNT: &str = "GIT_CONFIG_COUNT";
        if self.emptied.is_empty() {
            return;
        }
        let there = std::env::var(COUNT).ok().and_then(|count| count.trim().parse().ok()).unwrap_or(0_usize);
        for (index, name) in (there..).zip(&self.emptied) {
            command.env(format!("GIT_CONFIG_KEY_{index}"), name).env(format!("GIT_CONFIG_VALUE_{index}"), "");
        }
        command.env(COUNT, (there + self.emptied.len()).to_string());
    }
}

/// Returns a path from the bytes in which git names it.
#[cfg(unix)]
pub(super) fn path_from_bytes(bytes: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt;
    OsStr::from_bytes(bytes).into()
}

/// Returns a path from the bytes in which git names it.
#[cfg(not(unix))]
pub(super) fn path_from_bytes(bytes: &[u8]) -> PathBuf {
    OsString::from(String::from_utf8_lossy(bytes).into_owned()).into()
}

/// A relative entry of the search path means the working directory, which may be the tree.
fn find_program(search: &OsStr, tree: &Path) -> Option<PathBuf> {
    let name: OsString = format!("git{}", std::env::consts::EXE_SUFFIX).into();
    std::env::split_paths(search).filter(|folder| folder.is_absolute()).map(|folder| folder.join(&name)).find(
        |program| {
            let leads_to = program.canonicalize();
            is_program(program) && !program.starts_with(tree) && leads_to.is_ok_and(|real| !real.starts_with(tree))
        },
    )
}

#[cfg(unix)]
fn is_program(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    path.metadata().is_ok_and(|found| found.is_file() && found.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_program(path: &Path) -> bool {
    path.is_file()
}

fn refused(command: &'static str, stderr: &[u8]) -> DiscoverError {
    let words = String::from_utf8_lossy(stderr);
    let why = words.lines().find(|line| !line.trim().is_empty()).unwrap_or("it gave no reason");
    DiscoverError::Git { command, why: why.to_owned() }
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    fn plant(folder: &Path) -> PathBuf {
        std::fs::create_dir_all(folder).unwrap();
        let program = folder.join("git");
        std::fs::write(&program, "#!/bin/sh\n").unwrap();
        std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).unwrap();
        program
    }

    fn search(folders: &[&Path]) -> OsString {
        std::env::join_paths(folders).unwrap()
    }

    #[test]
    fn git_is_not_taken_from_the_tree_or_a_relative_folder() {
        let place = tempfile::tempdir().unwrap();
        let place = place.path().canonicalize().unwrap();
        let (tree, outside) = (place.join("tree"), place.join("bin"));
        plant(&tree.join("bin"));
        let good = plant(&outside);
        let path = search(&[Path::new("."), Path::new(""), &tree.join("bin"), &outside]);
        assert_eq!(find_program(&path, &tree), Some(good));
        assert_eq!(find_program(&search(&[&tree.join("bin")]), &tree), None);
    }

    #[test]
    fn a_link_into_the_tree_is_no_way_round() {
        let place = tempfile::tempdir().unwrap();
        let place = place.path().canonicalize().unwrap();
        let tree = place.join("tree");
        let planted = plant(&tree.join("bin"));
        let outside = place.join("bin");
        std::fs::create_dir(&outside).unwrap();
        std::os::unix::fs::symlink(planted, outside.join("git")).unwrap();
        std::os::unix::fs::symlink(tree.join("bin"), place.join("linked")).unwrap();
        assert_eq!(find_program(&search(&[&outside, &place.join("linked")]), &tree), None);
    }

    #[test]
    fn a_file_that_cannot_be_run_is_passed_over() {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("bin");
        std::fs::create_dir(&folder).unwrap();
        std::fs::write(folder.join("git"), "").unwrap();
        assert_eq!(find_program(&search(&[&folder]), Path::new("/nowhere")), None);
    }
}
