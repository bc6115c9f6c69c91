//! Owns changing one file of a run: where it lies, what it holds now, whether it still says what it said, and writing it.
//! Never chooses what to change.

use super::write_atomic;
use crate::catalog::Catalog;
use crate::policy::Plan;
use crate::text::Encoding;
use crate::{Reread, utf8};
use std::fs;
use std::path::{Path, PathBuf};

/// A fault of one edit among so many is looked for; among more all are left.
const MOST_SINGLE: usize = 64;

/// A file that may be changed.
#[derive(Debug, Clone)]
pub(super) struct Source {
    /// Relative to the root.
    pub(super) path: PathBuf,
    /// Where it is written: links are followed within the root only.
    target: PathBuf,
    /// Without its byte order mark.
    pub(super) text: String,
    encoding: Encoding,
}

/// What can be done to a file, and what of the plan cannot.
#[derive(Debug)]
pub(super) struct Change {
    /// What keeps the file what it is. Its offsets are the text's.
    pub(super) plan: Plan,
    /// How many findings are left for not doing so.
    pub(super) refused: usize,
}

impl Source {
    /// Reads a file. Fails, in words, where it is none that may be changed.
    pub(super) fn read(root: &Path, path: &Path) -> Result<Self, String> {
        let unreadable = |error: std::io::Error| format!("it cannot be read ({})", error.kind());
        let target = fs::canonicalize(root.join(path)).map_err(unreadable)?;
        let root = fs::canonicalize(root).map_err(unreadable)?;
        if !target.starts_with(&root) {
            return Err("it lies outside the root".to_owned());
        }
        if fs::metadata(&target).map_err(unreadable)?.permissions().readonly() {
            return Err("it is read-only".to_owned());
        }
        let bytes = fs::read(&target).map_err(unreadable)?;
        let (text, encoding) = utf8(bytes).ok_or("it is not UTF-8")?;
        Ok(Self { path: path.to_owned(), target, text, encoding })
    }

    /// Returns it as it would be with the edits of a plan made; `None` where they do not fit.
    pub(super) fn with(&self, plan: &Plan) -> Option<Self> {
        Some(Self { text: plan.apply(&self.text)?, ..self.clone() })
    }

    /// Returns its bytes, with the byte order mark.
    pub(super) fn bytes(&self) -> Vec<u8> {
        [self.mark(), &self.text].concat().into_bytes()
    }

    /// Returns what of a plan, whose offsets are the file's, leaves all else as it is.
    pub(super) fn check(&self, plan: &Plan, catalog: &Catalog) -> Result<Change, String> {
        let plan = plan.clone().without_first(self.mark().len());
        let before = Reread::of(&self.path, &self.text, catalog);
        let holds = |plan: &Plan| {
            let new = plan.apply(&self.text)?;
            Some(before.becomes(&Reread::of(&self.path, &new, catalog), plan))
        };
        if holds(&plan).ok_or("it has changed since it was read")? {
            return Ok(Change { plan, refused: 0 });
        }
        let all = plan.findings();
        let mut single = plan.single();
        single.retain(|one| holds(one) == Some(true));
        let mut kept = Plan::default();
        if plan.edits().count() <= MOST_SINGLE {
            for one in single {
                kept.extend(one);
            }
        }
        let kept = if holds(&kept) == Some(true) { kept } else { Plan::default() };
        Ok(Change { refused: all - kept.findings(), plan: kept })
    }

    /// Writes the file with the edits of a plan made, all at once; byte order mark and mode stay.
    pub(super) fn write(&self, plan: &Plan) -> Result<(), String> {
        let text = plan.apply(&self.text).ok_or("it has changed since it was read")?;
        let done = write_atomic::write(&self.target, |out| {
            out.write_all(self.mark().as_bytes()).and_then(|()| out.write_all(text.as_bytes()))
        });
        done.map_err(|error| format!("it cannot be written ({})", error.kind()))
    }

    /// Returns its byte order mark, where it has one.
    pub(super) fn mark(&self) -> &'static str {
        if self.encoding == Encoding::Utf8Bom { "\u{feff}" } else { "" }
    }
}
