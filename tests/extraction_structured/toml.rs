//! TOML.

use crate::*;

#[test]
fn every_string_keeps_its_exact_place() {
    for (written, letters) in [
        ("model = \"moonshotai/Kimi-K2-Instruct\"", MODEL),
        ("model = 'moonshotai/Kimi-K2-Instruct' # x", MODEL),
        ("\"model\" = \"\"\"\nmoonshotai/Kimi-K2-Instruct\"\"\"", MODEL),
        ("model = '''\r\nmoonshotai/Kimi-K2-Instruct'''", MODEL),
        ("model = \"\"\"moonshotai/\\\n   Kimi-K2-Instruct\"\"\"", "moonshotai/\\\n   Kimi-K2-Instruct"),
        ("model = \"moonshotai\\u002fKimi-K2-Instruct\"", "moonshotai\\u002fKimi-K2-Instruct"),
    ] {
        let read = read("a.toml", written);
        assert_eq!(read.place(MODEL), ("model".to_owned(), SiteKind::MapValue, letters), "{written:?}");
        assert!(read.is_clean(), "{written:?}");
    }
}

#[test]
fn tables_arrays_and_dotted_keys_make_key_paths() {
    let text =
        "# top\na.b = 1\n[x.\"y z\"]\nl = [\"m/n\", {o = \"p/q\"}] # right\n[[list]]\nv = 'one'\n[[list]]\nv = 'two'\n";
    let read = read("a.toml", text);
    assert!(read.is_clean());
    assert_eq!(read.paths("1"), ["a.b"]);
    assert_eq!(read.paths("m/n"), [r#"x["y z"].l[0]"#]);
    assert_eq!(read.paths("p/q"), [r#"x["y z"].l[1].o"#]);
    assert_eq!(read.paths("two"), ["list[1].v"]);
    assert_eq!(read.values(SiteKind::Comment), ["top", "right"]);
}

#[test]
fn what_the_parser_dropped_is_read_by_lines() {
    let text = "a = \"one/x\"\nb = @ lost/y\na = \"again/z\"\n[c]\nd = \"two/w\"\nsome words lost/v\n";
    let read = read("a.toml", text);
    assert_eq!(read.paths("one/x"), ["a"]);
    for lost in ["lost/y", "again/z", "two/w", "lost/v"] {
        assert!(read.shows(lost), "{lost}\n{}", read.show());
    }
    assert_eq!(read.extraction.notices.len(), 1);
    assert!(!read.tree().structured);
}

#[test]
fn a_text_that_never_closes_hides_nothing_behind_it() {
    for open in ["\"\"\"", "'''"] {
        let read = read("a.toml", &format!("a = {open}x\n[b]\nmodel = \"one/x\"\nother = 'two/y'\n"));
        for hidden in ["one/x", "two/y"] {
            assert!(read.shows(hidden), "{open}\n{}", read.show());
        }
    }
}

#[test]
fn a_text_that_ends_with_its_line_keeps_its_last_letter() {
    for written in
        ["model = \"one/x\ny = 1\n", "model = 'one/x\ny = 1\n", "\"one/x\ny = 1\n", "model = \"one/é\ny = 1\n"]
    {
        let read = read("a.toml", written);
        assert!(!read.is_clean(), "{written:?}");
        assert!(read.shows(if written.contains('é') { "one/é" } else { "one/x" }), "{written:?}\n{}", read.show());
        check(&read);
    }
}
