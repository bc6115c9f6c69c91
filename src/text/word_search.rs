//! Owns finding out whether any of many short words stands in bytes, in any letter case. Never knows what words are for.
//!
//! Each word is filed under those four of its bytes that ordinary text holds least often. One bit for each hash of four
//! bytes says of nearly every place, in one look, that no word stands there. Filing takes microseconds, so nothing is
//! compiled beforehand, and the cost of a search hardly grows with the number of words.

use serde::{Deserialize, Serialize};

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

/// A word under the hash of its rarest bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
struct Filed {
    hash: u32,
    word: u16,
    /// Where in the word the filed bytes begin.
    offset: u16,
}

/// Words and where they are filed: what can be made beforehand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filing<C> {
    /// By hash.
    filed: Vec<Filed>,
    /// Those of three bytes.
    short: Vec<u16>,
    /// What each word is for, and where it ends in `letters`.
    words: Vec<(C, u32)>,
    /// All words, one behind the other.
    letters: String,
}

impl<C> Default for Filing<C> {
    fn default() -> Self {
        Self { filed: Vec::new(), short: Vec::new(), words: Vec::new(), letters: String::new() }
    }
}

impl<C: Copy> Filing<C> {
    /// Files words; those of fewer than three bytes are left out.
    #[must_use]
    pub fn new<'w>(words: impl IntoIterator<Item = (&'w str, C)>) -> Self {
        let mut filing = Self::default();
        for (text, class) in words.into_iter().filter(|(text, _)| text.len() >= SHORTEST) {
            filing.file(text, class);
        }
        filing.filed.sort_unstable();
        filing
    }

    fn file(&mut self, text: &str, class: C) {
        let Ok(word) = u16::try_from(self.words.len()) else { return };
        let rarity = |window: &[u8]| window.iter().map(|byte| rank(*byte)).sum::<usize>();
        let rarest = text.as_bytes().windows(WINDOW).enumerate().max_by_key(|(_, window)| rarity(window));
        match rarest {
            Some((offset, &[a, b, c, d])) => {
                let offset = u16::try_from(offset).unwrap_or_default();
                self.filed.push(Filed { hash: hash([a, b, c, d]), word, offset });
            }
            _ => self.short.push(word),
        }
        self.letters.push_str(text);
        self.words.push((class, u32::try_from(self.letters.len()).unwrap_or(u32::MAX)));
    }

    fn word(&self, number: u16) -> Option<(C, &[u8])> {
        let number = usize::from(number);
        let start = number.checked_sub(1).and_then(|before| self.words.get(before)).map_or(0, |(_, end)| *end);
        let (class, end) = self.words.get(number)?;
        Some((*class, self.letters.as_bytes().get(start as usize..*end as usize)?))
    }
}

/// Many words to be searched for at once, each of a class that says what it is for.
#[derive(Debug, Clone)]
pub struct WordSearch<C> {
    bits: Vec<u64>,
    /// Words of three bytes, folded, so that most are ruled out in one comparison.
    short: Vec<(u32, u16)>,
    filing: Filing<C>,
}

impl<C: Copy> WordSearch<C> {
    /// Makes the search for words that were filed.
    #[must_use]
    pub fn of(filing: Filing<C>) -> Self {
        let mut bits = vec![0; TABLE_SIZE];
        let mut set = |hash: u32| {
            if let Some(bits) = bits.get_mut(hash as usize >> 6) {
                *bits |= 1 << (hash & 63);
            }
        };
        filing.filed.iter().for_each(|filed| set(filed.hash));
        let mut short = Vec::new();
        for word in filing.short.iter().copied() {
            let Some((_, &[a, b, c])) = filing.word(word) else { continue };
            short.push((fold([a, b, c, 0]), word));
            // Whatever follows: folded, a byte has 128 forms.
            (0..=u8::MAX).filter(|next| next & 0x20 != 0).for_each(|next| set(hash([a, b, c, next])));
        }
        Self { bits, short, filing }
    }

    /// Files words and makes the search for them.
    #[must_use]
    pub fn new<'w>(words: impl IntoIterator<Item = (&'w str, C)>) -> Self {
        Self::of(Filing::new(words))
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

    #[inline]
    fn may_stand(&self, hash: u32) -> bool {
        self.bits.get(hash as usize >> 6).is_some_and(|bits| bits >> (hash & 63) & 1 == 1)
    }

    /// Whether a word that is filed under a hash stands around the place that has it.
    fn stands(&self, text: &[u8], at: usize, hash: u32, is_meant: &impl Fn(Hit<C>) -> bool) -> bool {
        let filed = &self.filing.filed;
        let first = filed.partition_point(|filed| filed.hash < hash);
        let filed = filed.iter().skip(first).take_while(|filed| filed.hash == hash);
        let filed = filed.map(|filed| (filed.word, at.checked_sub(usize::from(filed.offset))));
        let there = text.get(at..at + SHORTEST).and_then(|there| <[u8; SHORTEST]>::try_from(there).ok());
        let there = there.map(|[a, b, c]| fold([a, b, c, 0]));
        let short = self.short.iter().filter(|(word, _)| Some(*word) == there);
        let mut candidates = filed.chain(short.map(|(_, word)| (*word, Some(at))));
        candidates.any(|(word, start)| {
            self.filing.word(word).zip(start).is_some_and(|((class, word), start)| {
                let end = start + word.len();
                let there = text.get(start..end).is_some_and(|there| there.eq_ignore_ascii_case(word));
                there && is_meant(Hit { class, end })
            })
        })
    }
}

/// Mixes four bytes, letter case aside, into a number below two to the power of [`TABLE_BITS`].
#[inline]
fn hash(window: [u8; WINDOW]) -> u32 {
    // Fibonacci hashing: the golden ratio spreads neighbours evenly over the highest bits (Knuth, TAOCP 3, 6.4).
    fold(window).wrapping_mul(0x9E37_79B9) >> (u32::BITS - TABLE_BITS)
}

/// Four bytes as a number, letter case aside.
#[inline]
fn fold(window: [u8; WINDOW]) -> u32 {
    u32::from_le_bytes(window) | FOLD
}

/// How rare a byte is: its place in [`COMMON`].
fn rank(byte: u8) -> usize {
    const RANKS: [u8; 256] = ranks();
    RANKS.get(usize::from(byte)).copied().map_or(0, usize::from)
}

#[expect(clippy::indexing_slicing, reason = "evaluated when compiling: an index out of bounds is a compile error")]
const fn ranks() -> [u8; 256] {
    let mut ranks = [u8::MAX; 256];
    let mut place = 0_u8;
    while (place as usize) < COMMON.len() {
        let byte = COMMON[place as usize];
        ranks[byte as usize] = place;
        ranks[byte.to_ascii_uppercase() as usize] = place;
        place += 1;
    }
    ranks
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
