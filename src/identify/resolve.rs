//! Owns the step from a spelling to a model: the catalogue first, then the catalogue without what hosts and quantisers
//! add, then what can be read off the name. Never looks at a document.

use super::candidate::Candidate;
use super::scheme::Scheme;
use super::size::{NamedSize, named_size};
use super::spellings::{Spelling, file_openings, slug_openings, variants, without_release, without_serial};
use super::suffix::{Stripped, strip};
use super::vocabulary::schemes;
use crate::catalog::{Catalog, Family, LicenceClass, Model, Weights, normalise};
use std::sync::Arc;

/// How firmly a spelling leads to a model.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grade {
    /// Nothing in it is known.
    Unknown,
    /// Its organisation publishes models.
    Organisation,
    /// It begins or ends on the name of a family and nothing else tells the model.
    Family,
    /// A family with a size or a version.
    Named,
    /// In the catalogue, once host's and quantiser's additions are taken off.
    Derived,
    /// In the catalogue as it stands.
    Exact,
}

/// What a spelling leads to.
#[derive(Debug, Clone)]
pub struct Resolution {
    /// How firmly.
    pub grade: Grade,
    /// The model; read off the name below [`Grade::Derived`].
    pub model: Option<Arc<Model>>,
    /// Who published these weights, where that is not the lab.
    pub publisher: Option<String>,
    /// What the spelling adds.
    pub quantisation: Option<String>,
}

/// Looks a candidate up; what the catalogue does not know is read off the name.
#[must_use]
pub fn resolve(candidate: &Candidate, catalog: &Catalog) -> Resolution {
    resolve_known(candidate, catalog).unwrap_or_else(|| {
        let lab = lab_of_organisation(candidate, catalog);
        let stripped = strip_candidate(candidate);
        if let Some(base) = look_up_opening(candidate, lab.as_deref(), catalog) {
            let (publisher, quantisation) = (publisher(candidate, None, &base), stripped.quantisation);
            return Resolution { grade: Grade::Derived, model: Some(Arc::new(base)), publisher, quantisation };
        }
        let (grade, model) = read_off_name(candidate, lab.clone(), &stripped, catalog);
        let publisher = model.as_ref().and_then(|model| publisher(candidate, lab.as_deref(), model));
        Resolution { grade, model: model.map(Arc::new), publisher, quantisation: stripped.quantisation }
    })
}

/// Looks a candidate up in the catalogue; nothing is read off the name.
#[must_use]
pub(super) fn resolve_known(candidate: &Candidate, catalog: &Catalog) -> Option<Resolution> {
    let lab = lab_of_organisation(candidate, catalog);
    let stripped = strip_candidate(candidate);
    let (grade, model) = look_up(candidate, lab.as_deref(), &stripped, catalog)?;
    let publisher = publisher(candidate, lab.as_deref(), &model);
    let quantisation = stripped.quantisation.filter(|_| grade != Grade::Exact);
    Some(Resolution { grade, model: Some(Arc::new(model)), publisher, quantisation })
}

fn lab_of_organisation(candidate: &Candidate, catalog: &Catalog) -> Option<String> {
    candidate.organisation().and_then(|name| catalog.lab_of_organisation(name))
}

fn strip_candidate(candidate: &Candidate) -> Stripped {
    strip(candidate.file.as_deref().unwrap_or(without_release(candidate)), candidate.tag.as_deref())
}

/// Who published the weights, where that is not the lab.
fn publisher(candidate: &Candidate, lab: Option<&str>, model: &Model) -> Option<String> {
    let own = lab == Some(model.lab.as_str()) || candidate.name.matches('/').count() > 1;
    candidate.organisation().filter(|name| !own && is_publisher(name, candidate)).map(str::to_owned)
}

/// Whether the first part of a name can be somebody who publishes weights, rather than a router's vendor or a folder.
fn is_publisher(name: &str, candidate: &Candidate) -> bool {
    let router = schemes().router_vendors.iter().any(|vendor| vendor.eq_ignore_ascii_case(name));
    !router && !matches!(candidate.scheme, Some(Scheme::Url | Scheme::Path | Scheme::Ollama)) && !name.contains('.')
}

fn look_up(candidate: &Candidate, lab: Option<&str>, stripped: &Stripped, catalog: &Catalog) -> Option<(Grade, Model)> {
    let size = size_of(candidate);
    let model = |number| catalog.model(number);
    let right = |found: &Model| fits(found, lab) && agrees(found, size) && keeps_letter(found, candidate.stem());
    if let Some(found) = catalog.find_repository(&candidate.name).map(model) {
        return Some((Grade::Exact, found));
    }
    if let Some(found) = in_library(candidate, stripped, catalog) {
        return Some((Grade::Exact, found));
    }
    let stem = candidate.file.as_deref().unwrap_or(without_release(candidate));
    let dated = dated(candidate, stem);
    let whole = candidate.tag.as_ref().map(|tag| format!("{stem}-{tag}"));
    let exact = dated.as_deref().into_iter().chain(whole.as_deref()).chain([stem, without_serial(stem)]);
    if let Some(found) = exact.filter_map(|spelling| catalog.find(spelling)).map(model).find(right) {
        return Some((Grade::Exact, found));
    }
    let readings = stripped.readings().iter().map(|reading| without_serial(reading));
    let spellings = readings.flat_map(|spelling| variants(spelling, catalog));
    let mut found = spellings.chain(file_openings(candidate).map(Spelling::written)).filter_map(|spelling| {
        let found = catalog.find_normalised(&spelling.text).map(model)?;
        (spelling.allows(found.weights) && right(&found)).then_some(found)
    });
    found.next().map(|found| (Grade::Derived, found))
}

/// The model behind a name of Ollama's library; its tags go on from the size with tuning and quantisation.
fn in_library(candidate: &Candidate, stripped: &Stripped, catalog: &Catalog) -> Option<Model> {
    if !may_be_ollama(candidate) {
        return None;
    }
    let stem = candidate.stem();
    let Some(tag) = candidate.tag.as_deref() else {
        return catalog.find_ollama(stem).map(|found| catalog.model(found));
    };
    let cuts = stripped.tags().iter().map(String::as_str).chain(tag.split('-').next());
    let mut names = std::iter::once(tag).chain(cuts).map(|tag| format!("{stem}:{tag}"));
    names.find_map(|name| catalog.find_ollama(&name)).map(|found| catalog.model(found))
}

/// A name with the date that Vertex writes behind `@`: `claude-3-5-sonnet@20240620`.
fn dated(candidate: &Candidate, stem: &str) -> Option<String> {
    let date = candidate.pin.value.as_deref()?;
    let is_date = (4..=8).contains(&date.len()) && date.bytes().all(|byte| byte.is_ascii_digit());
    is_date.then(|| format!("{stem}-{date}"))
}

/// The open model that the name of somebody else's repository begins with.
fn look_up_opening(candidate: &Candidate, lab: Option<&str>, catalog: &Catalog) -> Option<Model> {
    let is_hub = matches!(candidate.scheme, None | Some(Scheme::Hf | Scheme::Modelscope));
    if lab.is_some() || !is_hub || candidate.name.matches('/').count() != 1 {
        return None;
    }
    let size = size_of(candidate);
    let base = |opening: String| catalog.find_normalised(&opening).map(|found| catalog.model(found));
    slug_openings(candidate.stem()).filter_map(base).find(|found| found.weights == Weights::Open && agrees(found, size))
}

/// The size that the whole spelling names: in the name, else in the tag.
fn size_of(candidate: &Candidate) -> NamedSize {
    let size = named_size(candidate.file.as_deref().unwrap_or(candidate.stem()));
    let tag = candidate.tag.as_deref().map(named_size).unwrap_or_default();
    NamedSize { total_b: size.total_b.or(tag.total_b), active_b: size.active_b.or(tag.active_b) }
}

/// Whether the size in a spelling is that of the model found: `deepseek-r1:32b` is not the 671B one.
/// Names round, and hubs count other tensors than labs do: a third either way is the same size.
fn agrees(model: &Model, size: NamedSize) -> bool {
    let (Some(named), Some(total)) = (size.total_b, model.total_b) else { return true };
    named < total * 1.34 && total < named * 1.34
}

/// Whether the `v` of a closed model's version is there: `text-embedding-3` is no `text-embedding-v3`.
fn keeps_letter(model: &Model, stem: &str) -> bool {
    model.weights != Weights::Closed || !model.id.contains("-v") || model.id.replace("-v", "-") != stem.to_lowercase()
}

/// Whether the organisation, where it is a lab's own, may publish this model.
fn fits(model: &Model, lab: Option<&str>) -> bool {
    let copies = |lab: &str| schemes().publishers.iter().any(|name| name == lab);
    lab.is_none_or(|lab| lab == model.lab || copies(lab) || model.weights == Weights::Open)
}

/// Only a bare name, or one under Ollama's own scheme, is looked up in Ollama's library.
fn may_be_ollama(candidate: &Candidate) -> bool {
    match candidate.scheme {
        Some(Scheme::Ollama) => true,
        None => candidate.tag.is_some() && !candidate.name.contains('/'),
        Some(_) => false,
    }
}

fn read_off_name(
    candidate: &Candidate,
    lab: Option<String>,
    stripped: &Stripped,
    catalog: &Catalog,
) -> (Grade, Option<Model>) {
    let stem = stripped.readings().last().cloned().unwrap_or_else(|| candidate.stem().to_owned());
    let normalised = normalise(&stem);
    let family = catalog.family_of(&normalised);
    let size = size_of(candidate);
    let grade = match (&family, &lab) {
        // The name of a lab is no model of it.
        _ if candidate.name == candidate.stem() && catalog.lab_of_organisation(&candidate.name).is_some() => {
            return (Grade::Unknown, None);
        }
        (Some(_), _) if normalised.bytes().any(|byte| byte.is_ascii_digit()) => Grade::Named,
        (Some(_), _) => Grade::Family,
        (None, Some(_)) => Grade::Organisation,
        (None, None) if size.total_b.is_some() => Grade::Unknown,
        (None, None) => return (Grade::Unknown, None),
    };
    let weights = family.as_ref().map_or(Weights::Unknown, |family| family.weights);
    let model = Model {
        family: family.as_ref().map_or_else(String::new, |family| family.id.clone()),
        line: family.as_ref().and_then(|family| family.line.clone()),
        lab: lab_of(lab, family.as_ref()),
        weights,
        licence_class: if weights == Weights::Closed { LicenceClass::Closed } else { LicenceClass::Unknown },
        total_b: size.total_b,
        active_b: size.active_b,
        near_frontier: named_flag(weights, size.total_b),
        source: "read off the identifier".to_owned(),
        id: stem.to_ascii_lowercase(),
        ..Model::named(&stem)
    };
    (grade, Some(model))
}

/// A fine-tune under a name of its own is its publisher's; where nobody knows that one, the family's lab stands.
fn lab_of(lab: Option<String>, family: Option<&Family>) -> String {
    let family_lab = family.map(|family| family.lab.clone());
    lab.or(family_lab).unwrap_or_else(|| "unknown".to_owned())
}

/// No model below 40B was ever near the open frontier (facts on 173 checkpoints, 2023–2026); above, the name cannot tell.
fn named_flag(weights: Weights, total_b: Option<f32>) -> Option<bool> {
    match total_b {
        _ if weights == Weights::Closed => Some(false),
        Some(total) if total < 40.0 => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(value: &str) -> Resolution {
        resolve(&Candidate::read(value).unwrap(), &Catalog::embedded())
    }

    fn id(value: &str) -> String {
        read(value).model.map_or_else(String::new, |model| model.id.clone())
    }

    #[test]
    fn dates_behind_the_name_tell_the_model() {
        let found = read("claude-3-5-sonnet@20240620");
        assert_eq!(found.grade, Grade::Exact);
        assert_eq!(found.model.unwrap().id, id("claude-3-5-sonnet-20240620"));
    }

    #[test]
    fn copies_lead_to_their_base() {
        assert_eq!(id("LnL-AI/dbrx-base-converted-v2"), "dbrx-base");
        assert_eq!(id("ai21labs/AI21-Jamba-1.5-Large"), "ai21-jamba-large-1.5");
        let found = read("someone/Mixtral-8x22B-Instruct-v0.1-our-own-words");
        assert_eq!((found.grade, found.publisher.as_deref()), (Grade::Derived, Some("someone")));
        assert_eq!(found.model.unwrap().id, "mixtral-8x22b-instruct-v0.1");
    }

    #[test]
    fn folders_of_a_host_publish_nothing() {
        assert_eq!(read("fireworks_ai/accounts/fireworks/models/deepseek-v3").publisher, None);
    }

    #[test]
    fn tags_of_the_library_are_read_up_to_the_size() {
        for value in ["ollama/qwen2.5-coder:32b-instruct-fp16", "ollama/qwen2.5-coder:32b-something"] {
            assert_eq!(id(value), "qwen2.5-coder-32b-instruct", "{value}");
        }
        assert_eq!(read("qwen2:72b-instruct-q8_0").grade, Grade::Exact);
    }

    #[test]
    fn closed_names_mean_what_they_say() {
        assert_ne!(id("text-embedding-3"), "text-embedding-v3");
        assert_eq!(id("text-embedding-v3"), "text-embedding-v3");
        assert_ne!(read("gpt-5.3").grade, Grade::Derived);
    }

    #[test]
    fn releases_of_containers_are_no_versions() {
        assert_eq!(id("nvcr.io/nim/mistralai/mixtral-8x22b-instruct-v01:1.3.3"), "mixtral-8x22b-instruct-v0.1");
        assert_eq!(id("nvcr.io/nim/meta/llama-3.1-405b-instruct-1.3.3"), id("meta/llama-3.1-405b-instruct"));
    }
}
