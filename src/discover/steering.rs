//! Owns which files of git's index steer a run, and their text as staged. Never knows what is in them.

use super::git::{Git, path_from_bytes};
use super::own_file::{self, OwnFile};
use super::skip;
use std::collections::HashMap;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// The names of files that steer a run, wherever they lie.
pub const STEERING_NAMES: [&str; 5] =
    ["owlint.toml", "pyproject.toml", "Cargo.toml", ".owlint-baseline.json", skip::IGNORE_FILE];

/// The files of an index that steer a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Steering {
    /// By path below the top, others among them; `None` for what has no one staged text: a link, a conflict.
    objects: HashMap<PathBuf, Option<String>>,
}

impl Steering {
    /// Lists them; `None` where git does not tell.
    pub(super) fn of(git: &Git) -> Option<Self> {
        // A star and letters git compares as the end of a path, in half the time of `**/`. Longer names do no harm.
        let patterns = STEERING_NAMES.map(|name| format!(":(top)*{name}"));
        let mut arguments = vec!["--stage", "-z", "--full-name", "--"];
        arguments.extend(patterns.iter().map(String::as_str));
        let listed = git.ask("ls-files", &arguments).ok()?;
        Some(Self { objects: listed.split(|byte| *byte == 0).filter_map(entry).collect() })
    }

    /// Reads one as it is staged. A link is followed on the disk; with a conflict nothing is staged, and the work tree's
    /// form counts.
    pub(super) fn read(&self, git: &Git, path: &Path, relative: &Path, largest: u64) -> OwnFile {
        match self.objects.get(relative) {
            None => OwnFile::Missing,
            Some(None) => own_file::on_disk(path, largest),
            Some(Some(object)) => blob(git, object, largest),
        }
    }
}

/// Reads `<mode> <object> <stage>`, tab, path.
fn entry(line: &[u8]) -> Option<(PathBuf, Option<String>)> {
    let tab = memchr::memchr(b'\t', line)?;
    let head = std::str::from_utf8(line.get(..tab)?).ok()?;
    let mut words = head.split(' ');
    let (mode, object, stage) = (words.next()?, words.next()?, words.next()?);
    let is_staged = mode.starts_with("100") && stage == "0";
    Some((path_from_bytes(line.get(tab + 1..)?), is_staged.then(|| object.to_owned())))
}

fn blob(git: &Git, object: &str, largest: u64) -> OwnFile {
    let size = git.ask("cat-file", &["-s", object]).ok();
    let size = size.and_then(|size| String::from_utf8_lossy(&size).trim().parse::<u64>().ok());
    match size {
        None => OwnFile::Unreadable(ErrorKind::Other),
        Some(size) if size > largest => OwnFile::TooLarge,
        Some(_) => git.ask("cat-file", &["blob", object]).map_or(OwnFile::Unreadable(ErrorKind::Other), OwnFile::of),
    }
}
