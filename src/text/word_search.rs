//! Owns finding out whether any of many short words stands in bytes, in any letter case. Never knows what words are for.
//!
//! Each word is filed under those four of its bytes that ordinary text holds least often. One bit for each hash of four
//! bytes says of nearly every place, in one look, that no word stands there: the cost of a search hardly grows with the
//! number of words. Words that are known when owlint is built are filed then; the table is made at each start.

mod filing;
mod rarity;

pub use filing::Filing;
use filing::{Filed, SHORTEST, WINDOW};

/// The table has two to the power of so many bits: 128 KiB. Half as many send one place in a hundred and fifty on for no word's sake,
/// and that costs more than a table that does not stay in a processor's nearest memory.
const TABLE_BITS: u32 = 20;

/// How many numbers of 64 bits the table takes.
const TABLE_SIZE: usize = 1 << (TABLE_BITS - 6);

/// How many places of a text are looked at in one go: as many fours as begin in eight bytes.
const STEP: usize = 5;

/// Sets the bit that tells small letters from capitals, in eight bytes at once.
const FOLD: u64 = 0x2020_2020_2020_2020;

/// A word that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit<C> {
    /// What the word was filed for.
    pub class: C,
    /// Byte offset of the word.
    pub start: usize,
    /// Byte offset behind it.
    pub end: usize,
}

/// Many words to be searched for at once, each of a class that says what it is for.
#[derive(Debug, Clone)]
pub struct WordSearch<C> {
    /// A bit for each hash under which a word is filed.
    table: Box<[u64; TABLE_SIZE]>,
    /// Where in the filing begins what belongs to each number of the table.
    first: Vec<u32>,
    /// By number of the table.
    filing: Filing<C>,
}

impl<C: Copy> WordSearch<C> {
    /// Makes the search for words that were filed.
    #[must_use]
    pub fn of(mut filing: Filing<C>) -> Self {
        filing.complete();
        let mut table = empty_table();
        let mut first = vec![0_u32; TABLE_SIZE + 1];
        for filed in &filing.filed {
            let (slot, bit) = place(hash(filed.window));
            table.get_mut(slot).into_iter().for_each(|bits: &mut u64| *bits |= 1 << bit);
            first.get_mut(slot + 1).into_iter().for_each(|count| *count += 1);
        }
        first.iter_mut().fold(0, |before, count| {
            *count += before;
            *count
        });
        filing.filed = by_slot(&filing.filed, &first);
        Self { table, first, filing }
    }

    /// Files words and makes the search for them.
    #[must_use]
    pub fn new<'w>(words: impl IntoIterator<Item = (&'w str, C)>) -> Self {
        Self::of(Filing::new(words))
    }

    /// Whether a word stands in `text` that `is_meant` accepts; it is asked about one word after the other.
    #[must_use]
    pub fn finds(&self, text: &[u8], is_meant: impl Fn(Hit<C>) -> bool) -> bool {
        let mut at = 0;
        let mut rest = text;
        while let Some(next) = rest.first_chunk() {
            let eight = u64::from_le_bytes(*next) | FOLD;
            // All are looked up before anything is decided: nearly always none of them is there.
            let bits = windows(eight).fold(0, |bits, window| bits | self.bit(window));
            if bits & 1 == 1 && self.any_stands(text, at, eight, &is_meant) {
                return true;
            }
            at += STEP;
            rest = rest.get(STEP..).unwrap_or_default();
        }
        self.stands_at_the_end(text, at, &is_meant)
    }

    /// Odd where a word may be filed under four bytes.
    #[inline]
    fn bit(&self, window: u32) -> u64 {
        let (slot, bit) = place(hash(window));
        self.table.get(slot).map_or(0, |bits| bits >> bit)
    }

    /// Whether a word stands around one of the next places.
    #[cold]
    fn any_stands(&self, text: &[u8], at: usize, eight: u64, is_meant: &impl Fn(Hit<C>) -> bool) -> bool {
        windows(eight).zip(at..).any(|(window, at)| self.stands(text, at, window, is_meant))
    }

    /// Whether a word stands around one of the last places, of which one has nothing behind it.
    fn stands_at_the_end(&self, text: &[u8], at: usize, is_meant: &impl Fn(Hit<C>) -> bool) -> bool {
        (at..text.len()).any(|at| {
            let Some(&[a, b, c]) = text.get(at..).and_then(<[u8]>::first_chunk) else { return false };
            let next = text.get(at + SHORTEST).copied().unwrap_or(b'\n');
            let window = fold([a, b, c, next]);
            self.stands(text, at, window, is_meant)
        })
    }

    /// Whether a word that is filed under four bytes stands around the place that has them.
    #[inline]
    fn stands(&self, text: &[u8], at: usize, window: u32, is_meant: &impl Fn(Hit<C>) -> bool) -> bool {
        let (slot, bit) = place(hash(window));
        if self.table.get(slot).is_none_or(|bits| bits >> bit & 1 == 0) {
            return false;
        }
        let Some(&[first, behind]) = self.first.get(slot..).and_then(<[u32]>::first_chunk) else { return false };
        let filed = self.filing.filed.get(first as usize..behind as usize).unwrap_or_default();
        filed.iter().any(|filed| filed.window == window && self.is_word(text, at, *filed, is_meant))
    }

    /// Whether the whole word stands where its four bytes do.
    fn is_word(&self, text: &[u8], at: usize, filed: Filed, is_meant: &impl Fn(Hit<C>) -> bool) -> bool {
        let start = at.checked_sub(usize::from(filed.offset));
        self.filing.word(filed.word).zip(start).is_some_and(|((class, word), start)| {
            let end = start + word.len();
            let there = text.get(start..end).is_some_and(|there| there.eq_ignore_ascii_case(word));
            there && is_meant(Hit { class, start, end })
        })
    }
}

#[expect(clippy::large_stack_arrays, reason = "of a size known when compiling, no look-up has to be checked")]
fn empty_table() -> Box<[u64; TABLE_SIZE]> {
    Box::new([0; TABLE_SIZE])
}

/// Sorts what is filed by the number of the table it belongs to, of which `first` says where each begins.
fn by_slot(filed: &[Filed], first: &[u32]) -> Vec<Filed> {
    let mut next = first.to_vec();
    let mut sorted = vec![Filed::default(); filed.len()];
    for filed in filed {
        let Some(at) = next.get_mut(place(hash(filed.window)).0) else { continue };
        sorted.get_mut(*at as usize).into_iter().for_each(|there| *there = *filed);
        *at += 1;
    }
    sorted
}

/// Mixes four bytes into a number below two to the power of [`TABLE_BITS`].
#[inline]
fn hash(window: u32) -> u32 {
    // Fibonacci hashing: the golden ratio spreads neighbours evenly over the highest bits (Knuth, TAOCP 3, 6.4).
    window.wrapping_mul(0x9E37_79B9) >> (u32::BITS - TABLE_BITS)
}

/// The number in the table, and the bit in it, of a hash.
#[inline]
fn place(hash: u32) -> (usize, u32) {
    (hash as usize >> 6, hash & 63)
}

/// Four bytes as a number, letter case aside.
#[inline]
fn fold(window: [u8; WINDOW]) -> u32 {
    u32::from_le_bytes(window) | low(FOLD)
}

/// The fours that begin at the first places of eight bytes.
#[inline]
fn windows(eight: u64) -> impl Iterator<Item = u32> {
    (0..STEP).map(move |place| low(eight >> (8 * place)))
}

/// The first four of eight bytes.
#[inline]
#[expect(clippy::cast_possible_truncation, reason = "only they are asked for")]
const fn low(eight: u64) -> u32 {
    eight as u32
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
    fn many_short_words_are_all_found() {
        let letters = || (b'a'..=b'z').map(char::from);
        let words: Vec<String> = letters().flat_map(|a| letters().map(move |b| format!("{a}{b}q"))).collect();
        let search = WordSearch::new(words.iter().map(|word| (word.as_str(), ())));
        let lost: Vec<&String> = words.iter().filter(|word| !search.finds(word.as_bytes(), |_| true)).collect();
        assert_eq!(lost, Vec::<&String>::new());
    }

    #[test]
    fn two_filings_are_searched_for_at_once() {
        let filing = |words: &[(&'static str, i32)]| Filing::new(words.iter().copied());
        let joined = filing(&[("model", 1), ("gpt", 2)]).joined(filing(&[("kimi", 3), ("llm", 4)]));
        let search = WordSearch::of(joined);
        for (text, class) in [("a model", 1), ("gpt-4", 2), ("kimi", 3), ("an llm", 4)] {
            assert!(search.finds(text.as_bytes(), |hit| hit.class == class), "{text}");
            assert!(!search.finds(text.as_bytes(), |hit| hit.class != class), "{text}");
        }
    }

    #[test]
    fn the_class_and_the_place_of_a_word_are_told() {
        let search = WordSearch::new([("model", 1), ("kimi", 2)]);
        let is = |class, start, end| move |hit: Hit<i32>| hit == Hit { class, start, end };
        assert!(search.finds(b"model: kimi", is(1, 0, 5)));
        assert!(search.finds(b"model: kimi", is(2, 7, 11)));
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
