//! Owns the choice of a scheme where no prefix gives it: by shape, and by what the spelling leads to.
//! Never looks a model up.

use super::candidate::Candidate;
use super::reference::Scheme;
use super::resolve::Resolution;
use super::vocabulary::schemes;
use crate::catalog::Model;

/// The scheme that an identifier is written in.
#[must_use]
pub(super) fn scheme_of(candidate: &Candidate, text: &str, resolution: &Resolution) -> Scheme {
    if candidate.file.is_some() {
        return Scheme::Gguf;
    }
    let model = resolution.model.as_deref();
    let repository = model.is_some_and(|model| model.repositories.contains(&candidate.name));
    match candidate.scheme {
        Some(_) if repository && candidate.name == text => Scheme::Hf,
        Some(scheme) if text.contains('/') && is_router_slug(candidate, scheme) => Scheme::Openrouter,
        Some(scheme) => scheme,
        None if is_path(text) => Scheme::Path,
        None if text.contains('/') => organisation_scheme(candidate, repository),
        None => bare_scheme(candidate, text, model),
    }
}

/// `openai/gpt-4o` without a router's own prefix is a router's slug as well as LiteLLM's; the slug is the commoner one.
fn is_router_slug(candidate: &Candidate, scheme: Scheme) -> bool {
    let vendor =
        matches!(scheme, Scheme::Openai | Scheme::Anthropic | Scheme::Google | Scheme::Mistral | Scheme::VendorApi);
    vendor && candidate.name.contains('/') && candidate.name == candidate.name.to_ascii_lowercase()
}

/// Whether a value is a path on a disk.
#[must_use]
pub(super) fn is_path(text: &str) -> bool {
    text.starts_with(['/', '~', '.']) || text.matches('/').count() > 1
}

fn organisation_scheme(candidate: &Candidate, repository: bool) -> Scheme {
    let organisation = candidate.organisation().unwrap_or_default();
    let router = schemes().router_vendors.iter().any(|vendor| vendor == organisation);
    let lower = candidate.name == candidate.name.to_ascii_lowercase();
    match organisation {
        "ai" => Scheme::DockerModel,
        _ if repository => Scheme::Hf,
        _ if candidate.name.ends_with("-maas") => Scheme::Vertex,
        _ if router && lower => Scheme::Openrouter,
        _ => Scheme::Hf,
    }
}

fn bare_scheme(candidate: &Candidate, text: &str, model: Option<&Model>) -> Scheme {
    if is_bedrock(text) {
        return Scheme::Bedrock;
    }
    if candidate.tag.is_some() {
        return Scheme::Ollama;
    }
    match model.map(|model| model.lab.as_str()) {
        Some("openai") => Scheme::Openai,
        Some("anthropic") => Scheme::Anthropic,
        Some("google") => Scheme::Google,
        Some("mistral") => Scheme::Mistral,
        Some(_) => Scheme::VendorApi,
        None => Scheme::Unknown,
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
