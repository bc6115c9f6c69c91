//! Owns the words by which files are changed, as clap reads them. Never changes one.

use super::complain::Complaint;
use clap::Args;

/// Input that is not the work tree, which is what would be written.
const NO_FILES: [&str; 2] = ["staged", "stdin_filename"];

/// Whether and how files are to be changed.
#[derive(Debug, Args)]
#[command(next_help_heading = "Fixing")]
pub(super) struct FixArgs {
    /// Make the fixes that leave the weights in use as they are, and report what remains
    #[arg(long, conflicts_with_all = NO_FILES)]
    pub(super) fix: bool,
    /// With --fix or --diff: put another model in, too
    #[arg(long)]
    pub(super) unsafe_fixes: bool,
    /// Write nothing: print as a diff what --fix or --add-ignores would change, and exit with 1 where that is anything
    #[arg(long, conflicts_with_all = NO_FILES, conflicts_with = "output_file")]
    pub(super) diff: bool,
    /// Silence every finding that stands by a comment with this reason
    #[arg(long, value_name = "REASON", conflicts_with_all = NO_FILES, conflicts_with_all = ["fix", "unsafe_fixes", "no_ignores"])]
    pub(super) add_ignores: Option<String>,
}

/// What is to be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted<'a> {
    /// Fixes, those that put another model in included or not.
    Fixes { with_unsafe: bool },
    /// Suppressions with this reason.
    Ignores { reason: &'a str },
}

impl FixArgs {
    /// Returns what is to be written, `None` where nothing is. Fails where that makes no sense.
    pub(super) fn wanted(&self) -> Result<Option<Wanted<'_>>, Complaint> {
        if let Some(reason) = &self.add_ignores {
            return as_reason(reason).map(|reason| Some(Wanted::Ignores { reason }));
        }
        let is_asked = self.fix || self.diff;
        if self.unsafe_fixes && !is_asked {
            let help = "add --fix to write them or --diff to see them".to_owned();
            return Err(Complaint::Other("--unsafe-fixes changes nothing by itself".to_owned(), help));
        }
        Ok(is_asked.then_some(Wanted::Fixes { with_unsafe: self.unsafe_fixes }))
    }
}

/// A reason that may stand in a comment of any format.
fn as_reason(text: &str) -> Result<&str, Complaint> {
    let reason = text.trim();
    let ends_comment = ["*/", "-->", "#}", "owlint:"].iter().find(|end| reason.contains(**end));
    let wrong = match ends_comment {
        Some(end) => Some(format!("`{end}` cannot stand in it")),
        None if reason.is_empty() => Some("it is empty".to_owned()),
        None if reason.contains(char::is_control) => Some("it has to be one line".to_owned()),
        None => None,
    };
    let help = "give a reason that the next reader understands".to_owned();
    wrong.map_or(Ok(reason), |wrong| Err(Complaint::Other(format!("--add-ignores needs a reason: {wrong}"), help)))
}
