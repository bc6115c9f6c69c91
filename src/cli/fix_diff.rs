//! Owns `--diff`: what `--fix` or `--add-ignores` would leave behind, found in drafts and shown. Never writes a file.

use super::complain::Complaint;
use super::exit::Exit;
use super::fix::{ROUNDS, work};
use super::fix_args::Wanted;
use super::output::{Terminal, deliver};
use super::rewrite::Source;
use crate::catalog::Catalog;
use crate::policy::{Plan, Settings};
use crate::report::unified;
use crate::text::{Notice, display_path, sanitise};
use std::collections::BTreeMap;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};

/// A file as it lies, and what is to become of it.
#[derive(Debug)]
struct Draft {
    file: Source,
    /// All that is to be done to it, over the rounds.
    plan: Plan,
    now: Source,
}

impl Draft {
    fn of(file: Source, plan: Plan) -> Option<Self> {
        let now = file.with(&plan)?;
        Some(Self { file, plan, now })
    }

    fn then(self, plan: &Plan) -> Option<Self> {
        let all = self.plan.followed_by(plan, &self.file.text)?;
        Self::of(self.file, all)
    }

    /// As a diff of the file's bytes, its byte order mark included.
    fn shown(&self, path: &Path) -> String {
        let text = format!("{}{}", self.file.mark(), self.file.text);
        unified(path, &text, self.plan.clone().behind(self.file.mark().len()).edits())
    }
}

type Drafts = BTreeMap<PathBuf, Draft>;

/// Prints what would be changed.
pub(super) fn diff(
    wanted: Wanted<'_>,
    settings: &Settings,
    catalog: &Catalog,
    terminal: &Terminal,
) -> Result<Exit, Complaint> {
    let (drafts, notices) = drafts(wanted, settings, catalog)?;
    let shown: String = drafts.iter().map(|(path, draft)| draft.shown(path)).collect();
    deliver(None, |out| {
        if std::io::stdout().is_terminal() {
            return shown.lines().try_for_each(|line| writeln!(out, "{}", sanitise(line)));
        }
        out.write_all(shown.as_bytes())
    })?;
    let counted = |count: usize, one: &str| format!("{count} {one}{}", if count == 1 { "" } else { "s" });
    let findings = drafts.values().map(|draft| draft.plan.findings()).sum();
    terminal.aside(&format!("{} in {} would be changed", counted(findings, "finding"), counted(drafts.len(), "file")));
    for notice in &notices {
        terminal.aside(&format!("{}: {}", display_path(&notice.path), notice.message));
    }
    Ok(if drafts.is_empty() { Exit::Clean } else { Exit::Findings })
}

/// Does to drafts what would be done to files, until nothing is left to do. Returns what was refused at last, too.
fn drafts(wanted: Wanted<'_>, settings: &Settings, catalog: &Catalog) -> Result<(Drafts, Vec<Notice>), Complaint> {
    let mut drafts = Drafts::new();
    let mut notices = Vec::new();
    for _ in 0..ROUNDS {
        let bytes = drafts.iter().map(|(path, draft)| (path.clone(), draft.now.bytes())).collect();
        let outcome = crate::check_drafts(settings, catalog, &bytes)?;
        let open = |root: &Path, path: &Path| {
            drafts.get(path).map_or_else(|| Source::read(root, path), |draft| Ok(draft.now.clone()))
        };
        let round = work(wanted, &outcome, catalog, &open);
        notices = round.notices;
        if round.files.is_empty() {
            break;
        }
        for (source, plan) in round.files {
            let path = source.path.clone();
            let draft = match drafts.remove(&path) {
                Some(draft) => draft.then(&plan),
                None => Draft::of(source, plan),
            };
            drafts.extend(draft.map(|draft| (path, draft)));
        }
    }
    Ok((drafts, notices))
}
