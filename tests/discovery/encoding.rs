//! Spans lead back to the bytes of the file, whatever its encoding.

#![allow(clippy::indexing_slicing, reason = "a test fails by panicking")]

use crate::tree::Tree;
use owlint::discover::{Files, read_bytes};
use owlint::text::{Decoded, Document, Encoding, Position, Span, decode};

/// Reads a file as the flow does, finds `needle` and returns the bytes of the file that it stands in.
fn found_in_file(bytes: &[u8], needle: &str) -> (Vec<u8>, Encoding, Position) {
    let tree = Tree::new();
    tree.write("model.yaml", bytes);
    let discovery = tree.all();
    let read = read_bytes(&Files::below(&discovery.root), &discovery.inputs[0]).unwrap();
    let Decoded::Text { text, encoding } = decode(read) else { panic!("taken for binary") };
    let document = Document::new(discovery.inputs[0].relative.clone(), text, encoding);
    let start = document.text().find(needle).unwrap();
    let span = document.file_span(Span::new(start, start + needle.len()));
    let file = std::fs::read(tree.path("model.yaml")).unwrap();
    (file[span.start..span.end].to_vec(), encoding, document.position(start))
}

const TEXT: &str = "# modèle 😀\nmodel: Kimi-K2\n";
const PLACE: Position = Position { line: 2, column: 8 };

#[test]
fn utf8_with_and_without_a_mark() {
    assert_eq!(found_in_file(TEXT.as_bytes(), "Kimi-K2"), (b"Kimi-K2".to_vec(), Encoding::Utf8, PLACE));
    let marked = format!("\u{feff}{TEXT}");
    assert_eq!(found_in_file(marked.as_bytes(), "Kimi-K2"), (b"Kimi-K2".to_vec(), Encoding::Utf8Bom, PLACE));
}

#[test]
fn utf16_in_both_orders() {
    for (encoding, order) in [
        (Encoding::Utf16Le, u16::to_le_bytes as fn(u16) -> [u8; 2]),
        (Encoding::Utf16Be, u16::to_be_bytes as fn(u16) -> [u8; 2]),
    ] {
        let saved = |text: &str| text.encode_utf16().flat_map(order).collect::<Vec<u8>>();
        let file = saved(&format!("\u{feff}{TEXT}"));
        assert_eq!(found_in_file(&file, "Kimi-K2"), (saved("Kimi-K2"), encoding, PLACE));
    }
}

#[test]
fn latin_1_keeps_its_offsets() {
    let file = b"# mod\xE8le \xA9\xA9\nmodel: Kimi-K2\n";
    assert_eq!(found_in_file(file, "Kimi-K2"), (b"Kimi-K2".to_vec(), Encoding::Lossy, PLACE));
}
