//! What holds for every tree: spans lead to what is reported, line ends and the order of files change nothing, and no
//! bytes break a reader.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use owlint::catalog::Catalog;
use owlint::discover::{Content, Discovery, Input};
use owlint::text::NoticeKind;
use proptest::prelude::*;
use std::path::PathBuf;

/// Names of files, one for each reader.
const PATHS: &[&str] = &[
    "deploy/a.yaml",
    "b.json",
    "c.toml",
    ".env",
    "d.ini",
    "e.tf",
    "f.sh",
    "Dockerfile",
    "Modelfile",
    "Makefile",
    "g.py",
    "h.ts",
    "i.go",
    "j.rs",
    "k.java",
    "l.ipynb",
    "m.md",
    "n.xml",
    "o.ps1",
    "p.bicep",
    "q.nix",
    "templates/r.yaml",
    "s.txt",
];

/// Lines that hold identifiers the way people write them, in one format or another.
const LINES: &[&str] = &[
    "model: moonshotai/Kimi-K2-Instruct",
    "  - --model=deepseek-ai/DeepSeek-V3",
    "MODEL_ID=\"Qwen/Qwen3-32B\"",
    "vllm serve zai-org/GLM-4.6 --revision 0123456789abcdef0123456789abcdef01234567",
    "{\"model\": \"gpt-4o\", \"fallbacks\": [\"deepseek\\/deepseek-chat\", \"claude-3-5-sonnet-20241022\"]}",
    "llm = LLM(model=\"openai/gpt-oss-120b\", tensor_parallel_size=8)",
    "const model = process.env.MODEL ?? 'gemini-2.5-pro';",
    "# tried mistralai/Mistral-7B-Instruct-v0.3 first",
    "FROM llama3.1:405b",
    "args: [\"--model\", \"unsloth/Kimi-K2-Instruct-GGUF\"]",
    "    - {name: MODEL, value: \"us.anthropic.claude-3-5-sonnet-20241022-v2:0\"}",
    "default = \"meta-llama/Llama-3.1-405B-Instruct\"",
    "script: |",
    "    ollama pull qwen3:32b",
    "kind: Deployment",
    "---",
    "}",
    "\"\"\"",
    "x: {{ .Values.model | default \"google/gemma-3-27b-it\" }}",
    "é🦉: 'ünï'",
    "",
];

/// A file of lines that mostly make no sense together.
fn file() -> impl Strategy<Value = (&'static str, Vec<&'static str>)> {
    (prop::sample::select(PATHS), prop::collection::vec(prop::sample::select(LINES), 1..12))
}

fn inputs(files: &[(&str, Vec<u8>)]) -> Vec<Input> {
    let input = |(number, (path, bytes)): (usize, &(&str, Vec<u8>))| {
        let relative = PathBuf::from(format!("{number}")).join(path);
        Input::new(relative, Content::Bytes(bytes.clone()))
    };
    files.iter().enumerate().map(input).collect()
}

/// One line for each reference and label, and whether a reader failed.
fn told(inputs: Vec<Input>) -> (Vec<String>, bool) {
    let catalog = Catalog::embedded();
    let found = Discovery { root: PathBuf::from("/"), inputs, asked_for_directory: true, ..Discovery::default() };
    let survey = owlint::survey(&found, &catalog, jiff::civil::date(2026, 11, 23));
    let references = survey.codebase.references.iter().map(|one| {
        let (place, model) = (&one.place, one.model.as_ref().map(|model| model.id.clone()));
        let at = format!("{}:{}:{}", place.path().display(), place.start.line, place.start.column);
        format!("{at} {} {} {} {} {model:?}", one.text, one.key, one.role.as_str(), one.scheme)
    });
    let labels = survey.codebase.labels.iter().map(|one| format!("{} {}", one.place.path().display(), one.text));
    let failed = survey.notices.iter().any(|notice| notice.kind == NoticeKind::Internal);
    let mut lines: Vec<String> = references.chain(labels).collect();
    lines.sort();
    (lines, failed)
}

fn joined(files: &[(&'static str, Vec<&str>)], end: &str) -> Vec<(&'static str, Vec<u8>)> {
    files.iter().map(|(path, lines)| (*path, lines.join(end).into_bytes())).collect()
}

/// Else the laws below would speak of nothing.
#[test]
fn every_reader_finds_what_the_lines_hold() {
    let mut all = 0;
    for path in PATHS {
        let found = LINES.iter().map(|line| told(inputs(&[(path, line.as_bytes().to_vec())])).0.len()).sum::<usize>();
        assert!(found > 0, "nothing in {path}");
        all += found;
    }
    assert!(all > 4 * PATHS.len(), "{all}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn a_span_leads_to_what_is_reported((path, lines) in file()) {
        let text = lines.join("\n");
        let catalog = Catalog::embedded();
        let inputs = inputs(&[(path, text.clone().into_bytes())]);
        let found = Discovery {
            root: PathBuf::from("/"), inputs, asked_for_directory: true, ..Discovery::default()
        };
        let survey = owlint::survey(&found, &catalog, jiff::civil::date(2026, 11, 23));
        for reference in &survey.codebase.references {
            let span = reference.place.span;
            let there = text.get(span.start..span.end);
            prop_assert!(there.is_some(), "{span:?} is no part of {text:?}");
            // `\/` is how JSON may write a slash.
            let plain = there.unwrap_or_default().replace('\\', "");
            prop_assert_eq!(plain, reference.text.replace('\\', ""), "{}", path);
        }
    }

    #[test]
    fn line_ends_change_nothing(files in prop::collection::vec(file(), 1..4)) {
        let (unix, windows) = (told(inputs(&joined(&files, "\n"))), told(inputs(&joined(&files, "\r\n"))));
        prop_assert_eq!(unix, windows);
    }

    #[test]
    fn the_order_of_files_changes_nothing(files in prop::collection::vec(file(), 2..6), turn in any::<prop::sample::Index>()) {
        let one = inputs(&joined(&files, "\n"));
        let mut other = one.clone();
        other.rotate_left(turn.index(one.len()));
        other.reverse();
        prop_assert_eq!(told(one), told(other));
    }

    #[test]
    fn no_bytes_break_a_reader(
        path in prop::sample::select(PATHS),
        parts in prop::collection::vec(
            prop_oneof![
                prop::sample::select(LINES).prop_map(|line| line.as_bytes().to_vec()),
                prop::collection::vec(any::<u8>(), 0..24),
            ],
            0..10,
        ),
    ) {
        let (_, failed) = told(inputs(&[(path, parts.concat())]));
        prop_assert!(!failed, "{path}");
    }
}
