//! What no input may do: hang a run, end it, or hide the good file beside it. Each stands beside one that must be reported.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests panic")]
#![cfg(unix)]

use serde_json::Value;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::UnixListener;
use std::path::Path;
use std::process::{Command, Output};
use tempfile::TempDir;

const GOOD: &str = "model: moonshotai/Kimi-K3\n";

fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("good.yaml"), GOOD).unwrap();
    for (name, bytes) in files {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    folder
}

fn owlint(folder: &Path, arguments: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_owlint"));
    command.current_dir(folder).env_clear().args(arguments.split_whitespace());
    command.output().unwrap()
}

/// Runs a check that has to find the good file, and returns the whole report.
#[track_caller]
fn report(folder: &Path, arguments: &str) -> Value {
    let output = owlint(folder, &format!("check --format json --as-of 2026-11-23 {arguments}"));
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    let report: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("no report: {told}"));
    let paths: Vec<&str> =
        report["references"].as_array().unwrap().iter().map(|one| one["path"].as_str().unwrap()).collect();
    assert!(paths.contains(&"good.yaml"), "{paths:?} {told}");
    assert!(report["notices"].as_array().unwrap().iter().all(|notice| notice["kind"] != "internal"), "{report}");
    report
}

/// What begins and never ends, for each kind of file.
const OPEN: [(&str, &[&str]); 22] = [
    ("a.py", &["'''", "\"\"\"", "'", "f\"{", "r'''", "x = (", "# "]),
    ("a.ts", &["`", "`${`${", "/*", "'", "/[", "<a b=\""]),
    ("a.go", &["`", "/*", "\"", "'"]),
    ("a.rs", &["r#\"", "/* /* ", "\"", "b'", "'"]),
    ("a.java", &["\"\"\"", "/*", "\"", "'"]),
    ("a.kt", &["\"\"\"${", "/* /*", "\""]),
    ("a.cs", &["@\"", "$\"{", "\"\"\"", "/*"]),
    ("a.cpp", &["R\"x(", "/*", "\"", "#define a \\"]),
    ("a.rb", &["<<~EOS\n", "%q(", "\"#{", "=begin\n", "'"]),
    ("a.php", &["<?php <<<EOS\n", "<?php '", "<?php /*", "<?php \"{$"]),
    ("a.swift", &["\"\"\"", "#\"", "\"\\(", "/* /*"]),
    ("a.scala", &["\"\"\"", "s\"${", "/*"]),
    ("a.ex", &["\"\"\"", "~S(", "\"#{", "'''"]),
    ("a.sh", &["cat <<EOF\n", "'", "\"$(", "${a:-${b:-", "`", "$((", "case x in"]),
    ("a.ps1", &["@\"\n", "@'\n", "<#", "\"$("]),
    ("Dockerfile", &["RUN <<EOF\n", "CMD [\"a\",", "ENV a=\"", "RUN a \\\n"]),
    ("a.tf", &["a = <<EOT\n", "a = \"${", "/*", "a {"]),
    ("a.nix", &["''", "\"${", "/*", "{"]),
    ("a.jsonnet", &["|||\n", "\"", "/*", "{"]),
    ("a.md", &["```\n", "`", "<!--", "[a](", "---\n"]),
    ("a.xml", &["<!--", "<![CDATA[", "<a b=\"", "<a>", "<?"]),
    ("Makefile", &["a:\n\t\"", "define a\n", "a = $(", "a = \\\n"]),
];

#[test]
fn what_begins_and_never_ends_hides_no_other_file() {
    for (name, openings) in OPEN {
        for opening in openings {
            let text = format!("{opening}moonshotai/Kimi-K2-Instruct\n{}", "x y\n".repeat(300));
            report(folder(&[(name, text.as_bytes())]).path(), "");
        }
    }
}

#[test]
fn nesting_of_any_kind_ends() {
    for (name, piece) in [
        ("a.yaml", "["),
        ("b.yaml", "{a: "),
        ("c.yaml", "- "),
        ("d.yaml", "? "),
        ("a.json", "[{\"a\":"),
        ("a.toml", "a=["),
        ("a.tf", "a {"),
        ("a.py", "("),
        ("a.ts", "{["),
        ("a.xml", "<a>"),
        ("a.md", "> "),
        ("a.sh", "$("),
        ("a.nix", "{a="),
    ] {
        report(folder(&[(name, format!("model: x{}", piece.repeat(50_000)).as_bytes())]).path(), "");
    }
}

/// Files of which the last piece names a model, behind `count` others.
fn crowded(count: usize) -> Vec<(&'static str, String)> {
    let many = |piece: &dyn Fn(usize) -> String| (0..count).map(piece).collect::<String>();
    let last = "moonshotai/Kimi-K2-Instruct";
    vec![
        ("a.xml", format!("<a {} model=\"{last}\"/>", many(&|n| format!("a{n}=\"x\" ")))),
        ("b.xml", format!("{}<model>{last}</model>", many(&|_| "<a>".to_owned()))),
        ("a.sh", format!("vllm serve {} --model {last}\n", many(&|n| format!("--f{n} v ")))),
        ("b.sh", format!("vllm serve {} --model {last}\n", many(&|n| format!("--f{n} v \\\n")))),
        ("a.yaml", format!("a: [{}]\nmodel: {last}\n", many(&|n| format!("x{n}, ")))),
        ("b.yaml", format!("{}model: {last}\n", many(&|n| format!("k{n}: &a{n} v\nu{n}: *a{n}\n")))),
        ("c.yaml", format!("{}model: {last}\n", many(&|n| format!("{}k{n}:\n", " ".repeat(n.min(500)))))),
        ("d.yaml", format!("{}model: {last}\n", many(&|_| "a: 1\n".to_owned()))),
        ("e.yaml", format!("{}model: {last}\n", many(&|_| "---\na: 1\n".to_owned()))),
        ("f.yaml", format!("{}\nmodel: {last}\n", many(&|_| "{{- if a }}\n".to_owned()))),
        ("a.json", format!("{{{}\"model\":\"{last}\"}}", many(&|n| format!("\"k{n}\":{n},")))),
        ("b.json", format!("{}\"{last}\"", many(&|_| "[".to_owned()))),
        ("a.toml", format!("{}model = \"{last}\"\n", many(&|n| format!("[t{n}]\nk = 1\n")))),
        (".env", format!("{}MODEL={last}\n", many(&|n| format!("K{}=${{K{n}}}\n", n + 1)))),
        ("a.ini", format!("{}model={last}\n", many(&|n| format!("[s{n}]\nk=1\n")))),
        ("a.bicep", format!("{}param model string = '{last}'\n", many(&|n| format!("param p{n} string = 'x'\n")))),
        ("a.cue", format!("{}model: \"{last}\"", many(&|_| "{".to_owned()))),
        ("Modelfile", format!("{}FROM {last}\n", many(&|_| "PARAMETER stop x\n".to_owned()))),
        ("a.ipynb", notebook(count, last)),
        ("a.md", format!("{}```yaml\nmodel: {last}\n```\n", many(&|_| "```yaml\na: 1\n```\n".to_owned()))),
        ("a.tf", format!("{}model = \"{last}\"\n", many(&|n| format!("a{n} = local.a{}\n", n + 1)))),
        ("a.py", format!("a = [{}]\nmodel = \"{last}\"\n", many(&|n| format!("\"x{n}\", ")))),
        ("a.ts", format!("{}const model = \"{last}\";\n", many(&|n| format!("const a{n} = `${{a{n}}}`;\n")))),
        ("Dockerfile", format!("{}ENV MODEL={last}\n", many(&|n| format!("RUN echo {n} && \\\n")))),
    ]
}

fn notebook(count: usize, model: &str) -> String {
    let cell = |source: &str| format!("{{\"cell_type\":\"code\",\"source\":[\"{source}\"]}}");
    let cells = format!("{},", cell("x = 1")).repeat(count);
    format!("{{\"cells\":[{cells}{}],\"nbformat\":4}}", cell(&format!("model = '{model}'")))
}

#[test]
fn nothing_that_stands_before_it_hides_a_model() {
    for (name, text) in crowded(3_000) {
        let report = report(folder(&[(name, text.as_bytes())]).path(), "");
        let found = report["references"].as_array().unwrap().iter().any(|one| one["path"] == name);
        let told = report["notices"].as_array().unwrap().iter().any(|notice| notice["path"] == name);
        assert!(found, "{name} loses its model, told: {told}");
    }
}

#[test]
fn floods_of_comments_and_long_names_are_read() {
    let comments = "# gpt-4o owlint: ignore[\n".repeat(2_000);
    let name = format!("{}: moonshotai/Kimi-K2-Instruct\n", "model_".repeat(60_000));
    let column = format!("{{\"a\": \"{}\", \"model\": \"moonshotai/Kimi-K2-Instruct\"}}", "x".repeat(70_000));
    let files = [("a.yaml", comments.as_bytes()), ("b.yaml", name.as_bytes()), ("c.json", column.as_bytes())];
    let folder = folder(&files);
    let report = report(folder.path(), "");
    let far = report["references"].as_array().unwrap().iter().find(|one| one["path"] == "c.json").unwrap();
    assert!(far["column"].as_u64().unwrap() > 65_535);
    // Frames of far columns are drawn for people, too.
    assert!(owlint(folder.path(), "check --exit-zero --color always").status.success());
}

#[test]
fn every_encoding_with_and_without_its_mark_keeps_the_good_file() {
    let text = "model: moonshotai/Kimi-K2-Instruct\r\nother: 1\rlast: 2\n";
    let units: Vec<u16> = text.encode_utf16().collect();
    let wide: Vec<u8> = text.chars().flat_map(|letter| u32::from(letter).to_le_bytes()).collect();
    let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
    let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
    for bytes in [
        [&[0xFF, 0xFE], little.as_slice()].concat(),
        [&[0xFE, 0xFF], big.as_slice()].concat(),
        little,
        big,
        [&[0xFF, 0xFE, 0, 0], wide.as_slice()].concat(),
        wide,
        vec![0xEF, 0xBB, 0xBF],
        vec![0xFF; 4096],
        vec![0; 4096],
    ] {
        report(folder(&[("a.yaml", &bytes)]).path(), "");
    }
}

#[test]
fn what_is_no_file_is_never_waited_for() {
    let folder = folder(&[]);
    let _socket = UnixListener::bind(folder.path().join("socket.yaml")).unwrap();
    std::os::unix::fs::symlink("/dev/zero", folder.path().join("zero.yaml")).unwrap();
    std::os::unix::fs::symlink(".", folder.path().join("loop")).unwrap();
    report(folder.path(), "");
    let named = report(folder.path(), "good.yaml socket.yaml zero.yaml");
    assert_eq!(owlint(folder.path(), "check /dev/zero").status.code(), Some(0));
    assert_eq!(named["references"].as_array().unwrap().len(), 1);
}

#[test]
fn deep_and_wide_trees_are_walked() {
    let folder = folder(&[]);
    let deep = folder.path().join(vec!["d"; 800].join("/"));
    fs::create_dir_all(&deep).unwrap();
    fs::write(deep.join("deep.yaml"), GOOD).unwrap();
    for number in 0..3_000 {
        let place = folder.path().join(format!("w{number}"));
        fs::create_dir(&place).unwrap();
        fs::write(place.join("values.yaml"), "a: 1\n").unwrap();
    }
    assert_eq!(report(folder.path(), "")["references"].as_array().unwrap().len(), 2);
}

#[test]
fn a_huge_ignore_file_is_read() {
    let rules: Vec<String> = (0..4_000).map(|number| format!("**/never{number}/**\n!kept{number}\n")).collect();
    let rules = rules.concat();
    report(folder(&[(".gitignore", rules.as_bytes()), (".owlintignore", rules.as_bytes())]).path(), "");
}

#[test]
fn an_ignore_file_that_is_a_pipe_or_a_device_is_never_opened() {
    for name in [".gitignore", ".owlintignore", "sub/.gitignore", ".git/info/exclude"] {
        for target in ["/dev/zero", "pipe"] {
            let folder = folder(&[(".ignored.yaml", GOOD.as_bytes())]);
            let place = |name: &str| folder.path().join(name);
            fs::create_dir_all(place(".git/info")).unwrap();
            fs::create_dir_all(place("sub/deeper")).unwrap();
            fs::write(place("sub/deeper/.gitignore"), "out.yaml\n").unwrap();
            for file in ["sub/in.yaml", "sub/deeper/in.yaml", "sub/deeper/out.yaml"] {
                fs::write(place(file), GOOD).unwrap();
            }
            match target {
                "pipe" => assert!(Command::new("mkfifo").arg(place(name)).status().unwrap().success()),
                device => std::os::unix::fs::symlink(device, place(name)).unwrap(),
            }
            let report = report(folder.path(), "");
            let found = report["references"].as_array().unwrap().iter().map(|one| one["path"].as_str().unwrap());
            let expected = [".ignored.yaml", "good.yaml", "sub/deeper/in.yaml", "sub/in.yaml"];
            assert_eq!(found.collect::<Vec<_>>(), expected, "{name} {target}");
        }
    }
    let folder = folder(&[]);
    assert!(Command::new("mkfifo").arg(folder.path().join("over.toml")).status().unwrap().success());
    assert_eq!(owlint(folder.path(), "check --catalog over.toml").status.code(), Some(2));
}

#[test]
fn hostile_files_of_its_own_are_errors_with_a_place_never_a_hang() {
    let deep = format!("a = {}", "[".repeat(100_000));
    let keys: Vec<String> = (0..100_000).map(|number| format!("k{number} = 1\n")).collect();
    let keys = keys.concat();
    for text in [deep.as_str(), &keys, "rules = 3\n", "\0\0", "[rules]\nOW101 = ['high']\n", "exclude = [1]\n"] {
        let folder = folder(&[("owlint.toml", text.as_bytes())]);
        let output = owlint(folder.path(), "check");
        assert_eq!(output.status.code(), Some(2), "{}", &text[..20.min(text.len())]);
        assert!(String::from_utf8_lossy(&output.stderr).contains("owlint.toml"));
    }
    for text in ["[[[[", "{\"entries\": 3}", "\0", &"[".repeat(100_000)] {
        let folder = folder(&[(".owlint-baseline.json", text.as_bytes()), ("over.toml", text.as_bytes())]);
        assert_eq!(owlint(folder.path(), "check").status.code(), Some(2));
        assert_eq!(owlint(folder.path(), "check --no-baseline --catalog over.toml").status.code(), Some(2));
    }
}

#[test]
fn a_repository_that_lies_about_itself_is_checked_as_files() {
    for (name, text) in [("file", "gitdir: /nowhere/else\n"), ("loop", "gitdir: .git\n"), ("bytes", "\0\0\0")] {
        let folder = folder(&[(".git", text.as_bytes())]);
        report(folder.path(), "");
        let staged = owlint(folder.path(), "check --staged");
        assert_eq!(staged.status.code(), Some(2), "{name}: {}", String::from_utf8_lossy(&staged.stderr));
    }
    let folder = folder(&[]);
    fs::create_dir(folder.path().join(".git")).unwrap();
    report(folder.path(), "");
}

#[test]
fn a_git_that_lies_in_the_tree_is_never_run() {
    let folder = folder(&[]);
    fs::create_dir_all(folder.path().join(".git")).unwrap();
    let false_git = folder.path().join("git");
    fs::write(&false_git, "#!/bin/sh\ntouch ran\nexit 0\n").unwrap();
    fs::set_permissions(&false_git, fs::Permissions::from_mode(0o755)).unwrap();
    for path in [".".to_owned(), folder.path().display().to_string(), "relative:.".to_owned()] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_owlint"));
        command.current_dir(folder.path()).env_clear().env("PATH", path).args(["check", "--staged"]);
        assert_eq!(command.output().unwrap().status.code(), Some(2));
        assert!(!folder.path().join("ran").exists());
    }
}
