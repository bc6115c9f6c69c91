//! Owns the look-up of a spelling in the catalogue, as it stands and without what hosts and quantisers add to it.
//! Never reads anything off a name.

use super::candidate::Candidate;
use super::resolve::Grade;
use super::scheme::Scheme;
use super::size::{NamedSize, named_size};
use super::spellings::{
    Spelling, file_openings, opening_of, slug_openings, unaltered, undated, unsquashed, variants, without_number,
    without_release, without_serial,
};
use super::suffix::{Stripped, strip};
use super::vocabulary::schemes;
use crate::catalog::{Catalog, Model, ModelNumber, Purpose, Weights};
use std::sync::Arc;

/// A spelling and what is known of it before it is looked up.
#[derive(Clone, Copy)]
pub(super) struct Spelt<'a> {
    /// The identifier.
    pub(super) candidate: &'a Candidate,
    /// The lab behind its first part.
    pub(super) lab: Option<&'a str>,
    /// It without additions.
    pub(super) stripped: &'a Stripped,
    /// What it is looked up in.
    pub(super) catalog: &'a Catalog,
}

impl Spelt<'_> {
    /// The part that names the model: a file, or the last part without a container's release.
    pub(super) fn stem(&self) -> &str {
        self.candidate.file.as_deref().unwrap_or(without_release(self.candidate))
    }

    fn model(&self, number: ModelNumber) -> Arc<Model> {
        self.catalog.model(number)
    }

    /// Whether a model found can be the one that is meant.
    pub(super) fn is_right(&self, found: &Model) -> bool {
        let stem = self.candidate.stem();
        fits(found, self.lab)
            && agrees(found, size_of(self.candidate))
            && keeps_letter(found, stem)
            && keeps_together(found, stem)
    }

    /// The model of a spelling and its variants.
    pub(super) fn varied(&self, spelling: &str) -> Option<Arc<Model>> {
        variants(spelling, self.catalog).into_iter().find_map(|spelling| self.normalised(&spelling))
    }

    fn normalised(&self, spelling: &Spelling) -> Option<Arc<Model>> {
        let found = self.model(self.catalog.find_normalised(&spelling.text)?);
        (spelling.allows(found.weights) && self.is_right(&found) && self.keeps_size(&found, &spelling.text))
            .then_some(found)
    }

    /// Whether a reading that leaves the size out leads to a model of that size: `deepseek:33b` is not the vendor's
    /// newest chat model.
    fn keeps_size(&self, found: &Model, reading: &str) -> bool {
        let named = size_of(self.candidate).total_b;
        named.is_none() || found.total_b.is_some() || named_size(reading).total_b.is_some()
    }
}

/// The model that a spelling means, and how firmly.
pub(super) fn look_up(spelt: &Spelt<'_>) -> Option<(Grade, Arc<Model>)> {
    exact(spelt).map(|model| (Grade::Exact, model)).or_else(|| derived(spelt).map(|model| (Grade::Derived, model)))
}

fn exact(spelt: &Spelt<'_>) -> Option<Arc<Model>> {
    let (candidate, catalog, stem) = (spelt.candidate, spelt.catalog, spelt.stem());
    if let Some(found) = catalog.find_repository(&candidate.name) {
        return Some(spelt.model(found));
    }
    if let Some(found) = in_library(spelt) {
        return Some(found);
    }
    let tagged = candidate.tag.as_ref().map(|tag| format!("{stem}-{tag}"));
    let pinned = pinned(candidate, stem);
    let longer = pinned.iter().map(String::as_str).chain(tagged.as_deref());
    let spellings = longer.chain([stem, without_number(candidate, stem)]);
    spellings
        .filter_map(|spelling| catalog.find(spelling))
        .map(|found| spelt.model(found))
        .find(|found| spelt.is_right(found))
}

fn derived(spelt: &Spelt<'_>) -> Option<Arc<Model>> {
    let readings = || spelt.stripped.readings().iter().map(String::as_str);
    let numbered = without_number(spelt.candidate, spelt.stem());
    let serials = readings().map(without_serial).chain([numbered]).chain(readings());
    serials
        .map(|reading| spelt.varied(reading))
        .find(Option::is_some)
        .flatten()
        .or_else(|| file_openings(spelt.candidate).find_map(|name| spelt.normalised(&Spelling::written(name))))
        .or_else(|| rewritten(spelt))
}

/// The model of a spelling that a host has rewritten: with something in front, a day behind, a version run together, or
/// without the active size.
fn rewritten(spelt: &Spelt<'_>) -> Option<Arc<Model>> {
    let stem = spelt.stem();
    let opened = |name: &str| opening_of(name).map(|(_, rest)| rest);
    let undated = undated(stem);
    let bare = opened(stem).into_iter().chain(undated.map(str::to_owned)).chain(undated.and_then(opened));
    let mut names: Vec<String> = bare.flat_map(|name| strip(&name, None).readings().to_vec()).collect();
    names.extend(spelt.stripped.readings().iter().cloned());
    let squashed: Vec<String> = names.iter().filter_map(|name| unsquashed(name)).collect();
    names.extend(squashed);
    names.extend(unaltered(stem).map(str::to_owned));
    names
        .iter()
        .find_map(|name| spelt.varied(name))
        .or_else(|| names.iter().find_map(|name| without_active_size(spelt, name)))
}

/// The mixture whose name goes on with its active size where the spelling ends: `qwen3.5-122b`.
fn without_active_size(spelt: &Spelt<'_>, name: &str) -> Option<Arc<Model>> {
    named_size(name).total_b?;
    let found = |spelling: Spelling| {
        let found = spelt.model(spelt.catalog.find_mixture(&spelling.text)?);
        (found.weights == Weights::Open && spelt.is_right(&found)).then_some(found)
    };
    variants(name, spelt.catalog).into_iter().filter(|spelling| !spelling.completed).find_map(found)
}

/// The model behind a name of Ollama's library; its tags go on from the size with tuning and quantisation.
pub(super) fn in_library(spelt: &Spelt<'_>) -> Option<Arc<Model>> {
    let (candidate, catalog) = (spelt.candidate, spelt.catalog);
    if !may_be_in_library(candidate) {
        return None;
    }
    let stem = candidate.stem();
    let Some(tag) = candidate.tag.as_deref() else {
        return catalog.find_ollama(stem).map(|found| spelt.model(found));
    };
    let cuts = spelt.stripped.tags().iter().map(String::as_str).chain(tag.split('-').next());
    let mut names = std::iter::once(tag).chain(cuts).map(|tag| format!("{stem}:{tag}"));
    names.find_map(|name| catalog.find_ollama(&name)).map(|found| spelt.model(found))
}

/// Only a bare name, or one under a scheme with such a library, is looked up in Ollama's.
pub(super) fn may_be_in_library(candidate: &Candidate) -> bool {
    match candidate.scheme {
        Some(Scheme::Ollama | Scheme::DockerModel) => true,
        None => candidate.tag.is_some() && !candidate.name.contains('/'),
        Some(_) => false,
    }
}

/// A name with the version that stands behind `@`, which may have parts: `claude-3-5-sonnet@20240620`,
/// `kimi@k3.1-pro`, `mistral-large@2411-001`.
pub(super) fn pinned(candidate: &Candidate, stem: &str) -> Vec<String> {
    let version = candidate.pin.value.as_deref().unwrap_or_default();
    if version.is_empty() || version.len() > 20 || version.contains('/') || version == candidate.name {
        return Vec::new();
    }
    let first = version.split('-').next().filter(|first| first.len() < version.len());
    std::iter::once(version).chain(first).map(|version| format!("{stem}-{version}")).collect()
}

/// The open model that the name of somebody else's repository begins with.
pub(super) fn look_up_opening(spelt: &Spelt<'_>) -> Option<Arc<Model>> {
    let candidate = spelt.candidate;
    let is_hub = matches!(candidate.scheme, None | Some(Scheme::Hf | Scheme::Modelscope));
    if spelt.lab.is_some() || !is_hub || candidate.name.matches('/').count() != 1 {
        return None;
    }
    let size = size_of(candidate);
    let base = |opening: String| spelt.catalog.find_normalised(&opening).map(|found| spelt.model(found));
    slug_openings(candidate.stem()).filter_map(base).find(|found| found.weights == Weights::Open && agrees(found, size))
}

/// The size that the whole spelling names: in the name, else in the tag.
pub(super) fn size_of(candidate: &Candidate) -> NamedSize {
    let size = named_size(candidate.file.as_deref().unwrap_or(candidate.stem()));
    let tag = candidate.tag.as_deref().map(named_size).unwrap_or_default();
    let (total_b, dashed) = if size.total_b.is_some() { (size.total_b, size.dashed) } else { (tag.total_b, None) };
    NamedSize { total_b, active_b: size.active_b.or(tag.active_b), dashed }
}

/// Whether the size in a spelling is that of the model found: `deepseek-r1:32b` is not the 671B one.
/// Names round, and hubs count other tensors than labs do: a third either way is the same size.
fn agrees(model: &Model, size: NamedSize) -> bool {
    let Some(total) = model.total_b else { return true };
    // `llama-4-maverick-17b` leaves out the experts, by which it would be known as an active size.
    let is_active = size.total_b.is_some() && size.total_b == named_size(&model.id).active_b;
    size.total_b.is_none() || is_active || size.totals().any(|named| named < total * 1.34 && total < named * 1.34)
}

/// Whether the `v` of the version of a closed or an embedding model is there: `text-embedding-3` is no `text-embedding-v3`.
fn keeps_letter(model: &Model, stem: &str) -> bool {
    let is_strict = model.weights == Weights::Closed || model.purpose == Purpose::Embedding;
    !is_strict || !model.id.contains("-v") || model.id.replace("-v", "-") != stem.to_lowercase()
}

/// Whether a name that is little more than a letter and a number has the two side by side: nobody writes `o-1-mini`, and
/// what is searched for first does not find it.
fn keeps_together(model: &Model, stem: &str) -> bool {
    let &[letter, digit, ..] = model.id.as_bytes() else { return true };
    if !letter.is_ascii_alphabetic() || !digit.is_ascii_digit() {
        return true;
    }
    let words = stem.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let is_letter =
        |word: &str| word.len() == 1 && word.as_bytes().first().is_some_and(|c| c.eq_ignore_ascii_case(&letter));
    !words.clone().zip(words.skip(1)).any(|(one, next)| is_letter(one) && next.as_bytes().first() == Some(&digit))
}

/// Whether the organisation, where it is a lab's own, may publish this model.
fn fits(model: &Model, lab: Option<&str>) -> bool {
    let copies = |lab: &str| schemes().publishers.iter().any(|name| name == lab);
    lab.is_none_or(|lab| lab == model.lab || copies(lab) || model.weights == Weights::Open)
}
