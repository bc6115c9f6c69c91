//! Owns the words for a reference, its model and its score, shared by all reports for people. Never lays them out.

use super::paths::Paths;
use super::snippet::short;
use crate::catalog::{Model, Standing, Tier, Weights};
use crate::context::{Reference, Use};
use crate::exposure::{Part, Score, Substitute, billions};
use crate::identify::PinKind;
use crate::text::sanitise;

/// The longest identifier shown whole.
const LONGEST_NAME: usize = 60;

/// Returns the model's name, or the identifier where nothing is known.
#[must_use]
pub(super) fn name(reference: &Reference) -> String {
    let text = reference.model.as_ref().map_or(&reference.text, |model| &model.name);
    short(text, LONGEST_NAME)
}

/// Returns lab, size, openness and age of a model: `moonshotai · trillion (1000B, 32B active) · open, modified-mit`.
#[must_use]
pub(super) fn model(reference: &Reference) -> String {
    let Some(model) = reference.model.as_deref() else { return "not in the catalogue".to_owned() };
    let mut parts = vec![short(&model.lab, LONGEST_NAME)];
    if let Some(size) = size(model) {
        parts.push(size);
    }
    parts.push(openness(model));
    if let Some(released) = model.released {
        parts.push(format!("released {released}"));
    }
    let standing = reference.supply.as_ref().map_or(Standing::Unknown, |supply| supply.standing);
    match standing {
        Standing::Current => parts.push("near the open frontier".to_owned()),
        Standing::Former => parts.push("once near the open frontier".to_owned()),
        Standing::None | Standing::Unknown => {}
    }
    parts.join(" · ")
}

/// Returns tier and parameters of a model; nothing for a closed one whose size nobody knows.
#[must_use]
pub(super) fn size(model: &Model) -> Option<String> {
    let tier = model.tier();
    let Some(total) = model.total_b else {
        return (model.weights != Weights::Closed).then(|| "size unknown".to_owned());
    };
    let active = model.active_b.map(|active| format!(", {} active", billions(active))).unwrap_or_default();
    Some(format!("{} ({}{active})", tier.as_str(), billions(total)))
}

/// Returns whether the weights are open, and under which licence.
fn openness(model: &Model) -> String {
    match (model.weights, &model.licence) {
        (Weights::Open, Some(licence)) => format!("open, {}", short(licence, LONGEST_NAME)),
        (Weights::Unknown, _) => "openness unknown".to_owned(),
        (weights, _) => weights.as_str().to_owned(),
    }
}

/// Returns what a reference is for and how it is reached: `serving · self-hosted · not pinned`.
#[must_use]
pub(super) fn usage(reference: &Reference) -> String {
    let role = match reference.role.as_str() {
        "unknown" => "role unknown",
        role => role,
    };
    let channel = match reference.channel.to_string() {
        channel if channel == "unknown" => "channel unknown".to_owned(),
        channel => short(&channel, LONGEST_NAME),
    };
    format!("{role} · {channel} · {}", pin(reference))
}

/// So many places that use a value are named; the rest is counted.
const MOST_USES: usize = 4;

/// Returns where else a reference is used: `compose.yaml:4, app/engine.py:12 and 3 more`; `None` for nowhere.
#[must_use]
pub(super) fn uses(reference: &Reference, paths: &Paths) -> Option<String> {
    let place = |one: &Use| format!("{}:{}", paths.shown(one.place.path()), one.place.start.line);
    let named: Vec<String> = reference.uses.iter().take(MOST_USES).map(place).collect();
    let rest = reference.uses.len() - named.len();
    let more = if rest > 0 { format!(" and {rest} more") } else { String::new() };
    (!named.is_empty()).then(|| format!("{}{more}", named.join(", ")))
}

/// Returns how firmly a reference holds on to one set of weights.
#[must_use]
pub(super) fn pin(reference: &Reference) -> String {
    let value = reference.pin.value.as_deref().map(|value| format!(" {}", short(value, 16))).unwrap_or_default();
    match reference.pin.kind {
        PinKind::Revision => format!("revision{value}"),
        PinKind::Digest => format!("digest{value}"),
        PinKind::Tag => format!("tag{value}"),
        PinKind::Floating => format!("floating{value}"),
        PinKind::None => "not pinned".to_owned(),
    }
}

/// Returns the factors of a score, the weightiest of each part first:
/// `supply (tier +0.30) × dependence (role +0.50)`.
#[must_use]
pub(super) fn factors(score: &Score) -> String {
    let parts = [(Part::Supply, "supply"), (Part::Dependence, "dependence")];
    let told = parts.map(|(part, name)| {
        let mut factors: Vec<_> = score.factors.iter().filter(|factor| factor.part == part).collect();
        factors.retain(|factor| factor.value.abs() >= 0.005);
        factors.sort_by(|one, other| other.value.abs().total_cmp(&one.value.abs()));
        let each = factors.iter().map(|factor| format!("{} {:+.2}", sanitise(&factor.name), factor.value));
        (name, each.collect::<Vec<_>>().join(", "))
    });
    let known = told.into_iter().filter(|(_, factors)| !factors.is_empty());
    known.map(|(name, factors)| format!("{name} ({factors})")).collect::<Vec<_>>().join(" × ")
}

/// Returns a model to plan around: `Qwen3.6-27B (27B, Apache-2.0, released 2026-04-21)`.
#[must_use]
pub(super) fn substitute(substitute: &Substitute) -> String {
    let here = substitute.identifier.as_deref().map(|name| format!(", here `{}`", sanitise(name))).unwrap_or_default();
    format!("{} ({}{here})", short(&substitute.model.name, LONGEST_NAME), sanitise(&substitute.why))
}

/// Returns the word under which a reference is counted: its tier, or that its model is closed.
#[must_use]
pub(super) fn tier_or_closed(reference: &Reference) -> &'static str {
    match reference.model.as_deref() {
        Some(model) if model.weights == Weights::Closed => "closed",
        Some(model) => model.tier().as_str(),
        None => Tier::Unknown.as_str(),
    }
}

/// Returns `one` or `many` with its number: `1 file`, `3 files`.
#[must_use]
pub(super) fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
