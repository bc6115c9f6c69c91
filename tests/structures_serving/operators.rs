//! Custom resources and charts that serve models.

use crate::check;

#[test]
fn kserve_names_weights_by_address() {
    check(&[
        (
            "a.yaml",
            "apiVersion: serving.kserve.io/v1beta1\nkind: InferenceService\nmetadata:\n  name: kimi\nspec:\n  predictor:\n    model:\n      modelFormat:\n        name: huggingface\n      args:\n      - --model_name=kimi\n      - --tensor-parallel-size=8\n      storageUri: hf://moonshotai/Kimi-K2-Instruct:0123456789abcdef\n      resources:\n        limits:\n          nvidia.com/gpu: \"8\"\n",
            &[
                "moonshotai/Kimi-K2-Instruct:0123456789abcdef serving hf self-hosted revision=0123456789abcdef 8x?",
                "~kimi",
            ],
        ),
        (
            "a.yaml",
            "kind: InferenceService\nspec:\n  predictor:\n    model:\n      modelFormat:\n        name: huggingface\n      args:\n      - --model_name=kimi\n      - --model_id=moonshotai/Kimi-K2-Instruct\n      - --model_revision=0123456789ab\n",
            &["moonshotai/Kimi-K2-Instruct serving hf self-hosted revision=0123456789ab", "~kimi"],
        ),
        (
            "a.yaml",
            "kind: LLMInferenceService\nmetadata:\n  name: kimi\nspec:\n  model:\n    uri: hf://moonshotai/Kimi-K2-Instruct\n    name: moonshotai/Kimi-K2-Instruct\n  parallelism:\n    tensor: 8\n",
            &["moonshotai/Kimi-K2-Instruct serving hf self-hosted none 8x?", "~moonshotai/Kimi-K2-Instruct"],
        ),
        (
            "a.yaml",
            "kind: InferenceService\nspec:\n  predictor:\n    model:\n      storageUri: pvc://models/kimi\n      runtime: acme-runtime\n---\nkind: ClusterStorageContainer\nspec:\n  supportedUriFormats:\n  - prefix: hf://\n  - prefix: s3://\n",
            &[],
        ),
        (
            "a.yaml",
            "kind: InferenceService\nspec:\n  predictor:\n    model:\n      storageUri: s3://models/llama-3.1-405b-instruct\n",
            &["s3://models/llama-3.1-405b-instruct serving url self-hosted none own"],
        ),
        (
            "a.yaml",
            "kind: ServingRuntime\nspec:\n  supportedModelFormats:\n  - name: vLLM\n  containers:\n  - name: kserve-container\n    image: vllm/vllm-openai:v0.9.1\n    args:\n    - --model=/mnt/models\n    - --served-model-name={{.Name}}\n",
            &[],
        ),
    ]);
}

#[test]
fn presets_of_an_operator_are_models_it_serves() {
    check(&[
        (
            "a.yaml",
            "apiVersion: acme.sh/v1\nkind: Workspace\nmetadata:\n  name: workspace-llama-3.3-70b-instruct\nresource:\n  labelSelector:\n    matchLabels:\n      apps: llama-3.3-70b-instruct\ninference:\n  preset:\n    name: \"llama-3.3-70b-instruct\"\n  config: llama-3.3-70b-inference-config\n",
            &["llama-3.3-70b-instruct serving vendor-api self-hosted none"],
        ),
        (
            "a.yaml",
            "apiVersion: acme.sh/v1\nkind: Workspace\ntuning:\n  preset:\n    name: phi-3-mini-128k-instruct\n  method: qlora\n",
            &["phi-3-mini-128k-instruct finetune vendor-api self-hosted none"],
        ),
        ("a.yaml", "build:\n  preset:\n    name: release-2024\n", &[]),
    ]);
}

#[test]
fn an_image_that_carries_weights_is_served_wherever_it_is_named() {
    check(&[
        (
            ".env",
            "NIM_IMAGE=nvcr.io/nim/meta/llama-3.1-70b-instruct:1.3.3\n",
            &["meta/llama-3.1-70b-instruct:1.3.3 serving nim self-hosted tag=1.3.3"],
        ),
        (
            "a.py",
            "image = \"nvcr.io/nim/meta/llama-3.1-70b-instruct:1.3.3\"\n",
            &["meta/llama-3.1-70b-instruct:1.3.3 serving nim self-hosted tag=1.3.3"],
        ),
    ]);
}

#[test]
fn an_address_beside_a_name_makes_a_client_of_a_container_with_accelerators() {
    check(&[(
        "values.yaml",
        "image:\n  repository: acme/search-server\nresources:\n  limits:\n    nvidia.com/gpu: 1\nenvVars:\n  APP_LLM_MODELNAME: meta/llama-3.1-70b-instruct\n  APP_LLM_SERVERURL: \"\"\n",
        &["meta/llama-3.1-70b-instruct client nim unknown none 1x?"],
    )]);
}

#[test]
fn a_label_of_a_resource_is_no_model_in_prose_either() {
    check(&[
        ("a.md", "Then the node carries the label `apps=falcon-7b`.\n", &[]),
        ("a.md", "Then it runs with `MODEL=falcon-7b`.\n", &["falcon-7b doc vendor-api unknown none"]),
    ]);
}

#[test]
fn an_image_of_ones_own_is_no_name_of_a_library() {
    check(&[(
        "a.yaml",
        "kind: LeaderWorkerSet\nspec:\n  containers:\n  - name: leader\n    image: acme-llama3-8b-instruct-q5km:latest\n",
        &[],
    )]);
}

#[test]
fn a_page_of_a_commit_is_an_address_with_its_revision() {
    check(&[(
        "a.yaml",
        "presets:\n- name: first\n  version: https://huggingface.co/microsoft/Phi-4-mini-instruct/commit/c0fb9e74abda11b496b7907a9c6c9009a7a0488f\n- name: second\n  version: https://huggingface.co/microsoft/Phi-4-mini-instruct\n",
        &[
            "microsoft/Phi-4-mini-instruct serving hf self-hosted revision=c0fb9e74abda11b496b7907a9c6c9009a7a0488f",
            "microsoft/Phi-4-mini-instruct serving hf self-hosted none",
        ],
    )]);
}

#[test]
fn operators_name_weights_in_their_own_words() {
    check(&[
        (
            "a.yaml",
            "kind: NIMService\nmetadata:\n  name: llama\nspec:\n  image:\n    repository: nvcr.io/nim/meta/llama-3.1-405b-instruct\n    tag: \"1.3.3\"\n  resources:\n    limits:\n      nvidia.com/gpu: 8\n",
            &["meta/llama-3.1-405b-instruct serving nim self-hosted tag=1.3.3 8x?"],
        ),
        (
            "a.yaml",
            "kind: NIMCache\nspec:\n  source:\n    ngc:\n      modelPuller: nvcr.io/nim/meta/llama-3.1-405b-instruct:1.3.3\n      pullSecret: ngc-secret\n      model:\n        engine: tensorrt_llm\n        tensorParallelism: \"8\"\n",
            &["meta/llama-3.1-405b-instruct:1.3.3 serving nim self-hosted tag=1.3.3 8x?"],
        ),
        (
            "a.yaml",
            "kind: Model\napiVersion: kubeai.org/v1\nmetadata:\n  name: kimi\nspec:\n  features: [TextGeneration]\n  url: hf://moonshotai/Kimi-K2-Instruct\n  engine: VLLM\n  resourceProfile: nvidia-gpu-h200:8\n  args:\n  - --tensor-parallel-size=8\n",
            &["moonshotai/Kimi-K2-Instruct serving hf self-hosted none 8x141"],
        ),
        (
            "a.yaml",
            "kind: Model\nspec:\n  url: ollama://qwen3:8b\n  engine: OLlama\n---\nkind: Model\nspec:\n  url: pvc://weights?model=qwen3-8b\n",
            &["qwen3:8b serving ollama self-hosted tag=8b"],
        ),
        (
            "a.yaml",
            "kind: LeaderWorkerSet\nspec:\n  leaderWorkerTemplate:\n    size: 2\n    leaderTemplate:\n      spec:\n        containers:\n        - name: leader\n          image: vllm/vllm-openai:v0.9.1\n          command:\n          - sh\n          - -c\n          - \"bash multi-node-serving.sh leader; python3 -m vllm.entrypoints.openai.api_server --model meta-llama/Llama-3.1-405B-Instruct --tensor-parallel-size 8 --pipeline_parallel_size 2\"\n          resources:\n            limits:\n              nvidia.com/gpu: \"8\"\n",
            &["meta-llama/Llama-3.1-405B-Instruct serving hf self-hosted none 16x?"],
        ),
        (
            "values.yaml",
            "servingEngineSpec:\n  modelSpec:\n  - name: kimi\n    repository: vllm/vllm-openai\n    tag: latest\n    modelURL: moonshotai/Kimi-K2-Instruct\n    replicaCount: 1\n    requestGPU: 8\n    vllmConfig:\n      tensorParallelSize: 8\n",
            &["moonshotai/Kimi-K2-Instruct serving hf self-hosted none 8x?", "~kimi"],
        ),
        (
            "values.yaml",
            "modelArtifacts:\n  uri: hf://moonshotai/Kimi-K2-Instruct\n  name: moonshotai/Kimi-K2-Instruct\n  size: 1Ti\ndecode:\n  parallelism:\n    tensor: 8\n",
            &["moonshotai/Kimi-K2-Instruct serving hf self-hosted none 8x?", "~moonshotai/Kimi-K2-Instruct"],
        ),
        (
            "a.yaml",
            "kind: PodAutoscaler\nspec:\n  scaleTargetRef:\n    name: llama-3.1-8b\n---\nkind: ModelAdapter\nmetadata:\n  name: sql\nspec:\n  baseModel: qwen3-8b\n  artifactURL: huggingface://acme/qwen3-8b-sql-lora\n",
            &["qwen3-8b finetune vendor-api unknown none", "acme/qwen3-8b-sql-lora serving hf self-hosted none"],
        ),
    ]);
}

#[test]
fn an_api_s_version_and_a_maker_s_name_make_no_client() {
    check(&[
        (
            "a.yaml",
            "apiVersion: acme.dev/v1\nkind: Server\nspec:\n  url: hf://moonshotai/Kimi-K2-Instruct\n",
            &["moonshotai/Kimi-K2-Instruct serving hf self-hosted none"],
        ),
        (
            "kimi.yaml",
            "name: Kimi\nprovider: Moonshot AI\nargs:\n  model_id: moonshotai/Kimi-K2-Instruct\n  gpu_type: nvidia-h200-141gb\n",
            &["moonshotai/Kimi-K2-Instruct serving hf self-hosted none"],
        ),
    ]);
}

#[test]
fn ray_serve_configurations_stand_in_texts() {
    check(&[
        (
            "a.yaml",
            "kind: RayService\nspec:\n  serveConfigV2: |\n    applications:\n    - name: llms\n      import_path: ray.serve.llm:build_openai_app\n      args:\n        llm_configs:\n        - model_loading_config:\n            model_id: kimi\n            model_source: moonshotai/Kimi-K2-Instruct\n          accelerator_type: H100\n          engine_kwargs:\n            tensor_parallel_size: 8\n            pipeline_parallel_size: 2\n",
            &["moonshotai/Kimi-K2-Instruct serving hf self-hosted none 16x80", "~kimi"],
        ),
        (
            "a.yaml",
            "model_loading_config:\n  model_id: Qwen/Qwen3-32B\naccelerator_type: A100-80G\nengine_kwargs:\n  tensor_parallel_size: 4\n",
            &["Qwen/Qwen3-32B serving hf self-hosted none 4x80"],
        ),
    ]);
}

#[test]
fn the_name_that_a_downloader_saves_weights_under_is_a_label() {
    let manifest = "\
kind: Pod
spec:
  initContainers:
    - name: init-model
      image: aibrix/runtime:v0.3.0
      command: [aibrix_download, --model-uri, tos://store/models/deepseek-r1/, --local-dir, /models/]
      env:
        - name: DOWNLOADER_MODEL_NAME
          value: deepseek-r1
";
    check(&[(
        "a.yaml",
        manifest,
        &["tos://store/models/deepseek-r1/ serving url self-hosted none own", "~deepseek-r1"],
    )]);
}
