//! Owns the tests of [`super::role_of`].

use crate::context::testing::references;
use crate::context::{Channel, Role};
use crate::identify::keys;

/// Role and channel of the only reference in a program.
fn told(path: &str, text: &str) -> (Role, String) {
    let found = references(path, text);
    let [reference] = found.as_slice() else { panic!("{text}: {found:?}") };
    (reference.role, reference.channel.to_string())
}

#[test]
fn a_program_that_loads_weights_serves_them_to_itself() {
    let served = (Role::Serving, Channel::SelfHosted.to_string());
    for call in [
        "llm = LLM(model='moonshotai/Kimi-K2-Instruct', revision='main')",
        "llm = vllm.LLM('moonshotai/Kimi-K2-Instruct')",
        "model = AutoModelForCausalLM.from_pretrained('moonshotai/Kimi-K2-Instruct')",
        "path = snapshot_download(repo_id='moonshotai/Kimi-K2-Instruct')",
    ] {
        assert_eq!(told("app/engine.py", call), served, "{call}");
    }
    let tuned = "model = AutoModelForCausalLM.from_pretrained('moonshotai/Kimi-K2-Instruct')";
    assert_eq!(told("training/lora.py", tuned), (Role::Finetune, "self-hosted".to_owned()));
    let judge = "judge = LLM(model='moonshotai/Kimi-K2-Instruct')";
    assert_eq!(told("app/grade.py", judge), (Role::Judge, "self-hosted".to_owned()));
}

#[test]
fn every_role_of_the_rules_is_one() {
    let rules = keys().roles.iter().chain(&keys().paths).map(|rule| rule.role.as_str());
    for role in rules.chain(keys().commands.iter().map(|rule| rule.role.as_str())) {
        assert_eq!(Role::parse(role).as_str(), role);
    }
}

#[test]
fn a_tokenizer_and_a_comparison_select_no_model_to_run() {
    for text in [
        "t = AutoTokenizer.from_pretrained('moonshotai/Kimi-K2-Instruct')",
        "ok = name == 'moonshotai/Kimi-K2-Instruct'",
    ] {
        assert_eq!(told("app/chat.py", text).0, Role::Unknown, "{text}");
    }
}

#[test]
fn a_program_that_asks_a_service_is_its_client() {
    for (call, channel) in [
        ("llm = LLM(model='moonshotai/Kimi-K2-Instruct', base_url='https://api.together.xyz/v1')", "hosted:together"),
        ("llm = LLM(model='together_ai/moonshotai/Kimi-K2-Instruct')", "hosted:together"),
        ("r = client.chat.completions.create(model='moonshotai/Kimi-K2-Instruct')", "unknown"),
        (
            "c = OpenAI(base_url='https://api.together.xyz/v1')\nr = c.create(model='moonshotai/Kimi-K2-Instruct')",
            "hosted:together",
        ),
        (
            "c = A(base_url='https://api.together.xyz')\nd = B(base_url='https://x.y')\n\
             r = c.create(model='moonshotai/Kimi-K2-Instruct')",
            "unknown",
        ),
    ] {
        assert_eq!(told("app/chat.py", call), (Role::Client, channel.to_owned()), "{call}");
    }
}

#[test]
fn an_image_that_a_program_makes_is_no_container() {
    let text =
        "pipe = DiffusionPipeline.from_pretrained('stabilityai/sdxl-turbo')\nimage = pipe(prompt='a cat').images[0]\n";
    assert_eq!(told("app/draw.py", text), (Role::Serving, "self-hosted".to_owned()));
}

#[test]
fn the_choices_of_an_option_are_no_answer() {
    let text = "parser.add_argument('--model', choices=['a', 'b'], default='deepseek-chat')\n";
    assert_eq!(told("app/cli.py", text).0, Role::Client);
    let text = r#"{"model": "deepseek-chat", "choices": [{"index": 0}]}"#;
    assert_eq!(told("app/answer.json", text).0, Role::Doc);
}

#[test]
fn a_resource_that_an_operator_starts_an_engine_for_serves_what_it_names() {
    let served = (Role::Serving, Channel::SelfHosted.to_string());
    let named = "apiVersion: acme.io/v1\nkind: InferenceService\nmetadata:\n  name: a\nspec:\n  model:\n    name: llama-3-1-8b-instruct\n";
    assert_eq!(told("a.yaml", named), served);
    let claimed = "apiVersion: acme.io/v1\nkind: Playground\nspec:\n  modelClaim:\n    modelName: qwen2-0--5b\n";
    assert_eq!(told("a.yaml", claimed), served);
    let routed = named.replace("InferenceService", "GatewayRoute");
    assert_eq!(told("a.yaml", &routed).0, Role::Client);
}

#[test]
fn what_is_switched_off_is_on_offer() {
    let model = "hfModelId: moonshotai/Kimi-K2-Instruct";
    for (text, role) in [
        (format!("models:\n  kimi:\n    enabled: false\n    {model}\n    runtime: {{gpus: 8}}\n"), Role::Registry),
        (format!("models:\n  kimi:\n    disabled: true\n    {model}\n"), Role::Registry),
        (format!("models:\n  kimi:\n    enabled: true\n    {model}\n"), Role::Serving),
        // The switch of another part, and one further out than the nearest, say nothing.
        (format!("models:\n  kimi:\n    autoscaling: {{enabled: false}}\n    {model}\n"), Role::Serving),
        (format!("enabled: false\nmodels:\n  kimi:\n    enabled: true\n    {model}\n"), Role::Serving),
        (format!("vllm:\n  enabled: false\n  engine:\n    {model}\n"), Role::Registry),
        // What is filled in elsewhere is no switch that is off.
        (format!("models:\n  kimi:\n    enabled: ${{KIMI}}\n    {model}\n"), Role::Serving),
    ] {
        assert_eq!(told("chart/values.yaml", &text).0, role, "{text}");
    }
    let shown = "Set it off:\n\n```yaml\nkimi:\n  enabled: false\n  model: moonshotai/Kimi-K2-Instruct\n```\n";
    assert_eq!(told("docs/chart.md", shown).0, Role::Doc);
}
