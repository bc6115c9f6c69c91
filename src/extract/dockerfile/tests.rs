//! Owns the tests of `dockerfile`.

use super::*;
use crate::extract::probe::{assert_exact, places, sites, tree_of};

fn values(text: &str) -> Vec<String> {
    sites(text, read)
}

#[test]
fn variables_and_labels() {
    let text = "FROM --platform=x r/i:t AS b\nARG M=org/a\nENV A=\"org/b\" \\\n  # why\n  B=c\nENV OLD org/d e\nLABEL m='org/f'\n";
    assert_eq!(
        values(text),
        [
            "/FROM argument r/i:t",
            "/M assignment org/a",
            "/~ comment why",
            "/A assignment org/b",
            "/B assignment c",
            "/OLD assignment org/d e",
            "/LABEL/m map-value org/f",
        ]
    );
    let tree = tree_of(text, read);
    for id in ["org/a", "org/b", "org/f", "r/i:t"] {
        assert_exact(text, &tree, id);
    }
}

#[test]
fn a_script_over_several_lines_points_into_them() {
    let text = "RUN --mount=type=cache,target=/c pip install x \\\r\n# note\r\n && hf download org/a \\\r\n\r\n   --revision org/b\r\n";
    let tree = tree_of(text, read);
    assert_exact(text, &tree, "org/a");
    assert_exact(text, &tree, "org/b");
    assert!(values(text).contains(&"/RUN/$hf/--revision argument org/b".to_owned()));
}

#[test]
fn entrypoint_and_command_are_one_command_line() {
    let text = "CMD [\"--model\", \"org/a\"]\nENTRYPOINT [\"python3\", \"-m\", \"vllm.x\"]\n";
    assert!(values(text).contains(&"/$vllm.x/--model argument org/a".to_owned()));
    let tree = tree_of(text, read);
    assert_exact(text, &tree, "org/a");
    let (id, _) = tree.iter().find(|(_, node)| matches!(&node.segment, Segment::Flag(_))).expect("an option");
    assert_eq!(tree.key_path(id), "CMD[1]");
}

#[test]
fn a_command_alone_goes_to_the_image() {
    assert_eq!(
        values("FROM vllm/vllm-openai:v1\nCMD [\"--model\", \"a\"]").last().map(String::as_str),
        Some("/$vllm-openai/--model argument a")
    );
    assert_eq!(values("FROM x\nCMD vllm serve a").last().map(String::as_str), Some("/CMD/$vllm/#1 argument a"));
    assert_eq!(
        values("HEALTHCHECK --timeout=5s CMD curl a").last().map(String::as_str),
        Some("/HEALTHCHECK/$curl/#0 argument a")
    );
}

#[test]
fn heredocs_are_scripts_or_files() {
    let heredocs = |text| places(text, read);
    assert!(heredocs("RUN <<EOT\nollama pull org/a\nEOT\nFROM b").contains(&"/RUN/~/$ollama/#1 org/a".to_owned()));
    assert!(heredocs("COPY <<EOT /app/c.json\n{\"model\": \"org/a\"}\nEOT\n").contains(&"/~/model org/a".to_owned()));
    assert!(heredocs("RUN <<EOT\nollama pull org/a").contains(&"/RUN/~/$ollama/#1 org/a".to_owned()));
}

#[test]
fn unknown_instructions_do_not_end_the_reading() {
    assert_eq!(
        values("FOO org/a\nONBUILD ENV A=b\nadd https://h/x y"),
        ["/FOO text org/a", "/A assignment b", "/$add/#0 argument https://h/x", "/$add/#1 argument y",]
    );
}

#[test]
fn the_escape_directive_is_kept() {
    assert_eq!(values("# escape=`\nENV A=b `\n  C=d\\\n")[1..], ["/A assignment b", "/C assignment d"]);
}
