//! Repositories that lie, programs that only look like git, and what hooks leave in the environment.

use super::{CHECK, folder, limited, owlint, read, report};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::Command;

#[test]
fn a_repository_that_lies_about_itself_is_checked_as_files() {
    for (name, text) in [
        ("file", "gitdir: /nowhere/else\n"),
        ("loop", "gitdir: .git\n"),
        ("bytes", "\0\0\0"),
        ("top", "gitdir: /\n"),
        ("up", "gitdir: ..\n"),
        ("odd", "gitdir: /proc/self\n"),
    ] {
        let folder = folder(&[(".git", text.as_bytes())]);
        report(folder.path(), "");
        let staged = owlint(folder.path(), "check --staged");
        assert_eq!(staged.status.code(), Some(2), "{name}: {}", String::from_utf8_lossy(&staged.stderr));
    }
    let folder = folder(&[]);
    fs::create_dir(folder.path().join(".git")).unwrap();
    report(folder.path(), "");
}

#[test]
fn a_git_that_lies_in_the_tree_is_never_run() {
    let folder = folder(&[]);
    fs::create_dir_all(folder.path().join(".git")).unwrap();
    let false_git = folder.path().join("git");
    fs::write(&false_git, "#!/bin/sh\ntouch ran\nexit 0\n").unwrap();
    fs::set_permissions(&false_git, fs::Permissions::from_mode(0o755)).unwrap();
    for path in [".".to_owned(), folder.path().display().to_string(), "relative:.".to_owned()] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_owlint"));
        command.current_dir(folder.path()).env_clear().env("PATH", path).args(["check", "--staged"]);
        assert_eq!(command.output().unwrap().status.code(), Some(2));
        assert!(!folder.path().join("ran").exists());
    }
}

#[test]
fn what_a_hook_leaves_in_the_environment_stops_no_check_of_files() {
    let folder = folder(&[]);
    for value in ["/nowhere", "/", "/dev/zero", ".git", "\u{1b}[31m", ""] {
        for name in ["GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE", "GIT_CONFIG_COUNT", "GIT_EXTERNAL_DIFF"] {
            read(&limited(folder.path(), CHECK).env(name, value).output().unwrap());
        }
    }
    let path = std::env::var_os("PATH").unwrap();
    let output =
        limited(folder.path(), "check --staged").env("PATH", path).env("GIT_DIR", "/nowhere").output().unwrap();
    assert_eq!(output.status.code(), Some(2));
}
