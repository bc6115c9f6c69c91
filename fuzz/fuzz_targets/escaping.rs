//! Owns: no name, text or message, whatever stands in it, breaks out of a report: nothing steers a terminal, JSON and
//! XML parse, a workflow command is one line, a row of CSV is one row, and a token is never shown.

#![no_main]

use arbitrary::Arbitrary;
use libfuzzer_sys::fuzz_target;
use owlint::lints::Related;
use owlint::report::{Extras, Format, Outcome, Verbosity, View, cyclonedx, inventory_csv, inventory_json};
use owlint::report::{inventory_table, spdx, write};
use owlint::text::{Document, Encoding, Notice, NoticeKind, Place, Span};
use owlint_fuzz::{assert_shown, check_text};
use serde_json::Value;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What an attacker may choose.
#[derive(Arbitrary, Debug)]
struct Words {
    form: u8,
    path: String,
    line: String,
    identifier: String,
    message: String,
    notice: String,
    verbose: bool,
}

/// Stands in the line of every place.
const TOKEN: &str = "sk-proj0123456789abcdefghij";

fuzz_target!(|words: Words| {
    let outcome = poisoned(&words);
    let verbosity = if words.verbose { Verbosity::Verbose } else { Verbosity::Normal };
    let view = View { verbosity, ..View::default() };
    let report = |format| text_of(|out| write(&outcome, format, &view, out));
    // One form an input: some of them take a hundred times as long as what they are made of.
    match words.form % 16 {
        0 => assert_shown(&report(Format::Human)),
        1 => assert_shown(&report(Format::Concise)),
        2 => assert_shown(&report(Format::Markdown)),
        3 => assert_shown(&report(Format::Comment)),
        4 => assert_shown(&text_of(|out| inventory_table(&outcome, Extras::default(), &view, out))),
        5 => assert_commands(&report(Format::Github), outcome.findings.len()),
        6 => assert_json(&report(Format::Json)),
        7 => assert_json(&report(Format::Sarif)),
        8 => assert_json(&report(Format::Gitlab)),
        9 => report(Format::Jsonl).lines().for_each(assert_json),
        10 => assert_json(&text_of(|out| inventory_json(&outcome, Extras::default(), out))),
        11 => assert_json(&text_of(|out| cyclonedx(&outcome, out))),
        12 => assert_json(&text_of(|out| spdx(&outcome, out))),
        13 => assert_xml(&report(if words.verbose { Format::Junit } else { Format::Checkstyle })),
        14 => assert_rows(&report(Format::Csv), outcome.findings.len() + outcome.notices.len() + 1),
        _ => assert_rows(&text_of(|out| inventory_csv(&outcome, out)), outcome.codebase.references.len() + 1),
    }
});

/// The outcome of a small file, with the attacker's words wherever some of the user's stand.
fn poisoned(words: &Words) -> Outcome<'static> {
    let text = "spec:\n  model: moonshotai/Kimi-K2-Instruct\n  other: gpt-4o # owlint: ignore[OW101] -- x\n";
    let mut outcome = check_text(Path::new("a.yaml"), text);
    let line = format!("{} token: {TOKEN} {} {}", words.line, words.identifier, words.line);
    let path = Arc::new(PathBuf::from(&words.path));
    let document = Document::new(path.to_path_buf(), line, Encoding::Utf8);
    let start = document.text().find(&words.identifier).unwrap();
    let place = Place::new(&path, &document, Span::new(start, start + words.identifier.len()));
    for one in &mut outcome.codebase.references {
        one.place = place.clone();
        one.text.clone_from(&words.identifier);
        one.key.clone_from(&words.message);
        one.provider = Some(words.message.clone());
        one.publisher = Some(words.message.clone());
    }
    for one in &mut outcome.findings {
        one.place = place.clone();
        one.message = words.message.as_str().into();
        one.help = Arc::clone(&one.message);
        one.related = vec![Related { place: place.clone(), message: words.message.clone() }];
    }
    outcome.notices.push(Notice { path: path.to_path_buf(), kind: NoticeKind::Skipped, message: words.notice.clone() });
    outcome
}

fn text_of(write: impl FnOnce(&mut dyn io::Write) -> io::Result<()>) -> String {
    let mut out = Vec::new();
    write(&mut out).unwrap();
    let text = String::from_utf8(out).unwrap();
    assert!(!text.contains(TOKEN), "a token is shown: {text}");
    text
}

/// Programs get names as they are: JSON escapes what stands before the blank in ASCII and nothing else.
fn assert_json(text: &str) {
    assert!(!text.contains(|c: char| c < ' ' && c != '\n'), "{text:?}");
    assert!(serde_json::from_str::<Value>(text).is_ok(), "{text}");
}

fn assert_xml(text: &str) {
    assert_shown(text);
    assert!(roxmltree::Document::parse(text).is_ok(), "{text}");
}

/// Every command is one of ours, and there is at most one for each finding and one that counts the rest.
fn assert_commands(text: &str, findings: usize) {
    assert_shown(text);
    let commands: Vec<&str> = text.lines().filter(|line| line.trim_start().starts_with("::")).collect();
    assert!(commands.len() <= findings + 1, "{text}");
    for command in commands {
        let heads = ["::error file=", "::warning file=", "::notice file=", "::notice title="];
        assert!(heads.iter().any(|head| command.starts_with(head)), "{command}");
        let (properties, _) = command[2..].split_once("::").unwrap();
        let properties = properties.split_once(' ').unwrap().1.split(',');
        assert!(properties.filter(|property| property.starts_with("file=")).count() <= 1, "{command}");
    }
    assert!(!text.contains("##["), "{text}");
}

/// Every row has the cells of the first, and none is read as a formula.
fn assert_rows(text: &str, rows: usize) {
    let all: Vec<&str> = text.strip_suffix("\r\n").unwrap_or_default().split("\r\n").collect();
    assert_eq!(all.len(), rows, "{text}");
    let heads = cells(all[0]).len();
    for row in all {
        assert_shown(row);
        let cells = cells(row);
        assert_eq!(cells.len(), heads, "{row}");
        assert!(!cells.iter().any(|cell| cell.trim_start().starts_with(['=', '+', '-', '@'])), "{row}");
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
