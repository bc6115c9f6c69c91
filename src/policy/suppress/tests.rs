//! Tests of what suppressions cover and what is told of those that are none.

use super::*;
use crate::extract::{Node, NodeId, Segment, SiteKind};
use crate::text::{Encoding, Span};
use jiff::civil::date;

fn node(parent: NodeId, segment: Segment, kind: SiteKind, key: Option<Span>, span: Span) -> Node {
    Node { parent: Some(parent), segment, kind, key_span: key, span, value: None, within: None }
}

/// Reads YAML-like lines: comments behind `#`, and the given `(key, value)` texts as nested nodes.
fn read(text: &str, nested: &[(&str, &str)]) -> Suppressions {
    let document = Document::new("a.yaml".into(), text.to_owned(), Encoding::Utf8);
    let mut tree = SiteTree::new(text);
    let mut parent = tree.root();
    for (key, value) in nested {
        let (key_at, value_at) = (text.find(key).unwrap(), text.find(value).unwrap());
        let segment = Segment::Key((*key).into());
        let key_span = Some(Span::new(key_at, key_at + key.len()));
        let value_span = Span::new(value_at, value_at + value.len());
        parent = tree.push(node(parent, segment, SiteKind::MapValue, key_span, value_span));
    }
    for (at, _) in text.match_indices('#') {
        let end = at + text[at..].find('\n').unwrap_or(text.len() - at);
        let root = tree.root();
        tree.push(node(root, Segment::Text, SiteKind::Comment, None, Span::new(at + 1, end)));
    }
    suppressions(&tree, &document)
}

fn covers(text: &str, nested: &[(&str, &str)]) -> Vec<RangeInclusive<usize>> {
    let found = read(text, nested);
    assert_eq!(found.malformed, []);
    found.list.into_iter().map(|suppression| suppression.covers).collect()
}

#[test]
fn at_the_end_of_a_line_it_covers_the_line() {
    let text = "a: 1\nmodel: kimi # owlint: ignore[OW101, unpinned-weights] until=2027-01-01 -- migrating\n";
    let found = read(text, &[]);
    let [suppression] = found.list.as_slice() else { panic!("{found:?}") };
    assert_eq!(suppression.covers, 2..=2);
    let ids: Vec<_> = suppression.named.iter().map(|named| (named.name.as_str(), named.ids.as_slice())).collect();
    assert_eq!(ids, [("OW101", ["OW101"].as_slice()), ("unpinned-weights", ["OW106"].as_slice())]);
    assert_eq!(suppression.until, Some(date(2027, 1, 1)));
    assert_eq!(suppression.reason, "migrating");
}

#[test]
fn on_a_line_of_its_own_it_covers_the_whole_value_below() {
    let text = "# owlint: ignore[supply] -- agreed\n# more\n\nspec:\n  model: kimi\n  pin: no\n\nother: 1\n";
    assert_eq!(covers(text, &[("spec", "model: kimi\n  pin: no"), ("model", "kimi")]), [4..=6]);
    assert_eq!(covers("# owlint: ignore[OW101] -- agreed\nplain text\nmore\n", &[]), [2..=2]);
}

#[test]
fn for_a_file_it_covers_every_line() {
    assert_eq!(covers("a: 1\n# owlint: ignore-file[parity] -- a benchmark\n", &[]), [1..=usize::MAX]);
}

#[test]
fn a_slip_is_told_and_does_not_hold() {
    for (comment, told) in [
        ("owlint: ignore -- reason", "names no rule"),
        ("owlint: ignore[] -- reason", "names no rule"),
        ("owlint: ignore[OW101]", "gives no reason"),
        ("owlint: ignore[OW101] --  ", "gives no reason"),
        ("owlint: ignore[OW999] -- x", "unknown rule or group `OW999`"),
        ("owlint: ignore[unpined-weights] -- x", "did you mean `unpinned-weights`?"),
        ("owlint: ignore[OW101 -- x", "no closing bracket"),
        ("owlint: ignore[OW101] until=2027 -- x", "is no date"),
        ("owlint: ignore[OW101] till tomorrow -- x", "only `until=YYYY-MM-DD`"),
        ("owlint: disable=OW101", "`disable` is no suppression"),
    ] {
        let found = read(&format!("model: kimi # {comment}\n"), &[]);
        assert_eq!(found.list, [], "{comment}");
        let told_all: Vec<&str> = found.malformed.iter().map(|one| one.why.as_str()).collect();
        assert!(told_all.len() == 1 && told_all[0].contains(told), "{comment}: {told_all:?}");
    }
}

#[test]
fn prose_and_strings_are_no_suppressions() {
    for text in ["a: 1 # owlint: a linter\n", "a: 'owlint: ignore[OW101] -- x' # y\n", "owlint: ignore[OW101] -- x"] {
        assert_eq!(read(text, &[]), Suppressions::default(), "{text}");
    }
}

#[test]
fn files_that_were_read_line_by_line_have_them_too() {
    let text = "{{ x }} // owlint: ignore[OW101] -- templated\n<!-- owlint: ignore[OW106] -- shown -->\nmodel\n";
    let document = Document::new("a.txt".into(), text.to_owned(), Encoding::Utf8);
    let mut tree = SiteTree::new(text);
    tree.structured = false;
    let found = suppressions(&tree, &document);
    let seen: Vec<_> = found.list.iter().map(|one| (one.covers.clone(), one.reason.as_str())).collect();
    assert_eq!(seen, [(1..=1, "templated"), (3..=3, "shown")]);
}

#[test]
fn a_reason_ends_before_the_comment_of_the_next_directive() {
    for opener in ["{#", "{{/*", "{{- /*", "<!--", "/*", "//", "##", "--", "# see owlint: the linter #"] {
        let text = format!("{opener} owlint: ignore[OW101] -- one {opener} owlint: ignore[OW106] -- two");
        let document = Document::new("a.txt".into(), text.clone(), Encoding::Utf8);
        let mut tree = SiteTree::new(&text);
        tree.structured = false;
        let found = suppressions(&tree, &document).list;
        let [first, second] = found.as_slice() else { panic!("{opener}: {found:?}") };
        assert_eq!(second.reason, "two", "{opener}");
        let told = first.reason.split(" # see owlint: the linter").next();
        assert_eq!(told, Some("one"), "{opener}");
        let removal = second.removal.as_ref().map_or(text.len(), |removal| removal.span.start);
        assert!(first.place.span.end <= removal, "{opener}: {first:?} reaches into what is taken out with the second");
    }
}

#[test]
fn it_silences_until_its_last_day() {
    let comment = "model: kimi # owlint: ignore[OW101] until=2026-12-01 -- moving\n";
    let list = read(comment, &[]).list;
    let place = |line: usize| {
        let text = format!("{}kimi", "\n".repeat(line - 1));
        let document = Document::new("a.yaml".into(), text, Encoding::Utf8);
        crate::text::Place::new(&Arc::new("a.yaml".into()), &document, Span::new(line - 1, line + 3))
    };
    let finding = |rule: &'static str, line: usize| Finding {
        rule,
        severity: crate::lints::Severity::High,
        confidence: crate::identify::Confidence::High,
        score: None,
        message: "".into(),
        help: "".into(),
        place: place(line),
        references: Vec::new(),
        related: Vec::new(),
        fixes: Vec::new(),
        status: Status::Active,
    };
    let silenced = |as_of: Date| {
        let mut list = list.clone();
        let mut findings = [finding("OW101", 1), finding("OW106", 1), finding("OW101", 2)];
        apply(&mut list, &mut findings, as_of);
        (findings.map(|finding| finding.status == Status::Suppressed), list[0].named[0].used)
    };
    assert_eq!(silenced(date(2026, 12, 1)), ([true, false, false], true));
    assert_eq!(silenced(date(2026, 12, 2)), ([false, false, false], false));
}
