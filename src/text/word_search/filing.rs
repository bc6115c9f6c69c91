//! Owns words as they are filed for a search: each under those four of its characters that ordinary text holds least often.
//! What can be made beforehand is here. Never searches.

use super::fold;
use super::rarity::rarity;
use serde::{Deserialize, Serialize};

/// How many bytes a word is filed under.
pub(super) const WINDOW: usize = 4;

/// Words shorter than this stand everywhere: they are not searched for.
pub(super) const SHORTEST: usize = 3;

/// A word under its rarest bytes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct Filed {
    /// The bytes, letter case aside.
    pub(super) window: u32,
    pub(super) word: u16,
    /// Where in the word the bytes begin.
    pub(super) offset: u16,
}

/// Words and where they are filed: what can be made beforehand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filing<C> {
    pub(super) filed: Vec<Filed>,
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
        filing
    }

    /// The same words under other classes.
    #[must_use]
    pub fn map<D>(self, class: impl Fn(C) -> D) -> Filing<D> {
        let words = self.words.into_iter().map(|(of, end)| (class(of), end)).collect();
        Filing { filed: self.filed, short: self.short, words, letters: self.letters }
    }

    /// These words and those of another filing.
    #[must_use]
    pub fn joined(mut self, other: Self) -> Self {
        let (words, letters) = (self.words.len(), self.letters.len());
        let moved = |word: u16| u16::try_from(words + usize::from(word)).ok();
        let filed = other.filed.into_iter().filter_map(|filed| Some(Filed { word: moved(filed.word)?, ..filed }));
        self.filed.extend(filed);
        self.short.extend(other.short.into_iter().filter_map(moved));
        let end = |end: u32| u32::try_from(letters + end as usize).unwrap_or(u32::MAX);
        self.words.extend(other.words.into_iter().map(|(class, behind)| (class, end(behind))));
        self.letters.push_str(&other.letters);
        self
    }

    fn file(&mut self, text: &str, class: C) {
        let Ok(word) = u16::try_from(self.words.len()) else { return };
        let rarest = text.as_bytes().windows(WINDOW).enumerate().max_by_key(|(_, window)| rarity(window));
        match rarest {
            Some((offset, &[a, b, c, d])) => {
                let offset = u16::try_from(offset).unwrap_or_default();
                self.filed.push(Filed { window: fold([a, b, c, d]), word, offset });
            }
            _ => self.short.push(word),
        }
        self.letters.push_str(text);
        self.words.push((class, u32::try_from(self.letters.len()).unwrap_or(u32::MAX)));
    }

    pub(super) fn word(&self, number: u16) -> Option<(C, &[u8])> {
        let number = usize::from(number);
        let start = number.checked_sub(1).and_then(|before| self.words.get(before)).map_or(0, |(_, end)| *end);
        let (class, end) = self.words.get(number)?;
        Some((*class, self.letters.as_bytes().get(start as usize..*end as usize)?))
    }

    /// Files each word of three bytes under whatever may follow it: letter case aside, a byte has 128 forms.
    pub(super) fn complete(&mut self) {
        for word in std::mem::take(&mut self.short) {
            let Some((_, &[a, b, c])) = self.word(word) else { continue };
            let next = (0..=u8::MAX).filter(|next| next & 0x20 != 0);
            self.filed.extend(next.map(|next| Filed { window: fold([a, b, c, next]), word, offset: 0 }));
        }
    }
}
