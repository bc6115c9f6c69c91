//! Owns the search for identifiers in prose and comments: a run over words, no structure.
//! Reports only what is certain without a name around it.

use super::vocabulary::{Expectation, keys};
use super::words::words;
use crate::text::Span;

/// The words of a text that could be identifiers, with their places.
pub(super) fn tokens(text: &str) -> impl Iterator<Item = Span> {
    let is_inside = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '/' | ':' | '@' | '+');
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..)?;
        let start = at + rest.find(is_inside)?;
        let tail = text.get(start..)?;
        let length = tail.find(|c| !is_inside(c)).unwrap_or(tail.len());
        at = start + length;
        Some(Span::new(start, at))
    })
    .map(move |span| trim(text, span))
    .filter(|span| (4..=200).contains(&span.len()))
}

/// Whether what a text ends on sets what is never a model: `apps=`, `namespace=`.
pub(super) fn is_set_to_no_model(before: &str) -> bool {
    let is_inside = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    let name = before.trim_end_matches(['"', '\'']).strip_suffix('=');
    let name = name.and_then(|name| name.rsplit(|c| !is_inside(c)).next());
    name.is_some_and(|name| keys().expectation(&words(name)) == Expectation::Never)
}

/// Without the punctuation of the sentence around it.
fn trim(text: &str, span: Span) -> Span {
    let word = span.of(text);
    let noise = ['.', ':', '-', '_', '/', '+', '@'];
    let start = span.start + (word.len() - word.trim_start_matches(noise).len());
    let end = start + word.trim_matches(noise).len();
    // `@cf/…` is written with its sign.
    let has_sign = start > span.start && text.get(..start).is_some_and(|head| head.ends_with('@'));
    Span::new(start - usize::from(has_sign), end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn punctuation_of_the_sentence_is_left_out() {
        let text = "see `Qwen/Qwen3-8B`, @cf/moonshotai/kimi-k2.5, or gpt-4o.";
        let words: Vec<&str> = tokens(text).map(|span| span.of(text)).collect();
        assert_eq!(words, ["Qwen/Qwen3-8B", "@cf/moonshotai/kimi-k2.5", "gpt-4o"]);
    }
}
