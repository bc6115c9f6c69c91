//! Owns the literals that name the arguments behind them, and lists of words in one pair of marks. Never binds keys.

use super::Walk;
use crate::extract::code::frames::Stands;
use crate::extract::code::languages::Escapes;
use crate::text::Span;

impl Walk<'_> {
    /// Remembers a literal, or what is as good as one, as what names the arguments behind it.
    pub(super) fn note_literal(&mut self, body: Span) {
        let frame = self.frames.top_mut();
        if frame.slot.key.is_some() {
            return;
        }
        let is_option = |place: Span| place.of(self.source).starts_with("--");
        if frame.first.is_none_or(|(_, first)| is_option(body) && !is_option(first)) {
            frame.first = Some((frame.index, body));
        }
        if frame.index.is_multiple_of(2) {
            frame.latest = Some((frame.index, body));
        }
    }

    /// The words of `%w[a b]`, as a list.
    pub(super) fn words(&mut self, body: Span) {
        self.settle();
        self.frames.open(b'[', None, body.start);
        let mut at = body.start;
        for word in body.of(self.source).split_inclusive(char::is_whitespace) {
            let span = Span::new(at, at + word.trim_end().len());
            at += word.len();
            if !span.is_empty() {
                self.frames.literal(span, Escapes::None, Stands::default());
                self.frames.end_item();
                self.frames.top_mut().index += 1;
            }
        }
        self.frames.close(b'[', body.end);
    }
}
