//! Owns evaluations: subjects, judges, baselines.

use super::{labels, references, roles};

#[test]
fn promptfoo() {
    let config = "\
prompts: [file://p.txt]
providers:
  - openai:gpt-4o
  - id: anthropic:messages:claude-3-5-sonnet-20241022
    label: sonnet
  - id: openrouter:moonshotai/kimi-k2
    config: {temperature: 0}
defaultTest:
  options:
    provider: openai:gpt-4.1
tests:
  - assert:
      - type: llm-rubric
        value: is polite
        provider: openai:gpt-4o-mini
";
    assert_eq!(
        roles("promptfooconfig.yaml", config),
        [
            "openai:gpt-4o eval",
            "anthropic:messages:claude-3-5-sonnet-20241022 eval",
            "openrouter:moonshotai/kimi-k2 eval",
            "openai:gpt-4.1 judge",
            "openai:gpt-4o-mini judge",
        ]
    );
}

#[test]
fn a_provider_without_a_model_is_none() {
    assert_eq!(roles("settings.yaml", "provider: mistral\nproviders: [openai, mistral, deepseek]\n"), [""; 0]);
    assert_eq!(roles("settings.yaml", "models:\n  - provider: mistral\n    model: mistral-large-2411\n").len(), 1);
}

#[test]
fn command_lines() {
    let script = "\
lm_eval --model vllm --model_args pretrained=Qwen/Qwen2.5-72B-Instruct,tensor_parallel_size=4 --tasks mmlu
inspect eval theory.py --model openai/gpt-4o --model-role grader=anthropic/claude-sonnet-4-0
helm-run --run-entries mmlu:subject=anatomy,model=openai/gpt-4o-mini-2024-07-18 --suite s
python tools/throughput_benchmark.py --model mistralai/Mistral-7B-Instruct-v0.3
";
    assert_eq!(
        roles("run.sh", script),
        [
            "Qwen/Qwen2.5-72B-Instruct eval",
            "openai/gpt-4o eval",
            "anthropic/claude-sonnet-4-0 judge",
            "openai/gpt-4o-mini-2024-07-18 eval",
            "mistralai/Mistral-7B-Instruct-v0.3 eval",
        ]
    );
}

#[test]
fn a_harness_in_yaml() {
    let config =
        "model: hf\nmodel_args: pretrained=meta-llama/Llama-3.1-405B-Instruct,dtype=bfloat16\ntasks: [gsm8k]\n";
    assert_eq!(references("evals/run.yaml", config), ["meta-llama/Llama-3.1-405B-Instruct eval hf"]);
}

#[test]
fn programs_that_grade() {
    let inspect = "\
eval(task, model=\"anthropic/claude-3-5-sonnet-latest\", model_roles={\"grader\": \"openai/gpt-4o\"})
grader = get_model(\"openai/gpt-4o-mini\")
";
    assert_eq!(
        roles("task.py", inspect),
        ["anthropic/claude-3-5-sonnet-latest eval", "openai/gpt-4o judge", "openai/gpt-4o-mini judge"]
    );
    let metrics = "\
a = GEval(name=\"Correctness\", model=\"gpt-4o\", criteria=\"c\")
b = AnswerRelevancyMetric(threshold=0.7, model=\"gpt-4.1-mini\")
evaluator_llm = LangchainLLMWrapper(ChatOpenAI(model=\"gpt-4o-mini\"))
";
    assert_eq!(roles("quality.py", metrics), ["gpt-4o judge", "gpt-4.1-mini judge", "gpt-4o-mini judge"]);
}

#[test]
fn opencompass() {
    let config = "\
models = [dict(type=VLLMwithChatTemplate, abbr='llama-3_1-70b-instruct-vllm',
    path='meta-llama/Meta-Llama-3.1-70B-Instruct', run_cfg=dict(num_gpus=4))]
judge_models = [dict(abbr='GPT4-Turbo', type=OpenAI, path='gpt-4-1106-preview')]
";
    assert_eq!(
        roles("configs/models/ours.py", config),
        ["meta-llama/Meta-Llama-3.1-70B-Instruct eval", "gpt-4-1106-preview judge"]
    );
    assert_eq!(
        labels("configs/models/ours.py", config),
        ["llama-3_1-70b-instruct-vllm = meta-llama/Meta-Llama-3.1-70B-Instruct", "GPT4-Turbo = gpt-4-1106-preview"]
    );
}

#[test]
fn arena_hard() {
    let config = "\
bench_name: arena-hard-v0.1
judge_model: gpt-4-1106-preview
baseline_model: gpt-4-0314
model_list:
  - gpt-3.5-turbo-0125
  - llama-3.1-405b-instruct
";
    assert_eq!(
        roles("judge_config.yaml", config),
        ["gpt-4-1106-preview judge", "gpt-4-0314 eval", "gpt-3.5-turbo-0125 eval", "llama-3.1-405b-instruct eval",]
    );
}

#[test]
fn an_evaluation_among_tests_is_one() {
    let program = "config[\"research_model\"] = \"openai:gpt-4.1\"\n";
    assert_eq!(roles("tests/parallel_evaluation.py", program), ["openai:gpt-4.1 eval"]);
    assert_eq!(roles("tests/test_config.py", program), ["openai:gpt-4.1 test"]);
}
