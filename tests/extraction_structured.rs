//! What is read out of YAML, JSON, TOML and notebooks: values, exact places, key paths; and what broken files cost.

use owlint::extract::{Extraction, NodeId, Segment, SiteKind, SiteTree, extract};
use owlint::text::{Document, Encoding, NoticeKind, Span};
use proptest::prelude::*;
use std::fmt::Write as _;
use std::path::PathBuf;

const MODEL: &str = "moonshotai/Kimi-K2-Instruct";

struct Read {
    text: String,
    extraction: Extraction,
}

fn read(path: &str, text: &str) -> Read {
    let document = Document::new(PathBuf::from(path), text.to_owned(), Encoding::Utf8);
    Read { text: text.to_owned(), extraction: extract(&document) }
}

impl Read {
    fn tree(&self) -> &SiteTree {
        &self.extraction.tree
    }

    /// The innermost places whose value is `value`, as key path, kind and letters in the file.
    fn places(&self, value: &str) -> Vec<(String, SiteKind, &str)> {
        let tree = self.tree();
        let found = tree.iter().filter(|(id, _)| tree.value(*id) == value && !tree.is_reread(*id));
        found.map(|(id, node)| (tree.key_path(id), node.kind, node.span.of(&self.text))).collect()
    }

    /// The one place whose value is `value`.
    fn place(&self, value: &str) -> (String, SiteKind, &str) {
        let places = self.places(value);
        assert_eq!(places.len(), 1, "places of {value:?}: {places:?} in\n{}", self.show());
        places[0].clone()
    }

    fn paths(&self, value: &str) -> Vec<String> {
        self.places(value).into_iter().map(|(path, ..)| path).collect()
    }

    fn values(&self, kind: SiteKind) -> Vec<&str> {
        let tree = self.tree();
        tree.iter().filter(|(_, node)| node.kind == kind).map(|(id, _)| tree.value(id)).collect()
    }

    fn is_clean(&self) -> bool {
        self.extraction.notices.is_empty() && self.tree().structured
    }

    /// Whether some node that stands for itself holds the letters of `value` in the file.
    fn shows(&self, value: &str) -> bool {
        let tree = self.tree();
        tree.iter()
            .any(|(id, node)| !tree.is_reread(id) && tree.value(id).contains(value) && node.kind != SiteKind::Container)
    }

    fn show(&self) -> String {
        let tree = self.tree();
        let line = |(id, _): (NodeId, _)| {
            let node = tree.get(id);
            format!(
                "{:indent$}{:?} {:?} {:?}",
                "",
                node.segment,
                node.kind,
                tree.value(id),
                indent = 2 * tree.ancestors(id).count()
            )
        };
        tree.iter().map(|node| line(node) + "\n").collect()
    }
}

fn argument(path: &str, letters: &'static str) -> (String, SiteKind, &'static str) {
    (path.to_owned(), SiteKind::Argument, letters)
}

fn value(path: &str, letters: &'static str) -> (String, SiteKind, &'static str) {
    (path.to_owned(), SiteKind::MapValue, letters)
}

mod yaml {
    use super::*;

    #[test]
    fn every_scalar_style_keeps_its_exact_place() {
        for written in [
            "model: moonshotai/Kimi-K2-Instruct",
            "model: moonshotai/Kimi-K2-Instruct   # the big one",
            "model: 'moonshotai/Kimi-K2-Instruct'",
            "model: \"moonshotai/Kimi-K2-Instruct\" # quoted",
            "model: &big moonshotai/Kimi-K2-Instruct",
            "model: !!str moonshotai/Kimi-K2-Instruct",
            "model: |\n  moonshotai/Kimi-K2-Instruct\n",
            "model: >-\n    moonshotai/Kimi-K2-Instruct\n\n",
            "model: |2\n  moonshotai/Kimi-K2-Instruct\n",
            "model: |+\r\n  moonshotai/Kimi-K2-Instruct\r\n",
            "model:\n  moonshotai/Kimi-K2-Instruct\n",
            "{model: moonshotai/Kimi-K2-Instruct}",
            "{\"model\":moonshotai/Kimi-K2-Instruct}",
            "? model\n: moonshotai/Kimi-K2-Instruct\n",
        ] {
            let read = read("a.yaml", written);
            assert_eq!(read.place(MODEL), value("model", MODEL), "{written:?}");
            assert!(read.is_clean(), "{written:?}");
        }
    }

    #[test]
    fn escapes_and_folds_are_resolved_and_lead_back() {
        let read =
            read("a.yaml", "a: \"moonshotai\\/Kimi-\\x4b2\"\nb: 'it''s'\nc: one\n  two\n\n  three\nd: \"x\\\n  y\"\n");
        assert_eq!(read.place("moonshotai/Kimi-K2"), value("a", "moonshotai\\/Kimi-\\x4b2"));
        assert_eq!(read.place("it's"), value("b", "it''s"));
        assert_eq!(read.place("one two\nthree"), value("c", "one\n  two\n\n  three"));
        assert_eq!(read.place("xy"), value("d", "x\\\n  y"));
    }

    #[test]
    fn block_scalars_lose_their_indentation_and_nothing_else() {
        let read = read(
            "a.yaml",
            "a: |\n\n    one\n      two\n\n    three\n\nb: >\n  one\n  two\n\n  three\n    four\n  five\nc: |1\n   deep\n",
        );
        let values = read.values(SiteKind::MapValue);
        assert_eq!(values, ["one\n  two\n\nthree", "one two\nthree\n  four\nfive", "  deep"]);
    }

    #[test]
    fn key_paths_name_maps_lists_and_odd_keys() {
        let text = "spec:\n  template:\n    spec:\n      containers:\n      - name: a\n      - args: [a, b, c, x]\n        \
                    resources: {limits: {nvidia.com/gpu: 8}}\n";
        let read = read("a.yaml", text);
        assert_eq!(read.paths("x"), ["spec.template.spec.containers[1].args[3]"]);
        assert_eq!(read.paths("8"), [r#"spec.template.spec.containers[1].resources.limits["nvidia.com/gpu"]"#]);
    }

    #[test]
    fn keys_have_places_of_their_own() {
        let text = "a:\n  \"model\": x\n";
        let read = read("a.yaml", text);
        let tree = read.tree();
        let (_, node) = tree.iter().find(|(id, _)| tree.value(*id) == "x").unwrap();
        assert_eq!(node.key_span.unwrap().of(text), "model");
        let (_, map) = tree.iter().find(|(_, node)| node.segment == Segment::Key("a".into())).unwrap();
        assert_eq!(map.span.of(text), "\"model\": x");
    }

    #[test]
    fn empty_values_exist_and_are_empty() {
        let text = "a:\nb: ~\nc: null\nd: \"\"\ne: x\n";
        let read = read("a.yaml", text);
        assert_eq!(read.values(SiteKind::MapValue), ["", "", "", "", "x"]);
        let ends: Vec<_> = read.tree().iter().map(|(_, node)| node.span.end).collect();
        assert!(ends.iter().all(|end| *end <= text.len()));
        assert_eq!(read.tree().iter().filter(|(_, node)| node.span.start == text.len()).count(), 0);
    }

    #[test]
    fn comments_stand_where_they_are_without_their_marks() {
        let read = read("a.yaml", "# top\na: 1 # right\nb:\n  ## model: x\n  c: '# none'\n");
        assert_eq!(read.values(SiteKind::Comment), ["top", "right", "model: x"]);
    }

    #[test]
    fn aliases_are_not_expanded_and_undefined_ones_break_nothing() {
        let read = read(
            "a.yaml",
            "base: &base {model: m/x}\nuse:\n  <<: *base\n  n: 1\nlist: [*base, *nowhere, last]\n*base : v\n",
        );
        assert!(read.is_clean());
        assert_eq!(read.paths("m/x"), ["base.model"]);
        assert_eq!(read.paths("last"), ["list[2]"]);
        assert_eq!(read.paths("v"), [r#"["*base"]"#]);
    }

    #[test]
    fn alias_bombs_cost_nothing() {
        let mut text = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for level in 1..12 {
            let inside = [format!("*a{}", level - 1).as_str(); 10].join(", ");
            writeln!(text, "a{level}: &a{level} [{inside}]").unwrap();
        }
        let read = read("a.yaml", &text);
        assert_eq!(read.places("x").len(), 10);
    }

    #[test]
    fn keys_that_are_collections_are_tolerated() {
        let read = read("a.yaml", "? [a, b]\n: c\n? {d: e}\n: f\ng: h\n");
        assert!(read.is_clean());
        assert_eq!(read.paths("c"), [r#"["[a, b]"]"#]);
        assert_eq!(read.paths("h"), ["g"]);
    }

    #[test]
    fn duplicate_keys_are_both_kept() {
        let read = read("a.yaml", "model: a\nmodel: b\n");
        assert_eq!((read.paths("a"), read.paths("b")), (vec!["model".to_owned()], vec!["model".to_owned()]));
    }

    #[test]
    fn a_broken_document_spares_the_next_and_is_read_by_lines() {
        let text = "a: one\nb: [1, 2\nc: lost/model\n# lost comment\n---\nd: two\n---\ne: \"x\n---\nf: three\n";
        let read = read("a.yaml", text);
        assert_eq!(read.paths("one"), ["a"]);
        assert_eq!(read.paths("two"), ["d"]);
        assert_eq!(read.paths("three"), ["f"]);
        assert!(read.shows("lost/model") && read.shows("lost comment"));
        assert!(!read.tree().structured);
        let [notice] = read.extraction.notices.as_slice() else { panic!("{:?}", read.extraction.notices) };
        assert_eq!(notice.kind, NoticeKind::Unparsed);
        assert!(notice.message.starts_with("not valid yaml at line "), "{}", notice.message);
        assert!(!notice.message.contains('\n'));
    }

    #[test]
    fn a_key_whose_value_broke_is_read_with_it() {
        let read = read("a.yaml", "a: 1\nmodel: \"moonshotai/Kimi-K2-Instruct\nb: 2\n");
        assert!(read.shows(MODEL), "{}", read.show());
    }

    #[test]
    fn hundreds_of_comments_between_key_and_block_are_fine() {
        let comments = "  # again\n".repeat(3000);
        let read = read("values.yaml", &format!("a:\n{comments}  model: x\n"));
        assert!(read.is_clean());
        assert_eq!(read.paths("x"), ["a.model"]);
        assert_eq!(read.values(SiteKind::Comment).len(), 3000);
    }
}

mod templates {
    use super::*;

    const HELM: &str = r#"{{- if .Values.enabled }}
{{/* serves
     the model */}}
kind: Deployment
metadata:
  name: {{ include "chart.fullname" . }}
  labels:
    {{- include "chart.labels" . | nindent 4 }}
    {{ .Values.key }}: fixed
spec:
  containers:
    - name: vllm
      image: "{{ .Values.image.repository }}:{{ .Values.image.tag | default "v1" }}"
      args: ["--model", {{ .Values.model | default "moonshotai/Kimi-K2-Instruct" | quote }}, "--port", "80"]
      {{- with .Values.env }}
      env: {{- toYaml . | nindent 8 }}
      {{- end }}
{{- default "late/model" .x }}
{{- end }}
"#;

    #[test]
    fn helm_keeps_structure_and_shows_the_original_text() {
        let read = read("templates/a.yaml", HELM);
        assert!(read.is_clean(), "{:?}", read.extraction.notices);
        assert_eq!(read.paths("Deployment"), ["kind"]);
        assert_eq!(read.paths("fixed"), [r#"metadata.labels["{{ .Values.key }}"]"#]);
        assert_eq!(read.paths("80"), ["spec.containers[0].args[3]"]);
        assert_eq!(read.values(SiteKind::Comment), ["serves\n     the model"]);
        let image = r#"{{ .Values.image.repository }}:{{ .Values.image.tag | default "v1" }}"#;
        assert_eq!(read.paths(image), ["spec.containers[0].image"]);
    }

    #[test]
    fn literals_inside_templates_are_found_where_they_stand() {
        let read = read("templates/a.yaml", HELM);
        assert_eq!(read.place(MODEL), ("spec.containers[0].args[1]".to_owned(), SiteKind::Literal, MODEL));
        assert_eq!(read.place("late/model"), (String::new(), SiteKind::Literal, "late/model"));
    }

    #[test]
    fn expressions_of_github_stay_plain_yaml() {
        let text = "env:\n  MODEL: ${{ inputs.model || 'moonshotai/Kimi-K2-Instruct' }}\nif: ${{ github.ref }}\n";
        let read = read(".github/workflows/a.yml", text);
        assert!(read.is_clean());
        assert_eq!(read.place(MODEL), ("env.MODEL".to_owned(), SiteKind::Literal, MODEL));
        assert_eq!(read.paths("${{ github.ref }}"), ["if"]);
    }

    #[test]
    fn a_hole_in_a_name_keeps_the_name_whole() {
        let read = read("a.yaml", "model: Qwen/Qwen{{ .v | default \"3\" }}-72B\n");
        assert_eq!(read.paths(r#"Qwen/Qwen{{ .v | default "3" }}-72B"#), ["model"]);
    }

    #[test]
    fn jinja_blocks_and_comments_are_masked() {
        let text = "{% for m in models %}\n- name: {{ m }}\n  model: \"a/b\"\n{% endfor %}\n{# note #}\n- last: z\n";
        let read = read("a.yaml", text);
        assert!(read.is_clean(), "{:?}", read.extraction.notices);
        assert_eq!(read.paths("a/b"), ["[0].model"]);
        assert_eq!(read.paths("z"), ["[1].last"]);
        assert_eq!(read.values(SiteKind::Comment), ["note"]);
    }

    #[test]
    fn json_and_toml_are_masked_too() {
        let read_json = read(
            "a.json",
            "{\n  {{ if .x }}\n  \"model\": {{ .m | default \"a/b\" }},\n  {{ end }}\n  \"n\": \"c/d\"\n}\n",
        );
        assert!(read_json.is_clean(), "{:?}", read_json.extraction.notices);
        assert_eq!(read_json.paths("a/b"), ["model"]);
        assert_eq!(read_json.paths("c/d"), ["n"]);
        let read_toml = read("a.toml", "{% if x %}\n[a]\nmodel = {{ m }}\nn = \"{{ n }}\"\n{% endif %}\n");
        assert!(read_toml.is_clean(), "{:?}", read_toml.extraction.notices);
        assert_eq!(read_toml.paths("{{ m }}"), ["a.model"]);
        assert_eq!(read_toml.paths("{{ n }}"), ["a.n"]);
    }
}

mod commands {
    use super::*;

    #[test]
    fn kubernetes_command_and_args_are_one_command_line() {
        let text = "spec:\n  containers:\n  - args:\n    - moonshotai/Kimi-K2-Instruct\n    - --port=8000\n    \
                    command: [vllm, serve]\n";
        let read = read("a.yaml", text);
        assert_eq!(read.place(MODEL), argument("spec.containers[0].args[0]", MODEL));
        assert_eq!(read.place("8000"), argument("spec.containers[0].args[1]", "8000"));
        let commands: Vec<_> =
            read.tree().iter().filter(|(_, node)| matches!(node.segment, Segment::Command(_))).collect();
        let [(id, command)] = commands.as_slice() else { panic!("{}", read.show()) };
        assert_eq!(command.segment, Segment::Command("vllm".into()));
        assert_eq!(read.tree().key_path(*id), "spec.containers[0]");
    }

    #[test]
    fn options_and_their_values_are_found_however_items_are_cut() {
        for args in [
            r#"["--model", "moonshotai/Kimi-K2-Instruct", "--port", "1"]"#,
            r#"["--model=moonshotai/Kimi-K2-Instruct", "--port=1"]"#,
            r#"["--model moonshotai/Kimi-K2-Instruct", "--port 1"]"#,
            r#"["--port 1 --model moonshotai/Kimi-K2-Instruct"]"#,
            r#""--port 1 --model moonshotai/Kimi-K2-Instruct""#,
        ] {
            let read = read("a.yaml", &format!("server_args: {args}\n"));
            let (path, kind, letters) = read.place(MODEL);
            assert!(path.starts_with("server_args") && kind == SiteKind::Argument && letters == MODEL, "{args} {path}");
            let node = read.tree().iter().find(|(id, node)| node.kind == kind && read.tree().value(*id) == MODEL);
            assert_eq!(node.unwrap().1.segment, Segment::Flag("--model".into()), "{args}");
        }
    }

    #[test]
    fn a_shell_line_in_a_list_is_read_as_shell() {
        for (command, path) in [
            (r#"command: ["sh", "-c", "exec vllm serve --model moonshotai/Kimi-K2-Instruct"]"#, "command[2]"),
            ("command: [/bin/bash, -lc]\nargs: [vllm serve --model=moonshotai/Kimi-K2-Instruct]", "args[0]"),
            (
                "command: [tini, --, bash, -o, pipefail, -ec, \"vllm serve --model moonshotai/Kimi-K2-Instruct\"]",
                "command[6]",
            ),
            ("args:\n- vllm serve --model moonshotai/Kimi-K2-Instruct", "args[0]"),
            ("command:\n- |\n  cd /x\n  vllm serve --model moonshotai/Kimi-K2-Instruct", "command[0]"),
        ] {
            let read = read("a.yaml", command);
            assert_eq!(read.place(MODEL), argument(path, MODEL), "{command}\n{}", read.show());
        }
    }

    #[test]
    fn code_behind_an_interpreter_is_read_as_code() {
        let read = read("a.yaml", "command: [python, -c, 'LLM(\"moonshotai/Kimi-K2-Instruct\")', --flag, x]\n");
        let (path, kind, letters) = read.place(MODEL);
        assert_eq!((kind, letters), (SiteKind::Literal, MODEL));
        assert!(path.starts_with("command[2]"), "{path}");
        assert_eq!(read.place("x"), argument("command[4]", "x"));
    }

    #[test]
    fn compose_commands_are_read_in_both_forms() {
        let text = "services:\n  a:\n    command: --model moonshotai/Kimi-K2-Instruct --port 8\n  b:\n    \
                    entrypoint: [\"vllm\", \"serve\"]\n    command: zai-org/GLM-5.2 --port 9\n    \
                    environment:\n    - MODEL=a/b\n    build:\n      args:\n      - BASE=c/d\n";
        let read = read("compose.yaml", text);
        assert_eq!(read.place(MODEL), argument("services.a.command", MODEL));
        assert_eq!(read.place("zai-org/GLM-5.2"), argument("services.b.command", "zai-org/GLM-5.2"));
        assert_eq!(read.place("a/b"), ("services.b.environment[0].MODEL".to_owned(), SiteKind::Assignment, "a/b"));
        assert_eq!(read.place("c/d").1, SiteKind::Assignment);
    }

    #[test]
    fn scripts_of_pipelines_are_read_line_by_line() {
        let text = "job:\n  script:\n    - pip install vllm\n    - vllm serve --model=moonshotai/Kimi-K2-Instruct\n  \
                    steps:\n    - run: |\n        set -e\n        vllm serve \\\n          --model zai-org/GLM-5.2\n";
        let read = read(".gitlab-ci.yml", text);
        assert_eq!(read.place(MODEL), argument("job.script[1]", MODEL));
        assert_eq!(read.place("zai-org/GLM-5.2"), argument("job.steps[0].run", "zai-org/GLM-5.2"));
    }

    #[test]
    fn scripts_in_other_languages_are_code() {
        let text = "steps:\n- uses: actions/github-script@v7\n  with:\n    script: |\n      const m = \"moonshotai/Kimi-K2-Instruct\";\n";
        let read = read(".github/workflows/a.yml", text);
        let (path, kind, letters) = read.place(MODEL);
        assert!(path.starts_with("steps[0].with.script"), "{path}");
        assert_eq!((kind, letters), (SiteKind::Literal, MODEL));
    }

    #[test]
    fn scripts_of_packages_and_servers_of_editors_are_commands() {
        let read_scripts =
            read("package.json", r#"{"scripts": {"serve": "vllm serve --model moonshotai/Kimi-K2-Instruct"}}"#);
        assert_eq!(read_scripts.place(MODEL), argument("scripts.serve", MODEL));
        let read_server = read(
            "mcp.json",
            r#"{"a": {"command": "vllm", "args": ["serve", "--model", "moonshotai/Kimi-K2-Instruct"]}}"#,
        );
        assert_eq!(read_server.place(MODEL), argument("a.args[2]", MODEL));
    }

    #[test]
    fn keyword_arguments_and_images_are_no_commands() {
        let text = "model_kwargs: [a, b]\nimage: vllm/vllm-openai:v1\nkwargs: x y\nyargs: ^17.7 || 18\ncommand: one\n";
        let read = read("a.yaml", text);
        assert!(!read.tree().iter().any(|(_, node)| matches!(node.segment, Segment::Command(_))));
    }
}

mod text_in_text {
    use super::*;

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
        for model in
            ["yaml/model", "json/model", "toml/model", "shell/model", "env/model", "python/model", "guessed/model"]
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
}

mod json {
    use super::*;

    #[test]
    fn strings_keep_their_exact_place_whatever_is_escaped() {
        for (written, letters) in [
            (r#"{"model": "moonshotai/Kimi-K2-Instruct"}"#, MODEL),
            (r#"{"model": "moonshotai\/Kimi-K2-Instruct"}"#, r"moonshotai\/Kimi-K2-Instruct"),
            (r#"{"model": "moonshotai\u002fKimi-K2-Instruct"}"#, r"moonshotai\u002fKimi-K2-Instruct"),
            ("{model: 'moonshotai/Kimi-K2-Instruct',}", MODEL),
            ("{\"mod\\u0065l\": \"moonshotai/Kimi-K2-Instruct\" // x\n}", MODEL),
        ] {
            let read = read("a.json", written);
            assert_eq!(read.place(MODEL), ("model".to_owned(), SiteKind::MapValue, letters), "{written}");
            assert!(read.is_clean(), "{written}");
        }
    }

    #[test]
    fn characters_beyond_the_basic_plane_are_one() {
        let read = read("a.json", r#"["\ud83e\udd89 owl", "x"]"#);
        assert_eq!(read.place("🦉 owl"), ("[0]".to_owned(), SiteKind::ListItem, r"\ud83e\udd89 owl"));
    }

    #[test]
    fn comments_numbers_and_nulls_are_places() {
        let read = read("a.jsonc", "// top\n{\"a\": 1.5, /* in */ \"b\": null, \"c\": [true, {}]}\n");
        assert!(read.is_clean());
        assert_eq!(read.values(SiteKind::Comment), ["top", "in"]);
        assert_eq!(read.values(SiteKind::MapValue), ["1.5", ""]);
        assert_eq!(read.paths("true"), ["c[0]"]);
    }

    #[test]
    fn lines_of_json_stand_alone() {
        let read = read("a.jsonl", "{\"model\": \"a/b\"}\n\n{\"model\": \"c/d\n{\"model\": \"e/f\"}\n");
        assert_eq!(read.paths("a/b"), ["model"]);
        assert_eq!(read.paths("e/f"), ["model"]);
        assert!(read.shows("c/d"));
        assert_eq!(read.extraction.notices.len(), 1);
    }

    #[test]
    fn several_values_are_all_read() {
        let read = read("a.json", "{\"a\": \"x\"}\n{\"b\": \"y\"}\n");
        assert_eq!((read.paths("x"), read.paths("y")), (vec!["a".to_owned()], vec!["b".to_owned()]));
    }

    #[test]
    fn a_truncated_file_keeps_what_was_read_with_its_keys() {
        let read = read("a.json", "{\"a\": {\"model\": \"a/b\"}, \"c\": [\"d/e\", \"f/g");
        assert_eq!(read.paths("a/b"), ["a.model"]);
        assert_eq!(read.paths("d/e"), ["c[0]"]);
        assert!(read.shows("f/g"));
        let [notice] = read.extraction.notices.as_slice() else { panic!() };
        assert_eq!(notice.kind, NoticeKind::Unparsed);
        assert!(!read.tree().structured);
    }

    #[test]
    fn a_broken_escape_costs_nothing_but_a_notice() {
        let read = read("a.json", r#"{"a": "\u00 out", "model": "a/b"}"#);
        assert_eq!((read.paths("u00 out"), read.paths("a/b")), (vec!["a".to_owned()], vec!["model".to_owned()]));
        assert_eq!(read.extraction.notices.len(), 1);
    }

    #[test]
    fn tokens_out_of_place_lose_nothing() {
        let read =
            read("a.json", "{\"a\" \"b/c\", \"d\": \"e/f\", ], \"g\": org/name:tag, \"h\": @bad\n, \"i\": \"j/k\"}");
        assert!(read.shows("b/c"), "{}", read.show());
        assert_eq!(read.paths("e/f"), ["d"]);
        assert_eq!(read.paths("org/name:tag"), ["g"]);
        assert_eq!(read.paths("@bad"), ["h"]);
        assert_eq!(read.paths("j/k"), ["i"]);
        assert!(!read.is_clean());
    }
}

mod toml {
    use super::*;

    #[test]
    fn every_string_keeps_its_exact_place() {
        for (written, letters) in [
            ("model = \"moonshotai/Kimi-K2-Instruct\"", MODEL),
            ("model = 'moonshotai/Kimi-K2-Instruct' # x", MODEL),
            ("\"model\" = \"\"\"\nmoonshotai/Kimi-K2-Instruct\"\"\"", MODEL),
            ("model = '''\r\nmoonshotai/Kimi-K2-Instruct'''", MODEL),
            ("model = \"\"\"moonshotai/\\\n   Kimi-K2-Instruct\"\"\"", "moonshotai/\\\n   Kimi-K2-Instruct"),
            ("model = \"moonshotai\\u002fKimi-K2-Instruct\"", "moonshotai\\u002fKimi-K2-Instruct"),
        ] {
            let read = read("a.toml", written);
            assert_eq!(read.place(MODEL), ("model".to_owned(), SiteKind::MapValue, letters), "{written:?}");
            assert!(read.is_clean(), "{written:?}");
        }
    }

    #[test]
    fn tables_arrays_and_dotted_keys_make_key_paths() {
        let text = "# top\na.b = 1\n[x.\"y z\"]\nl = [\"m/n\", {o = \"p/q\"}] # right\n[[list]]\nv = 'one'\n[[list]]\nv = 'two'\n";
        let read = read("a.toml", text);
        assert!(read.is_clean());
        assert_eq!(read.paths("1"), ["a.b"]);
        assert_eq!(read.paths("m/n"), [r#"x["y z"].l[0]"#]);
        assert_eq!(read.paths("p/q"), [r#"x["y z"].l[1].o"#]);
        assert_eq!(read.paths("two"), ["list[1].v"]);
        assert_eq!(read.values(SiteKind::Comment), ["top", "right"]);
    }

    #[test]
    fn what_the_parser_dropped_is_read_by_lines() {
        let text = "a = \"one/x\"\nb = @ lost/y\na = \"again/z\"\n[c]\nd = \"two/w\"\nsome words lost/v\n";
        let read = read("a.toml", text);
        assert_eq!(read.paths("one/x"), ["a"]);
        for lost in ["lost/y", "again/z", "two/w", "lost/v"] {
            assert!(read.shows(lost), "{lost}\n{}", read.show());
        }
        assert_eq!(read.extraction.notices.len(), 1);
        assert!(!read.tree().structured);
    }
}

mod notebook {
    use super::*;

    const NOTEBOOK: &str = r##"{"cells": [
 {"cell_type": "markdown", "source": ["# Title\n", "uses `prose/model`\n"]},
 {"cell_type": "code", "outputs": [{"text": "out/put"}],
  "source": ["!vllm serve --model shell/model\n", "%env MODEL=env/model\n", "llm = LLM(\"python/model\")\n"]},
 {"cell_type": "code", "source": "%%bash\nvllm serve --model=bash/model"}
], "metadata": {"language_info": {"name": "python"}}}"##;

    #[test]
    fn cells_are_code_shell_and_prose_and_outputs_are_nothing() {
        let read = read("a.ipynb", NOTEBOOK);
        assert!(read.is_clean());
        assert_eq!(read.place("shell/model"), argument("cells[1].source", "shell/model"));
        assert_eq!(read.place("bash/model"), argument("cells[2].source", "bash/model"));
        let (path, kind, letters) = read.place("python/model");
        assert!(path.starts_with("cells[1].source") && kind == SiteKind::Literal && letters == "python/model");
        assert_eq!(read.place("env/model").1, SiteKind::Assignment);
        assert!(read.shows("prose/model") && !read.shows("out/put"));
    }

    #[test]
    fn a_truncated_notebook_is_read_as_far_as_it_goes() {
        let cut = NOTEBOOK.find("env/model").unwrap();
        let read = read("a.ipynb", &NOTEBOOK[..cut]);
        assert_eq!(read.place("shell/model").2, "shell/model");
        assert_eq!(read.extraction.notices.len(), 1);
    }
}

mod hostile {
    use super::*;
    use std::time::{Duration, Instant};

    #[track_caller]
    fn quick(path: &str, text: &str) -> Read {
        let start = Instant::now();
        let read = read(path, text);
        assert!(start.elapsed() < Duration::from_secs(20), "{path} took {:?}", start.elapsed());
        read
    }

    /// Files of `fixtures/hostile`: each names the model once, in a place that a careless reader loses.
    #[test]
    fn no_hostile_file_hides_the_model() {
        let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/hostile"));
        let mut names: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        assert!(names.len() >= 12);
        for name in names {
            let bytes = std::fs::read(folder.join(&name)).unwrap();
            let text = String::from_utf8(bytes).unwrap();
            let path = name.to_string_lossy();
            let read = quick(&path, &text);
            assert!(read.shows(MODEL), "{path}\n{}", read.show());
            assert_eq!(read.is_clean(), path.starts_with("fine-"), "{path}: {:?}", read.extraction.notices);
            check(&read);
        }
    }

    #[test]
    fn nesting_ends_with_a_notice() {
        for (path, unit) in [
            ("a.yaml", "["),
            ("a.yaml", "- "),
            ("a.yaml", "? "),
            ("a.yaml", "{a: "),
            ("a.yaml", "{{"),
            ("a.json", "["),
            ("a.json", "{\"a\":"),
            ("a.toml", "a = [["),
            ("a.ipynb", "["),
        ] {
            let read = quick(path, &unit.repeat(100_000));
            assert_eq!(read.extraction.notices.len(), 1, "{path} {unit:?}");
            assert!(!read.tree().structured);
        }
    }

    #[test]
    fn what_follows_deep_nesting_is_still_searched() {
        let read = quick("a.yaml", &format!("a: {}\nmodel: x/y\n---\nb: c/d\n", "[".repeat(1000)));
        assert!(read.shows("x/y"));
        assert_eq!(read.paths("c/d"), ["b"]);
    }

    #[test]
    fn repeated_marks_cost_linear_time() {
        for unit in [
            "{{ \" }} ",
            "{{ ` ",
            "{{/* ",
            "{% ' \\' ",
            "%{ ",
            "{{{ \\' }}",
            "{# ",
            "a: {{ x }}\n",
            "\"\\",
            "'",
            "#\"",
            "---\n[\n",
        ] {
            for path in ["a.yaml", "a.json", "a.toml", "a.jsonl", "a.ipynb"] {
                quick(path, &unit.repeat(200_000 / unit.len()));
            }
        }
    }

    #[test]
    fn a_large_file_is_read_by_lines() {
        let text = format!("{}\nmodel: x/y\n", "a".repeat(5 << 20));
        let read = quick("a.yaml", &text);
        assert_eq!(read.extraction.notices.first().map(|notice| notice.kind), Some(NoticeKind::LineScanned));
        assert!(read.shows("x/y") && !read.tree().structured);
    }

    #[test]
    fn control_characters_of_a_message_do_not_reach_the_notice() {
        for path in ["a.yaml", "a.json", "a.toml"] {
            let read = read(path, "a: \u{1b}[31m\u{0}x\n\u{7}: [");
            for notice in &read.extraction.notices {
                assert!(!notice.message.contains(|letter: char| letter.is_control()), "{:?}", notice.message);
            }
        }
    }
}

fn check(read: &Read) {
    let tree = read.tree();
    for (id, node) in tree.iter() {
        let Span { start, end } = node.span;
        assert!(start <= end && end <= read.text.len(), "{:?} of {}", node, read.text.len());
        assert!(read.text.is_char_boundary(start) && read.text.is_char_boundary(end), "{node:?}");
        if let Some(key) = node.key_span {
            assert!(key.end <= read.text.len() && read.text.get(key.start..key.end).is_some(), "{node:?}");
        }
        if let Some(value) = &node.value {
            let letters = value.text();
            for (at, letter) in letters.char_indices() {
                let span = value.span(Span::new(at, at + letter.len_utf8()));
                assert!(
                    span.end <= read.text.len() && read.text.is_char_boundary(span.start),
                    "{letter:?} of {node:?}"
                );
            }
            assert_ne!(node.kind, SiteKind::Container);
        }
        if let Some(parent) = node.parent {
            assert!(tree.children(parent).any(|child| child == id));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn no_text_breaks_an_extractor(
        text in r#"(model|command|args|run|é🦉|[a-z0-9:/ .\n\r\t"'`{}\[\]%#*/&|>?!,=$\\<~_-]|\{\{|\}\}|\{%|%\}|---\n|: |- |\n  |"""|'''|\\u00e9|\\n){0,60}"#,
    ) {
        for path in ["a.yaml", "a.json", "a.jsonl", "a.toml", "a.ipynb", "a.sh", "a.txt"] {
            check(&read(path, &text));
        }
    }

    #[test]
    fn every_string_comes_back_from_yaml_json_and_toml(string in r#"[a-z/é🦉 "'\\:#{}\[\]-]{1,30}"#) {
        let json = serde_json::to_string(&string).unwrap();
        for (path, text) in [
            ("a.json", format!("{{\"k\": {json}}}")),
            ("a.yaml", format!("k: {json}\n")),
            ("a.toml", format!("k = {json}\n")),
            ("a.yaml", format!("k: '{}'\n", string.replace('\'', "''"))),
        ] {
            let read = read(path, &text);
            let tree = read.tree();
            let found = tree.iter().any(|(id, node)| node.segment == Segment::Key("k".into()) && tree.value(id) == string);
            prop_assert!(found, "{:?} in {}", string, read.show());
            check(&read);
        }
    }
}
