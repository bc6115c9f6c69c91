//! How an input's bytes are got, and when they are not.

use crate::tree::{Tree, input};
use owlint::discover::{Content, Files, Input, LARGEST_FILE, Skip, SkipReason, read_bytes, read_unless};
use owlint::text::NoticeKind;
use std::path::Path;

fn notice(skip: Skip) -> (NoticeKind, String) {
    match skip {
        Skip::Noticed(notice) => (notice.kind, notice.message),
        Skip::PassedOver => panic!("passed over"),
        Skip::Counted(reason) => panic!("only counted: {}", reason.as_str()),
    }
}

/// Where the files lie that are named with all of their path.
fn anywhere() -> Files<'static> {
    Files::below(Path::new("/"))
}

fn read(input: &Input) -> Result<Vec<u8>, Skip> {
    read_bytes(&anywhere(), input)
}

fn read_into(input: &Input, buffer: &mut Vec<u8>) -> Result<(), Skip> {
    read_unless(&anywhere(), input, buffer, |_| |_: &[u8]| true)
}

#[test]
fn a_buffer_is_used_again() {
    let tree = Tree::new();
    tree.write("long.yaml", "x".repeat(100_000)).write("short.yaml", "model: kimi");
    let mut buffer = Vec::new();
    read_into(&input(tree.path("long.yaml"), Content::File), &mut buffer).unwrap();
    assert_eq!(buffer.len(), 100_000);
    read_into(&input(tree.path("short.yaml"), Content::File), &mut buffer).unwrap();
    assert_eq!(buffer, b"model: kimi");
}

#[test]
fn binary_files_are_counted_whatever_their_size_and_place() {
    let tree = Tree::new();
    let mut weights = b"GGUF\0".to_vec();
    weights.resize(100_000, b'x');
    tree.write("small.bin", b"a\0b").write("large.bin", &weights);
    for content in [Content::File, Content::Bytes(b"a\0b".to_vec())] {
        let small = input(tree.path("small.bin"), content);
        assert_eq!(read(&small), Err(Skip::Counted(SkipReason::Binary)));
    }
    assert_eq!(read(&input(tree.path("large.bin"), Content::File)), Err(Skip::Counted(SkipReason::Binary)));
}

#[test]
fn utf16_is_not_binary() {
    let tree = Tree::new();
    tree.write("a.yaml", b"\xFF\xFEa\0");
    assert_eq!(read(&input(tree.path("a.yaml"), Content::File)).unwrap(), b"\xFF\xFEa\0");
}

#[test]
fn a_huge_file_is_remarked_on_without_being_read() {
    let tree = Tree::new();
    let file = std::fs::File::create(tree.path("huge.jsonl")).unwrap();
    file.set_len(LARGEST_FILE + 1).unwrap();
    let (kind, message) = notice(read(&input(tree.path("huge.jsonl"), Content::File)).unwrap_err());
    assert_eq!((kind, message.as_str()), (NoticeKind::TooLarge, "larger than 256 MB and left out"));
}

#[test]
fn a_file_that_went_away_is_remarked_on() {
    let tree = Tree::new();
    let (kind, message) = notice(read(&input(tree.path("gone.yaml"), Content::File)).unwrap_err());
    assert_eq!(kind, NoticeKind::Unreadable);
    assert_eq!(message, "could not be read (entity not found) and was left out");
}

#[cfg(unix)]
#[test]
fn a_pipe_in_the_place_of_a_file_is_not_opened() {
    let tree = Tree::new();
    assert!(std::process::Command::new("mkfifo").arg(tree.path("pipe")).status().unwrap().success());
    let (kind, _) = notice(read(&input(tree.path("pipe"), Content::File)).unwrap_err());
    assert_eq!(kind, NoticeKind::Skipped);
}

#[test]
fn own_reports_and_foreign_specifications_are_counted() {
    let tree = Tree::new();
    tree.write("report.json", r#"{"schema_version": 1, "tool": {"name": "owlint", "version": "1"}}"#);
    let report = input(tree.path("report.json"), Content::File);
    assert_eq!(read(&report), Err(Skip::Counted(SkipReason::OwnReport)));
    tree.write("vendor/api/openapi.yaml", "openapi: 3.1.0\n").write("openapi.yaml", "openapi: 3.1.0\n");
    let found = tree.all();
    let read: Vec<bool> =
        found.inputs.iter().map(|input| read_bytes(&Files::below(&found.root), input).is_ok()).collect();
    assert_eq!(read, [true, false, false], "the project's own, the report, the vendored");
}
