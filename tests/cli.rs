//! What a user meets on the command line: exit status, streams, files, configuration, suppressions, secrets.

#[path = "cli/project.rs"]
#[allow(dead_code, reason = "each suite uses a part of it")]
mod project;

use project::{KIMI, Project};
use serde_json::Value;

const CURRENT: &str = "--as-of=2026-11-23";

/// A deployment whose finding is high.
fn deployment() -> String {
    format!(
        "apiVersion: apps/v1\nkind: Deployment\nspec:\n  template:\n    spec:\n      containers:\n        - name: vllm\n          \
         image: vllm/vllm-openai:v0.11.0\n          args: [--model, {KIMI}, --tensor-parallel-size, \"8\"]\n          \
         resources:\n            limits:\n              nvidia.com/gpu: \"8\"\n"
    )
}

#[test]
fn the_exit_status_keeps_its_contract() {
    let project = Project::new(&[
        ("deploy/kimi.yaml", &deployment()),
        ("clean/app.py", "client = OpenAI(model=\"gpt-4o\")\n"),
        ("bad.toml", "nonsense = 1\n"),
    ]);
    project.folder("empty");
    for (arguments, status) in [
        ("", 1),
        ("check", 1),
        ("deploy", 1),
        ("clean", 0),
        ("deploy --exit-zero", 0),
        ("deploy --fail-on never", 0),
        ("clean --fail-on info", 0),
        ("deploy -A OW101 -A supply", 0),
        ("deploy -A supply -D OW106", 1),
        ("deploy -D OW106 -A supply", 0),
        ("deploy -W supply", 0),
        ("deploy -W supply --fail-on medium", 1),
        ("deploy --format json", 1),
        ("deploy --format sarif", 1),
        ("deploy --format concise", 1),
        ("deploy --format github", 1),
        ("deploy --min-severity high", 1),
        ("empty", 3),
        ("empty --format json", 3),
        ("empty clean", 0),
        ("missing", 2),
        ("--no-such-flag", 2),
        ("--fail-on hihg", 2),
        ("-A OW999", 2),
        ("--config bad.toml", 2),
        ("--config missing.toml", 2),
        ("clean --output-file no/such/folder/x", 2),
        ("inventory", 0),
        ("inventory empty", 3),
        ("explain OW101", 0),
        ("explain zzzzzz-nothing", 2),
        ("rules", 0),
        ("--help", 0),
        ("check --help", 0),
        ("--version", 0),
    ] {
        let ran = project.run(arguments);
        assert_eq!(ran.status, status, "owlint {arguments}\n{}{}", ran.stdout, ran.stderr);
    }
}

#[test]
fn an_explicit_file_that_is_left_out_is_no_failure() {
    let project = Project::new(&[("vendor/kimi.yaml", &deployment())]);
    let ran = project.run("vendor/kimi.yaml --exclude vendor --force-exclude");
    assert_eq!(ran.status, 0, "{}", ran.stderr);
    assert!(ran.stdout.contains("nothing to check"), "{}", ran.stdout);
    assert_eq!(project.run("vendor/kimi.yaml --exclude vendor").status, 1, "an explicit file is checked");
}

#[test]
fn standard_input_is_read_as_the_file_it_is_named_for() {
    let project = Project::new(&[]);
    let ran = project.run_with("--stdin-filename deploy/kimi.yaml --format concise", &deployment());
    assert_eq!(ran.status, 1, "{}", ran.stderr);
    assert!(ran.stdout.contains("deploy/kimi.yaml:9:27: high[OW101]"), "{}", ran.stdout);
}

#[test]
fn an_inventory_says_how_each_reference_was_found_and_resolved() {
    let project = Project::new(&[
        ("a.yaml", "model: unsloth/Kimi-K2-Instruct-GGUF\nbase_model: acme/unheard-of\n"),
        ("app.py", "# tried gpt-4o-2024-08-06 before\n"),
    ]);
    let told = project.run("inventory --why").stdout;
    for line in [
        "a.yaml:1:8 unsloth/Kimi-K2-Instruct-GGUF\n  found     yaml map-value at `model`, whose name takes a model\n",
        "stands in the catalogue as `kimi-k2-instruct` once what hosts and copies add is taken off",
        "published by unsloth",
        "acme/unheard-of",
        "is not in the catalogue",
        "python comment, whose text can only be a model's identifier, whatever its name says",
        "role      comment, as what stands around it says",
    ] {
        assert!(told.contains(line), "{line}\n{told}");
    }
    let report: Value = serde_json::from_str(&project.run("inventory --why --format json").stdout).unwrap();
    assert_eq!(report["references"][0]["why"]["found"], "yaml map-value at `model`, whose name takes a model");
    let plain: Value = serde_json::from_str(&project.run("inventory --format json").stdout).unwrap();
    assert!(plain["references"][0].get("why").is_none());
}

#[test]
fn an_inventory_draws_routes_and_deployments() {
    let router = "model_list:\n  - model_name: chat\n    litellm_params:\n      model: openai/gpt-4o\n  - model_name: spare\n    \
                  litellm_params:\n      model: together_ai/deepseek-ai/DeepSeek-V3\nrouter_settings:\n  fallbacks:\n    \
                  - chat: [\"spare\"]\n";
    let project = Project::new(&[("kimi.yaml", &deployment()), ("litellm.yaml", router)]);
    let drawn = project.run("inventory --routes").stdout;
    for part in [
        "route, in this order (litellm.yaml:10)",
        "├─ GPT-4o · closed · client",
        "└─ else DeepSeek-V3 · xlarge (671B",
        "deployment",
        "├─ Kimi K2 Instruct · trillion (1,000B, 32B active) · serving · self-hosted · score",
        "no mirror is",
    ] {
        assert!(drawn.contains(part), "{part}: {drawn}");
    }
    let json: serde_json::Value = serde_json::from_str(&project.run("inventory --format json").stdout).unwrap();
    assert_eq!(json["routes"][0]["kind"], "fallback");
    assert_eq!(json["deployments"][0]["mirror"], "none");
    let nothing = Project::new(&[("a.txt", "nothing\n")]).run("inventory --routes");
    assert!(nothing.stdout.contains("no routes and no deployments"), "{}", nothing.stdout);
}

#[test]
fn an_inventory_says_what_was_not_read_and_why() {
    let project =
        Project::new(&[("a.yaml", "model: gpt-4o\n"), ("uv.lock", "x"), ("b.txt", "a\0b"), ("logo.png", "x")]);
    let ran = project.run("inventory --show-skipped");
    for line in ["uv.lock   lock file", "b.txt     binary", "logo.png  binary"] {
        assert!(ran.stdout.contains(line), "{}", ran.stdout);
    }
    assert!(!project.run("inventory").stdout.contains("uv.lock"));
    let report: Value = serde_json::from_str(&project.run("inventory --show-skipped --format json").stdout).unwrap();
    let paths: Vec<&str> =
        report["skipped"].as_array().unwrap().iter().map(|one| one["path"].as_str().unwrap()).collect();
    assert_eq!(paths, ["b.txt", "logo.png", "uv.lock"]);
    assert_eq!(report["skipped"][2]["reason"], "lock file");
}

#[test]
fn what_was_checked_is_always_said() {
    let project = Project::new(&[("notes.txt", "nothing here\n")]);
    let ran = project.run("");
    assert_eq!(ran.status, 0);
    assert!(ran.stdout.contains("checked 1 file (0 skipped), 0 references"), "{}", ran.stdout);
    assert!(ran.stdout.contains("nothing gates at high"), "{}", ran.stdout);
}

#[test]
fn errors_go_to_standard_error_and_name_the_next_step() {
    let project = Project::new(&[]);
    let ran = project.run("missing");
    assert_eq!((ran.stdout.as_str(), ran.status), ("", 2));
    assert!(ran.stderr.starts_with("owlint: `missing` does not exist"), "{}", ran.stderr);
    assert!(project.run("-A unpined-weights").stderr.contains("did you mean `unpinned-weights`?"));
    assert!(project.run("--output-file no/x .").stderr.contains("the folder is missing"));
}

#[test]
fn a_faulty_configuration_shows_the_line_and_what_was_meant() {
    let project = Project::new(&[("owlint.toml", "# ours\nfail_on = \"high\"\n")]);
    let ran = project.run("--color never");
    assert_eq!(ran.status, 2);
    insta::assert_snapshot!(project.generalised(&ran.stderr));
}

#[test]
fn flags_win_over_the_environment_and_that_over_the_configuration() {
    let project = Project::new(&[("deploy/kimi.yaml", &deployment()), ("owlint.toml", "fail-on = \"never\"\n")]);
    assert_eq!(project.run("deploy").status, 0, "found upward from the path");
    assert_eq!(project.run("deploy --no-config").status, 1);
    assert_eq!(project.run_in("deploy --no-config", &[("OWLINT_CONFIG", "owlint.toml")]).status, 1);
    assert_eq!(project.run_in("deploy --fail-on high", &[]).status, 1);
    assert_eq!(project.run_in("deploy", &[("OWLINT_FAIL_ON", "high")]).status, 1);
    assert_eq!(project.run_in("deploy --fail-on never", &[("OWLINT_FAIL_ON", "high")]).status, 0);
    assert!(project.run_in("deploy", &[("OWLINT_FORMAT", "json")]).stdout.starts_with('{'));
}

#[test]
fn a_configuration_in_a_manifest_counts() {
    let manifest = "[tool.owlint]\nexclude = [\"deploy\"]\n[tool.owlint.rules]\nOW106 = \"allow\"\n";
    let project = Project::new(&[
        ("deploy/kimi.yaml", &deployment()),
        ("other/kimi.yaml", &deployment()),
        ("pyproject.toml", manifest),
    ]);
    let ran = project.run("--format concise");
    assert!(!ran.stdout.contains("deploy/kimi.yaml") && !ran.stdout.contains("OW106"), "{}", ran.stdout);
    assert!(ran.stdout.contains("other/kimi.yaml:9:27: high[OW101]"), "{}", ran.stdout);
}

#[test]
fn a_rule_set_in_the_configuration_holds() {
    let groups = "supply = \"allow\"\nconcentration = \"allow\"\nlifecycle = \"allow\"\n";
    let config = format!("[rules]\n{groups}OW101 = \"low\"\n");
    let project = Project::new(&[("k.yaml", &deployment()), ("owlint.toml", &config)]);
    let ran = project.run("--format concise");
    assert_eq!(ran.stdout.lines().count(), 1, "{}", ran.stdout);
    assert!(ran.stdout.contains("low[OW101]"), "{}", ran.stdout);
}

#[test]
fn all_open_weights_are_to_be_pinned_where_that_is_asked_for() {
    let files = [("serve.sh", "vllm serve Qwen/Qwen3-32B\n"), ("owlint.toml", "all-unpinned = true\n")];
    let ran = Project::new(&files).run("--format concise");
    assert!(ran.stdout.contains("serve.sh:1:12: info[OW106]"), "{}", ran.stdout);
    let ran = Project::new(&files[..1]).run("--format concise");
    assert!(!ran.stdout.contains("OW106"), "{}", ran.stdout);
}

#[test]
fn what_to_plan_around_is_told_once_and_for_every_exposed_reference() {
    let clean = ("clean.sh", "vllm serve Qwen/Qwen3-32B\n");
    let project = Project::new(&[("kimi.yaml", &deployment()), clean]);
    let told = |arguments: &str| {
        let ran = project.run(&format!("{CURRENT} --color never {arguments}"));
        let line = ran.stdout.lines().filter(|line| line.contains("plan around:") || line.contains("Plan around 7B"));
        (line.count(), ran.stdout)
    };
    for arguments in ["", "-A OW101", "-A OW101 -A OW107"] {
        let (count, output) = told(arguments);
        assert_eq!(count, 1, "{arguments}: {output}");
    }
    let report: Value = serde_json::from_str(&project.run(&format!("{CURRENT} --format json")).stdout).unwrap();
    let counts: Vec<usize> = report["references"]
        .as_array()
        .unwrap()
        .iter()
        .map(|reference| reference["substitutes"].as_array().unwrap().len())
        .collect();
    assert_eq!(counts, [0, 3], "clean.sh needs no way out, kimi.yaml has one: {report:#}");
}

#[test]
fn roles_gate_when_asked_to() {
    let readme = format!("Run it:\n\n```sh\nvllm serve {KIMI} --tensor-parallel-size 8\n```\n");
    let files = [("README.md", readme.as_str())];
    assert_eq!(Project::new(&files).run("--fail-on info").status, 0);
    let asked = [files[0], ("owlint.toml", "gate-roles = [\"doc\"]\n")];
    assert_eq!(Project::new(&asked).run("--fail-on info").status, 1);
}

#[test]
fn a_suppression_needs_a_rule_and_a_reason_and_lasts_until_its_day() {
    let with =
        |comment: &str| deployment().replace("          args:", &format!("          # {comment}\n          args:"));
    for (comment, status, told) in [
        ("owlint: ignore[supply] -- moving in spring", 0, "suppressed"),
        ("owlint: ignore[supply] until=2026-12-31 -- moving", 0, "suppressed"),
        ("owlint: ignore[supply] until=2026-11-22 -- moving", 1, "OW902"),
        ("owlint: ignore-file[supply] -- a fixture", 0, "suppressed"),
        ("owlint: ignore[OW106] -- another rule", 1, "1 suppressed"),
        ("owlint: ignore[supply]", 1, "gives no reason"),
        ("owlint: ignore -- all", 1, "names no rule"),
        ("owlint: ignore[OW999] -- x", 1, "unknown rule or group `OW999`"),
    ] {
        let project = Project::new(&[("kimi.yaml", &with(comment))]);
        let ran = project.run(CURRENT);
        assert_eq!(ran.status, status, "{comment}\n{}", ran.stdout);
        assert!(ran.stdout.contains(told), "{comment}\n{}", ran.stdout);
    }
    let all = with("owlint: ignore[supply, concentration, lifecycle] -- moving");
    let project = Project::new(&[("kimi.yaml", &all)]);
    assert_eq!(project.run("--no-ignores").status, 1);
    let report: Value = serde_json::from_str(&project.run("--format json -A OW901").stdout).unwrap();
    let findings = report["findings"].as_array().unwrap();
    assert!(!findings.is_empty() && findings.iter().all(|finding| finding["status"] == "suppressed"));
}

#[test]
fn what_is_silenced_still_counts_in_the_index() {
    let index = |text: &str| {
        let ran = Project::new(&[("kimi.yaml", text)]).run(&format!("{CURRENT} --format json"));
        let report: Value = serde_json::from_str(&ran.stdout).unwrap();
        (report["summary"]["exposure_index"].clone(), ran.status)
    };
    let (open, failing) = index(&deployment());
    let silenced = format!("# owlint: ignore-file[OW101, supply] -- accepted until the review\n{}", deployment());
    let (still, clean) = index(&silenced);
    assert_eq!((failing, clean), (1, 0));
    assert!(open == still && open.as_u64() > Some(60), "{open} {still}");
}

#[test]
fn a_suppression_is_written_in_the_comment_syntax_of_each_format() {
    let ignore = "owlint: ignore[supply, concentration, lifecycle] -- agreed";
    for (name, text) in [
        ("a.py", format!("llm = LLM(model=\"{KIMI}\")  # {ignore}\n")),
        ("b.py", format!("# {ignore}\nllm = LLM(\n    tp=8,\n    model=\"{KIMI}\",\n)\n")),
        ("c.ts", format!("// {ignore}\nconst llm = new LLM({{\n  model: '{KIMI}' }});\n")),
        ("d.go", format!("/* {ignore} */\nmodel := \"{KIMI}\"\n")),
        ("Dockerfile", format!("FROM x\n# {ignore}\nCMD vllm serve \\\n  {KIMI}\n")),
        ("e.sh", format!("#!/bin/sh\n# {ignore}\nvllm serve \\\n  {KIMI}\n")),
        (".env", format!("# {ignore}\nMODEL={KIMI}\n")),
        ("f.toml", format!("# {ignore}\n[llm]\nmodel = \"{KIMI}\"\n")),
        ("g.tf", format!("variable \"model\" {{\n  # {ignore}\n  default = \"{KIMI}\"\n}}\n")),
        ("h.json", format!("// {ignore}\n{{\"model\": \"{KIMI}\"}}\n")),
        ("templated.yaml", format!("{{{{- if .x }}}}\nmodel: {KIMI} # {ignore}\n{{{{- end }}}}\n")),
        ("list.yaml", format!("spec:\n  # {ignore}\n  - name: x\n    model: {KIMI}\n")),
        ("i.txt", format!("<!-- {ignore} -->\nmodel: {KIMI}\n")),
    ] {
        let project = Project::new(&[(name, &text)]);
        let ran = project.run("--fail-on info -A OW901");
        assert_eq!(ran.status, 0, "{name}\n{}", ran.stdout);
        assert!(ran.stdout.contains("suppressed)"), "{name}\n{}", ran.stdout);
        assert_eq!(project.run("--fail-on info --no-ignores").status, 1, "{name}");
    }
}

#[test]
fn the_report_goes_to_a_file_all_at_once() {
    let project = Project::new(&[("kimi.yaml", &deployment())]);
    let ran = project.run("--format json --output-file report.json");
    assert_eq!((ran.status, ran.stdout.as_str()), (1, ""));
    let report: Value = serde_json::from_str(&project.read("report.json")).unwrap();
    assert_eq!(report["schema_version"], 1);
    assert_eq!(project.names(), [".git", "kimi.yaml", "report.json"]);
}

#[test]
fn no_secret_beside_an_identifier_is_in_any_output() {
    let secret = "h9nter2Zx81qPLm";
    let files = [
        (".env", format!("OTHER={secret}\nMODEL={KIMI} # PASSWORD={secret}\n")),
        ("a.yaml", format!("llm: {{model: {KIMI}, api_key: {secret}}}\n")),
        ("b.json", format!("{{\"model\": \"{KIMI}\", \"token\": \"{secret}\"}}\n")),
        ("c.toml", format!("llm = {{ model = \"{KIMI}\", password = \"{secret}\" }}\n")),
        ("d.sh", format!("HF_TOKEN={secret} vllm serve {KIMI} --api-key {secret}\n")),
        ("e.py", format!("llm = LLM(model=\"{KIMI}\", api_key=\"{secret}\")\n")),
        ("f.ts", format!("const llm = new LLM({{ model: '{KIMI}', apiKey: '{secret}' }})\n")),
        ("Dockerfile", format!("FROM x\nENV API_KEY={secret} MODEL={KIMI}\n")),
        ("g.md", format!("Run `vllm serve {KIMI} --api-key {secret}`.\n")),
        ("h.yaml", format!("model: https://joe:{secret}@huggingface.co/{KIMI}\n")),
        ("docker-compose.yml", format!("services:\n  a:\n    command: --model {KIMI} --api-key {secret}\n")),
    ];
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let project = Project::new(&files);
    for format in ["human", "human -v", "concise", "json", "sarif", "github"] {
        let ran = project.run(&format!("--format {format}"));
        assert!(ran.stdout.contains("Kimi"), "{format} shows nothing: {}", ran.stderr);
        assert!(!ran.stdout.contains(secret) && !ran.stderr.contains(secret), "{format}: {}", ran.stdout);
    }
    for format in ["table", "json"] {
        let ran = project.run(&format!("inventory --format {format}"));
        assert!(ran.stdout.contains("Kimi") && !ran.stdout.contains(secret), "{format}: {}", ran.stdout);
    }
}

#[cfg(unix)]
#[test]
fn names_that_steer_the_terminal_are_shown_harmless() {
    let project =
        Project::new(&[("a\x1b[31mb.yaml", &deployment()), ("c.env", &format!("MODEL={KIMI} # \x1b]0;x\x07\n"))]);
    for format in ["human", "concise", "github"] {
        let ran = project.run(&format!("--format {format}"));
        assert_eq!(ran.status, 1, "{}", ran.stderr);
        assert!(!ran.stdout.contains('\x1b') && !ran.stdout.contains('\x07'), "{format}: {:?}", ran.stdout);
    }
}

#[test]
fn a_minified_line_is_no_trouble() {
    let filler = "\"x\":1,".repeat(20_000);
    let project = Project::new(&[("min.json", &format!("{{{filler}\"model\":\"{KIMI}\",{filler}\"y\":2}}\n"))]);
    let ran = project.run("");
    assert!(ran.stdout.contains("min.json:1:120"), "{}", ran.stdout);
    assert!(ran.stdout.len() < 5_000);
}

#[test]
fn colours_keep_to_flag_and_environment() {
    let project = Project::new(&[("kimi.yaml", &deployment())]);
    assert!(!project.run("").stdout.contains('\x1b'), "no terminal, no colours");
    assert!(project.run("--color always").stdout.contains('\x1b'));
    assert!(project.run_in("", &[("FORCE_COLOR", "1")]).stdout.contains('\x1b'));
    assert!(!project.run_in("", &[("FORCE_COLOR", "1"), ("NO_COLOR", "1")]).stdout.contains('\x1b'));
    assert!(!project.run_in("--format json", &[("FORCE_COLOR", "1")]).stdout.contains('\x1b'));
}

#[test]
fn the_same_tree_gives_the_same_bytes() {
    let project = Project::new(&[("a.yaml", &deployment()), ("b.yaml", &deployment()), ("c.env", "MODEL=gpt-4o\n")]);
    let arguments = "--format json --as-of 2026-11-23";
    let first = project.run(&format!("{arguments} --threads 1")).stdout;
    assert_eq!(project.run(&format!("{arguments} --threads 4")).stdout, first);
    assert!(first.contains("\"as_of\": \"2026-11-23\""));
}

#[test]
fn an_old_catalogue_is_a_notice() {
    let project = Project::new(&[("kimi.yaml", &deployment())]);
    let ran = project.run("--as-of 2028-01-01");
    assert!(ran.stdout.contains("notice: the catalogue is of"), "{}", ran.stdout);
    let report: Value = serde_json::from_str(&project.run("--as-of 2028-01-01 --format json").stdout).unwrap();
    assert_eq!(report["notices"][0]["kind"], "stale-catalog");
}

#[test]
fn a_part_of_a_tree_has_no_index() {
    let project = Project::new(&[("kimi.yaml", &deployment())]);
    assert!(project.run("kimi.yaml").stdout.contains("exposure index: not judged"));
    assert!(project.run(".").stdout.contains("grade"));
}

#[test]
fn hidden_findings_gate_and_are_counted() {
    let project = Project::new(&[("kimi.yaml", &deployment())]);
    let ran = project.run("--min-severity high --fail-on low -W supply");
    assert_eq!(ran.status, 1);
    assert!(ran.stdout.contains("below what is shown"), "{}", ran.stdout);
}

#[test]
fn real_reports_fit_their_schemas() {
    let project = Project::new(&[
        ("deploy/kimi.yaml", &deployment()),
        (".env", "MODEL=deepseek-ai/DeepSeek-V3\n"),
        ("app.py", "client = OpenAI(model=\"gpt-4o\")\n"),
        ("broken.yaml", "a: [\nmodel: moonshotai/Kimi-K2-Instruct\n"),
    ]);
    let sarif = include_str!("schemas/sarif-2.1.0.json").replace("[a-zA-Z]{2}]?$", "[a-zA-Z]{2}$");
    for (format, schema) in [("json", include_str!("../docs/report.schema.json")), ("sarif", sarif.as_str())] {
        let schema: Value = serde_json::from_str(schema).unwrap();
        let validator = jsonschema::validator_for(&schema).unwrap();
        let report: Value = serde_json::from_str(&project.run(&format!("--format {format}")).stdout).unwrap();
        let errors: Vec<String> = validator.iter_errors(&report).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{format}: {errors:?}");
    }
}

#[test]
fn explain_answers_for_rules_models_and_labs_in_any_spelling() {
    let project = Project::new(&[]);
    for (what, told) in [
        ("OW101", "near-frontier-open-weight"),
        ("ow101", "What it says"),
        ("unpinned-weights", "OW106"),
        (KIMI, "former: you lean on somebody still hosting this one"),
        ("moonshotai", "precarious since"),
        ("gpt-4o", "flagship"),
    ] {
        let ran = project.run_words(&["explain", what, CURRENT]);
        assert_eq!(ran.status, 0, "{what}: {}", ran.stderr);
        assert!(ran.stdout.contains(told), "{what}: {}", ran.stdout);
    }
    assert!(project.run_words(&["explain", "kimi k2 instruct"]).stdout.contains("moonshotai"));
    let missed = project.run("explain OW1O1");
    assert!(missed.status == 2 && missed.stderr.contains("`OW101`"), "{}", missed.stderr);
}

#[test]
fn rules_are_listed_for_people_and_machines() {
    let project = Project::new(&[]);
    assert!(project.run("rules").stdout.contains("OW101  near-frontier-open-weight"));
    let rules: Value = serde_json::from_str(&project.run("rules --format json").stdout).unwrap();
    assert_eq!(rules[0]["id"], "OW101");
}

#[test]
fn the_help_tells_examples_and_exit_status() {
    let project = Project::new(&[]);
    for arguments in ["--help", "check --help"] {
        let help = project.run(arguments).stdout;
        assert!(help.contains("Exit status:") && help.contains("Examples:"), "{arguments}: {help}");
    }
    assert!(project.run("--version").stdout.contains("(catalogue of 20"));
}

#[cfg(unix)]
#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let files: Vec<(String, String)> = (0..200).map(|n| (format!("k{n}.yaml"), deployment())).collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let project = Project::new(&files);
    let ran = project.run_closed("--format json");
    assert_eq!((ran.status, ran.stderr.as_str()), (0, ""));
}

#[test]
fn an_overlay_makes_a_house_model_known() {
    const HOUSE: &str = "[lab]\nid = \"acme\"\n\n[[model]]\nid = \"house-chat-9b\"\nname = \"House Chat\"\n\
                         weights = \"open\"\nlicence_class = \"permissive\"\ntotal_b = 9.0\nmodality = \"text\"\n\
                         purpose = \"general\"\n";
    let files = [("deploy.yaml", "model: acme/house-chat-9b\n"), ("house.toml", HOUSE)];
    let project = Project::new(&files);
    let unknown = project.run("check --no-config --format concise .");
    assert!(unknown.stdout.contains("OW404"), "{}", unknown.stdout);
    let known = project.run("check --no-config --format concise --catalog house.toml .");
    assert!(!known.stdout.contains("OW404"), "{}{}", known.stdout, known.stderr);
    let faulty = project.run("check --no-config --catalog deploy.yaml .");
    assert_eq!(faulty.status, 2);
    assert!(faulty.stderr.contains("deploy.yaml:1"), "{}", faulty.stderr);
}

#[test]
fn a_second_rule_that_adds_no_words_is_named_alone() {
    let project = Project::new(&[("evaluation/judge.toml", "[judge]\nmodel = \"deepseek-ai/DeepSeek-R1-0528\"\n")]);
    let ran = project.run("check --no-config --exit-zero --as-of 2026-11-23 .");
    let named = ran.stdout.lines().find(|line| line.contains("[OW202]")).unwrap_or_default();
    assert_eq!(named, "  + medium[OW202] frontier-open-benchmark, medium confidence", "{}", ran.stdout);
}
