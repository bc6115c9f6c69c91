//! Owns `--fix` and `--add-ignores`: rounds of finding and writing until nothing is left to write.
//! Never makes an edit up.

use super::complain::Complaint;
use super::fix_args::Wanted;
use super::rewrite::Source;
use crate::catalog::Catalog;
use crate::lints::Status;
use crate::policy::{self, Plan, Settings};
use crate::report::{Outcome, Rewritten};
use crate::text::{Notice, NoticeKind};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What one fix uncovers the next may mend; after so many rounds the rest is left to the next run.
pub(super) const ROUNDS: usize = 8;

/// Gives a file of a run, by root and path.
pub(super) type Open<'o> = dyn Fn(&Path, &Path) -> Result<Source, String> + 'o;

/// What is to be done to the files of a run.
#[derive(Debug, Default)]
pub(super) struct Work {
    /// Each file with the edits that leave it what it is.
    pub(super) files: Vec<(Source, Plan)>,
    /// Findings that need more than can be done.
    left: usize,
    pub(super) notices: Vec<Notice>,
}

impl Work {
    fn refuse(&mut self, path: &Path, why: &str) {
        self.notices.push(Notice { path: path.to_owned(), kind: NoticeKind::Unfixed, message: why.to_owned() });
    }
}

/// Changes files until nothing is left that may be changed, and returns what then is found.
pub(super) fn write<'a>(
    wanted: Wanted<'_>,
    settings: &Settings,
    catalog: &'a Catalog,
) -> Result<Outcome<'a>, Complaint> {
    let mut done = Rewritten::default();
    let mut outcome = crate::check(settings, catalog)?;
    for _ in 0..ROUNDS {
        let mut work = work(wanted, &outcome, catalog, &Source::read);
        let mut written = 0;
        for (source, plan) in std::mem::take(&mut work.files) {
            match source.write(&plan) {
                Ok(()) => written += plan.findings(),
                Err(why) => work.refuse(&source.path, &format!("not fixed: {why}")),
            }
        }
        match wanted {
            Wanted::Fixes { .. } => done.fixed += written,
            Wanted::Ignores { .. } => (done.silenced, done.left) = (done.silenced + written, work.left),
        }
        if written == 0 {
            outcome.notices.append(&mut work.notices);
            outcome.notices.sort();
            break;
        }
        outcome = crate::check(settings, catalog)?;
    }
    outcome.rewritten = Some(done);
    Ok(outcome)
}

/// What is wanted, file by file.
pub(super) fn work(wanted: Wanted<'_>, outcome: &Outcome, catalog: &Catalog, open: &Open<'_>) -> Work {
    match wanted {
        Wanted::Fixes { with_unsafe } => fixes(outcome, with_unsafe, catalog, open),
        Wanted::Ignores { reason } => ignores(outcome, reason, catalog, open),
    }
}

fn fixes(outcome: &Outcome, with_unsafe: bool, catalog: &Catalog, open: &Open<'_>) -> Work {
    let mut work = Work::default();
    for (path, plan) in policy::plan(&outcome.findings, with_unsafe) {
        let checked = open(&outcome.root, &path).and_then(|source| Ok((source.check(&plan, catalog)?, source)));
        match checked {
            Err(why) => work.refuse(&path, &format!("not fixed: {why}")),
            Ok((change, source)) => {
                if change.refused > 0 {
                    work.refuse(&path, "not fixed: the file would not say the same in its other places");
                }
                work.left += change.refused;
                work.files.extend((change.plan.findings() > 0).then_some((source, change.plan)));
            }
        }
    }
    work
}

/// Suppressions for all that stands, by file and line.
fn ignores(outcome: &Outcome, reason: &str, catalog: &Catalog, open: &Open<'_>) -> Work {
    let mut needed: BTreeMap<Arc<PathBuf>, policy::Needed> = BTreeMap::new();
    for finding in outcome.findings.iter().filter(|finding| finding.status == Status::Active) {
        let file = needed.entry(Arc::clone(&finding.place.path)).or_default();
        file.entry(finding.place.start.line).or_default().insert(finding.rule);
    }
    let mut work = Work::default();
    for (path, lines) in needed {
        let all: usize = lines.values().map(std::collections::BTreeSet::len).sum();
        let added = open(&outcome.root, &path).and_then(|source| {
            let before = crate::Reread::of(&path, &source.text, catalog);
            let is_same = |new: &str| before.says_the_same(&crate::Reread::of(&path, new, catalog));
            let plan = policy::add_ignores(&path, &source.text, &lines, reason, outcome.codebase.as_of, &is_same)?;
            Ok((source, plan))
        });
        match added {
            Err(why) => {
                work.left += all;
                work.refuse(&path, &format!("not silenced: {why}"));
            }
            Ok((source, plan)) => {
                let left = all - plan.findings().min(all);
                if left > 0 {
                    work.refuse(&path, "some findings were not silenced: no comment fits at their place");
                }
                work.left += left;
                work.files.extend((plan.findings() > 0).then_some((source, plan)));
            }
        }
    }
    work
}
