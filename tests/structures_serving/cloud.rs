//! Clouds, their pipelines and the tools that place a model on their machines.

use crate::check;

#[test]
fn machines_of_clouds_are_accelerators() {
    check(&[
        (
            "task.yaml",
            "resources:\n  accelerators: H100:8\nenvs:\n  MODEL_NAME: moonshotai/Kimi-K2-Instruct\nrun: |\n  vllm serve $MODEL_NAME --tensor-parallel-size $SKYPILOT_NUM_GPUS_PER_NODE\n",
            &["moonshotai/Kimi-K2-Instruct serving hf self-hosted none 8x80"],
        ),
        (
            "task.yaml",
            "resources:\n  accelerators: {H200:8, B200:8}\nrun: |\n  vllm serve moonshotai/Kimi-K2-Instruct --tensor-parallel-size 8\n",
            &["moonshotai/Kimi-K2-Instruct serving hf self-hosted none 8x141"],
        ),
        (
            "app.py",
            "import modal\n\n@app.cls(gpu=\"H100:8\")\nclass Model:\n    def load(self):\n        self.llm = LLM(\"moonshotai/Kimi-K2-Instruct\")\n",
            &["moonshotai/Kimi-K2-Instruct serving hf self-hosted none 8x80"],
        ),
        (
            "bentofile.yaml",
            "service: service:VLLM\nenvs:\n- name: MODEL_ID\n  value: moonshotai/Kimi-K2-Instruct\nresources:\n  gpu: 8\n  gpu_type: nvidia-h100-80gb\n",
            &["moonshotai/Kimi-K2-Instruct serving hf self-hosted none 8x80"],
        ),
        (
            "deploy.py",
            "hub = {\"HF_MODEL_ID\": \"meta-llama/Llama-3.1-405B-Instruct\", \"SM_NUM_GPUS\": \"8\"}\nmodel = HuggingFaceModel(image_uri=uri, env=hub, role=role)\nmodel.deploy(initial_instance_count=1, instance_type=\"ml.p5.48xlarge\")\n",
            &["meta-llama/Llama-3.1-405B-Instruct serving hf self-hosted none 8x80"],
        ),
        (
            "endpoint.yaml",
            "Resources:\n  Model:\n    Type: AWS::SageMaker::Model\n    Properties:\n      PrimaryContainer:\n        Image: acme/tgi\n        Environment:\n          HF_MODEL_ID: meta-llama/Llama-3.1-405B-Instruct\n  Config:\n    Type: AWS::SageMaker::EndpointConfig\n    Properties:\n      ProductionVariants:\n      - InstanceType: ml.p5.48xlarge\n        InitialInstanceCount: 1\n",
            &["meta-llama/Llama-3.1-405B-Instruct serving hf self-hosted none 8x80"],
        ),
        (
            "main.tf",
            "resource \"aws_sagemaker_model\" \"m\" {\n  primary_container {\n    image = var.image\n    environment = {\n      HF_MODEL_ID = \"meta-llama/Llama-3.1-405B-Instruct\"\n    }\n  }\n}\nresource \"aws_sagemaker_endpoint_configuration\" \"c\" {\n  production_variants {\n    instance_type = \"ml.p5.48xlarge\"\n  }\n}\n",
            &["meta-llama/Llama-3.1-405B-Instruct serving hf self-hosted none 8x80"],
        ),
    ]);
}

#[test]
fn services_of_clouds_are_hosts() {
    check(&[
        (
            "stack.yaml",
            "Resources:\n  Agent:\n    Type: AWS::Bedrock::Agent\n    Properties:\n      FoundationModel: us.meta.llama3-1-405b-instruct-v1:0\n",
            &["us.meta.llama3-1-405b-instruct-v1:0 client bedrock hosted:bedrock tag=?"],
        ),
        (
            "main.tf",
            "resource \"google_vertex_ai_endpoint_with_model_garden_deployment\" \"d\" {\n  hugging_face_model_id = \"Qwen/Qwen3-32B\"\n}\n",
            &["Qwen/Qwen3-32B serving hf self-hosted none"],
        ),
        (
            "endpoint.yml",
            "name: blue\nmodel: azureml://registries/azureml-meta/models/Llama-3.1-405B-Instruct/versions/3\ninstance_type: Standard_ND96isr_H100_v5\n",
            &["azureml-meta/models/Llama-3.1-405B-Instruct/versions/3 client azure hosted:azure none 8x80", "~blue"],
        ),
    ]);
}

#[test]
fn pipelines_run_scripts() {
    check(&[
        (
            ".github/workflows/a.yml",
            "env:\n  MODEL: Qwen/Qwen3-8B\njobs:\n  a:\n    steps:\n    - run: lm_eval --model hf --model_args pretrained=Qwen/Qwen3-32B\n",
            &["Qwen/Qwen3-8B serving hf self-hosted none", "Qwen/Qwen3-32B eval hf self-hosted none"],
        ),
        (
            ".gitlab-ci.yml",
            "serve:\n  variables:\n    MODEL_ID: Qwen/Qwen3-8B\n  script:\n  - vllm serve $MODEL_ID\n  - huggingface-cli download Qwen/Qwen3-32B\n",
            &["Qwen/Qwen3-8B serving hf self-hosted none", "Qwen/Qwen3-32B serving hf self-hosted none"],
        ),
        (
            "azure-pipelines.yml",
            "variables:\n- name: MODEL_ID\n  value: Qwen/Qwen3-8B\nsteps:\n- script: |\n    ollama pull qwen3:8b\n- task: Bash@3\n  inputs:\n    script: vllm serve Qwen/Qwen3-32B\n",
            &[
                "Qwen/Qwen3-8B serving hf self-hosted none",
                "qwen3:8b serving ollama self-hosted tag=8b",
                "Qwen/Qwen3-32B serving hf self-hosted none",
            ],
        ),
        (
            "dvc.yaml",
            "stages:\n  tune:\n    cmd: python train.py --base-model Qwen/Qwen3-8B --out model\n    deps:\n    - train.py\n",
            &["Qwen/Qwen3-8B finetune hf self-hosted none"],
        ),
        (
            "MLproject",
            "name: tune\nentry_points:\n  main:\n    parameters:\n      base_model: {type: str, default: Qwen/Qwen3-8B}\n    command: \"python train.py --base-model {base_model}\"\n",
            &["Qwen/Qwen3-8B finetune hf self-hosted none"],
        ),
    ]);
}
