//! Owns what `owlint init` is going to do, decided before anything is written. Never writes.

use super::templates;
use crate::cli::complain::Complaint;
use crate::cli::setup_args::{InitArgs, Pipeline};
use crate::discover::Origin;
use crate::policy::locate;
use crate::text::display_path;
use std::fs;
use std::path::{Path, PathBuf};

/// One thing to do.
#[derive(Debug)]
pub(super) enum Step {
    /// A file to write, which is not there yet.
    Write {
        /// Where.
        path: PathBuf,
        /// All of it.
        text: String,
    },
    /// A part to be added by hand to a file that is there.
    Add {
        /// The file.
        path: PathBuf,
        /// The part.
        text: String,
    },
    /// A file that is there and needs nothing.
    Keep {
        /// The file.
        path: PathBuf,
        /// Why.
        why: &'static str,
    },
}

/// All that is to be done, in order.
#[derive(Debug)]
pub(super) struct Plan {
    /// The steps.
    pub(super) steps: Vec<Step>,
}

impl Plan {
    /// Decides. Fails where what is asked for is there already.
    pub(super) fn of(arguments: &InitArgs) -> Result<Self, Complaint> {
        let folder = folder(arguments)?;
        let root = repository(&folder).unwrap_or(&folder).to_owned();
        let asks_for_more = arguments.hook || arguments.ci.is_some();
        let mut steps = vec![configuration(&folder, asks_for_more, arguments.print)?];
        if arguments.hook {
            steps.push(hook(&root, arguments.print));
        }
        if let Some(pipeline) = arguments.ci {
            steps.push(self::pipeline(pipeline, &root, arguments.print)?);
        }
        Ok(Self { steps })
    }
}

/// The complaint about a file that is there.
pub(super) fn exists(path: &Path) -> Complaint {
    let message = format!("`{}` is there already, and init never overwrites", display_path(path));
    Complaint::Other(
        message,
        "change it by hand, or move it away first; `owlint init --print` writes nothing".to_owned(),
    )
}

fn folder(arguments: &InitArgs) -> Result<PathBuf, Complaint> {
    let given = arguments.folder.as_deref().unwrap_or(Path::new("."));
    let missing = || Complaint::Other(format!("`{}` is no folder", display_path(given)), String::new());
    let folder = given.canonicalize().ok().filter(|folder| folder.is_dir()).ok_or_else(missing)?;
    let root = if arguments.folder.is_none() { repository(&folder) } else { None };
    Ok(root.unwrap_or(&folder).to_owned())
}

fn repository(folder: &Path) -> Option<&Path> {
    folder.ancestors().find(|above| above.join(".git").exists())
}

/// Plain `init` is about the configuration, and fails where there is one. Where more is asked for, it may well be there.
fn configuration(folder: &Path, asks_for_more: bool, print: bool) -> Result<Step, Complaint> {
    let path = folder.join("owlint.toml");
    if print {
        return Ok(Step::Write { path, text: templates::configuration() });
    }
    let in_force =
        locate(folder, &Origin::default())?.map(|config| config.path).filter(|found| found.parent() == Some(folder));
    let found = in_force.or_else(|| path.symlink_metadata().is_ok().then(|| path.clone()));
    match found {
        Some(path) if asks_for_more => Ok(Step::Keep { path, why: "holds settings already: left as it is" }),
        Some(path) => Err(exists(&path)),
        None => Ok(Step::Write { path, text: templates::configuration() }),
    }
}

fn hook(root: &Path, print: bool) -> Step {
    let path = root.join(".pre-commit-config.yaml");
    match fs::read_to_string(&path) {
        _ if print => Step::Write { path, text: templates::hooks() },
        Ok(text) if text.contains("owlint") => Step::Keep { path, why: "runs owlint already: left as it is" },
        Ok(_) => Step::Add { path, text: templates::HOOK.to_owned() },
        // What is there and cannot be read is seen again, and told, where it is not overwritten.
        Err(_) => Step::Write { path, text: templates::hooks() },
    }
}

/// A workflow of GitHub's is a file of its own; the others keep all pipelines in one.
fn pipeline(whose: Pipeline, root: &Path, print: bool) -> Result<Step, Complaint> {
    let (name, text) = templates::pipeline(whose);
    let path = root.join(name);
    if print || path.symlink_metadata().is_err() {
        return Ok(Step::Write { path, text });
    }
    match whose {
        Pipeline::Github => Err(exists(&path)),
        Pipeline::Gitlab | Pipeline::Azure => Ok(Step::Add { path, text }),
    }
}
