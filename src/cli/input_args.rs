//! Owns the words that say which files a command reads, and by what it judges, as clap reads them. Never lists any.

use super::args::date;
use clap::Args;
use std::path::{Path, PathBuf};

/// Which files.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Input")]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
pub(super) struct InputArgs {
    /// Files and folders to check, `-` alone for standard input [default: the working directory]
    #[arg(value_name = "PATH", help_heading = "Arguments")]
    pub(super) paths: Vec<PathBuf>,
    /// Check what is staged in git instead of the work tree; paths narrow it
    #[arg(long)]
    pub(super) staged: bool,
    /// Tell only what the commit does not have where HEAD and this one parted; paths narrow it
    #[arg(long, value_name = "REF", conflicts_with = "staged")]
    pub(super) changed: Option<String>,
    /// Check the files that this list names, a name a line or each ended by a NUL; `-` for standard input
    #[arg(long, value_name = "FILE|-", conflicts_with_all = ["staged", "changed", "paths"])]
    pub(super) files_from: Option<PathBuf>,
    /// Read standard input as if it were this file
    #[arg(long, value_name = "FILE", conflicts_with_all = ["staged", "changed", "files_from"])]
    pub(super) stdin_filename: Option<PathBuf>,
    /// Leave out files that match, as in .gitignore; repeatable
    #[arg(long, value_name = "GLOB")]
    pub(super) exclude: Vec<String>,
    /// Let ignore files and --exclude hold for paths named here, too
    #[arg(long)]
    pub(super) force_exclude: bool,
    /// Read files that .gitignore leaves out
    #[arg(long)]
    pub(super) no_gitignore: bool,
    /// Read the configuration from this file
    #[arg(long, value_name = "FILE", hide_env_values = true, env = "OWLINT_CONFIG")]
    pub(super) config: Option<PathBuf>,
    /// Read no configuration, whatever else says so
    #[arg(long)]
    pub(super) no_config: bool,
    /// Lay this file, or all .toml and .yaml files of this folder, over the catalogue; repeatable
    #[arg(long, value_name = "FILE|DIR")]
    pub(super) catalog: Vec<PathBuf>,
    /// Judge everything at this date [default: today]
    #[arg(long, value_name = "DATE", hide_env_values = true, env = "OWLINT_AS_OF", value_parser = date)]
    pub(super) as_of: Option<jiff::civil::Date>,
    /// Read with that many threads [default: one for each processor]
    #[arg(long, value_name = "N", hide_env_values = true, env = "OWLINT_THREADS", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(super) threads: Option<u16>,
}

impl InputArgs {
    /// Whether something else is asked for than files as they are.
    pub(super) fn picks_a_part(&self) -> bool {
        self.staged || self.changed.is_some() || self.files_from.is_some() || self.stdin().is_some()
    }

    /// The name under which standard input is read, where it is asked for: by its name, or by `-` as the only path.
    pub(super) fn stdin(&self) -> Option<&Path> {
        let dash = Path::new("-");
        let is_dash = *self.paths == [dash];
        self.stdin_filename.as_deref().or_else(|| is_dash.then_some(dash))
    }

    /// Returns what is wrong with paths that stand beside standard input.
    pub(super) fn mixed(&self) -> Option<&'static str> {
        let is_dash = |path: &PathBuf| path == Path::new("-");
        let dashes = self.paths.iter().filter(|path| is_dash(path)).count();
        if self.stdin_filename.is_some() && self.paths.len() > dashes {
            return Some("--stdin-filename reads standard input, and no paths besides");
        }
        let is_alone = self.paths.len() <= 1 && !self.staged && self.changed.is_none();
        (dashes > 0 && !is_alone).then_some("`-` is standard input, and stands alone; a file of that name is `./-`")
    }
}
