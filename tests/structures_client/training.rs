//! Owns fine-tuning, distillation and merging: what is trained, what teaches, what is only written out.

use super::{references, roles};

#[test]
fn settings_of_a_training_make_its_base() {
    let trl = "\
model_name_or_path: Qwen/Qwen2.5-7B
model_revision: main
dataset_name: HuggingFaceH4/ultrachat_200k
chat_template: llama3
learning_rate: 2.0e-05
output_dir: data/qwen2.5-7b-ours
hub_model_id: ours/Qwen2.5-7B-ours
";
    assert_eq!(references("config.yaml", trl), ["Qwen/Qwen2.5-7B finetune hf"]);
    let axolotl = "\
base_model: mistralai/Mistral-7B-v0.1
model_type: MistralForCausalLM
tokenizer_type: LlamaTokenizer
chat_template: llama3
datasets:
  - path: ours/qwen2.5-7b-chats
    type: alpaca
adapter: qlora
lora_r: 32
hub_model_id: ours/mistral-7b-ours
";
    assert_eq!(references("ours.yml", axolotl), ["mistralai/Mistral-7B-v0.1 finetune hf"]);
    let factory = "\
model_name_or_path: meta-llama/Meta-Llama-3-8B-Instruct
stage: sft
finetuning_type: lora
template: llama3
dataset: identity
output_dir: saves/llama3-8b/lora/sft
";
    assert_eq!(references("ours.yaml", factory), ["meta-llama/Meta-Llama-3-8B-Instruct finetune hf"]);
}

#[test]
fn components_are_code_and_checkpoints_are_weights() {
    let recipe = "\
model:
  _component_: torchtune.models.llama3_1.lora_llama3_1_70b
  lora_rank: 16
tokenizer:
  _component_: torchtune.models.llama3.llama3_tokenizer
  path: /tmp/Meta-Llama-3.1-70B-Instruct/original/tokenizer.model
checkpointer:
  _component_: torchtune.training.FullModelHFCheckpointer
  checkpoint_dir: /tmp/Meta-Llama-3.1-70B-Instruct/
  model_type: LLAMA3
";
    assert_eq!(references("lora.yaml", recipe), ["/tmp/Meta-Llama-3.1-70B-Instruct/ finetune path"]);
}

#[test]
fn command_lines() {
    let script = "\
accelerate launch scripts/sft.py --model_name_or_path meta-llama/Llama-3.1-70B --dataset_name trl-lib/Capybara
trl dpo --model_name_or_path Qwen/Qwen2-0.5B-Instruct --output_dir out/qwen2-0.5b
";
    assert_eq!(roles("run.sh", script), ["meta-llama/Llama-3.1-70B finetune", "Qwen/Qwen2-0.5B-Instruct finetune"]);
}

#[test]
fn a_program_that_trains_tunes_what_it_loads() {
    let unsloth = "\
model, tokenizer = FastLanguageModel.from_pretrained(model_name=\"unsloth/Meta-Llama-3.1-8B-bnb-4bit\")
trainer = SFTTrainer(model=model, dataset_text_field=\"text\")
";
    assert_eq!(roles("tune.py", unsloth), ["unsloth/Meta-Llama-3.1-8B-bnb-4bit finetune"]);
    let trainer =
        "trainer = SFTTrainer(model=\"Qwen/Qwen2.5-0.5B\", train_dataset=load_dataset(\"trl-lib/Qwen2-7b\"))\n";
    assert_eq!(roles("tune.py", trainer), ["Qwen/Qwen2.5-0.5B finetune"]);
    let loads = "model = AutoModelForCausalLM.from_pretrained(\"Qwen/Qwen2.5-0.5B\")\n";
    assert_eq!(roles("run.py", loads), ["Qwen/Qwen2.5-0.5B serving"]);
}

#[test]
fn reinforcement() {
    let config = "\
actor_rollout_ref:
  model:
    path: ~/models/deepseek-llm-7b-chat
critic:
  model:
    path: Qwen/Qwen2.5-3B-Instruct
";
    assert_eq!(
        roles("ppo.yaml", config),
        ["~/models/deepseek-llm-7b-chat finetune", "Qwen/Qwen2.5-3B-Instruct finetune"]
    );
}

#[test]
fn files_beside_weights() {
    let adapter =
        r#"{"base_model_name_or_path": "meta-llama/Llama-3.1-405B", "peft_type": "LORA", "task_type": "CAUSAL_LM"}"#;
    assert_eq!(references("adapter_config.json", adapter), ["meta-llama/Llama-3.1-405B finetune hf"]);
    let config = r#"{"_name_or_path": "mistralai/Mixtral-8x7B-v0.1", "architectures": ["MixtralForCausalLM"], "model_type": "mixtral"}"#;
    let texts: Vec<String> = references("config.json", config);
    assert_eq!(texts, ["mistralai/Mixtral-8x7B-v0.1 serving hf"]);
    let card = "---\nlicense: llama3.1\nbase_model: meta-llama/Llama-3.1-70B-Instruct\ndatasets:\n  - allenai/tulu-3-sft-mixture\ntags: [llama-3, qwen2.5-7b]\n---\n# Ours\n";
    assert_eq!(references("README.md", card), ["meta-llama/Llama-3.1-70B-Instruct finetune hf"]);
}

#[test]
fn merges_and_distillation() {
    let merge = "\
merge_method: slerp
base_model: mistralai/Mistral-7B-v0.1
slices:
  - sources:
      - model: teknium/OpenHermes-2.5-Mistral-7B
        layer_range: [0, 32]
";
    assert_eq!(
        roles("merge.yaml", merge),
        ["mistralai/Mistral-7B-v0.1 finetune", "teknium/OpenHermes-2.5-Mistral-7B finetune"]
    );
    let distil = "teacher_model: deepseek-ai/DeepSeek-R1\nstudent_model: Qwen/Qwen2.5-1.5B\n";
    assert_eq!(roles("distil.yaml", distil), ["deepseek-ai/DeepSeek-R1 teacher", "Qwen/Qwen2.5-1.5B finetune"]);
    let synthetic =
        "gen = EvolInstruct(llm=InferenceEndpointsLLM(model_id=\"meta-llama/Meta-Llama-3.1-405B-Instruct\"))\n";
    assert_eq!(roles("make.py", synthetic), ["meta-llama/Meta-Llama-3.1-405B-Instruct teacher"]);
}

#[test]
fn what_makes_data_by_a_library_for_it_is_a_teacher() {
    let curator =
        "from bespokelabs import curator\nllm = curator.LLM(model_name=\"deepseek-ai/DeepSeek-R1\", backend=\"x\")\n";
    assert_eq!(references("make.py", curator), ["deepseek-ai/DeepSeek-R1 teacher hf"]);
    let distilabel = "llm = InferenceEndpointsLLM(model_id=\"meta-llama/Llama-3.1-405B-Instruct\")\n";
    assert_eq!(references("make.py", distilabel), ["meta-llama/Llama-3.1-405B-Instruct teacher hf"]);
}

#[test]
fn what_a_folder_of_made_data_calls_is_a_teacher() {
    let asks = "p.add_argument(\"--model\", default=\"deepseek/deepseek-r1\")\nclient.chat.completions.create(model=args.model)\n";
    assert_eq!(roles("02_generate_distillation_data/ask.py", asks), ["deepseek/deepseek-r1 teacher"]);
    assert_eq!(roles("data/synthetic_data/ask.py", asks), ["deepseek/deepseek-r1 teacher"]);
    assert_eq!(roles("data/ask.py", asks), ["deepseek/deepseek-r1 client"]);
}
