//! Owns finding out whether any of many short words stands in bytes, in any letter case. Never knows what words are for.
//!
//! Each word is filed under those four of its bytes that ordinary text holds least often. One bit for each hash of four
//! bytes says of nearly every place, in one look, that no word stands there. Filing takes microseconds, so nothing is
//! compiled beforehand, and the cost of a search hardly grows with the number of words.

/// How many bytes a word is filed under.
const WINDOW: usize = 4;

/// Words shorter than this stand everywhere: they are not searched for.
const SHORTEST: usize = 3;

/// The table has two to the power of so many bits: 16 KiB, which stays in a processor's nearest memory.
const TABLE_BITS: u32 = 17;

/// How many numbers of 64 bits the table takes.
const TABLE_SIZE: usize = 1 << (TABLE_BITS - 6);

/// Sets the bit that tells small letters from capitals, in four bytes at once.
const FOLD: u32 = 0x2020_2020;

/// Bytes of ordinary text, the most common first, as counted over source, configuration and prose; all others are rarer.
const COMMON: &[u8] = b" etaoinsrlcdupm-_.hgfby:/'\"w,kvx0(){}=1j2zq3";

/// A word that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit<C> {
    /// What the word was filed for.
    pub class: C,
    /// Byte offset behind the word.
    pub end: usize,
}

#[derive(Debug, Clone)]
struct Word<C> {
    text: Box<[u8]>,
    class: C,
}

/// A word under one of its hashes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Filed {
    hash: u32,
    word: u16,
    /// Where in the word the filed bytes begin.
    offset: u16,
}

/// Many words to be searched for at once, each of a class that says what it is for.
#[derive(Debug, Clone)]
pub struct WordSearch<C> {
    bits: Box<[u64; TABLE_SIZE]>,
    filed: Vec<Filed>,
    words: Vec<Word<C>>,
}

impl<C: Copy> WordSearch<C> {
    /// Files words; those of fewer than three bytes are left out.
    #[must_use]
    pub fn new<'w>(words: impl IntoIterator<Item = (&'w str, C)>) -> Self {
        let mut search = Self { bits: Box::new([0; TABLE_SIZE]), filed: Vec::new(), words: Vec::new() };
        for (text, class) in words {
            search.file(text.as_bytes(), class);
        }
        search.filed.sort_unstable();
        search
    }

    fn file(&mut self, text: &[u8], class: C) {
        let Ok(word) = u16::try_from(self.words.len()) else { return };
        let rarity = |window: &[u8]| window.iter().map(|byte| rank(*byte)).sum::<usize>();
        let rarest = text.windows(WINDOW).enumerate().max_by_key(|(_, window)| rarity(window));
        if let Some((offset, &[a, b, c, d])) = rarest {
            self.set(hash([a, b, c, d]), word, u16::try_from(offset).unwrap_or_default());
        } else if let &[a, b, c] = text {
            // Whatever follows: folded, a byte has 128 forms.
            for next in (0..=u8::MAX).filter(|next| next & 0x20 != 0) {
                self.set(hash([a, b, c, next]), word, 0);
            }
        }
        if text.len() >= SHORTEST {
            self.words.push(Word { text: text.into(), class });
        }
    }

    fn set(&mut self, hash: u32, word: u16, offset: u16) {
        if let Some(bits) = self.bits.get_mut(hash as usize >> 6) {
            *bits |= 1 << (hash & 63);
        }
        self.filed.push(Filed { hash, word, offset });
    }

    /// Whether a word stands in `text` that `is_meant` accepts; it is asked about one word after the other.
    #[must_use]
    pub fn finds(&self, text: &[u8], is_meant: impl Fn(Hit<C>) -> bool) -> bool {
        for (at, window) in text.windows(WINDOW).enumerate() {
            let &[a, b, c, d] = window else { continue };
            if self.may_stand(hash([a, b, c, d])) && self.stands(text, at, hash([a, b, c, d]), &is_meant) {
                return true;
            }
        }
        // A word of three bytes at the very end has nothing behind it.
        let Some(&[a, b, c]) = text.last_chunk::<SHORTEST>() else { return false };
        self.stands(text, text.len() - SHORTEST, hash([a, b, c, b'\n']), &is_meant)
    }

    fn may_stand(&self, hash: u32) -> bool {
        self.bits.get(hash as usize >> 6).is_some_and(|bits| bits >> (hash & 63) & 1 == 1)
    }

    /// Whether a word that is filed under a hash stands around the place that has it.
    fn stands(&self, text: &[u8], at: usize, hash: u32, is_meant: &impl Fn(Hit<C>) -> bool) -> bool {
        let first = self.filed.partition_point(|filed| filed.hash < hash);
        let candidates = self.filed.iter().skip(first).take_while(|filed| filed.hash == hash);
        candidates.into_iter().any(|filed| {
            let word = self.words.get(usize::from(filed.word));
            let start = at.checked_sub(usize::from(filed.offset));
            word.zip(start).is_some_and(|(word, start)| {
                let end = start + word.text.len();
                let there = text.get(start..end).is_some_and(|there| there.eq_ignore_ascii_case(&word.text));
                there && is_meant(Hit { class: word.class, end })
            })
        })
    }
}

/// Mixes four bytes, letter case aside, into a number below two to the power of [`TABLE_BITS`].
fn hash(window: [u8; WINDOW]) -> u32 {
    // Fibonacci hashing: the golden ratio spreads neighbours evenly over the highest bits (Knuth, TAOCP 3, 6.4).
    (u32::from_le_bytes(window) | FOLD).wrapping_mul(0x9E37_79B9) >> (u32::BITS - TABLE_BITS)
}

/// How rare a byte is: its place in [`COMMON`].
fn rank(byte: u8) -> usize {
    let folded = byte.to_ascii_lowercase();
    COMMON.iter().position(|common| *common == folded).unwrap_or(COMMON.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn finds(words: &[&str], text: &str) -> bool {
        WordSearch::new(words.iter().map(|word| (*word, ()))).finds(text.as_bytes(), |_| true)
    }

    #[test]
    fn words_are_found_wherever_they_stand_in_any_case() {
        for text in ["qwen", "a QWEN", "xqWen3", "the qwen."] {
            assert!(finds(&["qwen"], text), "{text}");
        }
        for text in ["", "q", "qwe", "qwe n", "wen"] {
            assert!(!finds(&["qwen"], text), "{text}");
        }
    }

    #[test]
    fn words_of_three_bytes_are_found_at_the_end_too() {
        for text in ["gpt", "a-GPT", "gpt-4", "gpt\u{e9}", "gpt\0"] {
            assert!(finds(&["gpt"], text), "{text:?}");
        }
        assert!(!finds(&["o1"], "o1 o1 o1"), "shorter words are not searched for");
    }

    #[test]
    fn the_class_and_the_end_of_a_word_are_told() {
        let search = WordSearch::new([("model", 1), ("kimi", 2)]);
        let is = |class, end| move |hit: Hit<i32>| hit == Hit { class, end };
        assert!(search.finds(b"model: kimi", is(1, 5)));
        assert!(search.finds(b"model: kimi", is(2, 11)));
        assert!(!search.finds(b"model: kimi", |hit| hit.class == 3));
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_nothing_invented(
            words in prop::collection::vec("[ -~]{3,9}", 1..20),
            text in "[ -~]{0,60}",
            chosen in any::<prop::sample::Index>(),
            place in any::<prop::sample::Index>(),
        ) {
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            let lower = text.to_ascii_lowercase();
            let stands = words.iter().any(|word| lower.contains(&word.to_ascii_lowercase()));
            prop_assert_eq!(finds(&words, &text), stands);
            let (before, after) = text.split_at(place.index(text.len() + 1));
            let planted = format!("{before}{}{after}", words[chosen.index(words.len())].to_ascii_uppercase());
            prop_assert!(finds(&words, &planted));
        }
    }
}
