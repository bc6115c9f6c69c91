//! Owns which values of its chart a Helm template puts where: `.Values.a.b`, also by way of `with`, `range` and
//! variables. Never runs a template.

use super::ask::Ask;
use super::space::Space;
use super::variables::holds_variables;
use crate::extract::{SiteTree, templates};
use crate::identify::may_take_model;
use crate::text::{Document, Span};
use std::collections::HashMap;

/// Bytes of a path; a longer one is none.
const LONGEST_PATH: usize = 500;

/// What a template stands in, by its words that open a block.
const OPENING: &[&str] = &["with", "range", "if", "define", "block"];

/// The values that the places of a template ask for.
pub(super) fn asks(document: &Document, tree: &SiteTree, space: &Space) -> Vec<Ask> {
    let written = written(document.text());
    let mut asks = Vec::new();
    for (id, node) in tree.iter().filter(|(id, node)| holds_variables(node) && !tree.is_reread(*id)) {
        let first = written.partition_point(|(span, _)| span.start < node.span.start);
        let Some((_, path)) = written.get(first).filter(|(span, _)| span.end <= node.span.end) else { continue };
        if tree.value(id).contains("{{") && may_take_model(tree, id) {
            asks.push(Ask { space: space.clone(), name: Some(path.clone()), node: id });
        }
    }
    asks
}

/// The paths of all values that a text's templates write, with where, in order.
fn written(text: &str) -> Vec<(Span, String)> {
    let mut scopes = Scopes::default();
    let mut written = Vec::new();
    for (span, content) in templates(text) {
        let code = content.of(text);
        let word = code.split_whitespace().next().unwrap_or_default();
        if OPENING.contains(&word) {
            scopes.open(word, code);
        } else if word == "end" {
            scopes.close();
        } else if code.contains(":=") {
            scopes.assign(code);
        } else if let Some(path) = scopes.path(code) {
            written.push((span, path));
        }
    }
    written
}

/// What `.` and variables stand for.
#[derive(Debug, Default)]
struct Scopes {
    /// The path of `.` in each open block; `None` where it is no value.
    dots: Vec<Option<String>>,
    variables: HashMap<String, String>,
}

impl Scopes {
    fn open(&mut self, word: &str, code: &str) {
        let outer = self.dots.last().cloned().unwrap_or_default();
        let dot = match word {
            "with" | "range" => self.assign(code).or_else(|| self.path(code)),
            _ => outer,
        };
        self.dots.push(dot);
    }

    fn close(&mut self) {
        self.dots.pop();
    }

    /// `$i, $x := .Values.a`: the last variable stands for the value.
    fn assign(&mut self, code: &str) -> Option<String> {
        let (names, value) = code.split_once(":=")?;
        let name = names.split(['$', ',', ' ']).rfind(|name| !name.is_empty())?;
        let path = self.path(value);
        match path.clone() {
            Some(path) => self.variables.insert(name.to_owned(), path),
            None => self.variables.remove(name),
        };
        path
    }

    /// The first path into the values that a piece of code names.
    fn path(&self, code: &str) -> Option<String> {
        let mut words = code.split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '|' | ','));
        words.find_map(|word| self.resolve(word))
    }

    fn resolve(&self, word: &str) -> Option<String> {
        if let Some(path) = word.strip_prefix("$.Values.").or_else(|| word.strip_prefix(".Values.")) {
            return is_path(path).then(|| path.to_owned());
        }
        let (base, rest) = match word.strip_prefix('$') {
            Some(named) => {
                let (name, rest) = named.split_once('.').unwrap_or((named, ""));
                (self.variables.get(name)?.as_str(), rest)
            }
            None => (self.dots.last()?.as_deref()?, word.strip_prefix('.')?),
        };
        match rest {
            "" => Some(base.to_owned()),
            rest => (is_path(rest) && base.len() < LONGEST_PATH).then(|| format!("{base}.{rest}")),
        }
    }
}

fn is_path(path: &str) -> bool {
    (1..LONGEST_PATH).contains(&path.len())
        && path.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paths(text: &str) -> Vec<String> {
        written(text).into_iter().map(|(_, path)| path).collect()
    }

    #[test]
    fn values_are_reached_directly_and_by_blocks_and_variables() {
        assert_eq!(paths("a: {{ .Values.vllm.model | quote }} {{ default \"x\" $.Values.y }}"), ["vllm.model", "y"]);
        assert_eq!(paths("{{ with .Values.vllm }}{{ .model }}{{ end }}{{ .model }}"), ["vllm.model"]);
        assert_eq!(
            paths("{{ range $i, $m := .Values.models }}{{ $m.url }}{{ .tag }}{{ end }}"),
            ["models.url", "models.tag"]
        );
        assert_eq!(paths("{{- $x := .Values.a.b -}}{{ $x }}{{ $x.c }}{{ $y.c }}"), ["a.b", "a.b.c"]);
        assert_eq!(paths("{{ with .Values.a }}{{ if .b }}{{ .c }}{{ end }}{{ end }}{{ .Release.Name }}"), ["a.c"]);
    }
}
