//! Owns how far two words are apart, for "did you mean". Never knows the words.

/// Returns the number of insertions, deletions, replacements and swaps of neighbours between two words, or `None` where
/// it is above `limit`.
///
/// Optimal string alignment distance (Damerau 1964, Levenshtein 1966), by bytes; time grows with the product of lengths,
/// words whose lengths differ by more than `limit` cost nothing.
#[must_use]
pub(crate) fn distance(one: &str, other: &str, limit: usize) -> Option<usize> {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    if one.len().abs_diff(other.len()) > limit {
        return None;
    }
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=other.len()).collect();
    let mut previous_byte = None;
    for (row, &byte) in one.iter().enumerate() {
        let next = next_row(&before_last, &last, (row, byte, previous_byte), other);
        if next.iter().min().is_none_or(|&least| least > limit) {
            return None;
        }
        before_last = std::mem::replace(&mut last, next);
        previous_byte = Some(byte);
    }
    last.last().copied().filter(|&total| total <= limit)
}

/// Returns the candidate nearest to `word`, where one is near enough to be meant.
#[must_use]
pub fn closest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let limit = tolerance(word);
    let scored = candidates.into_iter().filter_map(|name| Some((distance(word, name, limit)?, name)));
    scored.min_by_key(|&(far, _)| far).map(|(_, name)| name)
}

/// How many slips a word of this length may hold and still be meant: one in four characters, at most three.
#[must_use]
pub(crate) fn tolerance(word: &str) -> usize {
    (word.len() / 4).clamp(1, 3)
}

/// One row of the table: distances of the first word's start up to `row` to every start of the other word.
fn next_row(
    before_last: &[usize],
    last: &[usize],
    (row, byte, previous_byte): (usize, u8, Option<u8>),
    other: &[u8],
) -> Vec<usize> {
    let at = |line: &[usize], index: usize| line.get(index).copied().unwrap_or(usize::MAX / 2);
    let mut next = Vec::with_capacity(last.len());
    let mut left = row + 1;
    next.push(left);
    let mut previous_other = None;
    for (column, &other_byte) in other.iter().enumerate() {
        let replaced = at(last, column) + usize::from(byte != other_byte);
        let mut best = replaced.min(left + 1).min(at(last, column + 1) + 1);
        if previous_byte == Some(other_byte) && previous_other == Some(byte) {
            best = best.min(at(before_last, column.saturating_sub(1)) + 1);
        }
        next.push(best);
        left = best;
        previous_other = Some(other_byte);
    }
    next
}

#[cfg(test)]
mod tests {
    use super::{closest, distance};

    #[test]
    fn counts_slips() {
        assert_eq!(distance("kimi", "kimi", 3), Some(0));
        assert_eq!(distance("kimi", "kmi", 3), Some(1));
        assert_eq!(distance("kimi", "kiim", 3), Some(1));
        assert_eq!(distance("kimi", "mimi", 3), Some(1));
        assert_eq!(distance("", "abc", 3), Some(3));
        assert_eq!(distance("abc", "", 2), None);
        assert_eq!(distance("abcdef", "uvwxyz", 3), None);
    }

    #[test]
    fn offers_only_what_can_be_meant() {
        let words = ["family", "line", "licence"];
        assert_eq!(closest("famly", words), Some("family"));
        assert_eq!(closest("license", words), Some("licence"));
        assert_eq!(closest("temperature", words), None);
    }
}
