//! The many ways in which hosts write a model's name, and names that the catalogue cannot know yet.
//!
//! The samples are ours: one row a way of writing, spread over schemes and labs. They stand for the spellings that hosts
//! publish, which are many thousands and belong to their lists.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use owlint::catalog::{Basis, Catalog, Model, Weights};
use owlint::identify::{read, resolve};
use std::sync::Arc;

fn model(spelling: &str, catalog: &Catalog) -> Arc<Model> {
    let found = read(spelling, catalog).and_then(|candidate| resolve(&candidate, catalog).model);
    found.unwrap_or_else(|| Arc::new(Model::named("nothing")))
}

const OPEN: Weights = Weights::Open;
const CLOSED: Weights = Weights::Closed;

/// Spelling, model, lab, openness.
#[rustfmt::skip]
const KNOWN: &[(&str, &str, &str, Weights)] = &[
    // Routers and gateways.
    ("z-ai/glm-5.2:free", "glm-5.2", "zhipuai", OPEN),
    ("~z-ai/glm-flash-latest", "glm-5.3-flash", "zhipuai", OPEN),
    ("alibaba/qwen3-vl-instruct", "qwen3-vl-235b-a22b-instruct", "alibaba", OPEN),
    ("spacexai/grok-4.5", "grok-4.5", "xai", CLOSED),
    ("zai-org-glm-4.6", "glm-4.6", "zhipuai", OPEN),
    ("openai-gpt-5.4-mini", "gpt-5.4-mini", "openai", CLOSED),
    ("deepseek-v4-pro-0813@eu", "deepseek-v4-pro-0813", "deepseek", OPEN),
    ("novita/google/gemma-4-31b-it", "gemma-4-31b-it", "google", OPEN),
    ("minimax-m27", "minimax-m2.7", "minimax", OPEN),
    // Hosts that sell a model under a word of their own.
    ("glm-5.2-short-fast-flex", "glm-5.2", "zhipuai", OPEN),
    ("glm-5.2-honey-lite", "glm-5.2", "zhipuai", OPEN),
    ("morph/morph-kimik3-fast", "kimi-k3", "moonshotai", OPEN),
    ("morph/morph-v3-large", "morph-v3-large", "morph", CLOSED),
    ("umans-glm-5.3-flash", "glm-5.3-flash", "zhipuai", OPEN),
    ("cerebras/gpt-oss-120b-cs", "gpt-oss-120b", "openai", OPEN),
    ("moonshotai/Kimi-K3-TEE", "kimi-k3", "moonshotai", OPEN),
    // Clouds.
    ("us.meta.llama3-1-405b-instruct-v1:0", "llama-3.1-405b-instruct", "meta", OPEN),
    ("bedrock/ap-south-1/meta.llama3-8b-instruct-v1:0", "meta-llama-3-8b-instruct", "meta", OPEN),
    ("global.anthropic.claude-sonnet-5", "claude-sonnet-5", "anthropic", CLOSED),
    ("zai.glm-4.7-flash", "glm-4.7-flash", "zhipuai", OPEN),
    ("openai/gpt-oss-20b-maas", "gpt-oss-20b", "openai", OPEN),
    ("claude-sonnet-4-5@20250929", "claude-sonnet-4-5-20250929", "anthropic", CLOSED),
    ("databricks-meta-llama-3-3-70b-instruct", "llama-3.3-70b-instruct", "meta", OPEN),
    ("nvidia--llama-3.2-nv-embedqa-1b", "llama-3.2-nv-embedqa-1b-v2", "nvidia", OPEN),
    ("sagemaker/meta-textgeneration-llama-2-7b", "llama-2-7b", "meta", OPEN),
    // Hubs, copies and files.
    ("unsloth/Qwen3.5-27B-GGUF", "qwen3.5-27b", "alibaba", OPEN),
    ("hf.co/bartowski/zai-org_GLM-4.6-GGUF:Q4_K_M", "glm-4.6", "zhipuai", OPEN),
    ("Pro/MiniMaxAI/MiniMax-M2.5", "minimax-m2.5", "minimax", OPEN),
    ("qwen3-embedding:8b", "qwen3-embedding-8b", "alibaba", OPEN),
    ("BAAI/bge-reranker-v2-m3", "bge-reranker-v2-m3", "baai", OPEN),
    ("meituan-longcat/LongCat-Flash-Lite", "longcat-flash-lite", "meituan", OPEN),
    ("TheDrummer/Cydonia-24B-v2", "cydonia-24b-v2", "thedrummer", OPEN),
    // Names that move.
    ("mistral/mistral-large-latest", "mistral-large-latest", "mistral", OPEN),
    ("devstral-medium-latest", "devstral-medium-latest", "mistral", OPEN),
    ("openai/chatgpt-4o-latest", "chatgpt-4o-latest", "openai", CLOSED),
];

#[test]
fn ways_of_writing_lead_to_model_lab_and_openness() {
    let catalog = Catalog::embedded();
    for &(spelling, id, lab, weights) in KNOWN {
        let model = model(spelling, &catalog);
        assert_eq!((model.id.as_str(), model.lab.as_str(), model.weights), (id, lab, weights), "{spelling}");
        assert_eq!(model.basis, Basis::Catalog, "{spelling}");
    }
}

/// Names that nobody has given yet: spelling, lab, family.
#[rustfmt::skip]
const UNHEARD: &[(&str, &str, &str)] = &[
    ("Qwen/Qwen9-235B-A22B-Instruct", "alibaba", "qwen"),
    ("qwen9-coder:480b", "alibaba", "qwen"),
    ("us.qwen.qwen9-coder-v1:0", "alibaba", "qwen"),
    ("hf.co/unsloth/Qwen9-32B-GGUF:Q4_K_M", "alibaba", "qwen"),
    ("zai-org/GLM-9-Air-FP8", "zhipuai", "glm"),
    ("glm9:9b", "zhipuai", "glm"),
    ("z-ai/glm-9.1-flash", "zhipuai", "glm"),
    ("zai.glm-9", "zhipuai", "glm"),
    ("accounts/fireworks/models/glm-9p1", "zhipuai", "glm"),
    ("moonshotai/Kimi-K9-Instruct", "moonshotai", "kimi"),
    ("kimi-k9:cloud", "moonshotai", "kimi"),
    ("global.moonshotai.kimi-k9", "moonshotai", "kimi"),
    ("moonshotai/kimi-k9-maas", "moonshotai", "kimi"),
    ("google/gemma-9-40b-it", "google", "gemma"),
    ("gemma9:40b", "google", "gemma"),
    ("publishers/google/models/gemma-9", "google", "gemma"),
    ("publishers/google/models/gemini-9-pro", "google", "gemini"),
    ("ibm-granite/granite-9.0-h-small", "ibm", "granite"),
    ("ibm.granite-9-8b-instruct-v1:0", "ibm", "granite"),
    ("us.anthropic.claude-sonnet-9-20300115-v1:0", "anthropic", "claude"),
    ("claude-opus-9@20300115", "anthropic", "claude"),
    ("anthropic/claude-haiku-9.5", "anthropic", "claude"),
    ("openai/gpt-9-mini", "openai", "gpt"),
    ("gpt-oss-9:300b", "openai", "gpt-oss"),
    ("mistral.mistral-large-9-v1:0", "mistral", "mistral-large"),
    ("mistralai/Mistral-Large-9-2T-A80B-Instruct", "mistral", "mistral-large"),
    ("deepseek-ai/DeepSeek-V9-Flash-0315", "deepseek", "deepseek"),
    ("us.deepseek.r9-v1:0", "deepseek", "deepseek"),
    ("deepseek-v9-pro:671b", "deepseek", "deepseek"),
    ("nvidia/NVIDIA-Nemotron-9-Ultra-700B-A50B-BF16", "nvidia", "nvidia-nemotron"),
    ("nvidia/llama-9.5-nemotron-ultra-300b-v1", "nvidia", "nemotron"),
    ("MiniMaxAI/MiniMax-M9", "minimax", "minimax"),
    ("meta.llama9-70b-instruct-v1:0", "meta", "llama"),
    ("x-ai/grok-9", "xai", "grok"),
    ("phi9:14b", "microsoft", "phi"),
];

#[test]
fn names_not_given_yet_are_known_by_family_and_never_as_an_older_model() {
    let catalog = Catalog::embedded();
    for &(spelling, lab, family) in UNHEARD {
        let model = model(spelling, &catalog);
        assert_eq!((model.lab.as_str(), model.family.as_str()), (lab, family), "{spelling}");
        assert_eq!((model.basis, model.released), (Basis::Name, None), "{spelling}");
        assert_ne!(model.near_frontier, Some(true), "{spelling}");
    }
}

#[test]
fn a_letter_that_is_parted_from_its_number_is_no_model_of_one_letter() {
    let catalog = Catalog::embedded();
    for spelling in ["o-1-mini", "o.1", "o_3", "O 3-mini", "openai/o-1-mini", "openai-o--1-mini", "t-5-base"] {
        assert_ne!(model(spelling, &catalog).basis, Basis::Catalog, "{spelling}");
    }
    for spelling in ["o1-mini", "o1", "openai/o3", "openai-o1-mini", "t5-base", "gpt4o", "gpt_4o", "phi_3-mini-4k"] {
        assert_eq!(model(spelling, &catalog).basis, Basis::Catalog, "{spelling}");
    }
}
