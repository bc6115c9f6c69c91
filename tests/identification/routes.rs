//! Owns what a provider, a router or a registry named first makes of an identifier.

use super::{only, texts};
use owlint::identify::{PinKind, Scheme};

/// Scheme, host and model of a value under `model:`.
fn route(value: &str) -> (Scheme, Option<String>, String) {
    let found = only("config.yaml", &format!("model: {value}\n"));
    (found.scheme, found.host, found.model.map_or_else(String::new, |model| model.id.clone()))
}

#[test]
fn a_router_leads_to_a_vendor_and_a_name() {
    for value in ["openrouter/anthropic/claude-sonnet-4", "openrouter/x-ai/grok-4", "openrouter/deepseek/deepseek-chat"]
    {
        let (scheme, host, model) = route(value);
        assert_eq!((scheme, host.as_deref()), (Scheme::Openrouter, Some("openrouter")), "{value}");
        assert!(!model.is_empty(), "{value}");
    }
    assert_eq!(texts("notes.txt", "# routed to openrouter/x-ai/grok-4 since May\n"), ["openrouter/x-ai/grok-4"]);
}

#[test]
fn a_folder_with_the_name_of_a_model_is_a_path() {
    assert_eq!(route("/models/DeepSeek-V3").0, Scheme::Path);
    assert_eq!(route("/models/mixtral-8x9b-ours").0, Scheme::Path);
}

#[test]
fn tags_of_the_library_are_no_routes() {
    let (scheme, host, _) = route("\"mistral:7b-instruct\"");
    assert_eq!((scheme, host), (Scheme::Ollama, None));
    let (scheme, host, model) = route("\"mistral:open-mixtral-8x7b\"");
    assert_eq!((scheme, host.as_deref()), (Scheme::Mistral, Some("mistral")));
    assert_eq!(model, "mixtral-8x7b-instruct-v0.1");
}

#[test]
fn a_provider_that_publishes_nothing_keeps_its_scheme() {
    let (scheme, host, model) = route("gemini/gemini-2.5-pro");
    assert_eq!((scheme, host.as_deref(), model.as_str()), (Scheme::Google, Some("google"), "gemini-2.5-pro"));
    let (scheme, host, _) = route("cohere_chat/command-r-plus");
    assert_eq!((scheme, host.as_deref()), (Scheme::VendorApi, Some("cohere_chat")));
}

#[test]
fn a_repository_of_a_lab_that_also_serves_is_no_route() {
    let (scheme, host, model) = route("cerebras/btlm-3b-8k-base");
    assert_eq!((scheme, host, model.as_str()), (Scheme::Hf, None, "btlm-3b-8k-base"));
}

#[test]
fn containers_of_nvidia_say_so() {
    let found =
        only("compose.yaml", "services:\n  llm:\n    image: nvcr.io/nim/nvidia/llama-3.1-nemotron-70b-instruct:1.2\n");
    assert_eq!((found.scheme, found.pin.kind), (Scheme::Nim, PinKind::Tag));
}

#[test]
fn open_weights_under_the_name_of_a_lab_name_no_host() {
    let (_, host, _) = route("nvidia/llama-3.1-nemotron-70b-instruct");
    assert_eq!(host, None);
}

#[test]
fn a_day_behind_the_name_tells_the_model() {
    let found = only("config.yaml", "model: claude-3-5-sonnet@20240620\n");
    assert_eq!(found.pin.kind, PinKind::Tag);
    assert!(found.model.unwrap().id.contains("20240620") || found.pin.value.as_deref() == Some("20240620"));
}

#[test]
fn the_names_around_tell_the_hub() {
    let found = only("config.yaml", "modelscope:\n  model_id: Qwen/Qwen2.5-7B-Instruct\n");
    assert_eq!(found.scheme, Scheme::Modelscope);
    assert_eq!(route("models/gemini-2.5-pro").0, Scheme::Google);
    assert_eq!(route("models/llama-2-7b").0, Scheme::Path);
}

#[test]
fn open_weights_in_small_letters_are_on_the_hub_unless_a_router_is_spoken_of() {
    assert_eq!(route("google/paligemma-3b-mix-224").0, Scheme::Hf);
    assert_eq!(route("google/gemini-2.5-pro").0, Scheme::Openrouter);
    let found = only("config.yaml", "# by openrouter\nmodel: google/gemma-3-27b-it-unheard\n");
    assert_eq!(found.scheme, Scheme::Openrouter);
}

#[test]
fn a_library_name_is_spelt_as_such() {
    let found = only("config.yaml", "# served by ollama\nembedding_model: all-minilm\n");
    assert_eq!(found.scheme, Scheme::Ollama);
    let found = only("config.yaml", "# served by ollama\nmodel: qwen3-235b\n");
    assert_ne!(found.scheme, Scheme::Ollama);
}

#[test]
fn words_around_a_name_tell_who_serves_it() {
    let scheme = |path: &str, text: &str| only(path, text).scheme;
    let deploy = "az cognitiveservices account deployment create --model-name gpt-4o --model-format OpenAI\n";
    assert_eq!(scheme("deploy.sh", deploy), Scheme::Azure);
    assert_eq!(scheme("a.sh", "create --model-name gpt-4o\n"), Scheme::Openai);
    assert_eq!(scheme("a.env", "GROQ_MODEL=llama-3.3-70b-versatile\n"), Scheme::Groq);
    let tokens = "url: https://api.studio.nebius.ai/v1/\nmodel: google/gemma-2-9b-it-fast\n";
    assert_eq!(scheme("a.yaml", tokens), Scheme::Hf);
    let hosted = "url: https://integrate.api.nvidia.com/v1\nmodel: nvidia/llama-3.2-nv-embedqa-1b-v2\n";
    assert_eq!(scheme("a.yaml", hosted), Scheme::Nim);
    assert_eq!(scheme("a.yaml", "model: nvidia/llama-3.2-nv-embedqa-1b-v2\n"), Scheme::Hf);
}

#[test]
fn a_file_that_names_several_hosts_tells_none() {
    let text = "# watsonx, https://integrate.api.nvidia.com/v1\nmodel: z-ai/glm-5.2\n";
    assert_eq!(only("a.yaml", text).scheme, Scheme::Openrouter);
}

#[test]
fn a_route_to_amazon_keeps_the_serial_number() {
    for value in ["bedrock:anthropic.claude-3-sonnet-20240229-v1:0", "bedrock/anthropic.claude-3-sonnet-20240229-v1:0"]
    {
        assert_eq!(
            route(&format!("\"{value}\"")),
            (Scheme::Bedrock, Some("bedrock".to_owned()), "claude-3-sonnet-20240229".to_owned()),
            "{value}"
        );
    }
}

#[test]
fn closed_models_are_on_no_hub() {
    let text = "# base_url = https://api.together.xyz/v1\nmodel = \"openai/gpt-4o-mini\"\n";
    assert_eq!(only("client.py", text).scheme, Scheme::Openrouter);
    let text = "# base_url = https://api.together.xyz/v1\nmodel = \"openai/gpt-oss-120b\"\n";
    assert_eq!(only("client.py", text).scheme, Scheme::Hf);
}

#[test]
fn a_version_of_one_s_own_is_no_tag_of_the_library() {
    for value in ["\"llama-13b:v1\"", "\"gpt-3.5-turbo:20230327\"", "\"vicuna-13b:20230322-clean-lang\""] {
        assert_ne!(route(value).0, Scheme::Ollama, "{value}");
    }
    for value in ["\"llama3.1:405b\"", "\"orca-mini:v3\"", "\"llava:v1.6\"", "\"our-llama-13b:latest\""] {
        assert_eq!(route(value).0, Scheme::Ollama, "{value}");
    }
}

#[test]
fn the_spelling_of_azure_tells_the_host() {
    let (scheme, host, model) = route("gpt-35-turbo");
    assert_eq!((scheme, host.as_deref(), model.as_str()), (Scheme::Azure, Some("azure"), "gpt-3.5-turbo"));
}
