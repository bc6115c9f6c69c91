//! Owns the tests of `shell`.

use super::*;
use crate::extract::probe::{assert_exact, places, sites, tree_of};

fn values(text: &str) -> Vec<String> {
    sites(text, read)
}

#[test]
fn every_value_stands_where_it_is_written() {
    let text = "export M=\"org/a\"\nL=(org/b 'org/c')\nvllm serve org/d --model=org/e --lora-modules x=org/f \\\n  -hf org/g:Q4_K_M\n";
    let tree = tree_of(text, read);
    for id in ["org/a", "org/b", "org/c", "org/d", "org/e", "org/f", "org/g:Q4_K_M"] {
        assert_exact(text, &tree, id);
    }
}

#[test]
fn variables_lists_and_loops_keep_their_names() {
    let text = "A=1\nexport B=x C=y\nlocal D\nL=(p q,)\nfor m in r \"s\"; do :; done";
    let expected = ["/A assignment 1", "/B assignment x", "/C assignment y"];
    assert_eq!(values(text)[..3], expected);
    assert_eq!(
        values(text)[3..7],
        ["/L[0] assignment p", "/L[1] assignment q", "/m[0] assignment r", "/m[1] assignment s"]
    );
}

#[test]
fn keywords_do_not_hide_the_program() {
    let text = "if ! ollama pull a; then { ollama pull b; } fi; while true; do ollama pull c; done";
    let found: Vec<String> = values(text).into_iter().filter(|line| line.starts_with("/$ollama/#1")).collect();
    assert_eq!(found, ["/$ollama/#1 argument a", "/$ollama/#1 argument b", "/$ollama/#1 argument c"]);
}

#[test]
fn functions_are_no_programs() {
    assert_eq!(
        values("serve() {\n vllm serve x\n}\nfunction f { :; }"),
        ["/$vllm/#0 argument serve", "/$vllm/#1 argument x",]
    );
}

#[test]
fn case_patterns_compare() {
    let text = "case \"$M\" in\n a|\"b\") echo c ;;\n *) d ;;\nesac\necho e";
    let expected =
        ["/== argument a", "/== argument b", "/$echo/#0 argument c", "/== argument *", "/$echo/#0 argument e"];
    assert_eq!(values(text), expected);
    assert_eq!(
        values("case $M in a) echo b;; esac; echo c"),
        ["/== argument a", "/$echo/#0 argument b", "/$echo/#0 argument c",]
    );
}

#[test]
fn defaults_are_assignments_of_their_variable() {
    assert_eq!(
        values("vllm serve ${MODEL:-org/a}"),
        ["/MODEL assignment org/a", "/$vllm/#0 argument serve", "/$vllm/#1 argument ${MODEL:-org/a}",]
    );
    assert_eq!(values("MODEL=${1:-org/a}"), ["/MODEL assignment org/a", "/MODEL assignment ${1:-org/a}"]);
}

#[test]
fn commands_in_substitutions_are_read() {
    assert_eq!(values("echo \"$(ollama pull a)\"")[..2], ["/$ollama/#0 argument pull", "/$ollama/#1 argument a"]);
}

#[test]
fn substitutions_too_deep_for_their_structure_are_read_by_lines() {
    let deep = format!("{}\nmodel: a/b\n{}", "x=$(\n".repeat(30), ")\n".repeat(30));
    assert!(values(&deep).iter().any(|value| value.ends_with("a/b")), "{:?}", values(&deep));
}

#[test]
fn heredocs_are_read_as_what_they_are() {
    let heredocs = |text| places(text, read);
    assert_eq!(heredocs("python3 - <<X\nm = load(\"a\")\nX")[0], "/~/m/load()[0] a");
    assert_eq!(heredocs("cat > c.json <<X\n{\"model\": \"a\"}\nX")[0], "/~/model a");
    assert_eq!(heredocs("cat <<X\nmodel: a\nX")[0], "/~/model a");
    assert_eq!(heredocs("ssh h <<X\nollama pull a\nX")[1], "/~/$ollama/#1 a");
}

#[test]
fn redirections_are_no_arguments() {
    assert_eq!(values("ollama pull a > b 2>&1 < c"), ["/$ollama/#0 argument pull", "/$ollama/#1 argument a"]);
}

#[test]
fn comments_come_without_marks() {
    assert_eq!(
        values("# owlint: ignore[OW101] -- x\na=b # c"),
        ["/~ comment owlint: ignore[OW101] -- x", "/~ comment c", "/a assignment b",]
    );
}
