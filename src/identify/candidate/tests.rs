//! What is taken out of values, and what is left in them.

use super::*;

fn read(value: &str) -> (String, String) {
    let candidate = Candidate::read(value).unwrap();
    (candidate.text(value).to_owned(), candidate.name)
}

fn pair(text: &str, name: &str) -> (String, String) {
    (text.to_owned(), name.to_owned())
}

#[test]
fn defaults_of_variables_are_read() {
    assert_eq!(read("${MODEL:-moonshotai/Kimi-K2}"), pair("moonshotai/Kimi-K2", "moonshotai/Kimi-K2"));
    assert_eq!(read("${LLM-llama2}"), pair("llama2", "llama2"));
    assert_eq!(read(r#"${X:-"meta/llama3-8b-instruct"}"#), pair("meta/llama3-8b-instruct", "meta/llama3-8b-instruct"));
    assert_eq!(read("${chat.model:gpt-4o}"), pair("gpt-4o", "gpt-4o"));
    assert!(Candidate::read("${MODEL}").is_none());
    assert!(Candidate::read("{{ .Values.model }}").is_none());
}

#[test]
fn hub_addresses_keep_repository_revision_and_file() {
    let candidate = Candidate::read("https://huggingface.co/Qwen/Qwen3-8B/resolve/main/config.json").unwrap();
    assert_eq!((candidate.name.as_str(), candidate.pin.kind), ("Qwen/Qwen3-8B", PinKind::Floating));
    let candidate = Candidate::read("hf://org/name:0123456789abcdef").unwrap();
    assert_eq!((candidate.name.as_str(), candidate.pin.kind), ("org/name", PinKind::Revision));
    let candidate = Candidate::read("huggingface://TheBloke/Llama-2-7B-GGUF/llama-2-7b.Q4_K_M.gguf").unwrap();
    assert_eq!(candidate.file.as_deref(), Some("llama-2-7b.Q4_K_M.gguf"));
    assert!(Candidate::read("https://huggingface.co/datasets/org/name").is_none());
}

#[test]
fn tags_of_a_library_are_no_routes() {
    for (value, tag) in [("mistral:7b-instruct", "7b-instruct"), ("mistral:latest", "latest"), ("codestral:22b", "22b")]
    {
        let candidate = Candidate::read(value).unwrap();
        assert_eq!((candidate.tag.as_deref(), candidate.host), (Some(tag), None), "{value}");
    }
    assert_eq!(Candidate::read("mistral:open-mixtral-8x7b").unwrap().host.as_deref(), Some("mistral"));
}

#[test]
fn the_point_of_a_sentence_is_left_out() {
    for value in ["https://huggingface.co/mosaicml/mpt-7b. ", "mosaicml/mpt-7b.", "\"mosaicml/mpt-7b\"."] {
        assert_eq!(Candidate::read(value).unwrap().text(value), "mosaicml/mpt-7b", "{value}");
    }
}

#[test]
fn a_day_behind_the_name_is_a_tag() {
    assert_eq!(Candidate::read("claude-3-5-sonnet@20240620").unwrap().pin.kind, PinKind::Tag);
    assert_eq!(Candidate::read("org/name@0123456789ab").unwrap().pin.kind, PinKind::Revision);
}

#[test]
fn providers_are_kept_in_the_text_and_taken_off_the_name() {
    assert_eq!(read("openrouter/z-ai/glm-5.2"), pair("openrouter/z-ai/glm-5.2", "z-ai/glm-5.2"));
    assert_eq!(read("openai:chat:gpt-4.1"), pair("openai:chat:gpt-4.1", "gpt-4.1"));
}

#[test]
fn a_serial_number_behind_a_provider_is_no_name() {
    for value in ["bedrock:vendor.name-v1:0", "bedrock:converse:vendor.name-v1:0"] {
        let candidate = Candidate::read(value).unwrap();
        assert_eq!((candidate.name.as_str(), candidate.tag.as_deref()), ("vendor.name-v1", Some("0")), "{value}");
    }
}
