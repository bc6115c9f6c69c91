//! Owns what every rule promises: its page's Example yields it, its page's Instead does not, and neither do the
//! fixtures that are good or a near miss.

#![allow(clippy::indexing_slicing, reason = "a test fails by panicking")]
#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on fails")]

use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Whether a rule is silent until it is asked for.
fn is_silent(rule: &str) -> bool {
    let page = pages().into_iter().find(|(id, _)| id == rule).expect("a rule has its page").1;
    page.lines().any(|line| line == "default: allow")
}

/// The rules that a run over a folder gives findings of, `rule` being asked for where it is silent by default.
fn rules_on(folder: &Path, rule: &str) -> BTreeSet<String> {
    let asked: &[&str] = if is_silent(rule) { &["-W", rule] } else { &[] };
    let output = Command::new(env!("CARGO_BIN_EXE_owlint"))
        .args(["check", "--format", "json", "--as-of", "2026-11-23"])
        .args(asked)
        .arg(folder)
        .output()
        .expect("owlint runs");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(matches!(output.status.code(), Some(0 | 1)), "{}: {:?}\n{errors}", folder.display(), output.status);
    let report: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}\n{errors}"));
    let findings = report["findings"].as_array().expect("a report has findings");
    let active = findings.iter().filter(|finding| finding["status"] == "active");
    active.map(|finding| finding["rule"].as_str().expect("a finding has a rule").to_owned()).collect()
}

/// A folder at which the search for a configuration ends.
fn a_repository() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join(".git")).unwrap();
    folder
}

/// Copies a fixture to a folder of its own, so that its place in this repository says nothing of its role.
fn laid_out(fixture: &Path) -> tempfile::TempDir {
    let folder = a_repository();
    for entry in walkdir::WalkDir::new(fixture) {
        let entry = entry.unwrap();
        let inside = entry.path().strip_prefix(fixture).unwrap();
        let name = if inside.as_os_str().is_empty() { Path::new(entry.file_name()) } else { inside };
        if entry.file_type().is_file() {
            let target = folder.path().join(name);
            fs::create_dir_all(target.parent().unwrap()).unwrap();
            fs::copy(entry.path(), target).unwrap();
        }
    }
    folder
}

/// A fenced block of a page: its file and its text.
struct Block {
    file: String,
    text: String,
}

/// The blocks below a heading; each names its file behind its language.
fn blocks(page: &str, heading: &str) -> Vec<Block> {
    let start = page.find(&format!("\n## {heading}\n")).unwrap_or_else(|| panic!("no heading {heading}"));
    let part = &page[start + 4..];
    let part = &part[..part.find("\n## ").unwrap_or(part.len())];
    let mut found = Vec::new();
    for fenced in part.split("\n```").skip(1).step_by(2) {
        let (info, text) = fenced.split_once('\n').unwrap();
        let (_, file) = info.split_once(' ').unwrap_or_else(|| panic!("`{info}` names no file"));
        found.push(Block { file: file.to_owned(), text: format!("{text}\n") });
    }
    found
}

fn pages() -> Vec<(String, String)> {
    let mut pages: Vec<(String, String)> = fs::read_dir(repository().join("rules/lints"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.file_name().unwrap().to_string_lossy()[..5].to_owned(), fs::read_to_string(path).unwrap()))
        .collect();
    pages.sort();
    pages
}

/// The files that a name with alternatives stands for: `a/{b,c}.yaml` is two.
fn files_of(name: &str) -> Vec<String> {
    let Some((start, rest)) = name.split_once('{') else { return vec![name.to_owned()] };
    let (alternatives, end) = rest.split_once('}').unwrap_or_else(|| panic!("`{name}` does not end its list"));
    alternatives.split(',').map(|one| format!("{start}{one}{end}")).collect()
}

/// A block laid out as the file, or files, that it names.
fn written(block: &Block) -> tempfile::TempDir {
    let folder = a_repository();
    for file in files_of(&block.file) {
        let target = folder.path().join(file);
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::write(target, &block.text).unwrap();
    }
    folder
}

fn fixtures(rule: &str) -> Vec<PathBuf> {
    let folder = repository().join("fixtures").join(rule);
    let entries = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

/// Complaints about a folder that should, or should not, yield a rule.
fn complaint(rule: &str, what: &str, folder: &Path, expected: bool) -> Option<String> {
    let said = rules_on(folder, rule);
    let verb = if expected { "does not yield" } else { "yields" };
    (said.contains(rule) != expected).then(|| format!("{what} {verb} {rule}; it yields {said:?}"))
}

#[test]
fn every_example_yields_its_rule_and_every_instead_does_not() {
    let mut complaints = Vec::new();
    for (rule, page) in pages() {
        for (heading, expected) in [("Example", true), ("Instead", false)] {
            let blocks = blocks(&page, heading);
            assert!(!blocks.is_empty(), "{rule}: {heading} shows nothing");
            for (number, block) in blocks.iter().enumerate() {
                let what = format!("{rule}, {heading} {}, {}", number + 1, block.file);
                complaints.extend(complaint(&rule, &what, written(block).path(), expected));
            }
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn every_fixture_does_what_its_name_says() {
    let mut complaints = Vec::new();
    for (rule, _) in pages() {
        for path in fixtures(&rule) {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let expected = name.starts_with("bad");
            assert!(expected || name.starts_with("good") || name.starts_with("near-miss"), "{rule}/{name}");
            complaints.extend(complaint(&rule, &format!("{rule}/{name}"), laid_out(&path).path(), expected));
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn every_rule_has_a_bad_a_good_and_a_near_miss() {
    for (rule, _) in pages() {
        let names: Vec<String> =
            fixtures(&rule).iter().map(|path| path.file_name().unwrap().to_string_lossy().into_owned()).collect();
        for kind in ["bad", "good", "near-miss"] {
            assert!(names.iter().any(|name| name.starts_with(kind)), "{rule} has no {kind} fixture");
        }
    }
}
