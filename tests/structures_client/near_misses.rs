//! Owns what looks like a model and is none: owners, files, code, names of one's own.

use super::{labels, roles};

fn nothing(path: &str, text: &str) {
    assert_eq!(roles(path, text), [""; 0], "{text}");
}

#[test]
fn names_of_other_things() {
    for line in [
        "encoding: cl100k_base",
        "tool_call_parser: llama3_json",
        "reasoning_parser: deepseek_r1",
        "chat_template: qwen-7b-chat",
        "license: llama-3.1",
        "image: vllm/vllm-openai:v0.8.5",
        "dataset: HuggingFaceH4/ultrachat_200k",
        "model_type: qwen2",
        "architectures: [Qwen2ForCausalLM]",
        "provider: mistral",
        "tags: [qwen2.5-7b, llama-3.1-8b]",
    ] {
        nothing("settings.yaml", line);
    }
}

#[test]
fn places_to_fill_in() {
    for name in [
        "org/model",
        "your-model-here",
        "<model>",
        "your-org/your-model-7b",
        "path/to/model-7b",
        "username/model-7b",
        "model-name",
    ] {
        nothing("settings.yaml", &format!("model: \"{name}\"\n"));
    }
}

#[test]
fn packages() {
    nothing(
        "package.json",
        r#"{"name": "llama-3-ui", "dependencies": {"@ai-sdk/openai": "^1", "llama3-tokenizer-js": "^1.0.0"}}"#,
    );
    nothing("pyproject.toml", "[project]\nname = \"qwen2.5-7b-tools\"\ndependencies = [\"mistral-common>=1.0\"]\n");
    assert_eq!(roles("pyproject.toml", "[tool.ours]\nmodel = \"claude-sonnet-4-5\"\n"), ["claude-sonnet-4-5 client"]);
}

#[test]
fn names_that_no_vendor_knows() {
    let prices = "PRICES = {\"claude-v3-haiku\": {\"input\": 0.1}, \"claude-v3.5-sonnet\": {\"input\": 0.2}}\n";
    nothing("app/prices.py", prices);
    nothing("app/model.ts", "const fast = { modelId: 'claude-v3-haiku' };");
    assert_eq!(
        roles("app/model.ts", "const fast = { modelId: 'claude-3-haiku-20240307' };"),
        ["claude-3-haiku-20240307 client"]
    );
    assert_eq!(roles("app/model.ts", "const m = { modelId: 'embed-english-v3.0' };").len(), 1);
}

#[test]
fn openings_that_names_are_compared_with() {
    nothing("app/chain.py", "AWS = (\"amazon.titan\", \"cohere.command\", \"meta.llama\", \"mistral.mi\")\n");
    nothing("app/chain.py", "if name.startswith(\"claude-3-5-sonnet\"):\n    pass\n");
    assert_eq!(roles("app/chain.py", "AWS = (\"amazon.nova-pro-v1:0\",)\n").len(), 1);
}

#[test]
fn titles_of_settings_are_labels() {
    let named = r#"{"providers": {"fast-gpt-5.3-codex": {"settings": {"model": "gpt-5.3-codex"}}}}"#;
    assert_eq!(roles("live.json", named), ["gpt-5.3-codex client"]);
    let listed = r#"[{"shortname": "gemma3:12b", "name": "hf://ggml-org/gemma-3-12b-it-GGUF"}]"#;
    assert_eq!(labels("models.json", listed), ["gemma3:12b = ggml-org/gemma-3-12b-it-GGUF"]);
}

#[test]
fn a_name_before_its_repository_is_a_label() {
    let series = "settings = [(\"yi-34b-pytorch\", \"01-ai/Yi-34B\", 2), (\"gpt-4o\", \"gpt-4.1\")]\n";
    assert_eq!(roles("series.py", series), ["01-ai/Yi-34B client", "gpt-4o client", "gpt-4.1 client"]);
    assert_eq!(labels("series.py", series), ["yi-34b-pytorch = 01-ai/Yi-34B"]);
}

#[test]
fn settings_of_data_hold_no_model() {
    nothing(
        "data.py",
        "sets = [dict(type=OurDataset, abbr='math-7b', path='ours/Qwen-Math-7B-set', reader_cfg=dict(input='q'))]\n",
    );
}

#[test]
fn options_say_what_their_default_is() {
    let program = "p.add_argument(\"--dataset\", default=\"ours/qwen2.5-7b-chats\")\n\
p.add_argument(\"--teacher-model\", default=\"Qwen/Qwen3-8B\")\np.add_argument(\"--model\", default=\"Qwen/Qwen3-4B\")\n";
    assert_eq!(roles("run.py", program), ["Qwen/Qwen3-8B teacher", "Qwen/Qwen3-4B client"]);
}

#[test]
fn a_setting_that_was_commented_out_names_its_model_and_prose_does_not() {
    let settings =
        "# APP_MODEL_PREF='llama2'\n# - APP_CHAT_MODEL=llama3\n# as llama2 did, model=llama3 of old\nKEY=1\n";
    assert_eq!(roles(".env.example", settings), ["llama2 comment", "llama3 comment"]);
    nothing(".env.example", "# DATA_DIR=llama2\n# APP_MODEL=your-model\n# APP_MODEL_PATH=/data/llama.py\nKEY=1\n");
}
