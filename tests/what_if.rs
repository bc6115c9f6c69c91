//! Owns what `owlint what-if` answers: what is left without successor, host or terms, and how that is told.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "cli/project.rs"]
#[allow(dead_code, reason = "each suite uses a part of it")]
mod project;

use project::{KIMI, Project};
use serde_json::Value;

const ROUTER: &str = "\
model_list:
  - model_name: chat
    litellm_params:
      model: together_ai/deepseek-ai/DeepSeek-V3
  - model_name: backup
    litellm_params:
      model: fireworks_ai/accounts/fireworks/models/deepseek-v3
  - model_name: small
    litellm_params:
      model: together_ai/Qwen/Qwen3-32B
router_settings:
  fallbacks:
    - chat: [\"backup\"]
";

fn project() -> Project {
    let serve = format!("vllm serve {KIMI} --tensor-parallel-size 8\n");
    Project::new(&[("serve.sh", &serve), ("litellm.yaml", ROUTER)])
}

fn json(project: &Project, arguments: &str) -> Value {
    let ran = project.run(&format!("what-if --as-of 2026-11-23 --format json {arguments}"));
    assert_eq!(ran.status, 0, "{}", ran.stderr);
    serde_json::from_str(&ran.stdout).unwrap()
}

#[test]
fn a_lab_that_withdraws_is_told_with_files_scores_and_what_to_plan_around() {
    let report = json(&project(), "--withdraw deepseek");
    assert_eq!(report["schema_version"], 1);
    assert_eq!((&report["as_of"], &report["until"]), (&"2026-11-23".into(), &"2026-11-23".into()));
    let references = report["references"].as_array().unwrap();
    assert_eq!(references.len(), 2, "{references:#?}");
    for reference in references {
        assert_eq!(reference["lost"], serde_json::json!(["successor"]));
        assert!(reference["score_after"].as_u64() > reference["score_before"].as_u64());
        assert_eq!(reference["substitutes"].as_array().unwrap().len(), 3);
    }
    let [route] = report["routes"].as_array().unwrap().as_slice() else { panic!("{report:#}") };
    assert_eq!((&route["path"], &route["lost"][0]), (&"litellm.yaml".into(), &"successor".into()));
    assert_eq!(report["files"], serde_json::json!([{ "path": "litellm.yaml", "references": 2 }]));
    assert!(report["index"]["after"]["index"].as_u64() >= report["index"]["before"]["index"].as_u64());
}

#[test]
fn a_dropped_host_leaves_other_hosts_to_go_to() {
    let report = json(&project(), "--drop-host together");
    let texts: Vec<&str> =
        report["references"].as_array().unwrap().iter().map(|one| one["text"].as_str().unwrap()).collect();
    assert_eq!(texts, ["together_ai/deepseek-ai/DeepSeek-V3", "together_ai/Qwen/Qwen3-32B"]);
    for one in report["references"].as_array().unwrap() {
        let hosts = one["other_hosts"].as_array().unwrap();
        assert!(!hosts.contains(&"together".into()), "{one:#}");
    }
    assert!(report["references"][0]["other_hosts"].as_array().unwrap().len() > 1, "{report:#}");
}

#[test]
fn people_and_tickets_are_told_the_same() {
    let human = project().run("what-if --as-of 2026-11-23 --scenario only-small-open").stdout;
    for part in [
        "what if only-small-open:",
        "nobody publishes near-frontier weights after 2026-11-23",
        "every hosted offer of open weights above tier mid ends by 2027-04-22",
        "left without a successor (3 references):",
        "left without their host (2 references):",
        "serve.sh:1:12: Kimi K2 Instruct (serving",
        "what to plan around instead:",
        "routes in which no member is left:",
        "2 files are touched:",
    ] {
        assert!(human.contains(part), "{part}: {human}");
    }
    let markdown = project().run("what-if --as-of 2026-11-23 --scenario only-small-open --format markdown").stdout;
    for part in ["## What if only-small-open", "| `serve.sh:1` |", "### Left without their host", "Exposure index: **"]
    {
        assert!(markdown.contains(part), "{part}: {markdown}");
    }
}

#[test]
fn nothing_lost_is_said() {
    let project = Project::new(&[("serve.sh", "vllm serve Qwen/Qwen3-32B\n")]);
    let ran = project.run("what-if --scenario consortium");
    assert!(ran.stdout.contains("nothing here loses its successor"), "{}", ran.stdout);
    assert_eq!(ran.status, 0);
    assert_eq!(Project::new(&[]).run("what-if --scenario consortium").status, 3);
}

#[test]
fn scenarios_of_the_project_are_played_and_checked() {
    let own = "[scenarios.our-fear]\nsummary = 'Both go'\nwithdraw = ['moonshotai']\ndrop-hosts = ['together']\n";
    let serve = format!("vllm serve {KIMI}\n");
    let project = Project::new(&[("serve.sh", &serve), ("litellm.yaml", ROUTER), ("owlint.toml", own)]);
    assert_eq!(json(&project, "--scenario our-fear")["references"].as_array().unwrap().len(), 3);
    for (faulty, told) in [
        ("[scenarios.x]\nwithdraw = ['moonshotia']\n", "did you mean `moonshotai`?"),
        ("[scenarios.x]\nwithdraw-kinds = ['startups']\n", "did you mean `startup`?"),
        ("[scenarios.x]\nsummary = 'nothing'\n", "this scenario assumes nothing"),
        ("[scenarios.x]\nwithdrawn = ['meta']\n", "did you mean `withdraw`?"),
        ("[scenarios.x]\noffers-above = 'middle'\n", "unknown tier `middle`"),
    ] {
        let project = Project::new(&[("serve.sh", &serve), ("owlint.toml", faulty)]);
        let ran = project.run("what-if --scenario x");
        assert_eq!(ran.status, 2, "{faulty}");
        assert!(ran.stderr.contains(told), "{told}: {}", ran.stderr);
    }
}

#[test]
fn mistakes_are_errors_that_name_what_was_meant() {
    let project = project();
    for (arguments, told) in [
        ("--withdraw moonshotia", "did you mean `moonshotai`?"),
        ("--drop-host togehter", "did you mean `together`?"),
        ("--licence-tightens nobody-at-all", "`owlint labs` lists them all"),
        ("--drop-host nobody-at-all", "`owlint explain MODEL --all` names the hosts"),
        ("--scenario only-smal-open", "did you mean `only-small-open`?"),
        ("--until 2026-11-22", "lies before 2026-11-23"),
        ("", "nothing is assumed"),
    ] {
        let ran = project.run(&format!("what-if --as-of 2026-11-23 {arguments}"));
        assert_eq!((ran.status, ran.stdout.as_str()), (2, ""), "{arguments}");
        assert!(ran.stderr.contains(told), "{told}: {}", ran.stderr);
    }
}

#[test]
fn the_page_shows_a_scenario_that_is_played_and_names_all() {
    let page = include_str!("../docs/what-if.md");
    let (_, rest) = page.split_once("<!-- owlint.toml -->\n```toml\n").unwrap();
    let (example, _) = rest.split_once("```").unwrap();
    let serve = format!("vllm serve {KIMI}\n");
    let project = Project::new(&[("serve.sh", &serve), ("owlint.toml", example)]);
    assert_eq!(json(&project, "--scenario our-vendor-leaves")["references"].as_array().unwrap().len(), 1);
    for name in ["only-small-open", "single-sponsor-stops", "startups-stop", "consortium"] {
        assert!(page.contains(&format!("`{name}`")), "{name}");
    }
}
