//! Owns patterns over paths as people write them in ignore files, counted from one folder. Never walks.

use ignore::gitignore::{Gitignore, GitignoreBuilder};
use std::path::{Path, PathBuf};

/// Patterns that pick files below a folder, as lines of a `.gitignore` do; `!` takes back.
#[derive(Debug, Clone)]
pub struct PathPatterns {
    folder: PathBuf,
    patterns: Vec<String>,
    set: Gitignore,
}

impl PartialEq for PathPatterns {
    fn eq(&self, other: &Self) -> bool {
        (&self.folder, &self.patterns) == (&other.folder, &other.patterns)
    }
}

impl Eq for PathPatterns {}

impl PathPatterns {
    /// Compiles patterns that count from `folder`. Fails with the number of the first that is none, and why.
    pub fn new(folder: &Path, patterns: Vec<String>) -> Result<Self, (usize, String)> {
        let folder = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
        let mut builder = GitignoreBuilder::new(&folder);
        for (number, pattern) in patterns.iter().enumerate() {
            builder.add_line(None, pattern).map_err(|error| (number, error.to_string()))?;
        }
        let set = builder.build().map_err(|error| (0, error.to_string()))?;
        Ok(Self { folder, patterns, set })
    }

    /// Whether they pick an absolute path of a file, or a folder above it. What lies outside the folder is not picked.
    #[must_use]
    pub fn pick(&self, path: &Path) -> bool {
        let Ok(below) = path.strip_prefix(&self.folder) else { return false };
        self.set.matched_path_or_any_parents(below, false).is_ignore()
    }
}

#[cfg(test)]
mod tests {
    use super::PathPatterns;
    use std::path::Path;

    fn picks(patterns: &[&str], path: &str) -> bool {
        let patterns = patterns.iter().map(|pattern| (*pattern).to_owned()).collect();
        PathPatterns::new(Path::new("/house"), patterns).unwrap().pick(Path::new(path))
    }

    #[test]
    fn folders_anchors_and_exceptions_work_as_in_ignore_files() {
        assert!(picks(&["deploy/staging"], "/house/deploy/staging/a/b.yaml"));
        assert!(picks(&["*.yaml"], "/house/a/b.yaml"));
        assert!(!picks(&["/b.yaml"], "/house/a/b.yaml"));
        assert!(!picks(&["*.yaml", "!b.yaml"], "/house/a/b.yaml"));
        assert!(!picks(&["*.yaml"], "/elsewhere/b.yaml"));
    }

    #[test]
    fn what_is_no_pattern_is_told_with_its_number() {
        let patterns = vec!["a".to_owned(), "b{".to_owned()];
        assert_eq!(PathPatterns::new(Path::new("/house"), patterns).unwrap_err().0, 1);
    }
}
