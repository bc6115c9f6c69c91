//! Owns reading what `git diff --raw -z` answers. Never runs git.

#![deny(clippy::indexing_slicing)]

use super::git::path_from_bytes;
use std::path::PathBuf;

/// A file that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Difference {
    /// What it was; `None` where there was no file.
    pub(super) old: Option<Old>,
    /// Where it is; `None` where there is no file any more.
    pub(super) new: Option<PathBuf>,
}

/// A file of a commit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Old {
    pub(super) path: PathBuf,
    /// The id of its blob.
    pub(super) object: String,
}

/// Reads `:<old mode> <mode> <old object> <object> <status>`, NUL, path, NUL, over and over; a rename has two paths.
///
/// A conflict gives a line of its own besides the one that tells what differs: it says nothing more.
pub(super) fn differences(raw: &[u8]) -> Vec<Difference> {
    let mut fields = raw.split(|byte| *byte == 0);
    let mut differences = Vec::new();
    while let (Some(head), Some(path)) = (fields.next(), fields.next()) {
        let head = String::from_utf8_lossy(head);
        let words: Vec<&str> = head.trim_start_matches(':').split(' ').collect();
        let [old_mode, mode, object, _, status] = words.as_slice() else { continue };
        let path = path_from_bytes(path);
        let new = match status.as_bytes().first() {
            Some(b'R' | b'C') => fields.next().map(path_from_bytes),
            _ => Some(path.clone()),
        };
        let old = (is_file(old_mode) && !status.starts_with('C')).then(|| Old { path, object: (*object).to_owned() });
        let new = new.filter(|_| is_file(mode));
        if old.is_some() || new.is_some() {
            differences.push(Difference { old, new });
        }
    }
    differences
}

/// Neither a link nor a submodule.
fn is_file(mode: &str) -> bool {
    matches!(mode, "100644" | "100755" | "100664")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn old(path: &str) -> Old {
        Old { path: path.into(), object: "abc".to_owned() }
    }

    #[test]
    fn each_kind_of_difference_is_told() {
        let raw = b":000000 100644 000 000 A\0new.yaml\0:100644 100644 abc 000 M\0a\nb\0:100644 000000 abc 000 D\0gone\0\
                    :100644 100755 abc 000 R087\0from\0to\0:100644 120000 abc 000 T\0link\0:160000 160000 abc 000 M\0sub\0\
                    :000000 000000 000 000 U\0conflict\0";
        let expected = [
            (None, Some("new.yaml")),
            (Some(old("a\nb")), Some("a\nb")),
            (Some(old("gone")), None),
            (Some(old("from")), Some("to")),
            (Some(old("link")), None),
        ];
        let expected: Vec<Difference> =
            expected.into_iter().map(|(old, new)| Difference { old, new: new.map(PathBuf::from) }).collect();
        assert_eq!(differences(raw), expected);
    }

    #[test]
    fn what_git_never_says_gives_nothing() {
        assert_eq!(differences(b""), []);
        assert_eq!(differences(b":100644\0path\0nonsense"), []);
    }
}
