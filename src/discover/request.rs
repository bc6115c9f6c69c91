//! Owns what a caller may ask of discovery. Never looks at the disk.

use super::Origin;
use std::path::PathBuf;

/// Where the files to check come from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Source {
    /// The paths of the request: files as they are, folders walked.
    #[default]
    Paths,
    /// What stands in git's index and differs from the last commit. Paths of the request narrow the list.
    Staged,
    /// What differs from the commit where HEAD and another one parted: staged or not, and what git does not know yet.
    Changed {
        /// The other commit, in any way in which git names one.
        reference: String,
        /// Whether both forms of the whole tree are listed, to be held against one another, rather than only the
        /// files that differ.
        compare: bool,
    },
    /// The files that a list names, relative to the working directory: a name a line, or each ended by a NUL.
    Listed {
        /// The file with the list; `-` for standard input.
        from: PathBuf,
    },
    /// Standard input, read as if it were the file of that name.
    Stdin {
        /// Decides format and place in the tree; need not exist.
        filename: PathBuf,
    },
    /// A text that is at hand, read as if it were the file of that name: what an editor has open.
    Buffer {
        /// Decides format and place in the tree; need not exist.
        filename: PathBuf,
        /// All of it.
        text: String,
    },
}

/// What to check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Files and folders as the user gave them. None means the working directory; for staged files, all of them.
    pub paths: Vec<PathBuf>,
    /// Where the files come from.
    pub source: Source,
    /// Patterns in the syntax of `.gitignore`, relative to the root. They outrank every ignore file.
    pub exclude: Vec<String>,
    /// Whether `.gitignore` and `.git/info/exclude` are honoured. `.owlintignore` always is.
    pub gitignore: bool,
    /// Whether ignore files and `exclude` also hold for paths given explicitly.
    pub force_exclude: bool,
    /// The root, where it is not to be looked for.
    pub root: Option<PathBuf>,
    /// Files of owlint itself that are in force in this run (configuration, overlays, a baseline): never checked.
    pub own_files: Vec<PathBuf>,
    /// Where the configuration was read, so that git is not asked again what it has told.
    pub origin: Origin,
}

impl Default for Request {
    fn default() -> Self {
        Self {
            paths: Vec::new(),
            source: Source::Paths,
            exclude: Vec::new(),
            gitignore: true,
            force_exclude: false,
            root: None,
            own_files: Vec::new(),
            origin: Origin::default(),
        }
    }
}

impl Request {
    /// Returns the paths to list, the working directory where none was given.
    pub(super) fn paths_or_here(&self) -> Vec<PathBuf> {
        if self.paths.is_empty() { vec![PathBuf::from(".")] } else { self.paths.clone() }
    }
}
