//! Owns chance that is the same everywhere: `SplitMix64`, keyed by seed and file. Never asks the system.

/// A stream of numbers.
#[derive(Debug, Clone)]
pub struct Random(u64);

impl Random {
    /// The stream of one file: neither order nor the number of files changes it.
    #[must_use]
    pub fn of(seed: u64, index: u64) -> Self {
        let mut keyed = Self(seed ^ 0x6f77_6c69_6e74_0001);
        let key = keyed.next();
        let mut stream = Self(key ^ index.wrapping_mul(0xd134_2543_de82_ef95));
        stream.next();
        stream
    }

    /// The next number.
    #[allow(clippy::should_implement_trait, reason = "a stream without an end is no iterator to anyone here")]
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `bound`, which is above nought.
    pub fn below(&mut self, bound: u64) -> u64 {
        let wide = u128::from(self.next()) * u128::from(bound);
        u64::try_from(wide >> 64).unwrap_or_default()
    }

    /// One of a list that is not empty.
    pub fn pick<'a, T: ?Sized>(&mut self, from: &[&'a T]) -> &'a T {
        from[self.index(from.len())]
    }

    /// A place in a list of that length.
    pub fn index(&mut self, length: usize) -> usize {
        usize::try_from(self.below(length as u64)).unwrap_or_default()
    }

    /// Whether something of `share` in 100,000 happens.
    pub fn happens(&mut self, share: u64) -> bool {
        self.below(100_000) < share
    }

    /// A size from a table of quantiles: each row a share in 10,000 and the size there, straight between them.
    pub fn size(&mut self, quantiles: &[(u64, u64)]) -> u64 {
        let at = self.below(10_000);
        let above = quantiles.iter().position(|(share, _)| *share > at).unwrap_or(quantiles.len() - 1).max(1);
        let ((from, low), (to, high)) = (quantiles[above - 1], quantiles[above]);
        low + (high - low) * (at - from) / (to - from).max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_depend_on_seed_and_file_only() {
        let first = |seed, index| Random::of(seed, index).next();
        assert_eq!(first(1, 2), first(1, 2));
        assert_ne!(first(1, 2), first(2, 1));
        assert_ne!(first(1, 2), first(1, 3));
    }

    #[test]
    fn sizes_follow_their_quantiles() {
        let table = [(0, 10), (5_000, 100), (10_000, 1_000)];
        let mut sizes: Vec<u64> = (0..2_000).map(|index| Random::of(7, index).size(&table)).collect();
        sizes.sort_unstable();
        assert!((90..=110).contains(&sizes[1_000]), "median {}", sizes[1_000]);
        assert!(sizes[0] >= 10 && sizes[1_999] <= 1_000);
    }
}
