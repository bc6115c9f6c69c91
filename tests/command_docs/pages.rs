//! Owns reading the pages: their blocks, tables, code spans and links.

use std::fs;
use std::path::{Path, PathBuf};

/// A page of the documentation.
pub(crate) struct Page {
    /// Its path below the repository's root.
    pub(crate) name: String,
    pub(crate) text: String,
}

/// A block of code.
#[derive(Debug)]
pub(crate) struct Block<'t> {
    pub(crate) language: &'t str,
    pub(crate) text: &'t str,
}

/// A row of a table that begins with options.
#[derive(Debug)]
pub(crate) struct Row {
    pub(crate) options: Vec<String>,
    pub(crate) meaning: String,
}

pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Reads the README and all pages below `docs`.
pub(crate) fn all() -> Vec<Page> {
    let below = walkdir::WalkDir::new(root().join("docs")).sort_by_file_name().into_iter();
    let below = below.map(|entry| entry.unwrap().into_path());
    let pages = below.filter(|path| path.extension().is_some_and(|extension| extension == "md"));
    [root().join("README.md")].into_iter().chain(pages).map(|path| read(&path)).collect()
}

fn read(path: &Path) -> Page {
    let name = path.strip_prefix(root()).unwrap().display().to_string();
    Page { name, text: fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display())) }
}

impl Page {
    /// Reads the page of a command.
    pub(crate) fn of(command: &str) -> Self {
        read(&root().join(format!("docs/commands/{command}.md")))
    }

    pub(crate) fn blocks(&self) -> Vec<Block<'_>> {
        let mut blocks = Vec::new();
        let mut parts = self.text.split("\n```");
        parts.next();
        while let Some(block) = parts.next() {
            let (language, text) = block.split_once('\n').unwrap_or((block, ""));
            blocks.push(Block { language, text });
            parts.next();
        }
        blocks
    }

    /// Returns the text without blocks of code.
    fn prose(&self) -> String {
        self.text.split("\n```").step_by(2).collect::<Vec<_>>().join("\n")
    }

    /// Returns what stands between backticks.
    pub(crate) fn spans(&self) -> Vec<String> {
        self.prose().split('`').skip(1).step_by(2).map(super::help::plain).collect()
    }

    /// Returns the rows of tables that begin with options.
    pub(crate) fn rows(&self) -> Vec<Row> {
        let row = |line: &str| {
            let (names, meaning) = line.strip_prefix("| ")?.strip_suffix(" |")?.split_once(" | ")?;
            names.starts_with("`-").then(|| Row { options: options(names), meaning: super::help::plain(meaning) })
        };
        self.text.lines().filter_map(row).collect()
    }

    /// Returns the long options that are named outside of blocks, which are run.
    pub(crate) fn options(&self) -> Vec<String> {
        options(&self.prose())
    }

    /// Returns where links lead that stay within the repository.
    pub(crate) fn links(&self) -> Vec<PathBuf> {
        let prose = self.prose();
        let targets = prose.split("](").skip(1).filter_map(|rest| rest.split(')').next());
        let own = targets.filter(|target| !target.contains("://") && !target.starts_with('#'));
        let folder = root().join(&self.name).parent().unwrap().to_owned();
        own.map(|target| folder.join(target.split('#').next().unwrap_or_default())).collect()
    }
}

/// Returns the long options in a text, in order.
pub(crate) fn options(text: &str) -> Vec<String> {
    let is_inner = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
    let words = text.split(|letter: char| !is_inner(letter));
    let is_long = |word: &&str| {
        word.strip_prefix("--").is_some_and(|name| name.starts_with(|first: char| first.is_ascii_lowercase()))
    };
    words.filter(is_long).map(str::to_owned).collect()
}
