//! Names that were made to break out of a report.

use super::{FORMATS, report_with};
use crate::sample::{finding, place, reference};
use owlint::lints::{Related, Severity};
use owlint::report::{Format, Outcome};
use owlint::text::{Notice, NoticeKind};

const NAME: &str = "a\n::error::p\r##[error]q]]>|`@team #1 <img src=x>\u{1b}[31m\u{202e},b:c\"'&[x](https://e.example)";

const FORMULA: &str = "=HYPERLINK(\"https://e.example\")";

/// The sample with a finding whose path, identifier and texts are hostile.
fn poison(outcome: &mut Outcome) {
    for name in [NAME, FORMULA, "::error::first", "a\\|b|c"] {
        let place = place(name, name, name);
        outcome.codebase.references.push(reference(place.clone(), name, None));
        outcome.scores.push(None);
        outcome.advice.push(Vec::new().into());
        let id = outcome.codebase.references.len() - 1;
        let mut one = finding("OW101", Severity::High, place.clone(), id, &format!("leans on `{name}` {name}"));
        one.help = name.into();
        one.related = vec![Related { place, message: name.to_owned() }];
        outcome.findings.push(one);
        outcome.notices.push(Notice { path: name.into(), kind: NoticeKind::Skipped, message: name.to_owned() });
    }
}

#[test]
fn nothing_that_steers_is_in_what_people_read() {
    for format in FORMATS {
        // Programs read these, and get the names as they are, escaped as JSON.
        if matches!(format, Format::Json | Format::Jsonl) {
            continue;
        }
        let mut text = report_with(format, poison);
        if format == Format::Gitlab {
            // The path has to be the file's.
            text =
                text.lines().filter(|line| !line.contains("\"path\":") && !line.contains("\"fingerprint\":")).collect();
        }
        assert!(!text.contains(['\u{1b}', '\u{202e}', '\u{7}']), "{format:?}: {text}");
        assert!(text.contains("leans on"), "{format:?}: {text}");
    }
}

#[test]
fn documents_stay_whole() {
    for format in [Format::Json, Format::Sarif, Format::Gitlab] {
        let text = report_with(format, poison);
        assert!(serde_json::from_str::<serde_json::Value>(&text).is_ok(), "{format:?}");
    }
    for line in report_with(Format::Jsonl, poison).lines() {
        assert!(serde_json::from_str::<serde_json::Value>(line).is_ok(), "{line}");
    }
    for format in [Format::Junit, Format::Checkstyle] {
        let text = report_with(format, poison);
        let document = roxmltree::Document::parse(&text).unwrap();
        let names = document.descendants().filter_map(|node| node.attribute("name"));
        assert!(names.into_iter().any(|name| name.contains("::error::p")), "{text}");
    }
}

#[test]
fn no_name_becomes_a_command() {
    let text = report_with(Format::Github, poison);
    for line in text.lines().filter(|line| line.trim_start().starts_with("::")) {
        let is_ours = ["::error file=", "::warning file=", "::notice file=", "::notice title="];
        assert!(is_ours.iter().any(|head| line.starts_with(head)), "{line}");
        let (properties, _) = line[2..].split_once("::").unwrap();
        assert!(properties.matches("file=").count() <= 1, "{line}");
    }
    assert!(!text.contains("##["), "{text}");
    let text = report_with(Format::Concise, poison);
    assert!(!text.lines().any(|line| line.trim_start().starts_with("::")), "{text}");
}

#[test]
fn no_name_leaves_its_cell_or_marks_up() {
    for format in [Format::Markdown, Format::Comment] {
        let text = report_with(format, poison);
        let rows: Vec<&str> = text.lines().filter(|line| line.starts_with("| **")).collect();
        assert_eq!(rows.len(), 5, "{text}");
        for row in rows {
            assert_eq!(row.matches('|').count(), 6, "{row}");
        }
        for harm in ["<img", "@team", "#1 ", "[x](", "]]>"] {
            assert!(!text.contains(harm), "{harm}: {text}");
        }
    }
}

#[test]
fn no_cell_is_a_formula_and_no_row_is_broken() {
    let text = report_with(Format::Csv, poison);
    for row in text.trim_end().split("\r\n") {
        assert!(!row.contains(['\n', '\r']), "{row:?}");
        let cells = cells(row);
        assert_eq!(cells.len(), 22, "{row}");
        for cell in cells {
            assert!(!cell.trim_start().starts_with(['=', '+', '-', '@']), "{cell}");
        }
    }
}

/// Takes a row apart as RFC 4180 has it.
fn cells(row: &str) -> Vec<String> {
    let (mut cells, mut quoted) = (vec![String::new()], false);
    let mut letters = row.chars().peekable();
    while let Some(letter) = letters.next() {
        let cell = cells.last_mut().unwrap();
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => cell.extend(letters.next()),
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(String::new()),
            other => cell.push(other),
        }
    }
    cells
}
