//! Owns tests of what the comparison of the catalogue with others' lists finds, and in which order.

use super::*;
use std::path::PathBuf;

/// A small catalogue of our own, laid over the embedded one: lab, two models, its host and another one with offers.
const ACME: &str = r#"
[lab]
id = "acme"
organisations = ["acme-labs"]
[[model]]
id = "hammer-9b"
weights = "open"
licence = "mit"
released = "2026-03"
context = 131072
[[model]]
id = "chisel-pro"
weights = "closed"
class = "other"
[[host]]
id = "acme-cloud"
name = "Acme"
kind = "first-party"
lab = "acme"
domains = ["api.acme.example"]
litellm = ["acme"]
[[host]]
id = "toolshed"
name = "Toolshed"
kind = "serverless"
litellm = ["toolshed"]
[offers.toolshed]
"acme/hammer-9b" = { model = "hammer-9b", source = "litellm 1.0", ends = "2026-12-01" }
"acme/saw-1" = { model = "hammer-9b", source = "litellm 1.0" }
"acme/kept-elsewhere" = { model = "hammer-9b", source = "the host's page" }
"#;

fn catalog() -> Catalog {
    Catalog::embedded().with_overlay(&[(PathBuf::from("acme.toml"), ACME.to_owned())]).unwrap()
}

fn compared(text: &str) -> Comparison {
    let catalog = catalog();
    let resolve = |spelling: &str| {
        let name = spelling.rsplit('/').next()?;
        catalog.find(name).map(|number| (*catalog.model(number)).clone())
    };
    compare(&Listing::read(text).unwrap(), &catalog, &resolve)
}

const MODELS_DEV: &str = r#"{
  "somewhere": {"name": "Somewhere", "models": {
    "acme-labs/hammer-9b": {"open_weights": true, "release_date": "2026-03-14", "limit": {"context": 128000}},
    "plane-2": {"open_weights": true, "release_date": "2026-11-30", "limit": {"context": 65536}},
    "chisel-pro": {"open_weights": false, "release_date": "2026-09", "limit": {"context": 200000}}}},
  "else": {"models": {
    "acme-labs/hammer-9b": {"open_weights": false, "release_date": "2026-03-14", "license": "Apache-2.0", "limit": {"context": 0}},
    "plane-2": {"open_weights": true, "status": "deprecated"},
    "mangled": 7}},
  "acme": {"api": "https://api.acme.example/v1", "models": {
    "chisel-pro": {"open_weights": false, "limit": {"context": 400000}, "status": "deprecated"}}}
}"#;

const LITELLM: &str = r#"{
  "sample_spec": {"litellm_provider": "one of https://docs.example", "mode": "chat"},
  "toolshed/acme/hammer-9b": {"litellm_provider": "toolshed", "mode": "chat", "max_input_tokens": 131072, "deprecation_date": "2027-01-15"},
  "acme/chisel-pro": {"litellm_provider": "acme", "max_tokens": 300000, "deprecation_date": "2026-12-24"},
  "acme/mallet": {"litellm_provider": "acme", "deprecation_date": "soon"}
}"#;

#[test]
fn the_shape_tells_whose_list_it_is() {
    assert_eq!(Listing::read(MODELS_DEV).unwrap().source, Source::ModelsDev);
    assert_eq!(Listing::read(LITELLM).unwrap().source, Source::LiteLlm);
    for bad in ["{}", "[]", "3", r#"{"a": 1}"#, r#"{"a": {"models": []}}"#] {
        assert!(matches!(Listing::read(bad), Err(ListingError::Shape)), "{bad}");
    }
    let told = Listing::read("{\n  nonsense").unwrap_err().to_string();
    assert!(told.starts_with("not JSON: ") && told.contains("line 2"), "{told}");
}

#[test]
fn new_names_carry_what_most_rows_say() {
    let new = compared(MODELS_DEV).new;
    assert_eq!(new.len(), 1, "{new:?}");
    assert_eq!((new[0].lab.as_str(), new[0].name.as_str()), ("unknown", "plane-2"));
    assert_eq!(new[0].hosts.iter().map(String::as_str).collect::<Vec<_>>(), ["else", "somewhere"]);
    assert_eq!((new[0].weights, new[0].context), (Some("open"), Some(65_536)));
    assert_eq!(new[0].released.as_deref(), Some("2026-11-30"));
}

#[test]
fn facts_differ_where_most_rows_or_the_lab_say_otherwise() {
    let found = compared(MODELS_DEV).different;
    let told: Vec<String> = found.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "chisel-pro: context not known here, 400000 there (1 of 2 rows, the lab's own among them)",
            "chisel-pro: released not known here, 2026-09 there (1 of 1 rows)",
            "hammer-9b: licence mit here, apache-2.0 there (1 of 1 rows)",
            "hammer-9b: released 2026-03 here, 2026-03-14 there (2 of 2 rows)",
        ]
    );
}

#[test]
fn ends_and_what_is_gone_are_told_by_host() {
    let found = compared(LITELLM);
    let told: Vec<String> = found.ends.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "acme-cloud: acme/chisel-pro (chisel-pro) no end here, 2026-12-24 there",
            "toolshed: toolshed/acme/hammer-9b (hammer-9b) 2026-12-01 here, 2027-01-15 there",
        ]
    );
    let gone: Vec<String> = found.gone.iter().map(ToString::to_string).collect();
    assert_eq!(gone, ["toolshed: acme/saw-1 (hammer-9b)"], "offers from other sources are not asked of this list");
    let deprecated = compared(MODELS_DEV).ends;
    assert_eq!((deprecated[0].host.as_str(), deprecated[0].theirs.as_str()), ("acme-cloud", "deprecated"));
    assert_eq!(deprecated.len(), 1, "hosts that the catalogue lacks have no offers: {deprecated:?}");
}

#[test]
fn a_lab_differs_only_where_most_vendors_named_are_another() {
    let row = |host: &str, vendor: &str| format!(r#""{host}": {{"models": {{"{vendor}/hammer-9b": {{}}}}}}"#);
    let labs = |rows: &[String]| {
        let found = compared(&format!("{{{}}}", rows.join(",")));
        found.different.into_iter().filter(|one| one.field == "lab").map(|one| one.theirs).collect::<Vec<_>>()
    };
    assert_eq!(labs(&[row("a", "acme-labs"), row("b", "moonshotai")]), Vec::<String>::new());
    assert_eq!(labs(&[row("a", "acme-labs"), row("b", "moonshotai"), row("c", "moonshotai")]), ["moonshotai"]);
}

#[test]
fn the_same_list_gives_the_same_words_in_any_order() {
    let reordered = r#"{"acme/mallet": {"litellm_provider": "acme"}, "acme/awl": {"litellm_provider": "acme"}}"#;
    let ordered = r#"{"acme/awl": {"litellm_provider": "acme"}, "acme/mallet": {"litellm_provider": "acme"}}"#;
    assert_eq!(compared(reordered).to_string(), compared(ordered).to_string());
    let text = compared(LITELLM).to_string();
    assert!(text.starts_with("catalogue of 2026-"), "{text}");
    assert!(text.contains("\nnew (1)\n  unknown: mallet (1 host: acme), written acme/mallet\n"), "{text}");
    assert!(!compared(LITELLM).is_empty());
}

#[test]
fn a_host_that_lists_a_model_late_says_nothing_of_its_release() {
    let row =
        |host: &str, date: &str| format!(r#""{host}": {{"models": {{"plane-1": {{"release_date": "{date}"}}}}}}"#);
    let catalog = Catalog::embedded();
    let model = Model { basis: Basis::Catalog, released: "2026-05-20".parse().ok(), ..Model::named("plane-1") };
    let told = |rows: &[String]| {
        let listing = Listing::read(&format!("{{{}}}", rows.join(","))).unwrap();
        compare(&listing, &catalog, &|_: &str| Some(model.clone())).different.len()
    };
    assert_eq!(told(&[row("a", "2026-08-01"), row("b", "2026-08-01")]), 0, "later");
    assert_eq!(told(&[row("a", "2026-05-14"), row("b", "2026-05-14")]), 0, "the same week");
    assert_eq!(told(&[row("a", "2026-02-01")]), 0, "one row");
    assert_eq!(told(&[row("a", "2026-02-01"), row("b", "2026-02-01")]), 1, "earlier");
}
