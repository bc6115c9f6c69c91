//! Kubernetes' own kinds: containers, variables, configuration, jobs.

use crate::check;

#[test]
fn a_container_is_one_deployment() {
    check(&[
        (
            "a.yaml",
            "kind: Deployment\nmetadata:\n  name: qwen3-8b\nspec:\n  template:\n    spec:\n      nodeSelector:\n        cloud.google.com/gke-accelerator: nvidia-h100-80gb\n      \
             containers:\n      - name: vllm\n        image: vllm/vllm-openai:v0.9.1\n        command: [\"vllm\", \"serve\"]\n        args:\n        - moonshotai/Kimi-K2-Instruct\n        - --served-model-name=kimi\n        - --revision\n        - 0123456789ab\n        - --tensor-parallel-size=8\n        resources:\n          limits:\n            nvidia.com/gpu: \"8\"\n",
            &["moonshotai/Kimi-K2-Instruct serving hf self-hosted revision=0123456789ab 8x80", "~kimi"],
        ),
        (
            "a.yaml",
            "kind: StatefulSet\nspec:\n  template:\n    spec:\n      containers:\n      - image: lmsysorg/sglang:v0.4\n        command:\n        - /bin/sh\n        - -c\n        args:\n        - |\n          exec python3 -m sglang.launch_server \\\n            --model-path deepseek-ai/DeepSeek-R1 \\\n            --tp 8\n        resources:\n          limits:\n            nvidia.com/gpu: 8\n",
            &["deepseek-ai/DeepSeek-R1 serving hf self-hosted none 8x?"],
        ),
        (
            "a.yaml",
            "kind: Pod\nspec:\n  containers:\n  - image: ghcr.io/huggingface/text-generation-inference:3.0\n    env:\n    - name: MODEL_ID\n      value: Qwen/Qwen3-32B\n    - name: REVISION\n      value: 0123456789ab\n    - name: NUM_SHARD\n      value: \"4\"\n    resources:\n      limits:\n        nvidia.com/gpu: 4\n",
            &["Qwen/Qwen3-32B serving hf self-hosted revision=0123456789ab 4x?"],
        ),
        (
            "a.yaml",
            "kind: DaemonSet\nspec:\n  template:\n    spec:\n      initContainers:\n      - name: pull\n        image: curlimages/curl:8\n        command: [sh, -c, \"curl http://ollama:11434/api/pull -d '{\\\"name\\\": \\\"qwen3:8b\\\"}'\"]\n      containers:\n      - name: ollama\n        image: ollama/ollama:0.9\n        lifecycle:\n          postStart:\n            exec:\n              command: [\"/bin/sh\", \"-c\", \"ollama pull llama3.1:405b\"]\n",
            &["qwen3:8b client ollama self-hosted tag=8b", "llama3.1:405b serving ollama self-hosted tag=405b"],
        ),
        (
            "a.yaml",
            "kind: Job\nspec:\n  template:\n    spec:\n      containers:\n      - image: python:3.12\n        command: [huggingface-cli, download, moonshotai/Kimi-K2-Instruct, --local-dir, /models/kimi]\n",
            &["moonshotai/Kimi-K2-Instruct serving hf self-hosted none"],
        ),
        (
            "a.yaml",
            "kind: CronJob\nspec:\n  jobTemplate:\n    spec:\n      template:\n        spec:\n          containers:\n          - image: acme/bench:1\n            command: [lm_eval, --model, hf, --model_args, \"pretrained=Qwen/Qwen3-32B,dtype=auto\"]\n",
            &["Qwen/Qwen3-32B eval hf self-hosted none"],
        ),
        (
            "a.yaml",
            "kind: ConfigMap\nmetadata:\n  name: llm\ndata:\n  MODEL_NAME: moonshotai/Kimi-K2-Instruct\n  TENSOR_PARALLEL_SIZE: \"8\"\n",
            &["moonshotai/Kimi-K2-Instruct serving hf self-hosted none 8x?"],
        ),
        (
            "a.yaml",
            "kind: ConfigMap\ndata:\n  serve.sh: |\n    #!/bin/bash\n    vllm serve moonshotai/Kimi-K2-Instruct --tensor-parallel-size 8\n",
            &["moonshotai/Kimi-K2-Instruct serving hf self-hosted none 8x?"],
        ),
        (
            "a.yaml",
            "kind: Pod\nspec:\n  affinity:\n    nodeAffinity:\n      requiredDuringSchedulingIgnoredDuringExecution:\n        nodeSelectorTerms:\n        - matchExpressions:\n          - key: nvidia.com/gpu.product\n            operator: In\n            values: [NVIDIA-H200]\n  containers:\n  - image: vllm/vllm-openai:v0.9.1\n    args: [--model, zai-org/GLM-5.2]\n    resources:\n      requests:\n        nvidia.com/gpu: 8\n",
            &["zai-org/GLM-5.2 serving hf self-hosted none 8x141"],
        ),
    ]);
}

#[test]
fn a_container_with_accelerators_runs_an_engine() {
    check(&[
        (
            "a.yaml",
            "kind: Deployment\nspec:\n  template:\n    spec:\n      containers:\n      - image: acme/own-server:1\n        args:\n        - --model_id=gemma-7b\n        resources:\n          limits:\n            google.com/tpu: 8\n",
            &["gemma-7b serving google self-hosted none 8x?"],
        ),
        (
            "a.yaml",
            "kind: Pod\nspec:\n  containers:\n  - image: acme/awsome-app:1\n    env:\n    - name: CHAT_MODEL\n      value: gemma-7b\n    resources:\n      limits:\n        nvidia.com/gpu: 0\n",
            &["gemma-7b client google unknown none"],
        ),
    ]);
}

#[test]
fn files_images_and_patches_are_no_models() {
    check(&[
        (
            "a.yaml",
            "tokenizer:\n  vocab_file: gpt2-vocab.json\n  merge_file: gpt2-merges.txt\n  tokenizer: assets/tokenizer.gemma\n",
            &[],
        ),
        ("a.yaml", "localModel:\n  enabled: true\n  defaultJobImage: acme/storage-initialiser-2:latest\n", &[]),
        ("a.yaml", "spec:\n  metricsSources:\n  - path: /metrics/default/deepseek-llm-7b-chat\n", &[]),
        ("a.json", "[{\"op\": \"replace\", \"path\": \"/metadata/name\", \"value\": \"scaler-llama2-7b-a40\"}]", &[]),
        ("a.sh", "JOB_NAME=qwen3_235b_bf16_128gpus\n", &[]),
    ]);
}

#[test]
fn names_of_resources_are_no_models() {
    check(&[
        (
            "a.yaml",
            "kind: Service\nmetadata:\n  name: llama-3.1-8b\n  labels:\n    app: llama-3.1-8b\n    model: llama-3.1-8b\nspec:\n  selector:\n    app: llama-3.1-8b\n",
            &[],
        ),
        (
            "a.yaml",
            "kind: Deployment\nspec:\n  template:\n    spec:\n      containers:\n      - name: qwen3-8b\n        image: acme/app:1\n        volumeMounts:\n        - name: llama-3.1-8b\n          mountPath: /models/llama-3.1-8b\n",
            &[],
        ),
    ]);
}

#[test]
fn a_resource_that_counts_one_type_only_tells_the_type() {
    check(&[(
        "deploy/x.yaml",
        "apiVersion: v1\nkind: Pod\nmetadata: {name: x}\nspec:\n  containers:\n  - name: x\n    image: vllm/vllm-openai:v1\n    args: [--model, Qwen/Qwen3-32B]\n    resources:\n      limits:\n        aws.amazon.com/neuron: \"16\"\n",
        &["Qwen/Qwen3-32B serving hf self-hosted none 16x32"],
    )]);
}
