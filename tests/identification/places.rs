//! Owns which places hold a model identifier and which only look so.

use super::{labels, texts};

#[test]
fn a_bare_key_of_a_map_of_resources_is_none() {
    assert_eq!(texts("a.yaml", "metadata:\n  name: gpt-4o\n"), [""; 0]);
}

#[test]
fn words_of_code_are_no_models() {
    let source = "SUPPORTED_MODELS = [\"deepseek_v3\", \"bloom\", \"kimi_k2\", \"glm4v\"]\n";
    assert_eq!(texts("a.py", source), [""; 0]);
    assert_eq!(texts("a.py", "model = bool(getattr(config, \"is_yi_vl_derived_model\", False))\n"), [""; 0]);
    assert_eq!(texts("a.yaml", "model: is_qwen_vl_model\nllm: COMMAND\n"), [""; 0]);
    assert_eq!(texts("a.py", "model = \"kimi_k2\"\n"), ["kimi_k2"]);
}

#[test]
fn a_value_that_repeats_its_key_is_none() {
    assert_eq!(texts("a.json", "{\"gemma2_model\": \"gemma2_model\"}"), [""; 0]);
    assert_eq!(texts("a.ts", "const IDS = { \"gpt-oss-20b\": \"gpt-oss-20b\" };\n"), ["gpt-oss-20b"]);
}

#[test]
fn a_key_above_the_reference_is_its_title() {
    let source = "models:\n  DeepSeek-V3-671B-Base:\n    path: deepseek-ai/DeepSeek-V3-Base\n";
    assert_eq!(texts("a.yaml", source), ["deepseek-ai/DeepSeek-V3-Base"]);
    assert_eq!(labels("a.yaml", source), ["DeepSeek-V3-671B-Base"]);
    let same = "{\"models\": {\"gpt-4o\": {\"id\": \"gpt-4o\"}}}";
    assert!(labels("a.json", same).is_empty());
    assert_eq!(texts("a.yaml", "prices:\n  gpt-4o-mini:\n    input: 0.15\n"), ["gpt-4o-mini"]);
}

#[test]
fn slugs_in_prose_are_somebody_s() {
    let prose = "# see glm_moe_dsa/deepseek_v3, /dev/davinci0, /dev/davinci<N> and model_support/paddleocr_vl\n";
    assert_eq!(texts("a.py", prose), [""; 0]);
    assert_eq!(texts("a.py", "# we run Qwen/Qwen2.5-7B-Instruct here\n"), ["Qwen/Qwen2.5-7B-Instruct"]);
}

#[test]
fn placeholders_and_prefixes_are_none() {
    assert_eq!(texts("a.yaml", "model: org1/redacted\n"), [""; 0]);
    assert_eq!(texts("a.yaml", "model: gpt-4-\n"), [""; 0]);
}

#[test]
fn data_sets_are_no_models() {
    assert_eq!(texts("a.sh", "hf download Qwen/Qwen2.5-7B-data-1 --repo-type dataset\n"), [""; 0]);
    assert_eq!(texts("a.py", "snapshot_download(\"Qwen/Qwen2.5-7B-data-1\", repo_type=\"dataset\")\n"), [""; 0]);
    assert_eq!(texts("a.sh", "hf download Qwen/Qwen2.5-7B-Instruct\n"), ["Qwen/Qwen2.5-7B-Instruct"]);
}

#[test]
fn repositories_of_images_are_no_models() {
    let image = "image:\n  repository: qwen/qwen2.5-7b-instruct\n  pullPolicy: Always\n";
    assert_eq!(texts("values.yaml", image), [""; 0]);
    let container = "image:\n  repository: nvcr.io/nim/meta/llama-3.1-70b-instruct\n  tag: 1.2\n";
    assert_eq!(texts("values.yaml", container).len(), 1);
}

#[test]
fn a_path_among_the_settings_of_a_run_takes_a_model() {
    let source = "run = dict(abbr='x', path='internlm/internlm2-unheard', run_cfg=dict(num_gpus=1))\n";
    assert_eq!(texts("a.py", source).len(), 1);
    let source = "x:\n  path: some/unheard-of\n  tokenizer_path: some/unheard-of-2\n";
    assert!(texts("a.yaml", source).contains(&"some/unheard-of".to_owned()));
}

#[test]
fn a_bare_name_among_settings_of_models_is_one() {
    let source = "- name: gpt-4-turbo\n  edit_format: udiff\n  weak_model_name: gpt-4o-mini\n";
    assert_eq!(texts("a.yml", source), ["gpt-4-turbo", "gpt-4o-mini"]);
    assert_eq!(texts("a.yml", "- name: gpt-4-turbo\n  edit_format: udiff\n"), [""; 0]);
}

#[test]
fn constants_that_say_so_first_hold_a_model() {
    let source = "package a\nconst (\n\tModelNameERNIEBot = \"ERNIE-Bot\"\n\tModelNameLabel = \"Name\"\n)\n";
    assert_eq!(texts("a.go", source), ["ERNIE-Bot"]);
    assert_eq!(texts("b.go", "package a\nconst TitleERNIEBot = \"ERNIE-Bot\"\n"), [""; 0]);
}

#[test]
fn a_constant_of_a_library_name_counts_where_the_library_is_spoken_of() {
    let source = "class OllamaImage { static final String LLAMA = \"llama3.1\"; }";
    assert_eq!(texts("OllamaImage.java", source), ["llama3.1"]);
    assert_eq!(texts("Image.java", "class Image { static final String LLAMA = \"llama3.1\"; }"), [""; 0]);
}

#[test]
fn names_of_resources_of_a_cluster_are_no_models() {
    for (path, written) in [
        ("pod.yaml", "resourceClaims:\n- name: gpu\n  resourceClaimTemplateName: vllm-qwen3-8b-gpu\n"),
        ("pod.yaml", "volumes:\n- persistentVolumeClaim:\n    claimName: qwen3-8b-cache\n"),
        ("run.sh", "kubectl logs -f vllm-qwen3-8b\nkubectl get nimcaches -n nim qwen3-8b-instruct -o json\n"),
        ("README.md", "```\ndeployment.apps/qwen3-8b   1/1   1   1   6h\n```\n"),
        (
            "pod_test.go",
            "package a\nvar p = Pod{ObjectMeta: ObjectMeta{Labels: map[string]string{\"model\": \"qwen3-8b\"}}}\n",
        ),
    ] {
        assert!(texts(path, written).is_empty(), "{path}: {written}");
    }
    let inner = "kubectl exec -it pod -- ollama run qwen3:8b\nkubectl set env deployment/x MODEL=Qwen/Qwen3-8B\n";
    assert_eq!(texts("run.sh", inner), ["qwen3:8b", "Qwen/Qwen3-8B"]);
}
