//! Owns the escapes in which letters of a name may hide: `\u0067pt-4o`, `\x67pt-4o`. Never decodes a text.

/// More digits than any escape has that stands for a letter.
const MOST_DIGITS: usize = 10;

/// No word that is searched for is longer.
const LONGEST: usize = 64;

/// The word in which the escape at a place of a text stands, with the letters that escapes in it stand for; `None` where
/// that one stands for no letter, digit or mark of a name.
pub(super) fn hidden_word(text: &[u8], at: usize) -> Option<Vec<u8>> {
    let mut rest = text.get(at..)?;
    escaped(rest)?;
    let before = text.get(..at)?;
    let begun = before.iter().rev().take(LONGEST).take_while(|byte| is_of_name(**byte)).count();
    let mut word = before.get(before.len() - begun..)?.to_vec();
    for _ in 0..LONGEST {
        let literal = || rest.first().filter(|byte| is_of_name(**byte)).map(|byte| (*byte, 1));
        let Some((letter, length)) = escaped(rest).or_else(literal) else { break };
        word.push(letter);
        rest = rest.get(length..).unwrap_or_default();
    }
    Some(word)
}

fn is_of_name(letter: u8) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, b'-' | b'_' | b'.' | b':' | b'/')
}

/// The letter, digit or mark of a name that the escape at the beginning of a text stands for, and how long that escape is.
fn escaped(text: &[u8]) -> Option<(u8, usize)> {
    let of = |opening: usize, digits: &[u8], closing: usize, radix| {
        let letter = number(digits, radix).filter(|letter| is_of_name(*letter));
        letter.map(|letter| (letter, opening + digits.len() + closing))
    };
    match text {
        [b'\\', b'x', rest @ ..] => of(2, rest.get(..2)?, 0, 16),
        [b'\\', b'u', b'{', rest @ ..] | [b'&', b'#', b'x' | b'X', rest @ ..] => of(3, digits(rest), 1, 16),
        [b'\\', b'u', rest @ ..] => of(2, rest.get(..4)?, 0, 16),
        [b'\\', b'U', rest @ ..] => of(2, rest.get(..8)?, 0, 16),
        [b'&', b'#', rest @ ..] => of(2, digits(rest), 1, 10),
        _ => None,
    }
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

    fn word(text: &str) -> Option<String> {
        let at = text.find(['\\', '&']).unwrap();
        hidden_word(text.as_bytes(), at).map(|word| String::from_utf8(word).unwrap())
    }

    #[test]
    fn letters_digits_and_marks_of_names_hide() {
        for text in [
            "'\\x67pt-4'",
            "g\\u0070t-4 x",
            "gp\\u{74}-4",
            "\\U00000067pt-4",
            "gpt-\\u{000034}",
            "gpt\\u002d4",
            "<a>&#103;pt-4</a>",
            "&#x67;&#112;t-4",
        ] {
            assert_eq!(word(text).as_deref(), Some("gpt-4"), "{text}");
        }
    }

    #[test]
    fn other_characters_and_broken_escapes_hide_nothing() {
        for text in
            ["\\x1b[0m", "\\u003c", "\\u0026", "\\u{1f600}", "\\U0001f600", "\\u006", "\\x6", "\\x+6", "&#10;", "&#x"]
        {
            assert_eq!(word(text), None, "{text}");
        }
        assert_eq!(word("\\x67"), Some("g".to_owned()), "at the end of a text");
        assert_eq!(word("&#103"), Some("g".to_owned()), "without its end");
    }
}
