//! Settings in which something begins and never ends: a model that stands behind it is found, or the file is spoken of.

use super::{folder, notices, paths, report};

/// What begins and never ends, for each format of configuration and for what holds other text, and how a model is named
/// there.
const OPEN: [(&str, &str, &[&str]); 21] = [
    (
        "a.yaml",
        "model: moonshotai/Kimi-K2-Instruct",
        &["a: \"", "a: '", "a: [", "a: {", "? ", "&a ", "*a ", "!!x ", "---\n- - - ", "\t"],
    ),
    (
        "b.yaml",
        "model: moonshotai/Kimi-K2-Instruct",
        &["{{ ", "{{- if ", "{{/* ", "{% raw %}\n", "{# ", "a: {{ .x | quote ", "{{ `"],
    ),
    (
        "a.json",
        "\"model\": \"moonshotai/Kimi-K2-Instruct\"",
        &["{\"a\": \"", "[", "{", "{\"a\"", "/*", "// ", "{\"a\": \"\\", "{'a': '", "{\"a\": \"\\u12"],
    ),
    ("a.jsonl", "{\"model\": \"moonshotai/Kimi-K2-Instruct\"}", &["{\"a\": \"b\"}\n{\"a\": ", "[\n", "\"\n"]),
    ("a.json5", "model: 'moonshotai/Kimi-K2-Instruct',", &["{a: '", "{a: \"b\\\n"]),
    (
        "a.toml",
        "model = \"moonshotai/Kimi-K2-Instruct\"",
        &["a = \"\"\"\n", "a = '''\n", "a = \"", "a = [\n", "[a\n", "a = {b = ", "[[", "a.\"b = 1\n"],
    ),
    (".env", "MODEL=moonshotai/Kimi-K2-Instruct", &["A=\"", "A='", "A=\"${", "A=$(", "A=`", "export A=\"\\"]),
    ("a.ini", "model = moonshotai/Kimi-K2-Instruct", &["[a\n", "a = \"", "a = \\\n", "[", "; "]),
    ("a.properties", "model=moonshotai/Kimi-K2-Instruct", &["a=\\u00\n", "! \n", "a:\\\n\n"]),
    (
        "a.service",
        "ExecStart=vllm serve moonshotai/Kimi-K2-Instruct",
        &["[Service]\nExecStart=/bin/sh -c '", "[Service]\nEnvironment=\"A=", "[Service"],
    ),
    (
        "a.tf",
        "model = \"moonshotai/Kimi-K2-Instruct\"",
        &["a = <<-EOT\n", "a = \"${\"${", "a = [", "a = <<\n", "%{ if x }\n"],
    ),
    (
        "a.bicep",
        "model: 'moonshotai/Kimi-K2-Instruct'",
        &["param a string = '''\n", "param a string = '", "param a object = {\n", "/*", "param a string = '${"],
    ),
    ("a.cue", "model: \"moonshotai/Kimi-K2-Instruct\"", &["a: \"\"\"\n", "a: #\"", "a: '''\n", "a: [", "a: \"\\("]),
    ("a.jsonnet", "model: 'moonshotai/Kimi-K2-Instruct',", &["a: |||\n", "a: @'", "a: @\""]),
    (
        "Modelfile",
        "FROM moonshotai/Kimi-K2-Instruct",
        &["SYSTEM \"\"\"\n", "TEMPLATE \"", "PARAMETER stop \"", "MESSAGE user \"\"\"\n"],
    ),
    (
        "a.ipynb",
        "\"model = 'moonshotai/Kimi-K2-Instruct'\"",
        &["{\"cells\": [{\"cell_type\": \"code\", \"source\": [\"", "{\"cells\": [", "{\"cells\": {\"a\": \""],
    ),
    ("a.tpl", "model: moonshotai/Kimi-K2-Instruct", &["{{ ", "{{ define \"a", "{{/*"]),
    ("a.j2", "model: moonshotai/Kimi-K2-Instruct", &["{{ ", "{% if ", "{#"]),
    (
        "a.xml",
        "<model>moonshotai/Kimi-K2-Instruct</model>",
        &["<!DOCTYPE a [", "<!ENTITY a \"", "<a><![CDATA[", "<a b='", "</", "&#x"],
    ),
    ("a.rst", "model: moonshotai/Kimi-K2-Instruct", &[".. code-block:: yaml\n\n", "``", "::\n\n"]),
    ("a.txt", "model: moonshotai/Kimi-K2-Instruct", &["\"", "'", "<<", "[", "{"]),
];

#[test]
fn what_never_ends_in_settings_hides_no_model() {
    for (name, model, openings) in OPEN {
        for opening in openings {
            let text = format!("{opening}\n{model}\n{}", "x y\n".repeat(300));
            let report = report(folder(&[(name, text.as_bytes())]).path(), "");
            let is_kept = paths(&report).iter().any(|path| path == name) || !notices(&report).is_empty();
            assert!(is_kept, "{name} loses its model behind {opening:?} and says nothing");
        }
    }
}
