//! Owns handing out entries, each once: the mildest that is grave enough. Never decides what asks for which.

use crate::lints::Severity;
use std::collections::{HashMap, VecDeque};
use std::hash::Hash;

const SEVERITIES: [Severity; 4] = [Severity::Info, Severity::Low, Severity::Medium, Severity::High];

/// Entries by what they are looked up by, and there by severity.
#[derive(Debug)]
pub(super) struct Pool<K>(HashMap<K, [VecDeque<usize>; 4]>);

impl<K: Eq + Hash> Pool<K> {
    /// Gathers entries, told by their positions.
    pub(super) fn of(entries: impl Iterator<Item = (K, Severity, usize)>) -> Self {
        let mut pool: HashMap<K, [VecDeque<usize>; 4]> = HashMap::new();
        for (key, severity, entry) in entries {
            let of_key = pool.entry(key).or_default().iter_mut().zip(SEVERITIES);
            of_key.filter(|(_, of)| *of == severity).for_each(|(queue, _)| queue.push_back(entry));
        }
        Self(pool)
    }

    /// Takes the mildest entry that is at least as grave, and is not marked as taken elsewhere. Each is looked at once
    /// and never again, so that many equal ones cost no more than few.
    pub(super) fn take(&mut self, key: &K, least: Severity, is_taken: impl Fn(usize) -> bool) -> Option<usize> {
        let queues = self.0.get_mut(key)?.iter_mut().zip(SEVERITIES).filter(|(_, severity)| *severity >= least);
        for (queue, _) in queues {
            while let Some(entry) = queue.pop_front() {
                if !is_taken(entry) {
                    return Some(entry);
                }
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mildest_that_is_grave_enough_is_taken_once() {
        let entries = [("a", Severity::High, 0), ("a", Severity::Low, 1), ("a", Severity::Medium, 2)];
        let mut pool = Pool::of(entries.into_iter());
        assert_eq!(pool.take(&"a", Severity::Medium, |_| false), Some(2));
        assert_eq!(pool.take(&"a", Severity::Medium, |entry| entry == 0), None, "taken elsewhere");
        assert_eq!(pool.take(&"a", Severity::Info, |_| false), Some(1));
        assert_eq!(pool.take(&"a", Severity::Info, |_| false), None);
        assert_eq!(pool.take(&"b", Severity::Info, |_| false), None);
    }
}
