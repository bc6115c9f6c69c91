//! Owns what `owlint doctor` says of the place that is to be checked: git, settings, baseline, files.

use crate::cli::complain::Complaint;
use crate::discover::Origin;
use crate::discover::{DiscoverError, Request, about_git, discover};
use crate::policy::{BaselineChoice, BaselineFile, Config};
use crate::report::{Check, State};
use crate::text::display_path;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::Path;

pub(super) fn git(root: Option<&Path>) -> Check {
    let check = |state, found, details| Check { name: "git", state, found, details };
    let Some(root) = root else { return check(State::Remark, "not looked for".to_owned(), Value::Null) };
    let facts = match about_git(root) {
        Ok(facts) => facts,
        Err(DiscoverError::NotARepository { .. }) => {
            let found = "no repository here: only whole files can be checked".to_owned();
            return check(State::Remark, found, json!({ "repository": null }));
        }
        Err(error) => return check(State::Remark, error.to_string(), json!({ "repository": null })),
    };
    let branch = match (&facts.branch, facts.has_commit) {
        (Some(branch), true) => format!("on {branch}"),
        (Some(branch), false) => format!("on {branch}, without a commit yet"),
        (None, _) => "on no branch".to_owned(),
    };
    let mut parts =
        vec![format!("{} ({}); {} {branch}", facts.version, facts.program.display(), display_path(&facts.top))];
    if facts.staged > 0 {
        parts.push(format!("{} staged", facts.staged));
    }
    parts.extend(facts.under_way.map(|what| format!("{what} under way")));
    let details = json!({
        "program": facts.program, "version": facts.version, "repository": facts.top, "branch": facts.branch,
        "has_commit": facts.has_commit, "staged": facts.staged, "under_way": facts.under_way,
    });
    check(State::Fine, parts.join(", "), details)
}

pub(super) fn configuration(config: &Config, complaint: Option<&Complaint>) -> Check {
    let check = |state, found, details| Check { name: "configuration", state, found, details };
    if let Some(complaint) = complaint {
        let message = complaint.summary();
        return check(State::Fault, message.clone(), json!({ "file": null, "fault": message }));
    }
    if config.path.as_os_str().is_empty() {
        let found = "none found: defaults hold; `owlint init` writes a first one".to_owned();
        return check(State::Fine, found, json!({ "file": null }));
    }
    let count = config.entries.len();
    let found = format!("{}, settings: {count}", display_path(&config.path));
    check(State::Fine, found, json!({ "file": config.path, "settings": count }))
}

pub(super) fn baseline(root: Option<&Path>) -> Check {
    let check = |state, found, details| Check { name: "baseline", state, found, details };
    let read = root.map_or(Ok(None), |root| BaselineChoice::Found.read(root, &Origin::default()));
    match read {
        Ok(None) => check(State::Fine, "none".to_owned(), json!({ "file": null })),
        Ok(Some(BaselineFile { path, baseline })) => {
            let count = baseline.entries().len();
            let found = format!("{}, entries: {count}", display_path(&path));
            check(State::Fine, found, json!({ "file": path, "entries": count }))
        }
        Err(fault) => check(State::Fault, fault.to_string(), json!({ "fault": fault.to_string() })),
    }
}

/// Counts what a run would read. Files that ignore files leave out are not visited, and so not counted.
pub(super) fn files(request: &Request) -> Check {
    let check = |state, found, details| Check { name: "files", state, found, details };
    let listed = match discover(request) {
        Ok(listed) => listed,
        Err(error) => return check(State::Fault, error.to_string(), Value::Null),
    };
    let mut by_reason: BTreeMap<&str, usize> = BTreeMap::new();
    for skipped in &listed.skipped {
        *by_reason.entry(skipped.reason.as_str()).or_default() += 1;
    }
    let count = listed.inputs.len();
    let below = format!("{count} to check below {}", display_path(&listed.root));
    let reasons: Vec<String> = by_reason.iter().map(|(reason, count)| format!("{reason}: {count}")).collect();
    let found = match listed.skipped.len() {
        0 => below,
        left_out => format!("{below}; {left_out} left out by name ({})", reasons.join(", ")),
    };
    let state = if count == 0 { State::Remark } else { State::Fine };
    check(state, found, json!({ "to_check": count, "left_out": by_reason, "root": listed.root }))
}
