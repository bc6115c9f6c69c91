//! Owns what can be read off a name that the catalogue does not know: lab, family, size, openness where its family tells.
//! Never looks a model up, and names no lab that neither organisation nor family tells.

use super::lookup::{Spelt, size_of};
use super::resolve::Grade;
use super::size::NamedSize;
use super::spellings::{opening_of, without_owners};
use crate::catalog::{Catalog, Family, LicenceClass, Model, Weights, normalise};

/// Reads a model off a name; `organisation` is the lab behind its first part.
pub(super) fn read_off_name(spelt: &Spelt<'_>, organisation: Option<&str>) -> (Grade, Option<Model>) {
    let candidate = spelt.candidate;
    let stem = spelt.stripped.readings().last().cloned().unwrap_or_else(|| candidate.stem().to_owned());
    let normalised = normalise(&opening_of(&stem).map_or_else(|| stem.clone(), |(_, rest)| rest));
    // The name of a lab is no model of it, unless a size stands behind it: `deepseek:33b`.
    let is_alone = candidate.name == candidate.stem() && size_of(candidate).total_b.is_none();
    if is_alone && spelt.catalog.lab_of_organisation(&candidate.name).is_some() {
        return (Grade::Unknown, None);
    }
    let family = family_of(&normalised, spelt.catalog);
    let size = size_of(candidate);
    let grade = match (&family, organisation) {
        (Some(_), _) if normalised.bytes().any(|byte| byte.is_ascii_digit()) => Grade::Named,
        (Some(_), _) => Grade::Family,
        (None, Some(_)) => Grade::Organisation,
        (None, None) if size.total_b.is_some() => Grade::Unknown,
        (None, None) => return (Grade::Unknown, None),
    };
    let lab = lab_of(spelt.lab, family.as_ref(), organisation);
    (grade, Some(model(&stem, lab, family, size)))
}

/// The family of a name, with or without owners in front of it.
fn family_of(normalised: &str, catalog: &Catalog) -> Option<Family> {
    without_owners(normalised, catalog).iter().find_map(|name| catalog.family_of(name))
}

fn model(stem: &str, lab: String, family: Option<Family>, size: NamedSize) -> Model {
    let weights = family.as_ref().map_or(Weights::Unknown, |family| weights_of(family, size));
    Model {
        line: family.as_ref().and_then(|family| family.line.clone()),
        family: family.map_or_else(String::new, |family| family.id),
        lab,
        weights,
        licence_class: if weights == Weights::Closed { LicenceClass::Closed } else { LicenceClass::Unknown },
        total_b: size.total_b,
        active_b: size.active_b,
        near_frontier: named_flag(weights, size.total_b),
        source: "read off the identifier".to_owned(),
        id: stem.to_ascii_lowercase(),
        ..Model::named(stem)
    }
}

/// What all members of a family are; of some families those are open that tell their size.
fn weights_of(family: &Family, size: NamedSize) -> Weights {
    let is_sized = size.total_b.is_some() || size.active_b.is_some();
    if is_sized && family.sized { Weights::Open } else { family.weights }
}

/// A fine-tune under a name of its own is its publisher's; where nobody knows that one, the family's lab stands. A cloud
/// that sells what others made is behind what has no family only.
fn lab_of(lab: Option<&str>, family: Option<&Family>, organisation: Option<&str>) -> String {
    let family = family.map(|family| family.lab.as_str());
    lab.or(family).or(organisation).unwrap_or("unknown").to_owned()
}

/// No model below 40B was ever near the open frontier (facts on 173 checkpoints, 2023–2026); above, the name cannot tell.
fn named_flag(weights: Weights, total_b: Option<f32>) -> Option<bool> {
    match total_b {
        _ if weights == Weights::Closed => Some(false),
        Some(total) if total < 40.0 => Some(false),
        _ => None,
    }
}
