//! Owns tables of models: menus, prices, capabilities, enumerations; and choices that only look like them.

use super::roles;

fn all(role: &str, roles: &[String]) {
    assert!(!roles.is_empty() && roles.iter().all(|one| one.ends_with(role)), "{role}: {roles:?}");
}

#[test]
fn rows_that_describe_a_model_are_a_table() {
    let rows = "export const info = { models: [
  { model: 'glm-5', displayName: 'GLM-5', contextLength: 128000, recommendedFor: ['chat'] },
  { model: 'glm-4.7', displayName: 'GLM-4.7', contextLength: 128000, recommendedFor: ['chat'] } ] };";
    all("registry", &roles("src/zai.ts", rows));
    let keyed = "const models = {
  'claude-sonnet-4-20250514': { maxTokens: 8192, contextWindow: 200000, supportsImages: true, inputPrice: 3 },
  'claude-3-5-haiku-20241022': { maxTokens: 8192, contextWindow: 200000 } };";
    all("registry", &roles("src/api.ts", keyed));
    let menu = "const options = [{ value: 'gpt-4o', label: 'GPT-4o', description: 'fast' }];";
    all("registry", &roles("src/menu.tsx", menu));
}

#[test]
fn constants_that_repeat_their_model_are_an_enumeration() {
    let go = "const (
\tModelNameBloomz7B = \"BLOOMZ-7B\"
\tModelNameLlama2_7BChat = \"Llama-2-7b-chat\"
\tModelNameLlama2_70BChat = \"Llama-2-70b-chat\"
)";
    all("registry", &roles("llms/option.go", &format!("package llms\n{go}\n")));
    let python = "class Model(str, Enum):\n    GPT_4O = \"gpt-4o\"\n    GPT_4O_MINI = \"gpt-4o-mini\"\n    GPT_4_1 = \"gpt-4.1\"\n";
    all("registry", &roles("app/models.py", python));
}

#[test]
fn defaults_are_choices() {
    let defaults = "DEFAULT_MODEL = \"gpt-4o\"\nSMALL_MODEL = \"gpt-4o-mini\"\nTITLE_MODEL = \"gpt-4.1-mini\"\n";
    all("client", &roles("app/settings.py", defaults));
    let agents = "agents:\n  - name: writer\n    description: writes\n    title: Writer\n    model: gpt-4o\n    system_prompt: p\n";
    all("client", &roles("agents.yaml", agents));
    let translated = "const IDS = { \"llama3.1-8b\": \"meta-llama/Llama-3.1-8B-Instruct\", \"qwen3-8b\": \"Qwen/Qwen3-8B\", \"gemma-7b\": \"google/gemma-7b\" };";
    all("client", &roles("src/nebius.ts", translated));
}

#[test]
fn a_long_list_of_a_program_is_a_menu() {
    let names: Vec<String> = (0..10).map(|n| format!("'gpt-4o-2024-0{n}-01'")).collect();
    let program = format!("const MODELS = [{}];", names.join(", "));
    all("registry", &roles("src/models.ts", &program));
    let few = format!("const MODELS = [{}];", names[..3].join(", "));
    all("client", &roles("src/models.ts", &few));
}

#[test]
fn a_row_of_results_names_what_was_measured() {
    let row = "- model: gpt-4o\n  pass_rate_2: 71.0\n  command: aider --model openrouter/deepseek/deepseek-r1\n";
    all("registry", &roles("board.yml", row));
}

#[test]
fn a_map_of_many_labs_models_is_a_table() {
    let names = [
        "gpt-4o",
        "gpt-4.1",
        "claude-opus-4-1",
        "claude-sonnet-4-5",
        "deepseek-v3",
        "deepseek-r1",
        "kimi-k2",
        "gemini-2.5-pro",
        "glm-5",
        "gpt-4o-mini",
    ];
    let map = |names: &[&str]| {
        let keys: Vec<String> = names.iter().map(|name| format!("\"{name}\": {{\"top_k\": 20}}")).collect();
        format!("{{\"families\": {{{}}}}}", keys.join(", "))
    };
    all("registry", &roles("defaults.json", &map(&names)));
    all("client", &roles("defaults.json", &map(&names[..5])));
}

#[test]
fn an_architecture_that_is_trained_from_nothing_selects_no_weights() {
    let none: [String; 0] = [];
    let maxtext =
        "base_config: base.yml\nmodel_name: llama3.1-405b\nici_fsdp_parallelism: 8\ndataset_type: synthetic\n";
    assert_eq!(roles("train.yaml", maxtext), none);
    let launcher =
        "python setup_experiment.py \\\n  --model_name deepseek \\\n  --model_size v3 \\\n  --num_gpus 256\n";
    assert_eq!(roles("launcher.sh", launcher), none);
    all("client", &roles("app.yaml", "model_name: llama3.1-405b\napi_key: x\n"));
}

#[test]
fn what_a_long_list_of_a_proxy_routes_is_more_than_offered() {
    let labs = [
        "gemini/gemini-2.5-pro",
        "openai/gpt-4.1",
        "anthropic/claude-opus-4-1",
        "deepseek/deepseek-chat",
        "groq/llama-3.3-70b-versatile",
        "mistral/mistral-large-2411",
        "xai/grok-4",
        "cohere/command-r-plus",
        "openrouter/qwen/qwen3-32b",
        "openrouter/moonshotai/kimi-k2",
    ];
    let entry =
        |model: &&str| format!("- model_name: {}\n  litellm_params: {{model: {model}}}\n", &model[model.len() - 8..]);
    let entries: String = labs.iter().map(entry).collect();
    let settings = "litellm_settings:\n  fallbacks: [{\"opus-4-1\": [\"eek-chat\"]}]\n";
    let roles = roles("proxy.yaml", &format!("model_list:\n{entries}{settings}"));
    assert_eq!(roles.iter().filter(|role| role.ends_with(" registry")).count(), 8, "{roles:?}");
    assert_eq!(&roles[2..4], ["anthropic/claude-opus-4-1 client", "deepseek/deepseek-chat fallback"]);
}

#[test]
fn what_a_run_wrote_down_is_a_record() {
    let records = "{\"model\":\"deepseek-ai/DeepSeek-R1\",\"tokens_in\":15318,\"tokens_out\":24,\"wall_ms\":6159}\n";
    assert_eq!(roles("results.jsonl", records), ["deepseek-ai/DeepSeek-R1 registry"]);
}
