//! Files, scripts and JSON inside values.

use crate::*;

#[test]
fn shell_in_every_kind_of_block_points_into_the_file() {
    for written in [
        "run: |\n  vllm serve x --model=moonshotai/Kimi-K2-Instruct\n",
        "run: |-\n      set -e\n      vllm serve \\\n        x --model=moonshotai/Kimi-K2-Instruct\n",
        "run: >\n  vllm serve\n  x\n  --model=moonshotai/Kimi-K2-Instruct\n  --port 1\n",
        "run: |\r\n  cd /x\r\n  vllm serve x --model=moonshotai/Kimi-K2-Instruct\r\n",
        "run: |4\n      vllm serve x --model=moonshotai/Kimi-K2-Instruct\n",
        "run: \"cd é\\nvllm serve x --model=moonshotai/Kimi-K2-Instruct --y\"\n",
        "run: vllm serve x\n  --model=moonshotai/Kimi-K2-Instruct\n",
        "run: 'vllm serve x --model=moonshotai/Kimi-K2-Instruct'\n",
    ] {
        let read = read("a.yaml", written);
        assert_eq!(read.place(MODEL), argument("run", MODEL), "{written:?}\n{}", read.show());
    }
}

#[test]
fn files_in_a_config_map_are_read_in_their_own_format() {
    let text = r#"kind: ConfigMap
data:
  litellm_config.yml: |
    model_list:
      - model_name: big
        litellm_params: {model: "yaml/model"}
  settings.json: |
    {"model": "json/model"}
  x.toml: |
    [a]
    model = "toml/model"
  run.sh: |
    #!/bin/sh
    vllm serve --model shell/model
  .env: |
    MODEL=env/model
    OTHER=1
  x.py: |
    model = "python/model"
    other = 1
  notes: |
    a: 1
    model: guessed/model
"#;
    let read = read("a.yaml", text);
    let paths = |value: &str| read.paths(value);
    assert_eq!(paths("yaml/model"), [r#"data["litellm_config.yml"].model_list[0].litellm_params.model"#]);
    assert_eq!(paths("json/model"), [r#"data["settings.json"].model"#]);
    assert_eq!(paths("toml/model"), [r#"data["x.toml"].a.model"#]);
    assert_eq!(paths("shell/model"), [r#"data["run.sh"]"#]);
    assert_eq!(paths("env/model"), [r#"data[".env"].MODEL"#]);
    assert_eq!(paths("guessed/model"), ["data.notes.model"]);
    assert_eq!(read.places("python/model").len(), 1);
    for model in ["yaml/model", "json/model", "toml/model", "shell/model", "env/model", "python/model", "guessed/model"]
    {
        assert_eq!(read.place(model).2, model);
    }
}

#[test]
fn json_in_a_variable_is_read() {
    let text = "env:\n- name: CONFIG\n  value: '{\"model\": \"moonshotai\\/Kimi-K2-Instruct\"}'\n- name: NOT\n  value: '{x}'\n";
    let read = read("a.yaml", text);
    assert_eq!(read.place(MODEL), value("env[0].value.model", "moonshotai\\/Kimi-K2-Instruct"));
    assert_eq!(read.paths("{x}"), ["env[1].value"]);
}

#[test]
fn a_variable_of_arguments_is_a_command_line() {
    let read = read("a.yaml", "env:\n- name: VLLM_ARGS\n  value: --model moonshotai/Kimi-K2-Instruct\n");
    assert_eq!(read.place(MODEL), argument("env[0].value", MODEL));
}

#[test]
fn json_in_an_option_is_read() {
    let read = read("a.yaml", "args: [--speculative-config, '{\"model\": \"moonshotai/Kimi-K2-Instruct\"}']\n");
    assert_eq!(read.place(MODEL), value("args[1].model", MODEL));
}

#[test]
fn text_in_text_in_text_still_points_into_the_file() {
    let text = "data:\n  a.yaml: |\n    b.json: |\n      {\"run\": \"cd x\\nvllm serve --model=moonshotai\\/Kimi-K2-Instruct\"}\n      \n    c: 1\n";
    let read = read("a.yaml", text);
    let path = r#"data["a.yaml"]["b.json"].run"#;
    assert_eq!(read.place(MODEL), (path.to_owned(), SiteKind::Argument, "moonshotai\\/Kimi-K2-Instruct"));
}

#[test]
fn depth_ends() {
    let mut text = String::from("x");
    for _ in 0..9 {
        text = format!("run.yaml: {}\nother: 1", serde_json::to_string(&text).unwrap());
    }
    let read = read("a.yaml", &text);
    let deepest = read.tree().iter().map(|(id, _)| read.tree().key_path(id).matches("run.yaml").count()).max();
    assert_eq!(deepest, Some(5));
}
