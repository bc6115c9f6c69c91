//! A discovery in a process of its own, for what depends on variables and the working directory.

use crate::tree::{Tree, texts};
use owlint::discover::{Request, Source, discover};
use std::path::PathBuf;
use std::process::Command;

/// What makes this test program run [`list`] and nothing else.
pub(crate) const ARGUMENTS: [&str; 4] = ["--exact", "child::list", "--ignored", "-q"];

/// Lists with the tree as working directory, once variables are added.
pub(crate) fn command(tree: &Tree) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(ARGUMENTS).current_dir(tree.root());
    for variable in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"] {
        command.env_remove(variable);
    }
    command
}

/// Runs a command that comes to [`list`] and returns what it lists, as `name=text;` for each input.
pub(crate) fn list_of(mut command: Command) -> String {
    let place = tempfile::tempdir().unwrap();
    let list = place.path().join("list");
    let output = command.env("OWLINT_TEST_LIST", &list).output().unwrap();
    assert!(output.status.success(), "{output:?}");
    std::fs::read_to_string(&list).unwrap()
}

#[test]
#[ignore = "run in a process of its own by other tests"]
fn list() {
    let source = if std::env::var_os("OWLINT_TEST_STAGED").is_some() { Source::Staged } else { Source::Paths };
    let paths = std::env::var_os("OWLINT_TEST_PATH").map(PathBuf::from).into_iter().collect();
    let found = discover(&Request { source, paths, ..Request::default() }).unwrap();
    let lines: Vec<String> = texts(&found).iter().map(|(name, text)| format!("{name}={text};")).collect();
    std::fs::write(std::env::var_os("OWLINT_TEST_LIST").map(PathBuf::from).unwrap(), lines.concat()).unwrap();
}
