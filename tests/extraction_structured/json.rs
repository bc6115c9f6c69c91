//! JSON and its relatives.

use crate::*;

#[test]
fn strings_keep_their_exact_place_whatever_is_escaped() {
    for (written, letters) in [
        (r#"{"model": "moonshotai/Kimi-K2-Instruct"}"#, MODEL),
        (r#"{"model": "moonshotai\/Kimi-K2-Instruct"}"#, r"moonshotai\/Kimi-K2-Instruct"),
        (r#"{"model": "moonshotai\u002fKimi-K2-Instruct"}"#, r"moonshotai\u002fKimi-K2-Instruct"),
        ("{model: 'moonshotai/Kimi-K2-Instruct',}", MODEL),
        ("{\"mod\\u0065l\": \"moonshotai/Kimi-K2-Instruct\" // x\n}", MODEL),
    ] {
        let read = read("a.json", written);
        assert_eq!(read.place(MODEL), ("model".to_owned(), SiteKind::MapValue, letters), "{written}");
        assert!(read.is_clean(), "{written}");
    }
}

#[test]
fn characters_beyond_the_basic_plane_are_one() {
    let read = read("a.json", r#"["\ud83e\udd89 owl", "x"]"#);
    assert_eq!(read.place("🦉 owl"), ("[0]".to_owned(), SiteKind::ListItem, r"\ud83e\udd89 owl"));
}

#[test]
fn comments_numbers_and_nulls_are_places() {
    let read = read("a.jsonc", "// top\n{\"a\": 1.5, /* in */ \"b\": null, \"c\": [true, {}]}\n");
    assert!(read.is_clean());
    assert_eq!(read.values(SiteKind::Comment), ["top", "in"]);
    assert_eq!(read.values(SiteKind::MapValue), ["1.5", ""]);
    assert_eq!(read.paths("true"), ["c[0]"]);
}

#[test]
fn lines_of_json_stand_alone() {
    let read = read("a.jsonl", "{\"model\": \"a/b\"}\n\n{\"model\": \"c/d\n{\"model\": \"e/f\"}\n");
    assert_eq!(read.paths("a/b"), ["model"]);
    assert_eq!(read.paths("e/f"), ["model"]);
    assert!(read.shows("c/d"));
    assert_eq!(read.extraction.notices.len(), 1);
}

#[test]
fn several_values_are_all_read() {
    let read = read("a.json", "{\"a\": \"x\"}\n{\"b\": \"y\"}\n");
    assert_eq!((read.paths("x"), read.paths("y")), (vec!["a".to_owned()], vec!["b".to_owned()]));
}

#[test]
fn a_truncated_file_keeps_what_was_read_with_its_keys() {
    let read = read("a.json", "{\"a\": {\"model\": \"a/b\"}, \"c\": [\"d/e\", \"f/g");
    assert_eq!(read.paths("a/b"), ["a.model"]);
    assert_eq!(read.paths("d/e"), ["c[0]"]);
    assert!(read.shows("f/g"));
    let [notice] = read.extraction.notices.as_slice() else { panic!() };
    assert_eq!(notice.kind, NoticeKind::Unparsed);
    assert!(!read.tree().structured);
}

#[test]
fn a_broken_escape_costs_nothing_but_a_notice() {
    let read = read("a.json", r#"{"a": "\u00 out", "model": "a/b"}"#);
    assert_eq!((read.paths("u00 out"), read.paths("a/b")), (vec!["a".to_owned()], vec!["model".to_owned()]));
    assert_eq!(read.extraction.notices.len(), 1);
}

#[test]
fn tokens_out_of_place_lose_nothing() {
    let read = read("a.json", "{\"a\" \"b/c\", \"d\": \"e/f\", ], \"g\": org/name:tag, \"h\": @bad\n, \"i\": \"j/k\"}");
    assert!(read.shows("b/c"), "{}", read.show());
    assert_eq!(read.paths("e/f"), ["d"]);
    assert_eq!(read.paths("org/name:tag"), ["g"]);
    assert_eq!(read.paths("@bad"), ["h"]);
    assert_eq!(read.paths("j/k"), ["i"]);
    assert!(!read.is_clean());
}
