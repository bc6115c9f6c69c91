//! Owns the talk with the editor: which files are open, what each message asks, and what is said in return.
//! Never reads or writes a stream.
//!
//! After the Language Server Protocol 3.17.

use super::answers;
use super::engine::Engine;
use super::text::{OpenFile, path_of, point};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// What JSON-RPC 2.0 calls a message that is no JSON, no request, or asks for what there is not.
pub(super) const PARSE_ERROR: i32 = -32700;
const INVALID_REQUEST: i32 = -32600;
const METHOD_NOT_FOUND: i32 = -32601;

/// One session.
#[derive(Debug)]
pub(super) struct Server<'a> {
    engine: Engine<'a>,
    files: BTreeMap<String, OpenFile>,
    /// Files of which something has to be said.
    changed: BTreeSet<String>,
    /// The last complaint of a configuration, which is told once.
    complaint: String,
    /// Whether the end was announced.
    pub(super) is_shut: bool,
    /// Whether the end has come.
    pub(super) has_ended: bool,
}

impl<'a> Server<'a> {
    pub(super) fn new(engine: Engine<'a>) -> Self {
        Self {
            engine,
            files: BTreeMap::new(),
            changed: BTreeSet::new(),
            complaint: String::new(),
            is_shut: false,
            has_ended: false,
        }
    }

    /// Takes a message in and returns the answer, where it asks for one.
    pub(super) fn receive(&mut self, message: &Value) -> Option<Value> {
        let Some(method) = message.get("method").and_then(Value::as_str) else {
            // An answer to a question of ours; we ask none.
            let is_answer = message.get("result").is_some() || message.get("error").is_some();
            return (!is_answer).then(|| error(message.get("id"), INVALID_REQUEST, "this is no request"));
        };
        let parameters = message.get("params").unwrap_or(&Value::Null);
        let Some(id) = message.get("id") else {
            self.notified(method, parameters);
            return None;
        };
        if self.is_shut {
            return Some(error(Some(id), INVALID_REQUEST, "the end was announced"));
        }
        Some(match self.asked(method, parameters) {
            Some(result) => json!({ "jsonrpc": "2.0", "id": id, "result": result }),
            None => error(Some(id), METHOD_NOT_FOUND, &format!("owlint knows no `{method}`")),
        })
    }

    /// Answers a request; `None` for one that is not known.
    fn asked(&mut self, method: &str, parameters: &Value) -> Option<Value> {
        match method {
            "initialize" => Some(capabilities()),
            "shutdown" => {
                self.is_shut = true;
                Some(Value::Null)
            }
            "textDocument/hover" => Some(self.hover(parameters).unwrap_or(Value::Null)),
            "textDocument/codeAction" => Some(Value::Array(self.actions(parameters).unwrap_or_default())),
            _ => None,
        }
    }

    fn hover(&self, parameters: &Value) -> Option<Value> {
        let (_, file) = self.file(parameters)?;
        let at = point(parameters.get("position")?)?;
        self.engine.ask(file, |outcome, _| answers::hover(outcome, file, at)).ok()?
    }

    fn actions(&self, parameters: &Value) -> Option<Vec<Value>> {
        let (uri, file) = self.file(parameters)?;
        let wanted = parameters.get("range")?;
        self.engine.ask(file, |outcome, catalog| answers::actions(outcome, file, uri, wanted, catalog)).ok()
    }

    fn file(&self, parameters: &Value) -> Option<(&str, &OpenFile)> {
        let uri = parameters.pointer("/textDocument/uri")?.as_str()?;
        self.files.get_key_value(uri).map(|(uri, file)| (uri.as_str(), file))
    }

    fn notified(&mut self, method: &str, parameters: &Value) {
        let uri = parameters.pointer("/textDocument/uri").and_then(Value::as_str).unwrap_or_default();
        match method {
            "exit" => self.has_ended = true,
            "textDocument/didOpen" => self.take(uri, parameters.pointer("/textDocument/text")),
            "textDocument/didChange" => {
                let last =
                    parameters.get("contentChanges").and_then(Value::as_array).and_then(|changes| changes.last());
                self.take(uri, last.and_then(|change| change.get("text")));
            }
            "textDocument/didClose" => {
                self.files.remove(uri);
                self.changed.insert(uri.to_owned());
            }
            // What was saved may be the configuration, or say something of the open files.
            "textDocument/didSave" | "workspace/didChangeWatchedFiles" => {
                self.changed.extend(self.files.keys().cloned());
            }
            _ => {}
        }
    }

    fn take(&mut self, uri: &str, text: Option<&Value>) {
        if let Some((path, text)) = path_of(uri).zip(text.and_then(Value::as_str)) {
            self.files.insert(uri.to_owned(), OpenFile { path, text: text.to_owned() });
            self.changed.insert(uri.to_owned());
        }
    }

    /// Returns what is to be said of files that have changed since it was last asked.
    pub(super) fn news(&mut self) -> Vec<Value> {
        let changed = std::mem::take(&mut self.changed);
        changed.iter().flat_map(|uri| self.news_of(uri)).collect()
    }

    fn news_of(&mut self, uri: &str) -> Vec<Value> {
        let Some(file) = self.files.get(uri) else { return vec![published(uri, &[])] };
        match self.engine.ask(file, |outcome, _| answers::diagnostics(outcome, file)) {
            Ok(diagnostics) => {
                self.complaint.clear();
                vec![published(uri, &diagnostics)]
            }
            Err(complaint) => {
                let told = complaint.summary();
                let is_new = told != self.complaint;
                let message = json!({ "type": 1, "message": format!("owlint: {told}") });
                self.complaint = told;
                let shown = json!({ "jsonrpc": "2.0", "method": "window/showMessage", "params": message });
                is_new.then_some(shown).into_iter().chain([published(uri, &[])]).collect()
            }
        }
    }
}

fn capabilities() -> Value {
    json!({
        "capabilities": {
            "positionEncoding": "utf-16",
            "textDocumentSync": { "openClose": true, "change": 1, "save": { "includeText": false } },
            "hoverProvider": true,
            "codeActionProvider": { "codeActionKinds": ["quickfix"] },
        },
        "serverInfo": { "name": "owlint", "version": env!("CARGO_PKG_VERSION") },
    })
}

fn published(uri: &str, diagnostics: &[Value]) -> Value {
    let params = json!({ "uri": uri, "diagnostics": diagnostics });
    json!({ "jsonrpc": "2.0", "method": "textDocument/publishDiagnostics", "params": params })
}

/// Returns an error in answer to a request; without one, where none could be made out.
pub(super) fn error(id: Option<&Value>, code: i32, message: &str) -> Value {
    json!({ "jsonrpc": "2.0", "id": id.unwrap_or(&Value::Null), "error": { "code": code, "message": message } })
}
