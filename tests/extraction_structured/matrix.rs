//! One identifier, in every format, at every kind of place that the format has.
//!
//! `ORG/NAME` in a row is the identifier. Each row is read with both kinds of line ends. Rows at the end of a table are
//! broken files: what is whole in them must still be found.

use crate::*;
use owlint::text::Format;
use std::collections::BTreeSet;
use std::path::Path;

const V: SiteKind = SiteKind::MapValue;
const I: SiteKind = SiteKind::ListItem;
const A: SiteKind = SiteKind::Argument;
const E: SiteKind = SiteKind::Assignment;
const S: SiteKind = SiteKind::Literal;
const C: SiteKind = SiteKind::Comment;
const T: SiteKind = SiteKind::Text;
const D: SiteKind = SiteKind::DocCode;

/// What stands in a file, the key path under which the identifier is found, and the kind of place it is.
type Row = (&'static str, &'static str, SiteKind);

/// The innermost places that hold the identifier: key path, kind, and its letters in the file.
fn holders(read: &Read) -> Vec<(String, SiteKind, &str)> {
    let tree = read.tree();
    let found = tree.iter().filter_map(|(id, node)| {
        let value = node.value.as_ref().filter(|_| !tree.is_reread(id))?;
        let at = value.text().find(MODEL)?;
        let place = value.span(Span::new(at, at + MODEL.len()));
        Some((tree.key_path(id), node.kind, place))
    });
    // A variable's default and a command's words are places of their own within the word that holds them: of several
    // readings of one place the first is the innermost.
    let mut seen = BTreeSet::new();
    found
        .filter(|(_, _, place)| seen.insert(*place))
        .map(|(path, kind, place)| (path, kind, place.of(&read.text)))
        .collect()
}

#[track_caller]
fn check_rows(name: &str, rows: &[(&str, &str, SiteKind)]) {
    let mut wrong = String::new();
    for (written, path, kind) in rows {
        let plain = written.replace("ORG/NAME", MODEL);
        for text in [plain.clone(), plain.replace('\n', "\r\n")] {
            let read = read(name, &text);
            check(&read);
            let found = holders(&read);
            if found != [((*path).to_owned(), *kind, MODEL)] {
                let ends = if text == plain { "" } else { " (with carriage returns)" };
                let _ = writeln!(
                    wrong,
                    "{name}{ends}: {written:?}\n  expected {path} {kind:?}\n  found {found:?}\n{}",
                    read.show()
                );
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn hcl() {
    let rows: &[Row] = &[
        ("model = \"ORG/NAME\"\n", "model", V),
        ("variable \"model_id\" {\n  type    = string\n  default = \"ORG/NAME\"\n}\n", "variable.model_id.default", V),
        ("variable \"models\" {\n  default = [\"a\", \"ORG/NAME\"]\n}\n", "variable.models.default[1]", I),
        (
            "variable \"m\" {\n  default = {\n    chat = { id = \"ORG/NAME\", \"x/y\" = 2 }\n  }\n}\n",
            "variable.m.default.chat.id",
            V,
        ),
        (
            "variable \"m\" {\n  type = object({\n    id = optional(string, \"ORG/NAME\")\n  })\n}\n",
            "variable.m.type.id.optional[1]",
            S,
        ),
        ("locals {\n  model = \"ORG/NAME\" # why\n}\n", "locals.model", V),
        ("locals {\n  model = var.model != \"\" ? var.model : \"ORG/NAME\"\n}\n", "locals.model", V),
        ("locals {\n  model = coalesce(var.model, \"ORG/NAME\")\n}\n", "locals.model", V),
        ("locals {\n  model = \"${var.model != \"\" ? var.model : \"ORG/NAME\"}-x\"\n}\n", "locals.model", V),
        ("locals {\n  models = concat(var.models, [\"a/b\", \"ORG/NAME\"])\n}\n", "locals.models[1]", I),
        ("locals {\n  is = var.model == \"ORG/NAME\" ? 1 : 2\n}\n", "locals[\"==\"]", V),
        ("locals {\n  m = [for m in var.all : { id = \"ORG/NAME\" }]\n}\n", "locals.m[1].id", V),
        (
            "resource \"a\" \"b\" {\n  dynamic \"env\" {\n    content {\n      name = \"MODEL\"\n      value = \"ORG/NAME\"\n    }\n  }\n}\n",
            "resource.a.b.dynamic.env.content.value",
            V,
        ),
        (
            "resource \"a\" \"b\" {\n  container {\n    command = [\"vllm\", \"serve\", \"ORG/NAME\"]\n  }\n}\n",
            "resource.a.b.container.command[2]",
            A,
        ),
        (
            "resource \"a\" \"b\" {\n  command = [\"sh\", \"-c\", \"vllm serve ORG/NAME\"]\n}\n",
            "resource.a.b.command[2]",
            A,
        ),
        (
            "resource \"a\" \"b\" {\n  environment = {\n    MODEL_ID = \"ORG/NAME\"\n  }\n}\n",
            "resource.a.b.environment.MODEL_ID",
            V,
        ),
        ("x = jsonencode({\n  \"model\" : \"ORG/NAME\",\n})\n", "x.model", V),
        ("x = yamlencode([{ args = [\"--model\", \"ORG/NAME\"] }])\n", "x[0].args[1]", A),
        ("user_data = <<-EOT\n  #!/bin/bash\n  vllm serve ORG/NAME\n  EOT\n", "user_data", A),
        ("values = [<<EOT\nserver:\n  model: ORG/NAME\nEOT\n]\n", "values[0].server.model", V),
        ("body = <<EOT\n{\"model\": \"ORG/NAME\"}\nEOT\n", "body.model", V),
        ("body = templatefile(\"x.tpl\", { model = \"ORG/NAME\" })\n", "body.templatefile[1].model", V),
        ("set {\n  name  = \"model.id\"\n  value = \"ORG/NAME\"\n}\n", "set.value", V),
        ("# ORG/NAME\n", "", C),
        ("// ORG/NAME\n", "", C),
        ("/* a\n ORG/NAME */ a = 1\n", "", C),
        ("a = \"x\" # ORG/NAME\n", "", C),
        ("a = replace(\"ORG/NAME\", \"/\", \"-\")\n", "a.replace[0]", S),
        // Broken: a brace, a bracket, a quote that never close, a here-document without end.
        ("a {\n  b = [\"x\"\n  model = \"ORG/NAME\"\n}\nc = 1\n", "a.b[1]", I),
        ("a {\n  b = \"x\n  model = \"ORG/NAME\"\n}\n", "a.model", V),
        ("a = <<EOT\nx: y\nmodel = \"ORG/NAME\"\n", "model", V),
        ("a {{{ = ]\nb\n}}}\nmodel = \"ORG/NAME\"\n", "model", V),
    ];
    check_rows("main.tf", rows);
    check_rows("prod.tfvars", &[("model = \"ORG/NAME\"\n", "model", V)]);
    check_rows("image.pkr.hcl", &[("variable \"m\" {\n  default = \"ORG/NAME\"\n}\n", "variable.m.default", V)]);
}

#[test]
fn bicep() {
    let rows: &[Row] = &[
        ("param modelName string = 'ORG/NAME'\n", "modelName", V),
        ("param modelName 'a' | 'b' = 'ORG/NAME'\n", "modelName", V),
        ("param models array = [\n  'a'\n  'ORG/NAME' // x\n]\n", "models[1]", I),
        ("@allowed([\n  'a'\n  'ORG/NAME'\n])\nparam m string\n", "allowed[0][1]", I),
        ("var m = {\n  name: 'ORG/NAME'\n}\n", "m.name", V),
        (
            "resource d 'A.B/c@2024-10-01' = {\n  name: 'x'\n  properties: {\n    model: {\n      name: 'ORG/NAME'\n      version: '1'\n    }\n  }\n}\n",
            "d.properties.model.name",
            V,
        ),
        ("resource d 'A.B/c@1' = if (x == 'y') {\n  model: 'ORG/NAME'\n}\n", "d.model", V),
        ("var m = empty(x) ? 'ORG/NAME' : x\n", "m", V),
        (
            "var deployments = [\n  {\n    name: 'a'\n  }\n  {\n    model: 'ORG/NAME'\n  }\n]\n",
            "deployments[1].model",
            V,
        ),
        ("var s = '''\n{\"model\": \"ORG/NAME\"}\n'''\n", "s.model", V),
        (
            "module a 'b.bicep' = {\n  params: {\n    command: [ 'vllm', 'serve', 'ORG/NAME' ]\n  }\n}\n",
            "a.params.command[2]",
            A,
        ),
        ("// ORG/NAME\n", "", C),
        ("/* ORG/NAME */\n", "", C),
        ("param a string = 'x\nparam modelName string = 'ORG/NAME'\n", "modelName", V),
        ("resource x = {{{ ]\n}}}\nvar model = 'ORG/NAME'\n", "model", V),
    ];
    check_rows("main.bicep", rows);
    check_rows("main.bicepparam", &[("using 'main.bicep'\nparam model = 'ORG/NAME'\n", "model", V)]);
}

#[test]
fn jsonnet() {
    let rows: &[Row] = &[
        ("{ model: 'ORG/NAME' }\n", "model", V),
        ("{ model: \"ORG/NAME\", a: 1 }\n", "model", V),
        ("{ a+: { model:: \"ORG/NAME\" } }\n", "a.model", V),
        ("{ 'model-id': @'ORG/NAME', }\n", "model-id", V),
        ("local model = 'ORG/NAME';\n{ a: model }\n", "model", V),
        ("local f(model='ORG/NAME') = model;\n{}\n", "f.model", S),
        ("{ models: ['a', 'ORG/NAME'] }\n", "models[1]", I),
        ("{ c: { command: ['vllm', 'serve'], args: ['ORG/NAME'] } }\n", "c.args[0]", A),
        ("{ m: if x then 'a' else 'ORG/NAME' }\n", "m", V),
        ("{ run: |||\n  set -e\n  vllm serve ORG/NAME\n|||, }\n", "run", A),
        ("// ORG/NAME\n{}\n", "", C),
        ("# ORG/NAME\n{}\n", "", C),
        ("{ a: 'x, \n model: 'ORG/NAME' }\n", "model", V),
    ];
    check_rows("a.jsonnet", rows);
    check_rows("a.libsonnet", &rows[..1]);
}

#[test]
fn cue() {
    let rows: &[Row] = &[
        ("model: \"ORG/NAME\"\n", "model", V),
        ("a: b: model: \"ORG/NAME\"\n", "a.b.model", V),
        ("#Server: {\n\tmodel: *\"ORG/NAME\" | string\n}\n", "Server.model", V),
        ("a: {\n\tmodel?: \"ORG/NAME\"\n}\n", "a.model", V),
        ("models: [\"a\", \"ORG/NAME\"]\n", "models[1]", I),
        ("\"model\": #\"ORG/NAME\"#\n", "model", V),
        ("run: \"\"\"\n\tvllm serve ORG/NAME\n\t\"\"\"\n", "run", A),
        ("let model = \"ORG/NAME\"\n", "model", V),
        ("// ORG/NAME\n", "", C),
        ("a: \"x\nmodel: \"ORG/NAME\"\n", "model", V),
    ];
    check_rows("a.cue", rows);
}

#[test]
fn nix() {
    let rows: &[Row] = &[
        ("{ pkgs, ... }: {\n  services.ollama.model = \"ORG/NAME\";\n}\n", "services.ollama.model", V),
        ("{ services.ollama.loadModels = [ \"a\" \"ORG/NAME\" ]; }\n", "services.ollama.loadModels[1]", I),
        ("let\n  model = \"ORG/NAME\";\nin { x = model; }\n", "model", V),
        ("{ model ? \"ORG/NAME\" }: model\n", "model", V),
        ("rec { a = { model = if x then \"ORG/NAME\" else \"y\"; }; }\n", "a.model", V),
        ("{ script = ''\n  set -e\n  vllm serve ORG/NAME\n''; }\n", "script", A),
        ("{ extraArgs = [ \"--model\" \"ORG/NAME\" ]; }\n", "extraArgs[1]", A),
        ("# ORG/NAME\n{}\n", "", C),
        ("/* ORG/NAME */ {}\n", "", C),
        ("{ a = \"x;\n  model = \"ORG/NAME\";\n}\n", "model", V),
    ];
    check_rows("default.nix", rows);
}

#[test]
fn powershell() {
    let rows: &[Row] = &[
        ("$env:MODEL = \"ORG/NAME\"\n", "MODEL", E),
        ("$model = 'ORG/NAME' # x\n", "model", E),
        ("[string]$Model = \"ORG/NAME\"\n", "Model", E),
        ("param(\n  [string]$Model = \"ORG/NAME\",\n  [int]$Port = 1\n)\n", "Model", E),
        ("$models = @(\"a\", \"ORG/NAME\")\n", "models[1]", I),
        ("$models = @(\n  'a'\n  'ORG/NAME'\n)\n", "models[1]", I),
        ("$cfg = @{\n  Model = 'ORG/NAME'\n  Port = 1\n}\n", "cfg.Model", E),
        ("$cfg = @{ Port = 1; Model = \"ORG/NAME\" }\n", "cfg.Model", E),
        ("ollama pull ORG/NAME\n", "", A),
        ("vllm serve `\n  --model \"ORG/NAME\" `\n  --port 1\n", "", A),
        ("vllm serve --model=ORG/NAME\n", "", A),
        ("& 'C:\\x\\vllm.exe' serve ORG/NAME | Out-Null\n", "", A),
        ("if ($x -eq 1) {\n  ollama run ORG/NAME\n} else { exit 1 }\n", "", A),
        ("function Start-It {\n  ollama run ORG/NAME\n}\n", "", A),
        ("$body = @\"\n{\"model\": \"ORG/NAME\"}\n\"@\n", "body.model", V),
        ("$body = @'\n{\"model\": \"ORG/NAME\"}\n'@\n", "body.model", V),
        ("foreach ($m in \"a\", \"ORG/NAME\") { ollama pull $m }\n", "m", E),
        ("# ORG/NAME\n", "", C),
        ("<# a\n ORG/NAME\n#>\n", "", C),
        ("$a = \"x\n$model = \"ORG/NAME\"\n", "model", E),
    ];
    check_rows("run.ps1", rows);
}

#[test]
fn ini() {
    let rows: &[Row] = &[
        ("model=ORG/NAME\n", "model", V),
        ("model: ORG/NAME\n", "model", V),
        ("[llm]\nmodel = \"ORG/NAME\"  ; why\n", "llm.model", V),
        ("[llm]\nmodel = 'ORG/NAME' # why\n", "llm.model", V),
        ("[llm.chat]\nmodel name = ORG/NAME\n", "[\"llm.chat\"][\"model name\"]", V),
        ("[llm]\nmodels =\n    a/b\n    ORG/NAME\n", "llm.models[1]", I),
        ("[llm]\nmodels = a, ORG/NAME\n", "llm.models", V),
        ("[llm]\ncommand = vllm serve ORG/NAME\n", "llm.command", A),
        ("[llm]\nconfig = {\"model\": \"ORG/NAME\"}\n", "llm.config.model", V),
        ("; ORG/NAME\n", "", C),
        ("# ORG/NAME\n", "", C),
        ("[a]\nb = 1 ; ORG/NAME\n", "a", C),
        ("[a\nb == c\nmodel = \"ORG/NAME\n", "model", V),
    ];
    check_rows("app.ini", rows);
    check_rows("setup.cfg", rows);
    let properties: &[Row] = &[
        ("llm.chat.model-name=ORG/NAME\n", "[\"llm.chat.model-name\"]", V),
        ("llm.chat.model-name: ORG/NAME\n", "[\"llm.chat.model-name\"]", V),
        ("llm.model = ${MODEL:ORG/NAME}\n", "[\"llm.model\"]", V),
        ("llm.models=a/b,\\\n    ORG/NAME\n", "[\"llm.models\"]", V),
        ("! ORG/NAME\n", "", C),
    ];
    check_rows("application.properties", properties);
    let unit: &[Row] = &[
        ("[Service]\nEnvironment=MODEL=ORG/NAME\n", "Service.Environment.MODEL", E),
        ("[Service]\nEnvironment=\"A=b\" \"MODEL=ORG/NAME\"\n", "Service.Environment.MODEL", E),
        (
            "[Service]\nExecStart=/usr/bin/vllm serve \\\n    --port 1 \\\n    --model ORG/NAME\n",
            "Service.ExecStart",
            A,
        ),
        ("[Service]\nExecStartPre=-/usr/bin/ollama pull ORG/NAME\n", "Service.ExecStartPre", A),
    ];
    check_rows("vllm.service", unit);
    check_rows("vllm.container", &[("[Container]\nImage=x\nExec=--model ORG/NAME\n", "Container.Exec", A)]);
    let modules = "[submodule \"weights\"]\n\tpath = w\n\turl = https://huggingface.co/ORG/NAME\n";
    check_rows(".gitmodules", &[(modules, "[\"submodule \\\"weights\\\"\"].url", V)]);
    let nginx = "server {\n  location /v1 {\n    proxy_set_header X-Model \"ORG/NAME\";\n  }\n}\n";
    check_rows("nginx.conf", &[(nginx, "", T)]);
}

#[test]
fn letters_of_properties_lead_back_to_their_escapes() {
    let read = read("a.properties", "a.model=moonshotai\\/Kimi\nb=qwen2.5\\:7b\nc=\\u0071wen3\\:8b\nd=C:\\models\\x\n");
    assert_eq!(read.place("qwen2.5:7b").2, "qwen2.5\\:7b");
    assert_eq!(read.place("qwen3:8b").2, "\\u0071wen3\\:8b");
    assert_eq!(read.place("C:\\models\\x").2, "C:\\models\\x");
}

#[test]
fn makefile() {
    let rows: &[Row] = &[
        ("MODEL = ORG/NAME\n", "MODEL", E),
        ("MODEL ?= ORG/NAME # why\n", "MODEL", E),
        ("export MODEL := \"ORG/NAME\"\n", "MODEL", E),
        ("MODELS = a/b \\\n  ORG/NAME\n", "MODELS", E),
        ("ARGS = --port 1 --model ORG/NAME\n", "ARGS", A),
        ("serve: build\n\t@vllm serve ORG/NAME --port $(PORT)\n", "serve", A),
        ("serve:\n\tvllm serve \\\n\t  --model ORG/NAME\n", "serve", A),
        ("serve:\n\t-MODEL=ORG/NAME ./run.sh\n", "serve.MODEL", E),
        ("serve: ; ollama pull ORG/NAME\n", "serve", A),
        ("serve: MODEL := ORG/NAME\n", "serve.MODEL", E),
        ("define MODEL\nORG/NAME\nendef\n", "MODEL", E),
        ("define RUN\nset -e\nollama pull ORG/NAME\nendef\n", "RUN", A),
        ("X != hf download ORG/NAME\n", "", A),
        ("# ORG/NAME\n", "", C),
        ("serve:\n\t# ORG/NAME\n\ttrue\n", "serve", C),
        ("A = 1 # ORG/NAME\n", "", C),
        ("ifeq ($(X\na: \"b\nMODEL := ORG/NAME\n", "MODEL", E),
    ];
    check_rows("Makefile", rows);
    check_rows("rules.mk", rows);
    let just: &[Row] = &[
        ("model := \"ORG/NAME\"\n", "model", E),
        ("export MODEL := 'ORG/NAME'\n", "MODEL", E),
        ("model := env_var_or_default(\"MODEL\", \"ORG/NAME\")\n", "model", E),
        ("x := `hf download ORG/NAME`\n", "", A),
        ("serve model=\"ORG/NAME\" port='1': build\n  vllm serve {{model}}\n", "serve.model", E),
        ("serve:\n  #!/usr/bin/env bash\n  set -e\n  vllm serve ORG/NAME\n", "serve", A),
        ("serve:\n    @ollama run ORG/NAME\n", "serve", A),
        ("# ORG/NAME\n", "", C),
    ];
    check_rows("justfile", just);
    check_rows("dev.just", just);
}

#[test]
fn xml() {
    let rows: &[Row] = &[
        ("<config><model>ORG/NAME</model></config>\n", "config.model", V),
        ("<config>\n  <model provider=\"x\">\n    ORG/NAME\n  </model>\n</config>\n", "config.model.value", V),
        ("<bean><property name=\"modelName\" value=\"ORG/NAME\"/></bean>\n", "bean.property.value", V),
        ("<bean><property name='modelName'><value>ORG/NAME</value></property></bean>\n", "bean.property.value", V),
        ("<appSettings>\n  <add key=\"Model\" value=\"ORG/NAME\" />\n</appSettings>\n", "appSettings.add.value", V),
        (
            "<project><properties><llm.model>ORG/NAME</llm.model></properties></project>\n",
            "project.properties[\"llm.model\"]",
            V,
        ),
        ("<a><model><![CDATA[ORG/NAME]]></model></a>\n", "a.model", V),
        ("<a><models><model>x</model><model>ORG/NAME</model></models></a>\n", "a.models.model", V),
        ("<?xml version=\"1.0\"?>\n<!DOCTYPE a>\n<a model=\"ORG/NAME\">\n</a>\n", "a.model", V),
        ("<!-- ORG/NAME -->\n<a/>\n", "", C),
        ("<p>Use <b>x</b> or ORG/NAME.</p>\n", "p", T),
        ("<a><b c=\"x><model>ORG/NAME</model></a>\n", "a.b.model", V),
        ("<a><b></c><model>ORG/NAME\n", "a.b.model", V),
        ("<a><model enabled>ORG/NAME</model></a>\n", "a.model", V),
        ("<a off model=\"ORG/NAME\" on></a>\n", "a.model", V),
        ("<!-- x\n<a><model>ORG/NAME</model></a>\n", "a.model", V),
    ];
    check_rows("beans.xml", rows);
    check_rows("App.config", rows);
}

#[test]
fn yaml() {
    let rows: &[Row] = &[
        ("model: ORG/NAME\n", "model", V),
        ("model: \"ORG/NAME\" # why\n", "model", V),
        ("model: 'ORG/NAME'\n", "model", V),
        ("a: {model: ORG/NAME, b: 1}\n", "a.model", V),
        ("models:\n- a\n- ORG/NAME\n", "models[1]", I),
        ("models: [a, \"ORG/NAME\"]\n", "models[1]", I),
        ("env:\n- name: MODEL\n  value: ORG/NAME\n", "env[0].value", V),
        ("args: [--model, ORG/NAME]\n", "args[1]", A),
        ("run: |\n  set -e\n  vllm serve ORG/NAME\n", "run", A),
        ("config.json: |\n  {\"model\": \"ORG/NAME\"}\n", "[\"config.json\"].model", V),
        ("a: >-\n  ORG/NAME\n", "a", V),
        ("model: &m ORG/NAME\n", "model", V),
        ("# ORG/NAME\na: 1\n", "", C),
        ("a: {{ .Values.model | default \"ORG/NAME\" }}\n", "a[\"Values.model\"]", S),
        ("a: [1\nb: }\nmodel: ORG/NAME\n", "model", T),
    ];
    check_rows("a.yaml", rows);
    check_rows(".env.yml", &rows[..1]);
    let template: &[Row] = &[
        ("Parameters:\n  ModelId:\n    Type: String\n    Default: ORG/NAME\n", "Parameters.ModelId.Default", V),
        ("A: !Ref X\nM: !Sub \"ORG/NAME\"\nB: !GetAtt [X, Arn]\n", "M", V),
        ("A:\n  Fn::Sub: ORG/NAME\n", "A[\"Fn::Sub\"]", V),
        ("A: !If [X, ORG/NAME, !Ref Y]\n", "A[1]", I),
        ("E:\n  Variables:\n    MODEL_ID: !FindInMap [a, b, ORG/NAME]\n", "E.Variables.MODEL_ID[2]", I),
    ];
    check_rows("template.yaml", template);
}

#[test]
fn json() {
    let rows: &[Row] = &[
        ("{\"model\": \"ORG/NAME\"}\n", "model", V),
        ("{\"models\": [\"a\", \"ORG/NAME\",]}\n", "models[1]", I),
        ("{\"a\": {\"b\": 1}, \"a\": {\"model\": \"ORG/NAME\"}}\n", "a.model", V),
        ("{model: 'ORG/NAME'}\n", "model", V),
        ("{'model': \"ORG/NAME\", b: +1, c: .5, d: 0xF, e: Infinity}\n", "model", V),
        ("{\"a\": \"{\\\"model\\\": \\\"ORG/NAME\\\"}\"}\n", "a.model", V),
        ("{\"scripts\": {\"serve\": \"vllm serve ORG/NAME\"}}\n", "scripts.serve", A),
        ("{\"Parameters\": {\"ModelId\": {\"Default\": \"ORG/NAME\"}}}\n", "Parameters.ModelId.Default", V),
        ("{\"Fn::Sub\": \"ORG/NAME\"}\n", "[\"Fn::Sub\"]", V),
        ("// ORG/NAME\n{}\n", "", C),
        ("{\"a\": 1 /* ORG/NAME */}\n", "", C),
        ("{\"a\": [1, {\"model\": \"ORG/NAME\", \"b\n", "a[1].model", V),
    ];
    for name in ["a.json", "a.json5", "a.jsonc", "cdk.template.json"] {
        check_rows(name, rows);
    }
    let lines: &[Row] = &[
        ("{\"a\": 1}\n{\"model\": \"ORG/NAME\"}\n", "model", V),
        ("{\"a\": \n{\"models\": [\"ORG/NAME\"]}\n", "models[0]", I),
    ];
    check_rows("a.jsonl", lines);
    check_rows("a.ndjson", lines);
}

#[test]
fn toml() {
    let rows: &[Row] = &[
        ("model = \"ORG/NAME\"\n", "model", V),
        ("[llm]\nmodel = 'ORG/NAME' # why\n", "llm.model", V),
        ("llm.model = \"ORG/NAME\"\n", "llm.model", V),
        ("models = [\n  \"a\",\n  \"ORG/NAME\",\n]\n", "models[1]", I),
        ("[[m]]\na = 1\n[[m]]\nmodel = \"ORG/NAME\"\n", "m[1].model", V),
        ("m = { model = \"ORG/NAME\" }\n", "m.model", V),
        ("run = \"\"\"\nset -e\nvllm serve ORG/NAME\n\"\"\"\n", "run", A),
        ("run = '''\nvllm serve ORG/NAME\n'''\n", "run", A),
        ("# ORG/NAME\na = 1\n", "", C),
        ("a = [1]\nb = \"\n[llm]\nmodel = \"ORG/NAME\"\n", "llm.model", V),
    ];
    check_rows("a.toml", rows);
    check_rows("Pipfile", &rows[..1]);
}

#[test]
fn dotenv() {
    let rows: &[Row] = &[
        ("MODEL=ORG/NAME\n", "MODEL", E),
        ("MODEL=\"ORG/NAME\" # why\n", "MODEL", E),
        ("export MODEL='ORG/NAME'\n", "MODEL", E),
        ("MODEL = ORG/NAME\n", "MODEL", E),
        ("CONFIG='{\"model\": \"ORG/NAME\"}'\n", "CONFIG.model", V),
        ("A=\"x\nMODEL=ORG/NAME\n", "MODEL", E),
        ("# ORG/NAME\n", "", C),
        ("# MODEL=ORG/NAME\n", "", C),
        ("A=1 # ORG/NAME\n", "", C),
    ];
    for name in [".env", ".env.example", "prod.env", ".envrc"] {
        check_rows(name, rows);
    }
}

#[test]
fn shell() {
    let rows: &[Row] = &[
        ("MODEL=ORG/NAME\n", "MODEL", E),
        ("export MODEL=\"ORG/NAME\" # why\n", "MODEL", E),
        ("MODEL='ORG/NAME' ./run.sh\n", "MODEL", E),
        ("MODEL=${1:-ORG/NAME}\n", "MODEL", E),
        ("echo \"${MODEL:-\"ORG/NAME\"}\"\n", "MODEL", E),
        (": \"${MODEL:=ORG/NAME}\"\n", "MODEL", E),
        ("MODELS=(a \"ORG/NAME\")\n", "MODELS[1]", E),
        ("MODELS=(\n  a\n  ORG/NAME\n)\n", "MODELS[1]", E),
        ("for m in a ORG/NAME; do\n  ollama pull $m\ndone\n", "m[1]", E),
        ("case $M in\n  ORG/NAME) x ;;\nesac\n", "[\"==\"]", A),
        ("vllm serve ORG/NAME --port 1\n", "", A),
        ("vllm serve \\\n  --model=\"ORG/NAME\" \\\n  --port 1\n", "", A),
        ("nohup sudo -E vllm serve ORG/NAME > log 2>&1 &\n", "", A),
        ("X=$(hf download ORG/NAME)\n", "", A),
        ("bash -c 'vllm serve ORG/NAME'\n", "", A),
        ("curl -d '{\"model\": \"ORG/NAME\"}' http://x\n", "model", V),
        ("jq -n --arg p \"$1\" '{\n  model: \"ORG/NAME\",\n  messages: [{content: $p}]\n}'\n", "model", V),
        ("cat > a.yaml <<EOF\nmodel: ORG/NAME\nEOF\n", "model", V),
        ("cat <<'EOF' > a.json\n{\"model\": \"ORG/NAME\"}\nEOF\n", "model", V),
        ("python - <<EOF\nLLM(\"ORG/NAME\")\nEOF\n", "LLM[0]", S),
        ("# ORG/NAME\n", "", C),
        ("echo \"a\nif (\nvllm serve ORG/NAME\n", "", A),
    ];
    for name in ["run.sh", "train.sbatch", ".bashrc"] {
        check_rows(name, rows);
    }
}

#[test]
fn dockerfile() {
    let rows: &[Row] = &[
        ("FROM x\nENV MODEL=ORG/NAME\n", "MODEL", E),
        ("FROM x\nENV A=1 \\\n    # why\n    MODEL=\"ORG/NAME\"\n", "MODEL", E),
        ("FROM x\nENV MODEL ORG/NAME\n", "MODEL", E),
        ("ARG MODEL=ORG/NAME\nFROM x\n", "MODEL", E),
        ("FROM x\nLABEL model=\"ORG/NAME\"\n", "LABEL.model", V),
        ("FROM x\nRUN hf download ORG/NAME\n", "RUN", A),
        ("FROM x\nRUN --mount=type=secret,id=hf \\\n  hf download \\\n  ORG/NAME\n", "RUN", A),
        ("FROM x\nRUN <<EOF\nset -e\nhf download ORG/NAME\nEOF\n", "RUN", A),
        ("FROM x\nRUN [\"hf\", \"download\", \"ORG/NAME\"]\n", "RUN[2]", A),
        ("FROM x\nENTRYPOINT [\"vllm\", \"serve\"]\nCMD [\"ORG/NAME\"]\n", "CMD[0]", A),
        ("FROM vllm/vllm-openai\nCMD [\"--model\", \"ORG/NAME\"]\n", "CMD[1]", A),
        ("FROM x\nCMD vllm serve ORG/NAME\n", "CMD", A),
        ("FROM x\nHEALTHCHECK --interval=1m CMD ollama run ORG/NAME\n", "HEALTHCHECK", A),
        ("FROM x\nONBUILD RUN hf download ORG/NAME\n", "RUN", A),
        ("FROM x\nCOPY <<EOF /a.yaml\nmodel: ORG/NAME\nEOF\n", "model", V),
        ("FROM x\nCOPY --from=ORG/NAME /a /b\n", "", A),
        ("# ORG/NAME\nFROM x\n", "", C),
        ("FROM\nFOO bar\nRUN [\"a\nENV MODEL=ORG/NAME\n", "MODEL", E),
    ];
    for name in ["Dockerfile", "Dockerfile.gpu", "vllm.dockerfile", "Containerfile"] {
        check_rows(name, rows);
    }
}

#[test]
fn modelfile() {
    let rows: &[Row] = &[
        ("FROM ORG/NAME\n", "FROM", A),
        ("FROM hf.co/ORG/NAME\nPARAMETER temperature 1\n", "FROM", A),
        ("FROM a\nADAPTER ORG/NAME\n", "ADAPTER", T),
        ("FROM a\nSYSTEM \"\"\"\nYou are\nORG/NAME\n\"\"\"\n", "SYSTEM", T),
        ("FROM a\nTEMPLATE \"\"\"{{ .Prompt }}\nFROM ORG/NAME\"\"\"\n", "TEMPLATE", T),
        ("# ORG/NAME\nFROM a\n", "", C),
    ];
    check_rows("Modelfile", rows);
    check_rows("kimi.modelfile", rows);
}

#[test]
fn prose() {
    let rows: &[Row] = &[
        ("# Title\n\nUse `ORG/NAME` here.\n", "", D),
        ("```sh\nvllm serve ORG/NAME\n```\n", "", A),
        ("```yaml\nmodel: ORG/NAME\n```\n", "model", V),
        ("```terraform\nmodel = \"ORG/NAME\"\n```\n", "model", V),
        ("```python\nLLM(\"ORG/NAME\")\n```\n", "LLM[0]", S),
        ("```ini\n[a]\nmodel=ORG/NAME\n```\n", "a.model", V),
        ("```xml\n<a><model>ORG/NAME</model></a>\n```\n", "a.model", V),
        ("```makefile\nMODEL=ORG/NAME\n```\n", "MODEL", E),
        ("```powershell\n$env:MODEL = 'ORG/NAME'\n```\n", "MODEL", E),
        ("---\nmodel: ORG/NAME\n---\n# T\n", "model", V),
        ("<!-- ORG/NAME -->\n", "", C),
        ("```yaml\nmodel: ORG/NAME\n", "model", V),
    ];
    check_rows("README.md", rows);
    check_rows("a.txt", &[("Use ORG/NAME here.\n", "", T), ("# ORG/NAME\n", "", C), ("model: ORG/NAME\n", "model", T)]);
    let requirements = "vllm==0.6\nx @ https://huggingface.co/ORG/NAME/resolve/main/x.whl\n";
    check_rows("requirements.txt", &[(requirements, "", T)]);
    check_rows("_helpers.tpl", &[("{{- $m := \"ORG/NAME\" }}\n", "[0].m", T), ("model: \"ORG/NAME\"\n", "model", T)]);
    check_rows("values.yaml.gotmpl", &[("{{ if x }}\nmodel: ORG/NAME\n{{ end }}\n", "model", V)]);
}

#[test]
fn notebook() {
    let cell = |kind: &str, source: &str| {
        format!(
            "{{\"cells\": [{{\"cell_type\": \"{kind}\", \"source\": [\"x = 1\\n\", \"{source}\"], \"outputs\": [{{\"text\": \"OUT\"}}]}}]}}"
        )
    };
    for (kind, source, site) in
        [("code", "LLM('ORG/NAME')", S), ("code", "!vllm serve ORG/NAME", A), ("markdown", "`ORG/NAME`", D)]
    {
        let text = cell(kind, source).replace("ORG/NAME", MODEL);
        let read = read("a.ipynb", &text);
        let found = holders(&read);
        assert!(matches!(found.as_slice(), [(_, kind, letters)] if *kind == site && *letters == MODEL), "{found:?}");
    }
    let printed = cell("code", "y").replace("OUT", MODEL);
    assert_eq!(holders(&read("a.ipynb", &printed)), []);
}

/// A format without a table above would be a format that nobody has read with care.
#[test]
fn every_format_is_read_somewhere() {
    let named = |format: Format| match format {
        Format::Yaml => "a.yaml",
        Format::Json => "a.json",
        Format::Toml => "a.toml",
        Format::Dotenv => ".env",
        Format::Ini => "app.ini",
        Format::Hcl => "main.tf",
        Format::Bicep => "main.bicep",
        Format::Jsonnet => "a.jsonnet",
        Format::Cue => "a.cue",
        Format::Nix => "default.nix",
        Format::Xml => "beans.xml",
        Format::Shell => "run.sh",
        Format::PowerShell => "run.ps1",
        Format::Dockerfile => "Dockerfile",
        Format::Modelfile => "Modelfile",
        Format::Makefile => "Makefile",
        Format::Notebook => "a.ipynb",
        Format::Markdown => "README.md",
        Format::Template => "_helpers.tpl",
        Format::Text => "a.txt",
        source if source.is_source() => "",
        other => panic!("{other:?} has no table here"),
    };
    let own = include_str!("matrix.rs");
    for name in
        ["a.yaml", "main.tf", "app.ini", "beans.xml", "run.ps1", "Modelfile", "Makefile", "a.cue", "_helpers.tpl"]
    {
        let format = Format::detect(Path::new(name), "");
        assert_eq!(named(format), name);
        assert!(own.contains(&format!("check_rows(\"{name}\"")), "{name}");
    }
}

#[test]
fn source_code() {
    let rows: [(&str, &str, &str); 14] = [
        ("a.py", "model = \"ORG/NAME\"\n", "model"),
        ("BUILD.bazel", "llm(\n    name = \"x\",\n    model = \"ORG/NAME\",\n)\n", "llm.model"),
        ("defs.bzl", "MODELS = {\"chat\": \"ORG/NAME\"}\n", "MODELS.chat"),
        ("a.ts", "const model = 'ORG/NAME';\n", "model"),
        ("a.go", "const Model = \"ORG/NAME\"\n", "Model"),
        ("A.java", "String model = \"ORG/NAME\";\n", "model"),
        ("A.kt", "val model = \"ORG/NAME\"\n", "model"),
        ("A.cs", "var model = \"ORG/NAME\";\n", "model"),
        ("a.rs", "let model = \"ORG/NAME\";\n", "model"),
        ("a.rb", "model = 'ORG/NAME'\n", "model"),
        ("a.php", "<?php $model = 'ORG/NAME';\n", "model"),
        ("a.swift", "let model = \"ORG/NAME\"\n", "model"),
        ("A.scala", "val model = \"ORG/NAME\"\n", "model"),
        ("a.ex", "model = \"ORG/NAME\"\n", "model"),
    ];
    for (name, written, path) in rows {
        check_rows(name, &[(written, path, S)]);
    }
}
