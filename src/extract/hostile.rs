//! Owns the laws that every textual reader keeps for any text: no panic, spans on letters, nodes in proportion.

use super::braced::{self, Dialect};
use super::code::{self, Language};
use super::probe::tree_of;
use super::tree::{NodeId, Segment, SiteTree};
use super::{dockerfile, dotenv, ini, lines, makefile, markdown, shell, xml};
use crate::text::MappedText;
use proptest::prelude::*;

const LANGUAGES: [Language; 16] = [
    Language::Python,
    Language::JavaScript,
    Language::Go,
    Language::Json,
    Language::Java,
    Language::Kotlin,
    Language::CSharp,
    Language::Rust,
    Language::Cpp,
    Language::Ruby,
    Language::Php,
    Language::Swift,
    Language::Scala,
    Language::Elixir,
    Language::Hcl,
    Language::Unknown,
];

const DIALECTS: [Dialect; 6] =
    [Dialect::Hcl, Dialect::Bicep, Dialect::Jsonnet, Dialect::Cue, Dialect::Nix, Dialect::PowerShell];

/// Reads `text` with every reader; returns the largest number of nodes.
fn read_all(text: &str) -> usize {
    let readers: [fn(&mut SiteTree, NodeId, &MappedText<'_>); 8] = [
        shell::read,
        dotenv::read,
        dockerfile::read,
        lines::read,
        markdown::read,
        ini::read,
        makefile::read,
        xml::read,
    ];
    let formats = readers.into_iter().map(|read| tree_of(text, read).iter().count());
    let sources = LANGUAGES
        .into_iter()
        .map(|language| tree_of(text, |tree, parent, text| code::read(tree, parent, text, language)).iter().count());
    let braced = DIALECTS
        .into_iter()
        .map(|dialect| tree_of(text, |tree, parent, text| braced::read(tree, parent, text, dialect)).iter().count());
    formats.chain(sources).chain(braced).max().unwrap_or_default()
}

/// What opens, closes, escapes and binds in some format.
const MARKS: [&str; 95] = [
    "\"",
    "'",
    "`",
    "\"\"\"",
    "\\",
    "\n",
    "\r\n",
    " ",
    "\t",
    "$(",
    ")",
    "${",
    "}",
    "{",
    "[",
    "]",
    "(",
    "<<EOF\n",
    "EOF\n",
    "<<-'A'",
    "#",
    "//",
    "/*",
    "*/",
    "<!--",
    "-->",
    "```",
    "---\n",
    "=",
    ":",
    ": ",
    ":=",
    "=>",
    "->",
    "==",
    "?",
    "??",
    "||",
    "&&",
    ";",
    ";;",
    "|",
    "&",
    ">",
    "<",
    ",",
    ".",
    "- ",
    "--model",
    "-c ",
    "bash -c ",
    "docker run ",
    "FROM ",
    "RUN ",
    "CMD [",
    "ENV ",
    "case ",
    "esac",
    "for ",
    " in ",
    "return ",
    "def f",
    "export ",
    "r#\"",
    "R\"x(",
    "@\"",
    "$'",
    "\\u{e9}",
    "\\x4",
    "é",
    "日本",
    "\u{feff}",
    "\0",
    "org/name",
    "model",
    "x=y,z=",
    "](",
    "https://",
    "${A:-",
    "<<EOT\n",
    "EOT\n",
    "''",
    "|||\n",
    "@\"\n",
    "\n\"@",
    "<#",
    "#>",
    "<a b=\"",
    "</a>",
    "<a>",
    "<![CDATA[",
    "define X\n",
    "endef\n",
    "a.b.c",
    "param(",
];

/// Pieces that open, close, escape and bind in some format.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![4 => prop::sample::select(&MARKS[..]).prop_map(str::to_owned), 1 => "\\PC{0,6}"]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_gives_spans_on_letters(pieces in prop::collection::vec(piece(), 0..40)) {
        let text = pieces.concat();
        // Every node but its containers stands on letters of its own; nested text is read a bounded number of times.
        prop_assert!(read_all(&text) <= 16 * (text.len() + 4));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_hides_an_identifier(
        before in prop::collection::vec(piece(), 0..6),
        after in prop::collection::vec(piece(), 0..6),
    ) {
        let text = format!("{} moonshotai/Kimi-K2 {}", before.concat(), after.concat());
        prop_assert!(shows(&text, lines::read), "lines");
        prop_assert!(shows(&text, dotenv::read), "dotenv");
        prop_assert!(shows(&text, ini::read), "ini");
    }
}

/// Whether the identifier in `text` stands in a value, a key or a program's name.
fn shows(text: &str, read: fn(&mut SiteTree, NodeId, &MappedText<'_>)) -> bool {
    let tree = tree_of(text, read);
    tree.iter().any(|(_, node)| {
        let value = node.value.as_ref().is_some_and(|value| value.text().contains("Kimi-K2"));
        let key = node.key_span.is_some_and(|span| text[span.start..span.end].contains("Kimi-K2"));
        value || key || matches!(&node.segment, Segment::Command(program) if program.contains("Kimi-K2"))
    })
}

#[test]
fn endless_repeats_give_nodes_in_proportion() {
    let units = [
        "\"",
        "'",
        "`",
        "\\",
        "\\\"",
        "$(",
        "${",
        "${a:-",
        "\"$(",
        "\"${",
        "`${",
        "[",
        "(",
        "{",
        "f(",
        "a[\"",
        "{\"a\":",
        "#",
        "<<A ",
        "cat <<A\n",
        "cat <<A > a.sh\n",
        "/*",
        "//",
        "<!--",
        "<!---->",
        "](",
        "```\n",
        "```sh\n",
        "'\\'",
        "/[",
        "r#\"",
        "R\"(",
        "@\"",
        "$\"\"\"",
        "a.",
        "?",
        "a ? ",
        "case x in ",
        "bash -c '",
        "sudo ",
        "docker run x ",
        "ssh x ",
        "FROM a\n",
        "RUN \\\n",
        "RUN <<A\n",
        "CMD [\"a\"]\n",
        "ONBUILD ",
        "- ",
        "a:\n ",
        "a: ",
        "a=b,",
        "--models a ",
        "x='",
        "x=\"\n",
        "\"\"\"",
        "a = <<A\n",
        "a {\n",
        "a = [",
        "a: b: ",
        "a.b.c.",
        "x \"a\" ",
        "\"${\"",
        "''${",
        "|||\n",
        "@\"\n",
        "@(",
        "<#",
        "<a>",
        "<a b=\"",
        "<a b='x'/>",
        "</a>",
        "<![CDATA[",
        "&amp;",
        "[a]\n",
        "a=\\\n",
        "a =\n b\n",
        "Environment=a=b\n",
        "a: b=c\n",
        "a:\n\tb\n",
        "define a\n",
        "a # # ",
        "SYSTEM \"\"\"\n",
    ];
    for unit in units {
        let length = if unit.len() == 1 { 20_000 } else { 4_000 };
        let text = unit.repeat(length / unit.len());
        let nodes = read_all(&text);
        assert!(nodes <= 2 * text.len() + 16, "{nodes} nodes for {unit:?}");
    }
}

#[test]
fn deep_nesting_ends() {
    let quoted =
        (0..200).fold("ollama run x".to_owned(), |inner, _| format!("bash -c \"{}\"", inner.replace('"', "'")));
    let brackets = format!("{}\"org/name\"{}", "[".repeat(5000), "]".repeat(5000));
    let calls = format!("{}\"org/name\"{}", "f(".repeat(5000), ")".repeat(5000));
    for text in [quoted, brackets, calls] {
        assert!(read_all(&text) <= text.len() + 16);
    }
}

#[test]
fn a_long_line_is_never_kept_in_one_piece() {
    let line = r#"{"model": "moonshotai/Kimi-K2", "note": "plain words about nothing"}, "#.repeat(2000);
    let tree = tree_of(&line, lines::read);
    let longest = tree.iter().filter_map(|(_, node)| node.value.as_ref()).map(|value| value.text().len()).max();
    assert!(longest.is_some_and(|longest| longest <= 8192));
    let found = tree.iter().map(|(id, _)| tree.value(id).matches("moonshotai/Kimi-K2").count()).sum::<usize>();
    assert_eq!(found, 2000, "an identifier was cut in two");
}
