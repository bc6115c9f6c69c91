//! Owns the traps of names: dates that look like versions, sizes that are none, names that move, and names that nobody
//! knows yet.

use super::only;
use owlint::catalog::{Basis, Model, Weights};
use owlint::identify::PinKind;

fn model(spelling: &str) -> Model {
    let found = only("config.yaml", &format!("model: \"{spelling}\"\n"));
    found.model.map_or_else(|| Model::named("nothing"), |model| Model::clone(&model))
}

fn sizes(spelling: &str) -> (Option<f32>, Option<f32>) {
    let model = model(spelling);
    (model.total_b, model.active_b)
}

fn pin(spelling: &str) -> PinKind {
    only("config.yaml", &format!("model: \"{spelling}\"\n")).pin.kind
}

#[test]
fn dates_are_kept_whichever_way_they_are_written() {
    for (spelling, id) in [
        // Year and month.
        ("mistralai/Mistral-Large-Instruct-2407", "mistral-large-instruct-2407"),
        ("mistral-large-2411", "mistral-large-instruct-2411"),
        ("Qwen/Qwen3-235B-A22B-Instruct-2507", "qwen3-235b-a22b-instruct-2507"),
        // Month and day.
        ("deepseek-ai/DeepSeek-V3-0324", "deepseek-v3-0324"),
        ("deepseek-ai/DeepSeek-R1-0528", "deepseek-r1-0528"),
        ("moonshotai/Kimi-K2-Instruct-0905", "kimi-k2-instruct-0905"),
        ("zai-org/GLM-4-32B-0414", "glm-4-32b-0414"),
        // Month and year.
        ("allenai/OLMo-2-1124-13B-Instruct", "olmo-2-1124-13b-instruct"),
        ("CohereLabs/c4ai-command-r-08-2024", "c4ai-command-r-08-2024"),
    ] {
        assert_eq!(model(spelling).id, id, "{spelling}");
    }
    assert_ne!(model("deepseek-ai/DeepSeek-V3-0324").id, model("deepseek-ai/DeepSeek-V3").id);
}

#[test]
fn experts_effective_sizes_and_mixtures_give_no_wrong_total() {
    assert_eq!(sizes("meta-llama/Llama-4-Maverick-17B-128E-Instruct"), (Some(400.0), Some(17.0)));
    assert_eq!(sizes("meta-llama/Llama-4-Scout-17B-16E-Instruct"), (Some(109.0), Some(17.0)));
    assert_eq!(sizes("llama-4-maverick-17b-instruct"), (Some(400.0), Some(17.0)));
    assert_eq!(sizes("acme/Unheard-Llama-17B-128E"), (None, Some(17.0)));
    assert_eq!(sizes("google/gemma-4-E4B-it").0, Some(8.0));
    assert_eq!(sizes("google/gemma-9-E4B-it"), (None, None));
    assert_eq!(sizes("mistralai/Mixtral-8x7B-Instruct-v0.1").0, Some(46.7));
    assert_eq!(sizes("acme/Unheard-Mixtral-8x9B").0, None);
    assert_eq!(sizes("allenai/FlexOlmo-7x7B-1T").0, Some(33.0));
    assert_eq!(sizes("moonshotai/Kimi-VL-A3B-Instruct"), (Some(16.0), Some(3.0)));
    assert_eq!(sizes("moonshotai/Kimi-VL-A3B-Unheard"), (None, Some(3.0)));
}

#[test]
fn training_tokens_and_context_are_no_sizes() {
    assert_eq!(sizes("microsoft/bitnet-b1.58-2B-4T").0, Some(2.0));
    assert_eq!(sizes("Qwen/Qwen2.5-14B-Instruct-1M").0, Some(14.0));
    assert_eq!(sizes("microsoft/Phi-3-mini-128k-instruct").0, Some(3.8));
    assert_eq!(model("mixtral-8x7b-32768").id, "mixtral-8x7b-instruct-v0.1");
    assert_eq!(sizes("glm-9-unheard-128k").0, None);
    assert_eq!(sizes("MiniMaxAI/MiniMax-M1-40k").0, Some(456.0));
}

#[test]
fn points_written_as_dashes_are_read() {
    assert_eq!(model("qwen-3-8-2-4t-a95b").id, "qwen3.8-2.4t-a95b");
    assert_eq!(model("qwen3-embedding-0-6b").id, "qwen3-embedding-0.6b");
    assert_eq!(sizes("qwen-9-1-2-4t-a95b").0, Some(2400.0));
    assert_eq!(sizes("qwen-2-5-9b-unheard").0, Some(9.0));
}

#[test]
fn a_distilled_model_is_its_releasers_and_of_the_students_size() {
    let distilled = model("deepseek-ai/DeepSeek-R1-Distill-Llama-70B");
    assert_eq!((distilled.lab.as_str(), distilled.total_b), ("deepseek", Some(70.0)));
    assert!(distilled.base.is_some_and(|base| base.contains("llama-3.3-70b")));
    assert_eq!(distilled.near_frontier, Some(false));
    assert_eq!(model("deepseek-r1:32b").total_b, Some(32.0));
    let nemotron = model("nvidia/Llama-3_1-Nemotron-Ultra-253B-v1");
    assert_eq!(nemotron.lab, "nvidia");
    assert!(nemotron.base.is_some_and(|base| base.contains("llama-3.1-405b")));
}

#[test]
fn names_that_move_are_told_as_such() {
    for spelling in [
        "mistral-large-latest",
        "accounts/fireworks/routers/kimi-latest",
        "accounts/fireworks/routers/glm-5p2-fast",
        "~z-ai/glm-latest",
        "deepseek-chat",
        "deepseek-reasoner",
        "deepseek-v4-pro",
        "databricks-kimi-k2-7-code",
        "minimax-m3.1-flash-preview",
        "ollama/kimi-k3",
    ] {
        assert_eq!(pin(spelling), PinKind::Floating, "{spelling}");
    }
    for spelling in ["deepseek-ai/DeepSeek-V4-Pro", "deepseek/deepseek-v4-pro", "minimax-m3.1-flash", "kimi-k3"] {
        assert_eq!(pin(spelling), PinKind::None, "{spelling}");
    }
}

#[test]
fn versions_run_together_are_parted_only_where_grown_on() {
    assert_eq!(model("minimax-m27").id, "minimax-m2.7");
    assert_eq!(model("qwen35-122b").id, "qwen3.5-122b-a10b");
    assert_eq!(model("01-ai/Yi-1.5-6B").id, "yi-1.5-6b");
    assert_ne!(model("01-ai/Yi-15-6B").id, "yi-1.5-6b");
}

#[test]
fn renamed_organisations_publish_the_same_weights() {
    for (old, new) in [
        ("THUDM/glm-4-9b-chat", "zai-org/glm-4-9b-chat"),
        ("CohereForAI/c4ai-command-r-v01", "CohereLabs/c4ai-command-r-v01"),
        ("meta-llama/Meta-Llama-3.1-405B-Instruct", "meta-llama/Llama-3.1-405B-Instruct"),
        ("meta-models/Llama-3.1-405B-Instruct", "meta-llama/Llama-3.1-405B-Instruct"),
        ("spacexai/grok-4.6", "x-ai/grok-4.6"),
    ] {
        assert_eq!(model(old).id, model(new).id, "{old}");
        assert_eq!(model(old).basis, Basis::Catalog, "{old}");
    }
}

#[test]
fn a_size_that_no_model_of_the_name_has_leads_to_the_family() {
    let found = model("deepseek:33b");
    assert_eq!((found.lab.as_str(), found.total_b, found.basis), ("deepseek", Some(33.0), Basis::Name));
}

#[test]
fn newer_names_of_known_families_are_read_off() {
    use Weights::{Closed, Open, Unknown};
    for (spelling, lab, weights, total) in [
        ("Qwen/Qwen4.1-90B-A9B", "alibaba", Open, Some(90.0)),
        ("hf.co/bartowski/Qwen4.1-90B-A9B-GGUF:Q4_K_M", "alibaba", Open, Some(90.0)),
        ("Qwen4.1-90B-A9B-Q4_K_M.gguf", "alibaba", Open, Some(90.0)),
        ("qwen4.1-max", "alibaba", Unknown, None),
        ("glm-6", "zhipuai", Unknown, None),
        ("zai-org/GLM-6-400B", "zhipuai", Open, Some(400.0)),
        ("accounts/fireworks/models/glm-6p1", "zhipuai", Unknown, None),
        ("kimi-k4-thinking", "moonshotai", Open, None),
        ("global.moonshotai.kimi-k4", "moonshotai", Open, None),
        ("llama-5-200b", "meta", Open, Some(200.0)),
        ("@cf/meta/llama-5-200b", "meta", Open, Some(200.0)),
        ("us.meta.llama5-200b-instruct-v1:0", "meta", Open, Some(200.0)),
        ("mistral-large-5", "mistral", Unknown, None),
        ("deepseek-v5", "deepseek", Open, None),
        ("deepseek.v5", "deepseek", Open, None),
        ("gemma5:40b", "google", Open, Some(40.0)),
        ("nvidia/nemotron-5-ultra-900b-a60b", "nvidia", Open, Some(900.0)),
        ("minimax-m5", "minimax", Open, None),
        ("gpt-oss-2-200b", "openai", Open, Some(200.0)),
        ("gpt-7-mini", "openai", Closed, None),
        ("openrouter/openai/gpt-7-mini", "openai", Closed, None),
        ("azure/gpt-7-mini", "openai", Closed, None),
        ("databricks-gpt-7", "openai", Closed, None),
        ("claude-opus-6", "anthropic", Closed, None),
        ("us.anthropic.claude-opus-6-20270101-v1:0", "anthropic", Closed, None),
        ("us-gov.anthropic.claude-opus-6", "anthropic", Closed, None),
        ("databricks-claude-opus-6", "anthropic", Closed, None),
        ("publishers/anthropic/models/claude-opus-6@20270101", "anthropic", Closed, None),
        ("gemini-4-pro", "google", Closed, None),
        ("gemini/gemini-9-pro", "google", Closed, None),
        ("vertex_ai/gemini-9-pro", "google", Closed, None),
        ("grok-6", "xai", Closed, None),
        ("x-ai/grok-6-fast", "xai", Closed, None),
    ] {
        let found = model(spelling);
        assert_eq!(found.basis, Basis::Name, "{spelling}: {}", found.id);
        assert_eq!((found.lab.as_str(), found.weights), (lab, weights), "{spelling}");
        assert_eq!(found.total_b, total, "{spelling}");
        assert!(!found.family.is_empty(), "{spelling}");
    }
}

#[test]
fn an_organisation_that_is_known_gives_its_lab_and_a_seller_does_not() {
    assert_eq!(model("zai-org/Something-New-40B").lab, "zhipuai");
    assert_eq!(model("moonshotai/Whatever-9").lab, "moonshotai");
    assert_eq!(model("tencent/glm-5v-turbo").lab, "zhipuai");
    assert_eq!(model("amazon/mistral.pixtral-large-2502-v1:0").lab, "mistral");
    assert_eq!(model("tencent/Hunyuan-Unheard-9B").lab, "tencent");
    assert_eq!(model("house/Something-New-40B").lab, "unknown");
}

#[test]
fn what_somebody_has_altered_leads_to_its_base() {
    assert_eq!(model("GLM-4.6-Derestricted-v5").id, "glm-4.6");
    assert_eq!(model("qwen/qwen3.8-27b-uncensored").id, "qwen3.8-27b");
}

#[test]
fn a_host_of_its_own_names_is_not_mistaken_for_a_lab_of_like_names() {
    assert_ne!(model("fireworks/ember-1").lab, "llmrails");
}

#[test]
fn names_of_resources_write_two_dashes_for_a_point() {
    assert_eq!(model("qwen2-0--5b").id, "qwen2-0.5b");
    assert_eq!(sizes("qwen2-0--5b-instruct"), (Some(0.5), None));
    assert_eq!(model("solar-10-7b-instruct-v1-0").total_b, Some(10.7));
}

#[test]
fn a_class_of_a_module_is_no_model() {
    for name in ["modeling_qwen.QWenLMHeadModel", "modeling_internlm2.InternLM2ForRewardModel"] {
        let written = format!("expected_auto_model = \"{name}\"\n");
        assert!(super::texts("a.py", &written).is_empty(), "{written}");
    }
}

#[test]
fn in_code_a_bare_family_is_a_model_only_under_the_word_itself() {
    assert_eq!(super::texts("a.py", "ask(model=\"llama\")\n"), ["llama"]);
    for written in ["ask(model_id=\"llama\")\n", "MODEL_ID = \"llama\"\n"] {
        assert!(super::texts("a.py", written).is_empty(), "{written}");
    }
    assert_eq!(super::texts("a.yaml", "model_id: llama\n"), ["llama"]);
}

#[test]
fn prose_links_to_a_repository_by_a_name_with_a_number() {
    for text in ["Qwen: `hf.co/acme/overview`", "Qwen: `hf://acme/qwen-notes`", "Qwen: hf.co/Qwen/blog"] {
        assert!(super::texts("a.md", text).is_empty(), "{text}");
    }
    assert_eq!(super::texts("a.md", "Qwen: `hf.co/acme/qwen-7b`"), ["acme/qwen-7b"]);
}

#[test]
fn a_path_that_ends_on_the_name_of_a_closed_model_holds_no_weights() {
    for text in ["model: /srv/models/gpt-4o\n", "model_id: ../qwen/gemini-1.5-pro\n"] {
        assert!(super::texts("a.yaml", text).is_empty(), "{text}");
    }
    assert_eq!(super::texts("a.yaml", "model: /srv/models/Kimi-K2-Instruct\n"), ["/srv/models/Kimi-K2-Instruct"]);
}

#[test]
fn what_is_sought_in_a_model_is_one_word_of_some_length() {
    let sought =
        |text: &str| super::identification("a.py", &format!("if \"{text}\" in model_name: pass\n")).branches.len();
    assert_eq!(["llama", "llama 3", "gemma "].map(sought), [1, 0, 0]);
    assert_eq!(sought(&format!("llama-{}", "a".repeat(60))), 0);
}
