//! Owns the step from a spelling to a model: the catalogue first, then the catalogue without what hosts and quantisers
//! add, then what can be read off the name. Never looks at a document.

use super::candidate::Candidate;
use super::scheme::Scheme;
use super::scheme_choice::is_bedrock;
use super::size::{NamedSize, named_size};
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
    strip(candidate.file.as_deref().unwrap_or(candidate.stem()), candidate.tag.as_deref())
}

/// Who published the weights, where that is not the lab.
fn publisher(candidate: &Candidate, lab: Option<&str>, model: &Model) -> Option<String> {
    let own = lab == Some(model.lab.as_str());
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
    let right = |found: &Model| fits(found, lab) && agrees(found, size);
    if let Some(found) = catalog.find_repository(&candidate.name).map(model) {
        return Some((Grade::Exact, found));
    }
    let stem = candidate.file.as_deref().unwrap_or(candidate.stem());
    if may_be_ollama(candidate) {
        let tagged = candidate.tag.as_ref().map_or_else(|| stem.to_owned(), |tag| format!("{stem}:{tag}"));
        if let Some(found) = catalog.find_ollama(&tagged).map(model) {
            return Some((Grade::Exact, found));
        }
    }
    let whole = candidate.tag.as_ref().map(|tag| format!("{stem}-{tag}"));
    let exact = whole.as_deref().into_iter().chain([stem, without_serial(stem)]);
    if let Some(found) = exact.filter_map(|spelling| catalog.find(spelling)).map(model).find(right) {
        return Some((Grade::Exact, found));
    }
    let readings = stripped.readings().iter().map(|reading| without_serial(reading));
    let spellings = readings.flat_map(|spelling| variants(spelling, catalog));
    let mut found =
        spellings.chain(openings(candidate)).filter_map(|spelling| catalog.find_normalised(&spelling)).map(model);
    found.find(right).map(|found| (Grade::Derived, found))
}

/// What the name of a file begins with: `DeepSeek-V4-Flash-IQ2XXS-w2Q2K-chat.gguf` adds what its maker likes.
fn openings(candidate: &Candidate) -> impl Iterator<Item = String> {
    let name = candidate.file.as_deref().unwrap_or_default();
    let cuts = name.match_indices(['-', '.', '_']).map(|(at, _)| at).filter_map(|at| name.get(..at));
    let mut openings: Vec<&str> = cuts.filter(|opening| opening.bytes().any(|byte| byte.is_ascii_digit())).collect();
    openings.reverse();
    openings.into_iter().map(normalise)
}

/// A Bedrock identifier without its serial number: `meta.llama3-1-405b-instruct-v1`.
fn without_serial(stem: &str) -> &str {
    let cut = stem.rsplit_once("-v").filter(|(_, serial)| is_bedrock(stem) && serial.len() == 1);
    cut.map_or(stem, |(name, _)| name)
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

/// A spelling, without a leading organisation, and with other tuning suffixes.
fn variants(spelling: &str, catalog: &Catalog) -> Vec<String> {
    let normalised = normalise(spelling);
    let mut names = vec![normalised.clone()];
    let mut rest = normalised.as_str();
    while let Some((first, tail)) = rest.split_once('-') {
        if catalog.lab_of_organisation(first).is_none()
            && !schemes().bedrock_regions.iter().any(|region| region == first)
        {
            break;
        }
        names.push(tail.to_owned());
        rest = tail;
    }
    let bare: Vec<String> = names.clone();
    for name in &bare {
        for tuning in &schemes().tuning {
            match name.strip_suffix(tuning.as_str()).and_then(|head| head.strip_suffix('-')) {
                Some(head) => names.push(head.to_owned()),
                None => names.push(format!("{name}-{tuning}")),
            }
        }
    }
    names
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
