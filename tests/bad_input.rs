//! What a run owes its user when files are broken or odd: a remark, everything else intact, and no failure.

#![allow(clippy::indexing_slicing, reason = "a test fails by panicking")]
#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test that cannot set up its files must fail")]

use serde_json::Value;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

const MODEL: &str = "moonshotai/Kimi-K3";

/// A folder with one good file beside the odd ones.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("good.yaml"), format!("model: {MODEL}\n")).unwrap();
    folder
}

/// Runs owlint in a folder and returns exit status, output and what it says on standard error.
fn run(folder: &Path, arguments: &[&str]) -> (i32, Vec<u8>, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_owlint"));
    command.current_dir(folder).env_clear().args(["check", "--no-config", "--as-of", "2026-11-23"]).args(arguments);
    let output = command.output().unwrap();
    (output.status.code().unwrap_or(-1), output.stdout, String::from_utf8_lossy(&output.stderr).into_owned())
}

/// Files in which the model was found, and the kinds of notices, of a run that must not fail.
fn read(folder: &Path) -> (Vec<String>, Vec<String>) {
    let (status, stdout, stderr) = run(folder, &["--format", "json"]);
    assert_eq!((status, stderr.as_str()), (0, ""));
    let report: Value = serde_json::from_slice(&stdout).unwrap();
    let all = |list: &str, field: &str| -> Vec<String> {
        let items = report[list].as_array().unwrap();
        items.iter().map(|item| item[field].as_str().unwrap().to_owned()).collect()
    };
    (all("references", "path"), all("notices", "kind"))
}

/// Checks that one odd file beside the good one is read, with a notice of that kind or with none.
#[track_caller]
fn is_found_in(name: &str, bytes: &[u8], notice: Option<&str>) {
    let folder = folder();
    fs::write(folder.path().join(name), bytes).unwrap();
    let (mut paths, kinds) = read(folder.path());
    paths.sort();
    let mut expected = vec!["good.yaml".to_owned(), name.to_owned()];
    expected.sort();
    assert_eq!(paths, expected, "{kinds:?}");
    assert_eq!(kinds, notice.into_iter().map(str::to_owned).collect::<Vec<_>>());
}

#[test]
fn a_truncated_yaml_is_read_as_far_as_it_goes() {
    is_found_in("a.yaml", format!("spec:\n  model: {MODEL}\n  x: [1, 2\n").as_bytes(), Some("unparsed"));
}

#[test]
fn a_truncated_json_is_read_as_far_as_it_goes() {
    is_found_in("a.json", format!("{{\"model\": \"{MODEL}\", \"x\": [1, ").as_bytes(), Some("unparsed"));
}

#[test]
fn a_byte_order_mark_is_no_text() {
    is_found_in("a.json", format!("\u{feff}{{\"model\": \"{MODEL}\"}}").as_bytes(), None);
}

#[test]
fn latin_1_is_read_with_a_remark() {
    let bytes = [b"# caf\xe9\nMODEL=".as_slice(), MODEL.as_bytes(), b"\n"].concat();
    is_found_in("a.env", &bytes, Some("encoding"));
}

#[test]
fn utf_16_is_decoded() {
    let units = format!("\u{feff}model: {MODEL}\n");
    let bytes: Vec<u8> = units.encode_utf16().flat_map(u16::to_le_bytes).collect();
    is_found_in("a.yaml", &bytes, None);
}

#[test]
fn a_long_single_line_is_read_in_pieces() {
    let text = format!("{{\"a\": \"{}\", \"model\": \"{MODEL}\"}}", "x".repeat(5 << 20));
    is_found_in("a.json", text.as_bytes(), Some("line-scanned"));
}

#[test]
fn endless_brackets_hide_nothing() {
    let text = format!("model: {MODEL}\nx: {}", "[".repeat(200_000));
    is_found_in("a.yaml", text.as_bytes(), Some("unparsed"));
    let text = format!("{}\"{MODEL}\"", "[".repeat(200_000));
    is_found_in("a.json", text.as_bytes(), Some("unparsed"));
    let text = format!("{}\nmodel: {MODEL}\n", "- ".repeat(100_000));
    is_found_in("a.yaml", text.as_bytes(), Some("unparsed"));
}

#[test]
fn aliases_that_would_grow_without_end_are_not_followed() {
    let mut text = format!("model: {MODEL}\na0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for level in 1..10 {
        let below = format!("*a{}", level - 1);
        let items = [below.as_str(); 9].join(", ");
        text = format!("{text}a{level}: &a{level} [{items}]\n");
    }
    is_found_in("a.yaml", text.as_bytes(), None);
}

#[test]
fn windows_line_ends_change_nothing() {
    is_found_in("a.yaml", format!("spec:\r\n  model: {MODEL}\r\n").as_bytes(), None);
}

#[test]
fn a_name_that_is_no_text_is_shown_with_a_stand_in() {
    let folder = folder();
    let name = std::ffi::OsStr::from_bytes(b"bad\xff.yaml");
    fs::write(folder.path().join(name), format!("model: {MODEL}\n")).unwrap();
    assert_eq!(read(folder.path()).0, ["bad\u{fffd}.yaml", "good.yaml"]);
}

#[test]
fn pipes_and_links_are_never_opened() {
    let folder = folder();
    let made = Command::new("mkfifo").arg(folder.path().join("pipe.yaml")).status().unwrap();
    assert!(made.success());
    std::os::unix::fs::symlink("nowhere", folder.path().join("dangling.yaml")).unwrap();
    std::os::unix::fs::symlink(".", folder.path().join("loop")).unwrap();
    let (paths, kinds) = read(folder.path());
    assert_eq!((paths.len(), kinds), (1, vec!["skipped".to_owned(); 3]));
    let (status, _, stderr) = run(folder.path(), &["pipe.yaml"]);
    assert_eq!((status, stderr.as_str()), (0, ""));
}

#[test]
fn a_folder_that_may_not_be_read_is_a_remark() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder();
    let locked = folder.path().join("locked");
    fs::create_dir(&locked).unwrap();
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o000)).unwrap();
    let can_read_anything = fs::read_dir(&locked).is_ok();
    let (paths, kinds) = read(folder.path());
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o755)).unwrap();
    let expected = if can_read_anything { vec![] } else { vec!["unreadable".to_owned()] };
    assert_eq!((paths, kinds), (vec!["good.yaml".to_owned()], expected));
}

#[test]
fn binary_files_are_counted_and_not_spoken_of() {
    let folder = folder();
    fs::write(folder.path().join("a.yaml"), format!("model: {MODEL}\n\0")).unwrap();
    let (status, stdout, _) = run(folder.path(), &["--format", "json"]);
    let report: Value = serde_json::from_slice(&stdout).unwrap();
    assert_eq!((status, report["summary"]["files_skipped"].as_u64()), (0, Some(1)));
    assert_eq!(report["notices"].as_array().map(Vec::len), Some(0));
}

#[test]
fn no_format_lets_control_characters_through() {
    let folder = folder();
    let text = format!("model: {MODEL} # \u{1b}]0;owned\u{7}\u{1b}[31m\u{202e}\n");
    fs::write(folder.path().join("a\u{1b}[31m.yaml"), text).unwrap();
    for format in ["human", "concise", "json", "sarif", "github"] {
        let (_, stdout, stderr) = run(folder.path(), &["--format", format, "--color", "never"]);
        let shown = String::from_utf8(stdout).unwrap();
        assert!(shown.contains("Kimi"), "{format}: {shown}");
        let raw: Vec<char> = shown.chars().filter(|letter| letter.is_control() && *letter != '\n').collect();
        assert_eq!((raw, stderr.as_str()), (vec![], ""), "{format}");
    }
}

#[test]
fn mistakes_of_usage_are_told_apart_from_findings() {
    let folder = folder();
    for arguments in [&["--fail-on", "sometimes"][..], &["nowhere"]] {
        let (status, _, stderr) = run(folder.path(), arguments);
        assert_eq!(status, 2, "{arguments:?}");
        assert!(!stderr.is_empty() && !stderr.contains("panicked"), "{arguments:?}: {stderr}");
    }
    fs::remove_file(folder.path().join("good.yaml")).unwrap();
    assert_eq!(run(folder.path(), &["."]).0, 3);
    fs::write(folder.path().join("empty.yaml"), "").unwrap();
    assert_eq!(run(folder.path(), &["empty.yaml"]).0, 0);
}
