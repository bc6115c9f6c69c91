//! Owns the way from catalogue files to one checked whole, for the build and for overlays alike.
//! Never reads a file from disk and never decides how the whole is stored.

use super::check;
use super::convert;
use super::date::PartialDate;
use super::error::{CatalogError, Faults};
use super::lab::{Family, Host, Lab};
use super::model::Model;
use super::read::read;
use super::source::File;
use super::spelling::normalise;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::path::PathBuf;
use toml::Spanned;

/// A model with the names that only look-ups need.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Entry {
    /// What is known of it. First, so that it can be decoded without the rest.
    pub model: Model,
    /// Other spellings that mean it.
    pub aliases: Vec<String>,
    /// Names in the Ollama library.
    pub ollama: Vec<String>,
}

/// All catalogue files in one.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Compiled {
    /// The date of the newest source.
    pub date: Option<PartialDate>,
    /// Words of ordinary text that never stand alone as a search stem.
    pub ordinary: Vec<String>,
    /// By id.
    pub labs: Vec<Lab>,
    /// By id.
    pub families: Vec<Family>,
    /// By id.
    pub hosts: Vec<Host>,
    /// By id; where two share a name, the later one has it.
    pub entries: Vec<Entry>,
}

/// Checks and merges files, given as name and text.
///
/// With `base`, the files are an overlay on it: they may refer to what it holds, may leave out what the embedded
/// catalogue must have, and only they are returned. All faults are returned at once, in the order of files and lines.
pub(crate) fn compile(sources: &[(PathBuf, String)], base: Option<&Compiled>) -> Result<Compiled, Vec<CatalogError>> {
    let mut all = Vec::with_capacity(sources.len());
    for (path, text) in sources {
        let mut faults = Faults { path, text, found: Vec::new() };
        let file = read(&mut faults);
        check::file(&file, &mut faults, base.is_none());
        all.push((file, faults));
    }
    let mut claims = Claims::default();
    for index in 0..all.len() {
        claims.file(index, &mut all);
    }
    let known = |kind, name: &str| claims.taken.contains_key(&(kind, name.to_owned()));
    for (file, faults) in &mut all {
        check_references(file, faults, base, &known);
    }
    let mut errors: Vec<CatalogError> = all.iter().flat_map(|(_, faults)| faults.found.iter().cloned()).collect();
    if errors.is_empty() {
        return Ok(convert::convert(all.iter().map(|(file, faults)| (file, faults.path))));
    }
    errors.sort();
    errors.dedup();
    Err(errors)
}

/// What can be named only once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Model,
    Spelling,
    Ollama,
    Lab,
    Organisation,
    Line,
    Family,
    Stem,
    Host,
    Domain,
    Prefix,
}

/// Who has claimed a name, and where.
struct Claim {
    owner: String,
    file: usize,
    span: Range<usize>,
}

/// All names claimed so far.
#[derive(Default)]
struct Claims {
    taken: BTreeMap<(Kind, String), Claim>,
}

impl Claims {
    /// Claims all names of one file and tells which were taken.
    fn file(&mut self, index: usize, all: &mut [(File, Faults<'_>)]) {
        let Some((file, _)) = all.get(index) else { return };
        let mut clashes = Vec::new();
        for (kind, name, owner, span) in claims_of(file) {
            let same_thing =
                matches!(kind, Kind::Spelling | Kind::Ollama | Kind::Organisation | Kind::Domain | Kind::Prefix);
            match self.taken.get(&(kind, name.clone())) {
                Some(claim) if same_thing && claim.owner == owner => {}
                Some(claim) => clashes.push((kind, name, claim.owner.clone(), claim.file, claim.span.clone(), span)),
                None => {
                    self.taken.insert((kind, name), Claim { owner, file: index, span });
                }
            }
        }
        for (kind, name, owner, other, there, here) in clashes {
            let place = all.get(other).map(|(_, faults)| format!("{}:{}", faults.path.display(), faults.line(&there)));
            let place = place.unwrap_or_default();
            if let Some((_, faults)) = all.get_mut(index) {
                faults.add(&here, clash(kind, &name, &owner, &place));
            }
        }
    }
}

/// The message for a name that is taken.
fn clash(kind: Kind, name: &str, owner: &str, place: &str) -> String {
    match kind {
        Kind::Spelling => {
            format!(
                "this reads as `{name}`, which already means `{owner}` ({place}): take one of the two out, or rename it"
            )
        }
        Kind::Ollama => {
            format!("the Ollama name `{name}` already means `{owner}` ({place}): keep it with one of the two")
        }
        Kind::Model => format!("there is a model `{name}` already ({place}): merge the two or rename one"),
        Kind::Lab => format!("there is a lab `{name}` already ({place}): merge the two"),
        Kind::Line => format!("there is a line `{name}` already ({place}): ids are unique over all labs, rename one"),
        Kind::Family => {
            format!("there is a family `{name}` already ({place}): ids are unique over all labs, rename one")
        }
        Kind::Stem => format!("the stem `{name}` already belongs to `{owner}` ({place}): keep it with one of the two"),
        Kind::Host => format!("there is a host `{name}` already ({place}): merge the two or rename one"),
        Kind::Organisation | Kind::Domain | Kind::Prefix => {
            format!("`{name}` already belongs to `{owner}` ({place}): keep it with one of the two")
        }
    }
}

/// All names that a file claims: kind, name as compared, owner, place.
fn claims_of(file: &File) -> Vec<(Kind, String, String, Range<usize>)> {
    let mut claims = Vec::new();
    let mut claim = |kind, name: String, owner: &Spanned<String>, place: &Spanned<String>| {
        claims.push((kind, name, owner.get_ref().clone(), place.span()));
    };
    if let Some(lab) = file.lab.as_ref().map(Spanned::get_ref) {
        claim(Kind::Lab, lab.id.get_ref().clone(), &lab.id, &lab.id);
        lab.organisations.iter().for_each(|name| claim(Kind::Organisation, name.get_ref().clone(), &lab.id, name));
    }
    for line in file.lines.iter().map(Spanned::get_ref) {
        claim(Kind::Line, line.id.get_ref().clone(), &line.id, &line.id);
    }
    for family in file.families.iter().map(Spanned::get_ref) {
        claim(Kind::Family, family.id.get_ref().clone(), &family.id, &family.id);
        claim(Kind::Stem, family.stem.get_ref().clone(), &family.id, &family.stem);
    }
    for model in file.models.iter().map(Spanned::get_ref) {
        claim(Kind::Model, model.id.get_ref().clone(), &model.id, &model.id);
        for name in std::iter::once(&model.id).chain(&model.aliases) {
            claim(Kind::Spelling, normalise(name.get_ref()), &model.id, name);
        }
        model.repositories.iter().for_each(|name| claim(Kind::Spelling, own_name(name.get_ref()), &model.id, name));
        model.ollama.iter().for_each(|name| claim(Kind::Ollama, normalise(name.get_ref()), &model.id, name));
    }
    for host in file.hosts.iter().map(Spanned::get_ref) {
        claim(Kind::Host, host.id.get_ref().clone(), &host.id, &host.id);
        host.domains.iter().for_each(|name| claim(Kind::Domain, name.get_ref().clone(), &host.id, name));
        host.litellm.iter().for_each(|name| claim(Kind::Prefix, name.get_ref().clone(), &host.id, name));
    }
    claims
}

/// Returns the normalised spelling of a repository's name without its organisation.
#[must_use]
pub(crate) fn own_name(repository: &str) -> String {
    normalise(repository.rsplit('/').next().unwrap_or(repository))
}

/// Checks that what a file refers to exists in one of the files or in the base.
fn check_references(
    file: &File,
    faults: &mut Faults<'_>,
    base: Option<&Compiled>,
    known: &impl Fn(Kind, &str) -> bool,
) {
    let ids: BTreeSet<&str> =
        base.iter().flat_map(|base| base.entries.iter().map(|entry| entry.model.id.as_str())).collect();
    for model in file.models.iter().map(Spanned::get_ref) {
        let Some(from) = &model.base else { continue };
        let name = from.get_ref();
        if name == model.id.get_ref() {
            faults.add(&from.span(), "a model cannot be its own base: take `base` out");
        } else if !known(Kind::Model, name) && !ids.contains(name.as_str()) {
            faults.add(&from.span(), format!("no model `{name}`: add it, or give the id of one that is there"));
        }
    }
    let labs: BTreeSet<&str> = base.iter().flat_map(|base| base.labs.iter().map(|lab| lab.id.as_str())).collect();
    for lab in file.hosts.iter().filter_map(|host| host.get_ref().lab.as_ref()) {
        let name = lab.get_ref();
        if !known(Kind::Lab, name) && !labs.contains(name.as_str()) {
            faults.add(&lab.span(), format!("no lab `{name}`: give the id of one that is there"));
        }
    }
}
