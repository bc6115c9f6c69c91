//! Compose files.

use crate::check;

#[test]
fn a_service_is_one_deployment() {
    check(&[
        (
            "compose.yaml",
            "services:\n  kimi:\n    image: vllm/vllm-openai:v0.9.1\n    command: --model moonshotai/Kimi-K2-Instruct --tensor-parallel-size 8 --served-model-name kimi\n    deploy:\n      resources:\n        reservations:\n          devices:\n          - driver: nvidia\n            count: 8\n            capabilities: [gpu]\n  small:\n    image: vllm/vllm-openai:v0.9.1\n    command: [\"--model\", \"Qwen/Qwen3-8B\"]\n    deploy:\n      resources:\n        reservations:\n          devices:\n          - driver: nvidia\n            device_ids: ['0', '3']\n            capabilities: [gpu]\n",
            &[
                "moonshotai/Kimi-K2-Instruct serving hf self-hosted none 8x?",
                "Qwen/Qwen3-8B serving hf self-hosted none 2x?",
                "~kimi",
            ],
        ),
        (
            "compose.yaml",
            "services:\n  tgi:\n    image: ghcr.io/huggingface/text-generation-inference:3.0\n    gpus: all\n    environment:\n      MODEL_ID: Qwen/Qwen3-32B\n      NUM_SHARD: 4\n  tei:\n    image: ghcr.io/huggingface/text-embeddings-inference:1.7\n    environment:\n    - MODEL_ID=BAAI/bge-large-en-v1.5\n    - HF_HUB_OFFLINE=1\n",
            &[
                "Qwen/Qwen3-32B serving hf self-hosted none 4x?",
                "BAAI/bge-large-en-v1.5 embedding hf self-hosted none offline",
            ],
        ),
        (
            "compose.yaml",
            "services:\n  app:\n    image: acme/app:1\n    models:\n    - llm\n    environment:\n      OPENAI_MODEL: gpt-4o\nmodels:\n  llm:\n    model: ai/qwen3:8B-Q4_K_M\n    context_size: 8192\n",
            &[
                "gpt-4o client openai api:openai none",
                "ai/qwen3:8B-Q4_K_M serving docker-model self-hosted tag=8B-Q4_K_M",
            ],
        ),
        (
            "compose.yaml",
            "services:\n  ollama:\n    image: ollama/ollama:latest\n    volumes:\n    - ollama:/home/user/.ollama\n    entrypoint: [\"/bin/sh\", \"-c\", \"ollama serve & sleep 5; ollama pull llama3.1:405b; wait\"]\n",
            &["llama3.1:405b serving ollama self-hosted tag=405b cache"],
        ),
        (
            "compose.yaml",
            "services:\n  llm:\n    provider:\n      type: model\n      options:\n        model: ai/qwen3:8B-Q4_K_M\n",
            &["ai/qwen3:8B-Q4_K_M serving docker-model self-hosted tag=8B-Q4_K_M"],
        ),
        (
            "compose.yaml",
            "services:\n  nim:\n    image: nvcr.io/nim/meta/llama-3.1-405b-instruct:1.3.3\n    runtime: nvidia\n",
            &["meta/llama-3.1-405b-instruct:1.3.3 serving nim self-hosted tag=1.3.3"],
        ),
    ]);
}
