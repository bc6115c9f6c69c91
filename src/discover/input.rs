//! Owns what discovery hands on: inputs, notices, counts. Never looks at the disk.

use super::SkipReason;
use super::origin::Origin;
use crate::text::Notice;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Where an input's bytes are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// In the file at [`Input::path`].
    File,
    /// Here: a staged form, which need not be what the work tree holds.
    Bytes(Vec<u8>),
    /// On standard input, readable once.
    Stdin,
}

/// One file to check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Input {
    /// The path to show and to tell the format from: relative to the root; for a file outside it, as given.
    pub relative: PathBuf,
    /// The absolute path of a file that lies outside the root.
    pub outside: Option<PathBuf>,
    /// How many folders of [`Input::relative`] stand above what [`Input::below`] returns.
    pub folders_above: usize,
    /// Whether the file itself was named, not a folder above it.
    pub explicit: bool,
    /// Where the bytes are.
    pub content: Content,
}

impl Input {
    /// Returns an input below the root, by its path from there.
    #[must_use]
    pub fn new(relative: PathBuf, content: Content) -> Self {
        Self { relative, outside: None, folders_above: 0, explicit: false, content }
    }

    /// Returns the path to open: absolute, where that of the listing's root is.
    #[must_use]
    pub fn path(&self, root: &Path) -> Cow<'_, Path> {
        self.outside.as_deref().map_or_else(|| root.join(&self.relative).into(), Cow::Borrowed)
    }

    /// Returns the part of the path that says what the file is for: below the folder that was walked. Whoever names a
    /// folder asks for what is in it, wherever it lies; for a file that was named itself it is all of [`Input::relative`].
    #[must_use]
    pub fn below(&self) -> &Path {
        let mut parts = self.relative.components();
        parts.by_ref().take(self.folders_above).for_each(drop);
        parts.as_path()
    }
}

/// A file that is not checked for what it is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Skipped {
    /// As [`Input::relative`].
    pub path: PathBuf,
    /// What it is.
    pub reason: SkipReason,
}

/// All that a request asks for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Discovery {
    /// The nearest folder with `.git` at or above the paths, else the path itself: what [`Input::relative`] and all
    /// reports relate to.
    pub root: PathBuf,
    /// Sorted by the bytes of [`Input::relative`], every file once.
    pub inputs: Vec<Input>,
    /// What is to be said about files that are not among the inputs; sorted, none twice.
    pub notices: Vec<Notice>,
    /// Files left out by name for what they are: lock files, weights, images, owlint's own. Sorted.
    pub skipped: Vec<Skipped>,
    /// Whether a folder was to be walked, so that finding nothing is worth a complaint.
    pub asked_for_directory: bool,
    /// Whether everything below the root was to be walked, so that what is not among the inputs is not there.
    pub whole_tree: bool,
    /// Where the files beside the inputs lie.
    pub origin: Origin,
    /// The tree as it was before, where both are to be held against one another.
    pub before: Option<Box<Before>>,
}

/// The tree as it was before.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Before {
    /// The commit, shortened.
    pub commit: String,
    /// Its files. Those that have not changed since are read where they are now.
    pub discovery: Discovery,
    /// Files that have another name now, by the old one; both relative to the root.
    pub renames: BTreeMap<PathBuf, PathBuf>,
    /// The paths that were asked for, relative to the root; empty for all.
    pub within: Vec<PathBuf>,
}
