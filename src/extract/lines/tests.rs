//! Owns the tests of `lines`.

use super::*;
use crate::extract::probe::{assert_exact, sites, tree_of};

fn values(text: &str) -> Vec<String> {
    sites(text, read)
}

#[test]
fn keys_and_values_in_every_spelling() {
    let text = "model: org/a\nmodel = org/b;\nmodel=org/c\n\"model\": \"org/d\",\nm := 'org/e'\n<m>org/f</m>\nm => org/g\nn = 5\nurl: http://h/x\n";
    assert_eq!(
        values(text),
        [
            "/model text org/a",
            "/model text org/b",
            "/model text org/c",
            "/model text org/d",
            "/m text org/e",
            "/m text org/f",
            "/m text org/g",
            "/n text 5",
            "/url text http://h/x",
        ]
    );
    let tree = tree_of(text, read);
    for id in ["org/a", "org/b", "org/c", "org/d", "org/e", "org/f", "org/g"] {
        assert_exact(text, &tree, id);
    }
}

#[test]
fn indentation_and_sections_give_key_paths() {
    let text = "a:\n  b:\n  - org/a\n  - \"org/b\"\n  - n: org/c\n    m: org/d\n  c: org/e\n[s]\nx = org/f\n";
    assert_eq!(
        values(text),
        [
            "/a/b[0] text org/a",
            "/a/b[1] text org/b",
            "/a/b[2]/n text org/c",
            "/a/b[2]/m text org/d",
            "/a/c text org/e",
            "/s/x text org/f",
        ]
    );
}

#[test]
fn options_and_commands() {
    assert_eq!(
        values("args:\n  - --model=org/a\n\tvllm serve org/b --tp 8\nExecStart=/bin/vllm serve org/c --x y\n"),
        [
            "/args/$/--model text org/a",
            "/args/$vllm/#0 text serve",
            "/args/$vllm/#1 text org/b",
            "/args/$vllm/--tp text 8",
            "/ExecStart text /bin/vllm serve org/c --x y",
            "/ExecStart/$vllm/#0 text serve",
            "/ExecStart/$vllm/#1 text org/c",
            "/ExecStart/$vllm/--x text y",
        ]
    );
}

#[test]
fn quoted_strings_keep_the_names_of_source_code() {
    assert_eq!(
        values("String m = \"org/a\";\nf(model=\"org/b\", 1)\n{\"m\": \"org/c\", \"n\": [\"org/d\"]}\n"),
        ["/m text org/a", "/f()/model text org/b", "/m text org/c", "/n[0] text org/d",]
    );
}

#[test]
fn prose_stays_whole() {
    assert_eq!(values("I don't \"like\" org/a much, it's slow"), ["/~ text I don't \"like\" org/a much, it's slow"]);
}

#[test]
fn comments_at_the_start_and_at_the_end() {
    assert_eq!(
        values("# a\n// b\n; c\n<!-- d -->\nm: org/a # owlint: ignore[OW101] -- e\nm: 'x # y'\nf #(g)\n"),
        [
            "/~ comment a",
            "/~ comment b",
            "/~ comment c",
            "/~ comment d",
            "/m text org/a",
            "/~ comment owlint: ignore[OW101] -- e",
            "/m text x # y",
            "/~ text f #(g)",
        ]
    );
}

#[test]
fn values_in_templates_are_found() {
    let text = "  {{- if .Values.x }}\n  model: {{ .Values.m | default \"org/a\" }}\n  {{- end }}\n";
    let tree = tree_of(text, read);
    assert!(tree.iter().any(|(id, _)| tree.value(id).contains("org/a")));
}

#[test]
fn very_many_lines_are_kept_in_windows() {
    let text = "a: b\n".repeat(MAX_LINES + 10_000);
    let tree = tree_of(&text, read);
    assert!(tree.iter().count() < MAX_LINES + 100);
    assert!(tree.iter().last().is_some_and(|(id, _)| tree.value(id).ends_with("a: b")));
}

#[test]
fn a_forgotten_quote_hides_nothing() {
    assert_eq!(
        values("model: \"org/a\nk: 'org/b\n\"x\": [\"org/c\nf(`org/d\n"),
        ["/model text org/a", "/k text org/b", "/x text [\"org/c", "/~ text f(`org/d",]
    );
}
