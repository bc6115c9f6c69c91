//! Owns whether a word that keys for models hold is one of such a key where it stands. Judges by the bytes around it alone.
//! Never reads a value but for its shape.

/// Behind a word, a key ends within so many bytes.
const KEY_REST: usize = 24;

/// No organisation and name are longer.
const LONGEST_VALUE: usize = 120;

/// The word of keys that sentences hold, too.
const MODEL: &[u8] = b"model";

/// Whether what follows a word ends a key, or the name of a table or block.
pub(super) fn is_key(behind: &[u8]) -> bool {
    let near = behind.get(..KEY_REST).unwrap_or(behind);
    let is_name = |byte: &u8| !byte.is_ascii_whitespace() && !b":=]{,;".contains(byte);
    let end = near.iter().skip_while(|byte| is_name(byte)).find(|byte| !matches!(byte, b'"' | b'\'' | b' ' | b'\t'));
    end.is_some_and(|byte| matches!(byte, b':' | b'=' | b']' | b'{'))
}

/// What a variable is set to, in quotes, where the rest of its name follows a word: `_name: str = "acme/unheard-of-1"`.
pub(super) fn set_to(behind: &[u8]) -> Option<&[u8]> {
    let is_quote = |byte: &u8| matches!(byte, b'"' | b'\'');
    let near = behind.get(..KEY_REST).unwrap_or(behind);
    let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
    let named = near.iter().take_while(|byte| is_name(byte)).count();
    let closed = named + near.iter().skip(named).take_while(|byte| is_quote(byte)).count();
    let length = near.iter().skip(closed).position(is_quote)?;
    let between = near.get(closed..closed + length)?;
    let ends_before = |byte: &u8| matches!(byte, b'\n' | b',' | b';' | b'(' | b')' | b'{' | b'}');
    let is_set = between.iter().any(|byte| matches!(byte, b':' | b'=')) && !between.iter().any(ends_before);
    let value = behind.get(closed + length + 1..)?;
    let end = value.iter().take(LONGEST_VALUE).position(is_quote)?;
    // Notebooks keep programs as text: there the quote has a mark of its own.
    value.get(..end).map(|value| value.strip_suffix(b"\\").unwrap_or(value)).filter(|_| is_set)
}

/// Whether the word at a place is `model` in a sentence: "the model that is chosen", "for models, each".
pub(super) fn is_in_sentence(text: &[u8], start: usize) -> bool {
    let word = text.get(start..).unwrap_or_default();
    let length = word.iter().take(KEY_REST).take_while(|byte| byte.is_ascii_alphanumeric()).count();
    let is_model = word.get(..MODEL.len()).is_some_and(|word| word.eq_ignore_ascii_case(MODEL));
    let before = text.get(..start).unwrap_or_default();
    let goes_on = matches!(before, [.., last, b' '] if last.is_ascii_alphanumeric() || matches!(last, b',' | b')'));
    let is_followed = match word.get(length..) {
        Some([b' ', next, ..]) => next.is_ascii_alphanumeric(),
        Some([b'.' | b',' | b';' | b')', b' ', ..]) => true,
        _ => false,
    };
    is_model && goes_on && is_followed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_variable_is_told_from_what_stands_near_one() {
        for text in ["='acme/x-1'", "_path: str = \"acme/x-1\"", "\": \"acme/x-1\"", "Name := \"acme/x-1\""] {
            assert_eq!(set_to(text.as_bytes()), Some("acme/x-1".as_bytes()), "{text}");
        }
        assert_eq!(set_to(b" = \\\"acme/x-1\\\"\\n"), Some("acme/x-1".as_bytes()), "in a notebook");
        for text in ["(x), y='acme/x-1'", "s\nx='acme/x-1'", " 'acme/x-1'", "='acme/x-1", ""] {
            assert_eq!(set_to(text.as_bytes()), None, "{text}");
        }
    }

    #[test]
    fn a_sentence_is_told_from_keys_options_and_values() {
        let is_one = |text: &str| is_in_sentence(text.as_bytes(), text.to_ascii_lowercase().find("model").unwrap());
        for text in ["the model that is chosen", "of all Models, each", "(a) model. It", "a model) and"] {
            assert!(is_one(text), "{text}");
        }
        for text in [
            "\"model\": \"x\"",
            "serve --model acme/x",
            "the MODEL_ID acme",
            "MODEL=acme run",
            "a model: acme",
            "model acme/x",
            "the llm-model",
        ] {
            assert!(!is_one(text), "{text}");
        }
    }
}
