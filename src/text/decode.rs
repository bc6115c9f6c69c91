//! Owns the step from a file's bytes to text: byte order marks, UTF-16, bytes that are no text at all.
//! Never fails and never opens a file; how offsets lead back to the bytes is [`Document::file_span`]'s business.
//!
//! [`Document::file_span`]: super::Document::file_span

use super::Encoding;

const UTF8_MARK: &[u8] = b"\xEF\xBB\xBF";
const UTF16_LE_MARK: &[u8] = b"\xFF\xFE";
const UTF16_BE_MARK: &[u8] = b"\xFE\xFF";
const UTF32_LE_MARK: &[u8] = b"\xFF\xFE\x00\x00";

/// How many bytes from the start decide whether a file is binary, as in git and ripgrep.
pub const BINARY_WINDOW: usize = 8 * 1024;

/// What a file's bytes turned out to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decoded {
    /// Text, without its byte order mark.
    Text {
        /// The text.
        text: String,
        /// How the bytes became text.
        encoding: Encoding,
    },
    /// A NUL byte within the first [`BINARY_WINDOW`] bytes: not text.
    Binary,
}

/// Returns whether bytes are binary: a NUL byte within the first [`BINARY_WINDOW`] bytes, outside UTF-16.
#[must_use]
pub fn is_binary(bytes: &[u8]) -> bool {
    let head = bytes.get(..BINARY_WINDOW).unwrap_or(bytes);
    utf16_encoding(head).is_none() && memchr::memchr(0, head).is_some()
}

/// Returns whether bytes are UTF-16, as their byte order mark says: nothing can be found in them before decoding.
#[must_use]
pub fn is_utf16(bytes: &[u8]) -> bool {
    utf16_encoding(bytes).is_some()
}

/// Returns the text that `bytes` stand for. Valid UTF-8 is not copied.
#[must_use]
pub fn decode(bytes: Vec<u8>) -> Decoded {
    if is_binary(&bytes) {
        return Decoded::Binary;
    }
    if let Some(encoding) = utf16_encoding(&bytes) {
        return Decoded::Text { text: decode_utf16(&bytes, encoding), encoding };
    }
    match String::from_utf8(bytes) {
        Ok(text) => without_mark(text),
        Err(error) => Decoded::Text { text: replace_invalid(error.as_bytes()), encoding: Encoding::Lossy },
    }
}

fn utf16_encoding(bytes: &[u8]) -> Option<Encoding> {
    if bytes.starts_with(UTF16_BE_MARK) {
        return Some(Encoding::Utf16Be);
    }
    (bytes.starts_with(UTF16_LE_MARK) && !bytes.starts_with(UTF32_LE_MARK)).then_some(Encoding::Utf16Le)
}

/// Half a unit at the end is left out: it stands for nothing, and a character for it would lie past the file's end.
fn decode_utf16(bytes: &[u8], encoding: Encoding) -> String {
    let (units, _) = bytes.as_chunks::<2>();
    let read = if encoding == Encoding::Utf16Be { u16::from_be_bytes } else { u16::from_le_bytes };
    let units = units.iter().skip(1).map(|unit| read(*unit));
    char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

fn without_mark(mut text: String) -> Decoded {
    let encoding = if text.as_bytes().starts_with(UTF8_MARK) {
        text.drain(..UTF8_MARK.len());
        Encoding::Utf8Bom
    } else {
        Encoding::Utf8
    };
    Decoded::Text { text, encoding }
}

/// A mark before bytes that are not UTF-8 is kept, as three `?`: offsets of lossy text are the file's.
fn replace_invalid(bytes: &[u8]) -> String {
    let (mark, rest) = bytes.split_at(if bytes.starts_with(UTF8_MARK) { UTF8_MARK.len() } else { 0 });
    let mut text = String::with_capacity(bytes.len());
    text.extend(mark.iter().map(|_| '?'));
    for chunk in rest.utf8_chunks() {
        text.push_str(chunk.valid());
        text.extend(chunk.invalid().iter().map(|_| '?'));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn text(bytes: &[u8]) -> (String, Encoding) {
        match decode(bytes.to_vec()) {
            Decoded::Text { text, encoding } => (text, encoding),
            Decoded::Binary => panic!("taken for binary: {bytes:?}"),
        }
    }

    #[test]
    fn utf8_stays_where_it_is() {
        let bytes = "modèle: kimi".to_owned().into_bytes();
        let address = bytes.as_ptr();
        let Decoded::Text { text, encoding } = decode(bytes) else { panic!("taken for binary") };
        assert_eq!((text.as_str(), encoding, text.as_ptr()), ("modèle: kimi", Encoding::Utf8, address));
    }

    #[test]
    fn byte_order_marks_decide_and_disappear() {
        assert_eq!(text(b"\xEF\xBB\xBFa: b"), ("a: b".into(), Encoding::Utf8Bom));
        assert_eq!(text(b"\xFF\xFEa\0:\0"), ("a:".into(), Encoding::Utf16Le));
        assert_eq!(text(b"\xFE\xFF\0a\0:"), ("a:".into(), Encoding::Utf16Be));
    }

    #[test]
    fn broken_utf16_keeps_its_neighbours() {
        assert_eq!(text(b"\xFF\xFE\x00\xD8a\0").0, "\u{FFFD}a", "a surrogate without its half");
        assert_eq!(text(b"\xFF\xFEa\0b").0, "a", "half a unit at the end");
    }

    #[test]
    fn each_invalid_byte_becomes_one_question_mark() {
        assert_eq!(text(b"mod\xE8le: kimi"), ("mod?le: kimi".into(), Encoding::Lossy));
        assert_eq!(text(b"\xF0\x9F\x98 k2").0, "??? k2", "a character cut short");
        assert_eq!(text(b"\xEF\xBB\xBF\xE8k2").0, "????k2", "offsets behind a mark");
    }

    #[test]
    fn nul_is_binary_only_near_the_start_and_outside_utf16() {
        assert_eq!(decode(b"GGUF\0\0".to_vec()), Decoded::Binary);
        assert_eq!(decode(b"\xFF\xFE\0\0a\0\0\0".to_vec()), Decoded::Binary, "UTF-32 is not read");
        let mut late = vec![b'a'; BINARY_WINDOW];
        late.push(0);
        assert!(!is_binary(&late));
    }

    proptest! {
        #[test]
        fn lossy_text_has_the_length_of_the_file(bytes in prop::collection::vec(1u8.., 0..200)) {
            if let Decoded::Text { text, encoding: Encoding::Lossy } = decode(bytes.clone()) {
                prop_assert_eq!(text.len(), bytes.len());
            }
        }

        #[test]
        fn utf16_comes_back(original in "\\PC{0,40}", big in any::<bool>()) {
            let mark = std::iter::once(0xFEFF);
            let order = if big { u16::to_be_bytes } else { u16::to_le_bytes };
            let bytes: Vec<u8> = mark.chain(original.encode_utf16()).flat_map(order).collect();
            prop_assert_eq!(text(&bytes).0, original);
        }
    }
}
