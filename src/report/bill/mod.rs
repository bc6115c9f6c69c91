//! Owns the bill of materials: one component for each model as it is taken (by its name, publisher, quantisation and pin),
//! with all places that name it. The standards that write it down are in files of their own. Never shows findings.

mod cyclonedx;
mod licence;
mod spdx;

pub use cyclonedx::cyclonedx;
pub use spdx::spdx;

use super::outcome::Outcome;
use super::paths::plain;
use crate::catalog::{Model, Weights};
use crate::context::{Reference, ReferenceId};
use crate::identify::{PinKind, Scheme};
use crate::policy::hash;
use crate::text::{Place, redact_identifier, sanitise};
use serde_json::Value;
use std::collections::BTreeMap;

/// A model as it is taken, and where.
#[derive(Debug)]
struct Component<'o> {
    /// Unique within the bill, the same in every run.
    id: String,
    name: String,
    /// The revision, digest or tag that is asked for.
    version: Option<String>,
    model: Option<&'o Model>,
    /// The places that name it, the first one's facts standing for all.
    references: Vec<(ReferenceId, &'o Reference)>,
}

impl Component<'_> {
    fn first(&self) -> Option<&Reference> {
        self.references.first().map(|(_, reference)| *reference)
    }

    /// The repository on the hub whose weights these are, where it can be told.
    fn repository(&self) -> Option<&str> {
        let written = self.references.iter().map(|(_, reference)| *reference);
        let written =
            written.filter(|reference| reference.scheme == Scheme::Hf).map(|reference| reference.text.as_str());
        let own = self.model.filter(|model| model.weights == Weights::Open);
        let own = own.into_iter().flat_map(|model| model.repositories.iter().map(String::as_str));
        written.chain(own).find(|name| is_repository(name))
    }

    /// The address of the weights on the hub.
    fn weights_address(&self) -> Option<String> {
        let repository = self.repository()?;
        let at = self.revision().map(|revision| format!("/tree/{revision}")).unwrap_or_default();
        Some(format!("https://huggingface.co/{repository}{at}"))
    }

    /// The address of the weights as a package.
    fn package_address(&self) -> Option<String> {
        let is_hub = self.references.iter().any(|(_, reference)| reference.scheme == Scheme::Hf);
        let repository = self.repository().filter(|_| is_hub)?;
        let at = self.revision().map(|revision| format!("@{}", revision.to_lowercase())).unwrap_or_default();
        Some(format!("pkg:huggingface/{repository}{at}"))
    }

    /// The commit that is asked for on the hub.
    fn revision(&self) -> Option<&str> {
        let is_commit = |text: &&str| text.len() >= 7 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        let pin = &self.first()?.pin;
        pin.value.as_deref().filter(|_| pin.kind == PinKind::Revision).filter(is_commit)
    }

    /// Whether nothing that runs names it, as far as can be seen.
    fn is_aside(&self) -> bool {
        self.references.iter().all(|(_, reference)| !reference.role.gates())
    }

    /// All places that name it or use its value.
    fn places(&self) -> impl Iterator<Item = (&Place, &str, &'static str)> {
        self.references.iter().flat_map(|(_, reference)| {
            let uses = reference.uses.iter().map(|one| (&one.place, one.key.as_str(), one.role.as_str()));
            std::iter::once((&reference.place, reference.key.as_str(), reference.role.as_str())).chain(uses)
        })
    }

    /// What is known of the model beyond what the standards have fields for.
    fn facts(&self, outcome: &Outcome) -> Vec<(&'static str, String)> {
        let mut facts: Vec<(&'static str, String)> = Vec::new();
        let mut add = |name, text: Option<String>| facts.extend(text.map(|text| (name, text)));
        let supply = self.first().and_then(|reference| reference.supply.as_ref());
        if let Some(model) = self.model {
            add("owlint:model", Some(model.id.clone()));
            add("owlint:lab", Some(model.lab.clone()));
            add("owlint:weights", Some(model.weights.as_str().to_owned()));
            add("owlint:tier", Some(model.tier().as_str().to_owned()));
            add("owlint:total_b", model.total_b.map(|billions| billions.to_string()));
            add("owlint:active_b", model.active_b.map(|billions| billions.to_string()));
            add("owlint:near_frontier", model.near_frontier.map(|flag| flag.to_string()));
            add("owlint:standing", supply.map(|supply| supply.standing.as_str().to_owned()));
            let posture = supply.and_then(|supply| supply.posture.as_ref());
            add("owlint:posture", posture.map(|posture| posture.is.as_str().to_owned()));
            let outlook = supply.and_then(|supply| supply.outlook.as_ref());
            add("owlint:outlook", outlook.map(|outlook| outlook.is.as_str().to_owned()));
            add("owlint:licence_class", Some(model.licence_class.as_str().to_owned()));
            add("owlint:released", model.released.map(|released| released.to_string()));
            add("owlint:source", Some(model.source.clone()).filter(|source| !source.is_empty()));
        }
        let first = self.first();
        add("owlint:publisher", first.and_then(|reference| reference.publisher.clone()));
        add("owlint:quantisation", first.and_then(|reference| reference.quantisation.clone()));
        add("owlint:roles", Some(self.words(|reference| reference.role.as_str().to_owned())));
        add("owlint:channels", Some(self.words(|reference| reference.channel.to_string())));
        let scores = self.references.iter().filter_map(|(id, _)| outcome.score(*id));
        add("owlint:exposure", scores.map(|score| score.score).max().map(|score| score.to_string()));
        facts.into_iter().map(|(name, text)| (name, sanitise(&text).into_owned())).collect()
    }

    fn words(&self, word: impl Fn(&Reference) -> String) -> String {
        let words: std::collections::BTreeSet<String> =
            self.references.iter().map(|(_, reference)| word(reference)).collect();
        words.into_iter().collect::<Vec<_>>().join(", ")
    }
}

/// Returns all components, by id.
fn components<'o>(outcome: &'o Outcome) -> Vec<Component<'o>> {
    let mut groups: BTreeMap<String, Component<'o>> = BTreeMap::new();
    for (number, reference) in outcome.codebase.iter() {
        let id = id(reference);
        let new = || component(id.clone(), reference);
        groups.entry(id.clone()).or_insert_with(new).references.push((number, reference));
    }
    groups.into_values().collect()
}

fn component(id: String, reference: &Reference) -> Component<'_> {
    let model = reference.model.as_deref();
    let text = || redact_identifier(&reference.text).into_owned();
    let name = model.map_or_else(text, |model| model.name.clone());
    let version = reference.pin.value.as_deref().filter(|_| reference.pin.kind != PinKind::None);
    Component {
        id,
        name: sanitise(&name).into_owned(),
        version: version.map(|version| sanitise(version).into_owned()),
        model,
        references: Vec::new(),
    }
}

/// What tells one component from another.
fn id(reference: &Reference) -> String {
    let name =
        reference.model.as_ref().map_or_else(|| redact_identifier(&reference.text), |model| model.id.as_str().into());
    let more = [&reference.publisher, &reference.quantisation].into_iter().flatten();
    let name = more.fold(format!("model:{name}"), |name, word| format!("{name}+{word}"));
    let pin = reference.pin.value.as_deref().map(|value| format!("@{value}"));
    sanitise(&format!("{name}{}", pin.unwrap_or_default())).into_owned()
}

fn is_repository(name: &str) -> bool {
    let is_plain = |part: &str| {
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"._-".contains(&byte);
        !part.is_empty() && part.bytes().all(plain) && part.bytes().any(|byte| byte.is_ascii_alphanumeric())
    };
    name.split_once('/').is_some_and(|(organisation, model)| is_plain(organisation) && is_plain(model))
}

/// A number for the bill that is the same for the same content, as 32 hexadecimal digits.
fn digest(outcome: &Outcome, components: &[Component]) -> String {
    let mut parts = vec![outcome.codebase.as_of.to_string(), outcome.catalog_date.clone()];
    for component in components {
        parts.push(component.id.clone());
        parts.extend(component.places().map(|(place, key, _)| {
            format!("{}:{}:{}:{key}", plain(place.path()), place.start.line, place.start.column)
        }));
    }
    let parts: Vec<&[u8]> = parts.iter().map(String::as_bytes).collect();
    format!("{:032x}", hash(&parts))
}

/// Returns a document without fields that say nothing: nulls and empty lists.
fn pruned(value: Value) -> Value {
    let says = |value: &Value| !value.is_null() && !matches!(value, Value::Array(items) if items.is_empty());
    match value {
        Value::Object(fields) => {
            let fields = fields.into_iter().map(|(name, value)| (name, pruned(value)));
            Value::Object(fields.filter(|(_, value)| says(value)).collect())
        }
        Value::Array(items) => Value::Array(items.into_iter().map(pruned).collect()),
        other => other,
    }
}

/// What the run says of itself: what was not read, and how much was.
fn run_facts(outcome: &Outcome) -> Vec<(&'static str, String)> {
    let mut facts = vec![
        ("owlint:catalog_date", outcome.catalog_date.clone()),
        ("owlint:files_checked", outcome.files_checked.to_string()),
        ("owlint:files_skipped", outcome.files_skipped.to_string()),
        ("owlint:notices", outcome.notices.len().to_string()),
    ];
    let told = outcome.notices.iter().map(|notice| {
        let text = format!("{}: {}", plain(&notice.path), notice.message);
        ("owlint:notice", sanitise(&text).into_owned())
    });
    facts.extend(told);
    facts
}
