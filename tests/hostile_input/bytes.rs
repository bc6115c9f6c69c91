//! Bytes that are no plain text: encodings, control characters, far columns, floods.

use super::{OTHER, folder, notices, owlint, paths, report};

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

#[test]
fn a_line_of_forty_megabytes_is_read_to_its_end() {
    // Unoptimised, a smaller one that is read in pieces too.
    let filling = "words of no kind ".repeat(if cfg!(debug_assertions) { 520_000 } else { 2_350_000 });
    for (name, text) in [
        ("a.txt", format!("{filling} {OTHER}\n")),
        ("a.json", format!("{{\"a\":\"{filling}\",\"model\":\"{OTHER}\"}}\n")),
        ("a.yaml", format!("a: '{filling}'\nmodel: {OTHER}\n")),
        ("a.min.js", format!("var a='{filling}';var model='{OTHER}';\n")),
        (".env", format!("A='{filling}'\nMODEL={OTHER}\n")),
    ] {
        let report = report(folder(&[(name, text.as_bytes())]).path(), "");
        assert!(paths(&report).contains(&name.to_owned()), "{name}: {:?}", notices(&report));
        assert_eq!(notices(&report), [format!("{name}: line-scanned")]);
    }
}

#[test]
fn odd_bytes_and_line_ends_hide_no_model() {
    for (name, text) in [
        ("mixed.yaml", format!("a: 1\r\nb: 2\nc: 3\rd: 4\r\n\rmodel: {OTHER}\r\n")),
        ("returns.yaml", format!("a: 1\rmodel: {OTHER}\r")),
        ("feeds.yaml", format!("a: 1\u{85}b\u{2028}c\nmodel: {OTHER}\n")),
        ("tabs.yaml", format!("a:\n\tb: 1\n\tmodel: {OTHER}\n")),
        ("tabs.toml", format!("\ta\t=\t1\n\tmodel\t=\t\"{OTHER}\"\t\n")),
        ("twice.yaml", format!("model: x\nmodel: {OTHER}\nmodel: y\n")),
        ("twice.json", format!("{{\"model\": \"x\", \"model\": \"{OTHER}\"}}")),
        ("twice.toml", format!("model = \"x\"\nmodel = \"{OTHER}\"\n[a]\n[a]\n")),
        ("twice.env", format!("MODEL=x\nMODEL={OTHER}\n")),
        ("bell.yaml", format!("a: \"\u{7}\u{1b}[31m\u{202e}\"\nmodel: {OTHER}\n")),
        ("bell.json", format!("{{\"a\u{1b}]8;;x\u{7}\": 1, \"model\": \"{OTHER}\"}}")),
        ("bell.toml", format!("a = \"\u{0}\u{8}\"\nmodel = \"{OTHER}\"\n").replace('\0', "\u{1}")),
        ("marks.yaml", format!("\u{feff}\u{feff}a: 1\nmodel: {OTHER}\n")),
        ("late-nul.yaml", format!("#{}\nmodel: {OTHER}\n#\0\n", "x".repeat(9_000))),
        ("inside.yaml", format!("model: \"{OTHER}\u{200b}\"\nother_model: {OTHER}\n")),
    ] {
        let report = report(folder(&[(name, text.as_bytes())]).path(), "");
        assert!(paths(&report).contains(&name.to_owned()), "{name}: {:?}", notices(&report));
    }
}

#[test]
fn latin_1_keeps_its_model_in_every_kind_of_file() {
    for (name, text) in [
        ("a.yaml", format!("a: \u{e9}\nmodel: {OTHER}\n")),
        ("a.json", format!("{{\"a\": \"\u{e9}\", \"model\": \"{OTHER}\"}}")),
        ("a.toml", format!("a = \"\u{e9}\"\nmodel = \"{OTHER}\"\n")),
        (".env", format!("A=\u{e9}\nMODEL={OTHER}\n")),
        ("a.py", format!("# \u{e9}\nmodel = \"{OTHER}\"\n")),
        ("a.tf", format!("# \u{e9}\nmodel = \"{OTHER}\"\n")),
        ("a.md", format!("\u{e9} `{OTHER}`\n")),
        ("a.xml", format!("<a b=\"\u{e9}\"><model>{OTHER}</model></a>")),
        ("Dockerfile", format!("# \u{e9}\nENV MODEL={OTHER}\n")),
    ] {
        let bytes: Vec<u8> = text.chars().map(|letter| u8::try_from(letter).unwrap()).collect();
        let report = report(folder(&[(name, &bytes)]).path(), "");
        assert!(paths(&report).contains(&name.to_owned()), "{name}");
        assert!(notices(&report).contains(&format!("{name}: encoding")));
    }
}
