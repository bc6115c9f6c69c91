//! Owns where a reference's weights come from when it starts, and what that adds. Never looks for mirrors: that is `context`.

use super::embedded::weights;
use super::score::Part;
use super::subject::Subject;
use super::tally::Tally;
use super::weights::DependenceWeights;
use crate::context::{Channel, Mirror, Role};
use crate::identify::Scheme;
use crate::text::Place;

/// Where weights come from at start.
#[derive(Debug, Clone, Copy)]
pub struct Origin<'a> {
    /// The least protected of all deployments.
    pub mirror: Mirror,
    /// Whether the hub is switched off in all of them.
    pub is_offline: bool,
    /// Where the mirror is set up.
    pub place: Option<&'a Place>,
}

/// Returns where the weights of a self-hosted reference come from; `None` for one that loads no weights itself, or of
/// which that is not known (a tokenizer's, or what only a bare name tells: it may stand for a resource that says so).
#[must_use]
pub fn origin<'a>(subject: &Subject<'a>) -> Option<Origin<'a>> {
    let reference = subject.reference;
    let deployments: Vec<_> = subject.deployments().collect();
    match reference.channel {
        _ if reference.role == Role::Unknown => return None,
        Channel::SelfHosted => {}
        Channel::Unknown if !deployments.is_empty() => {}
        _ => return None,
    }
    let is_offline = !deployments.is_empty() && deployments.iter().all(|deployment| deployment.offline);
    let least = deployments.iter().min_by_key(|deployment| deployment.mirror);
    let place = least.and_then(|deployment| deployment.mirror_place.as_ref());
    let is_own = match reference.scheme {
        _ if subject.codebase.mirrors.hold(reference) => true,
        Scheme::Path => true,
        Scheme::Url => !leads_to_hub(&reference.text),
        _ => false,
    };
    let tells_no_source = reference.scheme == Scheme::VendorApi || reference.scheme.is_named_as_organisation();
    if tells_no_source
        && reference.scheme != Scheme::Nim
        && least.is_none_or(|seen| seen.mirror == Mirror::None)
        && !is_own
    {
        return None;
    }
    let mirror = if is_own { Mirror::Own } else { least.map_or(Mirror::None, |deployment| deployment.mirror) };
    Some(Origin { mirror, is_offline, place })
}

/// Adds mirror and offline switch.
pub(super) fn add(subject: &Subject<'_>, weights: &DependenceWeights, tally: &mut Tally) {
    let Some(origin) = origin(subject) else { return };
    let (word, why) = match origin.mirror {
        Mirror::Own => ("own", "weights come from a path, bucket or registry of one's own"),
        _ if origin.is_offline => ("offline", "nothing is fetched: the hub is switched off"),
        Mirror::Cache => ("cache", "a mounted cache, filled from the public hub once"),
        Mirror::None if subject.reference.scheme == Scheme::Nim => {
            ("hub", "image and weights come from NVIDIA's registry at start; no mirror seen in this tree")
        }
        Mirror::None => ("hub", "weights come from the public hub at start; no mirror seen in this tree"),
    };
    let value = weights.mirror.values.get(word).copied().unwrap_or_default();
    tally.add(Part::Dependence, "mirror", value, why);
    if origin.is_offline {
        tally.add_word(Part::Dependence, "offline", &weights.offline, "on", "the hub is switched off");
    }
}

fn leads_to_hub(address: &str) -> bool {
    weights().dependence.mirror.public_hubs.iter().any(|hub| address.contains(hub.as_str()))
}
