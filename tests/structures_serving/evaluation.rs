//! Command lines that measure, train or ask.

use crate::check;

#[test]
fn lm_eval_names_its_model_in_the_arguments_of_its_backend() {
    check(&[
        (
            "go.sh",
            "lm_eval --model hf --model_args pretrained=moonshotai/Kimi-K2-Instruct,revision=0123456789ab,dtype=bfloat16 --tasks gsm8k\n",
            &["moonshotai/Kimi-K2-Instruct eval hf self-hosted revision=0123456789ab"],
        ),
        (
            "go.sh",
            "lm-eval run --model vllm --model_args pretrained=zai-org/GLM-5.2,tensor_parallel_size=8,gpu_memory_utilization=0.9\n",
            &["zai-org/GLM-5.2 eval hf self-hosted none 8x?"],
        ),
        (
            "go.sh",
            "accelerate launch -m lm_eval --model hf --model_args 'pretrained=Qwen/Qwen3-8B,peft=acme/qwen3-8b-lora'\n",
            &["Qwen/Qwen3-8B eval hf self-hosted none", "acme/qwen3-8b-lora eval hf self-hosted none"],
        ),
        (
            "go.sh",
            "lm_eval --model local-completions --model_args model=Qwen/Qwen3-8B,base_url=http://localhost:8000/v1/completions\n",
            &["Qwen/Qwen3-8B eval hf self-hosted none"],
        ),
        (
            "go.sh",
            "lighteval accelerate \"model_name=Qwen/Qwen3-8B,dtype=bfloat16\" 'lighteval|gsm8k|0'\n",
            &["Qwen/Qwen3-8B eval hf self-hosted none"],
        ),
        (
            "go.sh",
            "inspect eval arc.py --model vllm/moonshotai/Kimi-K2-Instruct\n",
            &["vllm/moonshotai/Kimi-K2-Instruct eval hf self-hosted none"],
        ),
        (
            "go.sh",
            "evalscope eval --model Qwen/Qwen3-8B --datasets gsm8k --limit 5\n",
            &["Qwen/Qwen3-8B eval hf self-hosted none"],
        ),
    ]);
}

#[test]
fn trainings_name_the_base_that_they_change() {
    check(&[
        (
            "go.sh",
            "llamafactory-cli train --model_name_or_path Qwen/Qwen3-8B --stage sft --dataset alpaca --template qwen3 --output_dir saves/qwen3-8b\n",
            &["Qwen/Qwen3-8B finetune hf self-hosted none"],
        ),
        (
            "go.sh",
            "axolotl train config.yml --base-model Qwen/Qwen3-8B\n",
            &["Qwen/Qwen3-8B finetune hf self-hosted none"],
        ),
        (
            "go.sh",
            "torchrun --nproc-per-node 8 scripts/sft.py --model_name_or_path moonshotai/Kimi-K2-Instruct --hub_model_id acme/kimi-k2-tuned\n",
            &["moonshotai/Kimi-K2-Instruct finetune hf self-hosted none 8x?"],
        ),
        (
            "go.sh",
            "deepspeed --num_gpus 8 train.py --model_name_or_path Qwen/Qwen3-32B\n",
            &["Qwen/Qwen3-32B finetune hf self-hosted none 8x?"],
        ),
        (
            "go.sh",
            "swift sft --model Qwen/Qwen3-8B --train_type lora --dataset swift/self-cognition\n",
            &["Qwen/Qwen3-8B finetune hf self-hosted none"],
        ),
        (
            "go.sh",
            "NPROC_PER_NODE=4 swift rlhf --rlhf_type dpo --model Qwen/Qwen3-8B --ref_model Qwen/Qwen3-8B-Base\n",
            &["Qwen/Qwen3-8B finetune hf self-hosted none 4x?", "Qwen/Qwen3-8B-Base finetune hf self-hosted none 4x?"],
        ),
        (
            "go.sh",
            "trl sft --model_name_or_path Qwen/Qwen3-8B --dataset_name trl-lib/Capybara\n",
            &["Qwen/Qwen3-8B finetune hf self-hosted none"],
        ),
        (
            "go.sh",
            "mlx_lm.lora --model mlx-community/Qwen3-8B-4bit --train --data ./data\n",
            &["mlx-community/Qwen3-8B-4bit finetune hf self-hosted none"],
        ),
        ("go.sh", "tune run --nproc_per_node 2 lora_finetune_distributed --config llama3_1/8B_lora\n", &[]),
    ]);
}

#[test]
fn clients_ask_a_service() {
    check(&[
        (
            "go.sh",
            "aider --model openrouter/z-ai/glm-5.2 --weak-model gpt-4o-mini\n",
            &[
                "openrouter/z-ai/glm-5.2 client openrouter hosted:openrouter none",
                "gpt-4o-mini client openai api:openai none",
            ],
        ),
        (
            "go.sh",
            "aider --sonnet --model=claude-3-5-sonnet-20241022 --editor-model gpt-4o\n",
            &[
                "claude-3-5-sonnet-20241022 client anthropic api:anthropic tag=?",
                "gpt-4o client openai api:openai none",
            ],
        ),
        (
            "go.sh",
            "litellm --model ollama/llama3.1:405b --port 4000\n",
            &["ollama/llama3.1:405b client ollama self-hosted tag=405b"],
        ),
        (
            "go.sh",
            "litellm --model huggingface/moonshotai/Kimi-K2-Instruct\n",
            &["huggingface/moonshotai/Kimi-K2-Instruct client hf hosted:huggingface none"],
        ),
        (
            "go.sh",
            "claude --model claude-opus-4-20250514 -p 'hi'\n",
            &["claude-opus-4-20250514 client anthropic api:anthropic tag=?"],
        ),
    ]);
}
