//! Owns the choice of a scheme where no prefix gives it: by shape, and by what the spelling leads to.
//! Never looks a model up.

use super::candidate::Candidate;
use super::resolve::Resolution;
use super::scheme::Scheme;
use super::vocabulary::schemes;
use crate::catalog::{Model, Purpose, Weights};

/// What stands around an identifier and bears on its scheme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Around {
    /// The names around the place speak of Azure.
    pub(super) azure: bool,
    /// The file speaks of Ollama, whose library has the name.
    pub(super) ollama: bool,
}

/// The scheme that an identifier is written in.
pub(super) fn scheme_of(candidate: &Candidate, text: &str, resolution: &Resolution, around: Around) -> Scheme {
    if candidate.file.is_some() || is_gguf_repository(candidate) {
        return Scheme::Gguf;
    }
    let model = resolution.model.as_deref();
    match candidate.scheme {
        Some(scheme) if is_organisation(scheme) && candidate.name == text => slug_scheme(candidate, model),
        Some(scheme) => scheme,
        None if is_path(text) => Scheme::Path,
        None if text.contains('/') => slug_scheme(candidate, model),
        None => bare_scheme(candidate, text, model, around),
    }
}

/// A repository of converted weights says so in its name.
fn is_gguf_repository(candidate: &Candidate) -> bool {
    let lower = candidate.stem().to_ascii_lowercase();
    candidate.name.contains('/') && lower.split(['-', '_', '.']).any(|part| part == "gguf")
}

/// Providers whose names are also organisations on hubs and vendors of routers: there the slug decides.
fn is_organisation(scheme: Scheme) -> bool {
    matches!(
        scheme,
        Scheme::Openai
            | Scheme::Anthropic
            | Scheme::Google
            | Scheme::Mistral
            | Scheme::Nim
            | Scheme::VendorApi
            | Scheme::Snowflake
    )
}

/// `vendor/name`: hubs keep the case of names, routers and NVIDIA's catalogue write small letters.
fn slug_scheme(candidate: &Candidate, model: Option<&Model>) -> Scheme {
    let organisation = candidate.organisation().unwrap_or_default();
    let listed = |vendors: &[String]| vendors.iter().any(|vendor| vendor == organisation);
    let repository = model.is_some_and(|model| model.repositories.contains(&candidate.name));
    let small = candidate.name == candidate.name.to_ascii_lowercase();
    match organisation {
        "ai" => Scheme::DockerModel,
        "models" => Scheme::Google,
        _ if repository || !small => Scheme::Hf,
        _ if candidate.name.ends_with("-maas") => Scheme::Vertex,
        _ if listed(&schemes().nim_vendors) => Scheme::Nim,
        _ if listed(&schemes().router_vendors) => Scheme::Openrouter,
        _ => Scheme::Hf,
    }
}

/// Whether a value is a path on a disk.
#[must_use]
pub(super) fn is_path(text: &str) -> bool {
    text.starts_with(['/', '~', '.']) || text.matches('/').count() > 1
}

fn bare_scheme(candidate: &Candidate, text: &str, model: Option<&Model>, around: Around) -> Scheme {
    if is_bedrock(text) {
        return Scheme::Bedrock;
    }
    if candidate.tag.is_some() || around.ollama {
        return Scheme::Ollama;
    }
    let Some(model) = model else { return Scheme::Unknown };
    match model.lab.as_str() {
        _ if around.azure => Scheme::Azure,
        "openai" => Scheme::Openai,
        "anthropic" => Scheme::Anthropic,
        "google" => Scheme::Google,
        "mistral" => Scheme::Mistral,
        _ if model.purpose == Purpose::Embedding && model.weights == Weights::Open => Scheme::Hf,
        _ => Scheme::VendorApi,
    }
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
