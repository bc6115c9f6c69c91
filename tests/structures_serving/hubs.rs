//! Weights fetched from hubs by their clients and by plain downloads.

use crate::check;

#[test]
fn clients_of_hubs_take_one_repository() {
    check(&[
        (
            "get.sh",
            "huggingface-cli download Qwen/Qwen3-8B-GGUF Qwen3-8B-Q4_K_M.gguf --local-dir ./qwen3-8b --revision 0123456789ab\n",
            &[
                "Qwen/Qwen3-8B-GGUF serving gguf self-hosted revision=0123456789ab",
                "Qwen3-8B-Q4_K_M.gguf serving gguf self-hosted revision=0123456789ab",
            ],
        ),
        (
            "get.sh",
            "hf download moonshotai/Kimi-K2-Instruct config.json tokenizer.json --local-dir /models/Kimi-K2-Instruct\n",
            &["moonshotai/Kimi-K2-Instruct serving hf self-hosted none"],
        ),
        ("get.sh", "hf download --repo-type dataset acme/qwen3-8b-prompts\n", &[]),
        ("get.sh", "hf download acme/llama-3.1-8b-prompts --repo-type=dataset\n", &[]),
        (
            "get.sh",
            "hf download --repo-type model moonshotai/Kimi-K2-Instruct\n",
            &["moonshotai/Kimi-K2-Instruct serving hf self-hosted none"],
        ),
        (
            "get.sh",
            "modelscope download --model ZhipuAI/GLM-5.2 --local_dir ./glm\n",
            &["ZhipuAI/GLM-5.2 serving modelscope self-hosted none"],
        ),
        (
            "get.sh",
            "hfd moonshotai/Kimi-K2-Instruct --tool aria2c -x 4\n",
            &["moonshotai/Kimi-K2-Instruct serving hf self-hosted none"],
        ),
    ]);
}

#[test]
fn a_clone_or_a_download_names_the_repository() {
    check(&[
        (
            "get.sh",
            "git lfs install\ngit clone --depth 1 https://huggingface.co/moonshotai/Kimi-K2-Instruct\n",
            &["moonshotai/Kimi-K2-Instruct serving hf self-hosted none"],
        ),
        ("get.sh", "git clone https://github.com/acme/llama-3.1-8b-demo\n", &[]),
        ("get.sh", "git clone https://huggingface.co/datasets/acme/qwen3-8b-x\n", &[]),
        (
            "get.sh",
            "GIT_LFS_SKIP_SMUDGE=1 git clone git@hf.co:moonshotai/Kimi-K2-Instruct\n",
            &["moonshotai/Kimi-K2-Instruct serving hf self-hosted none"],
        ),
        (
            "get.sh",
            "wget https://huggingface.co/unsloth/Qwen3-8B-GGUF/resolve/0123456789abcdef/Qwen3-8B-Q4_K_M.gguf -O model.gguf\n",
            &[
                "unsloth/Qwen3-8B-GGUF/resolve/0123456789abcdef/Qwen3-8B-Q4_K_M.gguf serving gguf self-hosted revision=0123456789abcdef",
            ],
        ),
        (
            "get.sh",
            "aria2c -x 8 https://huggingface.co/moonshotai/Kimi-K2-Instruct/resolve/main/model-00001-of-00061.safetensors\n",
            &["moonshotai/Kimi-K2-Instruct serving hf self-hosted floating"],
        ),
        (
            "get.sh",
            "curl https://api.openai.com/v1/chat/completions -d '{\"model\": \"gpt-4o\", \"messages\": []}'\n",
            &["gpt-4o client openai api:openai none"],
        ),
        (
            "get.sh",
            "curl http://localhost:8000/v1/completions -d '{\"model\": \"moonshotai/Kimi-K2-Instruct\"}'\n",
            &["moonshotai/Kimi-K2-Instruct client hf self-hosted none"],
        ),
        (
            "get.sh",
            "curl http://localhost:11434/api/pull -d '{\"name\": \"qwen3:8b\"}'\n",
            &["qwen3:8b client ollama self-hosted tag=8b"],
        ),
    ]);
}

#[test]
fn a_copy_out_of_a_bucket_names_its_weights() {
    check(&[
        (
            "get.sh",
            "gsutil cp -r gs://acme-models/mistralai/Mistral-7B-Instruct-v0.1/ /data\n",
            &["gs://acme-models/mistralai/Mistral-7B-Instruct-v0.1/ serving url self-hosted none own"],
        ),
        (
            "get.sh",
            "aws s3 cp --recursive s3://acme/llama-3.1-405b-instruct /models/\n",
            &["s3://acme/llama-3.1-405b-instruct serving url self-hosted none own"],
        ),
        ("get.sh", "aws s3 cp report.json s3://acme/llama-3.1-8b/\n", &[]),
    ]);
}
