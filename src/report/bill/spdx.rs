//! Owns the bill as SPDX 3.0.1 has it in JSON-LD: a package of the AI profile for each component, its licences and the
//! snippets that name it. Never knows the wall clock: the time is the as-of date.

use super::super::outcome::Outcome;
use super::cyclonedx::lab;
use super::{Component, components, digest, licence, pruned, run_facts};
use crate::report::paths::{plain, uri};
use crate::text::Place;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

const CONTEXT: &str = "https://spdx.org/rdf/3.0.1/spdx-context.jsonld";

/// Where every element says by whom and when it was made.
const CREATION: &str = "_:creation";

/// What stands where nobody knows the licence.
const NO_LICENCE: &str = "spdx:ExpandedLicensing/NoAssertionLicense";

/// The elements of one bill; every id begins with the same name of the bill.
#[derive(Debug)]
struct Graph {
    name: String,
    elements: Vec<Value>,
    /// The ids of those elements that others can point at.
    ids: Vec<String>,
}

/// Writes the bill.
pub fn spdx(outcome: &Outcome, out: &mut dyn Write) -> io::Result<()> {
    let all = components(outcome);
    let name = format!("urn:owlint:{}", digest(outcome, &all));
    let mut graph = Graph { name, elements: Vec::new(), ids: Vec::new() };
    let labs = graph.labs(outcome, &all);
    let licences = graph.licences(&all);
    let files = graph.files(&all);
    let packages: Vec<String> =
        all.iter().zip(1..).map(|(one, number)| graph.package(outcome, one, number, &labs)).collect();
    for (component, package) in all.iter().zip(&packages) {
        graph.licence_of(component, package, &licences);
        graph.evidence(component, package, &files);
    }
    let complete = all.iter().all(|one| is_complete(outcome, one));
    let document = graph.document(outcome, &packages, complete);
    super::super::json::document(&document, out)
}

/// Whether a component has all that the AI profile asks of a package.
fn is_complete(outcome: &Outcome, component: &Component) -> bool {
    let known = lab(component, outcome.codebase.catalog).is_some() && component.weights_address().is_some();
    known && component.version.is_some() && released(component).is_some()
}

fn released(component: &Component) -> Option<String> {
    let released = component.model.and_then(|model| model.released).filter(|released| released.is_exact())?;
    Some(format!("{released}T00:00:00Z"))
}

impl Graph {
    /// Adds an element and returns its id.
    fn add(&mut self, kind: &str, own: &str, mut element: Value) -> String {
        let id = format!("{}:{own}", self.name);
        if let Some(fields) = element.as_object_mut() {
            fields.insert("type".to_owned(), kind.into());
            fields.insert("spdxId".to_owned(), id.clone().into());
            fields.insert("creationInfo".to_owned(), CREATION.into());
        }
        self.elements.push(pruned(element));
        self.ids.push(id.clone());
        id
    }

    fn relate(&mut self, own: &str, from: &str, kind: &str, to: &[String]) {
        let relation = json!({"from": from, "relationshipType": kind, "to": to});
        self.add("Relationship", &format!("relationship:{own}"), relation);
    }

    fn labs(&mut self, outcome: &Outcome, all: &[Component]) -> BTreeMap<String, String> {
        let names: BTreeSet<String> = all.iter().filter_map(|one| lab(one, outcome.codebase.catalog)).collect();
        let each = names.into_iter().zip(1..);
        each.map(|(name, number)| {
            let id = self.add("Organization", &format!("lab:{number}"), json!({"name": name}));
            (name, id)
        })
        .collect()
    }

    fn licences(&mut self, all: &[Component]) -> BTreeMap<String, String> {
        let expressions: BTreeSet<String> = all.iter().filter_map(expression).collect();
        let each = expressions.into_iter().zip(1..);
        each.map(|(text, number)| {
            let element = json!({"simplelicensing_licenseExpression": text});
            let id = self.add("simplelicensing_LicenseExpression", &format!("licence:{number}"), element);
            (text, id)
        })
        .collect()
    }

    fn files(&mut self, all: &[Component]) -> BTreeMap<String, String> {
        let places = all.iter().flat_map(Component::places);
        let paths: BTreeMap<String, String> =
            places.map(|(place, ..)| (plain(place.path()), uri(place.path()))).collect();
        let each = paths.into_iter();
        each.map(|(path, uri)| {
            let id = self.add("software_File", &format!("file:{uri}"), json!({"name": path}));
            (path, id)
        })
        .collect()
    }

    fn package(
        &mut self,
        outcome: &Outcome,
        component: &Component,
        number: usize,
        labs: &BTreeMap<String, String>,
    ) -> String {
        let model = component.model;
        let lab = lab(component, outcome.codebase.catalog);
        let facts = component.facts(outcome).into_iter();
        let parameters = |name, billions: Option<f32>| {
            let value = billions?.to_string();
            Some(json!({"type": "DictionaryEntry", "key": name, "value": value}))
        };
        let size = [
            parameters("total_parameters_b", model.and_then(|model| model.total_b)),
            parameters("active_parameters_b", model.and_then(|model| model.active_b)),
        ];
        let address = component.weights_address();
        let package = json!({
            "name": component.name,
            "software_packageVersion": component.version,
            "software_primaryPurpose": "model",
            "software_downloadLocation": address,
            "software_packageUrl": component.package_address(),
            "suppliedBy": lab.and_then(|lab| labs.get(&lab)),
            "releaseTime": released(component),
            "ai_typeOfModel": model.map(|model| vec![crate::text::sanitise(&model.family)]),
            "ai_hyperparameter": size.into_iter().flatten().collect::<Vec<_>>(),
            "comment": facts.map(|(name, text)| format!("{name}={text}")).collect::<Vec<_>>().join("; "),
        });
        self.add("ai_AIPackage", &format!("model:{number}"), package)
    }

    /// What the AI profile asks of every package: its licence as declared and as concluded.
    fn licence_of(&mut self, component: &Component, package: &str, licences: &BTreeMap<String, String>) {
        let declared = expression(component).and_then(|text| licences.get(&text).cloned());
        let own = package.rsplit(':').next().unwrap_or_default().to_owned();
        let declared = declared.unwrap_or_else(|| NO_LICENCE.to_owned());
        self.relate(&format!("declared:{own}"), package, "hasDeclaredLicense", &[declared]);
        self.relate(&format!("concluded:{own}"), package, "hasConcludedLicense", &[NO_LICENCE.to_owned()]);
    }

    /// The lines that name a component.
    fn evidence(&mut self, component: &Component, package: &str, files: &BTreeMap<String, String>) {
        let own = package.rsplit(':').next().unwrap_or_default().to_owned();
        let snippets: Vec<String> = component
            .places()
            .zip(1..)
            .filter_map(|((place, key, role), number)| {
                let file = files.get(&plain(place.path()))?;
                Some(self.add("software_Snippet", &format!("snippet:{own}.{number}"), snippet(place, key, role, file)))
            })
            .collect();
        self.relate(&format!("evidence:{own}"), package, "hasEvidence", &snippets);
    }

    /// Closes the graph: who made it, the bill and the document around it.
    fn document(mut self, outcome: &Outcome, packages: &[String], complete: bool) -> Value {
        let tool = format!("owlint {}", env!("CARGO_PKG_VERSION"));
        let agent = self.add("SoftwareAgent", "agent", json!({"name": tool}));
        let mut profiles = vec!["core", "software", "simpleLicensing"];
        if complete {
            profiles.push("ai");
        }
        let said: Vec<String> = run_facts(outcome).into_iter().map(|(name, text)| format!("{name}={text}")).collect();
        let elements = self.ids.clone();
        let bill = json!({
            "name": "models named in the source",
            "software_sbomType": ["source"],
            "profileConformance": profiles.clone(),
            "rootElement": packages,
            "element": elements,
        });
        let bill = self.add("software_Sbom", "bill", bill);
        let document = json!({
            "name": "owlint inventory",
            "comment": said.join("; "),
            "profileConformance": profiles,
            "rootElement": [bill],
            "element": self.ids.clone(),
        });
        self.add("SpdxDocument", "document", document);
        let created = format!("{}T00:00:00Z", outcome.codebase.as_of);
        let creation = json!({
            "type": "CreationInfo", "@id": CREATION, "specVersion": "3.0.1", "created": created, "createdBy": [agent],
        });
        self.elements.insert(0, creation);
        json!({"@context": CONTEXT, "@graph": self.elements})
    }
}

fn expression(component: &Component) -> Option<String> {
    component.model.and_then(|model| model.licence.as_deref()).map(licence::expression)
}

fn snippet(place: &Place, key: &str, role: &str, file: &str) -> Value {
    let range = |begin: usize, end: usize| json!({"type": "PositiveIntegerRange", "beginIntegerRange": begin, "endIntegerRange": end.max(begin)});
    json!({
        "name": (!key.is_empty()).then(|| crate::text::sanitise(key)),
        "comment": format!("role {role}"),
        "software_snippetFromFile": file,
        "software_lineRange": range(place.start.line, place.end.line),
        // Counted from 1, the last byte included.
        "software_byteRange": range(place.span.start + 1, place.span.end),
    })
}
