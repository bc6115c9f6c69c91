//! Notebooks.

use crate::*;

const NOTEBOOK: &str = r##"{"cells": [
 {"cell_type": "markdown", "source": ["# Title\n", "uses `prose/model`\n"]},
 {"cell_type": "code", "outputs": [{"text": "out/put"}],
  "source": ["!vllm serve --model shell/model\n", "%env MODEL=env/model\n", "llm = LLM(\"python/model\")\n"]},
 {"cell_type": "code", "source": "%%bash\nvllm serve --model=bash/model"}
], "metadata": {"language_info": {"name": "python"}}}"##;

#[test]
fn cells_are_code_shell_and_prose_and_outputs_are_nothing() {
    let read = read("a.ipynb", NOTEBOOK);
    assert!(read.is_clean());
    assert_eq!(read.place("shell/model"), argument("cells[1].source", "shell/model"));
    assert_eq!(read.place("bash/model"), argument("cells[2].source", "bash/model"));
    let (path, kind, letters) = read.place("python/model");
    assert!(path.starts_with("cells[1].source") && kind == SiteKind::Literal && letters == "python/model");
    assert_eq!(read.place("env/model").1, SiteKind::Assignment);
    assert!(read.shows("prose/model") && !read.shows("out/put"));
}

#[test]
fn a_truncated_notebook_is_read_as_far_as_it_goes() {
    let cut = NOTEBOOK.find("env/model").unwrap();
    let read = read("a.ipynb", &NOTEBOOK[..cut]);
    assert_eq!(read.place("shell/model").2, "shell/model");
    assert_eq!(read.extraction.notices.len(), 1);
}
