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
        ("run.yaml", "outputLocation:\n  storageUri: oci://n/acme/b/results/o/llama-3-1-70b-benchmark\n"),
        ("a.json", "{\"benchmark_id\": \"e5-mistral-7b-instruct-benchmark\"}"),
        ("README.md", "```\nkubectl get pods -n e5-mistral-7b-instruct\n```\n"),
        ("run.sh", "kubectl get pods -n e5-mistral-7b-instruct\n"),
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

#[test]
fn repositories_with_names_of_ones_own_are_found_behind_them() {
    let several =
        "env:\n- name: MODELS\n  value: \"fast:Qwen/Qwen2.5-7B-Instruct,slow:meta-llama/Llama-3.1-70B-Instruct\"\n";
    assert_eq!(texts("a.yaml", several), ["Qwen/Qwen2.5-7B-Instruct", "meta-llama/Llama-3.1-70B-Instruct"]);
    assert_eq!(texts("a.env", "MODEL_MAP=fast=Qwen/Qwen2.5-7B-Instruct,b=Qwen/Qwen2.5-14B\n").len(), 2);
    assert_eq!(texts("a.yaml", "model: fast:Qwen/Qwen2.5-7B-Instruct\n"), ["Qwen/Qwen2.5-7B-Instruct"]);
    let adapters = "vllm serve Qwen/Qwen2.5-7B-Instruct --lora-modules sql=acme/llama-2-7b-sql-lora\n";
    assert_eq!(texts("a.sh", adapters), ["Qwen/Qwen2.5-7B-Instruct", "acme/llama-2-7b-sql-lora"]);
}

#[test]
fn addresses_with_holes_and_queries_are_read_as_far_as_they_tell() {
    let file = "bartowski/Meta-Llama-3.1-8B-Instruct-GGUF/resolve/main/Meta-Llama-3.1-8B-Instruct-Q4_K_M.gguf";
    let asked = format!("model_url: https://huggingface.co/{file}?download=true\n");
    assert_eq!(texts("a.yaml", &asked), [file]);
    let format = "u := fmt.Sprintf(\"https://huggingface.co/Qwen/Qwen2.5-7B-Instruct/resolve/%s/x\", r)\n";
    assert_eq!(texts("a.go", format), ["Qwen/Qwen2.5-7B-Instruct"]);
    let part = "u := fmt.Sprintf(\"%s/%s\", site, \"Qwen/Qwen2.5-7B-Instruct\")\n";
    assert_eq!(texts("a.go", part), ["Qwen/Qwen2.5-7B-Instruct"]);
    let bucket = "aws s3 cp s3://${BUCKET}/models/Qwen/Qwen2.5-7B-Instruct /models\n";
    assert_eq!(texts("a.sh", bucket), ["s3://${BUCKET}/models/Qwen/Qwen2.5-7B-Instruct"]);
    assert_eq!(texts("a.go", "u := fmt.Sprintf(\"https://huggingface.co/Qwen/%s\", r)\n"), [""; 0]);
    let placeholder = "spec:\n  source:\n    uri: s3://<YOUR_BUCKET>/DeepSeek-R1-Distill-Qwen-1.5B\n";
    assert_eq!(texts("a.yaml", placeholder), ["s3://<YOUR_BUCKET>/DeepSeek-R1-Distill-Qwen-1.5B"]);
}

#[test]
fn a_part_of_a_name_that_code_looks_for_is_no_model() {
    assert_eq!(texts("a.py", "if \"deepseek-r1\" in model_name.lower():\n    pass\n"), [""; 0]);
    assert_eq!(texts("a.py", "big = \"gpt-4o-mini\" not in model\n"), [""; 0]);
    assert_eq!(texts("a.py", "if model in (\"gpt-4o-mini\", \"gpt-4o\"):\n    pass\n"), ["gpt-4o-mini", "gpt-4o"]);
}

#[test]
fn what_is_called_in_the_body_of_a_test_counts() {
    let test = "it(\"asks gpt-4o\", () => { expect(ask(\"gpt-4o-mini\").model).toBe(\"gpt-4o-mini\"); });\n";
    assert_eq!(texts("a.test.ts", test), ["gpt-4o-mini", "gpt-4o-mini"]);
    assert_eq!(texts("a.test.ts", "it(\"gpt-4o\", () => {});\n"), [""; 0]);
}

#[test]
fn names_in_records_of_models_are_models() {
    let presets = "var presets = []Preset{\n\t{Name: \"llama-3.1-8b-instruct\"},\n}\n";
    assert_eq!(texts("a.go", presets), ["llama-3.1-8b-instruct"]);
    assert_eq!(texts("a.go", "var pods = []Pod{\n\t{Name: \"llama-3.1-8b-instruct\"},\n}\n"), [""; 0]);
    assert_eq!(texts("a.py", "class Chat(Factory):\n    name = \"gemini-2.5-flash\"\n"), ["gemini-2.5-flash"]);
    let titled = "const m = { id: \"openai/gpt-4o\", name: \"gpt-4o\" };\n";
    assert_eq!(texts("a.ts", titled), ["openai/gpt-4o"]);
    assert_eq!(texts("a.yaml", "spec:\n  modelSpec:\n    name: deepseek-r1\n"), ["deepseek-r1"]);
}

#[test]
fn pages_of_models_count_under_any_name() {
    let page = "description: https://huggingface.co/Qwen/Qwen2.5-7B-Instruct\n";
    assert_eq!(texts("a.yaml", page), ["Qwen/Qwen2.5-7B-Instruct"]);
    assert_eq!(texts("a.yaml", "description: https://huggingface.co/acme/tool-2\n"), [""; 0]);
    for file in ["blob/main/LICENSE", "raw/main/tokenizer_config.json", "resolve/main/logo.png"] {
        let link = format!("license: https://huggingface.co/Qwen/Qwen2.5-7B-Instruct/{file}\n");
        assert_eq!(texts("a.yaml", &link), [""; 0], "{link}");
    }
}

#[test]
fn images_of_programs_are_no_models() {
    assert_eq!(texts("a.yaml", "image: ghcr.io/acme/mistral-7b-server:1.0\n"), [""; 0]);
    assert_eq!(texts("a.yaml", "image: ghcr.io/acme/mistral-7b-instruct:1.0\n").len(), 1);
}

#[test]
fn prose_names_exact_repositories_only() {
    let table = "| Model | Score |\n|---|---|\n| Qwen/Qwen2.5-7B-Instruct | 3 |\n| Qwen/Qwen2.5-7B-Acme | 1 |\n";
    assert_eq!(texts("a.md", table), ["Qwen/Qwen2.5-7B-Instruct"]);
    let prose = "We run **Qwen/Qwen2.5-7B-Instruct**, not Llama/Qwen2-7B or gpt-4o/gpt-4.1.\n";
    assert_eq!(texts("a.md", prose), ["Qwen/Qwen2.5-7B-Instruct"]);
    let link = "[Qwen/Qwen2.5-7B-Instruct](https://huggingface.co/Qwen/Qwen2.5-7B-Instruct)\n";
    assert_eq!(texts("a.md", link), ["Qwen/Qwen2.5-7B-Instruct"]);
}

#[test]
fn lists_of_resources_name_no_models() {
    let list = "```\nNAME                  READY   STATUS\nqwen2.5-7b-instruct   1/1     Running\n```\n";
    assert_eq!(texts("a.md", list), [""; 0]);
    let after = "```\n$ kubectl get pods\nNAME  READY\nqwen2.5-7b-instruct   1/1\n```\n";
    assert_eq!(texts("a.md", after), [""; 0]);
}

#[test]
fn a_package_of_truss_is_named_after_its_model() {
    let text = "model_name: Qwen3 8B served\nmodel_cache:\n- repo_id: Qwen/Qwen3-8B\n";
    assert_eq!(texts("config.yaml", text), ["Qwen/Qwen3-8B"]);
    let text = "model_name: BEI-qwen3-8b-example\npython_version: py311\ntrt_llm:\n  build:\n    checkpoint_repository:\n      repo: Qwen/Qwen3-8B\n";
    assert_eq!(texts("config.yaml", text), ["Qwen/Qwen3-8B"]);
    assert_eq!(labels("config.yaml", text), ["BEI-qwen3-8b-example"]);
    assert_eq!(texts("config.yaml", "model_name: qwen3-8b\nbatch_size: 4\n"), ["qwen3-8b"]);
}

#[test]
fn folders_that_are_entered_or_named_are_no_models() {
    let script = "cd llama-2-13b-chat\nmkdir -p models/qwen3-8b\nls gemma-3-27b-it\nollama run qwen3:8b\n";
    assert_eq!(texts("a.sh", script), ["qwen3:8b"]);
    assert_eq!(texts("a.md", &format!("```sh\n{script}```\n")), ["qwen3:8b"]);
    assert_eq!(texts("a.yaml", "weights:\n- volume_folder: qwen-3-vl-32b\n"), [""; 0]);
    assert_eq!(texts("a.sh", "cd /srv && ollama run qwen3:8b\n"), ["qwen3:8b"]);
}

#[test]
fn prose_that_says_a_name_is_a_folder_s_or_a_resource_s_is_believed() {
    let text = "With `llama-2-13b-chat` as your working directory, deploy it.\nSee the `qwen3-8b` namespace.\n";
    assert_eq!(texts("README.md", text), [""; 0]);
    assert_eq!(texts("README.md", "Use `llama-2-13b-chat` as your model in this directory.\n"), ["llama-2-13b-chat"]);
}

#[test]
fn endings_of_file_names_are_no_models() {
    assert_eq!(texts("a.yaml", "caption_suffixes: ['', _InternVL2-26B]\n"), [""; 0]);
    assert_eq!(texts("a.yaml", "models: ['', _InternVL2-26B]\n"), [""; 0]);
}

#[test]
fn settings_that_are_commented_out_are_read() {
    assert_eq!(texts("a.yaml", "# model: llama3.1\n#   title: llama3.1\n# the model: llama3.1\n"), ["llama3.1"]);
}

#[test]
fn an_address_of_ollama_s_library_is_read_in_prose() {
    assert_eq!(texts("README.md", "<li>ollama://llama3.3</li>\n"), ["llama3.3"]);
}

#[test]
fn records_in_a_literal_are_read_one_by_one() {
    let lines = "const j = `{\"id\": 1, \"model\": \"gpt-4o\"}\n{\"id\": 2, \"model\": \"gpt-4o-mini\"}\n[DONE]`\n";
    assert_eq!(texts("a.go", lines), ["gpt-4o", "gpt-4o-mini"]);
    let stream = "s = '''event: start\ndata:{\"model\": \"claude-sonnet-4-5\"}\n\ndata: {\"broken\n'''\n";
    assert_eq!(texts("a.py", stream), ["claude-sonnet-4-5"]);
    assert_eq!(texts("a.py", "s = '''{not a record}\nmodel: gpt-4o\n'''\n"), [""; 0]);
}

#[test]
fn a_header_that_names_a_model_is_read() {
    let call = "curl http://localhost -H \"x-route-model: Qwen/Qwen3-8B\" -H \"x-title: Qwen/Qwen2.5-7B-Instruct\"\n";
    assert_eq!(texts("a.sh", call), ["Qwen/Qwen3-8B"]);
}

#[test]
fn a_method_called_on_an_address_is_no_part_of_it() {
    let text = "p = \"publishers/google/models/gemini-embedding-2-preview:embedContent\"\n";
    assert_eq!(texts("a.py", text), ["publishers/google/models/gemini-embedding-2-preview"]);
}

#[test]
fn a_number_tells_which_of_several_models_it_is() {
    let several = "MODEL_0=acme/unheard-of-1\nMODEL_1=acme/unheard-of-2-t7\nWORKERS_2=acme/unheard-of-3\n";
    assert_eq!(super::texts("a.env", several), ["acme/unheard-of-1", "acme/unheard-of-2-t7"]);
}

#[test]
fn an_image_is_a_model_where_its_name_holds_one() {
    let image = |name: &str| super::texts("a.yaml", &format!("model: x\ncontainers:\n  - image: {name}\n"));
    assert_eq!(image("nvcr.io/nim/meta/llama3-8b-instruct:1.0.3"), ["meta/llama3-8b-instruct:1.0.3"]);
    assert_eq!(image("nvcr.io/nim/acme/unheard-of-1:1.0.3"), ["acme/unheard-of-1:1.0.3"]);
    assert_eq!(image("registry.example/acme/planner:1.8"), Vec::<String>::new());
}
