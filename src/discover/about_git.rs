//! Owns what can be said of git and of the repository that a folder is in. Never lists files to check.

use super::git::{Git, path_from_bytes};
use super::{DiscoverError, root};
use std::path::{Path, PathBuf};

/// Files of git's own that are there while something is unfinished.
const UNDER_WAY: &[(&str, &str)] = &[
    ("MERGE_HEAD", "merge"),
    ("rebase-merge", "rebase"),
    ("rebase-apply", "rebase"),
    ("CHERRY_PICK_HEAD", "cherry-pick"),
    ("REVERT_HEAD", "revert"),
    ("BISECT_LOG", "bisect"),
];

/// What was found of git and of a repository.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GitFacts {
    /// The program that is called.
    pub program: PathBuf,
    /// Its version, as it says.
    pub version: String,
    /// The top folder of the work tree.
    pub top: PathBuf,
    /// The branch; `None` where none is checked out.
    pub branch: Option<String>,
    /// Whether there is a commit yet.
    pub has_commit: bool,
    /// How many files are staged.
    pub staged: usize,
    /// What is unfinished.
    pub under_way: Option<&'static str>,
}

/// Asks git about itself and about the repository that `folder` is in. Nothing of the repository is run for it.
pub fn about_git(folder: &Path) -> Result<GitFacts, DiscoverError> {
    let git = Git::find(root::repository(folder).unwrap_or(folder), folder)?;
    let version = text(&git.ask("version", &[])?);
    let top = git.top("git")?;
    let own = path_from_bytes(trimmed(&git.ask("rev-parse", &["--absolute-git-dir"])?));
    // Both fail where there is nothing to name.
    let branch = git.ask("symbolic-ref", &["--short", "--quiet", "HEAD"]).ok();
    let has_commit = git.ask("rev-parse", &["--verify", "--quiet", "HEAD"]).is_ok();
    let staged = git
        .ask("diff", &["--cached", "--name-only", "-z", "--no-ext-diff", "--no-textconv", "--ignore-submodules=all"])?;
    Ok(GitFacts {
        program: git.program().to_owned(),
        version: version.strip_prefix("git version ").unwrap_or(&version).to_owned(),
        top,
        branch: branch.map(|name| text(&name)),
        has_commit,
        staged: staged.split(|byte| *byte == 0).filter(|path| !path.is_empty()).count(),
        under_way: UNDER_WAY.iter().find(|(file, _)| own.join(file).exists()).map(|(_, what)| *what),
    })
}

fn text(answer: &[u8]) -> String {
    String::from_utf8_lossy(trimmed(answer)).into_owned()
}

fn trimmed(answer: &[u8]) -> &[u8] {
    answer.strip_suffix(b"\n").unwrap_or(answer)
}
