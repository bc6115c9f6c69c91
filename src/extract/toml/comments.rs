//! Owns where comments stand in TOML, which its parser does not say. Never reads anything else.

use crate::extract::plain::escape_length;
use crate::text::Span;

/// The spans of all comments, `#` included and the line end not; `#` in strings is none.
pub(super) fn find(text: &str) -> Vec<Span> {
    let bytes = text.as_bytes();
    let mut comments = Vec::new();
    let mut at = 0;
    while let Some(found) =
        bytes.get(at..).and_then(|rest| rest.iter().position(|byte| matches!(byte, b'#' | b'"' | b'\'')))
    {
        let start = at + found;
        at = match bytes.get(start) {
            Some(b'#') => {
                let end = line_end(bytes, start);
                comments.push(Span::new(start, end));
                end
            }
            _ => string_end(bytes, start),
        };
    }
    comments
}

fn line_end(bytes: &[u8], start: usize) -> usize {
    let rest = bytes.get(start..).unwrap_or_default();
    start + memchr::memchr(b'\n', rest).unwrap_or(rest.len())
}

/// Where the string ends that starts at `start`; one in single or double quotes ends with its line at the latest.
fn string_end(bytes: &[u8], start: usize) -> usize {
    let quote = bytes.get(start).copied().unwrap_or_default();
    let triple = bytes.get(start..start + 3) == Some(&[quote; 3]);
    let mut at = start + if triple { 3 } else { 1 };
    while let Some(byte) = bytes.get(at) {
        let mut length = 1;
        match byte {
            b'\\' if quote == b'"' => length = escape_length(bytes, at),
            b'\n' if !triple => return at,
            byte if *byte == quote && !triple => return at + 1,
            byte if *byte == quote && bytes.get(at..at + 3) == Some(&[quote; 3]) => return at + 3,
            _ => {}
        }
        at += length;
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        find(text).into_iter().map(|span| span.of(text)).collect()
    }

    #[test]
    fn a_hash_in_a_string_is_no_comment() {
        assert_eq!(found("a = \"x # y\" # one\n# two\nb = '''\n# no\n''' # three"), ["# one", "# two", "# three"]);
    }

    #[test]
    fn a_string_that_never_ends_costs_its_line_only() {
        assert_eq!(found("a = \"x # y\nb = 1 # one"), ["# one"]);
        assert_eq!(found("a = \"\\\" # y\" # one"), ["# one"]);
    }
    #[test]
    fn a_backslash_carries_no_string_over_the_end_of_its_line() {
        for text in ["a = \"x\\\n# one", "a = \"x\\\r\n# one"] {
            assert_eq!(found(text), ["# one"], "{text:?}");
        }
    }
}
