//! Owns how a baseline shrinks: entries go, get milder or follow a file that was moved. Never adds one.

use super::{Baseline, BaselineEntry, Covering, Fate};

/// What a baseline has become.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Shrunk {
    /// The baseline as it is to be.
    pub baseline: Baseline,
    /// Entries that were dropped as stale.
    pub dropped: usize,
    /// Entries whose findings are milder than they were.
    pub lowered: usize,
    /// Entries whose files were moved.
    pub moved: usize,
}

impl Baseline {
    /// Drops the entries that are stale, and leaves the others as they are.
    #[must_use]
    pub fn pruned(&self, covering: &Covering) -> Shrunk {
        self.shrunk(covering, |entry, _| entry.clone())
    }

    /// Drops the entries that are stale, and writes what the others cover as it is now.
    #[must_use]
    pub fn updated(&self, covering: &Covering) -> Shrunk {
        self.shrunk(covering, |_, now| now.clone())
    }

    fn shrunk(&self, covering: &Covering, with: impl Fn(&BaselineEntry, &BaselineEntry) -> BaselineEntry) -> Shrunk {
        let mut shrunk = Shrunk::default();
        let mut entries = Vec::new();
        for (entry, fate) in self.entries.iter().zip(&covering.fates) {
            match fate {
                Fate::Stale => shrunk.dropped += 1,
                Fate::NotJudged => entries.push(entry.clone()),
                Fate::Covers(now) => {
                    let kept = with(entry, now);
                    shrunk.lowered += usize::from(kept.severity < entry.severity);
                    shrunk.moved += usize::from(kept.path != entry.path);
                    entries.push(kept);
                }
            }
        }
        shrunk.baseline = Self::new(entries);
        shrunk
    }
}
