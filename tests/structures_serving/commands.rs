//! Engines that are started on a command line, by the form that their documentation gives.

use crate::check;

#[test]
fn vllm_names_its_model_first_or_by_option() {
    check(&[
        (
            "run.sh",
            "vllm serve moonshotai/Kimi-K2-Instruct --tensor-parallel-size 8 --served-model-name kimi-k2 --revision 0a1b2c3d4e5f --trust-remote-code\n",
            &["moonshotai/Kimi-K2-Instruct serving hf self-hosted revision=0a1b2c3d4e5f 8x?", "~kimi-k2"],
        ),
        (
            "run.sh",
            "vllm serve --port 8000 -tp 4 -pp 2 moonshotai/Kimi-K2-Instruct\n",
            &["moonshotai/Kimi-K2-Instruct serving hf self-hosted none 8x?"],
        ),
        (
            "run.sh",
            "vllm serve moonshotai/Kimi-K2-Instruct --tensor-parallel-size=8 --data-parallel-size=2 --revision=main\n",
            &["moonshotai/Kimi-K2-Instruct serving hf self-hosted floating 16x?"],
        ),
        (
            "run.sh",
            "python3 -m vllm.entrypoints.openai.api_server --model zai-org/GLM-5.2 --tokenizer zai-org/GLM-5.2-FP8 --dtype auto\n",
            &["zai-org/GLM-5.2 serving hf self-hosted none", "zai-org/GLM-5.2-FP8 unknown hf unknown none"],
        ),
        (
            "run.sh",
            "vllm serve deepseek-ai/DeepSeek-V3 --speculative-config '{\"model\": \"acme/spec-head-1b\", \"num_speculative_tokens\": 3}'\n",
            &["deepseek-ai/DeepSeek-V3 serving hf self-hosted none", "acme/spec-head-1b draft hf self-hosted none"],
        ),
        (
            "run.sh",
            "vllm serve deepseek-ai/DeepSeek-V3 --speculative-model Qwen/Qwen3-0.6B --quantization fp8\n",
            &["deepseek-ai/DeepSeek-V3 serving hf self-hosted none", "Qwen/Qwen3-0.6B draft hf self-hosted none"],
        ),
        (
            "run.sh",
            "vllm serve Qwen/Qwen3-8B --enable-lora --lora-modules sql=acme/qwen3-8b-sql-lora chat=/adapters/chat\n",
            &["Qwen/Qwen3-8B serving hf self-hosted none", "acme/qwen3-8b-sql-lora finetune hf self-hosted none"],
        ),
        (
            "run.sh",
            "vllm bench serve --model Qwen/Qwen3-8B --dataset-name sharegpt --num-prompts 100\n",
            &["Qwen/Qwen3-8B eval hf self-hosted none"],
        ),
        ("run.sh", "vllm bench throughput --model=Qwen/Qwen3-8B\n", &["Qwen/Qwen3-8B eval hf self-hosted none"]),
    ]);
}

#[test]
fn other_engines_name_their_model_by_option() {
    check(&[
        (
            "run.sh",
            "python -m sglang.launch_server --model-path deepseek-ai/DeepSeek-R1 --tp-size 16 --nnodes 2 --dist-init-addr h:1\n",
            &["deepseek-ai/DeepSeek-R1 serving hf self-hosted none 16x?"],
        ),
        (
            "run.sh",
            "sglang serve --model-path deepseek-ai/DeepSeek-R1 --tp 8 --speculative-draft-model-path acme/draft-head-2b\n",
            &[
                "deepseek-ai/DeepSeek-R1 serving hf self-hosted none 8x?",
                "acme/draft-head-2b draft hf self-hosted none 8x?",
            ],
        ),
        (
            "run.sh",
            "sglang serve deepseek-ai/DeepSeek-R1 --tp 8\n",
            &["deepseek-ai/DeepSeek-R1 serving hf self-hosted none 8x?"],
        ),
        (
            "run.sh",
            "text-generation-launcher --model-id meta-llama/Llama-3.1-405B-Instruct --num-shard 8 --revision 0123456789ab\n",
            &["meta-llama/Llama-3.1-405B-Instruct serving hf self-hosted revision=0123456789ab 8x?"],
        ),
        (
            "run.sh",
            "text-embeddings-router --model-id BAAI/bge-large-en-v1.5 --port 80\n",
            &["BAAI/bge-large-en-v1.5 embedding hf self-hosted none"],
        ),
        (
            "run.sh",
            "lorax-launcher --model-id mistralai/Mistral-7B-Instruct-v0.1 --adapter-source hub\n",
            &["mistralai/Mistral-7B-Instruct-v0.1 serving hf self-hosted none"],
        ),
        (
            "run.sh",
            "lmdeploy serve api_server internlm/internlm2_5-7b-chat --tp 2 --model-name internlm\n",
            &["internlm/internlm2_5-7b-chat serving hf self-hosted none 2x?", "~internlm"],
        ),
        (
            "run.sh",
            "lmdeploy chat internlm/internlm2_5-7b-chat --backend pytorch\n",
            &["internlm/internlm2_5-7b-chat serving hf self-hosted none"],
        ),
        (
            "run.sh",
            "lmdeploy lite auto_awq internlm/internlm2_5-7b-chat --work-dir out\n",
            &["internlm/internlm2_5-7b-chat serving hf self-hosted none"],
        ),
        (
            "run.sh",
            "trtllm-serve nvidia/DeepSeek-R1-FP4 --tp_size 8 --backend pytorch\n",
            &["nvidia/DeepSeek-R1-FP4 serving hf self-hosted none 8x?"],
        ),
        (
            "run.sh",
            "trtllm-serve serve nvidia/DeepSeek-R1-FP4 --tp_size 8\n",
            &["nvidia/DeepSeek-R1-FP4 serving hf self-hosted none 8x?"],
        ),
        (
            "run.sh",
            "trtllm-build --checkpoint_dir /ckpt/llama-3.1-70b --output_dir /engines/llama\n",
            &["/ckpt/llama-3.1-70b serving path self-hosted none own"],
        ),
        (
            "run.sh",
            "trtllm-bench --model meta-llama/Llama-3.1-8B-Instruct throughput --dataset d.txt\n",
            &["meta-llama/Llama-3.1-8B-Instruct eval hf self-hosted none"],
        ),
        (
            "run.sh",
            "mlx_lm.server --model mlx-community/GLM-5.2-4bit --port 8080\n",
            &["mlx-community/GLM-5.2-4bit serving hf self-hosted none"],
        ),
        (
            "run.sh",
            "python -m mlx_lm generate --model mlx-community/Qwen3-8B-4bit --prompt hi\n",
            &["mlx-community/Qwen3-8B-4bit serving hf self-hosted none"],
        ),
        (
            "run.sh",
            "mlc_llm serve HF://mlc-ai/Llama-3-8B-Instruct-q4f16_1-MLC --mode server\n",
            &["mlc-ai/Llama-3-8B-Instruct-q4f16_1-MLC serving hf self-hosted none"],
        ),
        (
            "run.sh",
            "xinference launch --model-name qwen3 --size-in-billions 8 --model-format pytorch --replica 1\n",
            &["qwen3 serving vendor-api self-hosted none"],
        ),
        (
            "run.sh",
            "genai-perf profile -m meta/llama-3.1-8b-instruct --tokenizer meta-llama/Llama-3.1-8B-Instruct --endpoint-type chat\n",
            &[
                "meta/llama-3.1-8b-instruct eval nim self-hosted none",
                "meta-llama/Llama-3.1-8B-Instruct unknown hf unknown none",
            ],
        ),
    ]);
}

#[test]
fn commands_are_read_wherever_they_stand() {
    let told = ["moonshotai/Kimi-K2-Instruct serving hf self-hosted none 8x?"];
    for (path, text) in [
        ("a.yaml", "command: [vllm, serve]\nargs: [moonshotai/Kimi-K2-Instruct, --tensor-parallel-size, '8']\n"),
        (
            "a.yaml",
            "args:\n- --model\n- moonshotai/Kimi-K2-Instruct\n- --tensor-parallel-size=8\ncommand:\n- python3\n- -m\n- vllm.entrypoints.openai.api_server\n",
        ),
        (
            "a.json",
            "{\"command\": [\"vllm\", \"serve\", \"moonshotai/Kimi-K2-Instruct\", \"--tensor-parallel-size\", \"8\"]}",
        ),
        (
            ".github/workflows/a.yml",
            "jobs:\n  a:\n    steps:\n    - run: |\n        vllm serve moonshotai/Kimi-K2-Instruct \\\n          -tp 8 &\n",
        ),
        ("a.sh", "cat <<'EOF' > start.sh\nvllm serve moonshotai/Kimi-K2-Instruct -tp 8\nEOF\n"),
        (
            "Dockerfile",
            "FROM vllm/vllm-openai:v0.9.0\nCMD [\"--model\", \"moonshotai/Kimi-K2-Instruct\", \"--tensor-parallel-size\", \"8\"]\n",
        ),
        (
            "Dockerfile",
            "FROM python:3.12\nENTRYPOINT vllm serve moonshotai/Kimi-K2-Instruct --tensor-parallel-size 8\n",
        ),
        (
            "vllm.service",
            "[Service]\nExecStart=/opt/venv/bin/vllm serve moonshotai/Kimi-K2-Instruct --tensor-parallel-size 8\n",
        ),
        ("Makefile", "serve:\n\tvllm serve moonshotai/Kimi-K2-Instruct --tensor-parallel-size 8\n"),
    ] {
        assert_eq!(crate::told(path, text), told, "{path}: {text}");
    }
}

#[test]
fn names_that_a_backend_or_a_parser_has_are_no_models() {
    check(&[
        (
            "run.sh",
            "vllm serve /models/x --tool-call-parser qwen3_coder --reasoning-parser deepseek_r1 --chat-template llama3.jinja --kv-cache-dtype fp8\n",
            &[],
        ),
        ("run.sh", "lm_eval --model hf --tasks gsm8k\n", &[]),
        ("run.sh", "lm_eval --model vllm --tasks gsm8k\n", &[]),
    ]);
}
