//! Owns the one-line window that a frame shows, with the true line and column. Never hands miette a whole file: its
//! cost grows with the file, and it cannot draw past column 65,535.

use crate::text::{Place, Span, clip, sanitise};
use miette::{MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};

/// Bytes shown on either side of the focus at the least, however narrow the terminal.
const LEAST_AROUND: usize = 20;

/// One line of a file, cut to the terminal and sanitised.
#[derive(Debug)]
pub(super) struct Snippet {
    name: String,
    text: String,
    focus: Span,
    line: usize,
    column: usize,
}

impl Snippet {
    /// Cuts the line of `place` to about `width` columns around its focus. `name` is shown as the file's name.
    #[must_use]
    pub(super) fn new(place: &Place, name: String, width: usize) -> Self {
        let excerpt = &place.excerpt;
        let around = width.saturating_sub(excerpt.focus.len() + 12) / 2;
        let around = around.max(LEAST_AROUND).min(width);
        let before = excerpt.focus.start;
        let after = excerpt.line.len().saturating_sub(excerpt.focus.end);
        let spare = around.saturating_sub(before) + around.saturating_sub(after);
        let clipped = clip(&excerpt.line, excerpt.focus, around + spare.min(around));
        let clean = clipped.sanitised();
        let is_cut = clean.cut_left || excerpt.skipped > 0;
        let (left, right) = (if is_cut { "…" } else { "" }, if clean.cut_right { "…" } else { "" });
        let focus = Span::new(clean.focus.start + left.len(), clean.focus.end + left.len());
        let text = [left, clean.text.trim_end(), right].concat();
        Self { name, text, focus, line: place.start.line, column: place.start.column }
    }

    /// Where the focus stands in the window.
    #[must_use]
    pub(super) fn focus(&self) -> SourceSpan {
        (self.focus.start, self.focus.len()).into()
    }
}

impl SourceCode for Snippet {
    fn read_span<'a>(
        &'a self,
        _span: &SourceSpan,
        _context_lines_before: usize,
        _context_lines_after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let (line, column) = (self.line.saturating_sub(1), self.column.saturating_sub(1));
        let whole = SourceSpan::from((0, self.text.len()));
        let name = self.name.clone();
        Ok(Box::new(MietteSpanContents::new_named(name, self.text.as_bytes(), whole, line, column, 1)))
    }
}

/// Returns the focus of a place as one clean line, cut to `longest` characters.
#[must_use]
pub(super) fn short(text: &str, longest: usize) -> String {
    let clean = sanitise(text);
    if clean.chars().count() <= longest {
        return clean.into_owned();
    }
    clean.chars().take(longest.saturating_sub(1)).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::super::{View, fault};
    use crate::text::{Document, Encoding, Place, Span};
    use proptest::prelude::*;
    use std::sync::Arc;

    proptest! {
        #[test]
        fn any_line_can_be_framed(text in any::<String>(), start in 0_usize..60, length in 0_usize..60, width in 0_usize..200) {
            let boundary = |at: usize| (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
            let span = Span::new(boundary(start), boundary(start + length));
            let document = Document::new("x.yaml".into(), text.clone(), Encoding::Utf8);
            let place = Place::new(&Arc::new("x.yaml".into()), &document, span);
            let mut out = Vec::new();
            fault("m", "h", &place, &View { width, ..View::default() }, &mut out).unwrap();
            let shown = String::from_utf8(out).unwrap();
            let at = format!("x.yaml:{}:{}", place.start.line, place.start.column);
            prop_assert!(shown.contains(&at), "{shown}");
            prop_assert!(!shown.chars().any(|c| c.is_control() && c != '\n'), "{shown:?}");
        }
    }
}
