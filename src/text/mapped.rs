//! Owns text that was decoded out of another text (escapes resolved, indentation taken off) and the way back.
//! Never decodes anything itself: extractors push pieces, this module remembers where each came from.

use super::Span;
use std::borrow::Cow;

/// One linear stretch: the byte `decoded` of the new text stands at byte `source` of the outer text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Piece {
    decoded: usize,
    source: usize,
}

/// A text together with the place of each of its bytes in the document it was read from.
///
/// Extractors read `text()` and hand spans through [`MappedText::span`], so text inside text inside text still
/// points into the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MappedText<'a> {
    text: Cow<'a, str>,
    /// Sorted by `decoded`; never empty.
    pieces: Vec<Piece>,
    /// Where the outer text ends that this was read from.
    source_end: usize,
}

impl<'a> MappedText<'a> {
    /// A text that stands letter by letter at `source` in the document.
    #[must_use]
    pub fn linear(text: &'a str, source: usize) -> Self {
        Self { text: Cow::Borrowed(text), pieces: vec![Piece { decoded: 0, source }], source_end: source + text.len() }
    }

    /// The decoded text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The place in the document of a byte of the decoded text.
    #[must_use]
    pub fn offset(&self, decoded: usize) -> usize {
        let after = self.pieces.partition_point(|piece| piece.decoded <= decoded);
        let Some(piece) = after.checked_sub(1).and_then(|index| self.pieces.get(index)) else { return self.source_end };
        let next = self.pieces.get(after).map_or(self.source_end, |next| next.source);
        (piece.source + (decoded - piece.decoded)).min(next.max(piece.source))
    }

    /// The place in the document of a range of the decoded text.
    ///
    /// The end is taken from the last byte inside, so that a range never swallows an escape behind it.
    #[must_use]
    pub fn span(&self, decoded: Span) -> Span {
        let start = self.offset(decoded.start);
        if decoded.is_empty() {
            return Span::new(start, start);
        }
        Span::new(start, self.offset(decoded.end - 1) + 1)
    }

    /// The part of this text under `range`, still mapped; an unfit range gives an empty text.
    #[must_use]
    pub fn slice(&self, range: Span) -> MappedText<'_> {
        let text = range.of(&self.text);
        let first = self.pieces.partition_point(|piece| piece.decoded <= range.start);
        let mut pieces = vec![Piece { decoded: 0, source: self.offset(range.start) }];
        let inner = self.pieces.iter().skip(first).take_while(|piece| piece.decoded < range.end);
        pieces.extend(inner.map(|piece| Piece { decoded: piece.decoded - range.start, source: piece.source }));
        MappedText { text: Cow::Borrowed(text), pieces, source_end: self.span(range).end }
    }

    /// One text out of several that stand in the document in this order, each still leading back to its own place.
    #[must_use]
    pub fn concat<'b>(parts: impl IntoIterator<Item = MappedText<'b>>) -> MappedText<'static> {
        let (mut text, mut pieces, mut source_end) = (String::new(), Vec::new(), 0);
        for part in parts {
            let base = text.len();
            pieces.extend(part.pieces.iter().map(|piece| Piece { decoded: base + piece.decoded, ..*piece }));
            text.push_str(&part.text);
            source_end = part.source_end;
        }
        if pieces.is_empty() {
            pieces.push(Piece { decoded: 0, source: source_end });
        }
        MappedText { text: Cow::Owned(text), pieces, source_end }
    }

    /// The same text owning its letters.
    #[must_use]
    pub fn into_owned(self) -> MappedText<'static> {
        MappedText { text: Cow::Owned(self.text.into_owned()), pieces: self.pieces, source_end: self.source_end }
    }
}

/// Puts a [`MappedText`] together piece by piece, on top of the text it is read from.
#[derive(Debug)]
pub struct MappedTextBuilder<'a> {
    outer: &'a MappedText<'a>,
    text: String,
    pieces: Vec<Piece>,
    source_end: usize,
}

impl<'a> MappedTextBuilder<'a> {
    /// Starts an empty text whose pieces come from `outer`.
    #[must_use]
    pub fn new(outer: &'a MappedText<'a>) -> Self {
        Self { outer, text: String::new(), pieces: Vec::new(), source_end: outer.source_end }
    }

    /// Appends the letters that stand under `range` of the outer text.
    pub fn copy(&mut self, range: Span) {
        let slice = self.outer.slice(range);
        let base = self.text.len();
        self.pieces
            .extend(slice.pieces.iter().map(|piece| Piece { decoded: base + piece.decoded, source: piece.source }));
        self.text.push_str(slice.text());
        self.source_end = slice.source_end;
    }

    /// Appends `text`, which is what the outer text says under `range` in another spelling (an escape).
    pub fn replace(&mut self, range: Span, text: &str) {
        let source = self.outer.span(range);
        self.pieces.push(Piece { decoded: self.text.len(), source: source.start });
        self.text.push_str(text);
        self.source_end = source.end;
    }

    /// Ends the text.
    #[must_use]
    pub fn finish(mut self) -> MappedText<'static> {
        if self.pieces.is_empty() {
            self.pieces.push(Piece { decoded: 0, source: self.source_end });
        }
        MappedText { text: Cow::Owned(self.text), pieces: self.pieces, source_end: self.source_end }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_escape_leads_back_to_its_place() {
        let outer = MappedText::linear(r"a\nkimi", 10);
        let mut builder = MappedTextBuilder::new(&outer);
        builder.copy(Span::new(0, 1));
        builder.replace(Span::new(1, 3), "\n");
        builder.copy(Span::new(3, 7));
        let text = builder.finish();
        assert_eq!(text.text(), "a\nkimi");
        assert_eq!(text.span(Span::new(2, 6)), Span::new(13, 17));
        assert_eq!(text.slice(Span::new(2, 6)).span(Span::new(0, 4)), Span::new(13, 17));
    }
    #[test]
    fn parts_of_a_joined_text_lead_back_to_their_own_places() {
        let parts = [MappedText::linear("import x\n", 10), MappedText::linear("kimi", 40)];
        let text = MappedText::concat(parts);
        assert_eq!(text.text(), "import x\nkimi");
        assert_eq!(text.span(Span::new(9, 13)), Span::new(40, 44));
        assert_eq!(text.span(Span::new(0, 6)), Span::new(10, 16));
    }
}
