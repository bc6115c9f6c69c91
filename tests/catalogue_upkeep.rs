//! What those who keep the catalogue run, and what the page for them shows.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "../examples/compare-catalogue.rs"]
mod compare_catalogue;

use owlint::catalog::Catalog;
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
