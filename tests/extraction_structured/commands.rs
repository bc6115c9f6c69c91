//! Command lines in lists and texts.

use crate::*;

#[test]
fn kubernetes_command_and_args_are_one_command_line() {
    let text = "spec:\n  containers:\n  - args:\n    - moonshotai/Kimi-K2-Instruct\n    - --port=8000\n    \
                command: [vllm, serve]\n";
    let read = read("a.yaml", text);
    assert_eq!(read.place(MODEL), argument("spec.containers[0].args[0]", MODEL));
    assert_eq!(read.place("8000"), argument("spec.containers[0].args[1]", "8000"));
    let commands: Vec<_> = read.tree().iter().filter(|(_, node)| matches!(node.segment, Segment::Command(_))).collect();
    let [(id, command)] = commands.as_slice() else { panic!("{}", read.show()) };
    assert_eq!(command.segment, Segment::Command("vllm".into()));
    assert_eq!(read.tree().key_path(*id), "spec.containers[0]");
}

#[test]
fn options_and_their_values_are_found_however_items_are_cut() {
    for args in [
        r#"["--model", "moonshotai/Kimi-K2-Instruct", "--port", "1"]"#,
        r#"["--model=moonshotai/Kimi-K2-Instruct", "--port=1"]"#,
        r#"["--model moonshotai/Kimi-K2-Instruct", "--port 1"]"#,
        r#"["--port 1 --model moonshotai/Kimi-K2-Instruct"]"#,
        r#""--port 1 --model moonshotai/Kimi-K2-Instruct""#,
    ] {
        let read = read("a.yaml", &format!("server_args: {args}\n"));
        let (path, kind, letters) = read.place(MODEL);
        assert!(path.starts_with("server_args") && kind == SiteKind::Argument && letters == MODEL, "{args} {path}");
        let node = read.tree().iter().find(|(id, node)| node.kind == kind && read.tree().value(*id) == MODEL);
        assert_eq!(node.unwrap().1.segment, Segment::Flag("--model".into()), "{args}");
    }
}

#[test]
fn a_shell_line_in_a_list_is_read_as_shell() {
    for (command, path) in [
        (r#"command: ["sh", "-c", "exec vllm serve --model moonshotai/Kimi-K2-Instruct"]"#, "command[2]"),
        ("command: [/bin/bash, -lc]\nargs: [vllm serve --model=moonshotai/Kimi-K2-Instruct]", "args[0]"),
        (
            "command: [tini, --, bash, -o, pipefail, -ec, \"vllm serve --model moonshotai/Kimi-K2-Instruct\"]",
            "command[6]",
        ),
        (
            "command: [/bin/bash, -lc, --]\nargs: [\"ulimit -n 6; vllm serve --model=moonshotai/Kimi-K2-Instruct\"]",
            "args[0]",
        ),
        ("args:\n- vllm serve --model moonshotai/Kimi-K2-Instruct", "args[0]"),
        ("command:\n- |\n  cd /x\n  vllm serve --model moonshotai/Kimi-K2-Instruct", "command[0]"),
    ] {
        let read = read("a.yaml", command);
        assert_eq!(read.place(MODEL), argument(path, MODEL), "{command}\n{}", read.show());
    }
}

#[test]
fn code_behind_an_interpreter_is_read_as_code() {
    let read = read("a.yaml", "command: [python, -c, 'LLM(\"moonshotai/Kimi-K2-Instruct\")', --flag, x]\n");
    let (path, kind, letters) = read.place(MODEL);
    assert_eq!((kind, letters), (SiteKind::Literal, MODEL));
    assert!(path.starts_with("command[2]"), "{path}");
    assert_eq!(read.place("x"), argument("command[4]", "x"));
}

#[test]
fn compose_commands_are_read_in_both_forms() {
    let text = "services:\n  a:\n    command: --model moonshotai/Kimi-K2-Instruct --port 8\n  b:\n    \
                entrypoint: [\"vllm\", \"serve\"]\n    command: zai-org/GLM-5.2 --port 9\n    \
                environment:\n    - MODEL=a/b\n    build:\n      args:\n      - BASE=c/d\n";
    let read = read("compose.yaml", text);
    assert_eq!(read.place(MODEL), argument("services.a.command", MODEL));
    assert_eq!(read.place("zai-org/GLM-5.2"), argument("services.b.command", "zai-org/GLM-5.2"));
    assert_eq!(read.place("a/b"), ("services.b.environment[0].MODEL".to_owned(), SiteKind::Assignment, "a/b"));
    assert_eq!(read.place("c/d").1, SiteKind::Assignment);
}

#[test]
fn scripts_of_pipelines_are_read_line_by_line() {
    let text = "job:\n  script:\n    - pip install vllm\n    - vllm serve --model=moonshotai/Kimi-K2-Instruct\n  \
                steps:\n    - run: |\n        set -e\n        vllm serve \\\n          --model zai-org/GLM-5.2\n";
    let read = read(".gitlab-ci.yml", text);
    assert_eq!(read.place(MODEL), argument("job.script[1]", MODEL));
    assert_eq!(read.place("zai-org/GLM-5.2"), argument("job.steps[0].run", "zai-org/GLM-5.2"));
}

#[test]
fn options_in_an_option_are_read() {
    let read = read("a.yaml", "run: pod create --args \"--port 1 --model moonshotai/Kimi-K2-Instruct\"\n");
    assert_eq!(read.place(MODEL), argument("run", MODEL));
}

#[test]
fn scripts_in_other_languages_are_code() {
    let text = "steps:\n- uses: actions/github-script@v7\n  with:\n    script: |\n      const m = \"moonshotai/Kimi-K2-Instruct\";\n";
    let read = read(".github/workflows/a.yml", text);
    let (path, kind, letters) = read.place(MODEL);
    assert!(path.starts_with("steps[0].with.script"), "{path}");
    assert_eq!((kind, letters), (SiteKind::Literal, MODEL));
}

#[test]
fn scripts_of_packages_and_servers_of_editors_are_commands() {
    let read_scripts =
        read("package.json", r#"{"scripts": {"serve": "vllm serve --model moonshotai/Kimi-K2-Instruct"}}"#);
    assert_eq!(read_scripts.place(MODEL), argument("scripts.serve", MODEL));
    let read_server =
        read("mcp.json", r#"{"a": {"command": "vllm", "args": ["serve", "--model", "moonshotai/Kimi-K2-Instruct"]}}"#);
    assert_eq!(read_server.place(MODEL), argument("a.args[2]", MODEL));
}

#[test]
fn keyword_arguments_and_images_are_no_commands() {
    let text = "model_kwargs: [a, b]\nimage: vllm/vllm-openai:v1\nkwargs: x y\nyargs: ^17.7 || 18\ncommand: one\n";
    let read = read("a.yaml", text);
    assert!(!read.tree().iter().any(|(_, node)| matches!(node.segment, Segment::Command(_))));
}
