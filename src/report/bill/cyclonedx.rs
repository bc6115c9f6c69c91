//! Owns the bill as `CycloneDX` 1.6 (ECMA-424) has it: a component of type `machine-learning-model` with its card, its
//! licence, where the weights lie, and every place that names it. Never knows the wall clock: the time is the as-of date.

use super::super::outcome::Outcome;
use super::{Component, components, digest, licence, pruned, run_facts};
use crate::catalog::{Basis, Catalog};
use crate::identify::Confidence;
use crate::report::paths::plain;
use crate::text::{redact_identifier, sanitise};
use serde_json::{Value, json};
use std::io::{self, Write};

/// Writes the bill.
pub fn cyclonedx(outcome: &Outcome, out: &mut dyn Write) -> io::Result<()> {
    let all = components(outcome);
    let tool = json!({"type": "application", "name": "owlint", "version": env!("CARGO_PKG_VERSION")});
    let bill = json!({
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": format!("urn:uuid:{}", uuid(&digest(outcome, &all))),
        "version": 1,
        "metadata": {
            "timestamp": format!("{}T00:00:00Z", outcome.codebase.as_of),
            "lifecycles": [{"phase": "pre-build"}],
            "tools": {"components": [tool]},
            "properties": properties(run_facts(outcome)),
        },
        "components": all.iter().map(|component| one(outcome, component)).collect::<Vec<_>>(),
    });
    super::super::json::document(&pruned(bill), out)
}

fn one(outcome: &Outcome, component: &Component) -> Value {
    let model = component.model;
    let licences = model.and_then(|model| model.licence.as_deref()).map(|name| json!([{"license": licence_of(name)}]));
    let reference = component.weights_address().map(|url| json!([{"type": "distribution", "url": url}]));
    let base = model.and_then(|model| model.base.as_deref());
    let base = base.map(|base| json!({"ancestors": [{"type": "machine-learning-model", "name": base}]}));
    json!({
        "type": "machine-learning-model",
        "bom-ref": component.id,
        "name": component.name,
        "version": component.version,
        "manufacturer": lab(component, outcome.codebase.catalog).map(|name| json!({"name": name})),
        "publisher": component.first().and_then(|reference| reference.publisher.as_deref()).map(sanitise),
        "scope": if component.is_aside() { "excluded" } else { "required" },
        "purl": component.package_address(),
        "licenses": licences,
        "externalReferences": reference,
        "pedigree": base,
        "modelCard": card(component),
        "evidence": {"identity": identity(component), "occurrences": occurrences(component)},
        "properties": properties(component.facts(outcome)),
    })
}

/// Returns the name of the lab that trained a component; `None` where nobody is known.
pub(super) fn lab(component: &Component, catalog: &Catalog) -> Option<String> {
    let id = component.model.map(|model| model.lab.as_str()).filter(|lab| *lab != "unknown")?;
    let name = catalog.lab(id).map_or_else(|| id.to_owned(), |lab| lab.name.clone());
    Some(sanitise(&name).into_owned())
}

fn licence_of(name: &str) -> Value {
    match licence::listed(name) {
        Some(id) => json!({"id": id, "acknowledgement": "declared"}),
        None => json!({"name": sanitise(name), "acknowledgement": "declared"}),
    }
}

fn card(component: &Component) -> Option<Value> {
    let model = component.model.filter(|model| model.basis == Basis::Catalog)?;
    let parameters = json!({
        "task": model.purpose.as_str(),
        "modelArchitecture": sanitise(&model.family),
    });
    let size = [
        ("total_parameters_b", model.total_b.map(|billions| billions.to_string())),
        ("active_parameters_b", model.active_b.map(|billions| billions.to_string())),
        ("context_tokens", model.context.map(|tokens| tokens.to_string())),
        ("modality", Some(model.modality.as_str().to_owned())),
    ];
    let size = size.into_iter().filter_map(|(name, text)| Some((name, text?))).collect();
    Some(json!({"modelParameters": parameters, "properties": properties(size)}))
}

/// How sure the name is, and from what it was read.
fn identity(component: &Component) -> Value {
    let Some(reference) = component.first() else { return Value::Null };
    let sure = match reference.confidence {
        Confidence::High => 0.9,
        Confidence::Medium => 0.6,
        Confidence::Low => 0.3,
    };
    let text = redact_identifier(&reference.text);
    let method = json!({"technique": "source-code-analysis", "confidence": sure, "value": sanitise(&text)});
    json!([{"field": "name", "confidence": sure, "methods": [method]}])
}

fn occurrences(component: &Component) -> Vec<Value> {
    let one = |(place, key, role): (&crate::text::Place, &str, &str)| {
        json!({
            "location": plain(place.path()),
            "line": place.start.line,
            "offset": place.span.start,
            "symbol": (!key.is_empty()).then(|| sanitise(key)),
            "additionalContext": format!("role {role}"),
        })
    };
    component.places().map(one).collect()
}

fn properties(facts: Vec<(&'static str, String)>) -> Vec<Value> {
    facts.into_iter().map(|(name, value)| json!({"name": name, "value": value})).collect()
}

/// Returns 32 hexadecimal digits as a UUID of version 8, whose content is the maker's own (RFC 9562 §5.8).
fn uuid(digits: &str) -> String {
    let part = |from: usize, to: usize| digits.get(from..to).unwrap_or_default();
    format!("{}-{}-8{}-8{}-{}", part(0, 8), part(8, 12), part(13, 16), part(17, 20), part(20, 32))
}
