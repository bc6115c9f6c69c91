//! What a format's own way of naming things makes of the values below the names.

use crate::{labels, texts};

/// A name that no catalogue knows: only what stands around it can say that it is a model.
const UNHEARD: &str = "acme/unheard-of-1";

#[test]
fn the_name_of_a_variable_says_what_its_default_is() {
    for (path, written) in [
        ("variables.tf", "variable \"model_id\" {\n  type = string\n  default = \"acme/unheard-of-1\"\n}\n"),
        ("main.tf", "locals {\n  model_id = coalesce(var.model_id, \"acme/unheard-of-1\")\n}\n"),
        ("main.bicep", "param modelName string = 'acme/unheard-of-1'\n"),
        ("template.yaml", "Parameters:\n  ModelId:\n    Type: String\n    Default: acme/unheard-of-1\n"),
        ("app.ini", "[llm]\nmodel = acme/unheard-of-1\n"),
        ("a.cue", "server: model: *\"acme/unheard-of-1\" | string\n"),
        ("a.jsonnet", "{ model_id:: 'acme/unheard-of-1' }\n"),
        ("default.nix", "{ services.llm.model = \"acme/unheard-of-1\"; }\n"),
        ("vllm.service", "[Service]\nEnvironment=\"MODEL_ID=acme/unheard-of-1\"\n"),
    ] {
        assert_eq!(texts(path, written), [UNHEARD], "{path}: {written}");
        let other = written.replace("model_id", "image").replace("MODEL_ID", "IMAGE").replace("ModelId", "Image");
        let other = other.replace("modelName", "image").replace("model", "image");
        assert!(texts(path, &other).is_empty(), "{path}: {other}");
    }
}

#[test]
fn a_property_is_what_it_is_called() {
    let bean = "<bean><property name=\"modelName\" value=\"acme/unheard-of-1\"/></bean>";
    assert_eq!(texts("beans.xml", bean), [UNHEARD]);
    let setting = "<appSettings><add key=\"Model\" value=\"acme/unheard-of-1\"/></appSettings>";
    assert_eq!(texts("App.config", setting), [UNHEARD]);
    let artifact = "<dependency><artifactId>acme/unheard-of-1</artifactId></dependency>";
    assert!(texts("pom.xml", artifact).is_empty());
}

#[test]
fn names_that_a_file_gives_are_no_models() {
    let labelled = "resource \"aws_x\" \"qwen3-8b\" {\n  labels = {\n    app = \"qwen3-8b\"\n  }\n}\n";
    assert!(texts("main.tf", labelled).is_empty());
    assert!(texts("Makefile", "qwen3-8b: build\n\t./x\n").is_empty());
    assert!(texts("Dockerfile", "FROM x\nLABEL model=\"Qwen/Qwen3-8B\"\n").is_empty());
    assert!(texts("run.sh", "JOB_NAME=train-qwen3-235b-a22b\n").is_empty());
}

#[test]
fn command_lines_stand_in_every_kind_of_file() {
    for (path, written) in [
        ("vllm.service", "[Service]\nExecStart=/usr/bin/vllm serve Qwen/Qwen3-8B --served-model-name q\n"),
        ("Makefile", "serve:\n\t@vllm serve Qwen/Qwen3-8B --served-model-name q\n"),
        ("justfile", "serve:\n  vllm serve Qwen/Qwen3-8B --served-model-name q\n"),
        ("run.ps1", "vllm serve `\n  Qwen/Qwen3-8B --served-model-name q\n"),
        ("main.tf", "container {\n  args = [\"--model\", \"Qwen/Qwen3-8B\", \"--served-model-name\", \"q\"]\n}\n"),
        ("user.tf", "user_data = <<-EOT\n  #!/bin/sh\n  vllm serve Qwen/Qwen3-8B --served-model-name q\n  EOT\n"),
    ] {
        assert_eq!(texts(path, written), ["Qwen/Qwen3-8B"], "{path}");
    }
    let served = "serve:\n\tvllm serve Qwen/Qwen3-8B --served-model-name my-qwen\n";
    assert_eq!(labels("Makefile", served), ["my-qwen"]);
}

#[test]
fn a_hub_address_in_a_list_of_sources_is_a_reference() {
    let modules = "[submodule \"weights\"]\n\tpath = w\n\turl = https://huggingface.co/Qwen/Qwen3-8B\n";
    assert_eq!(texts(".gitmodules", modules), ["Qwen/Qwen3-8B"]);
    let requirements = "vllm==0.6\nx @ https://huggingface.co/Qwen/Qwen3-8B/resolve/main/x.whl\n";
    assert_eq!(texts("requirements.txt", requirements), ["Qwen/Qwen3-8B"]);
}

#[test]
fn settings_listed_in_prose_are_read() {
    let text = "- **Defaults**\n    - vertexai: \"gemini-embedding-001\"\n    - hub: \"sentence-transformers/all-MiniLM-L6-v2\"\n    - title: \"How we chose\"\n";
    assert_eq!(texts("README.md", text), ["gemini-embedding-001", "sentence-transformers/all-MiniLM-L6-v2"]);
    assert_eq!(texts("README.md", "We said: \"gemini-embedding-001\" is enough.\n"), [""; 0]);
}

#[test]
fn the_folder_of_google_s_interface_is_read_in_prose() {
    assert_eq!(
        texts("README.md", "| `IMAGE_MODEL` | `models/gemini-2.5-flash-image` | drawn |\n"),
        ["models/gemini-2.5-flash-image"]
    );
    assert_eq!(
        texts("draw.py", "def f():\n    \"\"\"Defaults to models/gemini-2.5-flash-image.\"\"\"\n"),
        ["models/gemini-2.5-flash-image"]
    );
    assert_eq!(texts("README.md", "Put it into `models/claude-opus-4-7`.\n"), [""; 0]);
}

#[test]
fn commands_are_read_where_a_check_or_another_program_starts_them() {
    assert_eq!(texts("Dockerfile", "FROM ollama/ollama\nHEALTHCHECK CMD ollama run llama3.1:8b hi\n"), ["llama3.1:8b"]);
    let module = "containers:\n  - args: [-m, vllm.entrypoints.openai.api_server, --model, acme/unheard-9b]\n";
    assert_eq!(texts("pod.yaml", module), ["acme/unheard-9b"]);
}
