//! Owns what suppressions in comments do, as a user sees it: in the syntax of every format, and what is told of those
//! that do nothing.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

#[path = "cli/project.rs"]
#[allow(dead_code, reason = "each suite uses a part of it")]
mod project;

use project::{KIMI, Project};
use serde_json::Value;

/// What is found in a project: each rule with its line and status.
fn found(project: &Project, arguments: &str) -> Vec<(String, u64, String)> {
    let ran = project.run(&format!("--as-of 2026-11-23 --format json --exit-zero {arguments}"));
    assert_eq!(ran.status, 0, "{}", ran.stderr);
    let report: Value = serde_json::from_str(&ran.stdout).unwrap();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let findings = report["findings"].as_array().unwrap().iter();
    findings.map(|one| (text(&one["rule"]), one["location"]["line"].as_u64().unwrap(), text(&one["status"]))).collect()
}

/// A format: a file of it around the line with the identifier, how a comment is written, and whether one may stand
/// behind the line.
struct Syntax {
    name: &'static str,
    before: &'static str,
    line: String,
    after: &'static str,
    comment: (&'static str, &'static str),
    trails: bool,
}

fn syntax(
    name: &'static str,
    (before, line, after): (&'static str, &str, &'static str),
    comment: (&'static str, &'static str),
    trails: bool,
) -> Syntax {
    Syntax { name, before, line: line.replace("KIMI", KIMI), after, comment, trails }
}

const HASH: (&str, &str) = ("# ", "");
const SLASHES: (&str, &str) = ("// ", "");
const ANGLES: (&str, &str) = ("<!-- ", " -->");
const BLOCK: (&str, &str) = ("/* ", " */");

fn every_syntax() -> Vec<Syntax> {
    vec![
        syntax("a.yaml", ("spec:\n", "  model: KIMI", "\n  other: 1\n"), HASH, true),
        syntax("a.toml", ("[llm]\n", "model = \"KIMI\"", "\nx = 1\n"), HASH, true),
        syntax("a.tf", ("variable \"model\" {\n", "  default = \"KIMI\"", "\n}\n"), HASH, true),
        syntax("b.tf", ("variable \"model\" {\n", "  default = \"KIMI\"", "\n}\n"), SLASHES, true),
        syntax("Dockerfile", ("FROM x\n", "CMD vllm serve KIMI", "\n"), HASH, false),
        syntax(".env", ("A=1\n", "MODEL=KIMI", "\nB=2\n"), HASH, true),
        syntax("a.ini", ("[llm]\n", "model = KIMI", "\nx = 1\n"), ("; ", ""), false),
        syntax("a.properties", ("a = 1\n", "llm.model = KIMI", "\nx = 1\n"), HASH, false),
        syntax("a.py", ("import x\n", "llm = LLM(model=\"KIMI\")", "\n"), HASH, true),
        syntax("a.ts", ("const y = 1;\n", "const llm = new LLM({ model: 'KIMI' });", "\n"), SLASHES, true),
        syntax("b.ts", ("const y = 1;\n", "const llm = new LLM({ model: 'KIMI' });", "\n"), BLOCK, true),
        syntax("a.go", ("package x\n", "var model = \"KIMI\"", "\n"), SLASHES, true),
        syntax("a.rs", ("mod x;\n", "const MODEL: &str = \"KIMI\";", "\n"), SLASHES, true),
        syntax("a.c", ("int x;\n", "const char *model = \"KIMI\";", "\n"), BLOCK, true),
        syntax("A.java", ("class A {\n", "  String model = \"KIMI\";", "\n}\n"), SLASHES, true),
        syntax("A.kt", ("val x = 1\n", "val model = \"KIMI\"", "\n"), SLASHES, true),
        syntax("A.cs", ("class A {\n", "  string Model = \"KIMI\";", "\n}\n"), SLASHES, true),
        syntax("a.rb", ("x = 1\n", "model = 'KIMI'", "\n"), HASH, true),
        syntax("a.php", ("<?php\n", "$model = 'KIMI';", "\n"), SLASHES, true),
        syntax("b.php", ("<?php\n", "$model = 'KIMI';", "\n"), HASH, true),
        syntax("a.swift", ("let x = 1\n", "let model = \"KIMI\"", "\n"), SLASHES, true),
        syntax("a.scala", ("val x = 1\n", "val model = \"KIMI\"", "\n"), SLASHES, true),
        syntax("a.exs", ("x = 1\n", "model = \"KIMI\"", "\n"), HASH, true),
        syntax("a.sh", ("set -e\n", "vllm serve KIMI", "\n"), HASH, true),
        syntax("Makefile", ("X = 1\n", "MODEL = KIMI", "\n"), HASH, true),
        syntax("a.ps1", ("$x = 1\n", "$model = \"KIMI\"", "\n"), HASH, true),
        syntax("a.xml", ("<c>\n", "  <property name=\"llm.model\">KIMI</property>", "\n</c>\n"), ANGLES, true),
        syntax("a.yaml.j2", ("{% if x %}\n", "model: KIMI", "\n{% endif %}\n"), ("{# ", " #}"), true),
        syntax(
            "templates/a.yaml",
            ("{{- if .Values.x }}\n", "model: KIMI", "\n{{- end }}\n"),
            ("{{/* ", " */}}"),
            true,
        ),
        syntax("templates/b.yaml", ("{{- if .Values.x }}\n", "model: KIMI", "\n{{- end }}\n"), HASH, true),
        syntax("a.jsonc", ("{\n", "  \"model\": \"KIMI\"", "\n}\n"), SLASHES, true),
        syntax("a.json5", ("{\n", "  model: 'KIMI',", "\n}\n"), BLOCK, true),
        syntax("a.jsonnet", ("{\n", "  model: 'KIMI',", "\n}\n"), SLASHES, true),
        syntax("a.nix", ("{\n", "  model = \"KIMI\";", "\n}\n"), HASH, true),
        syntax("a.cue", ("x: 1\n", "model: \"KIMI\"", "\n"), SLASHES, true),
        syntax("a.bicep", ("param x int\n", "param model string = 'KIMI'", "\n"), SLASHES, true),
        syntax("Modelfile", ("# mine\n", "FROM hf.co/KIMI", "\n"), HASH, false),
        syntax(
            "a.ipynb",
            (
                "{\"cells\": [{\"cell_type\": \"code\", \"source\": [\n  \"import vllm\\n\",\n",
                "  \"llm = LLM(model='KIMI')\\n\",",
                "\n  \"x = 1\\n\"\n]}], \"metadata\": {}, \"nbformat\": 4}\n",
            ),
            ("  \"# ", "\\n\","),
            false,
        ),
    ]
}

#[test]
fn a_suppression_holds_in_the_comment_syntax_of_every_format() {
    let mut complaints = Vec::new();
    for one in every_syntax() {
        let comment = |words: &str| format!("{}{words}{}", one.comment.0, one.comment.1);
        let line = &one.line;
        let above = format!("{}{}\n{line}{}", one.before, comment("owlint: ignore[OW101] -- agreed"), one.after);
        let mut texts = vec![("above", above)];
        if one.trails {
            let behind = comment("owlint: ignore[OW101] -- agreed");
            texts.push(("behind", format!("{}{line} {behind}{}", one.before, one.after)));
        }
        let last = comment("owlint: ignore-file[OW101] -- agreed");
        texts.push(("file", format!("{}{last}\n{line}{}", one.before, one.after)));
        for (place, text) in texts {
            let project = Project::new(&[(one.name, &text)]);
            let seen = found(&project, "");
            let status: Vec<&str> =
                seen.iter().filter(|(rule, ..)| rule == "OW101").map(|(.., status)| status.as_str()).collect();
            let own: Vec<_> = seen.iter().filter(|(rule, ..)| rule.starts_with("OW9")).collect();
            if status != ["suppressed"] || !own.is_empty() {
                complaints.push(format!("{} {place}: OW101 {status:?}, {own:?}\n{text}", one.name));
            }
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn strict_json_has_no_comments_and_strings_are_none() {
    let text = format!("{{\"model\": \"{KIMI}\", \"note\": \"# owlint: ignore[OW101] -- agreed\"}}\n");
    let seen = found(&Project::new(&[("a.json", &text)]), "");
    assert!(seen.contains(&("OW101".to_owned(), 1, "active".to_owned())), "{seen:?}");
    assert!(!seen.iter().any(|(rule, ..)| rule.starts_with("OW9")), "{seen:?}");
}

#[test]
fn files_without_a_model_are_read_for_their_suppressions_too() {
    let files = [("a.py", "x = 1  # owlint: ignore[OW101] -- agreed\n"), ("b.go", "// owlint: ignore\npackage b\n")];
    let seen = found(&Project::new(&files), "");
    let rules: Vec<&str> = seen.iter().map(|(rule, ..)| rule.as_str()).collect();
    assert_eq!(rules, ["OW901", "OW903"]);
}

#[test]
fn what_is_not_listened_to_leaves_its_suppressions_alone() {
    let told = |text: &str, arguments: &str| {
        let seen = found(&Project::new(&[("a.py", text)]), arguments);
        seen.iter().any(|(rule, _, status)| rule == "OW901" && status == "active")
    };
    let line = |list: &str| format!("MODEL = \"Qwen/Qwen3-32B\"  # owlint: ignore[{list}] -- agreed\n");
    assert!(told(&line("OW101"), ""));
    assert!(told(&line("supply"), ""));
    assert!(told(&line("OW101, OW301"), "a.py"), "the other is unused whatever the rest of the tree says");
    for (list, arguments) in [
        ("OW101", "-A OW101"),
        ("OW101", "-A OW901"),
        ("OW101", "--no-ignores"),
        ("supply", "-A OW105"),
        ("OW501", ""),
        ("OW301", "a.py"),
        ("OW101, OW901", ""),
    ] {
        assert!(!told(&line(list), arguments), "{list} {arguments}");
    }
    let broken = format!("{{{{ x }}}}: [\nmodel: x # owlint: ignore[OW101] -- {KIMI}\n  - }}\n");
    let seen = found(&Project::new(&[("a.yaml", &broken)]), "");
    assert!(!seen.iter().any(|(rule, ..)| rule == "OW901"), "{seen:?}");
}

#[test]
fn what_silences_nothing_may_itself_be_told_as_unused() {
    let text = "MODEL = \"Qwen/Qwen3-32B\"  # owlint: ignore[OW902] -- agreed\n";
    let seen = found(&Project::new(&[("a.py", text)]), "");
    assert!(seen.contains(&("OW901".to_owned(), 1, "active".to_owned())), "{seen:?}");
}

#[test]
fn two_suppressions_may_share_a_comment() {
    let both = "# owlint: ignore[OW101] -- agreed # owlint: ignore[OW106] until=2027-01-01 -- soon";
    let seen = found(&Project::new(&[("a.py", &format!("m = LLM(model=\"{KIMI}\")  {both}\n"))]), "");
    let silenced: Vec<&str> =
        seen.iter().filter(|(.., status)| status == "suppressed").map(|(rule, ..)| rule.as_str()).collect();
    assert_eq!(silenced, ["OW101", "OW106"]);
    assert!(!seen.iter().any(|(rule, ..)| rule.starts_with("OW9")), "{seen:?}");
}

#[test]
fn they_fail_a_run_as_other_findings_do() {
    let project = Project::new(&[("a.py", "x = 1  # owlint: ignore\n")]);
    assert_eq!(project.run("--fail-on medium").status, 1);
    assert_eq!(project.run("").status, 0);
    assert_eq!(project.run("-D OW903").status, 1);
    assert_eq!(project.run("--no-ignores --fail-on medium").status, 1, "a slip is told all the same");
}
