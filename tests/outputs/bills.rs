//! Bills of materials by the schemas of their standards.

use super::faults;
use crate::sample::{outcome, pages, place, reference};
use owlint::catalog::Catalog;
use owlint::identify::{Pin, PinKind};
use owlint::report::{Outcome, cyclonedx, inventory_csv, spdx};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::io;

const HOSTILE: &str = "x\n\"]]>\u{1b}\u{202e}:@#?";

fn written(write: impl Fn(&Outcome, &mut dyn io::Write) -> io::Result<()>, change: impl Fn(&mut Outcome)) -> String {
    let (catalog, rules) = (Catalog::embedded(), pages());
    let mut outcome = outcome(&catalog, &rules);
    change(&mut outcome);
    let mut out = Vec::new();
    write(&outcome, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn add_more(outcome: &mut Outcome) {
    let commit = "0123456789abcdef0123456789abcdef01234567";
    let pinned = Pin { kind: PinKind::Revision, value: Some(commit.to_owned()) };
    let kimi = reference(place("pinned.yaml", "model: x", "x"), crate::sample::KIMI, Some(crate::sample::kimi()));
    outcome.codebase.references.push(owlint::context::Reference { pin: pinned, ..kimi });
    outcome.codebase.references.push(reference(place(HOSTILE, HOSTILE, HOSTILE), HOSTILE, None));
}

fn cyclonedx_schema() -> Value {
    let mut schema: Value = serde_json::from_str(include_str!("../schemas/cyclonedx-bom-1.6.schema.json")).unwrap();
    let mut licences: Value = serde_json::from_str(include_str!("../schemas/cyclonedx-spdx.schema.json")).unwrap();
    let fields = licences.as_object_mut().unwrap();
    fields.remove("$id");
    fields.remove("$schema");
    schema.as_object_mut().unwrap().remove("$id");
    schema["definitions"]["spdx"] = licences;
    let text = schema.to_string().replace("\"spdx.SNAPSHOT.schema.json\"", "\"#/definitions/spdx\"");
    // Nothing is signed: what a signature looks like needs no third file.
    let text = text.replace("\"jsf-0.82.SNAPSHOT.schema.json#/definitions/signature\"", "\"#/definitions/refType\"");
    serde_json::from_str(&text).unwrap()
}

#[test]
fn cyclonedx_fits_the_official_schema() {
    let schema = cyclonedx_schema();
    let bill: Value = serde_json::from_str(&written(cyclonedx, add_more)).unwrap();
    assert_eq!(faults(&schema, &bill), Vec::<String>::new());
    let mut broken = bill;
    broken["components"][0]["type"] = "model".into();
    assert!(!faults(&schema, &broken).is_empty(), "a broken bill passes");
}

#[test]
fn cyclonedx_says_what_a_model_is_and_where_it_is_named() {
    let bill: Value = serde_json::from_str(&written(cyclonedx, add_more)).unwrap();
    let components = bill["components"].as_array().unwrap();
    let named = |id: &str| components.iter().find(|component| component["bom-ref"] == id).unwrap();
    let kimi = named("model:kimi-k2-instruct");
    assert_eq!(kimi["type"], "machine-learning-model");
    assert_eq!(kimi["manufacturer"]["name"], "Moonshot AI");
    assert_eq!(kimi["licenses"][0]["license"]["name"], "modified-mit");
    assert_eq!(kimi["purl"], "pkg:huggingface/moonshotai/Kimi-K2-Instruct");
    assert_eq!(kimi["externalReferences"][0]["url"], "https://huggingface.co/moonshotai/Kimi-K2-Instruct");
    assert_eq!(kimi["scope"], "required");
    let at: Vec<_> = kimi["evidence"]["occurrences"].as_array().unwrap().iter().collect();
    assert_eq!((&at[0]["location"], &at[0]["line"]), (&"deploy/kimi.yaml".into(), &4.into()));
    assert_eq!((&at[1]["location"], &at[1]["line"]), (&"app/engine.py".into(), &1.into()));
    let commit = "0123456789abcdef0123456789abcdef01234567";
    let pinned = named(&format!("model:kimi-k2-instruct@{commit}"));
    assert_eq!(pinned["version"], commit);
    assert_eq!(pinned["purl"], format!("pkg:huggingface/moonshotai/Kimi-K2-Instruct@{commit}"));
    assert_eq!(named("model:deepseek-ai/DeepSeek-V3")["scope"], "excluded", "only a document names it");
    assert_eq!(bill["metadata"]["timestamp"], "2026-11-23T00:00:00Z");
}

#[test]
fn the_same_tree_gives_the_same_bill_and_another_gives_another() {
    for write in [cyclonedx, spdx] {
        assert_eq!(written(write, add_more), written(write, add_more));
    }
    let serial = |change: fn(&mut Outcome)| {
        let bill: Value = serde_json::from_str(&written(cyclonedx, change)).unwrap();
        bill["serialNumber"].as_str().unwrap().to_owned()
    };
    assert_ne!(serial(add_more), serial(|_| ()));
}

#[test]
fn spdx_has_only_what_the_standard_has() {
    let schema: Value = serde_json::from_str(include_str!("../schemas/spdx-3.0.1-subset.schema.json")).unwrap();
    let bill: Value = serde_json::from_str(&written(spdx, add_more)).unwrap();
    assert_eq!(faults(&schema, &bill), Vec::<String>::new());
    let mut broken = bill;
    broken["@graph"][0]["created"] = "today".into();
    assert!(!faults(&schema, &broken).is_empty(), "a broken bill passes");
}

#[test]
#[ignore = "needs the official schema, which is not in the repository: see tests/schemas/README.md"]
fn spdx_fits_the_official_schema() {
    let path = std::env::var("OWLINT_SPDX_SCHEMA").unwrap();
    let schema: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    // A bill of a real tree may be named in place of the sample.
    let named = std::env::var("OWLINT_SPDX_BILL").ok().map(|path| std::fs::read_to_string(path).unwrap());
    let bill: Value = serde_json::from_str(&named.unwrap_or_else(|| written(spdx, add_more))).unwrap();
    assert_eq!(faults(&schema, &bill), Vec::<String>::new());
}

#[test]
fn everything_that_an_spdx_element_points_at_is_in_the_bill() {
    let bill: Value = serde_json::from_str(&written(spdx, add_more)).unwrap();
    let graph = bill["@graph"].as_array().unwrap();
    let ids: BTreeSet<&str> = graph.iter().filter_map(|element| element["spdxId"].as_str()).collect();
    assert_eq!(ids.len() + 1, graph.len(), "an id for each, and one maker");
    let mut licences: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for element in graph.iter().filter(|element| element["type"] == "Relationship") {
        let from = element["from"].as_str().unwrap();
        assert!(ids.contains(from), "{from}");
        for to in element["to"].as_array().unwrap() {
            let to = to.as_str().unwrap();
            assert!(ids.contains(to) || to == "spdx:ExpandedLicensing/NoAssertionLicense", "{to}");
        }
        *licences.entry((from, element["relationshipType"].as_str().unwrap())).or_default() += 1;
    }
    for package in graph.iter().filter(|element| element["type"] == "ai_AIPackage") {
        let id = package["spdxId"].as_str().unwrap();
        for kind in ["hasDeclaredLicense", "hasConcludedLicense", "hasEvidence"] {
            assert_eq!(licences.get(&(id, kind)), Some(&1), "{id} {kind}");
        }
    }
}

#[test]
fn a_table_has_a_row_for_each_reference() {
    let text = written(inventory_csv, |_| ());
    let rows: Vec<&str> = text.trim_end().split("\r\n").collect();
    assert_eq!(rows.len(), 4);
    assert!(rows[2].starts_with("deploy/kimi.yaml,4,19,4,46,spec.containers[0].args[0],argument,moonshotai/Kimi-K2-Instruct,hf,serving,self-hosted,self,"));
    assert!(rows[2].ends_with(",78,app/engine.py:1"), "{}", rows[2]);
}
