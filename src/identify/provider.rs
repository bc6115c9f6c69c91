//! Owns the question whether the first part of an identifier is a provider or the organisation behind the weights, once
//! the catalogue is at hand. Never chooses a scheme.

use super::candidate::Candidate;
use super::scheme::Scheme;
use super::vocabulary::schemes;
use crate::catalog::{Catalog, Weights, normalise};

/// Keys whose value is the name of whoever answers for the model beside them.
pub const PROVIDER_KEYS: [&str; 5] = ["provider", "model_provider", "llm_provider", "custom_llm_provider", "backend"];

/// Reads the identifier out of a value, its provider told from an organisation.
#[must_use]
pub fn read(value: &str, catalog: &Catalog) -> Option<Candidate> {
    Some(settled(Candidate::read(value)?, value, false, catalog))
}

/// The candidate with its first part read as the catalogue has it: `cerebras/btlm-3b-8k-base` is a repository, not a
/// route to Cerebras, and `gemini/gemini-2.5-pro` a route, not a repository. `routed` says that what reads the value
/// takes a provider off in any case.
#[must_use]
pub(super) fn settled(mut candidate: Candidate, value: &str, routed: bool, catalog: &Catalog) -> Candidate {
    if candidate.host.is_none() || candidate.is_explicit {
        return candidate;
    }
    let text = candidate.text(value);
    if !routed && catalog.find_repository(text).is_some() {
        text.clone_into(&mut candidate.name);
        candidate.tag = None;
        candidate.scheme = None;
        candidate.host = None;
        return candidate;
    }
    let is_whole =
        text.starts_with(candidate.name.as_str()) && candidate.scheme.is_some_and(Scheme::is_named_as_organisation);
    let route = candidate.name.split_once('/').filter(|(first, rest)| is_whole && !publishes(first, rest, catalog));
    if let Some((_, rest)) = route {
        candidate.name = rest.to_owned();
    }
    candidate
}

/// Returns the id or prefix of the host that a provider's name stands for (`together`, `fireworks-ai`), in any case.
#[must_use]
pub fn host_of_provider(name: &str) -> Option<String> {
    let lower = name.to_ascii_lowercase();
    let provider = schemes().provider.iter().find(|provider| provider.names.contains(&lower))?;
    Some(provider.host.clone().unwrap_or(lower))
}

/// Whether a first part is somebody's name on a hub or a router: a lab's other names are its interface's where the model
/// is a closed one.
fn publishes(first: &str, rest: &str, catalog: &Catalog) -> bool {
    let tables = schemes();
    let mut vendors = tables.router_vendors.iter().chain(&tables.nim_vendors);
    let is_closed = || {
        let known = catalog.find(rest).map(|found| catalog.model(found).weights);
        let family = || catalog.family_of(&normalise(rest)).map(|family| family.weights);
        known.or_else(family) == Some(Weights::Closed)
    };
    vendors.any(|vendor| vendor.eq_ignore_ascii_case(first))
        || (catalog.lab_of_organisation(first).is_some() && !is_closed())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settle(value: &str, routed: bool) -> (String, Option<String>) {
        let candidate = settled(Candidate::read(value).unwrap(), value, routed, &Catalog::embedded());
        (candidate.name, candidate.host)
    }

    #[test]
    fn a_repository_of_the_catalogue_is_no_route() {
        let name = "cerebras/btlm-3b-8k-base";
        assert_eq!(settle(name, false), (name.to_owned(), None));
        assert_eq!(settle(name, true).1.as_deref(), Some("cerebras"));
    }

    #[test]
    fn a_provider_that_publishes_nothing_is_a_route() {
        assert_eq!(settle("gemini/gemini-2.5-pro", false), ("gemini-2.5-pro".to_owned(), Some("google".to_owned())));
        assert_eq!(settle("gemini/gemini-9-pro", false).0, "gemini-9-pro");
        assert_eq!(settle("cohere_chat/command-r-plus", false).0, "command-r-plus");
        assert_eq!(settle("google/gemini-2.5-pro", false).0, "google/gemini-2.5-pro");
    }
}
