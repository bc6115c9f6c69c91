use super::*;
use crate::extract::probe::{assert_exact, sites, tree_of};

fn values(text: &str) -> Vec<String> {
    sites(text, read)
}

#[test]
fn prose_is_not_read_but_the_code_in_it_is() {
    let text =
        "# org/no\nUse `org/a`, ``b `c` d`` and `open\n[x](https://hf.co/org/b) <https://h/c>. See https://h/d.\n";
    assert_eq!(
        values(text),
        [
            "/~ doc-code org/a",
            "/~ doc-code b `c` d",
            "/~ doc-code https://hf.co/org/b",
            "/~ doc-code https://h/c",
            "/~ doc-code https://h/d",
        ]
    );
    assert_exact(text, &tree_of(text, read), "org/a");
}

#[test]
fn fences_are_read_by_their_language() {
    let text = "```bash\nvllm serve org/a\n```\n~~~~python title=x\nm = \"org/b\"\n~~~\n~~~~\n``` json\n{\"m\": \"org/c\"}\n```\n```\nm: org/d\n";
    assert_eq!(
        values(text),
        [
            "/~/$vllm/#0 argument serve",
            "/~/$vllm/#1 argument org/a",
            "/~/m literal org/b",
            "/~/m literal org/c",
            "/~/m text org/d",
        ]
    );
    let tree = tree_of(text, read);
    for id in ["org/a", "org/b", "org/c", "org/d"] {
        assert_exact(text, &tree, id);
    }
}

#[test]
fn indented_fences_and_blocks() {
    let text = "- item\n\n  ```yaml\n  a:\n    - org/a\n  ```\n\n    no code\n\ntext\n\n    m = org/b\n\nend\n";
    assert_eq!(values(text), ["/~/a[0] text org/a", "/~/m text org/b"]);
    assert_exact(text, &tree_of(text, read), "org/a");
}

#[test]
fn commands_behind_prompts_are_told_from_their_output() {
    let text = "```console\n$ ollama run org/a \\\n  --x org/b\nNAME org/c\n$ ollama rm org/d\n```\n";
    assert_eq!(
        values(text),
        [
            "/~/$ollama/#0 argument run",
            "/~/$ollama/#1 argument org/a",
            "/~/$ollama/--x argument org/b",
            "/~/~ text NAME org/c",
            "/~/$ollama/#0 argument rm",
            "/~/$ollama/#1 argument org/d",
        ]
    );
}

#[test]
fn front_matter_and_comments() {
    let text = "---\nmodel: org/a\n---\nx <!-- one --> `org/b` <!-- two\nthree --> `org/c`\n";
    assert_eq!(
        values(text),
        ["/~/model text org/a", "/~ comment one", "/~ doc-code org/b", "/~ comment two\nthree", "/~ doc-code org/c",]
    );
    assert_eq!(values("---\nno end `org/a`\n"), ["/~ doc-code org/a"]);
}
