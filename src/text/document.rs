//! Owns one file's decoded text and its line index. Never opens the file.

use super::{Format, Span};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// Distance in bytes between two [`Mark`]s: what a look-up counts through at most.
const MARK_DISTANCE: usize = 1024;

/// How the file's bytes became text, which decides how offsets lead back to bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8 as it stands.
    Utf8,
    /// UTF-8 behind a byte order mark of three bytes.
    Utf8Bom,
    /// UTF-16, little endian, behind a byte order mark.
    Utf16Le,
    /// UTF-16, big endian, behind a byte order mark.
    Utf16Be,
    /// Not valid UTF-8: every byte that does not fit became one `?`, so offsets are the file's.
    Lossy,
}

/// A place as people name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Counted from 1.
    pub line: usize,
    /// Counted from 1, in characters.
    pub column: usize,
}

/// What stands before one of the bytes 0, [`MARK_DISTANCE`], twice that, … of a text.
///
/// Kept so that a look-up costs the same in a line of fifty megabytes as in one of fifty characters.
#[derive(Debug, Clone, Copy, Default)]
struct Mark {
    characters: usize,
    utf16_units: usize,
}

impl Mark {
    /// Counts bytes that begin a character, so that an offset inside one does no harm.
    fn after(self, bytes: &[u8]) -> Self {
        let characters = bytes.iter().filter(|byte| !matches!(byte, 0x80..=0xBF)).count();
        let pairs = bytes.iter().filter(|byte| **byte >= 0xF0).count();
        Self { characters: self.characters + characters, utf16_units: self.utf16_units + characters + pairs }
    }
}

/// One file's text, decoded, with its line index and its format.
#[derive(Debug, Clone)]
pub struct Document {
    path: PathBuf,
    text: String,
    encoding: Encoding,
    format: Format,
    /// Byte offset in `text` at which each line starts.
    line_starts: Vec<usize>,
    marks: OnceLock<Vec<Mark>>,
}

impl Document {
    /// Makes a document of decoded text. `path` is relative to the root and decides the format.
    #[must_use]
    pub fn new(path: PathBuf, text: String, encoding: Encoding) -> Self {
        let format = Format::detect(&path, text.lines().next().unwrap_or_default());
        let newlines = memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1);
        let line_starts = std::iter::once(0).chain(newlines).collect();
        Self { path, text, encoding, format, line_starts, marks: OnceLock::new() }
    }

    /// The path relative to the root.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The decoded text, without a byte order mark.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How the bytes became text.
    #[must_use]
    pub fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// The format told from the path.
    #[must_use]
    pub fn format(&self) -> Format {
        self.format
    }

    /// Line and column of a byte offset in [`Self::text`].
    #[must_use]
    pub fn position(&self, offset: usize) -> Position {
        let line = self.line_starts.partition_point(|start| *start <= offset);
        let start = self.line_starts.get(line.saturating_sub(1)).copied().unwrap_or_default();
        let characters = self.before(offset).characters.saturating_sub(self.before(start).characters);
        Position { line, column: characters + 1 }
    }

    /// The span of a line without its line end; `line` counts from 1. An unknown line gives an empty span.
    #[must_use]
    pub fn line_span(&self, line: usize) -> Span {
        let Some(start) = line.checked_sub(1).and_then(|index| self.line_starts.get(index)).copied() else {
            return Span::default();
        };
        let next = self.line_starts.get(line).copied().unwrap_or(self.text.len());
        let content = Span::new(start, next).of(&self.text).trim_end_matches(['\n', '\r']);
        Span::new(start, start + content.len())
    }

    /// Where a span of [`Self::text`] stands in the file's bytes.
    #[must_use]
    pub fn file_span(&self, span: Span) -> Span {
        match self.encoding {
            Encoding::Utf8 | Encoding::Lossy => span,
            Encoding::Utf8Bom => Span::new(span.start + 3, span.end + 3),
            Encoding::Utf16Le | Encoding::Utf16Be => {
                Span::new(self.utf16_offset(span.start), self.utf16_offset(span.end))
            }
        }
    }

    fn utf16_offset(&self, offset: usize) -> usize {
        2 + 2 * self.before(offset).utf16_units
    }

    /// What stands before a byte of the text; past the end, what stands in all of it.
    fn before(&self, offset: usize) -> Mark {
        let offset = offset.min(self.text.len());
        let marks = self.marks.get_or_init(|| marks(self.text.as_bytes()));
        let index = offset / MARK_DISTANCE;
        let mark = marks.get(index).copied().unwrap_or_default();
        mark.after(self.text.as_bytes().get(index * MARK_DISTANCE..offset).unwrap_or_default())
    }
}

fn marks(bytes: &[u8]) -> Vec<Mark> {
    let counted = bytes.chunks(MARK_DISTANCE).scan(Mark::default(), |mark, chunk| {
        *mark = mark.after(chunk);
        Some(*mark)
    });
    std::iter::once(Mark::default()).chain(counted).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Decoded, decode};
    use proptest::prelude::*;

    fn document(text: &str) -> Document {
        Document::new("a.yaml".into(), text.into(), Encoding::Utf8)
    }

    #[test]
    fn columns_count_characters() {
        let document = document("a: é\nmodèle: kimi\n");
        assert_eq!(document.position(0), Position { line: 1, column: 1 });
        assert_eq!(document.position(document.text().find("kimi").unwrap()), Position { line: 2, column: 9 });
        assert_eq!(document.position(document.text().len()), Position { line: 3, column: 1 });
    }

    #[test]
    fn lines_leave_out_their_end() {
        let document = document("a\r\nb\n\nc");
        let lines: Vec<&str> = (1..=5).map(|line| document.line_span(line).of(document.text())).collect();
        assert_eq!(lines, ["a", "b", "", "c", ""]);
    }

    #[test]
    fn looking_up_places_far_into_a_line_stays_cheap() {
        let text = "ü".repeat(2_000_000);
        let document = document(&text);
        for _ in 0..100_000 {
            assert_eq!(document.position(text.len()).column, 2_000_001);
        }
    }

    /// A text as an editor would save it in each encoding.
    fn saved(text: &str, encoding: Encoding) -> Vec<u8> {
        let marked = || std::iter::once(0xFEFF).chain(text.encode_utf16());
        match encoding {
            Encoding::Utf8 | Encoding::Lossy => text.into(),
            Encoding::Utf8Bom => format!("\u{FEFF}{text}").into(),
            Encoding::Utf16Le => marked().flat_map(u16::to_le_bytes).collect(),
            Encoding::Utf16Be => marked().flat_map(u16::to_be_bytes).collect(),
        }
    }

    proptest! {
        #[test]
        fn a_span_leads_back_to_the_bytes(
            before in "[a-z\nèモ😀]{0,900}", needle in "[k-z2é😀]{1,9}", after in "[a-z\n]{0,9}", kind in 0usize..4
        ) {
            let encoding = [Encoding::Utf8, Encoding::Utf8Bom, Encoding::Utf16Le, Encoding::Utf16Be][kind];
            let bytes = saved(&format!("{before}{needle}{after}"), encoding);
            let Decoded::Text { text, encoding: told } = decode(bytes.clone()) else { panic!("taken for binary") };
            prop_assert_eq!(told, encoding);
            let document = Document::new("a.yaml".into(), text, told);
            let span = document.file_span(Span::new(before.len(), before.len() + needle.len()));
            let mark = saved("", encoding).len();
            prop_assert_eq!(&bytes[span.start..span.end], &saved(&needle, encoding)[mark..]);
        }
    }
}
