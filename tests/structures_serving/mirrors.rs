//! Where weights come from when a service starts, and which revision of them.

use crate::check;

#[test]
fn stores_of_one_s_own_and_caches_are_told_apart() {
    check(&[
        (
            "a.yaml",
            "kind: Pod\nspec:\n  containers:\n  - image: vllm/vllm-openai:v0.9.1\n    args: [--model, moonshotai/Kimi-K2-Instruct]\n    env:\n    - name: HF_HUB_OFFLINE\n      value: \"1\"\n    volumeMounts:\n    - mountPath: /home/user/.cache/huggingface\n      name: cache\n",
            &["moonshotai/Kimi-K2-Instruct serving hf self-hosted none cache offline"],
        ),
        (
            "a.yaml",
            "kind: Pod\nspec:\n  containers:\n  - image: vllm/vllm-openai:v0.9.1\n    args: [--model, moonshotai/Kimi-K2-Instruct]\n    env:\n    - name: HF_ENDPOINT\n      value: https://hub.acme.internal\n",
            &["moonshotai/Kimi-K2-Instruct serving hf self-hosted none own"],
        ),
        (
            "a.yaml",
            "kind: Pod\nspec:\n  containers:\n  - image: vllm/vllm-openai:v0.9.1\n    args: [--model, moonshotai/Kimi-K2-Instruct, --download-dir=/data]\n",
            &["moonshotai/Kimi-K2-Instruct serving hf self-hosted none cache"],
        ),
        (
            "a.yaml",
            "kind: Pod\nspec:\n  containers:\n  - image: vllm/vllm-openai:v0.9.1\n    args: [--model, /models/llama-3.1-405b-instruct]\n",
            &["/models/llama-3.1-405b-instruct serving path self-hosted none own"],
        ),
        (
            "a.yaml",
            "kind: Pod\nspec:\n  initContainers:\n  - name: fetch\n    image: amazon/aws-cli:2\n    command: [aws, s3, sync, s3://acme-weights/llama-3.1-405b-instruct, /models/llama-3.1-405b-instruct]\n  containers:\n  - image: vllm/vllm-openai:v0.9.1\n    args: [--model, /models/llama-3.1-405b-instruct]\n",
            &[
                "s3://acme-weights/llama-3.1-405b-instruct serving url self-hosted none own",
                "~/models/llama-3.1-405b-instruct",
            ],
        ),
        (
            "a.yaml",
            "kind: Pod\nspec:\n  initContainers:\n  - name: fetch\n    image: python:3.12\n    command: [hf, download, moonshotai/Kimi-K2-Instruct, --revision, 0123456789ab, --local-dir, /models/kimi-k2-instruct]\n  containers:\n  - image: vllm/vllm-openai:v0.9.1\n    args: [--model, /models/kimi-k2-instruct]\n",
            &["moonshotai/Kimi-K2-Instruct serving hf self-hosted revision=0123456789ab", "~/models/kimi-k2-instruct"],
        ),
    ]);
}

#[test]
fn a_path_of_one_s_own_is_a_mirror_whatever_the_engine() {
    check(&[
        (
            "go.sh",
            "exec vllm serve /srv/models/DeepSeek-R1 --tensor-parallel-size 8\n",
            &["/srv/models/DeepSeek-R1 serving path self-hosted none 8x? own"],
        ),
        (
            "go.sh",
            "vllm serve s3://acme/models/DeepSeek-R1-671B --load-format runai_streamer\n",
            &["s3://acme/models/DeepSeek-R1-671B serving url self-hosted none own"],
        ),
    ]);
}

#[test]
fn revisions_are_read_beside_and_inside() {
    check(&[
        (
            "go.sh",
            "vllm serve moonshotai/Kimi-K2-Instruct --revision $REV\n",
            &["moonshotai/Kimi-K2-Instruct serving hf self-hosted none"],
        ),
        (
            "go.sh",
            "vllm serve moonshotai/Kimi-K2-Instruct --tokenizer-revision abc1234\n",
            &["moonshotai/Kimi-K2-Instruct serving hf self-hosted none"],
        ),
        (
            "a.yaml",
            "kind: Pod\nspec:\n  containers:\n  - image: acme/x\n    env:\n    - {name: HF_MODEL_ID, value: moonshotai/Kimi-K2-Instruct}\n    - {name: HF_REVISION, value: 0123456789ab}\n",
            &["moonshotai/Kimi-K2-Instruct serving hf self-hosted revision=0123456789ab"],
        ),
        (
            "a.yaml",
            "image: nvcr.io/nim/meta/llama-3.1-405b-instruct@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\n",
            &[
                "meta/llama-3.1-405b-instruct@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef serving nim self-hosted digest=sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
            ],
        ),
        (
            "a.yaml",
            "image: nvcr.io/nim/meta/llama-3.1-405b-instruct:latest\n",
            &["meta/llama-3.1-405b-instruct:latest serving nim self-hosted floating"],
        ),
    ]);
}
