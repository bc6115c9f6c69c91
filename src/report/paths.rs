//! Owns how paths are written: for people relative to where they stand, for machines relative to the root.
//! Never touches the disk.

use crate::text::display_path;
use std::fmt::Write as _;
use std::path::{Component, Path, PathBuf};

/// Turns paths relative to the root into what people type.
#[derive(Debug, Clone, Default)]
pub struct Paths {
    /// The root of the run, absolute.
    pub root: PathBuf,
    /// The working directory, absolute.
    pub here: PathBuf,
}

impl Paths {
    /// Returns a path as people see it: relative to the working directory, sanitised.
    #[must_use]
    pub fn shown(&self, path: &Path) -> String {
        let first = path.components().next();
        if self.here == self.root || matches!(first, Some(Component::ParentDir)) {
            return display_path(path);
        }
        display_path(&relative(&self.root.join(path), &self.here))
    }
}

/// The way from the folder `from` to `to`, both absolute; `to` itself where they share nothing.
fn relative(to: &Path, from: &Path) -> PathBuf {
    let shared = to.components().zip(from.components()).take_while(|(one, other)| one == other).count();
    if shared <= 1 {
        return to.to_path_buf();
    }
    let up = from.components().skip(shared).map(|_| Component::ParentDir);
    up.chain(to.components().skip(shared)).collect()
}

/// Returns a path as machines read it: forward slashes, bytes that are not UTF-8 as U+FFFD.
#[must_use]
pub(super) fn plain(path: &Path) -> String {
    let text = path.to_string_lossy();
    if std::path::MAIN_SEPARATOR == '/' { text.into_owned() } else { text.replace(std::path::MAIN_SEPARATOR, "/") }
}

/// Returns a path as a relative URI reference: every byte that is not unreserved (RFC 3986 §2.3) percent-encoded.
#[must_use]
pub(super) fn uri(path: &Path) -> String {
    let text = plain(path);
    let mut uri = String::with_capacity(text.len());
    for byte in bytes(path, &text) {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'-' | b'.' | b'_' | b'~') {
            uri.push(char::from(byte));
        } else {
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    uri
}

#[cfg(unix)]
fn bytes<'a>(path: &'a Path, _text: &'a str) -> impl Iterator<Item = u8> + 'a {
    use std::os::unix::ffi::OsStrExt;
    path.as_os_str().as_bytes().iter().copied()
}

#[cfg(not(unix))]
fn bytes<'a>(_path: &'a Path, text: &'a str) -> impl Iterator<Item = u8> + 'a {
    text.bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_see_paths_from_where_they_stand() {
        let paths = |here: &str| Paths { root: "/srv/app".into(), here: here.into() };
        let path = Path::new("deploy/kimi.yaml");
        assert_eq!(paths("/srv/app").shown(path), "deploy/kimi.yaml");
        assert_eq!(paths("/srv/app/deploy").shown(path), "kimi.yaml");
        assert_eq!(paths("/srv/app/src/bin").shown(path), "../../deploy/kimi.yaml");
        assert_eq!(paths("/home").shown(path), "/srv/app/deploy/kimi.yaml");
        assert_eq!(paths("/home").shown(Path::new("../x.yaml")), "../x.yaml");
        assert_eq!(paths("/srv/app").shown(Path::new("a\x1b[31mb")), "a\u{241b}[31mb");
    }

    #[test]
    fn uris_are_percent_encoded() {
        assert_eq!(uri(Path::new("deploy/my model#1.yaml")), "deploy/my%20model%231.yaml");
        assert_eq!(uri(Path::new("münchen.yaml")), "m%C3%BCnchen.yaml");
    }
}
