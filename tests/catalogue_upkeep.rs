//! What those who keep the catalogue run, and what the page for them shows.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "../examples/compare-catalogue.rs"]
mod compare_catalogue;

use owlint::catalog::{Catalog, LicenceClass, Modality, Outlook, Posture, Purpose, Weights};
use std::fs;
use std::path::PathBuf;

fn run(arguments: &[&str]) -> Result<String, String> {
    let arguments: Vec<String> = arguments.iter().map(|argument| (*argument).to_owned()).collect();
    let mut out = Vec::new();
    compare_catalogue::run(&arguments, &mut out).map(|()| String::from_utf8(out).unwrap())
}

/// A file of its own for each test.
fn file(text: &str) -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("list.json");
    fs::write(&path, text).unwrap();
    let shown = path.to_str().unwrap().to_owned();
    (folder, shown)
}

const MODELS_DEV: &str = r#"{"groq": {"name": "Groq", "models": {
    "moonshotai/kimi-k3": {"open_weights": false, "release_date": "2026-07-27", "limit": {"context": 1048576}},
    "moonshotai/kimi-k9": {"open_weights": true, "release_date": "2030-01-15", "limit": {"context": 2000000}}}}}"#;

#[test]
fn a_copy_of_models_dev_is_compared() {
    let (_folder, path) = file(MODELS_DEV);
    let told = run(&[&path]).unwrap();
    assert!(told.contains("against models.dev (2 rows)"), "{told}");
    assert!(
        told.contains(
            "moonshotai: kimi-k9 (1 host: groq), written moonshotai/kimi-k9, open, context 2000000, released 2030-01-15"
        ),
        "{told}"
    );
    assert!(told.contains("kimi-k3: weights open here, closed there (1 of 1 rows)"), "{told}");
    assert!(!told.contains("kimi-k3: released"), "the day is the catalogue's: {told}");
}

#[test]
fn a_copy_of_litellms_table_is_compared() {
    let (_folder, path) = file(
        r#"{"groq/gpt-oss-999b": {"litellm_provider": "groq", "mode": "chat"},
            "groq/openai/gpt-oss-120b": {"litellm_provider": "groq", "mode": "chat", "deprecation_date": "2031-05-06"}}"#,
    );
    let told: serde_json::Value = serde_json::from_str(&run(&["--format", "json", &path]).unwrap()).unwrap();
    assert_eq!(told["source"], "litellm");
    assert_eq!(told["new"][0]["lab"], "openai");
    assert_eq!(told["ends"][0]["model"], "gpt-oss-120b");
    assert_eq!(told["ends"][0]["theirs"], "2031-05-06");
}

#[test]
fn what_cannot_be_compared_is_told() {
    assert!(run(&[]).unwrap_err().starts_with("usage: "));
    assert!(run(&["list.json", "--format", "xml"]).unwrap_err().starts_with("usage: "));
    assert!(run(&["no/such/list.json"]).unwrap_err().starts_with("cannot read `no/such/list.json`"));
    let (_folder, path) = file(r#"{"models": 1}"#);
    assert!(run(&[&path]).unwrap_err().contains("is neither models.dev's `api.json`"));
    let (_folder, path) = file("{");
    assert!(run(&[&path]).unwrap_err().contains("is not JSON"));
}

const PAGE: &str = include_str!("../docs/catalogue.md");

/// The catalogue blocks of the page, in order.
fn blocks() -> Vec<(PathBuf, String)> {
    let fenced = PAGE.split("\n```toml\n").skip(1).map(|rest| rest.split("\n```").next().unwrap().to_owned());
    fenced.enumerate().map(|(number, text)| (PathBuf::from(format!("page-{number}.toml")), text)).collect()
}

#[test]
fn the_pages_blocks_hold_as_they_stand() {
    let shown = blocks();
    assert_eq!(shown.len(), 3);
    let catalog = Catalog::embedded().with_overlay(&shown).unwrap_or_else(|faults| panic!("{faults:?}"));
    let id = |spelling: &str| catalog.find(spelling).map(|number| catalog.model(number).id.clone());
    assert_eq!(id("hammer2-70b-instruct").as_deref(), Some("hammer-2-70b"));
    assert_eq!(id("support-8b").as_deref(), Some("house-support-8b"));
    let unheard = catalog.family_of(&owlint::catalog::normalise("hammer-9-mini")).unwrap();
    assert_eq!((unheard.lab.as_str(), unheard.line.as_deref()), ("acme", Some("hammer")));
    let offer = catalog.offer("toolshed", "acme/hammer-2-540b").unwrap();
    assert_eq!(
        (offer.model.as_deref(), offer.source.as_str()),
        (Some("hammer-2-540b-a30b"), "Toolshed's deprecation page, 2026-11")
    );
    assert!(catalog.offer("toolshed", "acme/hammer-1-340b").unwrap().ends_on.is_some());
    assert_eq!(catalog.host_of_domain("llm.house.example").unwrap().id, "house-gateway");
}

#[test]
fn the_page_names_every_word_and_field() {
    let has = |word: &str| assert!(PAGE.contains(&format!("`{word}`")), "{word}");
    for word in Weights::ALL {
        has(word.as_str());
    }
    for word in LicenceClass::ALL {
        has(word.as_str());
    }
    for word in Modality::ALL {
        has(word.as_str());
    }
    for word in Purpose::ALL {
        has(word.as_str());
    }
    for word in Posture::ALL {
        has(word.as_str());
    }
    for word in Outlook::ALL {
        has(word.as_str());
    }
    let source = include_str!("../src/catalog/source.rs");
    let block = source.split("pub(crate) struct ModelBlock {").nth(1).unwrap().split("\n}").next().unwrap();
    let fields = block.lines().filter_map(|line| line.trim().strip_prefix("pub ")?.split(':').next());
    assert!(fields.clone().count() > 15);
    for field in fields {
        has(field);
    }
}
