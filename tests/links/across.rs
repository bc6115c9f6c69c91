//! Uses in other files: each kind of relation, and the same names without one.

use super::{lines, lines_of, told};

const COMPOSE: &str = "services:
  llm:
    image: vllm/vllm-openai:v0.8.0
    command: --model ${LLM_NAME} --revision 0a1b2c3
    deploy: {resources: {reservations: {devices: [{count: 8}]}}}
";
const ENV: &str = "# names\nLLM_NAME=moonshotai/Kimi-K2-Instruct\n";

#[test]
fn an_environment_file_is_used_by_the_compose_file_beside_it() {
    let expected = |path: &str| vec![format!("{path}:2 serving @0a1b2c3 8 gpus <- deploy/compose.yaml:4")];
    for path in ["deploy/.env", "deploy/.env.example"] {
        assert_eq!(lines(&[(path, ENV), ("deploy/compose.yaml", COMPOSE)]), expected(path));
    }
}

#[test]
fn an_environment_file_elsewhere_is_not() {
    for path in [".env", "deploy/llm/.env", "deploy/.env.production", "deploy/llm.env"] {
        let found = lines(&[(path, ENV), ("deploy/compose.yaml", COMPOSE)]);
        assert!(found.len() == 1 && !found[0].contains("<-"), "{found:?}");
    }
}

#[test]
fn an_environment_file_is_used_by_the_service_that_names_it() {
    let compose = "services:
  llm:
    image: vllm/vllm-openai:v0.8.0
    env_file:
      - ../config/llm.env
    deploy: {resources: {reservations: {devices: [{count: 8}]}}}
  web:
    image: acme/web:1
";
    assert_eq!(
        lines(&[("config/llm.env", ENV), ("deploy/compose.yaml", compose)]),
        ["config/llm.env:2 serving 8 gpus <- deploy/compose.yaml:5"]
    );
}

const TEMPLATE: &str = "kind: Deployment
spec:
  template:
    spec:
      containers:
        - name: llm
          image: vllm/vllm-openai:v0.8.0
          args: [\"--model\", \"{{ .Values.engine.name }}\"]
          resources: {limits: {nvidia.com/gpu: 8}}
";
const VALUES: &str = "engine:\n  name: moonshotai/Kimi-K2-Instruct\n";

#[test]
fn values_are_used_by_the_templates_of_their_chart() {
    assert_eq!(
        lines(&[("charts/a/templates/llm.yaml", TEMPLATE), ("charts/a/values.yaml", VALUES)]),
        ["charts/a/values.yaml:2 serving 8 gpus <- charts/a/templates/llm.yaml:8"]
    );
    let within = "kind: Deployment
spec:
  {{- with .Values.engine }}
  command: vllm serve {{ .name | quote }} --revision 0a1b2c3
  {{- end }}
";
    assert_eq!(
        lines(&[("a/templates/llm.yaml", within), ("a/values-prod.yaml", VALUES)]),
        ["a/values-prod.yaml:2 serving @0a1b2c3 <- a/templates/llm.yaml:4"]
    );
}

#[test]
fn values_of_another_chart_or_of_another_path_are_not() {
    for (path, values) in
        [("b/values.yaml", VALUES), ("a/values.yaml", "other:\n  name: moonshotai/Kimi-K2-Instruct\n")]
    {
        let found = lines(&[("a/templates/llm.yaml", TEMPLATE), (path, values)]);
        assert!(found.len() == 1 && !found[0].contains("<-"), "{found:?}");
    }
}

const MAIN: &str = "resource \"kubernetes_deployment\" \"llm\" {
  spec {
    container {
      image = \"vllm/vllm-openai:v0.8.0\"
      env {
        name  = \"MODEL_ID\"
        value = var.model_id
      }
    }
  }
}
";
const VARIABLES: &str = "variable \"model_id\" {\n  type    = string\n  default = \"moonshotai/Kimi-K2-Instruct\"\n}\n";

#[test]
fn a_variable_is_used_by_its_module() {
    assert_eq!(
        lines(&[("a/main.tf", MAIN), ("a/variables.tf", VARIABLES)]),
        ["a/variables.tf:3 serving <- a/main.tf:7"]
    );
    assert_eq!(
        lines(&[("a/main.tf", MAIN), ("a/prod.tfvars", "model_id = \"moonshotai/Kimi-K2-Instruct\"\n")]),
        ["a/prod.tfvars:1 serving <- a/main.tf:7"]
    );
    let locals =
        "locals {\n  judge = \"moonshotai/Kimi-K2-Instruct\"\n}\nmodule \"x\" {\n  judge_model = local.judge\n}\n";
    assert_eq!(lines(&[("a/main.tf", locals)]), ["a/main.tf:2 judge <- a/main.tf:5"]);
}

#[test]
fn a_variable_of_another_module_is_not() {
    let found = lines(&[("a/main.tf", MAIN), ("b/variables.tf", VARIABLES)]);
    assert!(found.len() == 1 && !found[0].contains("<-"), "{found:?}");
}

const MAP: &str = "kind: ConfigMap\nmetadata:\n  name: llm\ndata:\n  name: moonshotai/Kimi-K2-Instruct\n";
const READER: &str = "kind: Deployment
spec:
  template:
    spec:
      containers:
        - name: llm
          image: vllm/vllm-openai:v0.8.0
          env:
            - name: MODEL_ID
              valueFrom: {configMapKeyRef: {name: llm, key: name}}
          args: [--model, $(MODEL_ID), --revision, 0a1b2c3]
          resources: {limits: {nvidia.com/gpu: 8}}
";

#[test]
fn a_config_map_is_used_by_who_reads_it() {
    assert_eq!(
        lines(&[("base/map.yaml", MAP), ("base/run/deployment.yaml", READER)]),
        ["base/map.yaml:5 serving @0a1b2c3 8 gpus <- base/run/deployment.yaml:10, base/run/deployment.yaml:11"]
    );
    let both = format!("{MAP}---\n{READER}");
    assert_eq!(lines(&[("all.yaml", &both)]), ["all.yaml:5 serving @0a1b2c3 8 gpus <- all.yaml:16, all.yaml:17"]);
}

#[test]
fn a_config_map_of_another_name_is_not() {
    let other = MAP.replace("  name: llm", "  name: other");
    let found = lines(&[("base/map.yaml", &other), ("base/deployment.yaml", READER)]);
    assert!(found.len() == 1 && !found[0].contains("<-"), "{found:?}");
}

#[test]
fn of_config_maps_of_one_name_the_nearest_is_read() {
    let files = [("a/map.yaml", MAP), ("b/map.yaml", MAP), ("b/deployment.yaml", READER)];
    let found = lines(&files);
    assert!(!found[0].contains("<-") && found[1].contains("<- b/deployment.yaml:10"), "{found:?}");
    let found = lines(&[("a/map.yaml", MAP), ("b/map.yaml", MAP), ("c/deployment.yaml", READER)]);
    assert!(found.iter().all(|line| !line.contains("<-")), "{found:?}");
}

#[test]
fn a_generated_config_map_is_what_it_is_made_of() {
    let literals = "configMapGenerator:\n  - name: llm\n    literals:\n      - name=moonshotai/Kimi-K2-Instruct\n";
    let found = lines(&[("base/kustomization.yaml", literals), ("base/deployment.yaml", READER)]);
    assert!(found.len() == 1 && found[0].contains("<- base/deployment.yaml:10"), "{found:?}");
    let envs = "configMapGenerator:\n  - name: llm\n    envs: [llm.env]\n";
    let env = "name=moonshotai/Kimi-K2-Instruct\n";
    let files = [("base/kustomization.yaml", envs), ("base/llm.env", env), ("base/deployment.yaml", READER)];
    let found = lines(&files);
    assert!(found.len() == 1 && found[0].contains("<- base/deployment.yaml:10"), "{found:?}");
    let found = lines(&[("base/llm.env", env), ("base/deployment.yaml", READER)]);
    assert!(found.iter().all(|line| !line.contains("<-")), "{found:?}");
}

#[test]
fn what_the_place_itself_says_stands() {
    let env = "LLM_NAME=moonshotai/Kimi-K2-Instruct\nEVAL_MODEL=moonshotai/Kimi-K2-Instruct\n";
    let compose = "services:\n  llm:\n    image: vllm/vllm-openai:v0.8.0\n    command: --model ${EVAL_MODEL}\n";
    let found = lines(&[(".env", env), ("compose.yaml", compose)]);
    assert_eq!(found[1], ".env:2 judge <- compose.yaml:4");
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let files =
        [("deploy/.env", ENV), ("deploy/compose.yaml", COMPOSE), ("a/main.tf", MAIN), ("a/variables.tf", VARIABLES)];
    let read = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| told(&files, None, |codebase| format!("{:?}", (&codebase.references, &codebase.deployments))))
    };
    assert_eq!(read(1), read(2));
}

#[test]
fn a_file_asked_for_alone_is_told_by_what_lies_beside_it() {
    let files =
        [("deploy/.env", ENV), ("deploy/compose.yaml", COMPOSE), ("deploy/other.yaml", "model: Qwen/Qwen3-8B\n")];
    let found = lines_of(&files, Some("deploy/.env"));
    assert_eq!(found, ["deploy/.env:2 serving @0a1b2c3 8 gpus <- deploy/compose.yaml:4"]);
    let values = [("a/templates/llm.yaml", TEMPLATE), ("a/values.yaml", VALUES)];
    assert_eq!(lines_of(&values, Some("a/values.yaml")), ["a/values.yaml:2 serving 8 gpus <- a/templates/llm.yaml:8"]);
}
