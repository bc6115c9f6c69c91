//! What an editor is told by `owlint lsp`, by a client that speaks the protocol over pipes.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests panic")]

use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use tempfile::TempDir;

struct Editor {
    folder: TempDir,
    server: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

const KIMI: &str = "model: moonshotai/Kimi-K2-Instruct\n";

impl Editor {
    fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut server = Command::new(env!("CARGO_BIN_EXE_owlint"))
            .args(["lsp", "--as-of", "2026-11-23"])
            .current_dir(folder.path())
            .env_clear()
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let (input, output) = (server.stdin.take().unwrap(), BufReader::new(server.stdout.take().unwrap()));
        let mut editor = Self { folder, server, input, output };
        let answer = editor.ask("initialize", &json!({ "processId": null, "capabilities": {} }));
        assert_eq!(answer["result"]["capabilities"]["positionEncoding"], "utf-16");
        editor.notify("initialized", &json!({}));
        editor
    }

    fn uri(&self, name: &str) -> String {
        format!("file://{}", self.folder.path().canonicalize().unwrap().join(name).display())
    }

    fn send_raw(&mut self, content: &str) {
        write!(self.input, "Content-Length: {}\r\n\r\n{content}", content.len()).unwrap();
        self.input.flush().unwrap();
    }

    fn notify(&mut self, method: &str, params: &Value) {
        self.send_raw(&json!({ "jsonrpc": "2.0", "method": method, "params": params }).to_string());
    }

    fn ask(&mut self, method: &str, params: &Value) -> Value {
        self.send_raw(&json!({ "jsonrpc": "2.0", "id": 7, "method": method, "params": params }).to_string());
        self.next()
    }

    fn next(&mut self) -> Value {
        let mut length = 0;
        loop {
            let mut line = String::new();
            assert!(self.output.read_line(&mut line).unwrap() > 0, "the server has gone");
            match line.trim().split_once(": ") {
                Some((_, value)) => length = value.parse().unwrap(),
                None => break,
            }
        }
        let mut content = vec![0; length];
        self.output.read_exact(&mut content).unwrap();
        serde_json::from_slice(&content).unwrap()
    }

    /// Opens or changes a file and returns what is said of it.
    fn open(&mut self, name: &str, text: &str) -> Vec<Value> {
        let document = json!({ "uri": self.uri(name), "languageId": "yaml", "version": 1, "text": text });
        self.notify("textDocument/didOpen", &json!({ "textDocument": document }));
        self.diagnostics()
    }

    fn diagnostics(&mut self) -> Vec<Value> {
        let news = self.next();
        assert_eq!(news["method"], "textDocument/publishDiagnostics", "{news}");
        news["params"]["diagnostics"].as_array().unwrap().clone()
    }

    fn end(mut self) -> i32 {
        assert_eq!(self.ask("shutdown", &Value::Null)["result"], Value::Null);
        self.notify("exit", &Value::Null);
        self.server.wait().unwrap().code().unwrap()
    }
}

fn codes(diagnostics: &[Value]) -> Vec<&str> {
    diagnostics.iter().filter_map(|one| one["code"].as_str()).collect()
}

#[test]
fn findings_come_as_you_type_and_go() {
    let mut editor = Editor::start();
    let found = editor.open("app.yaml", KIMI);
    assert!(codes(&found).contains(&"OW101"), "{found:?}");
    assert_eq!(found[0]["range"]["start"], json!({ "line": 0, "character": 7 }));
    assert_eq!((&found[0]["source"], &found[0]["severity"]), (&json!("owlint"), &json!(2)));
    let changed = json!({ "textDocument": { "uri": editor.uri("app.yaml"), "version": 2 },
                          "contentChanges": [{ "text": "model: Qwen/Qwen3-8B\n" }] });
    editor.notify("textDocument/didChange", &changed);
    assert_eq!(editor.diagnostics(), [] as [Value; 0]);
    editor.notify("textDocument/didClose", &json!({ "textDocument": { "uri": editor.uri("app.yaml") } }));
    assert_eq!(editor.diagnostics(), [] as [Value; 0]);
    assert_eq!(editor.end(), 0);
}

#[test]
fn columns_are_units_of_utf_16() {
    let mut editor = Editor::start();
    let found = editor.open("app.yaml", "{ note: '🦉🦉', model: moonshotai/Kimi-K2-Instruct }\n");
    assert_eq!(found[0]["range"]["start"], json!({ "line": 0, "character": 23 }));
    assert_eq!(editor.end(), 0);
}

#[test]
fn a_model_s_card_stands_where_it_is_named() {
    let mut editor = Editor::start();
    editor.open("app.yaml", KIMI);
    let document = json!({ "uri": editor.uri("app.yaml") });
    let at = |character: u64| json!({ "textDocument": document, "position": { "line": 0, "character": character } });
    let card = editor.ask("textDocument/hover", &at(12))["result"]["contents"]["value"].as_str().unwrap().to_owned();
    for part in ["**Kimi K2 Instruct**", "moonshotai", "trillion", "posture", "outlook", "exposure", "plan around"] {
        assert!(card.contains(part), "{part}: {card}");
    }
    assert_eq!(editor.ask("textDocument/hover", &at(2))["result"], Value::Null);
    assert_eq!(editor.end(), 0);
}

#[test]
fn an_action_suppresses_a_rule_and_its_edit_holds() {
    let mut editor = Editor::start();
    let found = editor.open("app.yaml", KIMI);
    let uri = editor.uri("app.yaml");
    let asked =
        json!({ "textDocument": { "uri": uri }, "range": found[0]["range"], "context": { "diagnostics": found } });
    let answer = editor.ask("textDocument/codeAction", &asked);
    let actions = answer["result"].as_array().unwrap();
    let action = actions.iter().find(|one| one["title"] == "Suppress OW101 here").unwrap();
    let edit = &action["edit"]["changes"][&uri][0];
    let at = usize::try_from(edit["range"]["start"]["character"].as_u64().unwrap()).unwrap();
    let mut text = KIMI.to_owned();
    assert_eq!(edit["range"]["start"], edit["range"]["end"]);
    text.insert_str(at, edit["newText"].as_str().unwrap());
    let left = editor.open("app.yaml", &text);
    assert!(!codes(&left).contains(&"OW101"), "{text}: {left:?}");
    assert_eq!(editor.end(), 0);
}

#[test]
fn the_configuration_holds_and_is_read_again_when_it_was_saved() {
    let mut editor = Editor::start();
    assert!(codes(&editor.open("app.yaml", KIMI)).contains(&"OW101"));
    let saved = json!({ "textDocument": { "uri": editor.uri("owlint.toml") } });
    std::fs::write(editor.folder.path().join("owlint.toml"), "[rules]\nOW101 = 'allow'\n").unwrap();
    editor.notify("textDocument/didSave", &saved);
    assert!(!codes(&editor.diagnostics()).contains(&"OW101"));
    std::fs::write(editor.folder.path().join("owlint.toml"), "rulse = 1\n").unwrap();
    editor.notify("textDocument/didSave", &saved);
    let told = editor.next();
    assert_eq!(told["method"], "window/showMessage");
    assert!(told["params"]["message"].as_str().unwrap().contains("rulse"), "{told}");
    assert_eq!(editor.diagnostics(), [] as [Value; 0]);
    assert_eq!(editor.end(), 0);
}

#[test]
fn what_is_no_request_is_answered_and_ends_nothing() {
    let mut editor = Editor::start();
    editor.send_raw("{]");
    assert_eq!(editor.next()["error"]["code"], -32700);
    editor.send_raw("[1]");
    assert_eq!(editor.next()["error"]["code"], -32600);
    assert_eq!(editor.ask("textDocument/rename", &json!({}))["error"]["code"], -32601);
    assert_eq!(editor.ask("textDocument/hover", &json!({ "position": 3 }))["result"], Value::Null);
    editor.notify("textDocument/didOpen", &json!({ "textDocument": { "uri": "untitled:1", "text": KIMI } }));
    editor.notify("$/setTrace", &json!({ "value": "off" }));
    assert_eq!(editor.end(), 0);
}

#[test]
fn an_editor_that_goes_without_a_word_is_an_error() {
    let mut editor = Editor::start();
    editor.notify("exit", &Value::Null);
    assert_eq!(editor.server.wait().unwrap().code(), Some(2));
}
