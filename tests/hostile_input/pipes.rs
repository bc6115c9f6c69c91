//! Pipes and devices in the place of git's own files: whoever opens one waits for ever.

use super::{folder, limited, owlint, report};
use std::fs;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

fn pipe(path: &Path) {
    assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
}

/// A repository with everything staged, beside the good file.
fn repository() -> TempDir {
    let folder = folder(&[]);
    for arguments in [["init", "-q"], ["add", "."]] {
        assert!(Command::new("git").current_dir(folder.path()).args(arguments).status().unwrap().success());
    }
    folder
}

/// What only git tells is refused, and the files are checked all the same.
#[track_caller]
fn is_refused_but_for_files(folder: &Path, why: &str) {
    report(folder, "");
    for arguments in ["check --staged", "check --changed HEAD"] {
        let path = std::env::var_os("PATH").unwrap();
        let output = limited(folder, arguments).env("PATH", path).output().unwrap();
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{arguments}: {told}");
        assert!(told.contains(why), "{arguments}: {told}");
    }
}

#[test]
fn a_repository_with_a_pipe_in_it_is_never_given_to_git() {
    for name in ["index", "HEAD", "config", "info/exclude", "refs/heads/main", "objects/pack/a.idx"] {
        let folder = repository();
        let place = folder.path().join(".git").join(name);
        let _ = fs::remove_file(&place);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        pipe(&place);
        is_refused_but_for_files(folder.path(), "without end");
    }
    let folder = repository();
    fs::remove_file(folder.path().join(".git/index")).unwrap();
    std::os::unix::fs::symlink("/dev/zero", folder.path().join(".git/index")).unwrap();
    is_refused_but_for_files(folder.path(), "without end");
}

#[test]
fn rules_for_git_that_are_a_pipe_are_never_given_to_git() {
    for name in [".gitignore", "sub/.gitattributes"] {
        let folder = repository();
        fs::create_dir_all(folder.path().join("sub")).unwrap();
        pipe(&folder.path().join(name));
        report(folder.path(), "");
        let path = std::env::var_os("PATH").unwrap();
        let output = limited(folder.path(), "check --changed HEAD").env("PATH", path).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{name}");
        assert!(String::from_utf8_lossy(&output.stderr).contains("without end"), "{name}");
    }
}

#[test]
fn a_git_that_is_a_file_is_not_followed_into_a_pipe() {
    for (common, name) in [("", "g/commondir"), ("../c\n", "c/info/exclude"), ("", "c"), ("../.git\n", "c")] {
        for sub in ["", "sub"] {
            let folder = folder(&[(".gitignore", b"*.out\n"), ("a.out", b"model: gpt-4o\n")]);
            let place = |name: &str| folder.path().join(name);
            fs::create_dir_all(place("g")).unwrap();
            fs::create_dir_all(place("c/info")).unwrap();
            fs::create_dir_all(place("sub")).unwrap();
            fs::write(place(sub).join(".git"), "gitdir: g\n").unwrap();
            fs::write(place("g/commondir"), common).unwrap();
            if name != "c" {
                let _ = fs::remove_file(place(name));
                pipe(&place(name));
            }
            assert_eq!(super::paths(&report(folder.path(), "")), ["good.yaml"], "{common:?} {name} {sub}");
        }
    }
}

#[test]
fn a_git_that_is_no_small_file_is_not_read() {
    for size in [1 << 20, 10 << 30] {
        let folder = folder(&[]);
        fs::File::create(folder.path().join(".git")).unwrap().set_len(size).unwrap();
        report(folder.path(), "");
        assert_eq!(owlint(folder.path(), "check --staged").status.code(), Some(2));
    }
    let folder = folder(&[]);
    pipe(&folder.path().join(".git"));
    is_refused_but_for_files(folder.path(), "without end");
}
