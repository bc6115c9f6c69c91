//! Schedulers, cloud command lines and less frequent manifests.

use crate::check;

#[test]
fn schedulers_say_how_many_accelerators_a_script_gets() {
    check(&[
        (
            "job.sh",
            "#!/bin/bash\n#SBATCH --nodes=2\n#SBATCH --gres=gpu:h100:8\nsrun vllm serve moonshotai/Kimi-K2-Instruct\n",
            &["moonshotai/Kimi-K2-Instruct serving hf self-hosted none 16x80"],
        ),
        (
            "task.json",
            "{\"containerDefinitions\": [{\"image\": \"acme/vllm:1\", \"command\": [\"--model\", \"Qwen/Qwen3-32B\"], \"resourceRequirements\": [{\"type\": \"GPU\", \"value\": \"4\"}]}]}",
            &["Qwen/Qwen3-32B serving hf self-hosted none 4x?"],
        ),
        (
            "fly.toml",
            "[env]\nMODEL_ID = \"Qwen/Qwen3-32B\"\n[[vm]]\ngpu_kind = \"a100-80gb\"\ngpus = 2\n",
            &["Qwen/Qwen3-32B serving hf self-hosted none 2x80"],
        ),
    ]);
}

#[test]
fn command_lines_of_clouds_select_models() {
    check(&[
        (
            "go.sh",
            "gcloud ai model-garden models deploy --model=google/gemma-3-27b-it --machine-type=g2-standard-48 --accelerator-type=NVIDIA_L4 --accelerator-count=4\n",
            &["google/gemma-3-27b-it serving hf self-hosted none 4x24"],
        ),
        (
            "go.sh",
            "az cognitiveservices account deployment create --name x --model-name gpt-4o --model-version 2024-08-06 --model-format OpenAI\n",
            &["gpt-4o client openai api:openai none"],
        ),
        (
            "go.sh",
            "aws bedrock-runtime invoke-model --model-id us.meta.llama3-1-405b-instruct-v1:0 --body '{}' out.json\n",
            &["us.meta.llama3-1-405b-instruct-v1:0 client bedrock hosted:bedrock tag=?"],
        ),
    ]);
}

#[test]
fn configuration_of_engines_is_read() {
    check(&[
        (
            "config.yaml",
            "model: moonshotai/Kimi-K2-Instruct\nserved-model-name: kimi\ntensor-parallel-size: 8\nrevision: 0123456789ab\n",
            &["moonshotai/Kimi-K2-Instruct serving hf self-hosted revision=0123456789ab 8x?", "~kimi"],
        ),
        (
            "a.yaml",
            "kind: DynamoGraphDeployment\nspec:\n  services:\n    Worker:\n      resources:\n        limits:\n          gpu: \"8\"\n      extraPodSpec:\n        mainContainer:\n          image: acme/runtime:1\n          command: [/bin/sh, -c]\n          args: [\"python3 -m dynamo.vllm --model moonshotai/Kimi-K2-Instruct\"]\n",
            &["moonshotai/Kimi-K2-Instruct serving hf self-hosted none 8x?"],
        ),
        (
            "go.sh",
            "kubectl apply -f - <<EOF\nkind: Model\nspec:\n  url: hf://moonshotai/Kimi-K2-Instruct\n  resourceProfile: nvidia-gpu-h100:8\nEOF\n",
            &["moonshotai/Kimi-K2-Instruct serving hf self-hosted none 8x80"],
        ),
        (
            "main.tf",
            "resource \"helm_release\" \"v\" {\n  set {\n    name  = \"model\"\n    value = \"moonshotai/Kimi-K2-Instruct\"\n  }\n}\n",
            &["moonshotai/Kimi-K2-Instruct serving hf self-hosted none"],
        ),
        (
            "a.yaml",
            "kind: Pod\nspec:\n  containers:\n  - image: acme/app:1\n    env:\n    - name: KV_CACHE_RPC_ENDPOINT\n      value: deepseek-coder-7b-kvcache-rpc:9600\n",
            &[],
        ),
        (
            "model.json",
            "{\"model_name\": \"kimi\", \"model_specs\": [{\"model_id\": \"moonshotai/Kimi-K2-Instruct\", \"model_revision\": \"0123456789ab\", \"quantizations\": [\"none\"]}]}",
            &["moonshotai/Kimi-K2-Instruct serving hf self-hosted revision=0123456789ab"],
        ),
    ]);
}
