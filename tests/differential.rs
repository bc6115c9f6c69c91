//! What must not depend on how a tree is read: the search before the reading, threads, the order in which files are
//! named, line ends, a repository around it. Runs on the rules' fixtures and never says what is right, only what is equal.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]
#![cfg(unix)]

use owlint::catalog::Catalog;
use owlint::discover::{Request, discover};
use owlint::extract::extract;
use owlint::identify::{Prefilter, identify};
use owlint::text::{Document, Encoding};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// All files of the rules' fixtures, relative to them.
fn fixtures() -> Vec<PathBuf> {
    fn add(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { add(&path, found) } else { found.push(path) }
        }
    }
    let mut found = Vec::new();
    add(&root(), &mut found);
    let mut relative: Vec<PathBuf> = found.iter().map(|path| path.strip_prefix(root()).unwrap().to_owned()).collect();
    relative.sort();
    relative
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures")
}

/// A copy of the fixtures without their own settings, each text changed.
fn copy(change: impl Fn(String) -> String) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for path in fixtures().iter().filter(|path| !path.ends_with("owlint.toml")) {
        let place = folder.path().join(path);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(place, change(fs::read_to_string(root().join(path)).unwrap())).unwrap();
    }
    folder
}

/// The report on a folder, as written.
fn report(folder: &Path, arguments: &str) -> String {
    told(folder, arguments, "")
}

/// The report on a folder, where standard input holds something.
fn told(folder: &Path, arguments: &str, input: &str) -> String {
    let list = folder.with_extension("list");
    fs::write(&list, input).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_owlint"));
    command
        .current_dir(folder)
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap_or_default())
        .stdin(Stdio::from(fs::File::open(&list).unwrap()));
    command.args(["check", "--format", "json", "--no-config", "--no-baseline", "--exit-zero", "--as-of", "2026-11-23"]);
    let output = command.args(arguments.split_whitespace()).output().unwrap();
    fs::remove_file(list).unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// What a report tells of each reference, apart from offsets.
fn references(report: &str) -> Vec<String> {
    let report: Value = serde_json::from_str(report).unwrap();
    let lines = report["references"].as_array().unwrap().iter().map(|one| {
        let fields = ["path", "line", "column", "end_column", "text", "key", "scheme", "role", "channel", "pin"];
        let told: Vec<String> = fields.iter().map(|field| one[*field].to_string()).collect();
        format!("{} {}", told.join(" "), one["model"]["id"])
    });
    lines.collect()
}

#[test]
fn the_search_before_the_reading_loses_no_reference() {
    let catalog = Catalog::embedded();
    let prefilter = Prefilter::new(&catalog);
    let mut with_models = 0;
    for path in fixtures() {
        let text = fs::read_to_string(root().join(&path)).unwrap();
        for text in [text.clone(), text.replace('\n', "\r\n"), text.to_uppercase()] {
            let document = Document::new(path.clone(), text, Encoding::Utf8);
            let found = identify(&document, &extract(&document).tree, &catalog).references;
            with_models += usize::from(!found.is_empty());
            let admitted = prefilter.admits(document.text().as_bytes(), document.format());
            assert!(admitted || found.is_empty(), "{}: {found:?}", path.display());
        }
    }
    assert!(with_models > 300, "{with_models}");
}

#[test]
fn threads_and_runs_change_no_byte() {
    let folder = copy(|text| text);
    let once = report(folder.path(), "");
    assert!(references(&once).len() > 150, "{}", references(&once).len());
    for arguments in ["", "--threads 1", "--threads 2", "--threads 7"] {
        assert_eq!(report(folder.path(), arguments), once, "{arguments}");
    }
}

#[test]
fn the_order_in_which_files_are_named_changes_no_byte() {
    let folder = copy(|text| text);
    let mut names: Vec<String> = fixtures().iter().map(|path| path.display().to_string()).collect();
    names.retain(|name| !name.ends_with("owlint.toml"));
    let forwards = told(folder.path(), "--files-from -", &names.join("\n"));
    names.reverse();
    assert_eq!(told(folder.path(), "--files-from -", &names.join("\n")), forwards);
    let middle = names.len() / 2;
    names.rotate_left(middle);
    assert_eq!(told(folder.path(), "--files-from -", &names.join("\n")), forwards);
}

#[test]
fn line_ends_change_no_reference() {
    let (unix, windows) = (copy(|text| text), copy(|text| text.replace('\n', "\r\n")));
    let (unix, windows) = (references(&report(unix.path(), "")), references(&report(windows.path(), "")));
    assert_eq!(windows, unix);
}

/// Whatever was opened in the line before, an escape of its end must not decide whether the next lines are read.
#[test]
fn the_end_of_a_line_behind_an_escape_changes_no_reference() {
    const PATHS: [&str; 24] = [
        "a.yaml",
        "a.json",
        "a.toml",
        ".env",
        "a.ini",
        "a.tf",
        "a.sh",
        "Dockerfile",
        "Modelfile",
        "Makefile",
        "a.py",
        "a.ts",
        "a.go",
        "a.rs",
        "a.cs",
        "a.rb",
        "a.php",
        "README.md",
        "a.ps1",
        "a.bicep",
        "a.nix",
        "a.jsonnet",
        "a.cue",
        "templates/deployment.yaml",
    ];
    let catalog = Catalog::embedded();
    let found = |path: &str, text: &str| -> Vec<String> {
        let document = Document::new(path.into(), text.to_owned(), Encoding::Utf8);
        let references = identify(&document, &extract(&document).tree, &catalog).references;
        references.iter().map(|one| format!("{} {:?}", one.text, document.position(one.span.start))).collect()
    };
    let mut seen = 0;
    for opening in
        ["\"", "'", "`", "{{ \"", "${", "x = \"${", "''${", "''\n${", "$'", "$(", "{{ `", "@\"\n", "a = /", "%w("]
    {
        for escape in ["\\", "`", "^", "\\\\"] {
            for closing in ["", "\"", "'", "\" }}", "}''", ")"] {
                let text =
                    format!("m = {opening} b{escape}\nMODEL=gpt-4o\n# gpt-4o-mini {closing}\nmodel: \"gpt-4.1\"\n");
                for path in PATHS {
                    let unix = found(path, &text);
                    seen += unix.len();
                    assert_eq!(found(path, &text.replace('\n', "\r\n")), unix, "{path}: {text:?}");
                }
            }
        }
    }
    assert!(seen > 1000, "{seen}");
}

#[test]
fn a_large_file_is_read_wherever_its_model_stands() {
    const SIZE: usize = 9 << 20;
    let line = format!("# {}\n", "x ".repeat(2_000));
    let model = "MODEL=moonshotai/Kimi-K2-Instruct\n";
    for at in [0, (1 << 20) - 20, SIZE - 100] {
        let before = line.repeat(at / line.len() + 1);
        let before = &before[before.len() - at..];
        let text = format!("#{before}\n{model}{}", line.repeat((SIZE - at) / line.len() + 1));
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(".env"), text).unwrap();
        let found = references(&report(folder.path(), ""));
        assert_eq!(found.len(), 1, "{at}: {found:?}");
    }
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(".env"), line.repeat(SIZE / line.len() + 1)).unwrap();
    let report: Value = serde_json::from_str(&report(folder.path(), "")).unwrap();
    assert_eq!(report["summary"]["files_checked"], 1, "{}", report["summary"]);
}

#[test]
fn a_repository_around_a_tree_changes_no_reference() {
    let folder = copy(|text| text);
    let plain = report(folder.path(), "");
    let git = |arguments: &[&str]| {
        let identity = ["-c", "user.name=a", "-c", "user.email=a@example.org"];
        let status = Command::new("git").current_dir(folder.path()).args(identity).args(arguments).status();
        assert!(status.unwrap().success());
    };
    git(&["init", "-q"]);
    git(&["add", "--all"]);
    assert_eq!(references(&report(folder.path(), "")), references(&plain));
    assert_eq!(references(&report(folder.path(), "--staged")), references(&plain));
}

/// The files that `rg` would search, where there is one, else those of a walk of the same library with its own settings.
fn listed_by_others(folder: &Path) -> Vec<String> {
    let rg = Command::new("rg")
        .current_dir(folder)
        .args(["--no-config", "--files", "--hidden", "--no-ignore-global", "-0"])
        .output();
    let mut files: Vec<String> = if let Ok(output) = rg {
        output.stdout.split(|byte| *byte == 0).map(|name| String::from_utf8_lossy(name).into()).collect()
    } else {
        let walk = ignore::WalkBuilder::new(folder).hidden(false).git_global(false).build().map(Result::unwrap);
        let files = walk.filter(|entry| entry.file_type().is_some_and(|of| of.is_file()));
        files.map(|entry| entry.path().strip_prefix(folder).unwrap().display().to_string()).collect()
    };
    files.retain(|name| !name.is_empty() && !name.starts_with(".git/"));
    files.sort();
    files
}

#[test]
fn the_files_are_those_that_ripgrep_lists() {
    let tree = tempfile::tempdir().unwrap();
    let rules = [
        (
            ".gitignore",
            "*.out\n/top/\n!kept.out\nsub/*\n!sub/in\n\\#odd\ntrailing\\ \n[ab].x\n**/deep/**/no\nfolder/\n",
        ),
        ("nested/.gitignore", "/only-here\n!*.out\n"),
        (".git/info/exclude", "excluded.txt\n"),
    ];
    let files = [
        "a.out",
        "kept.out",
        "top/a",
        "n/top/a",
        "sub/a",
        "sub/in/b",
        "#odd",
        "trailing ",
        "a.x",
        "c.x",
        "deep/1/2/no",
        "deep/yes",
        "folder/a",
        "n/folder",
        "nested/only-here",
        "nested/n/only-here",
        "nested/b.out",
        "excluded.txt",
        ".hidden/.file",
        ".env",
        "sp ace/\u{e9}\n",
        "b.yaml",
    ];
    for (name, text) in rules.into_iter().chain(files.map(|name| (name, "x\n"))) {
        let place = tree.path().join(name);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(place, text).unwrap();
    }
    let request = Request { paths: vec![tree.path().to_owned()], ..Request::default() };
    let found = discover(&request).unwrap();
    let mut ours: Vec<String> = found.inputs.iter().map(|input| input.relative.display().to_string()).collect();
    ours.sort();
    assert_eq!(ours, listed_by_others(tree.path()));
}
