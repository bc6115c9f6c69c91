//! Owns how a reference reaches its model: an engine of one's own, a host, the vendor.
//! Never judges whether that is wise.

use super::reference::{Channel, Role};
use super::role::is_loadable;
use super::shared::Shared;
use super::surroundings::{Surroundings, find_named};
use crate::catalog::{Catalog, Host, Weights};
use crate::extract::SiteTree;
use crate::identify::{Identified, Scheme};

const BASE_NAMES: &[&str] = &[
    "api base",
    "base url",
    "api url",
    "endpoint",
    "openai api base",
    "openai base url",
    "url",
    "base uri",
    "api endpoint",
    "llm base url",
    "server url",
    "azure endpoint",
];

/// How a reference reaches its model.
#[must_use]
pub(super) fn channel_of(
    tree: &SiteTree,
    identified: &Identified,
    role: Role,
    around: &Surroundings,
    shared: &Shared,
    catalog: &Catalog,
) -> Channel {
    if identified.kind == crate::extract::SiteKind::Comment {
        return Channel::Unknown;
    }
    let lab = identified.model.as_ref().map(|model| model.lab.as_str());
    if let Some(channel) = by_base_url(tree, around, shared, lab, catalog) {
        return channel;
    }
    if let Some(host) = identified.host.as_deref() {
        return by_host(host, lab, catalog);
    }
    let open = identified.model.as_ref().is_none_or(|model| model.weights != Weights::Closed);
    let loads = matches!(
        role,
        Role::Serving | Role::Finetune | Role::Draft | Role::Teacher | Role::Embedding | Role::Rerank | Role::Eval
    );
    match identified.scheme {
        Scheme::Openai | Scheme::Anthropic | Scheme::Google | Scheme::Mistral => {
            lab.filter(|_| !open).map_or(Channel::Unknown, |lab| Channel::Api(lab.to_owned()))
        }
        Scheme::Bedrock => Channel::Hosted("bedrock".to_owned()),
        Scheme::Openrouter => Channel::Hosted("openrouter".to_owned()),
        Scheme::Vertex => Channel::Hosted("vertex".to_owned()),
        Scheme::Cloudflare => Channel::Hosted("cloudflare".to_owned()),
        Scheme::Fireworks => Channel::Hosted("fireworks".to_owned()),
        Scheme::Groq => Channel::Hosted("groq".to_owned()),
        Scheme::Gguf | Scheme::Ollama | Scheme::DockerModel | Scheme::Path => Channel::SelfHosted,
        scheme if is_loadable(scheme) && loads => Channel::SelfHosted,
        Scheme::VendorApi if !open => lab.map_or(Channel::Unknown, |lab| Channel::Api(lab.to_owned())),
        _ => Channel::Unknown,
    }
}

/// Who serves a reference: a host's id, a vendor's id, `self`.
#[must_use]
pub(super) fn provider_of(channel: &Channel) -> Option<String> {
    match channel {
        Channel::SelfHosted => Some("self".to_owned()),
        Channel::Hosted(id) | Channel::Api(id) => Some(id.clone()),
        Channel::Unknown => None,
    }
}

fn by_base_url(
    tree: &SiteTree,
    around: &Surroundings,
    shared: &Shared,
    lab: Option<&str>,
    catalog: &Catalog,
) -> Option<Channel> {
    let base = shared.base_url.get(around.unit, || find_named(tree, around.unit, BASE_NAMES))?;
    let value = tree.value(base);
    let domain =
        value.split_once("://").map_or(value, |(_, rest)| rest).split(['/', ':', '?']).next().unwrap_or_default();
    if is_own(domain) {
        return Some(Channel::SelfHosted);
    }
    catalog.host_of_domain(domain).map(|host| channel_at(&host, lab))
}

/// Addresses that only one's own machines answer at.
fn is_own(domain: &str) -> bool {
    let last = domain.rsplit('.').next().unwrap_or(domain);
    domain == "localhost"
        || domain.starts_with("127.")
        || domain == "host.docker.internal"
        || matches!(last, "local" | "svc" | "internal")
}

fn by_host(id: &str, lab: Option<&str>, catalog: &Catalog) -> Channel {
    let host = catalog.host(id).or_else(|| catalog.host_of_litellm(id));
    host.map_or_else(|| Channel::Hosted(id.to_owned()), |host| channel_at(&host, lab))
}

fn channel_at(host: &Host, lab: Option<&str>) -> Channel {
    match host.kind.as_str() {
        "local" => Channel::SelfHosted,
        "first-party" if host.lab.as_deref() == lab => Channel::Api(host.id.clone()),
        _ => Channel::Hosted(host.id.clone()),
    }
}
