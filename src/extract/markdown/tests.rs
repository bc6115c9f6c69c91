//! Owns the tests of `markdown`.

use super::*;
use crate::extract::probe::{assert_exact, places, tree_of};

fn values(text: &str) -> Vec<String> {
    places(text, read)
}

#[test]
fn prose_is_not_read_but_the_code_in_it_is() {
    let text =
        "# org/no\nUse `org/a`, ``b `c` d`` and `open\n[x](https://hf.co/org/b) <https://h/c>. See https://h/d.\n";
    assert_eq!(values(text), ["/~ org/a", "/~ b `c` d", "/~ https://hf.co/org/b", "/~ https://h/c", "/~ https://h/d",]);
    assert_exact(text, &tree_of(text, read), "org/a");
}

#[test]
fn fences_are_read_by_their_language() {
    let text = "```bash\nvllm serve org/a\n```\n~~~~python title=x\nm = \"org/b\"\n~~~\n~~~~\n``` json\n{\"m\": \"org/c\"}\n```\n```\nm: org/d\n";
    assert_eq!(values(text), ["/~/$vllm/#0 serve", "/~/$vllm/#1 org/a", "/~/m org/b", "/~/m org/c", "/~/m org/d",]);
    let tree = tree_of(text, read);
    for id in ["org/a", "org/b", "org/c", "org/d"] {
        assert_exact(text, &tree, id);
    }
}

#[test]
fn indented_fences_and_blocks() {
    let text = "- item\n\n  ```yaml\n  a:\n    - org/a\n  ```\n\n    no code\n\ntext\n\n    m = org/b\n\nend\n";
    assert_eq!(values(text), ["/~/a[0] org/a", "/~/m org/b"]);
    assert_exact(text, &tree_of(text, read), "org/a");
}

#[test]
fn commands_behind_prompts_are_told_from_their_output() {
    let text = "```console\n$ ollama run org/a \\\n  --x org/b\nNAME org/c\n$ ollama rm org/d\n```\n";
    assert_eq!(
        values(text),
        [
            "/~/$ollama/#0 run",
            "/~/$ollama/#1 org/a",
            "/~/$ollama/--x org/b",
            "/~/~ NAME org/c",
            "/~/$ollama/#0 rm",
            "/~/$ollama/#1 org/d",
        ]
    );
}

#[test]
fn front_matter_and_comments() {
    let text = "---\nmodel: org/a\n---\nx <!-- one --> `org/b` <!-- two\nthree --> `org/c`\n";
    assert_eq!(values(text), ["/~/model org/a", "/~ one", "/~ org/b", "/~ two\nthree", "/~ org/c",]);
    assert_eq!(values("---\nno end `org/a`\n"), ["/~ org/a"]);
}

#[test]
fn directives_of_restructured_text_hold_code() {
    let text = "Text.\n\n.. code-block:: bash\n   :linenos:\n\n   curl http://h \\\n     -d '{\n       \"model\": \"org/a\"\n     }'\n\n   vllm serve org/b\n\nText.\n\n1. Item\n\n   .. code:: yaml\n\n      m: org/c\n\n   End of it.\n\n.. code-block:: text\n.. note:: x\n   ``org/d``\n";
    let values = values(text);
    for id in ["/model org/a", "#1 org/b", "/~/m org/c", "/~ org/d"] {
        assert!(values.iter().any(|value| value.ends_with(id)), "{id}: {values:?}");
    }
    let tree = tree_of(text, read);
    for id in ["org/a", "org/b", "org/c", "org/d"] {
        assert_exact(text, &tree, id);
    }
}

#[test]
fn a_call_of_the_interpreter_is_a_command_whatever_the_fence_says() {
    let text = "```python\npython3 ask.py \\\n  --model org/a\n```\n";
    assert_eq!(values(text), ["/~/$ask.py/--model org/a"]);
}

#[test]
fn diagrams_hold_captions() {
    assert_eq!(values("```mermaid\nA[org/a] --> B[org/b]\n```\n`org/c`\n"), ["/~ org/c"]);
}
