//! Owns what has changed since a commit: the files that differ from where HEAD and that commit parted, and how the
//! whole tree looked there. Never compares what stands in them.
//!
//! Submodules are not compared: their files count as they are now on both sides.

#![deny(clippy::indexing_slicing)]

use super::blobs::{Blob, Blobs};
use super::explicit::ExplicitPath;
use super::filter::Filter;
use super::found::Found;
use super::git::{Git, path_from_bytes};
use super::raw_diff::{Difference, Old, differences};
use super::repository::{Meant, Repository};
use super::{Before, Content, DiscoverError, Discovery, Input, Request, Source, git_folder, notices, skip};
use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};

/// So many letters of a commit's id are shown.
const SHOWN: usize = 12;

const DIFFER: &[&str] =
    &["--raw", "-z", "--no-abbrev", "--find-renames", "--no-ext-diff", "--no-textconv", "--ignore-submodules=all"];

/// Lists the files that differ, or, to compare, the whole tree as it is and as it was. Nothing where nothing differs.
pub(super) fn discover(request: &Request, reference: &str, compare: bool) -> Result<Discovery, DiscoverError> {
    let Repository { git, top, paths } = Repository::of(request, "--changed")?;
    if let Some(path) = git_folder::endless_rules_below(&top) {
        return Err(DiscoverError::Endless { path });
    }
    let git = git.without_filters()?;
    let commit = parted(&git, reference)?;
    let mut found = Found::new(top.clone(), request);
    let filter = || Filter::new(&top, &request.exclude, request.gitignore);
    let within: Vec<PathBuf> = paths.iter().map(|path| found.relative_to_root(&path.resolved)).collect();
    let within = if within.contains(&PathBuf::new()) { Vec::new() } else { within };
    let changed = changed(&git, &commit)?;
    let is_known = |path: &ExplicitPath| {
        let below = |one: PathBuf| top.join(one).starts_with(&path.resolved);
        path.given.symlink_metadata().is_ok() || changed.iter().flat_map(paths_of).flatten().any(below)
    };
    if let Some(unknown) = paths.iter().find(|path| !is_known(path)) {
        return Err(DiscoverError::Missing { path: unknown.given.clone() });
    }
    if !compare {
        let meant = Meant::new(paths, request.force_exclude, filter()?);
        add_new(&changed, &meant, &top, &mut found);
        found.add_remarks(&meant.filter);
        return Ok(found.finish(false));
    }
    let filter = filter()?;
    let is_read = |path: &Path| skip::by_name(path).is_none() && !filter.leaves_out(&top.join(path), false);
    if !changed.iter().flat_map(paths_of).flatten().any(|path| is_read(&path)) {
        return Ok(found.finish(false));
    }
    let whole = Request { paths: vec![top.clone()], source: Source::Paths, ..request.clone() };
    let mut now = Discovery { asked_for_directory: false, whole_tree: false, ..super::from_paths(&whole)? };
    let earlier = earlier(&git, &changed, &now, is_read)?;
    now.notices.extend(earlier.missing.into_iter().map(notices::no_earlier_blob));
    let discovery = Discovery { inputs: earlier.inputs, notices: Vec::new(), before: None, ..now.clone() };
    let commit = commit.chars().take(SHOWN).collect();
    now.before = Some(Box::new(Before { commit, discovery, renames: renames(changed), within }));
    Ok(now)
}

/// Adds what is meant of the files that differ, as they are now.
fn add_new(changed: &[Difference], meant: &Meant, top: &Path, found: &mut Found) {
    for path in changed.iter().filter_map(|change| change.new.as_ref()).map(|path| top.join(path)) {
        if meant.includes(&path) && path.symlink_metadata().is_ok_and(|found| found.is_file()) {
            let relative = found.relative_to_root(&path);
            let explicit = meant.names(&path);
            found.add(&path, Input { explicit, ..Input::new(relative, Content::File) });
        }
    }
}

/// The old and the new path of a file that differs.
fn paths_of(change: &Difference) -> [Option<PathBuf>; 2] {
    [change.old.as_ref().map(|old| old.path.clone()), change.new.clone()]
}

/// Returns the id of the commit where HEAD and another one parted.
fn parted(git: &Git, reference: &str) -> Result<String, DiscoverError> {
    let commit = |name: &str| {
        // A word that looks like an option names nothing.
        let name = format!("{name}^{{commit}}");
        if name.starts_with('-') {
            return None;
        }
        git.ask_whether("rev-parse", &["--verify", "--quiet", &name]).ok().flatten()
    };
    let other = commit(reference).ok_or_else(|| DiscoverError::NoCommit { reference: reference.to_owned() })?;
    let head = commit("HEAD").ok_or(DiscoverError::NoHead)?;
    git.ask_whether("merge-base", &[&other, &head])?.map_or_else(
        || {
            let shallow = git.ask_whether("rev-parse", &["--is-shallow-repository"])?;
            let is_shallow = shallow.as_deref() == Some("true");
            Err(DiscoverError::NoMergeBase { reference: reference.to_owned(), is_shallow })
        },
        Ok,
    )
}

/// What differs between a commit and the work tree; files that git does not know yet are new.
fn changed(git: &Git, commit: &str) -> Result<Vec<Difference>, DiscoverError> {
    let mut changed = differences(&git.ask("diff", &[DIFFER, &[commit]].concat())?);
    let untracked = git.ask("ls-files", &["-z", "--others", "--exclude-standard", "--full-name", "--", ":/"])?;
    let untracked = untracked.split(|byte| *byte == 0).filter(|name| !name.is_empty());
    changed.extend(untracked.map(|name| Difference { old: None, new: Some(path_from_bytes(name)) }));
    Ok(changed)
}

/// The inputs of the tree as it was.
#[derive(Debug, Default)]
struct Earlier {
    inputs: Vec<Input>,
    /// Files whose earlier form is not there.
    missing: Vec<PathBuf>,
}

/// What has not changed is read where it is now, and only what differs from the commit.
fn earlier(
    git: &Git,
    changed: &[Difference],
    now: &Discovery,
    is_read: impl Fn(&Path) -> bool,
) -> Result<Earlier, DiscoverError> {
    let new: HashSet<&PathBuf> = changed.iter().filter_map(|change| change.new.as_ref()).collect();
    let mut earlier = Earlier::default();
    earlier.inputs.extend(now.inputs.iter().filter(|input| !new.contains(&input.relative)).cloned());
    let old: Vec<&Old> = changed.iter().filter_map(|change| change.old.as_ref()).collect();
    let mut blobs = Blobs::start(git)?;
    for Old { path, object } in old.into_iter().filter(|old| is_read(&old.path)) {
        match blobs.get(object)? {
            Blob::Bytes(bytes) => {
                earlier.inputs.push(Input::new(path.clone(), Content::Bytes(bytes)));
            }
            Blob::Missing => earlier.missing.push(path.clone()),
            Blob::TooLarge => {}
        }
    }
    earlier.inputs.sort_by(|one, other| one.relative.as_os_str().cmp(other.relative.as_os_str()));
    Ok(earlier)
}

fn renames(changed: Vec<Difference>) -> BTreeMap<PathBuf, PathBuf> {
    let both = changed.into_iter().filter_map(|change| Some((change.old?.path, change.new?)));
    both.filter(|(old, new)| old != new).collect()
}
