//! Uses in the same file: aliases, constants, variables.

use super::{line_of, lines};

#[test]
fn an_aliased_name_is_used_where_the_alias_stands() {
    let text = "x-model: &model moonshotai/Kimi-K2-Instruct
services:
  llm:
    image: vllm/vllm-openai:v0.8.0
    environment:
      MODEL_ID: *model
    deploy: {resources: {reservations: {devices: [{count: 8}]}}}
  web:
    image: acme/web:1
";
    assert_eq!(line_of("compose.yaml", text), "compose.yaml:1 serving 8 gpus <- compose.yaml:6");
}

#[test]
fn a_merged_map_takes_what_stands_in_it_and_around_it() {
    let text = "x-vllm: &vllm
  image: vllm/vllm-openai:v0.8.0
  command: [--model, moonshotai/Kimi-K2-Instruct]
services:
  a:
    <<: *vllm
    deploy: {resources: {reservations: {devices: [{count: 8}]}}}
  b:
    <<: *vllm
    deploy: {resources: {reservations: {devices: [{count: 16}]}}}
";
    assert_eq!(line_of("compose.yaml", text), "compose.yaml:3 serving 16 gpus <- compose.yaml:6, compose.yaml:9");
    let text = "x-gpu: &gpu
  deploy: {resources: {reservations: {devices: [{count: 8}]}}}
services:
  a:
    <<: *gpu
    image: vllm/vllm-openai:v0.8.0
    command: [--model, moonshotai/Kimi-K2-Instruct]
";
    assert_eq!(line_of("compose.yaml", text), "compose.yaml:7 serving 8 gpus");
}

#[test]
fn an_anchor_that_nothing_takes_changes_nothing() {
    let text = "x-model: &model moonshotai/Kimi-K2-Instruct
services:
  llm:
    image: vllm/vllm-openai:v0.8.0
    deploy: {resources: {reservations: {devices: [{count: 8}]}}}
    labels: {team: *other}
";
    assert!(!line_of("compose.yaml", text).contains("<-"));
}

#[test]
fn a_constant_is_what_its_calls_are() {
    let text = "from vllm import LLM
MODEL = 'moonshotai/Kimi-K2-Instruct'

llm = LLM(model=MODEL, tensor_parallel_size=8, revision='0a1b2c3')
print(MODEL)
";
    assert_eq!(line_of("app/engine.py", text), "app/engine.py:2 serving @0a1b2c3 8 gpus <- app/engine.py:4");
}

#[test]
fn an_attribute_a_parameter_and_another_name_lead_on() {
    let text = "class Engine:
    MODEL = 'moonshotai/Kimi-K2-Instruct'

    def __init__(self, draft='Qwen/Qwen3-0.6B'):
        self.name = self.MODEL
        self.llm = LLM(model=self.name)
        self.draft = LLM(model=draft)

engine = LLM(model=Engine.MODEL)
";
    assert_eq!(
        lines(&[("app/engine.py", text)]),
        ["app/engine.py:2 serving <- app/engine.py:6, app/engine.py:9", "app/engine.py:4 draft <- app/engine.py:7",]
    );
}

#[test]
fn a_name_of_another_scope_is_another() {
    for text in [
        "def a():\n    model = 'moonshotai/Kimi-K2-Instruct'\n\ndef b(model):\n    return LLM(model=model)\n",
        "model = 'moonshotai/Kimi-K2-Instruct'\n\ndef b(model):\n    return LLM(model=model)\n",
        "model = 'moonshotai/Kimi-K2-Instruct'\nmodel = ask()\nllm = LLM(model=model)\n",
        "MODELS = {'a': 'moonshotai/Kimi-K2-Instruct'}\nllm = LLM(model=MODELS)\n",
        "def a(model='moonshotai/Kimi-K2-Instruct'):\n    pass\n\nllm = LLM(model=model)\n",
    ] {
        let line = line_of("app/engine.py", text);
        assert!(!line.contains("<-"), "{line}\n{text}");
    }
}

#[test]
fn both_branches_of_a_choice_are_used() {
    let text = "if big:
    model = 'moonshotai/Kimi-K2-Instruct'
else:
    model = 'Qwen/Qwen3-8B'
llm = LLM(model=model)
";
    let lines = lines(&[("app/engine.py", text)]);
    assert_eq!(lines.iter().filter(|line| line.contains("serving <- app/engine.py:5")).count(), 2, "{lines:?}");
}

#[test]
fn constants_of_other_languages_lead_to_their_calls() {
    let script = "const JUDGE = 'moonshotai/Kimi-K2-Instruct'
export async function grade() {
  return client.chat.completions.create({ model: JUDGE })
}
";
    assert_eq!(line_of("app/grade.ts", script), "app/grade.ts:1 judge <- app/grade.ts:3");
    let shorthand = "const model = 'moonshotai/Kimi-K2-Instruct'\nconst a = await ask({ model, stream: true })\n";
    assert_eq!(line_of("app/ask.js", shorthand), "app/ask.js:1 client <- app/ask.js:2");
    let go = "package a\n\nconst embedModel = \"BAAI/bge-m3\"\n\nfunc f() {\n\tcall(Request{Model: embedModel})\n}\n";
    assert_eq!(line_of("a/a.go", go), "a/a.go:3 embedding <- a/a.go:6");
    let scoped =
        "function a() { const model = 'moonshotai/Kimi-K2-Instruct' }\nfunction b() { return ask({ model: model }) }\n";
    assert!(!line_of("app/ask.js", scoped).contains("<-"));
}

#[test]
fn a_variable_of_a_script_is_what_its_commands_are() {
    let text = "MODEL=moonshotai/Kimi-K2-Instruct
export NAME=\"$MODEL\"
echo \"serving $MODEL\"
vllm serve \"$MODEL\" --revision 0a1b2c3 --tensor-parallel-size 8
";
    assert_eq!(line_of("run.sh", text), "run.sh:1 serving @0a1b2c3 8 gpus <- run.sh:4");
    let default = "MODEL=${1:-moonshotai/Kimi-K2-Instruct}\nvllm serve ${MODEL}\n";
    assert_eq!(line_of("run.sh", default), "run.sh:1 serving <- run.sh:2");
    let late = "vllm serve $MODEL\nMODEL=moonshotai/Kimi-K2-Instruct\n";
    assert!(!line_of("run.sh", late).contains("<-"));
    let part = "MODEL=moonshotai/Kimi-K2-Instruct\nvllm serve $MODEL-awq\n";
    assert!(!line_of("run.sh", part).contains("<-"));
}

#[test]
fn build_files_put_their_variables_into_commands() {
    let docker =
        "FROM vllm/vllm-openai\nARG MODEL=moonshotai/Kimi-K2-Instruct\nENV MODEL_ID=$MODEL\nCMD vllm serve $MODEL_ID\n";
    assert_eq!(line_of("Dockerfile", docker), "Dockerfile:2 serving <- Dockerfile:3, Dockerfile:4");
    let make = "MODEL ?= moonshotai/Kimi-K2-Instruct\n\nserve:\n\tvllm serve $(MODEL) --port 8\n";
    assert_eq!(line_of("Makefile", make), "Makefile:1 serving <- Makefile:4");
}

#[test]
fn variables_of_a_workflow_reach_its_steps() {
    let text = "on: push
env:
  MODEL: moonshotai/Kimi-K2-Instruct
jobs:
  run:
    runs-on: gpu
    steps:
      - run: lm_eval --model hf --model_args pretrained=x --limit 1
      - run: |
          vllm serve $MODEL
      - run: vllm serve ${{ env.MODEL }}
";
    assert_eq!(
        line_of(".github/workflows/run.yml", text),
        ".github/workflows/run.yml:3 serving <- .github/workflows/run.yml:10, .github/workflows/run.yml:11"
    );
}

#[test]
fn variables_of_a_container_are_its_own() {
    let text = "kind: Pod
spec:
  containers:
    - name: llm
      image: acme/llm:1
      env:
        - name: MODEL_ID
          value: moonshotai/Kimi-K2-Instruct
      command: [vllm, serve, $(MODEL_ID), --revision, 0a1b2c3]
      resources: {limits: {nvidia.com/gpu: 8}}
    - name: other
      image: acme/other:1
      command: [vllm, serve, $(MODEL_ID)]
";
    assert_eq!(line_of("pod.yaml", text), "pod.yaml:8 serving @0a1b2c3 8 gpus <- pod.yaml:9");
}

#[test]
fn aliases_of_aliases_are_not_followed_without_end() {
    let mut text = "l0: &l0 [{model: moonshotai/Kimi-K2-Instruct}]\n".to_owned();
    for level in 1..=40 {
        let inner = format!("*l{}", level - 1);
        text += &format!("l{level}: &l{level} [{}]\n", [inner.as_str(); 9].join(", "));
    }
    let uses = super::told(&[("models.yaml", &text)], None, |codebase| codebase.references[0].uses.len());
    assert!((1..=16).contains(&uses), "{uses}");
}

#[test]
fn a_list_that_names_its_program_twice_is_one_command() {
    let text = "kind: Pod
spec:
  containers:
    - image: acme/llm:1
      command:
      {{- if .Values.venv }}
      - /opt/venv/bin/vllm
      {{- else }}
      - vllm
      {{- end }}
      - serve
      - moonshotai/Kimi-K2-Instruct
";
    assert_eq!(line_of("templates/pod.yaml", text), "templates/pod.yaml:12 serving");
}
