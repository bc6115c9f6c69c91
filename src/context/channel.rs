//! Owns how a reference reaches its model: an engine of one's own, a host, the vendor.
//! Never judges whether that is wise.

use super::reference::{Channel, Role};
use super::role::is_loadable;
use super::shared::Shared;
use super::surroundings::{BASE_NAMES, Surroundings, find_named, is_named};
use crate::catalog::{Catalog, Host, Weights};
use crate::extract::{NodeId, Segment, SiteTree};
use crate::identify::{Identified, PROVIDER_KEYS, Scheme, command_rule, host_of_provider};

/// Names under which a program's client is given the address of its service.
const CLIENT_BASE_NAMES: &[&str] = &["base url", "api base", "openai api base", "openai base url"];

/// How many entries at the top of a file are looked at for an address.
const NEIGHBOURS: usize = 256;

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
    let is_ollamas = identified.scheme == Scheme::Ollama || identified.host.as_deref() == Some("ollama");
    if is_ollamas && is_in_ollamas_cloud(&identified.text) {
        return by_host("ollama-cloud", lab, catalog);
    }
    if let Some(channel) = by_base_url(tree, around, shared, lab, catalog) {
        return channel;
    }
    if let Some(host) = identified.host.as_deref() {
        return by_host(host, lab, catalog);
    }
    if let Some(channel) = by_provider_beside(tree, identified, lab, catalog).filter(|_| !around.engine) {
        return channel;
    }
    let open = identified.model.as_ref().is_none_or(|model| model.weights != Weights::Closed);
    let by_role = matches!(
        role,
        Role::Serving | Role::Finetune | Role::Draft | Role::Teacher | Role::Embedding | Role::Rerank | Role::Eval
    );
    let loads = around.loads || by_role;
    // An engine loads what it is given, however a router would write it.
    let is_loaded = open && around.engine && !matches!(role, Role::Client | Role::Unknown);
    match identified.scheme {
        scheme if is_loaded && scheme != Scheme::Nim => Channel::SelfHosted,
        Scheme::Openai | Scheme::Anthropic | Scheme::Google | Scheme::Mistral => {
            lab.filter(|_| !open).map_or(Channel::Unknown, |lab| Channel::Api(lab.to_owned()))
        }
        Scheme::Bedrock => Channel::Hosted("bedrock".to_owned()),
        // Other hosts take over the router's spelling: where a program names one address only, it is that one's.
        Scheme::Openrouter => by_only_address(tree, shared, lab, catalog)
            .filter(|_| matches!(role, Role::Client | Role::Unknown))
            .unwrap_or_else(|| Channel::Hosted("openrouter".to_owned())),
        Scheme::Vertex => Channel::Hosted("vertex".to_owned()),
        Scheme::Cloudflare => Channel::Hosted("cloudflare".to_owned()),
        Scheme::Fireworks => Channel::Hosted("fireworks".to_owned()),
        Scheme::Groq => Channel::Hosted("groq".to_owned()),
        Scheme::Path if !loads && is_asked(role) && !is_on_disk(&identified.text) => Channel::Unknown,
        Scheme::Gguf | Scheme::Ollama | Scheme::DockerModel | Scheme::Path => Channel::SelfHosted,
        scheme if is_loadable(scheme) && loads => Channel::SelfHosted,
        Scheme::VendorApi if !open => lab.map_or(Channel::Unknown, |lab| Channel::Api(lab.to_owned())),
        _ if role == Role::Client => by_only_address(tree, shared, lab, catalog).unwrap_or(Channel::Unknown),
        _ => Channel::Unknown,
    }
}

/// Whether a role asks a server for its model by name.
fn is_asked(role: Role) -> bool {
    matches!(role, Role::Client | Role::Fallback | Role::Unknown)
}

/// Whether a path says that it leads to a file or folder; `gateway/vendor/model` may as well be a route that a client asks.
fn is_on_disk(path: &str) -> bool {
    path.starts_with(['/', '~', '.', '$'])
}

/// `kimi-k2.6:cloud`, `gpt-oss:120b-cloud`: whatever asks for it, Ollama's own machines run it.
fn is_in_ollamas_cloud(text: &str) -> bool {
    let tag = text.rsplit_once(':').map(|(_, tag)| tag);
    tag.is_some_and(|tag| tag == "cloud" || tag.ends_with("-cloud"))
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
    let base = shared.base_url.get(around.unit, || base_url(tree, around.unit))?;
    at_address(tree.value(base), lab, catalog)
}

/// A client is set up in one call and asked in another: where a file names one address only, it is that one's.
fn by_only_address(tree: &SiteTree, shared: &Shared, lab: Option<&str>, catalog: &Catalog) -> Option<Channel> {
    let base = shared.only_base_url.get(tree.root(), || {
        let mut named = tree.descendants(tree.root()).filter(|node| is_named(tree, *node, CLIENT_BASE_NAMES));
        let first = named.next()?;
        named.all(|other| tree.value(other) == tree.value(first)).then_some(first)
    })?;
    at_address(tree.value(base), lab, catalog)
}

fn at_address(address: &str, lab: Option<&str>, catalog: &Catalog) -> Option<Channel> {
    let behind = address.split_once("://").map_or(address, |(_, rest)| rest);
    let domain = behind.split(['/', ':', '?']).next().unwrap_or_default();
    if is_own(domain) {
        return Some(Channel::SelfHosted);
    }
    catalog.host_of_domain(domain).map(|host| channel_at(&host, lab))
}

/// The address of a service in the same unit. A whole file or program is no unit: there only what stands at its top counts.
fn base_url(tree: &SiteTree, unit: NodeId) -> Option<NodeId> {
    match tree.get(unit).segment {
        Segment::Root | Segment::Document(_) => {
            tree.children(unit).take(NEIGHBOURS).find(|node| is_named(tree, *node, BASE_NAMES))
        }
        Segment::Command(_) => find_named(tree, unit, BASE_NAMES).or_else(|| asked_address(tree, unit)),
        _ => find_named(tree, unit, BASE_NAMES),
    }
}

/// The address that a command asks: `curl http://localhost:8000/v1/completions -d …`.
fn asked_address(tree: &SiteTree, command: NodeId) -> Option<NodeId> {
    command_rule(tree, command).filter(|rule| rule.role == Role::Client.as_str())?;
    let is_word = |node: &NodeId| matches!(tree.get(*node).segment, Segment::Positional(_));
    tree.children(command).take(NEIGHBOURS).filter(is_word).find(|node| tree.value(*node).contains("://"))
}

/// Addresses that only one's own machines answer at.
fn is_own(domain: &str) -> bool {
    let last = domain.rsplit('.').next().unwrap_or(domain);
    domain == "localhost"
        || domain.starts_with("127.")
        || domain == "host.docker.internal"
        || (!domain.is_empty() && !domain.contains('.'))
        || matches!(last, "local" | "svc" | "internal")
}

/// The host that a key beside the identifier names as its provider: `provider: together`, `backend="klusterai"`.
///
/// A library that loads weights from the hub is called after it, too, so that one tells nothing.
fn by_provider_beside(
    tree: &SiteTree,
    identified: &Identified,
    lab: Option<&str>,
    catalog: &Catalog,
) -> Option<Channel> {
    let parent = tree.get(identified.node).parent?;
    let named = PROVIDER_KEYS.iter().find_map(|key| tree.child(parent, key)).map(|node| tree.value(node))?;
    let id = host_of_provider(named).unwrap_or_else(|| named.to_ascii_lowercase());
    let host = catalog.host(&id).or_else(|| catalog.host_of_litellm(&id))?;
    let channel = channel_at(&host, lab);
    (host.id != "huggingface" && matches!(channel, Channel::Hosted(_) | Channel::Api(_))).then_some(channel)
}

fn by_host(id: &str, lab: Option<&str>, catalog: &Catalog) -> Channel {
    let host = catalog.host(id).or_else(|| catalog.host_of_litellm(id));
    host.map_or_else(|| Channel::Hosted(id.to_owned()), |host| channel_at(&host, lab))
}

fn channel_at(host: &Host, lab: Option<&str>) -> Channel {
    match host.kind.as_str() {
        "local" => Channel::SelfHosted,
        "first-party" if host.lab.as_deref() == lab => Channel::Api(host.id.clone()),
        // A vendor serves no other lab's weights: `openai/` before those means any server that speaks its protocol.
        "first-party" if lab.is_some() => Channel::Unknown,
        _ => Channel::Hosted(host.id.clone()),
    }
}
