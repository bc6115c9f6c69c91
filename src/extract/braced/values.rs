//! Owns the step from a string's letters to its value: escapes resolved, the indentation of blocks taken off.
//! Never decides where a value hangs.

use super::dialect::{Escapes, Quote};
use crate::extract::plain::line_end;
use crate::extract::quoted::{self, Dialect};
use crate::text::{MappedText, MappedTextBuilder, Span};

/// The value of the string whose letters stand at `body`.
pub(super) fn decoded(text: &MappedText<'_>, body: Span, quote: &Quote) -> MappedText<'static> {
    if quote.block {
        return dedented(text, body);
    }
    match quote.escapes {
        Escapes::Backslash => quoted::unescape(&text.slice(body), Dialect::Json),
        Escapes::Doubled | Escapes::Backtick => undoubled(text, body, quote.close),
        Escapes::Indented | Escapes::None => text.slice(body).into_owned(),
    }
}

/// The lines at `body` without the white space that all of them start with.
fn dedented(text: &MappedText<'_>, body: Span) -> MappedText<'static> {
    let source = text.text();
    let lines = || {
        std::iter::successors(Some(body.start), |at| Some(line_end(source, *at) + 1))
            .take_while(|at| *at < body.end)
            .map(|at| Span::new(at, (line_end(source, at) + 1).min(body.end)))
    };
    let indent = |line: Span| {
        let content = line.of(source);
        content.len() - content.trim_start_matches([' ', '\t']).len()
    };
    let filled = lines().filter(|line| !line.of(source).trim().is_empty());
    let common = filled.map(indent).min().unwrap_or_default();
    if common == 0 {
        return text.slice(body).into_owned();
    }
    let mut built = MappedTextBuilder::new(text);
    for line in lines() {
        built.copy(Span::new(line.start + indent(line).min(common), line.end));
    }
    built.finish()
}

/// The letters at `body`, a doubled mark standing for itself.
fn undoubled(text: &MappedText<'_>, body: Span, mark: &str) -> MappedText<'static> {
    let source = body.of(text.text());
    let double = mark.repeat(2);
    if !source.contains(&double) {
        return text.slice(body).into_owned();
    }
    let mut built = MappedTextBuilder::new(text);
    let mut at = 0;
    for (found, _) in source.match_indices(&double) {
        built.copy(Span::new(body.start + at, body.start + found + mark.len()));
        at = found + double.len();
    }
    built.copy(Span::new(body.start + at, body.end));
    built.finish()
}
