//! What `owlint explain` answers for a model in any spelling, a lab, a host and a rule, to people and as JSON.

#![allow(clippy::indexing_slicing, reason = "a test fails by panicking")]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]
#![allow(dead_code, reason = "other tests use more of the project")]

#[path = "cli/project.rs"]
mod project;

use project::{KIMI, Project};
use serde_json::Value;

const AT: &str = "--as-of=2026-11-23";

fn told(what: &str, more: &[&str]) -> String {
    let words: Vec<&str> = ["explain", what, AT].into_iter().chain(more.iter().copied()).collect();
    let ran = Project::new(&[]).run_words(&words);
    assert_eq!(ran.status, 0, "{what}: {}", ran.stderr);
    ran.stdout
}

/// The answer as one line, so that a text is found however it was broken.
fn flat(what: &str, more: &[&str]) -> String {
    told(what, more).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn json(what: &str) -> Value {
    serde_json::from_str(&told(what, &["--format", "json"])).unwrap()
}

fn holds(answer: &str, texts: &[&str]) {
    for text in texts {
        assert!(answer.contains(text), "{text}\n{answer}");
    }
}

#[test]
fn a_spelling_is_taken_apart_and_followed_step_by_step() {
    let answer = flat("unsloth/Kimi-K2-Instruct-GGUF", &[]);
    let parts = ["scheme gguf", "publisher unsloth", "name Kimi-K2-Instruct-GGUF", "quantised GGUF"];
    holds(&answer, &parts);
    holds(
        &answer,
        &[
            "tokens kimi k 2 instruct gguf",
            "the lab that publishes as `unsloth`: not known",
            "the hub repository `unsloth/Kimi-K2-Instruct-GGUF`: not known",
            "`kimi-k-2-instruct` in other orders, with and without what a lab adds: `kimi-k2-instruct`",
            "basis the catalogue",
        ],
    );
    let reading = &json("ollama/kimi-k2:1t-cloud")["reading"];
    for (field, expected) in [("scheme", "ollama"), ("host", "ollama"), ("name", "kimi-k2"), ("tag", "1t-cloud")] {
        assert_eq!(reading[field], expected, "{reading:#}");
    }
    assert_eq!(reading["steps"].as_array().unwrap().last().unwrap()["led_to"], "kimi-k2-instruct");
}

#[test]
fn all_spellings_of_a_model_get_the_same_facts() {
    let facts = |what: &str| json(what)["model"].clone();
    let expected = facts("kimi-k2-instruct");
    for what in [
        KIMI,
        "kimi k2 instruct",
        "fireworks_ai/accounts/fireworks/models/kimi-k2-instruct",
        "hf://moonshotai/Kimi-K2-Instruct",
    ] {
        assert_eq!(facts(what), expected, "{what}");
    }
}

#[test]
fn what_holds_at_the_date_is_told_with_reasons_and_evidence() {
    let answer = flat(KIMI, &[]);
    holds(
        &answer,
        &[
            "former: you lean on somebody still hosting this one (500 days old, 5 later near-frontier generations",
            "restricts name must be shown above 100 million users",
            "at or near the open frontier when released (Interconnects-AI/tracked-models",
            "of the lab: open-restrictive since 2026-11-04 (held since 2026-07-27)",
            "of the lab: precarious since 2026-07-27 (held since 2026-04-11)",
            "exposed yes",
            "plan around",
        ],
    );
    let llama = flat("meta-llama/Llama-3.1-405B-Instruct", &[]);
    holds(&llama, &["of the line Llama: withdrawn since 2025-04-05", "of the lab: mixed since 2026-08-10"]);
    let ran = Project::new(&[]).run(&format!("explain {KIMI} --as-of 2025-08-01"));
    let then = ran.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
    holds(&then, &["current: you lean on the next release (21 days old, 0 later", "open-frontier since 2025-07-11"]);
    assert!(!then.contains("precarious"), "{then}");
}

#[test]
fn offers_are_told_by_their_end_at_the_date() {
    let answer = flat(KIMI, &[]);
    let (_, offers) = answer.split_once("Offered by: ").unwrap();
    holds(offers, &["of them over by 2026-11-23", "ended 20", "no end announced", "more offers (--all)"]);
    assert!(offers.find("ended 20") < offers.find("no end announced"), "{offers}");
    let all = told(KIMI, &["--all"]);
    assert!(!all.contains("(--all)") && all == told(KIMI, &["-v"]), "{all}");
    let offers = json("moonshotai/Kimi-K2.6")["offers"].as_array().unwrap().clone();
    let together = offers.iter().find(|offer| offer["host"] == "together").unwrap();
    assert_eq!((&together["ends_on"], &together["ended"]), (&"2026-08-19".into(), &true.into()));
    assert!(together["source"].as_str().is_some_and(|source| !source.is_empty()));
    let before = Project::new(&[]).run("explain moonshotai/Kimi-K2.6 --as-of 2026-08-09 --all").stdout;
    let before = before.split_whitespace().collect::<Vec<_>>().join(" ");
    holds(&before, &["ends 2026-08-19, in 10 days"]);
    let instead = json("host:groq")["offers"].as_array().unwrap().clone();
    assert!(instead.iter().any(|offer| offer["replacements"].as_array().is_some_and(|names| !names.is_empty())));
}

#[test]
fn spellings_come_by_how_many_use_them() {
    let spellings = json(KIMI)["spellings"].as_array().unwrap().clone();
    let counts: Vec<usize> = spellings.iter().map(|one| one["hosts"].as_array().unwrap().len()).collect();
    assert!(counts.len() > 8 && counts.is_sorted_by(|one, other| one >= other), "{counts:?}");
    assert_eq!(spellings[0]["spelling"], KIMI);
    holds(&flat(KIMI, &[]), &["Spelled elsewhere: ", "moonshotai/Kimi-K2-Instruct (", "more ways (--all)"]);
}

#[test]
fn what_is_not_known_is_said_to_be() {
    let answer = flat("acme/Qwen9-200B", &[]);
    holds(
        &answer,
        &[
            "basis read off the name, not looked up",
            "source read off the identifier",
            "context not known",
            "licence not known",
            "released not known",
            "not known whether near the open frontier",
            "standing not known",
            "exposed yes: open weights of near-frontier size, by the size in its name",
        ],
    );
    let month = flat("moonshotai/kimi-thinking-preview", &[]);
    holds(&month, &["released 2025-05 (known to the month)", "size not known"]);
    let slip = flat("kimi-k2-instrct", &[]);
    holds(&slip, &["near to it `kimi-k2-instruct`", "exposed not known"]);
    assert_eq!(json("kimi-k2-instrct")["near"][0], "kimi-k2-instruct");
    assert_eq!(json("acme/Qwen9-200B")["basis"], "name");
}

#[test]
fn a_lab_has_its_history_and_its_models_by_line_and_generation() {
    let answer = flat("moonshotai", &[]);
    holds(
        &answer,
        &[
            "As of 2026-11-23: open-restrictive, held since 2026-07-27; outlook precarious, held since 2026-04-11",
            "posture open-frontier since 2025-07-11",
            "Line Kimi (kimi): ",
            "3 2026-07-27 Kimi K3 (open, trillion, near the frontier)",
            "generations (--all)",
            "Line Moonshot v1 (moonshot-v1): 7 models posture closed since 2023-10",
            "`owlint explain host:moonshot`",
        ],
    );
    let lab = json("moonshotai");
    assert_eq!(
        (&lab["kind"], &lab["lab"]["id"], &lab["hosts"][0]),
        (&"lab".into(), &"moonshotai".into(), &"moonshot".into())
    );
    let listed: usize = lab["series"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|series| series["generations"].as_array().unwrap())
        .map(|generation| generation["models"].as_array().unwrap().len())
        .sum();
    let known = owlint::catalog::Catalog::embedded().models().filter(|model| model.lab == "moonshotai").count();
    assert_eq!(listed, known, "every model stands in one generation");
    let all = flat("moonshotai", &["--all"]);
    holds(&all, &["2025-07-11 Kimi K2 Base (open, trillion, near the frontier)"]);
}

#[test]
fn a_host_has_its_notice_its_offers_and_its_record() {
    let answer = flat("together", &[]);
    holds(
        &answer,
        &[
            "kind serverless",
            "scheme hf",
            "notice 3 days at the least",
            "spellings known of",
            "within 90 days of the weights' release",
            "older entries may be missing",
            "moonshotai/Kimi-K2.6 is `kimi-k2.6`; since when not known, ended 2026-08-19",
        ],
    );
    let host = json("together");
    assert_eq!((&host["kind"], &host["host"]["id"]), (&"host".into(), &"together".into()));
    assert!(host["counts"]["known"].as_u64() >= host["counts"]["models"].as_u64());
    let ended = host["offers"].as_array().unwrap().iter().filter(|offer| offer["ended"] == true).count();
    assert_eq!(host["counts"]["ended"].as_u64(), u64::try_from(ended).ok());
    assert!(host["withdrawing"]["within_150_days"]["of"].as_u64() > Some(5));
    holds(&flat("api.together.xyz", &[]), &["Together AI (together)"]);
    holds(&flat("openrouter", &[]), &["withdraws not known"]);
}

#[test]
fn a_name_of_two_things_is_told_apart() {
    for (what, kind, id) in [
        ("together", "host", "together"),
        ("lab:together", "lab", "together"),
        ("nvidia", "lab", "nvidia"),
        ("host:nvidia", "host", "nvidia"),
        ("openai", "lab", "openai"),
        ("model:gpt-4o", "model", "gpt-4o"),
    ] {
        let answer = json(what);
        assert_eq!((&answer["kind"], &answer[kind]["id"]), (&kind.into(), &id.into()), "{what}");
    }
    assert_eq!(json("rule:OW101")["rule"]["name"], "near-frontier-open-weight");
    for (wrong, meant) in [("host:togethr", "`together`"), ("lab:moonshoti", "`moonshotai`"), ("rule:OW1O1", "`OW101`")]
    {
        let ran = Project::new(&[]).run_words(&["explain", wrong]);
        assert_eq!(ran.status, 2, "{wrong}: {}", ran.stdout);
        assert!(ran.stderr.contains("did you mean") && ran.stderr.contains(meant), "{wrong}: {}", ran.stderr);
    }
}

/// A lab, its model and its host, whose texts all try to steer the terminal.
const HOSTILE: &str = "[lab]\nid = \"acme\"\nname = \"Ac\\u001b[2Jme\"\nkind = \"startup\"\ncountry = \"\"\n\
    organisations = [\"acme\"]\n[[lab.posture]]\nis = \"open-frontier\"\nsince = \"2025\"\nwhy = \"x\\u001b]0;t\\u0007\"\n\
    source = \"y\\u202e\"\n[[line]]\nid = \"anvil\"\nname = \"An\\u009bvil\"\n[[model]]\nid = \"acme-anvil-700b\"\n\
    name = \"A\\u001b[31mnvil\"\nfamily = \"anvil\"\nline = \"anvil\"\ngeneration = \"1\"\nweights = \"open\"\ntotal_b = 700.0\n\
    near_frontier = true\nreleased = \"2026-01-02\"\nlicence = \"m\\u0008it\"\nlicence_class = \"permissive\"\nsource = \"z\\u001b[0m\"\n\
    [[host]]\nid = \"forge\"\nname = \"F\\u001bo\"\nkind = \"serverless\"\nsource = \"s\\u0007\"\n";

const OFFERS: &str =
    "[sources]\ns = \"p\\u001b[1m\"\n[offers.forge]\n\"a\\u001bb\" = { model = \"acme-anvil-700b\", source = \"s\" }\n";

#[test]
fn no_answer_steers_a_terminal() {
    let project = Project::new(&[("own.toml", HOSTILE), ("offers.toml", OFFERS)]);
    for what in ["acme-anvil-700b", "acme", "forge", "acme-anvil\u{202e}-700b"] {
        for format in ["human", "json"] {
            let words = ["explain", what, "--catalog", "own.toml", "--catalog", "offers.toml", "--format", format];
            let ran = project.run_words(&words);
            let text = format!("{}{}", ran.stdout, ran.stderr);
            let steers = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
            assert!(!text.contains(steers) && !text.contains("\\u00"), "{what} {format}: {text:?}");
        }
    }
    let answer = project.run("explain acme-anvil-700b --catalog own.toml --catalog offers.toml").stdout;
    holds(&answer, &["A␛[31mnvil", "a␛b"]);
}

#[test]
fn an_answer_may_go_to_a_file_and_its_reader_away() {
    let project = Project::new(&[]);
    for what in ["moonshotai", "together", KIMI, "OW101"] {
        assert_eq!(project.run_closed(&format!("explain {what}")).status, 0, "{what}");
    }
    let ran = project.run(&format!("explain {KIMI} --format json --output-file kimi.json"));
    assert_eq!((ran.status, ran.stdout.as_str()), (0, ""));
    let answer: Value = serde_json::from_str(&project.read("kimi.json")).unwrap();
    assert_eq!(answer["model"]["id"], "kimi-k2-instruct");
}

#[test]
fn the_model_of_scores_is_told_whole() {
    let project = Project::new(&[]);
    let told = project.run("explain exposure").stdout;
    for part in [
        "100 × supply × dependence",
        "supply:",
        "dependence:",
        "hardware",
        "plan-around -0.20",
        "C below 60",
        "from days 180",
    ] {
        assert!(told.contains(part), "{part}: {told}");
    }
    let json: serde_json::Value = serde_json::from_str(&project.run("explain exposure --format json").stdout).unwrap();
    assert_eq!(json["kind"], "exposure");
    let factors = ["tier", "standing", "silence", "posture", "outlook", "licence", "host"];
    assert!(factors.iter().all(|name| json["exposure"]["supply"][name]["reason"].is_string()), "{json:#}");
}
