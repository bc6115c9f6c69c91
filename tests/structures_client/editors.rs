//! Owns editors, assistants and the files that they keep.

use super::{channels, labels, references, roles};

#[test]
fn continue_dev() {
    let config = "\
name: Ours
version: 1.0.0
schema: v1
models:
  - name: Main
    provider: anthropic
    model: claude-sonnet-4-5
    roles: [chat, edit]
    contextLength: 200000
    description: the one for chats
  - name: Nomic Embed
    provider: ollama
    model: nomic-embed-text:latest
    roles: [embed]
tabAutocompleteModel:
  title: Starcoder
  provider: ollama
  model: starcoder2:3b
";
    assert_eq!(
        references("config.yaml", config),
        [
            "claude-sonnet-4-5 client anthropic",
            "nomic-embed-text:latest embedding ollama",
            "starcoder2:3b client ollama",
        ]
    );
    assert_eq!(labels("config.yaml", config)[0], "Main = claude-sonnet-4-5");
}

#[test]
fn aider() {
    let config = "\
model: openrouter/deepseek/deepseek-r1
weak-model: openrouter/deepseek/deepseek-chat
editor-model: claude-3-5-sonnet-20241022
";
    assert_eq!(
        roles(".aider.conf.yml", config),
        [
            "openrouter/deepseek/deepseek-r1 client",
            "openrouter/deepseek/deepseek-chat client",
            "claude-3-5-sonnet-20241022 client",
        ]
    );
    let settings = "\
- name: openai/gpt-oss-120b
  edit_format: diff
  weak_model_name: openai/gpt-oss-20b
  use_repo_map: true
";
    assert_eq!(
        roles(".aider.model.settings.yml", settings),
        ["openai/gpt-oss-120b client", "openai/gpt-oss-20b client"]
    );
}

#[test]
fn opencode() {
    let config = r#"{"model": "anthropic/claude-sonnet-4-20250514", "small_model": "anthropic/claude-haiku-4-5",
 "agent": {"review": {"model": "openrouter/moonshotai/kimi-k2", "description": "reads"}},
 "provider": {"local": {"npm": "@ai-sdk/openai-compatible", "models": {"qwen3-coder:30b": {"name": "Qwen3 Coder"}}}}}"#;
    assert_eq!(
        roles("opencode.json", config),
        [
            "anthropic/claude-sonnet-4-20250514 client",
            "anthropic/claude-haiku-4-5 client",
            "openrouter/moonshotai/kimi-k2 client",
            "qwen3-coder:30b client",
        ]
    );
}

#[test]
fn settings_of_editors() {
    let zed = r#"{"assistant": {"default_model": {"provider": "anthropic", "model": "claude-3-7-sonnet-latest"}},
 "agent": {"inline_assistant_model": {"provider": "ollama", "model": "qwen2.5-coder:32b"}}}"#;
    assert_eq!(
        references("settings.json", zed),
        ["claude-3-7-sonnet-latest client anthropic", "qwen2.5-coder:32b client ollama"]
    );
    let claude =
        r#"{"model": "claude-opus-4-1-20250805", "env": {"ANTHROPIC_SMALL_FAST_MODEL": "claude-3-5-haiku-20241022"}}"#;
    assert_eq!(
        roles(".claude/settings.json", claude),
        ["claude-opus-4-1-20250805 client", "claude-3-5-haiku-20241022 client"]
    );
    let cline = r#"{"apiProvider": "openrouter", "planModeApiModelId": "deepseek/deepseek-r1", "actModeApiModelId": "qwen/qwen3-coder"}"#;
    assert_eq!(roles("settings.json", cline), ["deepseek/deepseek-r1 client", "qwen/qwen3-coder client"]);
}

#[test]
fn settings_before_prose_select_and_the_prose_does_not() {
    let agent = "---\ndescription: helps\nmodel: gpt-5\ntools: [read]\n---\nLike `gpt-4o`, but better.\n\n```yaml\nmodel: gpt-4.1\n```\n";
    assert_eq!(roles(".github/agents/ours.agent.md", agent), ["gpt-5 client", "gpt-4o doc", "gpt-4.1 doc"]);
    let rules = "---\ndescription: house style\nglobs: ['*.ts']\n---\nWe call `gpt-4o` through the gateway.\n";
    assert_eq!(roles(".cursor/rules/style.md", rules), ["gpt-4o doc"]);
}

#[test]
fn prompts_of_github() {
    let prompt = "\
name: Summary
description: Sums up
model: openai/gpt-4o-mini
modelParameters:
  temperature: 0.5
messages:
  - role: user
    content: 'Sum up {{input}}, as gpt-4 would'
evaluators:
  - name: good
    llm:
      modelId: openai/gpt-4o
      prompt: judge this
";
    assert_eq!(roles("summary.prompt.yml", prompt), ["openai/gpt-4o-mini client", "openai/gpt-4o judge"]);
}

#[test]
fn coding_agents_ask_the_provider_that_they_name() {
    let config = r#"{
  "agents": {
    "writer": {"model": "zai-coding-plan/glm-5.1", "fallback_models": ["nvidia-nim/z-ai/glm5.1", "ours/minimaxai/minimax-m2.7"]},
    "reader": {"model": "github-copilot/claude-opus-4.6"}
  }
}"#;
    assert_eq!(
        channels("oh-my-opencode.json", config),
        [
            "zai-coding-plan/glm-5.1 api:zhipu",
            "nvidia-nim/z-ai/glm5.1 hosted:nvidia",
            "ours/minimaxai/minimax-m2.7 unknown",
            "github-copilot/claude-opus-4.6 hosted:github-copilot",
        ]
    );
}

#[test]
fn a_path_that_an_agent_asks_for_is_on_its_own_disk_only_where_it_says_so() {
    let config = r#"{"agents": {"writer": {"model": "/models/glm/glm-5.1"}}}"#;
    assert_eq!(channels("opencode.json", config), ["/models/glm/glm-5.1 self-hosted"]);
}

#[test]
fn a_variable_that_names_its_vendor_is_none_of_ollamas() {
    let settings =
        "OLLAMA_MODEL=qwen3:8b\nMOONSHOT_ENDPOINT=https://api.moonshot.ai/v1\nMOONSHOT_MODEL=kimi-k2-thinking\n";
    assert_eq!(references(".env", settings), ["qwen3:8b client ollama", "kimi-k2-thinking client vendorapi"]);
}
