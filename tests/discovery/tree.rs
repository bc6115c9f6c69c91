//! A throw-away tree, optionally a git repository, out of reach of the user's own git configuration.

use owlint::discover::{Content, Discovery, Files, Input, Request, discover, read_bytes};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

pub(crate) struct Tree {
    _place: TempDir,
    root: PathBuf,
}

impl Tree {
    /// An empty folder.
    pub(crate) fn new() -> Self {
        let place = tempfile::tempdir().unwrap();
        let root = place.path().canonicalize().unwrap().join("tree");
        fs::create_dir(&root).unwrap();
        Self { _place: place, root }
    }

    /// An empty repository.
    pub(crate) fn repository() -> Self {
        let tree = Self::new();
        tree.git(&["init", "-q", "-b", "main"]);
        tree
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    pub(crate) fn write(&self, path: &str, content: impl AsRef<[u8]>) -> &Self {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
        self
    }

    /// Files that hold nothing but their own name.
    pub(crate) fn files(&self, paths: &[&str]) -> &Self {
        for path in paths {
            self.write(path, path);
        }
        self
    }

    #[cfg(unix)]
    pub(crate) fn link(&self, path: &str, target: impl AsRef<Path>) -> &Self {
        std::os::unix::fs::symlink(target, self.path(path)).unwrap();
        self
    }

    pub(crate) fn git_command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new("git");
        command.args(["-c", "user.name=Test", "-c", "user.email=test@example.org"]).args(arguments);
        command.current_dir(&self.root);
        for variable in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"] {
            command.env_remove(variable);
        }
        command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_SYSTEM", "/dev/null");
        command
    }

    pub(crate) fn git(&self, arguments: &[&str]) -> String {
        let output = self.git_command(arguments).output().unwrap();
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        assert!(output.status.success(), "git {arguments:?}: {}", text(&output.stderr));
        text(&output.stdout)
    }

    pub(crate) fn commit_all(&self) -> &Self {
        self.git(&["add", "-A", "-f"]);
        self.git(&["commit", "-q", "-m", "state"]);
        self
    }

    /// What is found when the whole tree is asked for.
    pub(crate) fn all(&self) -> Discovery {
        self.ask(Request::default())
    }

    /// What is found in the tree under a request without paths of its own.
    pub(crate) fn ask(&self, request: Request) -> Discovery {
        discover(&Request { paths: vec![self.root.clone()], ..request }).unwrap()
    }

    /// What is found under paths relative to the tree.
    pub(crate) fn at(&self, paths: &[&str], request: Request) -> Discovery {
        let paths = paths.iter().map(|path| self.path(path)).collect();
        discover(&Request { paths, ..request }).unwrap()
    }
}

pub(crate) fn names(discovery: &Discovery) -> Vec<String> {
    discovery.inputs.iter().map(|input| input.relative.to_string_lossy().into_owned()).collect()
}

/// The notices as `path: message`.
pub(crate) fn remarks(discovery: &Discovery) -> Vec<String> {
    discovery.notices.iter().map(|notice| format!("{}: {}", notice.path.display(), notice.message)).collect()
}

pub(crate) fn text(discovery: &Discovery, input: &Input) -> String {
    String::from_utf8(read_bytes(&Files::below(&discovery.root), input).unwrap()).unwrap()
}

/// Every input's name and text.
pub(crate) fn texts(discovery: &Discovery) -> Vec<(String, String)> {
    names(discovery).into_iter().zip(discovery.inputs.iter().map(|input| text(discovery, input))).collect()
}

pub(crate) fn input(path: PathBuf, content: Content) -> Input {
    let relative = PathBuf::from(path.file_name().unwrap());
    Input { outside: Some(path), explicit: true, ..Input::new(relative, content) }
}
