//! Owns where a bracketed stretch of shell text ends (`$( … )`, `${ … }`). Never recurses: nesting is a list.

/// Returns the offset of the bracket that closes the one opened just before `start`, or the end of the text.
///
/// `open` is `(` or `{`. Quotes hide brackets; a backslash hides the next character.
pub(super) fn closing(source: &str, start: usize, open: u8) -> usize {
    let bytes = source.as_bytes();
    let mut nesting = vec![open];
    let mut at = start;
    while let Some(&byte) = bytes.get(at) {
        let inner = nesting.last().copied().unwrap_or(open);
        match byte {
            b'\\' => at += 1,
            b'\'' if inner == b'(' => at = past_single_quote(bytes, at),
            b'"' if inner == b'"' => _ = nesting.pop(),
            b'"' => nesting.push(b'"'),
            b'(' | b'{' if inner == byte || bytes.get(at.wrapping_sub(1)) == Some(&b'$') => nesting.push(byte),
            b')' | b'}' if inner == opening(byte) => _ = nesting.pop(),
            _ => {}
        }
        if nesting.is_empty() {
            return at;
        }
        at += 1;
    }
    source.len()
}

fn opening(close: u8) -> u8 {
    if close == b')' { b'(' } else { b'{' }
}

/// Steps to the quote that ends a `'…'`; one that never ends is a plain character.
fn past_single_quote(bytes: &[u8], at: usize) -> usize {
    let rest = bytes.get(at + 1..).unwrap_or_default();
    memchr::memchr(b'\'', rest).map_or(at, |offset| at + 1 + offset)
}
