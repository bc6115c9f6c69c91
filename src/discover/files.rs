//! Owns where the files of a listing are opened: below its root, which is looked for once. Never reads what it opens.

use super::Input;
use std::fs::{File, Metadata};
use std::io::Result;
use std::path::Path;

/// The files below one root.
#[derive(Debug)]
pub struct Files<'a> {
    root: &'a Path,
    /// The root, where it can be held: from there on a path is short, and none has to be put together.
    #[cfg(unix)]
    held: Option<std::os::fd::OwnedFd>,
}

#[cfg(unix)]
impl<'a> Files<'a> {
    /// Returns the files below a root, which need not be there.
    #[must_use]
    pub fn below(root: &'a Path) -> Self {
        use rustix::fs::{Mode, OFlags};
        #[cfg(any(target_os = "linux", target_os = "android"))]
        let way = OFlags::PATH;
        #[cfg(not(any(target_os = "linux", target_os = "android")))]
        let way = OFlags::RDONLY;
        let held = rustix::fs::open(root, way | OFlags::DIRECTORY | OFlags::CLOEXEC, Mode::empty()).ok();
        Self { root, held }
    }

    /// Opens a file, and a named pipe without waiting for somebody to write.
    pub(super) fn open(&self, input: &Input) -> Result<File> {
        use rustix::fs::{CWD, Mode, OFlags, openat};
        use std::os::fd::AsFd;
        let flags = OFlags::RDONLY | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
        let open = |folder, path: &Path| rustix::io::retry_on_intr(|| openat(folder, path, flags, Mode::empty()));
        let opened = match (&input.outside, &self.held) {
            (None, Some(held)) => open(held.as_fd(), &input.relative),
            _ => open(CWD, &input.path(self.root)),
        };
        Ok(File::from(opened?))
    }
}

#[cfg(not(unix))]
impl<'a> Files<'a> {
    /// Returns the files below a root, which need not be there.
    #[must_use]
    pub fn below(root: &'a Path) -> Self {
        Self { root }
    }

    pub(super) fn open(&self, input: &Input) -> Result<File> {
        File::open(input.path(self.root))
    }
}

impl Files<'_> {
    /// What stands at the path of an input now.
    pub(super) fn metadata(&self, input: &Input) -> Result<Metadata> {
        input.path(self.root).metadata()
    }
}
