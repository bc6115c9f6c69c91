//! Owns what a list as a whole says where its rows say different things. Never knows what the rows speak of.

use std::collections::BTreeMap;

/// A value on which rows agree.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Vote<T> {
    /// The value.
    pub value: T,
    /// How many rows give it.
    pub rows: usize,
    /// How many rows give any.
    pub of: usize,
    /// Whether the lab's own interface gives it.
    pub first_party: bool,
}

impl<T: ToString> Vote<T> {
    /// Returns the same with its value in words.
    pub(super) fn in_words(self) -> Vote<String> {
        Vote { value: self.value.to_string(), rows: self.rows, of: self.of, first_party: self.first_party }
    }
}

/// Returns the value that the lab's own rows agree on, else the one that more than half of all rows give. Each ballot
/// tells whether it is the lab's own.
pub(super) fn settle<T: Ord>(ballots: impl Iterator<Item = (T, bool)>) -> Option<Vote<T>> {
    let (mut counts, mut of) = (BTreeMap::<T, (usize, bool)>::new(), 0);
    for (value, own) in ballots {
        let count = counts.entry(value).or_default();
        *count = (count.0 + 1, count.1 || own);
        of += 1;
    }
    let own = counts.values().filter(|(_, own)| *own).count();
    let wins = |&(rows, is_own): &(usize, bool)| if own == 1 { is_own } else { own == 0 && rows * 2 > of };
    let (value, (rows, first_party)) = counts.into_iter().find(|(_, count)| wins(count))?;
    Some(Vote { value, rows, of, first_party })
}

#[cfg(test)]
mod tests {
    use super::settle;

    #[test]
    fn more_than_half_wins_unless_the_lab_itself_speaks() {
        let value = |ballots: &[(&'static str, bool)]| settle(ballots.iter().copied()).map(|vote| vote.value);
        assert_eq!(value(&[]), None);
        assert_eq!(value(&[("a", false), ("b", false)]), None, "half is not enough");
        assert_eq!(value(&[("a", false), ("b", false), ("b", false)]), Some("b"));
        assert_eq!(value(&[("a", true), ("b", false), ("b", false)]), Some("a"));
        assert_eq!(value(&[("a", true), ("b", true), ("b", false)]), None, "the lab contradicts itself");
    }
}
