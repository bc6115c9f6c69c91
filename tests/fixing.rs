//! Owns what `--fix`, `--unsafe-fixes`, `--diff` and `--add-ignores` do to a user's files.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

#[path = "cli/project.rs"]
#[allow(dead_code, reason = "each suite uses a part of it")]
mod project;

use project::{KIMI, Project, Ran};
use serde_json::Value;

fn run(project: &Project, arguments: &str) -> Ran {
    project.run(&format!("--as-of 2026-11-23 {arguments}"))
}

fn findings(project: &Project, arguments: &str) -> Vec<Value> {
    let ran = run(project, &format!("--format json {arguments}"));
    let report: Value = serde_json::from_str(&ran.stdout).unwrap_or_else(|error| panic!("{error}: {}", ran.stderr));
    report["findings"].as_array().unwrap().clone()
}

fn active(project: &Project) -> Vec<String> {
    let standing = findings(project, "").into_iter().filter(|one| one["status"] == "active");
    standing.map(|one| format!("{}:{}", one["location"]["path"], one["rule"])).collect()
}

const STALE: &str = "\
spec:
  model: Qwen/Qwen3-32B # owlint: ignore[OW101] -- gone
  # owlint: ignore[OW101] until=2025-01-01 -- over
  # owlint: ignore[OW101, OW202] -- half
  other:
    model: moonshotai/Kimi-K2-Instruct
";

const MENDED: &str = "\
spec:
  model: Qwen/Qwen3-32B
  # owlint: ignore[OW101] -- half
  other:
    model: moonshotai/Kimi-K2-Instruct
";

#[test]
fn comments_that_hold_nothing_back_are_taken_out_and_a_second_run_has_nothing_to_do() {
    let project = Project::new(&[("a.yaml", STALE)]);
    let ran = run(&project, "--fix --fail-on never");
    assert_eq!(project.read("a.yaml"), MENDED, "{}", ran.stdout);
    assert!(ran.stdout.contains("fixed 3 findings"), "{}", ran.stdout);
    assert!(!active(&project).iter().any(|one| one.contains("OW9")), "{:?}", active(&project));
    let again = run(&project, "--fix --fail-on never");
    assert!(again.stdout.contains("fixed 0 findings"), "{}", again.stdout);
    assert_eq!(run(&project, "--diff").status, 0);
}

#[test]
fn comments_of_every_kind_go_alone() {
    for (name, text, expected) in [
        ("a.ts", "f(); /* owlint: ignore[OW101] -- x */ g();\n", "f(); g();\n"),
        ("b.ts", "// owlint: ignore[OW101] -- x\ng();\n", "g();\n"),
        ("c.ts", "/*\n * owlint: ignore[OW101] -- x\n */\ng();\n", "/*\n */\ng();\n"),
        (
            "d.ts",
            "/* owlint: ignore[OW101] -- x\n   more */\ng();\n",
            "/* owlint: ignore[OW101] -- x\n   more */\ng();\n",
        ),
        ("a.md", "text <!-- owlint: ignore[OW101] -- x -->\n", "text\n"),
        ("a.yaml", "a: 1\r\nb: 2 # owlint: ignore[OW101] -- x\r\nc: 3\r\n", "a: 1\r\nb: 2\r\nc: 3\r\n"),
        ("b.yaml", "\u{feff}a: 1\n# owlint: ignore[OW101] -- x", "\u{feff}a: 1\n"),
        ("a.py", "x = 1  # noqa # owlint: ignore[OW101] -- x\n", "x = 1  # noqa\n"),
        ("b.py", "x = 1  # owlint: ignore[OW101] -- x # owlint: ignore[OW106] -- y\n", "x = 1\n"),
        ("c.yaml", "{{- /* owlint: ignore[OW101] -- x */ -}}\na: 1\n", "a: 1\n"),
    ] {
        let project = Project::new(&[(name, text)]);
        run(&project, "--fix");
        assert_eq!(project.read(name), expected, "{name}");
    }
}

#[test]
fn a_moving_ollama_name_gets_its_tag_and_nothing_else_changes() {
    let text = "#!/bin/sh\nollama pull gpt-oss\nollama run gpt-oss:latest 'gpt-oss'\n";
    let project = Project::new(&[("pull.sh", text)]);
    run(&project, "--fix");
    assert_eq!(project.read("pull.sh"), "#!/bin/sh\nollama pull gpt-oss:20b\nollama run gpt-oss:20b 'gpt-oss'\n");
    assert!(!active(&project).iter().any(|one| one.contains("OW103")));
}

#[test]
fn another_model_comes_in_only_when_that_is_asked_for() {
    let text = format!("vllm serve {KIMI} --port 8000\n");
    let project = Project::new(&[("serve.sh", &text)]);
    let said = run(&project, "").stdout;
    assert!(said.contains("fixable with --fix --unsafe-fixes"), "{said}");
    run(&project, "--fix");
    assert_eq!(project.read("serve.sh"), text);
    run(&project, "--fix --unsafe-fixes");
    let new = project.read("serve.sh");
    assert!(!new.contains("Kimi") && new.starts_with("vllm serve ") && new.ends_with(" --port 8000\n"), "{new}");
    assert!(!active(&project).iter().any(|one| one.contains("OW101")), "{:?}", active(&project));
    assert!(run(&project, "--fix --unsafe-fixes").stdout.contains("fixed 0 findings"));
}

#[test]
fn what_is_pinned_or_silenced_stays() {
    let revision = "a".repeat(40);
    let pinned = format!("vllm serve {KIMI} --revision {revision}\n");
    let silenced = format!("model: {KIMI} # owlint: ignore[supply, concentration, lifecycle] -- agreed\n");
    let project = Project::new(&[("serve.sh", &pinned), ("a.yaml", &silenced)]);
    run(&project, "--fix --unsafe-fixes -A OW901");
    assert_eq!((project.read("serve.sh"), project.read("a.yaml")), (pinned, silenced));
}

#[test]
fn json_carries_the_edits() {
    let project = Project::new(&[("a.yaml", STALE)]);
    let found = findings(&project, "");
    let fix = &found.iter().find(|one| one["rule"] == "OW902").unwrap()["fixes"][0];
    assert_eq!(
        (&fix["safe"], &fix["edits"][0]["path"], &fix["edits"][0]["text"]),
        (&true.into(), &"a.yaml".into(), &"".into())
    );
    let span = fix["edits"][0]["span"].as_array().unwrap();
    let offset = |at: usize| usize::try_from(span[at].as_u64().unwrap()).unwrap();
    assert_eq!(&STALE[offset(0)..offset(1)], "  # owlint: ignore[OW101] until=2025-01-01 -- over\n");
}

#[test]
fn a_diff_writes_nothing_and_applies_to_what_a_fix_makes() {
    let project = Project::new(&[("a.yaml", STALE), ("deep/b.toml", "x = 1 # owlint: ignore[OW101] -- gone\n")]);
    let ran = run(&project, "--diff");
    assert_eq!(ran.status, 1);
    assert_eq!(project.read("a.yaml"), STALE);
    assert!(ran.stderr.contains("4 findings in 2 files would be changed"), "{}", ran.stderr);
    let fixed = Project::new(&[("a.yaml", STALE), ("deep/b.toml", "x = 1 # owlint: ignore[OW101] -- gone\n")]);
    run(&fixed, "--fix");
    project.patch(&ran.stdout);
    for name in ["a.yaml", "deep/b.toml"] {
        assert_eq!(project.read(name), fixed.read(name));
    }
}

#[test]
fn a_diff_shows_what_several_rounds_leave_behind() {
    // First the rule is spelt right, then the comment turns out to hold nothing back.
    let text = "\u{feff}spec:\r\n  a: 1\r\n  model: gpt-4o # owlint: ignore[OW1O1] -- gone\r\n  b: gpt-4o # owlint: ignore[OW101] -- gone";
    let project = Project::new(&[("a.yaml", text)]);
    let ran = run(&project, "--diff --unsafe-fixes");
    assert_eq!(project.read("a.yaml"), text);
    let fixed = Project::new(&[("a.yaml", text)]);
    let report: Value = serde_json::from_str(&run(&fixed, "--fix --unsafe-fixes --format json").stdout).unwrap();
    assert_eq!(report["summary"]["rewritten"]["fixed"], 3);
    assert_eq!(fixed.read("a.yaml"), "\u{feff}spec:\r\n  a: 1\r\n  model: gpt-4o\r\n  b: gpt-4o");
    assert!(ran.stderr.contains("3 findings in 1 file would be changed"), "{}", ran.stderr);
    project.patch(&ran.stdout);
    assert_eq!(project.read("a.yaml"), fixed.read("a.yaml"), "{}", ran.stdout);
}

#[test]
fn a_diff_of_a_file_with_a_mark_applies_where_its_first_line_goes() {
    for text in [
        "\u{feff}# owlint: ignore[OW101] -- gone\nmodel: gpt-4o\n",
        "\u{feff}# owlint: ignore[OW101] -- gone\n# owlint: ignore[OW102] -- gone\nmodel: gpt-4o",
        "\u{feff}# owlint: ignore[OW101] -- gone\n",
        "\u{feff}model: gpt-4o # owlint: ignore[OW101] -- gone",
    ] {
        let (project, fixed) = (Project::new(&[("a.yaml", text)]), Project::new(&[("a.yaml", text)]));
        let ran = run(&project, "--diff");
        run(&fixed, "--fix");
        assert!(!fixed.read("a.yaml").contains("gone"), "{text}");
        project.patch(&ran.stdout);
        assert_eq!(project.read("a.yaml"), fixed.read("a.yaml"), "{}", ran.stdout);
    }
}

#[test]
fn a_diff_shows_no_secret() {
    let text =
        "HF_TOKEN=hf_abcdefghijklmnopqrstuvwxyz012345\nOLLAMA_MODEL=gpt-oss:latest\nDB_PASSWORD=hunter2hunter2\n";
    let ran = run(&Project::new(&[(".env", text)]), "--diff");
    assert!(ran.stdout.contains("+OLLAMA_MODEL=gpt-oss:20b"), "{}\n{}", ran.stdout, ran.stderr);
    assert!(!ran.stdout.contains("hf_abc") && !ran.stdout.contains("hunter2"), "{}", ran.stdout);
}

#[test]
fn slips_of_usage_are_told() {
    let project = Project::new(&[("a.yaml", STALE)]);
    for arguments in [
        "--fix --staged",
        "--diff --staged",
        "--fix --stdin-filename a.yaml",
        "--unsafe-fixes",
        "--diff --output-file x",
        "--add-ignores x --fix",
        "--add-ignores x --staged",
    ] {
        let ran = run(&project, arguments);
        assert_eq!((ran.status, ran.stdout.as_str()), (2, ""), "{arguments}");
    }
    for reason in ["", "  ", "a\nb", "a */ b", "x owlint: y"] {
        assert_eq!(project.run_words(&["--add-ignores", reason]).status, 2, "{reason:?}");
    }
    assert_eq!(project.read("a.yaml"), STALE);
}

#[test]
fn what_is_not_utf8_is_left_and_told() {
    let project = Project::new(&[("a.yaml", "")]);
    let bytes = b"# \xE9\na: 1 # owlint: ignore -- x\nmodel: ollama/gpt-oss:latest\n";
    project.write_bytes("a.yaml", bytes);
    project.write_bytes("pull.sh", b"# \xE9\nollama pull gpt-oss\n");
    let ran = run(&project, "--fix");
    assert!(ran.stdout.contains("not fixed: it is not UTF-8"), "{}", ran.stdout);
    assert_eq!(project.bytes("pull.sh"), b"# \xE9\nollama pull gpt-oss\n");
}

#[cfg(unix)]
#[test]
fn mode_stays_links_are_followed_inside_only_and_what_is_read_only_is_left() {
    use std::os::unix::fs::PermissionsExt;
    let script = "ollama pull gpt-oss\n";
    let outside = Project::new(&[("away.sh", script)]);
    let project = Project::new(&[("run.sh", script), ("shut.sh", script)]);
    project.set_mode("run.sh", 0o755);
    project.set_mode("shut.sh", 0o444);
    std::os::unix::fs::symlink("run.sh", project.path("link.sh")).unwrap();
    std::os::unix::fs::symlink(outside.path("away.sh"), project.path("away.sh")).unwrap();
    let ran = run(&project, "--fix run.sh shut.sh link.sh away.sh");
    assert_eq!(project.read("run.sh"), "ollama pull gpt-oss:20b\n");
    assert_eq!(std::fs::metadata(project.path("run.sh")).unwrap().permissions().mode() & 0o777, 0o755);
    assert!(std::fs::symlink_metadata(project.path("link.sh")).unwrap().is_symlink());
    assert_eq!((project.read("shut.sh").as_str(), outside.read("away.sh").as_str()), (script, script));
    assert!(ran.stdout.contains("it is read-only"), "{}", ran.stdout);
    assert!(ran.stdout.contains("it lies outside the root"), "{}", ran.stdout);
}

/// A project in many formats, in which all that can be told is told.
fn many() -> Project {
    let k = KIMI;
    let script = format!("set -e\nvllm serve \\\n  {k} \\\n  --tensor-parallel-size 8\n");
    let workflow = format!("jobs:\n  serve:\n    steps:\n      - run: |\n          set -e\n          vllm serve {k}\n");
    let heredoc = format!("resource \"x\" \"y\" {{\n  user_data = <<-EOT\n    vllm serve {k}\n  EOT\n}}\n");
    let deploy = format!("spec:\n  args:\n    - --model\n    - {k}\n    - --tensor-parallel-size=8\n");
    let source = format!("S = \"\"\"\nvllm serve {k}\n\"\"\"\nllm = LLM(\n    model=\"{k}\",\n)\n");
    let docker = format!("FROM x\nRUN pip install vllm\nCMD vllm serve \\\n    {k}\n");
    let route = format!("const r = {{\n  models: [\n    'gpt-4o',\n    '{k}',\n  ],\n}};\n");
    Project::new(&[
        ("run.sh", &script),
        (".github/workflows/w.yml", &workflow),
        ("main.tf", &heredoc),
        ("deploy.yaml", &deploy),
        ("app.py", &source),
        ("Dockerfile", &docker),
        ("route.ts", &route),
        (".env", &format!("A=1\nHF_MODEL={k}\n")),
        ("llm.toml", &format!("[llm]\r\nmodel = \"{k}\"\r\n")),
        ("Makefile", &format!("MODEL = {k}\n\nserve:\n\tvllm serve $(MODEL)\n")),
    ])
}

#[test]
fn after_adding_ignores_nothing_stands_and_a_second_time_nothing_is_written() {
    let project = many();
    assert!(active(&project).len() > 20, "{:?}", active(&project));
    let ran = project.run_words(&["--as-of", "2026-11-23", "--add-ignores", "before owlint came"]);
    assert_eq!(ran.status, 0, "{}\n{}", ran.stdout, ran.stderr);
    assert_eq!(active(&project), Vec::<String>::new());
    assert!(project.read("llm.toml").contains("\" # owlint: ignore["), "{}", project.read("llm.toml"));
    let env = project.read(".env");
    assert!(env.starts_with("A=1\n# owlint: ignore[") && env.ends_with(&format!("\nHF_MODEL={KIMI}\n")), "{env}");
    let before = project.read("app.py");
    project.run_words(&["--as-of", "2026-11-23", "--add-ignores", "again"]);
    assert_eq!(project.read("app.py"), before);
}

#[test]
fn what_has_no_comments_is_told_and_counted() {
    let project = Project::new(&[("a.json", &format!("{{\"model\": \"{KIMI}\"}}\n"))]);
    let ran = run(&project, "--add-ignores later");
    assert!(ran.stdout.contains("json has no comments"), "{}", ran.stdout);
    assert!(ran.stdout.contains("silenced 0 findings, 5 findings could not be"), "{}", ran.stdout);
}

#[test]
fn the_pages_show_commands_that_run() {
    for (page, expected) in [(include_str!("../docs/fixing.md"), 3), (include_str!("../docs/suppressions.md"), 4)] {
        let commands: Vec<&str> = page.lines().filter_map(|line| line.strip_prefix("    owlint ")).collect();
        assert_eq!(commands.len(), expected);
        for command in commands {
            let words = command.split(" #").next().unwrap().replace("'before owlint came'", "before-owlint-came");
            let project = Project::new(&[("a.yaml", "model: Qwen/Qwen3-32B\n")]);
            assert_eq!(run(&project, &words).status, 0, "{command}");
        }
    }
}

#[test]
fn the_page_of_suppressions_fires_nothing_itself() {
    let page = include_str!("../docs/suppressions.md");
    let project = Project::new(&[("docs/suppressions.md", page)]);
    assert!(!active(&project).iter().any(|one| one.contains("OW9")), "{:?}", active(&project));
}

mod property {
    use super::{KIMI, Project, run};
    use proptest::prelude::*;

    /// A line of a configuration, with or without a comment of ours.
    fn line() -> impl Strategy<Value = String> {
        let value = prop::sample::select(vec![KIMI, "Qwen/Qwen3-32B", "ollama/gpt-oss:latest", "gpt-4o", "x"]);
        let rules = prop::sample::select(vec!["OW101", "OW101, OW106", "supply", "OW103, OW901", "OW1O1", ""]);
        let until = prop::sample::select(vec!["", " until=2025-01-01", " until=2027-01-01", " until=x"]);
        let place = 0..3_u8;
        (value, rules, until, place).prop_map(|(value, rules, until, place)| {
            let comment = format!("# owlint: ignore[{rules}]{until} -- why");
            match place {
                0 => format!("  - model: {value}\n"),
                1 => format!("  - model: {value} {comment}\n"),
                _ => format!("  {comment}\n  - model: {value}\n"),
            }
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_second_fix_changes_nothing(lines in prop::collection::vec(line(), 1..8), with_unsafe in any::<bool>()) {
            let text = format!("models:\n{}", lines.concat());
            let project = Project::new(&[("litellm.yaml", &text)]);
            let flags = if with_unsafe { "--fix --unsafe-fixes" } else { "--fix" };
            run(&project, flags);
            let once = project.read("litellm.yaml");
            let again = run(&project, flags);
            prop_assert_eq!(project.read("litellm.yaml"), once);
            prop_assert!(again.stdout.contains("fixed 0 findings"), "{}", again.stdout);
            prop_assert_eq!(run(&project, if with_unsafe { "--diff --unsafe-fixes" } else { "--diff" }).status, 0);
        }
    }
}
