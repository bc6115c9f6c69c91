//! Templates in YAML, JSON and TOML.

use crate::*;

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
    assert_eq!(
        read.place(MODEL),
        ("spec.containers[0].args[1][\"Values.model\"]".to_owned(), SiteKind::Literal, MODEL)
    );
    assert_eq!(read.place("late/model"), ("x".to_owned(), SiteKind::Literal, "late/model"));
}

#[test]
fn expressions_of_github_stay_plain_yaml() {
    let text = "env:\n  MODEL: ${{ inputs.model || 'moonshotai/Kimi-K2-Instruct' }}\nif: ${{ github.ref }}\n";
    let read = read(".github/workflows/a.yml", text);
    assert!(read.is_clean());
    assert_eq!(read.place(MODEL), ("env.MODEL[\"inputs.model\"]".to_owned(), SiteKind::Literal, MODEL));
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
    assert_eq!(read_json.paths("a/b"), ["model.m"]);
    assert_eq!(read_json.paths("c/d"), ["n"]);
    let read_toml = read("a.toml", "{% if x %}\n[a]\nmodel = {{ m }}\nn = \"{{ n }}\"\n{% endif %}\n");
    assert!(read_toml.is_clean(), "{:?}", read_toml.extraction.notices);
    assert_eq!(read_toml.paths("{{ m }}"), ["a.model"]);
    assert_eq!(read_toml.paths("{{ n }}"), ["a.n"]);
}
