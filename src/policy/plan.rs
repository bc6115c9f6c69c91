//! Owns which fixes of a run are made together, and what a file holds once they are. Never reads or writes a file.

#![deny(clippy::indexing_slicing)]

use crate::lints::{Edit, Finding, Fix, Status};
use crate::text::Span;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

/// The edits of one file, none of which touches another.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Plan {
    /// By where they begin, each with how many findings it mends.
    edits: BTreeMap<usize, (Edit, usize)>,
}

impl Plan {
    /// How many findings it mends.
    #[must_use]
    pub fn findings(&self) -> usize {
        self.edits.values().map(|(_, mends)| mends).sum()
    }

    /// Its edits, in the order of the file.
    pub fn edits(&self) -> impl Iterator<Item = &Edit> {
        self.edits.values().map(|(edit, _)| edit)
    }

    /// Its edits, in the order of the file, each with how many findings it mends.
    pub(super) fn weighed(&self) -> impl Iterator<Item = (&Edit, usize)> {
        self.edits.values().map(|(edit, mends)| (edit, *mends))
    }

    /// Parts it into plans of one edit each.
    #[must_use]
    pub fn single(&self) -> Vec<Self> {
        let each = self.edits.iter().map(|(start, edit)| Self { edits: BTreeMap::from([(*start, edit.clone())]) });
        each.collect()
    }

    /// Adds the edits of another.
    pub fn extend(&mut self, other: Self) {
        self.edits.extend(other.edits);
    }

    /// Moves all edits towards the start, by what stands before the text they are of.
    #[must_use]
    pub fn without_first(self, bytes: usize) -> Self {
        let each = self.edits.into_values().map(|(edit, mends)| {
            let span = Span::new(edit.span.start.saturating_sub(bytes), edit.span.end.saturating_sub(bytes));
            (span.start, (Edit { span, ..edit }, mends))
        });
        Self { edits: each.collect() }
    }

    /// Moves all edits away from the start, by what stands before the text they are of.
    #[must_use]
    pub fn behind(self, bytes: usize) -> Self {
        let each = self.edits.into_values().map(|(edit, mends)| {
            let span = Span::new(edit.span.start + bytes, edit.span.end + bytes);
            (span.start, (Edit { span, ..edit }, mends))
        });
        Self { edits: each.collect() }
    }

    /// Returns the text with all edits made; `None` where something else stands in the place of one.
    #[must_use]
    pub fn apply(&self, text: &str) -> Option<String> {
        let mut out = String::with_capacity(text.len());
        let mut at = 0;
        for edit in self.edits() {
            if text.get(edit.span.start..edit.span.end)? != edit.replaces {
                return None;
            }
            out.push_str(text.get(at..edit.span.start)?);
            out.push_str(&edit.text);
            at = edit.span.end;
        }
        out.push_str(text.get(at..)?);
        Some(out)
    }

    /// The edit in which an offset lies.
    #[must_use]
    pub fn edit_at(&self, offset: usize) -> Option<&Edit> {
        let (_, (edit, _)) = self.edits.range(..=offset).next_back()?;
        (offset < edit.span.end).then_some(edit)
    }

    /// Returns where the ends of its edits lie, and by how much all behind each has grown and shrunk.
    #[must_use]
    pub fn shifts(&self) -> Vec<(usize, usize, usize)> {
        let added = self.edits().scan((0, 0), |(come, gone), edit| {
            *come += edit.text.len();
            *gone += edit.span.len();
            Some((edit.span.end, *come, *gone))
        });
        added.collect()
    }

    /// Puts an edit in that mends so many findings; nothing may touch it.
    pub(super) fn insert(&mut self, edit: Edit, mends: usize) {
        self.edits.insert(edit.span.start, (edit, mends));
    }

    /// Adds an edit that mends a finding, unless it would touch what another changes.
    pub fn add(&mut self, edit: &Edit) {
        if let Some((known, mends)) = self.edits.get_mut(&edit.span.start) {
            *mends += usize::from(known == edit);
            return;
        }
        let before = self.edits.range(..edit.span.start).next_back();
        let after = self.edits.range(edit.span.start..).next();
        let is_clear = before.is_none_or(|(_, (known, _))| known.span.end < edit.span.start)
            && after.is_none_or(|(start, _)| edit.span.end < *start);
        if is_clear {
            self.edits.insert(edit.span.start, (edit.clone(), 1));
        }
    }
}

/// Returns the fix of a standing finding that may be made.
#[must_use]
pub fn fix_of(finding: &Finding, with_unsafe: bool) -> Option<&Fix> {
    let mut fixes = finding.fixes.iter().filter(|_| finding.status == Status::Active);
    let mut may = fixes.clone().filter(|fix| with_unsafe && !fix.safe);
    fixes.find(|fix| fix.safe).or_else(|| may.next())
}

/// Returns what is to be done to each file. Fixes that touch each other are left to the next round.
#[must_use]
pub fn plan(findings: &[Finding], with_unsafe: bool) -> BTreeMap<Arc<PathBuf>, Plan> {
    let mut plans: BTreeMap<Arc<PathBuf>, Plan> = BTreeMap::new();
    for is_safe in [true, false] {
        for finding in findings {
            let Some(fix) = fix_of(finding, with_unsafe).filter(|fix| fix.safe == is_safe) else { continue };
            let plan = plans.entry(Arc::clone(&finding.place.path)).or_default();
            fix.edits.iter().for_each(|edit| plan.add(edit));
        }
    }
    plans
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    fn edit(start: usize, replaces: &str, text: &str) -> Edit {
        Edit::new(Path::new("a"), Span::new(start, start + replaces.len()), replaces, text.to_owned())
    }

    fn planned(edits: &[Edit]) -> Plan {
        let mut plan = Plan::default();
        for edit in edits {
            plan.add(edit);
        }
        plan
    }

    #[test]
    fn edits_are_made_in_order_and_the_same_one_once() {
        let plan = planned(&[edit(4, "c", "CC"), edit(0, "a", ""), edit(4, "c", "CC")]);
        assert_eq!(plan.apply("a b c d").as_deref(), Some(" b CC d"));
        assert_eq!((plan.findings(), plan.shifts()), (3, vec![(1, 0, 1), (5, 2, 2)]));
    }

    #[test]
    fn an_edit_of_something_else_changes_nothing() {
        assert_eq!(planned(&[edit(0, "x", "y")]).apply("a"), None);
        assert_eq!(planned(&[edit(9, "x", "y")]).apply("a"), None);
    }

    #[test]
    fn of_two_that_touch_the_first_is_made() {
        let plan = planned(&[edit(0, "ab", "x"), edit(1, "bc", "y"), edit(2, "c", "z")]);
        assert_eq!(plan.apply("abc").as_deref(), Some("xc"));
    }
}
