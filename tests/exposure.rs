//! Owns the anchors of exposure (design §5) as a user meets them: a file in, a score out.

#![allow(clippy::indexing_slicing, reason = "a test fails by panicking")]
#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on fails")]

use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::Command;

const COMMIT: &str = "0123456789abcdef0123456789abcdef01234567";

/// The JSON report on files that are written to a folder of their own.
fn report(files: &[(&str, String)]) -> Value {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let target = folder.path().join(name);
        fs::create_dir_all(target.parent().unwrap_or(Path::new(""))).unwrap();
        fs::write(target, text).unwrap();
    }
    let output = Command::new(env!("CARGO_BIN_EXE_owlint"))
        .args(["check", "--format", "json", "--no-config", "--exit-zero", "--as-of", "2026-11-23"])
        .arg(folder.path())
        .output()
        .expect("owlint runs");
    let errors = String::from_utf8_lossy(&output.stderr);
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}\n{errors}"))
}

/// The score of the reference whose text holds `text`.
fn score(report: &Value, text: &str) -> u64 {
    let references = report["references"].as_array().expect("a report has references");
    let of_text = references.iter().filter(|reference| reference["text"].as_str().is_some_and(|it| it.contains(text)));
    let scores: Vec<u64> = of_text.filter_map(|reference| reference["exposure"]["score"].as_u64()).collect();
    assert_eq!(scores.len(), 1, "one scored reference to {text} in {references:#?}");
    scores[0]
}

fn deployment(args: &[&str], gpus: u8, rest: &str) -> String {
    let args: Vec<String> = args.iter().map(|arg| format!("            - \"{arg}\"\n")).collect();
    format!(
        "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: assistant\nspec:\n  template:\n    spec:\n      \
         nodeSelector:\n        nvidia.com/gpu.product: NVIDIA-H100-80GB-HBM3\n      containers:\n        \
         - name: vllm\n          image: vllm/vllm-openai:v0.11.0\n          args:\n{}{rest}          \
         resources:\n            limits:\n              nvidia.com/gpu: \"{gpus}\"\n",
        args.concat()
    )
}

#[test]
fn kimi_k2_from_the_hub_unpinned_on_eight_accelerators_is_high() {
    let file = deployment(&["--model", "moonshotai/Kimi-K2-Instruct", "--tensor-parallel-size", "8"], 8, "");
    let score = score(&report(&[("deploy/kimi.yaml", file)]), "Kimi-K2");
    assert!(score >= 60, "{score}");
}

#[test]
fn the_same_pinned_mirrored_and_offline_is_medium() {
    let environment = "          env:\n            - {name: HF_HUB_OFFLINE, value: \"1\"}\n            \
                       - {name: HF_HOME, value: /weights}\n";
    let arguments = ["--model", "moonshotai/Kimi-K2-Instruct", "--revision", COMMIT, "--tensor-parallel-size", "8"];
    let score = score(&report(&[("deploy/kimi.yaml", deployment(&arguments, 8, environment))]), "Kimi-K2");
    assert!((35..60).contains(&score), "{score}");
}

#[test]
fn deepseek_v3_as_fallback_of_a_flagship_is_high() {
    let router = "model_list:\n  - model_name: chat\n    litellm_params:\n      model: openai/gpt-4o\n  \
                  - model_name: backup\n    litellm_params:\n      model: together_ai/deepseek-ai/DeepSeek-V3\n\
                  router_settings:\n  fallbacks:\n    - chat: [\"backup\"]\n";
    let score = score(&report(&[("litellm.yaml", router.to_owned())]), "DeepSeek-V3");
    assert!(score >= 60, "{score}");
}

#[test]
fn llama_405b_as_the_base_of_an_adapter_is_high() {
    let training = "base_model: meta-llama/Llama-3.1-405B-Instruct\nadapter: qlora\nlora_r: 16\n";
    let score = score(&report(&[("train/axolotl.yaml", training.to_owned())]), "405B");
    assert!(score >= 60, "{score}");
}

#[test]
fn glm_52_as_one_hosted_client_line_is_medium() {
    let client = "from openai import OpenAI\n\nclient = OpenAI(base_url=\"https://api.together.xyz/v1\")\n\
                  client.chat.completions.create(model=\"zai-org/GLM-5.2\", messages=[])\n";
    let score = score(&report(&[("app/chat.py", client.to_owned())]), "GLM-5.2");
    assert!((35..60).contains(&score), "{score}");
}

#[test]
fn gpt_oss_120b_pinned_on_one_accelerator_is_low() {
    let file = deployment(&["--model", "openai/gpt-oss-120b", "--revision", COMMIT], 1, "");
    let score = score(&report(&[("deploy/oss.yaml", file)]), "gpt-oss");
    assert!(score < 35, "{score}");
}

#[test]
fn a_model_of_the_band_to_plan_around_is_low() {
    let file = deployment(&["--model", "Qwen/Qwen3-32B", "--revision", "main"], 8, "");
    let score = score(&report(&[("deploy/qwen.yaml", file)]), "Qwen3-32B");
    assert!(score < 35, "{score}");
}

#[test]
fn a_score_is_what_its_factors_come_to() {
    let file = deployment(&["--model", "moonshotai/Kimi-K2-Instruct", "--tensor-parallel-size", "8"], 8, "");
    let report = report(&[("deploy/kimi.yaml", file)]);
    let factors = report["references"][0]["exposure"]["factors"].as_array().expect("factors are shown");
    let sum = |part: &str| {
        let of_part = factors.iter().filter(|factor| factor["part"] == part);
        of_part.filter_map(|factor| factor["value"].as_f64()).sum::<f64>().clamp(0.0, 1.0)
    };
    let expected = 100.0 * sum("supply") * sum("dependence");
    let score = score(&report, "Kimi-K2") as f64;
    assert!((score - expected).abs() <= 0.5001, "{score} for {expected}");
    assert!(factors.iter().all(|factor| factor["why"].as_str().is_some_and(|why| !why.is_empty())));
}

#[test]
fn what_counts_of_a_lab_is_told_with_its_day_and_its_source() {
    let report = report(&[("a/.env", "LLM_MODEL=moonshotai/Kimi-K2-Instruct\n".to_owned())]);
    let factors = report["references"][0]["exposure"]["factors"].as_array().expect("factors are shown");
    for (name, fact) in
        [("posture", "open-restrictive since 2026-11-04: "), ("outlook", "precarious since 2026-07-27: ")]
    {
        let factor = factors.iter().find(|factor| factor["name"] == name).expect("a lab has both");
        let why = factor["why"].as_str().unwrap_or_default();
        let source = why.strip_prefix(fact).and_then(|rest| rest.strip_suffix(')')?.split_once(" ("));
        assert!(source.is_some_and(|(told, source)| !told.is_empty() && !source.is_empty()), "{name}: {why}");
    }
}

#[test]
fn the_index_of_one_model_is_its_score() {
    let client = |model: &str| format!("LLM_MODEL={model}\n");
    let one = report(&[("a/.env", client("moonshotai/Kimi-K2-Instruct"))]);
    let index = one["summary"]["exposure_index"].as_u64();
    assert_eq!(index, Some(score(&one, "Kimi-K2")));
    let with_mid = report(&[
        ("a/.env", client("moonshotai/Kimi-K2-Instruct")),
        ("b/.env", client("Qwen/Qwen3-32B")),
        ("README.md", "Runs `deepseek-ai/DeepSeek-V3`, too.\n".to_owned()),
    ]);
    assert_eq!(with_mid["summary"]["exposure_index"].as_u64(), index);
}
