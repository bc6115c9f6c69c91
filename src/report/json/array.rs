//! Owns writing the lists of a document, which may be longer than there is memory for their objects: in pieces, and where
//! that is worth it several at once. Never knows what stands in it; the bytes are those of `serde_json`'s own indentation.

use rayon::prelude::*;
use serde::Serialize;
use std::io::{self, Write};
use std::ops::Range;

/// How many items are put into text in one go, by one thread.
const PIECE: usize = 128;

/// How many pieces are held in memory before they are written.
const PIECES: usize = 16;

/// How far the items of a list that is a field of the document are indented.
const ITEM_INDENT: &[u8] = b"    ";

/// The fields of an object as a document has them: indented once, without the braces around them.
pub(super) fn fields(object: &impl Serialize) -> io::Result<String> {
    let text = serde_json::to_string_pretty(object)?;
    let inner = text.strip_prefix("{\n").and_then(|rest| rest.strip_suffix("\n}"));
    Ok(inner.unwrap_or_default().to_owned())
}

/// How one item, by its number, is put into text.
type Item<'i> = &'i (dyn Fn(usize, &mut Text) -> io::Result<()> + Sync);

/// Writes a list of `count` items that is a field of the document.
pub(super) fn array(count: usize, item: Item<'_>, out: &mut dyn Write) -> io::Result<()> {
    if count == 0 {
        return out.write_all(b"[]");
    }
    let starts: Vec<usize> = (0..count).step_by(PIECE).collect();
    let written = |start: &usize| in_text(*start..count.min(start + PIECE), item);
    for batch in starts.chunks(PIECES) {
        let texts: Vec<io::Result<Vec<u8>>> = if starts.len() == 1 {
            batch.iter().map(written).collect()
        } else {
            batch.par_iter().map(written).collect()
        };
        for (start, text) in batch.iter().zip(texts) {
            out.write_all(if *start == 0 { b"[" } else { b"," })?;
            out.write_all(&text?)?;
        }
    }
    out.write_all(b"\n  ]")
}

/// Items with a comma between them, each on lines of its own.
fn in_text(items: Range<usize>, item: Item<'_>) -> io::Result<Vec<u8>> {
    let mut text = Text(Vec::new());
    for (at, number) in items.enumerate() {
        text.write_all(if at == 0 { b"\n" } else { b",\n" })?;
        item(number, &mut text)?;
    }
    Ok(text.0)
}

/// Text whose lines are indented as the items of a list are. A line end is no part of any text in JSON, and the last byte
/// of what is written in one go.
pub(super) struct Text(Vec<u8>);

impl Text {
    /// Adds an object.
    pub(super) fn add(&mut self, object: &impl Serialize) -> io::Result<()> {
        serde_json::to_writer_pretty(self, object).map_err(io::Error::from)
    }
}

impl Write for Text {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.extend_from_slice(bytes);
        if bytes.ends_with(b"\n") {
            self.0.extend_from_slice(ITEM_INDENT);
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{PIECE, PIECES, array, fields};
    use serde_json::{Value, json};

    #[test]
    fn the_bytes_are_those_of_the_usual_indentation() {
        for count in [0, 1, 2, PIECE - 1, PIECE, PIECE + 1, PIECE * PIECES, 2 * PIECE * PIECES + 3] {
            let items: Vec<Value> = (0..count).map(|n| json!({"n": n, "of": [n, {}], "text": "a\nb \"c\""})).collect();
            let mut out = b"{\n  \"items\": ".to_vec();
            array(count, &|number, text| text.add(&items[number]), &mut out).unwrap();
            out.extend_from_slice(b"\n}");
            let usual = serde_json::to_string_pretty(&json!({ "items": items })).unwrap();
            assert_eq!(String::from_utf8(out).unwrap(), usual, "{count}");
        }
    }

    #[test]
    fn fields_stand_without_braces() {
        assert_eq!(fields(&json!({"a": [1]})).unwrap(), "  \"a\": [\n    1\n  ]");
    }
}
