//! Owns which findings are told together: one block a reference, the gravest rule first. Never words or draws them.

use super::outcome::Outcome;
use crate::context::{Reference, ReferenceId};
use crate::lints::{Finding, Status};
use crate::text::Place;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// The findings that stand at one reference, or at one place without a reference.
#[derive(Debug)]
pub(super) struct Block<'o> {
    /// The reference, where there is one.
    pub(super) subject: Option<(ReferenceId, &'o Reference)>,
    /// The gravest finding.
    pub(super) head: &'o Finding,
    /// The others, the gravest first.
    pub(super) others: Vec<&'o Finding>,
    /// Whether one of them makes the run fail.
    pub(super) gates: bool,
}

impl Block<'_> {
    /// Where the block stands.
    pub(super) fn place(&self) -> &Place {
        &self.head.place
    }

    /// All findings of the block, the gravest first.
    pub(super) fn findings(&self) -> impl Iterator<Item = &Finding> {
        std::iter::once(self.head).chain(self.others.iter().copied())
    }

    /// Whether the reference's role keeps its findings from failing a run, so that people are told its number only.
    pub(super) fn is_aside(&self) -> bool {
        !self.gates && self.subject.is_some_and(|(_, reference)| !reference.role.gates())
    }
}

/// The findings of one block, each with whether it gates.
type Group<'o> = Vec<(&'o Finding, bool)>;

/// Returns the blocks of all findings that stand, the gravest first, then by path and place.
pub(super) fn blocks<'o>(outcome: &'o Outcome) -> Vec<Block<'o>> {
    let mut groups: BTreeMap<(&Place, Option<ReferenceId>), Group> = BTreeMap::new();
    for (index, finding) in outcome.findings.iter().enumerate() {
        if finding.status == Status::Active {
            let gates = outcome.gates.get(index).copied().unwrap_or_default();
            let id = outcome.subject(finding).map(|(id, _)| id);
            groups.entry((&finding.place, id)).or_default().push((finding, gates));
        }
    }
    let mut blocks: Vec<Block> = groups.into_values().filter_map(|group| block(outcome, group)).collect();
    // Stable: within a severity the groups keep their order by path and place.
    blocks.sort_by_key(|block| Reverse(block.head.severity));
    blocks
}

/// Puts first what must not be cut off: within a severity what gates, then the highest score; else the order stays.
pub(super) fn gravest_first(blocks: &mut [Block]) {
    blocks.sort_by_key(|block| Reverse((block.head.severity, block.gates, block.head.score)));
}

fn block<'o>(outcome: &'o Outcome, mut group: Group<'o>) -> Option<Block<'o>> {
    group.sort_by_key(|(finding, _)| (Reverse(finding.severity), finding.rule));
    let gates = group.iter().any(|(_, gates)| *gates);
    let mut findings = group.into_iter().map(|(finding, _)| finding);
    let head = findings.next()?;
    Some(Block { subject: outcome.subject(head), head, others: findings.collect(), gates })
}
