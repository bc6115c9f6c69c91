//! Owns gateways and routers: groups, fallbacks, targets, names that they give.

use super::{channels, labels, references, roles, routes};

const LITELLM: &str = "\
model_list:
  - model_name: assistant
    litellm_params:
      model: azure/gpt-4o
  - model_name: assistant
    litellm_params:
      model: together_ai/deepseek-ai/DeepSeek-V3
  - model_name: spare
    litellm_params:
      model: ollama/qwen2.5:14b
  - model_name: small
    litellm_params:
      model: openai/gpt-4o-mini
    model_info:
      base_model: gpt-4o-mini-2024-07-18
router_settings:
  fallbacks: [{\"assistant\": [\"spare\"]}]
  context_window_fallbacks: [{\"small\": [\"assistant\"]}]
  default_fallbacks: [\"small\"]
  model_group_alias: {\"gpt-4\": \"assistant\", \"gpt-4-turbo\": {\"model\": \"assistant\", \"hidden\": true}}
";

#[test]
fn a_proxy_groups_by_name_and_falls_back_by_name() {
    assert_eq!(
        references("litellm.yaml", LITELLM),
        [
            "azure/gpt-4o client litellm",
            "together_ai/deepseek-ai/DeepSeek-V3 client litellm",
            "ollama/qwen2.5:14b fallback litellm",
            "openai/gpt-4o-mini client litellm",
            "gpt-4o-mini-2024-07-18 registry openai",
        ]
    );
    assert_eq!(
        routes("litellm.yaml", LITELLM),
        [
            "group: azure/gpt-4o together_ai/deepseek-ai/DeepSeek-V3",
            "fallback: azure/gpt-4o together_ai/deepseek-ai/DeepSeek-V3 ollama/qwen2.5:14b",
            "fallback: openai/gpt-4o-mini azure/gpt-4o together_ai/deepseek-ai/DeepSeek-V3",
        ]
    );
    assert_eq!(
        labels("litellm.yaml", LITELLM),
        [
            "assistant = azure/gpt-4o",
            "assistant = together_ai/deepseek-ai/DeepSeek-V3",
            "spare = ollama/qwen2.5:14b",
            "small = openai/gpt-4o-mini",
        ]
    );
}

#[test]
fn a_default_backs_what_nothing_else_backs() {
    let settings = LITELLM.split("router_settings").next().unwrap_or_default();
    let settings = format!("{settings}litellm_settings:\n  default_fallbacks: [\"small\"]\n");
    assert_eq!(
        routes("litellm.yaml", &settings)[1..],
        [
            "fallback: azure/gpt-4o together_ai/deepseek-ai/DeepSeek-V3 openai/gpt-4o-mini",
            "fallback: ollama/qwen2.5:14b openai/gpt-4o-mini",
        ]
    );
}

const PORTKEY: &str = r#"{
  "strategy": {"mode": "fallback", "on_status_codes": [429]},
  "targets": [
    {"name": "first", "provider": "openai", "override_params": {"model": "gpt-4o"}},
    {"name": "second", "provider": "together-ai", "override_params": {"model": "meta-llama/Llama-3.3-70B-Instruct"}}
  ]
}"#;

#[test]
fn targets_under_a_strategy_are_a_route() {
    assert_eq!(roles("config.json", PORTKEY), ["gpt-4o client", "meta-llama/Llama-3.3-70B-Instruct fallback"]);
    assert_eq!(routes("config.json", PORTKEY), ["fallback: gpt-4o meta-llama/Llama-3.3-70B-Instruct"]);
    let balanced = PORTKEY.replace("\"fallback\"", "\"loadbalance\"");
    assert_eq!(routes("config.json", &balanced), ["group: gpt-4o meta-llama/Llama-3.3-70B-Instruct"]);
    assert_eq!(labels("config.json", PORTKEY)[1], "second = meta-llama/Llama-3.3-70B-Instruct");
}

#[test]
fn conditions_of_a_strategy_speak_in_names_of_targets() {
    let program = "const config = {
  strategy: { mode: 'conditional', conditions: [{ then: 'openai-gpt-4' }], default: 'openai-gpt-4' },
  targets: [{ name: 'openai-gpt-4', virtual_key: 'k', override_params: { model: 'gpt-4o' } }],
};";
    assert_eq!(roles("route.ts", program), ["gpt-4o client"]);
    assert_eq!(labels("route.ts", program), ["openai-gpt-4 = gpt-4o"; 3]);
    assert_eq!(routes("route.ts", program), [""; 0]);
}

const ENVOY: &str = "\
kind: AIGatewayRoute
metadata:
  name: llama-3-1-route
spec:
  rules:
    - matches:
        - headers:
            - {type: Exact, name: x-ai-eg-model, value: gpt-4o-mini}
      backendRefs:
        - name: openai-backend
    - matches:
        - headers:
            - {type: Exact, name: x-ai-eg-model, value: claude-sonnet-4-5}
      backendRefs:
        - name: anthropic-backend
          modelNameOverride: claude-sonnet-4-20250514
        - name: bedrock-backend
          priority: 1
          modelNameOverride: us.meta.llama3-3-70b-instruct-v1:0
";

#[test]
fn a_gateway_selects_by_header_unless_it_replaces_the_name() {
    assert_eq!(
        references("route.yaml", ENVOY),
        [
            "gpt-4o-mini client openai",
            "claude-sonnet-4-20250514 client anthropic",
            "us.meta.llama3-3-70b-instruct-v1:0 fallback bedrock",
        ]
    );
    assert_eq!(routes("route.yaml", ENVOY), ["fallback: claude-sonnet-4-20250514 us.meta.llama3-3-70b-instruct-v1:0"]);
    assert!(labels("route.yaml", ENVOY).contains(&"claude-sonnet-4-5 = claude-sonnet-4-20250514".to_owned()));
    let weighted = ENVOY.replace("priority: 1", "weight: 1");
    assert_eq!(routes("route.yaml", &weighted), ["group: claude-sonnet-4-20250514 us.meta.llama3-3-70b-instruct-v1:0"]);
}

#[test]
fn further_models_of_a_request_to_a_router_wait() {
    let listed = r#"requests.post("https://openrouter.ai/api/v1/chat/completions",
    json={"models": ["anthropic/claude-sonnet-4", "moonshotai/kimi-k2"], "route": "fallback"})"#;
    assert_eq!(routes("ask.py", listed), ["fallback: anthropic/claude-sonnet-4 moonshotai/kimi-k2"]);
    assert_eq!(roles("ask.py", listed), ["anthropic/claude-sonnet-4 client", "moonshotai/kimi-k2 fallback"]);
    let beside = "client.chat.completions.create(model=\"openai/gpt-4o\",
    extra_body={\"models\": [\"deepseek/deepseek-chat-v3.1\", \"qwen/qwen3-235b-a22b\"]})";
    assert_eq!(routes("ask.py", beside), ["fallback: openai/gpt-4o deepseek/deepseek-chat-v3.1 qwen/qwen3-235b-a22b"]);
    let gateway = "await generateText({ model: 'anthropic/claude-sonnet-4',
  providerOptions: { gateway: { order: ['bedrock', 'anthropic'], models: ['openai/gpt-5-mini', 'zai/glm-4.6'] } } });";
    assert_eq!(routes("ask.ts", gateway), ["fallback: anthropic/claude-sonnet-4 openai/gpt-5-mini zai/glm-4.6"]);
    assert_eq!(roles("ask.ts", gateway)[2], "zai/glm-4.6 fallback");
}

#[test]
fn a_list_of_models_without_a_router_is_no_route() {
    let menu = "{\"model\": \"openai/gpt-4o\", \"models\": [\"openai/gpt-4o-mini\", \"qwen/qwen3-235b-a22b\"]}";
    assert_eq!(routes("settings.json", menu), [""; 0]);
}

#[test]
fn a_target_is_reached_through_its_provider() {
    assert_eq!(channels("config.json", PORTKEY)[0], "gpt-4o api:openai");
}

#[test]
fn what_runs_in_ollamas_cloud_is_hosted_there() {
    let text = "model_list:\n  - model_name: a\n    litellm_params: {model: ollama/minimax-m2.5:cloud, api_base: \"http://localhost:11434\"}\n";
    assert_eq!(channels("proxy.yaml", text), ["ollama/minimax-m2.5:cloud hosted:ollama-cloud"]);
    assert_eq!(channels("run.sh", "ollama run gpt-oss:120b-cloud\n"), ["gpt-oss:120b-cloud hosted:ollama-cloud"]);
    assert_eq!(channels("run.sh", "ollama run gpt-oss:120b\n"), ["gpt-oss:120b self-hosted"]);
}
