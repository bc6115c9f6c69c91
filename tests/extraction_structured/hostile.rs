//! Input that means harm, or is merely broken.

use crate::*;
use std::time::{Duration, Instant};

#[track_caller]
fn quick(path: &str, text: &str) -> Read {
    let start = Instant::now();
    let read = read(path, text);
    assert!(start.elapsed() < Duration::from_secs(20), "{path} took {:?}", start.elapsed());
    read
}

/// Files of `fixtures/hostile`: each names the model once, in a place that a careless reader loses.
#[test]
fn no_hostile_file_hides_the_model() {
    let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/hostile"));
    let mut names: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    assert!(names.len() >= 12);
    for name in names {
        let bytes = std::fs::read(folder.join(&name)).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        let path = name.to_string_lossy();
        let read = quick(&path, &text);
        assert!(read.shows(MODEL), "{path}\n{}", read.show());
        assert_eq!(read.is_clean(), path.starts_with("fine-"), "{path}: {:?}", read.extraction.notices);
        check(&read);
    }
}

#[test]
fn nesting_ends_with_a_notice() {
    for (path, unit) in [
        ("a.yaml", "["),
        ("a.yaml", "- "),
        ("a.yaml", "? "),
        ("a.yaml", "{a: "),
        ("a.yaml", "{{"),
        ("a.json", "["),
        ("a.json", "{\"a\":"),
        ("a.toml", "a = [["),
        ("a.ipynb", "["),
    ] {
        let read = quick(path, &unit.repeat(100_000));
        assert_eq!(read.extraction.notices.len(), 1, "{path} {unit:?}");
        assert!(!read.tree().structured);
    }
}

#[test]
fn what_follows_deep_nesting_is_still_searched() {
    let read = quick("a.yaml", &format!("a: {}\nmodel: x/y\n---\nb: c/d\n", "[".repeat(1000)));
    assert!(read.shows("x/y"));
    assert_eq!(read.paths("c/d"), ["b"]);
}

#[test]
fn repeated_marks_cost_linear_time() {
    for unit in [
        "{{ \" }} ",
        "{{ ` ",
        "{{/* ",
        "{% ' \\' ",
        "%{ ",
        "{{{ \\' }}",
        "{# ",
        "a: {{ x }}\n",
        "\"\\",
        "'",
        "#\"",
        "---\n[\n",
    ] {
        for path in ["a.yaml", "a.json", "a.toml", "a.jsonl", "a.ipynb"] {
            quick(path, &unit.repeat(60_000 / unit.len()));
        }
    }
}

#[test]
fn a_large_file_is_read_by_lines() {
    let text = format!("{}\nmodel: x/y\n", "a".repeat(5 << 20));
    let read = quick("a.yaml", &text);
    assert_eq!(read.extraction.notices.first().map(|notice| notice.kind), Some(NoticeKind::LineScanned));
    assert!(read.shows("x/y") && !read.tree().structured);
}

#[test]
fn control_characters_of_a_message_do_not_reach_the_notice() {
    for path in ["a.yaml", "a.json", "a.toml"] {
        let read = read(path, "a: \u{1b}[31m\u{0}x\n\u{7}: [");
        for notice in &read.extraction.notices {
            assert!(!notice.message.contains(|letter: char| letter.is_control()), "{:?}", notice.message);
        }
    }
}
