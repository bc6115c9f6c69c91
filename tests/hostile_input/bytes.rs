//! Bytes that are no plain text: encodings, control characters, far columns, floods.

use super::{folder, owlint, report};

#[test]
fn floods_of_comments_and_long_names_are_read() {
    let comments = "# gpt-4o owlint: ignore[\n".repeat(2_000);
    let name = format!("{}: moonshotai/Kimi-K2-Instruct\n", "model_".repeat(60_000));
    let column = format!("{{\"a\": \"{}\", \"model\": \"moonshotai/Kimi-K2-Instruct\"}}", "x".repeat(70_000));
    let files = [("a.yaml", comments.as_bytes()), ("b.yaml", name.as_bytes()), ("c.json", column.as_bytes())];
    let folder = folder(&files);
    let report = report(folder.path(), "");
    let far = report["references"].as_array().unwrap().iter().find(|one| one["path"] == "c.json").unwrap();
    assert!(far["column"].as_u64().unwrap() > 65_535);
    // Frames of far columns are drawn for people, too.
    assert!(owlint(folder.path(), "check --exit-zero --color always").status.success());
}

#[test]
fn every_encoding_with_and_without_its_mark_keeps_the_good_file() {
    let text = "model: moonshotai/Kimi-K2-Instruct\r\nother: 1\rlast: 2\n";
    let units: Vec<u16> = text.encode_utf16().collect();
    let wide: Vec<u8> = text.chars().flat_map(|letter| u32::from(letter).to_le_bytes()).collect();
    let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
    let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
    for bytes in [
        [&[0xFF, 0xFE], little.as_slice()].concat(),
        [&[0xFE, 0xFF], big.as_slice()].concat(),
        little,
        big,
        [&[0xFF, 0xFE, 0, 0], wide.as_slice()].concat(),
        wide,
        vec![0xEF, 0xBB, 0xBF],
        vec![0xFF; 4096],
        vec![0; 4096],
    ] {
        report(folder(&[("a.yaml", &bytes)]).path(), "");
    }
}
