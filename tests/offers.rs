//! What hosts offer and until when, asked as the rest of owlint asks it.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use jiff::civil::{Date, date};
use owlint::catalog::{Catalog, Offer, Share};
use owlint::identify::Scheme;
use std::collections::BTreeSet;

const TODAY: Date = date(2026, 11, 23);

fn offer(host: &str, spelling: &str) -> Option<Offer> {
    Catalog::embedded().offer(host, spelling)
}

fn ends(host: &str, spelling: &str) -> Option<String> {
    offer(host, spelling)?.ends_on.map(|end| end.to_string())
}

#[test]
fn an_offer_has_its_own_end_at_each_host() {
    assert_eq!(ends("together", "deepseek-ai/DeepSeek-V3.1").as_deref(), Some("2026-05-14"));
    assert_eq!(ends("baseten", "deepseek-ai/DeepSeek-V3.1").as_deref(), Some("2026-10-16"));
    assert_eq!(ends("groq", "moonshotai/kimi-k2-instruct-0905").as_deref(), Some("2026-04-15"));
    assert_eq!(ends("openai", "gpt-4-0613"), ends("openai", "GPT-4-0613"));
    assert!(offer("groq", "deepseek-ai/DeepSeek-V3.1").is_none());
    assert!(offer("no-such-host", "deepseek-ai/DeepSeek-V3.1").is_none());
}

#[test]
fn replacement_and_source_are_told() {
    let offer = offer("groq", "deepseek-r1-distill-llama-70b").unwrap();
    assert_eq!(offer.replacements, ["llama-3.3-70b-versatile", "openai/gpt-oss-120b"]);
    assert!(offer.source.contains("console.groq.com/docs/deprecations"), "{}", offer.source);
    assert_eq!(offer.model.as_deref(), Some("deepseek-r1-distill-llama-70b"));
}

#[test]
fn what_stands_before_a_name_does_not_hide_it() {
    let expected = ends("bedrock", "cohere.command-r-plus-v1:0");
    assert_eq!(expected.as_deref(), Some("2026-08-19"));
    for spelling in [
        "us.cohere.command-r-plus-v1:0",
        "bedrock/cohere.command-r-plus-v1:0",
        "bedrock/us.cohere.command-r-plus-v1:0",
        "arn:aws:bedrock:us-east-1::foundation-model/cohere.command-r-plus-v1:0",
    ] {
        assert_eq!(ends("bedrock", spelling), expected, "{spelling}");
    }
    assert_eq!(ends("fireworks", "accounts/fireworks/models/glm-5p2"), ends("fireworks", "fireworks_ai/glm-5p2"));
    assert!(ends("fireworks", "glm-5p2").is_some());
    assert!(offer("together", &"a/".repeat(100_000)).is_none());
}

#[test]
fn a_vendor_is_found_by_its_lab_too() {
    assert_eq!(ends("moonshotai", "kimi-k2-0711-preview").as_deref(), Some("2026-05-25"));
    assert_eq!(ends("moonshotai", "kimi-k2-0711-preview"), ends("moonshot", "kimi-k2-0711-preview"));
}

#[test]
fn a_model_is_offered_until_its_last_offer_ends() {
    let catalog = Catalog::embedded();
    let of_model = catalog.offer("fireworks", "glm-5.2").unwrap();
    let ends: Vec<_> = catalog.offers_of_model("glm-5.2").filter(|offer| offer.host == "fireworks").collect();
    assert!(ends.len() > 1, "its routers too");
    assert!(ends.iter().all(|offer| offer.ends_on <= of_model.ends_on));
}

#[test]
fn a_hosts_record_counts_what_is_old_enough() {
    let catalog = Catalog::embedded();
    let together = catalog.withdrawing("together", TODAY).unwrap();
    assert!(together.within_150.withdrawn >= together.within_90.withdrawn.min(together.within_150.of));
    assert!(together.within_90.of >= together.within_150.of && together.within_150.of >= 10, "{together:?}");
    assert!(together.within_150.withdrawn >= 5, "{together:?}");
    let before = catalog.withdrawing("together", date(2023, 1, 1)).unwrap();
    assert_eq!(before.within_90, Share { withdrawn: 0, of: 0 });
    assert_eq!(catalog.withdrawing("deepinfra", TODAY), None, "it announces no ends, and silence is not keeping");
    assert_eq!(catalog.withdrawing("openrouter", TODAY), None, "a router serves nothing itself");
    assert_eq!(catalog.withdrawing("openai", TODAY), None, "a vendor is no third party");
}

#[test]
fn hosts_say_how_they_spell_what_moves_and_how_long_they_warn() {
    let catalog = Catalog::embedded();
    let hosts: Vec<_> = catalog.hosts().collect();
    let spelled: Vec<_> = hosts.iter().filter_map(|host| Some((host, host.scheme.as_deref()?))).collect();
    assert!(hosts.len() >= 218 && spelled.len() >= 60, "{} of {}", spelled.len(), hosts.len());
    for (host, scheme) in spelled {
        let read: Result<Scheme, _> = serde_json::from_value(scheme.into());
        assert!(read.is_ok(), "{}: {scheme}", host.id);
    }
    let host = |id: &str| catalog.host(id).unwrap();
    assert!(host("mistral").moves("mistral-large-latest") && !host("mistral").moves("mistral-large-2512"));
    assert!(host("fireworks").moves("accounts/fireworks/routers/glm-latest"));
    assert!(host("openrouter").moves("~z-ai/glm-latest"));
    let warned = host("anthropic").notice.unwrap();
    assert_eq!(warned.days, Some(60));
    let notices = hosts.iter().filter_map(|host| host.notice.as_ref());
    assert!(notices.clone().count() >= 12);
    assert!(notices.clone().all(|notice| !notice.says.is_empty() && !notice.source.is_empty()));
}

#[test]
fn an_api_may_come_before_the_weights() {
    let offer = offer("moonshot", "kimi-k3").unwrap();
    assert_eq!(offer.since.unwrap().to_string(), "2026-07-16", "the weights came eleven days later");
}

#[test]
fn every_offer_can_be_asked_for_and_has_its_source() {
    let catalog = Catalog::embedded();
    let mut all = Vec::new();
    for host in catalog.hosts() {
        for offer in catalog.offers_at(&host.id) {
            assert_eq!(offer.host, host.id);
            assert_eq!(catalog.offer(&host.id, &offer.spelling).as_ref(), Some(&offer), "{offer:?}");
            assert!(!offer.source.trim().is_empty());
            all.push(offer);
        }
    }
    let dated = all.iter().filter(|offer| offer.ends_on.is_some()).count();
    assert!(dated >= 900 && all.len() >= 2_600, "{dated} of {}", all.len());
    let unknown: Vec<&Offer> = all.iter().filter(|offer| offer.model.is_none()).collect();
    assert!(!unknown.is_empty() && unknown.len() * 20 < all.len(), "{}", unknown.len());
    let hosts: BTreeSet<&str> = all.iter().map(|offer| offer.host.as_str()).collect();
    assert!(hosts.len() >= 60, "{}", hosts.len());
}

#[test]
fn no_offer_ends_before_its_weights_came_out() {
    let catalog = Catalog::embedded();
    let early: Vec<String> = catalog
        .hosts()
        .flat_map(|host| catalog.offers_at(&host.id).collect::<Vec<_>>())
        .filter_map(|offer| {
            let model = catalog.model(catalog.find(offer.model.as_deref()?)?);
            let days = offer.ends_on?.days_after_release(model.released.filter(|date| date.is_exact())?);
            (days < 0).then(|| format!("{} at {} {days}", offer.spelling, offer.host))
        })
        .collect();
    assert!(early.is_empty(), "{early:#?}");
}

/// The references that owlint finds in files, given as name and text.
fn references(files: &[(&str, &str)]) -> Vec<serde_json::Value> {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    let ran = std::process::Command::new(env!("CARGO_BIN_EXE_owlint"))
        .args(["check", "--format", "json", "--as-of", "2026-11-23", "."])
        .current_dir(folder.path())
        .output()
        .unwrap();
    let report: serde_json::Value = serde_json::from_slice(&ran.stdout).unwrap();
    report.get("references").and_then(serde_json::Value::as_array).unwrap().clone()
}

#[test]
fn a_reference_ends_with_the_offer_of_its_own_channel() {
    let router = "model_list:\n- litellm_params:\n    model: together_ai/deepseek-ai/DeepSeek-V3.1\n- litellm_params:\n    model: deepinfra/deepseek-ai/DeepSeek-V3.1\n- litellm_params:\n    model: openai/gpt-4-0613\n";
    let found = references(&[
        ("litellm.yaml", router),
        ("Dockerfile", "FROM vllm/vllm-openai\nCMD [\"--model\", \"deepseek-ai/DeepSeek-V3.1\"]\n"),
    ]);
    let ends = |channel: &str| {
        let one = found.iter().find(|reference| reference["channel"] == channel);
        one.unwrap_or_else(|| panic!("{channel}: {found:#?}"))["ends_on"].clone()
    };
    assert_eq!(ends("hosted:together"), "2026-05-14");
    assert_eq!(ends("api:openai"), "2026-10-23", "a vendor by its id");
    assert!(ends("hosted:deepinfra").is_null(), "another host's end is not its end");
    assert!(ends("self-hosted").is_null(), "a copy of one's own has no host");
}

#[test]
fn a_private_host_and_its_names_are_added_from_the_configuration() {
    let house = "host:\n- id: house\n  name: House\n  kind: serverless\n  domains: [llm.house.example]\noffers:\n  house:\n    our-k2: {model: kimi-k2-instruct, ends: 2027-01-31, to: [our-k3]}\n";
    let found = references(&[
        ("owlint.toml", "[catalog]\noverlay = ['house.yaml']\n"),
        ("house.yaml", house),
        ("config.yaml", "llm:\n  model: our-k2\n  base_url: https://llm.house.example/v1\n"),
        (
            "ask.py",
            "client = OpenAI(base_url=\"https://llm.house.example/v1\")\nclient.chat.completions.create(model=\"our-k2\")\n",
        ),
    ]);
    assert_eq!(found.len(), 2, "{found:#?}");
    for one in &found {
        assert_eq!((&one["channel"], &one["ends_on"]), (&"hosted:house".into(), &"2027-01-31".into()));
        assert_eq!(one["model"]["id"], "kimi-k2-instruct", "the name is told by the host's offer");
    }
}
