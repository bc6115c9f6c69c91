//! Engines and model managers on one's own machine: llama.cpp, Ollama, Docker Model Runner, `RamaLama`, LM Studio, `LocalAI`.

use crate::check;

#[test]
fn llama_cpp_takes_files_and_repositories() {
    check(&[
        (
            "run.sh",
            "llama-server -hf unsloth/Kimi-K2-Instruct-GGUF:Q4_K_M -c 8192 -ngl 99\n",
            &["unsloth/Kimi-K2-Instruct-GGUF:Q4_K_M serving gguf self-hosted none"],
        ),
        (
            "run.sh",
            "./build/bin/llama-cli -m models/Qwen3-8B-Q4_K_M.gguf -md models/Qwen3-0.6B-Q8_0.gguf --mmproj models/mmproj-Qwen3-F16.gguf -p hi\n",
            &[
                "models/Qwen3-8B-Q4_K_M.gguf serving gguf self-hosted none",
                "models/Qwen3-0.6B-Q8_0.gguf draft gguf self-hosted none",
                "~models/mmproj-Qwen3-F16.gguf",
            ],
        ),
        (
            "run.sh",
            "llama-server --hf-repo ggml-org/gemma-3-4b-it-GGUF --hf-file gemma-3-4b-it-Q4_K_M.gguf --alias gemma\n",
            &[
                "ggml-org/gemma-3-4b-it-GGUF serving gguf self-hosted none",
                "gemma-3-4b-it-Q4_K_M.gguf serving gguf self-hosted none",
                "~gemma",
            ],
        ),
        (
            "run.sh",
            "python3 -m llama_cpp.server --model ./Qwen3-8B-Q4_K_M.gguf --n_gpu_layers 35\n",
            &["./Qwen3-8B-Q4_K_M.gguf serving gguf self-hosted none"],
        ),
        (
            "run.sh",
            "koboldcpp --model Qwen3-8B-Q4_K_M.gguf --usecublas\n",
            &["Qwen3-8B-Q4_K_M.gguf serving gguf self-hosted none"],
        ),
        (
            "presets.ini",
            "[big]\nhf-repo = unsloth/GLM-5.2-GGUF:UD-Q4_K_XL\nn-gpu-layers = 99\n",
            &["unsloth/GLM-5.2-GGUF:UD-Q4_K_XL serving gguf self-hosted none"],
        ),
    ]);
}

#[test]
fn ollama_takes_a_name_of_its_library() {
    check(&[
        ("run.sh", "ollama pull llama3.1:405b\n", &["llama3.1:405b serving ollama self-hosted tag=405b"]),
        ("run.sh", "ollama run kimi-k2 'hello there'\n", &["kimi-k2 serving ollama self-hosted floating"]),
        ("run.sh", "ollama show qwen3:8b --modelfile\n", &["qwen3:8b serving ollama self-hosted tag=8b"]),
        ("run.sh", "ollama create my-assistant -f Modelfile\n", &[]),
        (
            "run.sh",
            "ollama rm qwen3:8b\nollama stop qwen3:8b\n",
            &["qwen3:8b serving ollama self-hosted tag=8b", "qwen3:8b serving ollama self-hosted tag=8b"],
        ),
        (
            "run.sh",
            "docker exec -it ollama ollama pull hf.co/unsloth/GLM-5.2-GGUF:Q4_K_M\n",
            &["unsloth/GLM-5.2-GGUF:Q4_K_M serving gguf self-hosted none"],
        ),
        ("Modelfile", "FROM qwen3:8b\nPARAMETER temperature 1\n", &["qwen3:8b serving ollama self-hosted tag=8b"]),
    ]);
}

#[test]
fn model_managers_take_a_model_behind_their_verb() {
    check(&[
        (
            "run.sh",
            "docker model run ai/qwen3:8B-Q4_K_M hello\n",
            &["ai/qwen3:8B-Q4_K_M serving docker-model self-hosted tag=8B-Q4_K_M"],
        ),
        (
            "run.sh",
            "docker model pull hf.co/unsloth/GLM-5.2-GGUF\n",
            &["unsloth/GLM-5.2-GGUF serving gguf self-hosted none"],
        ),
        ("run.sh", "ramalama serve --port 8080 ollama://qwen3:8b\n", &["qwen3:8b serving ollama self-hosted tag=8b"]),
        ("run.sh", "ramalama run granite3.1-dense:8b\n", &["granite3.1-dense:8b serving ollama self-hosted tag=8b"]),
        (
            "run.sh",
            "ramalama pull hf://ggml-org/gemma-3-4b-it-GGUF\n",
            &["ggml-org/gemma-3-4b-it-GGUF serving gguf self-hosted none"],
        ),
        ("run.sh", "lms load qwen/qwen3-8b --gpu max\n", &["qwen/qwen3-8b serving hf self-hosted none"]),
        ("run.sh", "lms get qwen/qwen3-8b@q4_k_m\n", &["qwen/qwen3-8b@q4_k_m serving hf self-hosted tag=q4_k_m"]),
        (
            "run.sh",
            "local-ai run huggingface://TheBloke/phi-2-GGUF/phi-2.Q8_0.gguf\n",
            &["TheBloke/phi-2-GGUF/phi-2.Q8_0.gguf serving gguf self-hosted none"],
        ),
        ("run.sh", "local-ai models install qwen3-8b\n", &["qwen3-8b serving vendor-api self-hosted none"]),
        (
            "run.sh",
            "lemonade-server serve --port 1\nllm -m gpt-4o-mini 'hi'\n",
            &["gpt-4o-mini client openai api:openai none"],
        ),
    ]);
}

#[test]
fn a_local_server_s_configuration_names_file_and_title() {
    check(&[
        (
            "qwen.yaml",
            "name: assistant\nbackend: llama-cpp\nparameters:\n  model: Qwen3-8B-Q4_K_M.gguf\n  temperature: 0.2\ntemplate:\n  chat: qwen-chat\n",
            &["Qwen3-8B-Q4_K_M.gguf serving gguf self-hosted none", "~assistant"],
        ),
        (
            "gallery/index.yaml",
            "- name: qwen3-8b\n  overrides:\n    parameters:\n      model: Qwen3-8B-Q4_K_M.gguf\n  files:\n  - filename: Qwen3-8B-Q4_K_M.gguf\n    sha256: 0\n    uri: huggingface://unsloth/Qwen3-8B-GGUF/Qwen3-8B-Q4_K_M.gguf\n",
            &[
                "Qwen3-8B-Q4_K_M.gguf registry gguf self-hosted none",
                "Qwen3-8B-Q4_K_M.gguf registry gguf self-hosted none",
                "unsloth/Qwen3-8B-GGUF/Qwen3-8B-Q4_K_M.gguf registry gguf self-hosted none",
                "~qwen3-8b",
            ],
        ),
    ]);
}

#[test]
fn layers_on_an_accelerator_are_no_accelerators() {
    check(&[(
        "compose.yaml",
        "services:\n  chat:\n    image: ollama/ollama\n    command: run qwen3:8b\n    environment:\n      OPTIONS: x\n    options:\n      num_gpu: 99\n",
        &["qwen3:8b serving ollama self-hosted tag=8b"],
    )]);
}
