//! Programs around an engine: containers, schedulers, clusters, charts.

use crate::check;

#[test]
fn an_image_of_an_engine_takes_its_arguments() {
    check(&[
        (
            "go.sh",
            "docker run --gpus all --rm -v ~/.cache/huggingface:/home/user/.cache/huggingface -p 8000:8000 --ipc=host vllm/vllm-openai:v0.9.1 --model moonshotai/Kimi-K2-Instruct --tensor-parallel-size 8\n",
            &["moonshotai/Kimi-K2-Instruct serving hf self-hosted none 8x? cache"],
        ),
        (
            "go.sh",
            "podman run --device nvidia.com/gpu=all -e HF_TOKEN ghcr.io/huggingface/text-generation-inference:3.0 --model-id Qwen/Qwen3-32B --num-shard 4\n",
            &["Qwen/Qwen3-32B serving hf self-hosted none 4x?"],
        ),
        (
            "go.sh",
            "docker run -d --gpus '\"device=0,1\"' -e MODEL_ID=Qwen/Qwen3-32B ghcr.io/huggingface/text-generation-inference:3.0\n",
            &["Qwen/Qwen3-32B serving hf self-hosted none 2x?"],
        ),
        (
            "go.sh",
            "docker run --gpus all lmsysorg/sglang:latest python3 -m sglang.launch_server --model-path zai-org/GLM-5.2 --tp 8\n",
            &["zai-org/GLM-5.2 serving hf self-hosted none 8x?"],
        ),
        (
            "go.sh",
            "docker run -v models:/models ghcr.io/ggml-org/llama.cpp:server -m /models/Qwen3-8B-Q4_K_M.gguf --port 8000\n",
            &["/models/Qwen3-8B-Q4_K_M.gguf serving gguf self-hosted none"],
        ),
        (
            "go.sh",
            "docker run -it --rm --gpus all -v $LOCAL_NIM_CACHE:/opt/nim/.cache -p 8000:8000 nvcr.io/nim/meta/llama-3.1-405b-instruct:1.2.0\n",
            &["meta/llama-3.1-405b-instruct:1.2.0 serving nim self-hosted tag=1.2.0"],
        ),
    ]);
}

#[test]
fn schedulers_and_launchers_pass_the_command_on() {
    let serving = &["moonshotai/Kimi-K2-Instruct serving hf self-hosted none 8x?"] as &[&str];
    check(&[
        ("go.sh", "srun -N 2 --gres=gpu:8 vllm serve moonshotai/Kimi-K2-Instruct -tp 8\n", serving),
        (
            "go.sh",
            "ray job submit --address http://h:8265 --working-dir . -- vllm serve moonshotai/Kimi-K2-Instruct -tp 8\n",
            serving,
        ),
        ("go.sh", "uv run --with vllm vllm serve moonshotai/Kimi-K2-Instruct -tp 8\n", serving),
        (
            "go.sh",
            "CUDA_VISIBLE_DEVICES=0,1,2,3,4,5,6,7 nohup vllm serve moonshotai/Kimi-K2-Instruct -tp 8 > log 2>&1 &\n",
            serving,
        ),
        (
            "go.sh",
            "kubectl run kimi --image=vllm/vllm-openai:v0.9.1 -- --model moonshotai/Kimi-K2-Instruct --tensor-parallel-size 8\n",
            serving,
        ),
        ("go.sh", "kubectl exec -it deploy/vllm -- vllm serve moonshotai/Kimi-K2-Instruct -tp 8\n", serving),
        ("go.sh", "tmux new-session -d -s srv 'vllm serve moonshotai/Kimi-K2-Instruct -tp 8'\n", serving),
        ("go.sh", "ssh gpu1 'cd /srv && vllm serve moonshotai/Kimi-K2-Instruct -tp 8'\n", serving),
        ("go.sh", "apptainer exec --nv vllm.sif vllm serve moonshotai/Kimi-K2-Instruct -tp 8\n", serving),
        ("go.sh", "modal run serve.py -- --x\nconda run -n v vllm serve moonshotai/Kimi-K2-Instruct -tp 8\n", serving),
    ]);
}

#[test]
fn settings_handed_over_on_a_command_line_are_read() {
    check(&[
        (
            "go.sh",
            "sky launch -c kimi serve.yaml --env MODEL_NAME=moonshotai/Kimi-K2-Instruct --gpus H200:8\n",
            &["moonshotai/Kimi-K2-Instruct serving hf self-hosted none 8x141"],
        ),
        (
            "go.sh",
            "helm install kimi acme/vllm --set model=moonshotai/Kimi-K2-Instruct,replicas=1 --set-string image.tag=v1\n",
            &["moonshotai/Kimi-K2-Instruct serving hf self-hosted none"],
        ),
        (
            "go.sh",
            "helm upgrade --install kimi chart --set 'servingEngineSpec.modelSpec[0].modelURL=moonshotai/Kimi-K2-Instruct'\n",
            &["moonshotai/Kimi-K2-Instruct serving hf self-hosted none"],
        ),
        (
            "go.sh",
            "kubectl set env deploy/vllm MODEL_ID=moonshotai/Kimi-K2-Instruct\n",
            &["moonshotai/Kimi-K2-Instruct serving hf self-hosted none"],
        ),
        (
            "go.sh",
            "gcloud run deploy gemma --image ollama/ollama --set-env-vars OLLAMA_MODEL=gemma3:27b\n",
            &["gemma3:27b client ollama self-hosted tag=27b"],
        ),
    ]);
}
