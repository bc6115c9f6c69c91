//! Owns the escapes in which letters of a name may hide: `\u0067pt-4o`, `\x67pt-4o`. Never decodes a text.

/// More digits than any escape has that stands for a letter.
const MOST_DIGITS: usize = 10;

/// Whether the escape that a text begins with stands for a letter, a digit or a mark that names are made of.
pub(super) fn hides_letter(text: &[u8]) -> bool {
    let read = match text {
        [b'\\', b'x', rest @ ..] => rest.get(..2).and_then(|digits| number(digits, 16)),
        [b'\\', b'u', b'{', rest @ ..] | [b'&', b'#', b'x' | b'X', rest @ ..] => number(digits(rest), 16),
        [b'\\', b'u', rest @ ..] => rest.get(..4).and_then(|digits| number(digits, 16)),
        [b'\\', b'U', rest @ ..] => rest.get(..8).and_then(|digits| number(digits, 16)),
        [b'&', b'#', rest @ ..] => number(digits(rest), 10),
        _ => None,
    };
    read.is_some_and(|letter| letter.is_ascii_alphanumeric() || matches!(letter, b'-' | b'_' | b'.' | b':' | b'/'))
}

/// The hexadecimal or decimal digits that a text begins with.
fn digits(text: &[u8]) -> &[u8] {
    let length = text.iter().take(MOST_DIGITS).take_while(|byte| byte.is_ascii_hexdigit()).count();
    text.get(..length).unwrap_or_default()
}

/// The ASCII letter of a number, where all of its digits are.
fn number(digits: &[u8], radix: u32) -> Option<u8> {
    let written = std::str::from_utf8(digits).ok()?;
    u8::from_str_radix(written, radix).ok().filter(u8::is_ascii)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_digits_and_marks_of_names_hide() {
        for text in [
            "\\x67pt",
            "\\u0067pt",
            "\\u{67}pt",
            "\\U00000067pt",
            "\\u{000034}o",
            "\\u002dmini",
            "&#103;pt",
            "&#x67;pt",
        ] {
            assert!(hides_letter(text.as_bytes()), "{text}");
        }
    }

    #[test]
    fn other_characters_and_broken_escapes_hide_nothing() {
        for text in
            ["\\x1b[0m", "\\u003c", "\\u0026", "\\u{1f600}", "\\U0001f600", "\\u006", "\\x6", "\\x+6", "&#10;", "&#x"]
        {
            assert!(!hides_letter(text.as_bytes()), "{text}");
        }
    }
}
