//! Owns the choice of a scheme where no prefix gives it: by shape, and by what the spelling leads to.
//! Never looks a model up.

use super::around::Around;
use super::candidate::Candidate;
use super::resolve::Resolution;
use super::scheme::Scheme;
use super::size::named_size;
use super::spellings::{opening_of, without_number};
use super::vocabulary::schemes;
use crate::catalog::{Basis, Model, Purpose, Weights};

/// The scheme that an identifier is written in.
pub(super) fn scheme_of(candidate: &Candidate, text: &str, resolution: &Resolution, around: &Around) -> Scheme {
    if candidate.file.is_some() || is_gguf_repository(candidate) {
        return Scheme::Gguf;
    }
    let model = resolution.model.as_deref();
    match candidate.scheme {
        Some(scheme) if scheme.is_named_as_organisation() && !candidate.is_explicit && candidate.name == text => {
            slug_scheme(candidate, model, around)
        }
        Some(scheme) => scheme,
        None if is_path(text) => Scheme::Path,
        None if text.contains('/') => slug_scheme(candidate, model, around),
        None => bare_scheme(candidate, text, model, around),
    }
}

/// A repository of converted weights says so in its name.
pub(super) fn is_gguf_repository(candidate: &Candidate) -> bool {
    let lower = candidate.stem().to_ascii_lowercase();
    candidate.name.contains('/') && lower.split(['-', '_', '.']).any(|part| part == "gguf")
}

/// `vendor/name`: hubs keep the case of names, routers and NVIDIA's catalogue write small letters.
fn slug_scheme(candidate: &Candidate, model: Option<&Model>, around: &Around) -> Scheme {
    let organisation = candidate.organisation().unwrap_or_default();
    let listed = |vendors: &[String]| vendors.iter().any(|vendor| vendor == organisation);
    let repository = model.is_some_and(|model| model.repositories.contains(&candidate.name));
    let small = candidate.name == candidate.name.to_ascii_lowercase();
    // Nobody publishes closed weights on a hub, whatever host the file speaks of.
    let closed = model.is_some_and(|model| model.weights == Weights::Closed) && !repository;
    let of_hub = |scheme: Scheme| matches!(scheme, Scheme::Hf | Scheme::Modelscope);
    let in_file = around.only_in_file().filter(|scheme| !(closed && of_hub(*scheme)));
    match (organisation, around.slug.filter(|scheme| !(closed && of_hub(*scheme)))) {
        // The interface of Google lists its models in this folder.
        ("models", _) if model.is_some_and(|model| model.lab == "google") => Scheme::Google,
        ("models", _) => Scheme::Path,
        (_, Some(Scheme::Modelscope)) => Scheme::Modelscope,
        (_, Some(scheme)) if small => scheme,
        _ if small && candidate.name.ends_with("-maas") => Scheme::Vertex,
        // NVIDIA writes its own names alike on the hub and in its catalogue.
        _ if small && in_file == Some(Scheme::Nim) && around.organisation => Scheme::Nim,
        _ if repository || !small => Scheme::Hf,
        _ if around.organisation && in_file == Some(Scheme::Hf) => Scheme::Hf,
        _ if listed(&schemes().vercel_vendors) => in_file.unwrap_or(Scheme::Vercel),
        _ if listed(&schemes().nim_vendors) => in_file.unwrap_or(Scheme::Nim),
        // A repository that the catalogue knows would be written as there; of one it lacks only the organisation tells.
        _ if around.organisation && is_unlisted(model) && !around.file.contains(&Scheme::Openrouter) => Scheme::Hf,
        _ if listed(&schemes().router_vendors) => in_file.unwrap_or(Scheme::Openrouter),
        _ => Scheme::Hf,
    }
}

fn is_unlisted(model: Option<&Model>) -> bool {
    model.is_some_and(|model| model.weights == Weights::Open && model.basis == Basis::Name)
}

/// Whether an identifier is an address or a path; behind a host's name (`openrouter/x-ai/grok-4`) a vendor may follow.
#[must_use]
pub(super) fn is_address(candidate: &Candidate, text: &str) -> bool {
    let routed = candidate.host.is_some() || candidate.is_explicit;
    match candidate.scheme {
        Some(Scheme::Url) => true,
        Some(Scheme::Hf) if routed => candidate.name.matches('/').count() > 1,
        Some(scheme) if routed && scheme.is_named_as_organisation() => candidate.name.matches('/').count() > 1,
        _ => !routed && is_path(text),
    }
}

/// Whether a value is a path on a disk.
#[must_use]
pub(super) fn is_path(text: &str) -> bool {
    text.starts_with(['/', '~', '.']) || text.matches('/').count() > 1
}

fn bare_scheme(candidate: &Candidate, text: &str, model: Option<&Model>, around: &Around) -> Scheme {
    if is_bedrock(text) {
        let is_oracle = schemes().oci_openings.iter().any(|opening| text.starts_with(opening.as_str()));
        return if is_oracle && !has_serial(candidate) { Scheme::Oci } else { Scheme::Bedrock };
    }
    if let Some(scheme) = opening_of(text).and_then(|(opening, _)| opening.scheme) {
        return scheme;
    }
    if candidate.tag.as_ref().is_some_and(|tag| !schemes().router_tags.contains(tag) && !is_version(candidate, tag)) {
        return Scheme::Ollama;
    }
    let Some(model) = model else { return Scheme::Unknown };
    if let Some(scheme) = around.bare {
        return scheme;
    }
    // No vendor's interface sells these: whoever names one loads it.
    let is_loaded = match model.purpose {
        Purpose::Embedding => true,
        // What is only read off a name tells no purpose.
        Purpose::Rerank | Purpose::Other => model.basis == Basis::Catalog,
        _ => false,
    };
    match model.lab.as_str() {
        _ if is_loaded && model.weights == Weights::Open => Scheme::Hf,
        "openai" => Scheme::Openai,
        "anthropic" => Scheme::Anthropic,
        "google" => Scheme::Google,
        "mistral" => Scheme::Mistral,
        _ => Scheme::VendorApi,
    }
}

/// Whether a tag is somebody's own count or day behind a name that has its size already (`llama-13b:v1`,
/// `vicuna-13b:20230322`) or behind a product: the tags of Ollama's library begin on the size.
fn is_version(candidate: &Candidate, tag: &str) -> bool {
    let first = tag.split('-').next().unwrap_or_default();
    let number = first.strip_prefix('v').unwrap_or(first);
    let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    let is_counted = is_number && (number.len() == 8 || first.len() > number.len());
    is_counted && (number.len() == 8 || named_size(candidate.stem()).total_b.is_some())
}

/// Whether a name ends on Amazon's serial number: `-v1:0`, `-1:0`, `-v1`.
fn has_serial(candidate: &Candidate) -> bool {
    without_number(candidate, candidate.stem()) != candidate.stem() || candidate.tag.as_deref() == Some("0")
}

/// `[region.]vendor.name`, `arn:aws:bedrock:…`.
#[must_use]
pub(super) fn is_bedrock(text: &str) -> bool {
    if text.starts_with("arn:aws") && text.contains(":bedrock:") {
        return true;
    }
    let Some((first, rest)) = text.split_once('.') else { return false };
    let tables = schemes();
    let vendor = if tables.bedrock_regions.iter().any(|region| region == first) {
        rest.split_once('.').map_or("", |(vendor, _)| vendor)
    } else {
        first
    };
    !text.contains('/') && tables.bedrock_vendors.iter().any(|known| known == vendor)
}
