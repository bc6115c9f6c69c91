//! Owns the grammar of identifiers: every scheme with the spellings seen under it, what they lead to and how firmly.

use super::{identification, only};
use owlint::catalog::Catalog;
use owlint::identify::{Identified, PinKind, Scheme};

/// The reference in a document in which `before` stands above it.
fn read(before: &str, spelling: &str) -> Identified {
    only("config.yaml", &format!("{before}model: \"{spelling}\"\n"))
}

fn model_id(found: &Identified) -> &str {
    found.model.as_ref().map_or("", |model| model.id.as_str())
}

/// Scheme, what it leads to, and the pin of every spelling, in the order of the schemes' numbers; what moves has a floating pin.
#[rustfmt::skip]
const SPELLINGS: &[(&str, &str, Scheme, &str, PinKind)] = &[
    // 1, 2: repositories on the hub and what is made of them.
    ("", "Qwen/Qwen3.8-2.4T-A95B", Scheme::Hf, "qwen3.8-2.4t-a95b", PinKind::None),
    ("", "hf:zai-org/GLM-5.2", Scheme::Hf, "glm-5.2", PinKind::None),
    ("", "hf.co/zai-org/GLM-5.2", Scheme::Hf, "glm-5.2", PinKind::None),
    ("", "zai-org/GLM-5.2@0123456789abcdef", Scheme::Hf, "glm-5.2", PinKind::Revision),
    ("", "https://huggingface.co/zai-org/GLM-5.2/tree/main", Scheme::Hf, "glm-5.2", PinKind::Floating),
    ("", "unsloth/Kimi-K3-GGUF", Scheme::Gguf, "kimi-k3", PinKind::None),
    ("", "bartowski/Skywork_Skywork-OR1-32B-Preview-GGUF", Scheme::Gguf, "skywork-or1-32b-preview", PinKind::None),
    ("", "mlx-community/GLM-5.2-4bit", Scheme::Hf, "glm-5.2", PinKind::None),
    ("", "someone/GLM-5.2-EAGLE3", Scheme::Hf, "glm-5.2", PinKind::None),
    ("", "someone/Kimi-K3-DFlash", Scheme::Hf, "kimi-k3", PinKind::None),
    // 3: the hub's own router.
    ("", "zai-org/GLM-5.3:together", Scheme::Hf, "glm-5.3", PinKind::None),
    ("", "zai-org/GLM-5.3:fastest", Scheme::Hf, "glm-5.3", PinKind::None),
    ("", "zai-org/GLM-5.3:cheapest", Scheme::Hf, "glm-5.3", PinKind::None),
    // 4
    ("", "modelscope://ZhipuAI/GLM-5.2", Scheme::Modelscope, "glm-5.2", PinKind::None),
    ("provider: modelscope\n", "Tencent-Hunyuan/Hy3", Scheme::Modelscope, "hy3", PinKind::None),
    ("provider: modelscope\n", "MiniMax/MiniMax-M3", Scheme::Modelscope, "minimax-m3", PinKind::None),
    // 5
    ("", "Qwen3.5-397B-A17B-UD-Q6_K-00001-of-00008.gguf", Scheme::Gguf, "qwen3.5-397b-a17b", PinKind::None),
    ("", "zai-org_GLM-4.6-IQ2_XXS.gguf", Scheme::Gguf, "glm-4.6", PinKind::None),
    // 6
    ("", "llama3.1:405b", Scheme::Ollama, "llama-3.1-405b-instruct", PinKind::Tag),
    ("", "gemma4:31b", Scheme::Ollama, "gemma-4-31b-it", PinKind::Tag),
    ("", "ollama/kimi-k3", Scheme::Ollama, "kimi-k3", PinKind::Floating),
    ("", "qwen3-coder:480b-cloud", Scheme::Ollama, "qwen3-coder-480b-a35b-instruct", PinKind::Tag),
    ("", "deepseek-v4-pro:0813", Scheme::Ollama, "deepseek-v4-pro-0813", PinKind::Tag),
    ("", "hf.co/unsloth/GLM-5.2-GGUF:Q4_K_M", Scheme::Gguf, "glm-5.2", PinKind::None),
    // 7
    ("", "ai/llama3.1:8B-Q4_K_M", Scheme::DockerModel, "llama-3.1-8b-instruct", PinKind::Tag),
    // 8, 9
    ("", "us.meta.llama3-1-405b-instruct-v1:0", Scheme::Bedrock, "llama-3.1-405b-instruct", PinKind::Tag),
    ("", "mistral.mixtral-8x7b-instruct-v0:1", Scheme::Bedrock, "mixtral-8x7b-instruct-v0.1", PinKind::None),
    ("", "arn:aws:bedrock:us-east-1::foundation-model/meta.llama3-1-405b-instruct-v1:0", Scheme::Bedrock, "llama-3.1-405b-instruct", PinKind::Tag),
    ("", "arn:aws-us-gov:bedrock:us-gov-west-1:111122223333:inference-profile/us-gov.anthropic.claude-sonnet-4-5-20250929-v1:0", Scheme::Bedrock, "claude-sonnet-4-5-20250929", PinKind::Tag),
    ("", "anthropic.claude-v2", Scheme::Bedrock, "claude-2.0", PinKind::None),
    ("", "anthropic.claude-v2:1", Scheme::Bedrock, "claude-2.1", PinKind::None),
    ("", "anthropic.claude-opus-4-7", Scheme::Bedrock, "claude-opus-4-7", PinKind::None),
    ("", "ai21.jamba-instruct-v1:0", Scheme::Bedrock, "jamba-instruct", PinKind::Tag),
    ("", "openai.gpt-oss-120b-1:0", Scheme::Bedrock, "gpt-oss-120b", PinKind::Tag),
    ("", "global.moonshotai.kimi-k3", Scheme::Bedrock, "kimi-k3", PinKind::None),
    ("", "deepseek.v3.2", Scheme::Bedrock, "deepseek-v3.2", PinKind::None),
    ("", "deepseek.r1-v1:0", Scheme::Bedrock, "deepseek-r1", PinKind::Tag),
    ("", "deepseek.v3-v1:0", Scheme::Bedrock, "deepseek-v3.1", PinKind::Tag),
    // 10
    ("", "meta/llama-3.1-405b-instruct-maas", Scheme::Vertex, "llama-3.1-405b-instruct", PinKind::None),
    ("", "zai-org/glm-5.2-maas", Scheme::Vertex, "glm-5.2", PinKind::None),
    ("", "publishers/meta/models/llama-3.1-405b-instruct-maas", Scheme::Vertex, "llama-3.1-405b-instruct", PinKind::None),
    ("", "projects/acme/locations/us-east5/publishers/anthropic/models/claude-3-5-sonnet@20240620", Scheme::Vertex, "claude-3-5-sonnet-20240620", PinKind::Tag),
    ("", "vertex_ai/mistral-large@2411-001", Scheme::Vertex, "mistral-large-instruct-2411", PinKind::Tag),
    // 11
    ("", "azure/Meta-Llama-3.1-405B-Instruct", Scheme::Azure, "llama-3.1-405b-instruct", PinKind::None),
    ("provider: azure\n", "DeepSeek-V4-Flash", Scheme::Azure, "deepseek-v4-flash", PinKind::None),
    ("provider: azure\n", "gpt-oss-120b", Scheme::Azure, "gpt-oss-120b", PinKind::None),
    ("", "FW-GLM-5.2", Scheme::Azure, "glm-5.2", PinKind::None),
    ("", "azureml://registries/azureml-meta/models/Meta-Llama-3.1-405B-Instruct/versions/3", Scheme::Azure, "llama-3.1-405b-instruct", PinKind::Tag),
    ("", "azureml://registries/azureml-meta/models/Meta-Llama-3.1-405B-Instruct/labels/latest", Scheme::Azure, "llama-3.1-405b-instruct", PinKind::Floating),
    // 12
    ("", "github/kimi-k3", Scheme::Hf, "kimi-k3", PinKind::None),
    // 13
    ("", "z-ai/glm-5.3", Scheme::Openrouter, "glm-5.3", PinKind::None),
    ("", "~z-ai/glm-latest", Scheme::Openrouter, "glm-latest", PinKind::Floating),
    ("", "thinkingmachines/inkling-small:free", Scheme::Openrouter, "inkling-small", PinKind::None),
    ("", "moonshotai/kimi-k2:exacto", Scheme::Openrouter, "kimi-k2-instruct", PinKind::None),
    // 14
    ("", "alibaba/qwen-3-235b", Scheme::Vercel, "qwen3-235b-a22b", PinKind::None),
    ("", "zai/glm-5.2", Scheme::Vercel, "glm-5.2", PinKind::None),
    ("provider: vercel\n", "meta/llama-3.1-70b", Scheme::Vercel, "llama-3.1-70b", PinKind::None),
    // 15
    ("", "fireworks_ai/accounts/fireworks/models/glm-5p2", Scheme::Fireworks, "glm-5.2", PinKind::None),
    ("", "bedrock/us-gov-west-1/openai.gpt-oss-120b-1:0", Scheme::Bedrock, "gpt-oss-120b", PinKind::Tag),
    ("", "bedrock/us-west-2/6-month-commitment/anthropic.claude-v2:1", Scheme::Bedrock, "claude-2.1", PinKind::None),
    // 16
    ("", "meta-llama/Meta-Llama-3.1-405B-Instruct-Turbo", Scheme::Hf, "llama-3.1-405b-instruct", PinKind::None),
    // 17
    ("", "accounts/fireworks/models/llama-v3p1-405b-instruct", Scheme::Fireworks, "llama-3.1-405b-instruct", PinKind::None),
    ("", "accounts/fireworks/models/llama-v3p1-405b-instruct-long", Scheme::Fireworks, "llama-3.1-405b-instruct", PinKind::None),
    ("", "accounts/fireworks/models/qwen3p8-2p4t-a95b", Scheme::Fireworks, "qwen3.8-2.4t-a95b", PinKind::None),
    ("", "accounts/fireworks/routers/glm-latest", Scheme::Fireworks, "glm-latest", PinKind::Floating),
    ("", "accounts/fireworks/routers/glm-5p2-fast", Scheme::Fireworks, "glm-5.2", PinKind::Floating),
    ("", "accounts/acme/deployments/glm-5p2", Scheme::Fireworks, "glm-5.2", PinKind::None),
    // 18
    ("provider: groq\n", "llama-3.1-70b-versatile", Scheme::Groq, "llama-3.1-70b-instruct", PinKind::None),
    ("provider: groq\n", "mixtral-8x7b-32768", Scheme::Groq, "mixtral-8x7b-instruct-v0.1", PinKind::None),
    ("provider: groq\n", "moonshotai/kimi-k2-instruct-0905", Scheme::Groq, "kimi-k2-instruct-0905", PinKind::Tag),
    // 19
    ("", "qwen-3.8-27b", Scheme::VendorApi, "qwen3.8-27b", PinKind::None),
    ("", "Meta-Llama-3.3-70B-Instruct", Scheme::VendorApi, "llama-3.3-70b-instruct", PinKind::None),
    ("", "llama3.1-405b-instruct-fp8", Scheme::VendorApi, "llama-3.1-405b-instruct", PinKind::None),
    ("", "llama3-2b", Scheme::VendorApi, "llama3-2b", PinKind::None),
    ("", "bert-base-cased", Scheme::Hf, "bert-base-cased", PinKind::None),
    // 20
    ("", "nvidia/Nemotron-3-Ultra-550b-a55b", Scheme::Hf, "nvidia-nemotron-3-ultra-550b-a55b", PinKind::None),
    ("", "deepseek-ai/DeepSeek-V4-Pro", Scheme::Hf, "deepseek-v4-pro", PinKind::None),
    ("", "Pro/deepseek-ai/DeepSeek-V3", Scheme::Hf, "deepseek-v3", PinKind::None),
    ("", "moonshot-ai/Kimi-K2.6", Scheme::Hf, "kimi-k2.6", PinKind::None),
    // 21
    ("", "zai-org/glm-5.3", Scheme::Hf, "glm-5.3", PinKind::None),
    ("", "moonshotai/Kimi-K3-TEE", Scheme::Hf, "kimi-k3", PinKind::None),
    ("", "TEE/glm-5.2", Scheme::VendorApi, "glm-5.2", PinKind::None),
    ("", "glm-5.2:thinking", Scheme::VendorApi, "glm-5.2", PinKind::None),
    // 22
    ("", "zai-org-glm-4.6", Scheme::VendorApi, "glm-4.6", PinKind::None),
    ("", "kimi-k2-6", Scheme::VendorApi, "kimi-k2.6", PinKind::None),
    ("", "alibaba-qwen3-32b", Scheme::VendorApi, "qwen3-32b", PinKind::None),
    // 23
    ("", "@cf/meta/llama-3.3-70b-instruct-fp8-fast", Scheme::Cloudflare, "llama-3.3-70b-instruct", PinKind::None),
    ("", "@cf/zai-org/glm-5.2", Scheme::Cloudflare, "glm-5.2", PinKind::None),
    // 24: the endpoints are updated in place.
    ("", "databricks-meta-llama-3-1-405b-instruct", Scheme::Databricks, "llama-3.1-405b-instruct", PinKind::Floating),
    ("", "databricks-kimi-k2-7-code", Scheme::Databricks, "kimi-k2.7-code", PinKind::Floating),
    ("", "databricks-qwen35-122b", Scheme::Databricks, "qwen3.5-122b-a10b", PinKind::Floating),
    ("", "system.ai.llama_v3_3_70b_instruct", Scheme::Databricks, "llama-3.3-70b-instruct", PinKind::Floating),
    // 25
    ("", "snowflake-llama-3.1-405b", Scheme::Snowflake, "llama-3.1-405b", PinKind::None),
    ("provider: snowflake\n", "llama3.1-405b", Scheme::Snowflake, "llama-3.1-405b", PinKind::None),
    ("provider: snowflake\n", "mistral-large2", Scheme::Snowflake, "mistral-large-instruct-2407", PinKind::None),
    ("provider: snowflake\n", "reka-flash", Scheme::Snowflake, "reka-flash", PinKind::None),
    // 26
    ("", "mistralai--mistral-medium", Scheme::Mistral, "mistral-medium", PinKind::Floating),
    // 27
    ("", "meta.llama-3.1-405b-instruct", Scheme::Oci, "llama-3.1-405b-instruct", PinKind::None),
    ("", "cohere.command-r-08-2024", Scheme::Oci, "c4ai-command-r-08-2024", PinKind::Tag),
    // 28
    ("provider: watsonx\n", "ibm/granite-3-8b-instruct", Scheme::Watsonx, "granite-3.0-8b-instruct", PinKind::None),
    ("provider: watsonx\n", "meta-llama/llama-4-maverick-17b-128e-instruct-fp8", Scheme::Watsonx, "llama-4-maverick-17b-128e-instruct", PinKind::None),
    // 29
    ("", "meta-textgeneration-llama-2-70b-f", Scheme::Sagemaker, "llama-2-70b-chat", PinKind::None),
    ("", "huggingface-llm-falcon-40b-bf16", Scheme::Sagemaker, "falcon-40b", PinKind::None),
    // 30
    ("", "nvcr.io/nim/meta/llama-3.1-405b-instruct:1.8.3", Scheme::Nim, "llama-3.1-405b-instruct", PinKind::Tag),
    ("", "nim/meta/llama-3.1-405b-instruct", Scheme::Nim, "llama-3.1-405b-instruct", PinKind::None),
    ("", "nvidia/llama-3.3-nemotron-super-49b-v1.5", Scheme::Nim, "llama-3_3-nemotron-super-49b-v1_5", PinKind::None),
    ("# https://integrate.api.nvidia.com/v1\n", "microsoft/phi-4-mini-instruct", Scheme::Nim, "phi-4-mini-instruct", PinKind::None),
    // 31
    ("", "replicate/meta/llama-3-8b-instruct", Scheme::Replicate, "meta-llama-3-8b-instruct", PinKind::None),
    ("", "meta/meta-llama-3-70b-instruct:fbfb20b472b2f3bdd101412a9f70a0ed4fc0ced78a77ff00970ee7a2383c575d", Scheme::Replicate, "meta-llama-3-70b-instruct", PinKind::Revision),
    // 32
    ("", "glm-5-3-flash-260828", Scheme::VendorApi, "glm-5.3-flash", PinKind::Tag),
    ("", "doubao-seed-2-1-pro-260628", Scheme::VendorApi, "doubao-seed-2-1-pro-260628", PinKind::Tag),
    // 33
    ("", "qwen2-5-72b-instruct", Scheme::VendorApi, "qwen2.5-72b-instruct", PinKind::None),
    ("", "kimi/kimi-k2.5", Scheme::Hf, "kimi-k2.5", PinKind::None),
    ("", "MiniMax/MiniMax-M2.7", Scheme::Hf, "minimax-m2.7", PinKind::None),
    // 34
    ("", "glm-5.1@eu", Scheme::VendorApi, "glm-5.1", PinKind::None),
    // 35
    ("", "moonshotai:kimi@k3.1-pro", Scheme::VendorApi, "kimi-k3.1-pro", PinKind::Tag),
    ("", "novita/kimi-k2.6", Scheme::Hf, "kimi-k2.6", PinKind::None),
    // 36
    ("", "kimi-k3", Scheme::VendorApi, "kimi-k3", PinKind::None),
    ("", "deepseek-flash", Scheme::VendorApi, "deepseek-flash", PinKind::Floating),
    ("", "mistral-large-2512", Scheme::Mistral, "mistral-large-3-675b-instruct-2512", PinKind::Tag),
    ("", "gpt-4o-2024-08-06", Scheme::Openai, "gpt-4o-2024-08-06", PinKind::Tag),
    ("", "claude-opus-4-1-20250805", Scheme::Anthropic, "claude-opus-4-1-20250805", PinKind::Tag),
    ("", "gemini-2.5-pro", Scheme::Google, "gemini-2.5-pro", PinKind::None),
];

#[test]
fn every_scheme_is_told_from_the_others() {
    for (before, spelling, scheme, model, pin) in SPELLINGS {
        let found = read(before, spelling);
        assert_eq!(found.scheme, *scheme, "{spelling}");
        assert_eq!(model_id(&found), *model, "{spelling}");
        assert_eq!(found.pin.kind, *pin, "{spelling}");
    }
}

#[test]
fn all_schemes_have_a_spelling_here() {
    let seen = |scheme: Scheme| SPELLINGS.iter().any(|row| row.2 == scheme);
    for scheme in [
        Scheme::Hf,
        Scheme::Modelscope,
        Scheme::Gguf,
        Scheme::Ollama,
        Scheme::DockerModel,
        Scheme::Bedrock,
        Scheme::Vertex,
        Scheme::Azure,
        Scheme::Nim,
        Scheme::Openrouter,
        Scheme::Vercel,
        Scheme::Fireworks,
        Scheme::Groq,
        Scheme::Cloudflare,
        Scheme::Databricks,
        Scheme::Snowflake,
        Scheme::Sagemaker,
        Scheme::Oci,
        Scheme::Watsonx,
        Scheme::Replicate,
        Scheme::Openai,
        Scheme::Anthropic,
        Scheme::Google,
        Scheme::Mistral,
        Scheme::VendorApi,
    ] {
        assert!(seen(scheme), "{scheme:?}");
    }
    let routed = identification("config.yaml", "litellm_params:\n  model: together_ai/Qwen/Qwen2.5-7B-Instruct\n");
    assert_eq!(routed.references[0].scheme, Scheme::Litellm);
    assert_eq!(only("config.yaml", "model: /models/DeepSeek-V3-671B\n").scheme, Scheme::Path);
    assert_eq!(only("config.yaml", "model: s3://weights/llama-3.1-70b-instruct\n").scheme, Scheme::Url);
    assert_eq!(only("config.yaml", "model: house-model-9\n").scheme, Scheme::Unknown);
}

#[test]
fn commands_take_identifiers_of_their_engines() {
    for (command, scheme, model) in [
        ("vllm serve Qwen/Qwen2.5-7B-Instruct", Scheme::Hf, "qwen2.5-7b-instruct"),
        ("python -m sglang.launch_server --model-path zai-org/GLM-5.2", Scheme::Hf, "glm-5.2"),
        ("llama-server -hf unsloth/GLM-5.2-GGUF:Q4_K_M", Scheme::Gguf, "glm-5.2"),
        ("vllm serve zai-org/GLM-5.2 --served-model-name gpt-4o", Scheme::Hf, "glm-5.2"),
        ("MODEL_ID=zai-org/GLM-5.2 text-generation-launcher", Scheme::Hf, "glm-5.2"),
    ] {
        let found = only("run.sh", &format!("{command}\n"));
        assert_eq!((found.scheme, model_id(&found)), (scheme, model), "{command}");
    }
}

#[test]
fn what_copies_add_is_kept_beside_the_base() {
    for (spelling, model, added, publisher) in [
        ("unsloth/GLM-5.2-GGUF", "glm-5.2", "GGUF", Some("unsloth")),
        ("bartowski/Skywork_Skywork-OR1-32B-Preview-GGUF", "skywork-or1-32b-preview", "GGUF", Some("bartowski")),
        ("mlx-community/GLM-5.2-4bit", "glm-5.2", "4bit", Some("mlx-community")),
        ("someone/DeepSeek-V3-AWQ", "deepseek-v3", "AWQ", Some("someone")),
        ("someone/Qwen2.5-72B-Instruct-GPTQ-Int4", "qwen2.5-72b-instruct", "GPTQ-Int4", Some("someone")),
        ("nvidia/DeepSeek-R1-FP4", "deepseek-r1", "FP4", None),
        ("someone/Kimi-K3-NVFP4", "kimi-k3", "NVFP4", Some("someone")),
        ("someone/GLM-5.2-MXFP4", "glm-5.2", "MXFP4", Some("someone")),
        ("unsloth/Llama-3.3-70B-Instruct-bnb-4bit", "llama-3.3-70b-instruct", "bnb-4bit", Some("unsloth")),
        ("someone/GLM-5.2-EAGLE3", "glm-5.2", "EAGLE3", Some("someone")),
        ("ai/llama3.1:8B-Q4_K_M", "llama-3.1-8b-instruct", "Q4_K_M", None),
        ("zai-org/GLM-4.6-FP8", "glm-4.6", "FP8", None),
    ] {
        let found = read("", spelling);
        assert_eq!(model_id(&found), model, "{spelling}");
        assert_eq!(found.quantisation.as_deref(), Some(added), "{spelling}");
        assert_eq!(found.publisher.as_deref(), publisher, "{spelling}");
    }
}

#[test]
fn a_provider_behind_the_colon_serves_it() {
    assert_eq!(read("", "zai-org/GLM-5.3:together").host.as_deref(), Some("together"));
    assert_eq!(read("", "Pro/deepseek-ai/DeepSeek-V3").host.as_deref(), Some("siliconflow"));
    assert_eq!(read("", "accounts/fireworks/models/glm-5p2").host.as_deref(), Some("fireworks"));
}

#[test]
fn homes_and_folders_are_no_addresses_of_hosts() {
    for value in ["~/models/x-1", "nim/app", "accounts/settings", "projects/a-1/b", "~"] {
        let found = identification("config.yaml", &format!("path: {value}\nfolder: {value}\n"));
        assert!(found.references.is_empty(), "{value}: {:?}", found.references);
    }
}

#[test]
fn each_model_answers_to_its_own_names() {
    let catalog = Catalog::embedded();
    let mut astray = Vec::new();
    for model in catalog.models() {
        let own = model.repositories.iter().chain([&model.id]);
        for name in own {
            let found =
                owlint::identify::read(name, &catalog).map(|candidate| owlint::identify::resolve(&candidate, &catalog));
            let id = found.and_then(|found| found.model).map(|found| found.id.clone());
            if id.as_deref() != Some(&model.id) {
                astray.push(format!("{name}: {id:?} instead of {}", model.id));
            }
        }
    }
    assert_eq!(astray, [""; 0]);
}
